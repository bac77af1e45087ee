"""Trains the safety classifier's weights: the only way in which they arise.

``PYTHONPATH=. python tests/evaluation/train_safety_classifier.py`` (``--check`` writes nothing,
``--vectors FILE.npz`` keeps the vectors of texts between runs)

1. Scores: one logistic regression for each label over the shipped encoder's vectors and hashed
   words. To see how they do on a hand that they have not read, the prompts of each hand are scored
   by a fit on the others.
2. Judgement: one small logistic regression for each label over those held-out scores and what the
   rules have seen (``coach.triage.evidence``), fitted on the second hand only, since the rules were
   written with the other two in view. Conversations and long turns are put together from its
   prompts, because it wrote neither.
3. Thresholds: from judgements by folds that did not see the prompt, at the share of harmless
   prompts that may pass (``BUDGETS``): a missed danger costs more than a needless check.
4. The scores are fitted again on everything, and written with the judgement.

It needs scikit-learn, which comes with sentence-transformers; the service does not.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safety_pool import DANGER, FROM_GUIDES, HARMLESS, SECOND, URGENT, Prompt, read_prompts, target
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from api.bootstrap import load_encoder
from coach.triage.classifier import Classifier, sigmoid
from coach.triage.conversation import carry
from coach.triage.evidence import evidence
from coach.triage.features import BUCKETS, hashed
from coach.triage.pieces import whole
from coach.triage.reading import read_turn
from coach.triage.signs import Signs, signs_of
from coach.triage.weights import Weights, default_weights_path, save_weights
from corpus.encoder import SHIPPED_ENCODER
from corpus.settings import CorpusSettings

SEED = 20261122
FOLDS = 5
INVERSE_PENALTY = 5.0
JUDGEMENT_PENALTY = 0.5
MADE_UP = 250
"""Long turns and conversations of each kind that are put together from single prompts."""

BUDGETS = {DANGER: (0.18, 0.18), URGENT: (0.045, 0.045)}
"""Share of hard harmless prompts that may get a check, and the urgent text."""

GRAVE_BUDGET, SCOPE_BUDGET = (0.025, 0.010), (0.015, 0.004)
"""The same for a concern and for a matter outside the coach's field: short line, whole text."""

GRAVE = frozenset("harm_to_other_risk patient_safety mistreatment own_error probity".split())

Vectors = npt.NDArray[np.float32]


@dataclass(slots=True)
class Remembering:
    """The shipped encoder; a text is encoded once."""

    seen: dict[str, Vectors] = field(default_factory=dict)
    encoder: object = None

    def encode(self, texts: list[str], /) -> Vectors:
        """Return unit rows."""
        self.read(texts)
        return np.stack([self.seen[text] for text in texts])

    def read(self, texts: list[str]) -> None:
        """Encode what is new, by length, a few at a time."""
        new = sorted({text for text in texts if text not in self.seen}, key=len)
        encoder = self.encoder or load_encoder(CorpusSettings())
        self.encoder = encoder
        for start in range(0, len(new), 32):
            batch = new[start : start + 32]
            self.seen.update(zip(batch, encoder.encode(batch), strict=True))  # type: ignore[attr-defined]


def joined(prompt: Prompt) -> str:
    """Return what the scores of a prompt are trained on: its last turns as one text."""
    *earlier, turn = prompt.turns
    return " ".join([*(text[-200:] for text in earlier[-3:]), whole(turn)])


def labels_of(prompts: list[Prompt]) -> tuple[str, ...]:
    """Return every label that is scored."""
    routes = {prompt.route for prompt in prompts} - {HARMLESS, DANGER, "distress", "identifiers"}
    return (DANGER, URGENT, *sorted(routes), HARMLESS)


def fit_scores(prompts: list[Prompt], encoder: Remembering, made: str) -> Weights:
    """Fit the scores of every label on ``prompts``; the judgement is still empty."""
    labels = labels_of(prompts)
    texts = [joined(prompt) for prompt in prompts]
    features = sparse.hstack([sparse.csr_matrix(encoder.encode(texts)), _hashed(texts)]).tocsr()
    fits = [_fit_label(features, prompts, label) for label in labels]
    matrix = np.vstack([fit.coef_[0] for fit in fits]).T.astype(np.float32)
    size = matrix.shape[0] - 2 * BUCKETS
    none = np.zeros((0, 0), np.float32)
    bias = np.asarray([fit.intercept_[0] for fit in fits], np.float32)
    return Weights(
        SHIPPED_ENCODER, labels, matrix[:size], matrix[size:], bias, (), none, none, none, made
    )


