"""Trains the three decisions of a composed answer and cross-validates them.

``PYTHONPATH=. python tests/evaluation/train_answers.py [--write]``, after ``coach ingest``, reads
what some writers asked in ``questions_training`` whom neither the encoder of questions nor the
reader of answers has read (``question_pool.UNREAD``); never what is reported on. *held*: a
logistic regression on whether the guides hold what is asked. *fitness*: a conditional logit that
puts the gold sentences of a question before its other sentences. *certain*: a logistic regression
on whether the fittest sentence of a story is gold, from how far it stands out. All are fitted
without the reader and with it, and judged on folds that they were not trained on, five times over;
``--write`` fits them on everything and writes ``coach/answer_weights.toml``. Needs scikit-learn,
which comes with sentence-transformers; the service does not.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from answer_pool import Found, found_for
from question_pool import is_unread, read_questions
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from api.bootstrap import answer_reader, load_encoder, open_library
from api.settings import Settings
from coach.asked import Shape
from coach.certainty import Section, certainty_features
from coach.fitness import feature_rows
from coach.held import held_features
from coach.learned import WEIGHTS_FILE, Features, learned
from coach.questions import Question
from corpus.library import Library

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "coach" / WEIGHTS_FILE
REPEATS, FOLDS = 5, 5
HELD_INVERSE_PENALTY = 0.1
FITNESS_PENALTY = 5.0
CERTAIN_INVERSE_PENALTY = 0.3
LEAST_CERTAIN = 0.33
"""Probability below which the coach says that it is not sure, and shows two places."""
MOST_WRONGLY_DECLINED = 0.05
"""Of held-out folds, in which every writer also has questions to learn from."""
READ = ("read", "not read")
"""Begin the names of features that a reader gives."""
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
    sections: Sequence[Section]
    """For each row, where its sentence stands."""
    is_story: bool
    """The writer tells of themselves and wants advice."""


def examples(found: Iterable[Found], library: Library) -> Iterator[Example]:
    """Every question that these decisions are asked about."""
    for one in found:
        if one.question.expect not in NOT_JUDGED:
            yield Example(
                one.question,
                held_features(one.asked, one.spoken, one.evidence, library.passages_with),
                feature_rows(one.asked, one.spoken, one.evidence, library),
                one.gold,
                [speaks.sentence.section for speaks in one.spoken],
                one.asked.personal and one.asked.shape is Shape.ADVICE,
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


def fit_logistic(features: Matrix, truth: Truth, inverse_penalty: float) -> tuple[float, Matrix]:
    """Bias and weights of a logistic regression, for features as they are."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    model = LogisticRegression(C=inverse_penalty, max_iter=500)
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
        bias, weights = fit_logistic(features[trained], truth[trained], HELD_INVERSE_PENALTY)
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


def certainty(stories: Sequence[Example]) -> tuple[list[Features], Truth]:
    """Features of the fittest sentence of every story, by a fit without it, and whether it is gold.

    Every story comes once a repeat.
    """
    found: list[Features] = []
    truth: list[bool] = []
    for trained, judged in folds(len(stories)):
        weights = fit_fitness([stories[place] for place in trained])
        for one in (stories[place] for place in judged):
            scores = matrix(one.rows) @ weights
            best = int(scores.argmax())
            found.append(certainty_features(scores, one.sections))
            truth.append(one.gold[best])
    return found, np.array(truth)


def certain_table(found: Sequence[Example], ending: str) -> str:
    """Print how well it is known whether the first sentence is gold; return the decision's table.

    Folds are of stories that each come once a repeat, so a few of one story may be on both sides;
    six weights on thousands of rows have nothing to gain from it.
    """
    rows, truth = certainty([one for one in found if one.is_story and one.question.answerable])
    features = matrix(rows)
    scores = np.zeros(len(rows))
    for trained, judged in folds(len(rows)):
        bias, weights = fit_logistic(features[trained], truth[trained], CERTAIN_INVERSE_PENALTY)
        scores[judged] = bias + features[judged] @ weights
    threshold = float(np.log(LEAST_CERTAIN / (1 - LEAST_CERTAIN)))
    unsure = scores < threshold
    sys.stdout.write(
        f"{len(rows) // REPEATS} stories: the first sentence is gold in {truth.mean():.3f}; "
        f"area {roc_auc_score(truth, scores):.3f}; unsure of {unsure.mean():.3f}, of which it is "
        f"gold in {truth[unsure].mean():.3f}, of the others in {truth[~unsure].mean():.3f}\n"
    )
    bias, weights = fit_logistic(features, truth, CERTAIN_INVERSE_PENALTY)
    return toml(f"certain{ending}", bias, threshold, dict(zip(rows[0], weights, strict=True)))


