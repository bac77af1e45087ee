"""Claims that a reader of claims may be trained on: honest and faulty ones with what they cite.

``faults/claims/*.jsonl``, by six writers who had not seen the verifier. For each of most sentences
of the shipped guides: an honest claim in nearly the text's words, one in quite other words, and two
that sound right and are not borne out. Some honest ones come once more under a citation that is not
theirs. What is reported on lies elsewhere (``measure_faults.py``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

CLAIMS = Path(__file__).parent / "faults" / "claims"
FOLDS = 2
SWAPPED_EVERY = 12
"""Of so many honest claims one is given another's citation as well."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, the sentences that it cites, and whether they bear it out."""

    text: str
    cites: tuple[str, ...]
    kind: str
    """``near``, ``para``, ``swapped``, or the kind of fault."""
    borne_out: bool

    @property
    def fold(self) -> int:
        """By which model it is judged: claims on one sentence keep together."""
        return fold_of(self.cites)

    @property
    def pair(self) -> tuple[str, str]:
        """As a reader of pairs is given it."""
        return self.text, " ".join(self.cites)


def fold_of(cites: Sequence[str]) -> int:
    """By which model claims on these sentences are judged."""
    return hashlib.sha256(cites[0].encode()).digest()[0] % FOLDS


def read_claims(*files: Path) -> list[Claim]:
    """Return the claims of some files, or of all for training, in a stable order."""
    lines = (
        line
        for path in files or sorted(CLAIMS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [
        Claim(row["claim"], tuple(row["cites"]), row["kind"], row["borne_out"])
        for row in map(json.loads, lines)
    ]


def on_one_in(claims: list[Claim], most: int) -> list[Claim]:
    """The claims on one in so many of the cited sentences."""
    return [c for c in claims if hashlib.sha256(c.cites[0].encode()).digest()[1] % most == 0]


def swapped(claims: list[Claim]) -> list[Claim]:
    """Some of the honest claims, each under what the claim before it in the list cites."""
    chosen = [claim for claim in claims if claim.borne_out][::SWAPPED_EVERY]
    return [
        replace(claim, cites=before.cites, kind="swapped", borne_out=False)
        for before, claim in pairwise(chosen)
        if claim.fold == before.fold
    ]