def _hashed(texts: list[str]) -> sparse.csr_matrix:
    rows = [hashed(text) for text in texts]
    places = np.repeat(np.arange(len(texts)), [len(row) for row in rows])
    values = [value for row in rows for value in row.values()]
    columns = [column for row in rows for column in row]
    return sparse.csr_matrix((values, (places, columns)), shape=(len(texts), 2 * BUCKETS))


def _fit_label(
    features: sparse.csr_matrix, prompts: list[Prompt], label: str
) -> LogisticRegression:
    known = [(row, target(prompt, label)) for row, prompt in enumerate(prompts)]
    kept = [(row, truth) for row, truth in known if truth is not None]
    model = LogisticRegression(
        C=INVERSE_PENALTY,
        class_weight="balanced",
        solver="liblinear",
        dual=True,
        tol=1e-2,
        random_state=SEED,
    )
    return model.fit(features[[row for row, _ in kept]], [truth for _, truth in kept])


def made_up(prompts: list[Prompt]) -> list[Prompt]:
    """Put together long turns and conversations, whose label is that of the graver part."""
    rng = np.random.default_rng(SEED)
    harmless = [p for p in prompts if p.route == HARMLESS]
    grave = [p for p in prompts if p.route != HARMLESS]

    def some(pool: list[Prompt]) -> Prompt:
        return pool[int(rng.integers(len(pool)))]

    def inside(core: Prompt) -> Prompt:
        text = " ".join((some(harmless).turns[-1], core.turns[-1], some(harmless).turns[-1]))
        return Prompt((text,), core.route, core.level, core.also, core.source)

    def after(core: Prompt) -> Prompt:
        turns = (some(harmless).turns[-1], core.turns[-1])
        return Prompt(turns, core.route, core.level, core.also, core.source)

    def before(core: Prompt) -> Prompt:
        # The coach's question is still unanswered; other texts are not repeated.
        route, level = (DANGER, core.level) if core.route == DANGER else (HARMLESS, "none")
        turns = (core.turns[-1], some(harmless).turns[-1])
        return Prompt(turns, route, level, (), core.source)

    found = [
        make(some(pool))
        for make in (inside, after)
        for pool in (harmless, grave)
        for _ in range(MADE_UP)
    ]
    return [*found, *(before(some(grave)) for _ in range(MADE_UP))]


def signs(prompt: Prompt) -> Signs:
    """Return what the rules see in a prompt."""
    *earlier, turn = prompt.turns
    now = read_turn(turn)
    return signs_of(now, now.reasons, carry(now, [read_turn(text) for text in earlier]).danger)


@dataclass(frozen=True, slots=True)
class Held:
    """Prompts of a hand that the scores have not read, with the evidence for each label."""

    prompts: list[Prompt]
    evidence: dict[str, Vectors]


def held_out(prompts: list[Prompt], weights: Weights, encoder: Remembering) -> Held:
    """Score prompts as the service would."""
    reader = Classifier(encoder, weights)
    scores = [reader.scores(prompt.turns[-1], prompt.turns[:-1]) for prompt in prompts]
    seen = [signs(prompt) for prompt in prompts]
    judged = [label for label in weights.labels if label != HARMLESS]
    found = {
        label: np.stack([evidence(label, s, r) for s, r in zip(scores, seen, strict=True)])
        for label in judged
    }
    return Held(prompts, found)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One label's judgement and its thresholds."""

    weights: Vectors
    bias: float
    thresholds: tuple[float, float]
    folds: Vectors
    """Probability for each prompt by a fold that did not see it."""


def judge(held: Held, label: str) -> Judgement:
    """Fit the judgement on one label and choose its thresholds by folds."""
    truths = [target(prompt, label) for prompt in held.prompts]
    known = np.asarray([place for place, truth in enumerate(truths) if truth is not None])
    wanted = np.asarray([truths[place] for place in known])
    found = held.evidence[label]
    folds = np.random.default_rng(SEED).permutation(len(held.prompts)) % FOLDS
    by_folds = np.zeros(len(held.prompts), np.float32)
    for fold in range(FOLDS):
        seen = folds[known] != fold
        model = _judgement().fit(found[known[seen]], wanted[seen])
        by_folds[folds == fold] = model.predict_proba(found[folds == fold])[:, 1]
    final = _judgement().fit(found[known], wanted)
    harmless = np.asarray([p.route == HARMLESS and p.level == "none" for p in held.prompts])
    soft, firm = (
        float(np.clip(np.quantile(by_folds[harmless], 1 - budget), 0.02, 0.98))
        for budget in BUDGETS.get(label, GRAVE_BUDGET if label in GRAVE else SCOPE_BUDGET)
    )
    coefficients = final.coef_[0].astype(np.float32)
    return Judgement(coefficients, float(final.intercept_[0]), (soft, firm), by_folds)


