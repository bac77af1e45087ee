"""Whether a question can be answered from the evidence, and if not, what exactly is missing.

Floor 2. That something is missing is a learned decision (``coach/held.py``); what it is, and so
what is said, follows from the question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.asked import Asked, Wanted
from coach.details import acronyms_missing, details_missing, unknown_names, with_headings
from coach.evidence import Evidence
from coach.held import is_held, is_strange
from coach.shelf import Shelf
from coach.speaks_of import Speaks
from coach.words import content_words

_STRANGE, _VERY_STRANGE = 0.5, 2.0
"""Log odds from which an unanswered question is called one of another field; where a name is not
known that can be said instead, and is safer."""
_LIKE_NOTHING = 0.30
"""With an encoder that they do not fit: the likeness of the likest sentence below which it is."""
_VAGUE = frozenset(
    """worth better best bad good help thing things work long usually take takes tell know idea
    happen happened normal ok okay okey right wrong start stop did done yes no say said like
    think feel first next more it she he they him her them that this one ones something
    anything issue problem stuff matter situation works next handle deal mean means point
    use try often soon late back go come""".split()
)
_REFERS_BACK = re.compile(
    r"\b(it|she|he|her|him|his|they|them|that|this|those|these|one|ones|the thing"
    r"|the other)\b",
    re.IGNORECASE,
)


class Why(StrEnum):
    """Why the guides do not answer."""

    FAR = "far"
    """Another field altogether."""
    UNKNOWN_NAME = "unknown_name"
    KIND = "kind"
    """They speak of it, and hold no number, price, date or name of it."""
    DETAIL = "detail"
    """They speak of something near it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing."""

    why: Why
    missing: tuple[str, ...] = ()
    """Words of the question that no guide holds."""


def is_vague(asked: Asked) -> bool:
    """Whether a question points at something that nobody has named."""
    subject = [word for word in content_words(asked.question) if word not in _VAGUE]
    return not subject and not asked.names and bool(_REFERS_BACK.search(asked.question))


def find_gap(
    asked: Asked, spoken: Sequence[Speaks], evidence: Evidence, shelf: Shelf
) -> Gap | None:
    """What keeps the guides from answering; nothing when they can.

    Args:
        asked: The question.
        spoken: Sentences that state something.
        evidence: Where they come from.
        shelf: For how common a word is, and what a question is about.
    """
    count = shelf.passages_with
    if not spoken:
        return Gap(Why.FAR)
    if is_held(asked, spoken, evidence, shelf):
        return None
    found = " ".join(with_headings(speaks) for speaks in spoken)
    unknown = unknown_names(asked, count) or acronyms_missing(asked, found)
    if is_strange(asked, spoken, shelf, _VERY_STRANGE if unknown else _STRANGE, _LIKE_NOTHING):
        return Gap(Why.FAR)
    if unknown:
        return Gap(Why.UNKNOWN_NAME, unknown)
    best = max(spoken, key=lambda speaks: speaks.covered + speaks.sentence.relevance)
    missing = [word for word in details_missing(asked, best) or best.missing if not count(word)]
    return Gap(Why.DETAIL if asked.wanted is Wanted.ANYTHING else Why.KIND, tuple(missing))
