"""Trains the decisions that weigh a claim against what it cites, and cross-validates them.

``PYTHONPATH=. python tests/evaluation/train_verification.py --readers FILE FILE [--write]``, after
``coach ingest``, reads the **tuning half** of what ``measure_faults.py`` measures, and files that
are never reported on: ``faults/paraphrases_third.jsonl``, ``faults/faults_third.jsonl`` and
``faults/claims`` (``claim_pool.py``). One decision stands beside a reader of claims, one alone. A
claim is read by a reader that was not trained on its citation: the files are what
``train_claim_reader.py --fold 0`` and ``--fold 1`` made. It learns from claims that no veto
refuses, on folds that keep the claims of one cited sentence together; thresholds are where
``MOST_REFUSED`` of the honest claims of ``HONEST_CLAIMS`` are refused on folds that were not
trained on. Rates count what vetoes refuse too. ``--write`` fits on everything and writes
``coach/claim_weights.toml``. Needs scikit-learn; the service does not.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from claim_pool import FOLDS as READERS
from claim_pool import fold_of, on_one_in, read_claims, swapped
from measure_faults import (
    FAULTS,
    PARAPHRASES,
    PER_KIND,
    Sentences,
    all_sentences,
    honest_pairs,
    is_tuning,
)
from plant_faults import plant
from plant_subtle import plant_in_paraphrases, plant_subtle
from sklearn.linear_model import LogisticRegression
from train_answers import toml

from api.bootstrap import load_encoder, open_library
from api.settings import Settings
from coach.claim_features import CODES
from coach.learned import CLAIM_WEIGHTS_FILE, Features
from coach.verify import ReadsClaim, Verifier
from corpus.library import Library
from corpus.pair_reader import PairReader

WEIGHTS = Path(__file__).parents[2] / "coach" / CLAIM_WEIGHTS_FILE
REPEATS, FOLDS = 3, 5
INVERSE_PENALTY = 0.33
MOST_REFUSED = {"claim": 0.15, "claim, read": 0.1}
"""Of honest claims, by each decision; alone it sees too little to be let through more."""
SUM_OF_WEIGHTS = 3000
ONE_IN = 3
"""Of the sentences of ``faults/claims``: some forty weights need no more, and an hour is saved."""
WORTH = {
    "honest": 0.03,
    "honest, third": 0.06,
    "near": 0.5,
    "para": 0.5,
    "guides' own words": 0.03,
    "planted": 0.045,
    "subtle": 0.03,
    "in other words": 0.045,
    "natural, third": 0.03,
    "faulty": 1.0,
}
"""What each set counts for, whatever its size: honest claims about as much as faulty ones, and what
people wrote far more than what a script planted."""
HONEST = ("honest", "honest, third", "near", "para", "guides' own words")
HONEST_CLAIMS = ("near", "para")

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the sentences that it cites, and the set that it is from."""

    origin: str
    claim: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A case with its features, or none where a veto refuses it."""

    case: Case
    features: Features | None

    @property
    def honest(self) -> bool:
        """Whether the claim is borne out."""
        return self.case.origin in HONEST


def third(name: str, sentences: Sentences) -> dict[str, str]:
    """What each claim of a file of the third writer cites, where the guides still say it."""
    read = map(json.loads, (FAULTS / name).read_text(encoding="utf-8").splitlines())
    return {pair["claim"]: pair["quote"] for pair in read if pair["quote"] in sentences}


def cases(sentences: Sentences) -> Iterator[Case]:
    """Every claim to learn from."""
    claims = on_one_in(read_claims(), ONE_IN)
    for claim in [*claims, *swapped(claims)]:
        if all(quote in sentences for quote in claim.cites):
            yield Case(claim.kind if claim.borne_out else "faulty", claim.text, claim.cites)
    yield from (Case(origin, claim, (quote,)) for origin, claim, quote in single(sentences))


def single(sentences: Sentences) -> Iterator[tuple[str, str, str]]:
    """Claims on one sentence each: where from, the claim, what it cites."""
    texts = list(sentences)
    known: dict[str, str] = {}
    for path in PARAPHRASES.values():
        known |= honest_pairs(path, sentences, tuning=True)
    new = third("paraphrases_third.jsonl", sentences)
    faulty = third("faults_third.jsonl", sentences)
    sets = (("honest", known), ("honest, third", new), ("natural, third", faulty))
    yield from ((name, claim, quote) for name, pairs in sets for claim, quote in pairs.items())
    for name, planted in (
        ("planted", [f for f in plant(texts, PER_KIND) if is_tuning(f.id)]),
        ("subtle", [f for f in plant_subtle(texts, PER_KIND) if is_tuning(f.id)]),
        ("in other words", plant_in_paraphrases(known | new, texts)),
    ):
        yield from ((name, fault.claim, fault.cites) for fault in planted)
    for quote in texts:
        if is_tuning(quote) and quote[0].isalpha() and not quote.split()[0].isupper():
            claim = f"The guide says that {quote[0].lower()}{quote[1:]}"
            yield "guides' own words", claim, quote


def weighed(library: Library, readers: Sequence[ReadsClaim] | None) -> list[Weighed]:
    """Every case with its features; a claim is read by the reader of its fold, if there are any."""
    sentences = all_sentences(library)
    verifiers = [
        Verifier(library.similarities, library.passages_with, reads)
        for reads in readers or [None] * READERS
    ]
    return [
        Weighed(
            case,
            verifiers[fold_of(case.cites)].features(
                case.claim, [sentences[quote] for quote in case.cites]
            ),
        )
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


def threshold_for(all_: list[Weighed], scores: Matrix, rate: float) -> float:
    """The lowest score at which so many of the honest claims are refused."""
    candidates = np.unique(np.round(scores, 2))
    fit_ = (t for t in candidates if refused(all_, scores, float(t), *HONEST_CLAIMS) >= rate)
    return float(next(fit_))


def report(name: str, all_: list[Weighed]) -> str:
    """Print the cross-validated figures of a decision; return it as a table, fitted on all."""
    used: list[Any] = [one for one in all_ if one.features]
    names = list(used[0].features)
    features = np.array([[one.features[name] for name in names] for one in used])
    truth = np.array([float(one.honest) for one in used])
    origins = [one.case.origin for one in used]
    worth = np.array([SUM_OF_WEIGHTS * WORTH[o] / origins.count(o) for o in origins])
    leave_out_what_speaks_for_claims(names, features, truth, worth)
    scores = held_out(features, truth, worth, [one.case.cites[0] for one in used])
    threshold = threshold_for(all_, scores, MOST_REFUSED[name])
    lines = [f"{name}: {len(all_)} claims, {len(used)} past the vetoes; threshold {threshold:.2f}"]
    lines += [
        f"{of}, refused, cross-validated: {refused(all_, scores, threshold, of):.3f}, "
        f"by vetoes alone {refused(all_, scores, -np.inf, of):.3f}"
        for of in WORTH
    ]
    for rate in (0.03, 0.05, 0.08, 0.10, 0.15):
        if rate > refused(all_, scores, -np.inf, *HONEST_CLAIMS):
            wanted = threshold_for(all_, scores, rate)
            caught = (f"{n} {refused(all_, scores, wanted, n):.3f}" for n in WORTH)
            lines.append(f"at {rate:.2f} of honest claims refused: {', '.join(caught)}")
    sys.stdout.write("\n".join([*lines, ""]))
    bias, weights = fit(features, truth, worth)
    return toml(name, bias, threshold, dict(zip(names, weights, strict=True)))


def leave_out_what_speaks_for_claims(
    names: Sequence[str], features: Matrix, truth: Matrix, worth: Matrix
) -> None:
    """Make 0 what rules say whose weight would be positive: a rule may only speak against."""
    rules = np.array([name in CODES for name in names])
    while (wrong := rules & (fit(features, truth, worth)[1] > 0)).any():
        features[:, wrong] = 0


def reader(adapter: Path, settings: Settings) -> ReadsClaim:
    """A reader of claims with some adapter."""
    pairs = PairReader(settings.cache_dir, adapter, threads=settings.encoder_threads)
    return lambda claim, text: pairs.scores([(claim, text)])[0]


def main() -> None:
    """Collect, judge, fit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--readers", type=Path, nargs=READERS, required=True, help="adapters")
    arguments = parser.parse_args()
    settings = Settings()
    library = open_library(settings, load_encoder(settings))
    readers = [reader(adapter, settings) for adapter in arguments.readers]
    tables = [
        report("claim", weighed(library, None)),
        report("claim, read", weighed(library, readers)),
    ]
    library.close()
    if arguments.write:
        note = "# Written by tests/evaluation/train_verification.py.\n"
        WEIGHTS.write_text("\n".join([note, *tables]), encoding="utf-8")


if __name__ == "__main__":
    main()
