"""Trains the two decisions of a composed answer and cross-validates them.

``PYTHONPATH=. python tests/evaluation/train_answers.py --folds FILE FILE [--write]``, after ``coach
ingest``, reads the **tuning half** of ``questions`` and all of ``questions_training``, which is
never reported on. Each question is read by an encoder that was not trained on its writer: the
files are what ``train_question_encoder.py --fold 0`` and ``--fold 1`` made. *held*: a
logistic regression on whether the guides hold what is asked. *fitness*: a conditional logit that
puts the gold sentences of a question before its other sentences. Both are judged on folds that they
were not trained on, five times over; ``--write`` fits them on everything and writes
``coach/answer_weights.toml``. Needs scikit-learn, which comes with sentence-transformers; the
service does not.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from question_pool import FOLDS as WRITERS
from question_pool import read_questions, writer_of
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from api.bootstrap import open_library
from api.encoders import load_adapted, load_encoder
from api.settings import Settings
from coach.asked import read_question
from coach.conversation import Exchange
from coach.evidence import content_sentences, find_evidence
from coach.fitness import feature_rows
from coach.held import held_features
from coach.learned import WEIGHTS_FILE, Features
from coach.questions import Question
from coach.retrieval import exchange_of, passages_for, resolved
from coach.speaks_of import rank
from coach.understanding import understand
from corpus.asking import AskingEncoder
from corpus.library import Library

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "coach" / WEIGHTS_FILE
REPEATS, FOLDS = 5, 5
HELD_INVERSE_PENALTY = 0.1
FITNESS_PENALTY = 5.0
MOST_WRONGLY_DECLINED = 0.05
"""Of held-out folds, in which every writer also has questions to learn from."""
NOT_JUDGED = frozenset({"correct_premise", "clarify"})
"""Expected of questions that other rules answer, before these decisions are asked."""

Matrix = npt.NDArray[np.float64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Example:
    """What the coach knew of one question, and what would have been right."""

    question: Question
    held: Features
    rows: Sequence[Features]
    gold: Sequence[bool]
    """For each row, whether its sentence answers the question."""


def examples(questions: Sequence[Question], library: Library) -> Iterator[Example]:
    """Every question that these decisions are asked about."""
    for question in questions:
        exchanges: list[Exchange] = []
        for turn in question.turns:
            understood = resolved(understand(turn, exchanges), library)
            hits = passages_for(understood, library)
            exchanges.append(exchange_of(understood, hits))
        evidence = find_evidence(understood.query, library, hits)
        asked = read_question(understood.query if understood.in_hand else understood.question)
        around = {hit.passage.id: hit.text for hit in hits}
        sentences = content_sentences(evidence.sentences)
        spoken = rank(asked, sentences, around, library.passages_with)
        if spoken and question.expect not in NOT_JUDGED:
            gold = {line.quote for line in question.gold}
            yield Example(
                question,
                held_features(asked, spoken, evidence, library.passages_with),
                feature_rows(asked, spoken, evidence, library),
                [speaks.sentence.quote in gold for speaks in spoken],
            )


def matrix(rows: Sequence[Features]) -> Matrix:
    """Features in the order of their names, (n_rows, n_features)."""
    return np.array([[row[name] for name in row] for row in rows], dtype=np.float64)


def folds(count: int) -> Iterator[tuple[Matrix, Matrix]]:
    """Places to train on and places to judge, every place judged once a repeat."""
    random = np.random.default_rng(0)
    for _ in range(REPEATS):
        order = random.permutation(count)
        for fold in range(FOLDS):
            judged = order[fold::FOLDS]
            yield np.setdiff1d(order, judged), judged


def fit_held(features: Matrix, truth: Truth) -> tuple[float, Matrix]:
    """Bias and weights of a logistic regression, for features as they are."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    model = LogisticRegression(C=HELD_INVERSE_PENALTY, max_iter=500)
    model.fit((features - mean) / spread, truth)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights


def fit_fitness(examples_: Sequence[Example]) -> Matrix:
    """Weights that make the gold sentences of each question likely among its sentences."""
    used = [(matrix(one.rows), np.array(one.gold)) for one in examples_ if any(one.gold)]
    spread = np.vstack([rows for rows, _ in used]).std(0) + 1e-9
    scaled = [(rows / spread, gold) for rows, gold in used]

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        total, slope = FITNESS_PENALTY * weights @ weights, 2 * FITNESS_PENALTY * weights
        for rows, gold in scaled:
            scores = rows @ weights
            likely = np.exp(scores - scores.max())
            likely /= likely.sum()
            of_gold = likely[gold].sum()
            total -= np.log(of_gold)
            slope -= rows.T @ (np.where(gold, likely / of_gold, 0.0) - likely)
        return float(total), slope

    found: Any = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / spread)


