"""Names as lists and letters write them: surname first, a first name with an initial, initials.

Floor 2 (coach). "Okafor, Uche", "HARTLEY, Jean", "Gemma W", "Fisher T, Wood M"; not the authors of
a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import (
    FREE,
    NAME,
    is_common,
    is_given_name,
    is_only_a_name,
    is_surname_word,
)

_UPPER = r"[A-Z]{2,20}(?:[\-'][A-Z]{2,20})?"
_SURNAME_FIRST = re.compile(
    rf"{FREE}({_UPPER}|{NAME}),? ({NAME})(?: {NAME})?"
    r"(?=\s*[,;|./(\u2013\u2014\-]|\s\d|\s(?i:dob|d\.o\.b|born)\b|\s*$)"
)
_WITH_INITIAL = re.compile(
    rf"{FREE}({NAME}) (?!(?:I|A) [a-z])([A-Z])\b(?!['\u2019&/]|\.[A-Za-z]|-\w)"
)
_LOWER_INITIAL = re.compile(r"(?<![\w'])([a-z]{3,20}) ([b-hj-z])(?=[,;.)]|$)")
_INITIALED = re.compile(rf"{FREE}({NAME}|{_UPPER}),? ([A-Z]{{1,2}})\b(?!['\u2019])")
_IN_A_ROW = 50
"""Characters between two names of one list."""
_LIST_OF_PATIENTS = re.compile(
    r"(?i)\b(?:list|board|handover|fallers?|beds?|bay|ward|clinic|theatre|patients?|pts|caseload)\b"
)
_PAPER = re.compile(
    r"(?i)\((?:19|20)\d{2}\)|(?:19|20)\d{2} (?:paper|study|book|review)|et al|journal|article"
)
_PAPER_CHARACTERS = 80
_NO_SURNAME = re.compile(
    r"^(?:Vitamin|Hepatitis|Room|Bay|Plan|Group|Part|Appendix|Type|Grade|Band|Ward)$"
)


def listed_names(text: str, others: frozenset[str]) -> Iterator[Found]:
    """Yield names that stand as in a list.

    Args:
        text: What was written.
        others: Words of names that are known to be no patient's, in lower case.
    """
    for found in (*_surname_first(text), *_with_initial(text), *_rows_of_initials(text)):
        words = re.findall(r"[^\W\d_]{2,}", text[found.start : found.end].lower())
        if not others.issuperset(words) and not _of_a_paper(text, found):
            yield found


def _surname_first(text: str) -> Iterator[Found]:
    """Yield "Okafor, Uche" and "HARTLEY, Jean"."""
    for match in _SURNAME_FIRST.finditer(text):
        surname, given = match.groups()
        comma = text[match.end(1)] == ","
        loud = surname.isupper() and len(surname) > 3
        rare = not is_common(surname) or is_surname_word(surname)
        if not is_given_name(given) or not rare or not (comma or loud):
            continue
        entry = _starts_an_entry(text, match.start()) and not is_given_name(surname)
        if loud or entry or _stands_in_rows(text, match):
            yield Found("name", *match.span())


def _starts_an_entry(text: str, start: int) -> bool:
    """Say whether nothing, a mark or the word "patient" stands before."""
    before = text[max(0, start - 12) : start].rstrip()
    return (
        not before
        or before[-1] in ":;|\n\u2013-.\"'"
        or before.lower().endswith(("patient", "pt", "re"))
    )


def _stands_in_rows(text: str, match: re.Match[str]) -> bool:
    """Say whether a semicolon, a new line or a number shows that entries are listed."""
    before, after = (
        text[max(0, match.start() - 3) : match.start()].rstrip(" "),
        text[match.end() : match.end() + 3],
    )
    return (
        before.rstrip().endswith(";")
        or before.endswith("\n")
        or (" " + after).lstrip()[:1].isdigit()
    )


def _with_initial(text: str) -> Iterator[Found]:
    """Yield "Gemma W" and "jasmine t"."""
    for match in _WITH_INITIAL.finditer(text):
        if is_given_name(match.group(1)):
            yield Found("name", *match.span())
    for match in _LOWER_INITIAL.finditer(text):
        if is_only_a_name(match.group(1)):
            yield Found("name", *match.span())


def _rows_of_initials(text: str) -> Iterator[Found]:
    """Yield "Fisher T, Wood M" where at least two stand close together in a list of patients."""
    if not _LIST_OF_PATIENTS.search(text[:20_000]):
        return
    seen = [match for match in _INITIALED.finditer(text) if _is_surname(match.group(1))]
    for place, match in enumerate(seen):
        near = [*seen[max(0, place - 1) : place], *seen[place + 1 : place + 2]]
        if any(abs(other.start() - match.start()) < _IN_A_ROW for other in near):
            yield Found("name", *match.span())


def _is_surname(word: str) -> bool:
    if _NO_SURNAME.match(word) or word.isupper():
        return False
    return not is_common(word) or is_surname_word(word)


def _of_a_paper(text: str, found: Found) -> bool:
    """Say whether a year or a paper is spoken of right behind a name."""
    return _PAPER.search(text[found.end : found.end + _PAPER_CHARACTERS]) is not None
