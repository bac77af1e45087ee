"""Trains the safety classifier's weights: the only way in which they arise.

``PYTHONPATH=. python tests/evaluation/train_safety_classifier.py --held-out FILE`` (``--check``
writes nothing, ``--vectors FOLDER`` keeps the vectors of texts between runs), after
``train_safety_encoder.py``, which makes the encoder's adapter and one without the hands held out.

1. Scores: one logistic regression for each label over the adapted encoder's vectors and hashed
   words, fitted on all prompts and on longer messages made of them (``safety_woven.py``). To see
   how they do on hands that they have not read, the prompts of some (``HELD_OUT``) are scored by an
   encoder and a fit that were made without them.
2. Judgement: one small logistic regression for each label over those held-out scores and what the
   rules have seen (``coach.triage.evidence``). Conversations and long turns are put together from
   the second hand's prompts, because it wrote neither.
3. Thresholds: from judgements by folds that did not see the prompt, at the share of harmless
   prompts that may pass (``safety_budgets.py``). Whole turns of the voices among them are then
   judged by such folds, with the rules, and printed by group.
4. The scores are fitted again on everything, and written with the judgement.

It needs scikit-learn, which comes with sentence-transformers; the service does not.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from safety_budgets import VOICE_WEIGHT, limits_of
from safety_cross import cross_fitted_table
from safety_made_up import SEED, Remembering, Vectors, made_up
from safety_pool import (
    FROM_GUIDES,
    HARMLESS,
    ORDINARY,
    SECOND,
    SITUATIONS,
    UNREAD_SITUATIONS,
    VOICES,
    Prompt,
    held_out,
    joined,
    labels_of,
    read_prompts,
    target,
)
from safety_woven import woven
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from coach.triage.classifier import Classifier
from coach.triage.conversation import carry
from coach.triage.evidence import evidence
from coach.triage.features import BUCKETS, hashed
from coach.triage.reading import read_turn
from coach.triage.signs import Signs, signs_of
from coach.triage.weights import (
    Weights,
    default_adapter_path,
    default_weights_path,
    save_weights,
)

_NO_HANDS = {FROM_GUIDES, ORDINARY, SITUATIONS, UNREAD_SITUATIONS}
JUDGEMENT_FOLDS = 5
INVERSE_PENALTY = 5.0
JUDGEMENT_PENALTY = 0.5


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
        encoder.name, labels, matrix[:size], matrix[size:], bias, (), none, none, none, made
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


def scored(prompts: list[Prompt], weights: Weights, encoder: Remembering) -> Held:
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
    weights = np.asarray([VOICE_WEIGHT if p.source in VOICES else 1.0 for p in held.prompts])
    folds = np.random.default_rng(SEED).permutation(len(held.prompts)) % JUDGEMENT_FOLDS
    by_folds = np.zeros(len(held.prompts), np.float32)
    for fold in range(JUDGEMENT_FOLDS):
        seen = folds[known] != fold
        rows = known[seen]
        model = _judgement().fit(found[rows], wanted[seen], sample_weight=weights[rows])
        by_folds[folds == fold] = model.predict_proba(found[folds == fold])[:, 1]
    final = _judgement().fit(found[known], wanted, sample_weight=weights[known])
    coefficients = final.coef_[0].astype(np.float32)
    limits = limits_of(label, held.prompts, truths, by_folds, weights)
    return Judgement(coefficients, float(final.intercept_[0]), limits, by_folds)


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


def train(encoder: Remembering, without: Remembering) -> Weights:
    """Train, print held-out figures and return the weights."""
    prompts = read_prompts()
    wrote = {prompt.source for prompt in prompts} - _NO_HANDS
    made = f"train_safety_classifier.py, seed {SEED}, {len(prompts)} prompts by {len(wrote)} hands"
    made = f"{made}, {datetime.now(UTC).date()}"
    held = _held(prompts, without)
    final = fit_scores([*prompts, *woven(prompts)], encoder, made)
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
    folds = {label: one.folds for label, one in zip(judged, found, strict=True)}
    limits = {label: one.thresholds for label, one in zip(judged, found, strict=True)}
    sys.stdout.write("voices, whole turns, by models that had not read them:\n")
    sys.stdout.write(cross_fitted_table(held.prompts, folds, limits) + "\n")
    return weights


def _held(prompts: list[Prompt], encoder: Remembering) -> Held:
    """Return the prompts held out, and longer ones made of them, scored by a fit on the others."""
    mine = held_out(prompts)
    left = set(mine)
    others = [prompt for prompt in prompts if prompt not in left]
    pool = [*mine, *made_up([p for p in mine if p.source == SECOND]), *woven(mine)]
    fit = fit_scores([*others, *woven(others)], encoder, "without the hands held out")
    return scored(pool, fit, encoder)


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="train and report, write nothing")
    parser.add_argument("--vectors", type=Path, help="folder for vectors, kept between runs")
    parser.add_argument("--held-out", type=Path, required=True, help="adapter without some hands")
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", category=FutureWarning)
    encoders = [Remembering.load(path) for path in (default_adapter_path(), asked.held_out)]
    for encoder in encoders if asked.vectors else ():
        encoder.remember(asked.vectors)
    weights = train(*encoders)
    for encoder in encoders if asked.vectors else ():
        encoder.keep(asked.vectors)
    if not asked.check:
        save_weights(weights, default_weights_path())


if __name__ == "__main__":
    main()