def _judgement() -> LogisticRegression:
    return LogisticRegression(C=JUDGEMENT_PENALTY, max_iter=2000, random_state=SEED)


def report(held: Held, label: str, probabilities: Vectors, limits: tuple[float, float]) -> str:
    """Return one line on how a label does at its thresholds."""
    mine = np.asarray([target(prompt, label) == 1 for prompt in held.prompts])
    harmless = np.asarray([prompt.route == HARMLESS for prompt in held.prompts])
    shares = [
        f"{float((probabilities[group] >= limit).mean()):.3f}"
        for group in (mine, harmless)
        for limit in limits
    ]
    at = f"{limits[0]:.2f}/{limits[1]:.2f}"
    found, passed = "/".join(shares[:2]), "/".join(shares[2:])
    return f"{label:22} n={mine.sum():4} at {at}: found {found}, harmless {passed}"


def train(encoder: Remembering) -> Weights:
    """Train, print held-out figures and return the weights."""
    prompts = read_prompts()
    hands = sorted({prompt.source for prompt in prompts} - {FROM_GUIDES})
    made = f"train_safety_classifier.py, seed {SEED}, {len(prompts)} prompts by {len(hands)} hands"
    made = f"{made}, {datetime.now(UTC).date()}"
    second = [prompt for prompt in prompts if prompt.source == SECOND]
    others = [prompt for prompt in prompts if prompt.source != SECOND]
    held = held_out([*second, *made_up(second)], fit_scores(others, encoder, made), encoder)
    final = fit_scores(prompts, encoder, made)
    judged = tuple(held.evidence)
    found = [judge(held, label) for label in judged]
    for label, one in zip(judged, found, strict=True):
        sys.stdout.write(report(held, label, one.folds, one.thresholds) + "\n")
    weights = Weights(
        encoder=final.encoder,
        labels=final.labels,
        matrix=final.matrix,
        hashed=final.hashed,
        bias=final.bias,
        judged=judged,
        judgement=np.stack([one.weights for one in found]),
        judgement_bias=np.asarray([one.bias for one in found], np.float32),
        thresholds=np.asarray([one.thresholds for one in found], np.float32),
        made=made,
    )
    _report_tuning(prompts, weights, encoder)
    return weights


def _report_tuning(prompts: list[Prompt], weights: Weights, encoder: Remembering) -> None:
    """Print how the thresholds do on the tuning half when the scores have not read it."""
    tuning = [prompt for prompt in prompts if prompt.source == "tuning"]
    rest = [prompt for prompt in prompts if prompt.source != "tuning"]
    held = held_out(tuning, fit_scores(rest, encoder, weights.made), encoder)
    sys.stdout.write("tuning half, scores by the other hands (its rules have seen it):\n")
    for place, label in enumerate(weights.judged):
        logits = held.evidence[label] @ weights.judgement[place] + weights.judgement_bias[place]
        soft, firm = weights.thresholds[place].tolist()
        sys.stdout.write(report(held, label, sigmoid(logits), (soft, firm)) + "\n")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="train and report, write nothing")
    parser.add_argument("--vectors", type=Path, help="where vectors are kept between runs")
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", category=FutureWarning)
    encoder = Remembering()
    if asked.vectors and asked.vectors.is_file():
        with np.load(asked.vectors, allow_pickle=False) as kept:
            encoder.seen = dict(zip(map(str, kept["texts"]), kept["vectors"], strict=True))
    weights = train(encoder)
    if asked.vectors:
        texts, vectors = list(encoder.seen), list(encoder.seen.values())
        np.savez(asked.vectors, texts=np.asarray(texts), vectors=np.stack(vectors))
    if not asked.check:
        save_weights(weights, default_weights_path())


if __name__ == "__main__":
    main()
