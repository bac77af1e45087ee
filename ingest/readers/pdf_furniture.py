"""Running heads, running feet and page numbers: found by where they stand and that they come again.

Floor 2. Pure functions over rows.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.guide import Locator, Region, RegionKind
from ingest.readers.pdf_layout import Row

_NUMBER = re.compile(
    r"^\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I
)
_EDGE = 0.12
"""Part of a page's height, at its top and bottom, in which running heads and numbers stand."""
_MAX_HEAD_LINES = 4
_APART = 0.7
"""Room, in heights of letters, between a running head and the text."""


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of one page."""

    number: int
    height: float
    rows: list[Row]


def take_furniture(pages: Sequence[PageRows]) -> tuple[list[PageRows], list[Region]]:
    """Pages without running heads and page numbers, and those as regions.

    A head of several lines goes line by line, from the text outwards.
    """
    kept, regions = list(pages), list[Region]()
    for _ in range(_MAX_HEAD_LINES):
        kept, found = _take_once(kept)
        regions.extend(found)
        if not found:
            break
    return kept, regions


def _take_once(pages: Sequence[PageRows]) -> tuple[list[PageRows], list[Region]]:
    repeated = _repeated(pages)
    regions, kept = list[Region](), list[PageRows]()
    for page in pages:
        rows = list[Row]()
        for row in page.rows:
            reason = _furniture_reason(row, page, repeated)
            if reason is None:
                rows.append(row)
                continue
            regions.append(_region(row, page.number, RegionKind.FURNITURE, reason))
        kept.append(PageRows(page.number, page.height, rows))
    return kept, regions


def _repeated(pages: Sequence[PageRows]) -> frozenset[str]:
    """Shapes of rows that stand at the same edge of several pages, away from the text."""
    seen = Counter(
        shape
        for page in pages
        for shape in {_shape(row) for row in page.rows if _stands_apart(row, page)}
    )
    least = max(2, round(0.3 * len(pages)))
    return frozenset(shape for shape, count in seen.items() if count >= least)


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", row.piece.text.casefold())


def _at_edge(row: Row, page: PageRows) -> bool:
    margin = _EDGE * page.height
    return row.piece.bottom > page.height - margin or row.piece.top < margin


def _stands_apart(row: Row, page: PageRows) -> bool:
    """Whether a row at an edge is parted from what lies further in by more than a line's room."""
    if not _at_edge(row, page):
        return False
    at_top, piece = row.piece.bottom > page.height / 2, row.piece
    inner = [
        piece.bottom - other.piece.top if at_top else other.piece.bottom - piece.top
        for other in page.rows
        if not _at_edge(other, page)
        or (other.piece.bottom < piece.bottom if at_top else other.piece.bottom > piece.bottom)
    ]
    nearest = min((gap for gap in inner if gap > -piece.size), default=piece.size)
    return nearest > _APART * piece.size


def _furniture_reason(row: Row, page: PageRows, repeated: frozenset[str]) -> str | None:
    if not _at_edge(row, page):
        return None
    if _NUMBER.match(row.piece.text):
        return "page number"
    if _shape(row) in repeated and _stands_apart(row, page):
        return "running head or foot: repeated on other pages"
    return None


def _region(row: Row, page: int, kind: RegionKind, reason: str) -> Region:
    return Region(kind=kind, text=row.piece.text, reason=reason, locator=Locator(page=page))
