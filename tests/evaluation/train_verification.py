"""Trains the decision that weighs a claim against what it cites, and cross-validates it.

``python tests/evaluation/train_verification.py [--write]``, after ``coach ingest``, reads the
**tuning half** of what ``measure_faults.py`` measures, and two files that are never reported on:
``faults/paraphrases_third.jsonl`` and ``faults/faults_third.jsonl``. It learns from claims that no
veto refuses, on folds that keep the claims of one cited sentence together; the threshold is where
``LEAST_CAUGHT`` of the planted faults are still caught on folds that were not trained on. Rates
count what vetoes refuse too. ``--write`` fits on everything and writes
``coach/claim_weights.toml``. Needs scikit-learn; the service does not.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from measure_faults import FAULTS, PARAPHRASES, PER_KIND, all_sentences, honest_pairs, is_tuning
from plant_faults import plant
from plant_subtle import plant_in_paraphrases, plant_subtle
from sklearn.linear_model import LogisticRegression
from train_answers import toml

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from coach.evidence import EvidenceSentence
from coach.learned import CLAIM_WEIGHTS_FILE, Features
from coach.verify import Verifier
from corpus.library import Library

WEIGHTS = Path(__file__).parents[2] / "coach" / CLAIM_WEIGHTS_FILE
REPEATS, FOLDS = 3, 5
INVERSE_PENALTY = 0.33
LEAST_CAUGHT = 0.99
SUM_OF_WEIGHTS = 600
WORTH = {
    "honest": 0.25,
    "honest, third": 0.65,
    "guides' own words": 0.1,
    "planted": 0.3,
    "subtle": 0.2,
    "in other words": 0.3,
    "natural, third": 0.3,
}
"""What each set counts for, whatever its size: honest claims as much as faulty ones."""
HONEST = ("honest", "honest, third", "guides' own words")
PARAPHRASED = ("honest", "honest, third")

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the sentence that it cites, and the set that it is from."""

    origin: str
    claim: str
    cites: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A case with its features, or none where a veto refuses it."""

    case: Case
    features: Features | None

    @property
    def honest(self) -> bool:
        """Whether the claim is borne out."""
        return self.case.origin in HONEST


def third(name: str, sentences: Mapping[str, EvidenceSentence]) -> dict[str, str]:
    """What each claim of a file of the third writer cites, where the guides still say it."""
    read = map(json.loads, (FAULTS / name).read_text(encoding="utf-8").splitlines())
    return {pair["claim"]: pair["quote"] for pair in read if pair["quote"] in sentences}


def cases(sentences: Mapping[str, EvidenceSentence]) -> Iterator[Case]:
    """Every claim to learn from."""
    texts = list(sentences)
    known: dict[str, str] = {}
    for path in PARAPHRASES.values():
        known |= honest_pairs(path, sentences, tuning=True)
    new = third("paraphrases_third.jsonl", sentences)
    yield from (Case("honest", claim, quote) for claim, quote in known.items())
    yield from (Case("honest, third", claim, quote) for claim, quote in new.items())
    faulty = third("faults_third.jsonl", sentences)
    yield from (Case("natural, third", claim, quote) for claim, quote in faulty.items())
    for name, planted in (
        ("planted", [f for f in plant(texts, PER_KIND) if is_tuning(f.id)]),
        ("subtle", [f for f in plant_subtle(texts, PER_KIND) if is_tuning(f.id)]),
        ("in other words", plant_in_paraphrases(known | new, texts)),
    ):
        yield from (Case(name, fault.claim, fault.cites) for fault in planted)
    for quote in texts:
        if is_tuning(quote) and quote[0].isalpha() and not quote.split()[0].isupper():
            claim = f"The guide says that {quote[0].lower()}{quote[1:]}"
            yield Case("guides' own words", claim, quote)


def weighed(library: Library) -> list[Weighed]:
    """Every case with its features."""
    sentences = all_sentences(library)
    verifier = Verifier(library.similarities, library.passages_with)
    return [
        Weighed(case, verifier.features(case.claim, [sentences[case.cites]]))
        for case in cases(sentences)
    ]


def fit(features: Matrix, truth: Matrix, worth: Matrix) -> tuple[float, Matrix]:
    """Bias and weights of a logistic regression, for features as they are."""
    mean, spread = features.mean(0), features.std(0) + 1e-9
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000)
    model.fit((features - mean) / spread, truth, sample_weight=worth)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights


def held_out(features: Matrix, truth: Matrix, worth: Matrix, quotes: list[str]) -> Matrix:
    """Scores (n_repeats, n_claims) by decisions that saw no claim of the same cited sentence."""
    scores = np.zeros((REPEATS, len(truth)))
    names, group = np.unique(quotes, return_inverse=True)
    for repeat in range(REPEATS):
        fold = (np.random.default_rng(repeat).permutation(len(names)) % FOLDS)[group]
        for number in range(FOLDS):
            kept, judged = fold != number, fold == number
            bias, weights = fit(features[kept], truth[kept], worth[kept])
            scores[repeat, judged] = bias + features[judged] @ weights
    return scores


def refused(all_: list[Weighed], scores: Matrix, threshold: float, *origins: str) -> float:
    """Share of the claims of some sets that a veto or the decision refuses."""
    total = sum(one.case.origin in origins for one in all_)
    open_ = np.array([one.case.origin in origins for one in all_ if one.features])
    shown = (scores[:, open_] >= threshold).sum() / len(scores)
    return float(1 - shown / total)


def threshold_for(all_: list[Weighed], scores: Matrix) -> float:
    """The lowest score at which enough of the planted faults are still caught."""
    candidates = np.unique(np.round(scores, 2))
    fit_ = (t for t in candidates if refused(all_, scores, float(t), "planted") >= LEAST_CAUGHT)
    return float(next(fit_))


def report(all_: list[Weighed], *, write: bool) -> None:
    """Print the cross-validated figures; fit on everything and write the weights where wanted."""
    used: list[Any] = [one for one in all_ if one.features]
    names = list(used[0].features)
    features = np.array([[one.features[name] for name in names] for one in used])
    truth = np.array([float(one.honest) for one in used])
    origins = [one.case.origin for one in used]
    worth = np.array([SUM_OF_WEIGHTS * WORTH[o] / origins.count(o) for o in origins])
    scores = held_out(features, truth, worth, [one.case.cites for one in used])
    threshold = threshold_for(all_, scores)
    lines = [f"{len(all_)} claims, {len(used)} past the vetoes; threshold {threshold:.2f}"]
    lines += [
        f"{name}, refused, cross-validated: {refused(all_, scores, threshold, name):.3f}, "
        f"by vetoes alone {refused(all_, scores, -np.inf, name):.3f}"
        for name in WORTH
    ]
    for rate in (0.05, 0.08, 0.10, 0.15):
        wanted = next(
            float(t)
            for t in np.unique(np.round(scores, 2))
            if refused(all_, scores, float(t), *PARAPHRASED) >= rate
        )
        caught = (f"{n} {refused(all_, scores, wanted, n):.3f}" for n in WORTH if n not in HONEST)
        lines.append(f"at {rate:.2f} of honest paraphrases refused: {', '.join(caught)}")
    sys.stdout.write("\n".join([*lines, ""]))
    if write:
        bias, weights = fit(features, truth, worth)
        note = "# Written by tests/evaluation/train_verification.py.\n"
        table = toml("claim", bias, threshold, dict(zip(names, weights, strict=True)))
        WEIGHTS.write_text(note + table, encoding="utf-8")


def main() -> None:
    """Collect, judge, fit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    found = weighed(library)
    library.close()
    report(found, write=arguments.write)


if __name__ == "__main__":
    main()
