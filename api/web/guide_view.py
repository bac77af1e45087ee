"""A revision as a page shows it: groups of blocks, each sentence with its own address.

Floor 3. Pure: a revision in, values for the template out. The address of a sentence is
``c{start}-{end}``, counted in code points of the canonical text like every citation.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.guide import Block, BlockKind, Revision

_CELL_BORDER = re.compile(r"(?<!\S)\|(?!\S)")
"""How readers write the border between two cells of a table row."""

_KINDS_IN_ROWS = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.QUOTATION})
"""Kinds of which neighbours belong together; every other block stands alone."""

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; with an address where a sentence begins."""

    text: str
    is_sentence: bool
    """Whether it belongs to a sentence; the white space between two does not."""
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, list item, quoted paragraph or table row."""

    cells: tuple[tuple[Run, ...], ...]
    """One for everything but a table row."""
    is_whole: bool = False
    """A table row in which a sentence reaches over several cells: it is marked as a whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring blocks of one kind: a whole list or table, or one heading or paragraph."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    address: str = ""
    """Of a heading, for the contents."""


def parts_of(revision: Revision) -> list[Part]:
    """The whole edition in reading order; a heading that repeats the title is left out."""
    shown = [block for block in revision.blocks if not _repeats_title(revision, block)]
    sentences = _sentences_by_block(revision)
    grouped = groupby(shown, key=_row_of)
    return [_part(revision.text, list(blocks), sentences) for _, blocks in grouped]


def contents_of(parts: Sequence[Part]) -> list[tuple[str, str]]:
    """Address and text of each main heading."""
    levels = [part.level for part in parts if part.kind is BlockKind.HEADING]
    return [
        (part.address, "".join(run.text for run in part.lines[0].cells[0]))
        for part in parts
        if part.kind is BlockKind.HEADING and part.level == min(levels)
    ]


def _row_of(block: Block) -> str:
    """Equal for neighbours that belong together."""
    return block.kind if block.kind in _KINDS_IN_ROWS else f"alone at {block.start}"


def _repeats_title(revision: Revision, block: Block) -> bool:
    return block.level == 1 and revision.text[block.start : block.end] == revision.metadata.title


def _sentences_by_block(revision: Revision) -> dict[int, list[Range]]:
    """Ranges of sentences by the start of their block."""
    found = defaultdict[int, list[Range]](list)
    for sentence in revision.sentences:
        found[revision.blocks[sentence.block].start].append((sentence.start, sentence.end))
    return found


def _part(text: str, blocks: Sequence[Block], sentences: dict[int, list[Range]]) -> Part:
    first = blocks[0]
    return Part(
        kind=first.kind,
        lines=tuple(_line(text, block, sentences.get(block.start, [])) for block in blocks),
        level=first.level,
        address=f"h{first.start}" if first.kind is BlockKind.HEADING else "",
    )


def _line(text: str, block: Block, sentences: Sequence[Range]) -> Line:
    cells = _cells(text, block)
    return Line(
        cells=tuple(tuple(_runs(text, cell, sentences)) for cell in cells),
        is_whole=any(start < border < end for start, end in sentences for border, _ in cells),
    )


def _cells(text: str, block: Block) -> list[Range]:
    if block.kind is not BlockKind.TABLE_ROW:
        return [(block.start, block.end)]
    borders = list(_CELL_BORDER.finditer(text, block.start, block.end))
    starts = [block.start, *(border.end() for border in borders)]
    ends = [*(border.start() for border in borders), block.end]
    return list(zip(starts, ends, strict=True))


def _runs(text: str, cell: Range, sentences: Sequence[Range]) -> Iterator[Run]:
    """All of a cell's text; what is left of a sentence in its further cells has no address."""
    cursor, cell_end = cell
    for start, end in sentences:
        first, last = max(start, cursor), min(end, cell_end)
        if first >= last:
            continue
        if cursor < first:
            yield Run(text[cursor:first], is_sentence=False)
        address = f"c{start}-{end}" if first == start else None
        yield Run(text[first:last], is_sentence=True, address=address)
        cursor = last
    if cursor < cell_end:
        yield Run(text[cursor:cell_end], is_sentence=False)
