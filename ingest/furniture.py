"""Lines that belong to a page and not to its text, told by their own words.

Floor 2. A line is only judged here if it is short and is no sentence; where a label could also be a
heading ("Comments"), the caller decides by what follows.
"""

import re
from collections.abc import Callable

from ingest.characters import canonical, folded
from ingest.furniture_patterns import (
    AMBIGUOUS_SHARING,
    FUNCTION_WORDS,
    ICONS,
    LABELS,
    LINES,
    NOT_NAMES,
    SHARING,
)

_MAX_CHARACTERS = 300
_MAX_WORDS = 28
_RULES = tuple(
    (re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE), reason)
    for reason, patterns in LINES.items()
)
_ICON_NAME = re.compile(r"^(?:[a-z0-9]+(?:[-_][a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+)$")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&]{1,7}$")
_FILE = re.compile(
    r"^\S(?:.{0,100}\S)?\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|heic|avif|ico|mp4|mp3|webm|mov)$",
    re.IGNORECASE,
)
_FINAL = re.compile(r"(?<!\.)[.!?]['\"”’)\]]*$")
_MAY_END_IN_STOP = re.compile(r"©|\(c\)|copyright\b|all rights|was this|forgot", re.IGNORECASE)
"""Footers are written with a full stop now and then."""
_SHARE_LEAD = re.compile(
    r"^(?:share|follow|find|connect)(?: (?:this|us))?(?: (?:on|via|to|with))?:? ", re.I
)
_IMAGE_WORDS = frozenset({"icon", "logo", "thumbnail", "avatar", "favicon"})
_NUMBERING = re.compile(r"^(?:chapter|section|part)?\s*\(?\d{1,3}(?:\.\d{1,3})*[.):]?\s+")
_OUTER = ".,;:()[]|•·>›»/\"'"
_MIN_ICONS = 4
_ICON_SHARE = 0.6
"""Share of a line's words, in [0, 1], that must be icon names."""


def line_reason(text: str) -> str | None:
    """Why ``text`` is furniture wherever it stands, or ``None``."""
    line = canonical(text)
    if len(line) > _MAX_CHARACTERS or len(line.split()) > _MAX_WORDS:
        return None
    checks: tuple[Callable[[str], str | None], ...] = (
        _media_reason,
        _icons_reason,
        _sharing_reason,
        _pattern_reason,
    )
    return next((reason for check in checks if (reason := check(line))), None)


def weak_reason(text: str) -> str | None:
    """Why ``text`` is furniture if no text follows that it could be the heading of, or ``None``."""
    line = canonical(text).rstrip(" :>›»→").casefold()
    if line in SHARING:
        return "name of a sharing service"
    return "widget label" if line in LABELS else None


def names_in(text: str) -> list[str]:
    """Acronyms in a left-out line, in order; none from a line that is all capitals.

    They are how a publisher that stands only in a page's furniture can still be found.
    """
    words = [word.strip(_OUTER) for word in canonical(text).split()]
    if not any(word[:1].isalpha() and not word.isupper() for word in words):
        return []
    found = (word for word in words if _ACRONYM.match(word) and word not in NOT_NAMES)
    return [word for word in found if word.casefold() not in SHARING]


def same_line(one: str, other: str) -> bool:
    """Whether two lines say the same, numbering, case and punctuation put aside."""
    return unnumbered(one) == unnumbered(other)


def unnumbered(text: str) -> str:
    """A line for comparing, without the number in front of it."""
    return _NUMBERING.sub("", folded(text))


def _pattern_reason(line: str) -> str | None:
    if _FINAL.search(line) and not _MAY_END_IN_STOP.match(line):
        return None
    bare = line.rstrip(" :>›»→.…")
    return next((reason for rule, reason in _RULES if rule.fullmatch(bare)), None)


def _media_reason(line: str) -> str | None:
    if _FILE.match(line):
        return "name of a media file"
    words = line.casefold().split()
    ends = words[-1:] and words[-1] in _IMAGE_WORDS
    if ends and 1 < len(words) <= 5 and not FUNCTION_WORDS & set(words):
        return "alternative text of an image"
    return None


def _icons_reason(line: str) -> str | None:
    """A line of icon names: an icon sprite that was scraped as text."""
    words = line.split()
    if len(words) < _MIN_ICONS or any(word.casefold() in FUNCTION_WORDS for word in words):
        return None
    shaped = sum(bool(_ICON_NAME.match(word)) for word in words)
    known = sum(word in ICONS or word.casefold() in SHARING for word in words)
    sprite = shaped >= 2 and shaped + known >= _ICON_SHARE * len(words)
    return "line of icon names" if sprite or known == len(words) else None


def _sharing_reason(line: str) -> str | None:
    """Names of sharing services and nothing else."""
    text = _SHARE_LEAD.sub("", line).casefold()
    parts = [part.strip() for part in re.split(r"[|·•,/]| and ", text) if part.strip()]
    if len(parts) == 1 and text not in SHARING:
        parts = text.split()
    if not parts or not all(part in SHARING for part in parts):
        return None
    if len(parts) == 1:
        return None if parts[0] in AMBIGUOUS_SHARING else "name of a sharing service"
    return "list of sharing services"