def judged_held(found: Sequence[Example]) -> tuple[Matrix, Truth, float]:
    """Scores on held-out folds (n_repeats, n_questions), the truth, and the chosen threshold."""
    features = matrix([one.held for one in found])
    truth = np.array([one.question.answerable for one in found])
    scores = np.zeros((REPEATS, len(found)))
    for place, (trained, judged) in enumerate(folds(len(found))):
        bias, weights = fit_held(features[trained], truth[trained])
        scores[place // FOLDS, judged] = bias + features[judged] @ weights
    threshold = float(np.quantile(scores[:, truth], MOST_WRONGLY_DECLINED))
    return scores, truth, threshold


def rates(scores: Matrix, truth: Truth, threshold: float) -> str:
    """Precision and recall of declines, and how often an answerable question is declined."""
    declined = scores < threshold
    right, wrong = declined[..., ~truth].mean(), declined[..., truth].mean()
    lacking, held = (~truth).sum(), truth.sum()
    precision = right * lacking / max(right * lacking + wrong * held, 1e-9)
    return f"precision {precision:.3f}, recall {right:.3f}, wrongly declined {wrong:.3f}"


def best_first_has_gold(one: Example, weights: Matrix, most: int) -> bool:
    """Whether a gold sentence is among the ``most`` fittest."""
    order = np.argsort(-(matrix(one.rows) @ weights))[:most]
    return bool(np.array(one.gold)[order].any())


def judged_fitness(found: Sequence[Example]) -> str:
    """How often a gold sentence is among the one, two and three fittest of held-out questions."""
    hits: list[list[bool]] = []
    for trained, judged in folds(len(found)):
        weights = fit_fitness([found[place] for place in trained])
        hits += [[best_first_has_gold(found[i], weights, n) for n in (1, 2, 3)] for i in judged]
    return ", ".join(f"among {n}: {rate:.3f}" for n, rate in enumerate(np.mean(hits, 0), start=1))


def toml(name: str, bias: float, threshold: float, weights: dict[str, float]) -> str:
    """One decision as a table."""
    lines = [f'"{feature}" = {weight:.4f}' for feature, weight in weights.items()]
    key = f'"{name}"'
    head = [f"[{key}]", f"bias = {bias:.4f}", f"threshold = {threshold:.4f}", f"[{key}.weights]"]
    return "\n".join([*head, *lines, ""])


def report(found: Sequence[Example], *, write: bool) -> None:
    """Print the figures; fit on everything and write the weights where wanted."""
    answerable = [one for one in found if one.question.answerable]
    scores, truth, threshold = judged_held(found)
    features = matrix([one.held for one in found])
    bias, weights = fit_held(features, truth)
    fitness = fit_fitness(answerable)
    inside = [[best_first_has_gold(one, fitness, n) for n in (1, 2, 3)] for one in answerable]
    lines = [
        f"{len(found)} questions, {len(answerable)} of them answerable; threshold {threshold:.2f}",
        f"declines, cross-validated: {rates(scores, truth, threshold)}",
        f"declines, in-sample: {rates(bias + features @ weights, truth, threshold)}",
        f"gold cited, cross-validated: {judged_fitness(answerable)}",
        "gold cited, in-sample: " + ", ".join(f"{rate:.3f}" for rate in np.mean(inside, 0)),
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    if write:
        held = dict(zip(found[0].held, weights, strict=True))
        fit = dict(zip(answerable[0].rows[0], fitness, strict=True))
        text = "\n".join([toml("held", bias, threshold, held), toml("fitness", 0.0, 0.0, fit)])
        note = "# Written by tests/evaluation/train_answers.py from the tuning half.\n"
        WEIGHTS.write_text(note + text, encoding="utf-8")


def main() -> None:
    """Collect, judge, fit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", type=Path, nargs=len(WRITERS), required=True, help="adapters")
    arguments = parser.parse_args()
    settings, questions = Settings(), read_questions()
    texts = load_encoder(settings)
    found: list[Example] = []
    for writers, adapter in zip(WRITERS, arguments.folds, strict=True):
        encoder = AskingEncoder(texts, partial(load_adapted, settings, adapter))
        library = open_library(settings, encoder)
        found += examples([one for one in questions if writer_of(one) in writers], library)
        library.close()
    report(found, write=arguments.write)


if __name__ == "__main__":
    main()
