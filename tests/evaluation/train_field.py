"""Trains what tells questions of another field from the coach's own: the only way it arises.

``PYTHONPATH=. python tests/evaluation/train_field.py [--write]`` reads the pool of questions
without the writers on whom answers are decided (``question_pool.UNREAD``), and what two hands of
the safety pool typed on an ordinary evening (ids 1 to 160 of each are of another field, 221 to 580
are not). It prints how each writer's questions are told apart by a fit without that writer. Needs
scikit-learn, which comes with sentence-transformers; the service does not.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from question_pool import is_unread, read_questions, writer_of
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from api.bootstrap import load_encoder
from api.settings import Settings
from coach.field import STRANGE, WEIGHTS_FILE
from coach.vector_decision import VectorDecision

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "coach" / WEIGHTS_FILE
EVERYDAY = ("fourteenth", "fifteenth")
LAST_OUTSIDE, FIRST_INSIDE, LAST_INSIDE = 160, 221, 580
LONGEST = 400
"""Characters; a longer question tells a story and is never of another field by mistake."""
INVERSE_PENALTY = 3.0

Row = tuple[str, bool, str]
"""Text, whether it is of another field, writer."""


def rows() -> Iterator[Row]:
    """Every text that is trained on."""
    for question in read_questions():
        short = len(question.turns) == 1 and len(question.turns[0]) < LONGEST
        if short and not is_unread(question):
            yield question.turns[0], question.group == "unanswerable_far", writer_of(question)
    for hand in EVERYDAY:
        for path in sorted((HERE / "safety_training").glob(f"{hand}_*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                number = int(row["id"].rpartition("-")[2])
                if number <= LAST_OUTSIDE or FIRST_INSIDE <= number <= LAST_INSIDE:
                    yield row["text"], number <= LAST_OUTSIDE, hand


def fit(vectors: np.ndarray, outside: np.ndarray) -> LogisticRegression:
    """A fit in which both kinds weigh the same."""
    model = LogisticRegression(C=INVERSE_PENALTY, class_weight="balanced", max_iter=2000)
    return model.fit(vectors, outside)


def judged(vectors: np.ndarray, outside: np.ndarray, writers: np.ndarray) -> str:
    """How well each writer who asks of other fields is told by a fit without that writer."""
    scores, seen = [], []
    for writer in sorted(set(writers[outside])):
        mine = writers == writer
        scores.append(fit(vectors[~mine], outside[~mine]).decision_function(vectors[mine]))
        seen.append(outside[mine])
    score, truth = np.concatenate(scores), np.concatenate(seen)
    lines = [f"area under the curve, by writers: {roc_auc_score(truth, score):.3f}"]
    lines += [
        f"from {least:.1f}: {(score[truth] >= least).mean():.3f} of {truth.sum()} of another "
        f"field, {(score[~truth] >= least).mean():.3f} of {(~truth).sum()} others"
        for least in (0.0, 1.0, 2.0)
    ]
    return "\n".join(lines)


def main() -> None:
    """Fit, judge, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    texts, truths, names = zip(*rows(), strict=True)
    encoder = load_encoder(Settings())
    vectors, outside = encoder.encode(list(texts)), np.asarray(truths)
    sys.stdout.write(f"{len(texts)} texts\n{judged(vectors, outside, np.asarray(names))}\n")
    model = fit(vectors, outside)
    if arguments.write:
        weights = model.coef_.T.astype(np.float32)
        bias = model.intercept_.astype(np.float32)
        VectorDecision(encoder.identity.name, (STRANGE,), weights, bias).save(WEIGHTS)


if __name__ == "__main__":
    main()