def toml(name: str, bias: float, threshold: float, weights: dict[str, float]) -> str:
    """One decision as a table."""
    lines = [f'"{feature}" = {weight:.4f}' for feature, weight in weights.items()]
    key = f'"{name}"'
    head = [f"[{key}]", f"bias = {bias:.4f}", f"threshold = {threshold:.4f}", f"[{key}.weights]"]
    return "\n".join([*head, *lines, ""])


def fitted(found: Sequence[Example], ending: str) -> str:
    """Print the figures of the decisions, fit them on everything and return their tables.

    Args:
        found: The questions.
        ending: Of the tables' names.
    """
    answerable = [one for one in found if one.question.answerable]
    scores, truth, threshold = judged_held(found)
    features = matrix([one.held for one in found])
    bias, weights = fit_logistic(features, truth, HELD_INVERSE_PENALTY)
    fitness = fit_fitness(answerable)
    inside = [[best_first_has_gold(one, fitness, n) for n in (1, 2, 3)] for one in answerable]
    lines = [
        f"{len(found)} questions, {len(answerable)} of them answerable; threshold {threshold:.2f}",
        f"area under the curve, cross-validated: {roc_auc_score(truth, scores.mean(0)):.3f}",
        f"declines, cross-validated: {rates(scores, truth, threshold)}",
        f"declines, in-sample: {rates(bias + features @ weights, truth, threshold)}",
        f"gold cited, cross-validated: {judged_fitness(answerable)}",
        "gold cited, in-sample: " + ", ".join(f"{rate:.3f}" for rate in np.mean(inside, 0)),
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    held = dict(zip(found[0].held, weights, strict=True))
    fit = dict(zip(answerable[0].rows[0], fitness, strict=True))
    tables = toml(f"held{ending}", bias, threshold, held), toml(f"fitness{ending}", 0.0, 0.0, fit)
    return "\n".join([*tables, certain_table(found, ending)])


def examples_of_the_unread(every: int = 1) -> list[Example]:
    """What the coach knows of the questions that are fitted on.

    Args:
        every: Of the questions that are looked at.
    """
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    questions = [question for question in read_questions() if is_unread(question)]
    found = found_for(questions[::every], library, answer_reader(settings))
    known = list(examples(found, library))
    library.close()
    return known


def unread(example: Example) -> Example:
    """The same question without what a reader made of it."""

    def kept(features: Features) -> Features:
        return {name: value for name, value in features.items() if not name.startswith(READ)}

    return replace(example, held=kept(example.held), rows=[kept(row) for row in example.rows])


def shortfall(found: Sequence[Example], table: str) -> str:
    """How far below the shipped threshold the lowest 5 % of answered questions score."""
    decision = learned(table)
    scores = [decision.score(one.held) for one in found if one.question.answerable]
    short = decision.threshold - float(np.quantile(scores, MOST_WRONGLY_DECLINED))
    return f"{table}: {short:.2f} of {len(scores)} answerable questions\n"


def main() -> None:
    """Collect, judge, fit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="look at every so manieth question")
    parser.add_argument("--shortfall", action="store_true", help="see coach/held.py; fits nothing")
    arguments = parser.parse_args()
    found = examples_of_the_unread(arguments.every)
    if arguments.shortfall:
        sys.stdout.write(shortfall(found, "held, read"))
        sys.stdout.write(shortfall([unread(example) for example in found], "held"))
        return
    sys.stdout.write("with a reader\n")
    tables = [fitted(found, ", read")]
    sys.stdout.write("without a reader\n")
    tables.append(fitted([unread(example) for example in found], ""))
    if arguments.write:
        note = "# Written by tests/evaluation/train_answers.py.\n"
        WEIGHTS.write_text(note + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
