"""Who wrote a page and when, where that stands in lines of its own near the top.

Floor 2.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.guide import BlockKind
from ingest.characters import canonical
from ingest.document import Element, Markup

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun"),
            *("july jul", "august aug", "september sep sept", "october oct", "november nov"),
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PREFIX = (
    r"(?:(?:first |last |date |page )?"
    r"(?:published|posted|updated|modified|reviewed|issued|revised|date)"
    r"(?: on| at)?:? ?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
)
_DATES = (
    re.compile(
        rf"{_PREFIX}(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?P<m>{_MONTH})\.?,? (?P<y>(?:19|20)\d\d)",
        re.I,
    ),
    re.compile(
        rf"{_PREFIX}(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)",
        re.I,
    ),
    re.compile(rf"{_PREFIX}(?P<m>{_MONTH})\.? (?P<y>(?:19|20)\d\d)", re.I),
    re.compile(rf"{_PREFIX}(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)", re.I),
)
_TIME = re.compile(r",? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]m)?(?: [A-Z]{3,4})?$", re.I)
_AUTHOR = re.compile(
    r"(?:[Ww]ritten |[Pp]osted |[Rr]eviewed )?[Bb][Yy]:? "
    r"(?P<names>(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Mx|Sir|Dame)\.? )?"
    r"[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|de|van|von|der|bin|al|el|da|di|la|le)){1,4}"
    r"(?:(?:, | and | & )[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,4})*)"
)
_MAX_POSITION = 8
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[ ©]*(?:(?:19|20)\d\d(?: ?[-–,] ?(?:19|20)?\d\d)* )"
    r"(?:by )?(?P<who>[A-Z][^.|©]{2,80}?)"
    r"(?:[.|,]? *all rights reserved.*|[.|].*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says about the page."""

    reason: str
    facts: dict[str, object]


def byline(elements: Sequence[Element], index: int) -> Byline | None:
    """What the line at ``index`` says of date or authors, if it says nothing else."""
    element = elements[index]
    if element.kind is BlockKind.HEADING and element.markup is Markup.MARKED:
        return None
    text = canonical(element.text)
    if index > _MAX_POSITION or len(text) > 150:
        return None
    parts = [part.strip() for part in re.split(r"[|·•]", text) if part.strip()]
    facts: dict[str, object] = {}
    for part in parts:
        found = _date_fact(part) or _author_fact(part)
        if found is None:
            return None
        facts = {**found, **facts}
    return Byline("byline: date or authors in a line of their own", facts) if facts else None


def publisher_of(copyright_line: str) -> str | None:
    """Who a copyright line names after its year, or ``None``."""
    match = _COPYRIGHT.fullmatch(canonical(copyright_line))
    return match["who"].strip(" .,") if match else None


def iso_date(text: str) -> str | None:
    """A date as ISO 8601, as exact as it is given, or ``None`` if ``text`` is no date."""
    text = _TIME.sub("", canonical(text))
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match:
            return _iso(match.groupdict())
    return None


def _iso(parts: dict[str, str | None]) -> str | None:
    month = _MONTHS[(parts.get("m") or "").lower()] if parts.get("m") else int(parts.get("n") or 0)
    day = int(parts.get("d") or 0)
    if not 1 <= month <= 12 or day > 31:
        return None
    return f"{parts['y']}-{month:02}" + (f"-{day:02}" if day else "")


def _date_fact(part: str) -> dict[str, object] | None:
    date = iso_date(part)
    return {"date": date} if date else None


def _author_fact(part: str) -> dict[str, object] | None:
    match = _AUTHOR.fullmatch(part)
    if match is None:
        return None
    return {"authors": tuple(re.split(r", | and | & ", match["names"]))}
