"""Trains what chooses the line that shows a situation was heard: the only way in which it arises.

``PYTHONPATH=. python tests/evaluation/train_heard.py [--write]`` reads ``heard.jsonl``, in which
readers who saw the messages and the lines, and nothing else, say which line is true of each of
2,100 situations (``questions_training``, the twenty-second to the twenty-eighth writer). The
twenty-eighth is never fitted on, and the twenty-third is left out to judge by it too: the encoder
of questions has read neither (``question_pool.UNREAD``). To be run anew after
``train_question_encoder.py``, whose vectors it weighs. Needs scikit-learn, which comes with
sentence-transformers; the service does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
from question_pool import read_questions, writer_of
from sklearn.linear_model import LogisticRegression

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from coach.acknowledge import NOTHING, WEIGHTS_FILE, Heard, heard_in, vector_for
from coach.heard_lines import ALIKE, LINES
from coach.vector_decision import VectorDecision

HERE = Path(__file__).parent
LABELLED = HERE / "heard.jsonl"
WEIGHTS = HERE.parents[1] / "coach" / WEIGHTS_FILE
JUDGED, REPORTED = "t23", "t28"
INVERSE_PENALTY = 3.0
OF_A_SECOND = 0.5
"""What the second label of a message weighs in the fit, where a reader gave one."""
Labels = list[tuple[str, ...]]


def read() -> tuple[list[str], Labels, np.ndarray]:
    """Texts, the labels that are true of each, and their writers."""
    texts = {question.id: question.turns[-1] for question in read_questions()}
    writers = {question.id: writer_of(question) for question in read_questions()}
    rows = [json.loads(line) for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    labels = [(row["label"], *([row["second"]] if row.get("second") else [])) for row in rows]
    of = np.asarray([writers[row["id"]] for row in rows])
    return [texts[row["id"]] for row in rows], labels, of


def fit(vectors: np.ndarray, labels: Labels) -> LogisticRegression:
    """One fit of all labels, the second of a message counting for less."""
    places = [place for place, known in enumerate(labels) for _ in known]
    names = [name for known in labels for name in known]
    weights = [1.0 if n == 0 else OF_A_SECOND for known in labels for n in range(len(known))]
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=3000)
    return model.fit(vectors[places], names, sample_weight=weights)


def decided(encoder: str, model: LogisticRegression) -> VectorDecision:
    """A fit in the form in which it is shipped."""
    labels = tuple(map(str, model.classes_))
    weights, bias = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return VectorDecision(encoder, labels, weights, bias)


def kind_of(label: str) -> str:
    """The kind that a situation is of; itself where it is of none."""
    return next((kind for kind, (_, alike) in ALIKE.items() if label in alike), label)


def judged(heard: list[Heard], labels: Labels) -> str:
    """How often each sort of line is said, and how often it is true by a reader's labels."""
    known = list(zip(heard, labels, strict=True))
    own = [one.situation in true for one, true in known if one.situation]
    only = [(one.kind, true) for one, true in known if one.kind and not one.situation]
    kinds = [kind in map(kind_of, true) for kind, true in only]
    return "; ".join(
        f"line of {what} for {len(found) / len(heard):.3f}, true of {np.mean(found or [0]):.3f}"
        for what, found in (("the situation", own), ("its kind", kinds))
    )


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    texts, labels, writers = read()
    unknown = {name for known in labels for name in known} - {*LINES, NOTHING}
    if unknown:
        raise SystemExit(f"{LABELLED.name} has labels without a line: {sorted(unknown)}")
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    vectors = np.stack([vector_for(text, library) for text in texts])
    name = library.encoder_name
    library.close()
    for writer in (JUDGED, REPORTED):
        mine = np.flatnonzero(writers == writer)
        others = np.flatnonzero((writers != writer) & (writers != REPORTED))
        decision = decided(name, fit(vectors[others], [labels[place] for place in others]))
        heard = [heard_in(decision.scores(vectors[place])) for place in mine]
        told = judged(heard, [labels[place] for place in mine])
        sys.stdout.write(f"{writer}, {len(mine)} messages: {told}\n")
    if arguments.write:  # the last one: of all but the writer that is reported
        decision.save(WEIGHTS)


if __name__ == "__main__":
    main()
