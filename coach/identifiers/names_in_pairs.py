"""Two or three words in a row that can only be somebody's name.

Floor 2 (coach). A given name with a surname, or capitalised words of which none is ordinary; not
the people whose books are taught, not a colleague by role, not a place or a ward.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import (
    FREE,
    TWO_NAMES,
    is_common,
    is_given_name,
    is_only_a_name,
)
from coach.identifiers.names_in_context import are_others, without_common
from coach.identifiers.names_titled import is_staff
from coach.identifiers.thinkers import is_known_thinker

_PAIR = re.compile(rf"{FREE}({TWO_NAMES})(?!\w)")
_LOWER = re.compile(r"(?<![\w@.])(?=([a-z]{3,}) ([a-z]{4,}(?:-[a-z]{3,})?)(?![\w@]))")
_PLACE_AFTER = re.compile(
    r"(?i)^(?:'s|\u2019s)? (?:hospital|ward|unit|trust|infirmary|house|centre|center|college"
    r"|university|school|practice|surgery|clinic|hospice|road|street|foundation|model|cycle"
    r"|framework|programme|principle|test|scale|score|inventory|curve|award|prize|lecture|room)\b"
)
_PLACES = frozenset(
    {"alder hey", "chase farm", "george eliot", "harold wood", "milton keynes", "stoke mandeville"}
)
"""Places that look like somebody's name."""
_PLACE_BEFORE = re.compile(r"(?i)\b(?:in|near|to|at|of|outside|around) (?:the )?$")
_TITLE_BEFORE = re.compile(
    r"(?i)\b(?:dr|doctor|prof|professor|sister|matron|nurse|sir|dame|lord)\.? $"
)
_ENGLISH = re.compile(r"(?i)\b(?:the|is|was|and|my|to|a|in|of|has|for|with|i|who)\b")
"""Other languages write other words with capitals."""
_WRITTEN = re.compile(
    r"(?i)^(?:'s|\u2019s)? (?:says in|writes|wrote(?! (?:me|to|us|a letter|in )\b)|book|idea"
    r"|ideas|theory|concept|talks? about"
    r"|describes?|argues|ted talk|paper|research|work on|podcast)\b"
)


def names_in_pairs(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield pairs of words that are a name by themselves.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for match in _PAIR.finditer(text):
        start, end = without_common(text, *match.span(1))
        name = text[start:end]
        if (
            len(name.split()) > 1
            and not are_others(name, others)
            and not _is_other(text, start, end)
        ):
            yield Found("name", start, end)
    for match in _LOWER.finditer(text):
        given, surname = match.groups()
        if is_only_a_name(given) and not is_common(surname) and surname not in others:
            yield Found("name", match.start(1), match.end(2))


def _is_other(text: str, start: int, end: int) -> bool:
    """Say whether a pair is a colleague, an author, a place or a thing."""
    before, after, name = text[max(0, start - 30) : start], text[end : end + 40], text[start:end]
    if (
        is_known_thinker(name)
        or name.lower() in _PLACES
        or _PLACE_AFTER.match(after)
        or _WRITTEN.match(after)
    ):
        return True
    if name.startswith("St ") and after.startswith(("'s", "\u2019s")):
        return True
    if _TITLE_BEFORE.search(before) or is_staff(text, start, end):
        return True
    if is_given_name(name.split()[0]) or "-" in name.split()[-1] or before.endswith(" news to "):
        return False
    around = text[max(0, start - 60) : start] + text[end : end + 60]
    return _PLACE_BEFORE.search(before) is not None or not _ENGLISH.search(around)
