"""Addresses and postcodes.

Floor 2 (coach). A ward, a room of a hospital or a town alone stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.identifiers.found import Finder, Found, finder

_STREET = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Close|Lane|Ln|Drive|Dr|Way|Court|Ct|Crescent|Cres"
    r"|Place|Pl|Terrace|Gardens|Gdns|Grove|Hill|Square|Sq|Row|Mews|Park|Rise|View|Walk"
    r"|Green|Parade|Quay|Wharf|Path|Vale|Croft|Meadows?|Fields?|Heights|Circus|Yard|Broadway"
    r"|Mount|Bank|Drove|End|Gate|Wynd|Brae|Loan|Esplanade|Promenade|Crossing|Garth|Chase|Fold)"
)
_HOUSE = r"(?:House|Cottage|Farm|Lodge|Manor|Villa|Barn|Hall|Forge|Mill|Rectory|Bungalow|Court)"
_WORD = r"[A-Z][A-Za-z'\u2019\-]{1,24}"
_POSTCODE = r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"
_TOWN = rf"(?:,? ?(?:in )?{_WORD}(?:[ \-]{_WORD}){{0,3}})"
_FLAT = r"(?:(?i:flat|apartment|apt|unit|room) \w{1,4},? )?"
_LIVES = (
    r"(?:lives? (?:at|in|on)|living at|address(?:es)?(?: is| was|'s|:)?|resident at|stays at"
    r"|moved to|discharged? (?:home )?to|visit(?:ed)?(?: to| at)?|from|home is)"
)
_LOWER = (
    r"(?:street|road|rd|avenue|ave|close|lane|drive|crescent|terrace|gardens|grove|row|mews|court"
    r"|place|way|hill|square|walk|croft|rise|view)"
)

_WITH_CODE = re.compile(rf"\b{_POSTCODE}\b")
_LEADING_UP = re.compile(
    rf"(?:(?<!\w)\d{{1,4}}[A-Za-z]?,? )?(?:(?<![\w'\u2019\-]){_WORD},? ){{1,9}}$"
)


def _before_postcodes(text: str) -> Iterator[Found]:
    """Yield postcodes together with the capitalised words that lead up to them."""
    for match in _WITH_CODE.finditer(text):
        first = max(0, match.start() - 120)
        before = _LEADING_UP.search(text[first : match.start()])
        if before:
            yield Found("address", first + before.start(), match.end())


_DWELLING = (
    r"(?:flat|bungalow|house|cottage|caravan|farm(?:house)?|pub|shop|maisonette|room|bedsit"
    r"|place|home"
    r"|boat|hostel|block|terrace|semi|lodge|barn|chapel|bakery|chippy|launderette)"
)
_BESIDE = (
    r"(?:above|behind|next (?:door )?to|opposite|over|beside|across from|at the (?:end|top"
    r"|bottom) of"
    r"|on the corner of|by|under)"
)
_OF_AN_EVENT = re.compile(
    r"(?i)\b(?:meetings?|conference|course|interview|away ?day|event|exam|venue|college|office"
    r"|lecture"
    r"|workshop|training|teaching|station)\b[^.!?\n]{0,25}$"
)
_EVENT_CHARACTERS = 50


def _no_event(pattern: str, group: int = 0) -> Finder:
    """Return a finder of addresses at which no meeting is said to be."""
    find = finder("address", pattern, group)

    def find_others(text: str) -> Iterator[Found]:
        for item in find(text):
            if not _OF_AN_EVENT.search(text[max(0, item.start - _EVENT_CHARACTERS) : item.start]):
                yield item

    return find_others


FINDERS: tuple[Finder, ...] = (
    finder(
        "address",
        rf"\b(?i:(?:the |a )?(?:{_DWELLING} )?{_BESIDE} (?:the "
        rf"|an? )?(?:[a-z'\u2019\-]+ ){{1,4}}?(?:on|in|off|at|of)"
        rf" (?:the )?)(?:{_WORD} ){{1,3}}{_STREET}\b",
    ),
    finder(
        "address",
        rf"\b(?i:(?:the |a |her |his |their )?{_DWELLING} (?:at the \w+ of|on|in|off"
        rf"|at) (?:the )?)(?:{_WORD} ){{1,3}}{_STREET}\b",
    ),
    _no_event(rf"\b(?:The |Old |The Old )(?:{_WORD} ){{0,2}}?{_HOUSE},(?: {_WORD}){{1,3}}"),
    _no_event(
        rf"\b{_FLAT}(?:{_WORD} ){{0,3}}?(?:{_HOUSE},? )?\d{{1,4}}[A-Za-z]?(?:[\-/]\d{{1,4}})?,? "
        rf"(?:{_WORD} ){{1,3}}{_STREET}\b(?!['\u2019])(?:{_TOWN}(?=[,. ]|$)){{0,3}}"
        rf"(?:,? ?{_POSTCODE}\b)?",
    ),
    _before_postcodes,
    finder(
        "address",
        rf"\b(?i:(?:house|cottage|farm|bungalow|caravan|boat)(?:['\u2019]s| is| was)?"
        rf" (?:called|named)) ['\"\u2018\u201c]?((?:The )?{_WORD}(?: {_WORD}){{0,2}})",
        1,
    ),
    finder(
        "address",
        rf"(?i:{_LIVES}) ((?:\d{{1,4}}[A-Za-z]?,? (?:{_WORD} ){{0,4}}|(?:{_WORD} ){{1,4}})"
        rf"(?:{_STREET}|{_HOUSE})\b(?:, ?{_WORD}(?: {_WORD}){{0,3}}){{0,3}})",
        1,
    ),
    finder(
        "address",
        rf"(?i)(?:(?:\b{_LIVES}|\bat|,|:) |^)((?:flat \w{{1,4}},? )?\d{{1,4}}[a-z]?,? "
        rf"(?:[a-z'\-]+ ){{1,3}}{_LOWER})\b",
        1,
    ),
    finder(
        "address", rf"\b(?i:of|at) (\d{{1,4}}[A-Za-z]? The {_WORD}(?:, {_WORD}(?: {_WORD})?)?)", 1
    ),
    finder(
        "address",
        rf"(?i)\b{_LIVES} ((?:number|no\.?) ?\d{{1,4}}[a-z]?,? (?:the )?[a-z'\-]+(?: {_LOWER})?)\b",
        1,
    ),
    finder(
        "address",
        rf"\b((?i:flat|apartment) \w{{1,4}},? (?:\d{{1,4}} )?{_WORD} (?:{_WORD} ?){{0,3}})",
        1,
    ),
    finder(
        "postcode",
        rf"(?<![\w/])(?!(?:ST|CT|FY|F|IMT|GP|PA)\d ?\d(?:ST|ND|RD|TH|YR|AM|PM)\b){_POSTCODE}"
        r"(?![\w])",
    ),
    finder(
        "postcode",
        # In small letters with a gap; the last two letters are none of c, i, k, m, o and v.
        r"(?<![\w/])[a-z]{1,2}\d[a-z\d]? \d(?!st|nd|rd|th|yr|hr)[abd-hjlnp-uw-z]{2}(?!\w)",
    ),
    finder(
        "postcode",
        r"(?i)\b(?:post ?code(?: is|:)?|lives? (?:at|in)) ([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b",
        1,
    ),
)
