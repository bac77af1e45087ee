"""The same name later in a text, and names joined to one that was found.

Floor 2 (coach). "Winnie, Alf and Mrs Choudhury": what one of them is, all are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Found
from coach.identifiers.name_words import FREE, FULL_NAME, is_common, is_given_name

_JOINED = re.compile(
    rf"(?:,| and| or| &|, and) (?:(?i:(?:big|old|little|young|mr|mrs|ms"
    rf"|miss)\.?) )?({FULL_NAME})(?!\w)"
)
_JOINS_BACK = re.compile(
    rf"{FREE}({FULL_NAME})(?:,| and| or| &) (?:(?i:(?:big|old|little|young|mr|mrs"
    rf"|ms|miss)\.?) )?$"
)
_BACK_CHARACTERS = 60
_MOST_JOINED = 8
_WORD = re.compile(r"[^\W\d_][\w\-]*")
_DOCTOR_BEFORE = re.compile(r"(?i)\b(?:dr|doctor|prof|professor|sister|matron|nurse)\.? $")


def named_again(text: str, found: list[Found], others: frozenset[str]) -> list[Found]:
    """Return further names that those found show to be patients'.

    Args:
        text: What was written.
        found: What was found so far, of every kind.
        others: Words of names that are known to be no patient's, in lower case.
    """
    names = [item for item in found if item.kind == "name"]
    joined = [more for item in names for more in _joined(text, item, others)]
    return [*joined, *_repeated(text, [*names, *joined], others)]


def _joined(text: str, name: Found, others: frozenset[str]) -> Iterator[Found]:
    """Yield names that stand in one list with a name."""
    end = name.end
    for _ in range(_MOST_JOINED):
        match = _JOINED.match(text, end)
        if not match or not _may_be_joined(match.group(1), others):
            break
        end = match.end(1)
        yield Found("name", *match.span(1))
    start = name.start
    for _ in range(_MOST_JOINED):
        first = max(0, start - _BACK_CHARACTERS)
        match = _JOINS_BACK.search(text[first:start])
        if not match or not _may_be_joined(match.group(1), others):
            break
        start = first + match.start(1)
        yield Found("name", start, first + match.end(1))


def _may_be_joined(name: str, others: frozenset[str]) -> bool:
    first = name.split(maxsplit=1)[0]
    return is_given_name(first) and first.lower() not in others


def _repeated(text: str, names: list[Found], others: frozenset[str]) -> Iterator[Found]:
    """Yield every later word that is part of a name found before."""
    known = {
        word
        for item in names
        for word in _WORD.findall(text[item.start : item.end])
        if len(word) > 2 and word[0].isupper() and not word.isupper() and not is_common(word)
    }
    for match in _WORD.finditer(text) if known else ():
        word = match.group()
        if word in known and word.lower() not in others:
            before = text[max(0, match.start() - 12) : match.start()]
            if not _DOCTOR_BEFORE.search(before):
                yield Found("name", *match.span())
