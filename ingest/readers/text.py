"""Plain text: lines become paragraphs and list items; what is a heading is left to inference.

Floor 2. Three habits of writing are told apart: paragraphs wrapped at a column, one line a
paragraph with blank lines between, and one line a paragraph without.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.guide import BlockKind, Locator
from ingest.document import Element, Markup, RawDocument
from ingest.readers.encoding import decode
from ingest.readers.limits import Limits, check_lines

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣⁃∙■□►▸✓✔➢·–—]|[-*+o](?=\s))\s+(?!\d+\s*[-–—]\s*$)(?=\S)")
_NUMBERED = re.compile(r"^\s*\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s+\S")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+|~+)\s*$")
_ATX = re.compile(r"^(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"^\s*([-*_=~#+.]\s*){3,}$")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’)\]]*$")
_MIN_WRAP = 40
_MAX_WRAP = 120
_RAGGED = 6
"""A wrapped line may end this many characters before the next word would not have fitted."""
_MIN_UNDERLINE = 3
_MIN_CONTINUED = 25
_LINE_END = re.compile(r"\r\n|\r|\x0c|\x85|\u2028|\u2029")


@dataclass(slots=True)
class _Draft:
    """An element while its lines are being collected."""

    line: int
    kind: BlockKind = BlockKind.PARAGRAPH
    parts: list[str] = field(default_factory=list)
    level: int = 0

    def element(self) -> Element:
        marked = self.kind is BlockKind.HEADING
        return Element(
            kind=self.kind,
            text=" ".join(self.parts),
            level=self.level,
            locator=Locator(line=self.line),
            markup=Markup.MARKED if marked else Markup.BARE,
        )


def read(data: bytes, limits: Limits) -> RawDocument:
    """The paragraphs and list items of a plain text file, with line numbers.

    Raises:
        UnreadableDocumentError: If it is not text, or a line or the whole is too long.
    """
    text = _LINE_END.sub("\n", decode(data))
    check_lines(text, limits)
    return RawDocument(elements=tuple(elements_of(text)))


def elements_of(text: str) -> Iterator[Element]:
    """The elements of ``text`` with line numbers that count from 1."""
    lines = text.split("\n")
    yield from elements_of_lines(lines, 1, wrap_column(lines))


def elements_of_lines(lines: Sequence[str], first_line: int, wrap: int | None) -> Iterator[Element]:
    """The elements of some lines of a file.

    Args:
        lines: The lines, without their ends.
        first_line: Number of the first of them in the file, from 1.
        wrap: Column at which the file's paragraphs are wrapped, if they are.
    """
    for start, chunk in _chunks(lines):
        yield from _elements(chunk, start + first_line, wrap)


def wrap_column(lines: Sequence[str]) -> int | None:
    """The column at which paragraphs are wrapped, or ``None`` where a line is a whole paragraph.

    Text is wrapped when nearly all of it stands in lines no longer than a page is wide, and at
    least two lines in three that go on in the next one are about as long as the longest.
    """
    stripped = [line.strip() for line in lines]
    short = sum(len(line) for line in stripped if len(line) <= _MAX_WRAP)
    if short < 0.9 * sum(len(line) for line in stripped):
        return None
    pairs = [(a, b) for a, b in pairwise(stripped) if a and b]
    going_on = [(a, b) for a, b in pairs if not _starts_block(b) and len(a) <= _MAX_WRAP]
    widest = max((len(a) for a, _ in going_on), default=0)
    if widest < _MIN_WRAP:
        return None
    forced = sum(_is_forced(a, b, widest) for a, b in going_on)
    return widest if 2 * len(going_on) <= 3 * forced else None


def _is_forced(line: str, following: str, column: int) -> bool:
    """Whether the line had to end because the next word would have passed the column."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > column - _RAGGED


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    start, chunk = 0, list[str]()
    for number, line in enumerate(lines):
        if line.strip():
            if not chunk:
                start = number
            chunk.append(line)
        elif chunk:
            yield start, chunk
            chunk = []
    if chunk:
        yield start, chunk


def _elements(chunk: Sequence[str], first_line: int, wrap: int | None) -> Iterator[Element]:
    draft: _Draft | None = None
    for offset, line in enumerate(chunk):
        if draft is not None and _is_underline(line, draft):
            draft.kind, draft.level = BlockKind.HEADING, 1 if "=" in line else 2
            continue
        if _RULE.match(line):
            continue
        if draft is not None and _continues(draft, chunk[offset - 1], line, wrap):
            draft.parts.append(line.strip())
            continue
        if draft is not None:
            yield draft.element()
        draft = _begin(line, first_line + offset)
    if draft is not None:
        yield draft.element()


def _begin(line: str, number: int) -> _Draft:
    atx = _ATX.match(line)
    if atx:
        text = line[atx.end() :].rstrip().rstrip("#").rstrip()
        return _Draft(number, BlockKind.HEADING, [text], len(atx[1]))
    bullet = _BULLET.match(line)
    if bullet:
        return _Draft(number, BlockKind.LIST_ITEM, [line[bullet.end() :].strip()])
    return _Draft(number, BlockKind.PARAGRAPH, [line.strip()])


def _is_underline(line: str, draft: _Draft) -> bool:
    mark = _UNDERLINE.match(line)
    return (
        mark is not None
        and len(mark[1]) >= _MIN_UNDERLINE
        and draft.kind is BlockKind.PARAGRAPH
        and len(draft.parts) == 1
        and len(draft.parts[0]) <= _MAX_WRAP
    )


def _starts_block(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBERED.match(line) or _ATX.match(line))


def _continues(draft: _Draft, before: str, line: str, wrap: int | None) -> bool:
    """Whether ``line`` goes on with the draft: it was wrapped, or cuts a sentence."""
    before, now = before.strip(), line.strip()
    if draft.kind is BlockKind.HEADING or _starts_block(line) or _RULE.match(before):
        return False
    indented = draft.kind is BlockKind.LIST_ITEM and line[:1].isspace()
    if wrap is not None and (indented or _is_forced(before, now, wrap)):
        return True
    cut = not _SENTENCE_END.search(before) and now[:1].islower()
    return indented or (cut and len(before) >= _MIN_CONTINUED)
