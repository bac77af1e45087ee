"""What an identifier is, how one is replaced, and how a pattern becomes a finder.

Floor 2 (coach). Values and helpers only; what is looked for stands in the modules by kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

SEPARATOR = r"[ .\-/\u00a0\u2010-\u2013]"
"""What people put between groups of digits."""


@dataclass(frozen=True, slots=True)
class Found:
    """One identifier: its kind and its range of the original text, in code points."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without identifiers.

    Attributes:
        text: The text with each identifier replaced by its kind in square brackets.
        found: What was replaced, in order, without overlaps; ranges are those of the original.
    """

    text: str
    found: tuple[Found, ...]


LABELS = {
    "nhs_number": "[NHS number removed]",
    "chi_number": "[CHI number removed]",
    "date_of_birth": "[date of birth removed]",
    "hospital_number": "[hospital number removed]",
    "name": "[name removed]",
    "phone": "[phone number removed]",
    "email": "[e-mail address removed]",
    "postcode": "[postcode removed]",
    "address": "[address removed]",
}
"""What stands in the place of each kind."""

Finder = Callable[[str], Iterator[Found]]


def finder(kind: str, pattern: str, group: int = 0) -> Finder:
    """Return a finder for one pattern; ``group`` is the part that is masked."""

    def find(text: str) -> Iterator[Found]:
        for match in re.finditer(pattern, text):
            if match.group(group):
                yield Found(kind, *match.span(group))

    return find


def without_overlaps(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return ranges in order; two that overlap become one, of the kind of the longer."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda item: (item.start, item.start - item.end)):
        if kept and item.start < kept[-1].end:
            last = kept[-1]
            longer = item if item.end - item.start > last.end - last.start else last
            kept[-1] = Found(longer.kind, last.start, max(last.end, item.end))
            continue
        kept.append(item)
    return tuple(kept)
