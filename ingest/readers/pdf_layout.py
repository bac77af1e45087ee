"""From pieces of lines to rows in reading order: columns, tables and lists told apart.

Floor 2. Pure geometry; nothing here reads a file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.readers.pdf_lines import Piece

_MARKER = re.compile(r"^(?:[•●▪◦‣⁃∙■□►▸✓➢·–—*o-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])$")
_MIN_COLUMN_LINES = 4
_MIN_COLUMN_CHARACTERS = 18
"""Mean length of lines below which two columns are rather a table."""
_MAX_CROSSING = 0.4
_MIN_OVERLAP = 0.4
"""Share of the lower column's height, in [0, 1], that two columns stand side by side."""
_MIN_GUTTER = 6.0


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line of one column."""

    piece: Piece
    cells: tuple[str, ...] = ()
    """Of a table's row; empty for running text."""
    column: int = 0
    """Counts columns and bands of a page, so that a change of it is a jump on the page."""


@dataclass(slots=True)
class _Line:
    """Pieces on one baseline, left to right."""

    pieces: list[Piece] = field(default_factory=list)


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """The rows of a page in reading order.

    Where the page has two columns, what spans both parts it into bands, and in each band the left
    column comes before the right one.
    """
    rows = list[Row]()
    for number, column in enumerate(_columns(pieces)):
        right = max((piece.right for piece in column), default=0.0)
        lines = [_with_markers(line) for line in _lines(column)]
        for row in _table_rows(lines):
            rows.append(replace(row, piece=replace(row.piece, column_right=right), column=number))
    return rows


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    gutter = _gutter(pieces)
    if gutter is None:
        return [list(pieces)]
    columns = list[list[Piece]]()
    spanning = sorted((p for p in pieces if _crosses(p, gutter)), key=lambda p: -p.top)
    rest = [piece for piece in pieces if not _crosses(piece, gutter)]
    for above in [*spanning, None]:
        floor = above.bottom if above is not None else float("-inf")
        band = [piece for piece in rest if (piece.top + piece.bottom) / 2 > floor]
        rest = [piece for piece in rest if piece not in band]
        columns.append([piece for piece in band if piece.right <= gutter])
        columns.append([piece for piece in band if piece.right > gutter])
        columns.append([above] if above is not None else [])
    return _merged([column for column in columns if column], gutter)


def _merged(columns: list[list[Piece]], gutter: float) -> list[list[Piece]]:
    """Neighbouring lines that span the page are one column again."""
    merged = list[list[Piece]]()
    for column in columns:
        if merged and all(_crosses(piece, gutter) for piece in [*merged[-1], *column]):
            merged[-1].extend(column)
        else:
            merged.append(column)
    return merged


def _crosses(piece: Piece, x: float) -> bool:
    return piece.left < x < piece.right


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the space between two columns is, or ``None`` for a page of one column."""
    if len(pieces) < 2 * _MIN_COLUMN_LINES:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    middle = [left + (right - left) * share / 100 for share in range(35, 66)]
    best = min(middle, key=lambda x: (sum(_crosses(p, x) for p in pieces), abs(x - middle[15])))
    first = [piece for piece in pieces if piece.right <= best]
    second = [piece for piece in pieces if piece.left >= best]
    crossing = len(pieces) - len(first) - len(second)
    if min(len(first), len(second)) < _MIN_COLUMN_LINES or crossing > _MAX_CROSSING * len(pieces):
        return None
    if not (_is_prose(first) and _is_prose(second) and _side_by_side(first, second)):
        return None
    gap = min(piece.left for piece in second) - max(piece.right for piece in first)
    return best if gap >= _MIN_GUTTER else None


def _is_prose(pieces: Sequence[Piece]) -> bool:
    return sum(len(piece.text) for piece in pieces) >= _MIN_COLUMN_CHARACTERS * len(pieces)


def _side_by_side(first: Sequence[Piece], second: Sequence[Piece]) -> bool:
    top = min(max(p.top for p in first), max(p.top for p in second))
    bottom = max(min(p.bottom for p in first), min(p.bottom for p in second))
    heights = [max(p.top for p in side) - min(p.bottom for p in side) for side in (first, second)]
    return top - bottom >= _MIN_OVERLAP * min(heights)


def _lines(pieces: Sequence[Piece]) -> list[_Line]:
    """Pieces by baseline, from top to bottom."""
    lines = list[_Line]()
    for piece in sorted(pieces, key=lambda p: (-p.bottom, p.left)):
        last = lines[-1].pieces[0] if lines else None
        if last is not None and abs(last.bottom - piece.bottom) <= 0.4 * max(last.size, piece.size):
            lines[-1].pieces.append(piece)
        else:
            lines.append(_Line([piece]))
    for line in lines:
        line.pieces.sort(key=lambda p: p.left)
    return lines


def _with_markers(line: _Line) -> _Line:
    """A bullet or number that stands apart belongs to what follows it."""
    pieces = list[Piece]()
    for piece in line.pieces:
        if pieces and _MARKER.match(pieces[-1].text):
            pieces[-1] = pieces[-1].joined(piece)
        else:
            pieces.append(piece)
    return _Line(pieces)


def _table_rows(lines: Sequence[_Line]) -> Iterator[Row]:
    """Rows; where lines of several pieces stand above each other in columns, rows of a table."""
    index = 0
    while index < len(lines):
        end = _table_end(lines, index)
        if end - index < 2:
            yield Row(_together(lines[index]))
            index += 1
            continue
        yield from _table(lines[index:end])
        index = end


def _table_end(lines: Sequence[_Line], start: int) -> int:
    """First line after the table that begins at ``start``; ``start`` itself if none does."""
    edges = [piece.left for piece in lines[start].pieces]
    if len(edges) < 2:
        return start
    end, full_rows = start + 1, 1
    while end < len(lines) and _fits_columns(lines[end], edges, lines[end - 1]):
        full_rows += len(lines[end].pieces) == len(edges)
        end += 1
    return end if full_rows >= 2 else start


def _fits_columns(line: _Line, edges: Sequence[float], before: _Line) -> bool:
    """Whether each piece begins where a column does; a first cell may be missing once."""
    tolerance = line.pieces[0].size
    placed = all(any(abs(p.left - edge) <= tolerance for edge in edges) for p in line.pieces)
    if len(line.pieces) == len(edges):
        return placed
    close = before.pieces[0].bottom - line.pieces[0].top < 1.3 * tolerance
    return placed and close and abs(line.pieces[0].left - edges[0]) > tolerance


def _table(lines: Sequence[_Line]) -> Iterator[Row]:
    edges = [piece.left for piece in lines[0].pieces]
    rows = list[Row]()
    for line in lines:
        cells = [""] * len(edges)
        for piece in line.pieces:
            nearest = min(range(len(edges)), key=lambda i: abs(edges[i] - piece.left))
            cells[nearest] = f"{cells[nearest]} {piece.text}".strip()
        if not cells[0] and rows:
            merged = (f"{a} {b}".strip() for a, b in zip(rows[-1].cells, cells, strict=True))
            rows[-1] = replace(rows[-1], cells=tuple(merged))
        else:
            rows.append(Row(_together(line), tuple(cells)))
    yield from rows


def _together(line: _Line) -> Piece:
    made = line.pieces[0]
    for piece in line.pieces[1:]:
        made = made.joined(piece)
    return made
