"""The Markdown of a shipped guide, taken apart for checking: sections, and blocks of prose in them.

Floor 1. It knows the plain Markdown that guides are written in and nothing more; reading any
document for the library is the business of ingest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ITEM = re.compile(r"(?:(?P<bullet>[-*+])|(?P<step>\d{1,2}[.)]))\s+(?P<text>.*)$")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")


class BlockShape(StrEnum):
    """How a block of prose stands on the page."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    STEP = "step"
    """An item of a numbered list."""


@dataclass(frozen=True, slots=True)
class ProseBlock:
    """A paragraph or a list item, as one line without markers of emphasis."""

    shape: BlockShape
    text: str
    line: int
    """Line of the file on which it begins, from 1."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the prose under it, up to the next heading."""

    level: int
    """1 for the title, 2 for a section; 0 for prose before any heading."""
    heading: str
    line: int
    blocks: tuple[ProseBlock, ...]


def sections(body: str, first_line: int = 1) -> tuple[Section, ...]:
    """The sections of a body in order; ``first_line`` is where in the file the body begins."""
    heading = (0, "", first_line)
    lines: list[tuple[int, str]] = []
    found: list[Section] = []
    for number, line in enumerate(body.splitlines(), start=first_line):
        match = _HEADING.match(line)
        if match is None:
            lines.append((number, line))
            continue
        found.append(_section(heading, lines))
        heading, lines = (len(match.group(1)), match.group(2), number), []
    found.append(_section(heading, lines))
    return tuple(section for section in found if section.level or section.blocks)


def _section(heading: tuple[int, str, int], lines: Sequence[tuple[int, str]]) -> Section:
    level, title, number = heading
    return Section(level=level, heading=title, line=number, blocks=tuple(_blocks(lines)))


def _blocks(lines: Sequence[tuple[int, str]]) -> Iterator[ProseBlock]:
    current: ProseBlock | None = None
    for number, raw in lines:
        line = raw.strip()
        item = _ITEM.match(line)
        if current is not None and (not line or item):
            yield current
            current = None
        if item:
            shape = BlockShape.BULLET if item["bullet"] else BlockShape.STEP
            current = ProseBlock(shape, _plain(item["text"]), number)
        elif line and current is None:
            current = ProseBlock(BlockShape.PARAGRAPH, _plain(line), number)
        elif line and current is not None:
            current = ProseBlock(current.shape, f"{current.text} {_plain(line)}", current.line)
    if current is not None:
        yield current


def _plain(line: str) -> str:
    return _EMPHASIS.sub("", line)
