"""From rows of pages to elements: paragraphs, headings, list items and notes.

Floor 2. Pure functions over rows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.guide import BlockKind, Locator
from ingest.document import Element, Markup
from ingest.readers.pdf_furniture import PageRows
from ingest.readers.pdf_layout import Row
from ingest.readers.pdf_lines import LINE_END_HYPHEN

_BULLET = re.compile(r"^(?:[•●▪◦‣⁃∙■□►▸✓➢·]|[–—*o-](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"^\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+\S")
_NOTE = re.compile(r"^(?:\d{1,3}[.)]?|[*†‡§])\s*\S")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’)\]]*$")
_WORD_BEFORE_HYPHEN = re.compile(r"(\w+)[-\u00ad\u2010]$")
_LARGER = 1.12
_SMALLER = 0.93
_FAR = 1.45
"""Distance of lines, in usual distances, that parts paragraphs."""
_MAX_HEADING = 200


@dataclass(slots=True)
class _Draft:
    """A paragraph, heading or item while its rows are being collected."""

    kind: BlockKind
    page: int
    rows: list[Row]
    last_page: int
    notes: list["_Draft"] = field(default_factory=list)
    """Footnotes met while it was open, put after it."""


def elements_of(pages: Sequence[PageRows]) -> list[Element]:
    """The elements of all pages in reading order, with page numbers."""
    body = _body_size(pages)
    words = _words(pages)
    drafts = list(_drafts(pages, body))
    levels = _levels(drafts)
    unmarked = not levels
    return [
        _element(made, levels, words, bare=unmarked)
        for draft in drafts
        for made in (draft, *draft.notes)
    ]


def _body_size(pages: Sequence[PageRows]) -> float:
    """The size that most characters have."""
    sizes = Counter[float]()
    for page in pages:
        for row in page.rows:
            sizes[round(row.piece.size, 1)] += len(row.piece.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _words(pages: Sequence[PageRows]) -> frozenset[str]:
    """Words, and words with hyphens, that stand whole in a line."""
    lines = (row.piece.text.casefold() for page in pages for row in page.rows)
    return frozenset(
        word
        for line in lines
        for word in re.findall(r"\w+(?:[-\u2010]\w+)*(?![-\u00ad\u2010\w])", line)
    )


def _drafts(pages: Sequence[PageRows], body: float) -> Iterator[_Draft]:
    bold_body = _is_bold_throughout(pages, body)
    draft: _Draft | None = None
    for page in pages:
        usual = _usual_distance(page.rows)
        main, notes = _split_notes(page.rows, body)
        for row in main:
            kind = _kind(row, body, bold_body=bold_body)
            if draft is not None and _goes_on(draft, row, kind, page.number, usual):
                draft.rows.append(row)
                continue
            if draft is not None:
                yield draft
            draft = _Draft(kind, page.number, [row], page.number)
        if notes and draft is not None:
            draft.notes.extend(_notes(notes, page.number))
    if draft is not None:
        yield draft


def _is_bold_throughout(pages: Sequence[PageRows], body: float) -> bool:
    rows = [r for page in pages for r in page.rows if abs(r.piece.size - body) < 0.1 * body]
    return sum(row.piece.bold for row in rows) > 0.5 * len(rows)


def _usual_distance(rows: Sequence[Row]) -> float:
    distances = [
        above.piece.bottom - below.piece.bottom
        for above, below in pairwise(rows)
        if above.column == below.column
    ]
    close = [d for d in distances if d > 0]
    return min(median(close), 2.2 * median(r.piece.size for r in rows)) if close else 0.0


def _split_notes(rows: Sequence[Row], body: float) -> tuple[list[Row], list[Row]]:
    """Rows of text, and the small ones below all of it that begin with a mark."""
    small = [row.piece.size <= _SMALLER * body and not row.cells for row in rows]
    start = len(rows)
    while start > 0 and small[start - 1]:
        start -= 1
    first = next((i for i in range(start, len(rows)) if _NOTE.match(rows[i].piece.text)), len(rows))
    if first == 0:
        return list(rows), []
    return list(rows[:first]), list(rows[first:])


def _notes(rows: Sequence[Row], page: int) -> list[_Draft]:
    drafts = list[_Draft]()
    for row in rows:
        if not drafts or _NOTE.match(row.piece.text):
            drafts.append(_Draft(BlockKind.PARAGRAPH, page, [row], page))
        else:
            drafts[-1].rows.append(row)
    return drafts


def _kind(row: Row, body: float, *, bold_body: bool) -> BlockKind:
    text = row.piece.text
    if row.cells:
        return BlockKind.TABLE_ROW
    larger = row.piece.size >= _LARGER * body
    bold = row.piece.bold and not bold_body and not _SENTENCE_END.search(text)
    if (larger or bold) and not _BULLET.match(text) and len(text) <= _MAX_HEADING:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _BULLET.match(text) else BlockKind.PARAGRAPH


def _goes_on(draft: _Draft, row: Row, kind: BlockKind, page: int, usual: float) -> bool:
    """Whether a row belongs to the paragraph, heading or item that is open."""
    before = draft.rows[-1]
    if BlockKind.TABLE_ROW in (kind, draft.kind) or kind is BlockKind.LIST_ITEM:
        return False
    if abs(row.piece.size - before.piece.size) > 0.08 * before.piece.size:
        return False
    if (kind is BlockKind.HEADING) != (draft.kind is BlockKind.HEADING):
        return False
    if _NUMBERED.match(row.piece.text) and not _is_cut(before, row):
        return False
    if row.column != before.column or page != draft.last_page:
        joined = draft.kind is not BlockKind.HEADING and _is_cut(before, row)
        draft.last_page = page if joined else draft.last_page
        return joined
    return _is_near(draft, before, row, usual)


def _is_cut(before: Row, row: Row) -> bool:
    """Whether a sentence goes on from one row to the next."""
    text, following = before.piece.text, row.piece.text
    if _WORD_BEFORE_HYPHEN.search(text):
        return True
    return not _SENTENCE_END.search(text) and (following[:1].islower() or _is_full(before, row))


def _is_full(before: Row, row: Row) -> bool:
    """Whether the next row's first word would not have fitted after the row before."""
    piece, following = before.piece, row.piece
    word = following.text.split(maxsplit=1)[0]
    width = (following.right - following.left) * (len(word) + 1) / max(len(following.text), 1)
    return piece.right + width > piece.column_right - 0.2 * piece.size


def _is_near(draft: _Draft, before: Row, row: Row, usual: float) -> bool:
    distance = before.piece.bottom - row.piece.bottom
    if usual and distance > _FAR * usual:
        return False
    if draft.kind is BlockKind.HEADING:
        return True
    size = row.piece.size
    indented = row.piece.left - before.piece.left > 0.8 * size
    if draft.kind is BlockKind.LIST_ITEM or _NUMBERED.match(draft.rows[0].piece.text):
        outdented = draft.rows[0].piece.left - row.piece.left > 0.8 * size
        ended = bool(_SENTENCE_END.search(before.piece.text)) and not _is_full(before, row)
        level = len(draft.rows) > 1 or row.piece.left > draft.rows[0].piece.left + 0.3 * size
        return not outdented and not ended and (level or _is_full(before, row))
    if indented and len(draft.rows) > 1:
        return False
    ended = bool(_SENTENCE_END.search(before.piece.text))
    return _is_full(before, row) or not ended


def _levels(drafts: Iterable[_Draft]) -> dict[tuple[float, bool], int]:
    """Looks of headings → their level: larger letters are higher, bold before plain."""
    looks = {_look(draft) for draft in drafts if draft.kind is BlockKind.HEADING}
    ranked = sorted(looks, key=lambda look: (-look[0], not look[1]))
    return {look: min(rank, 6) for rank, look in enumerate(ranked, start=1)}


def _look(draft: _Draft) -> tuple[float, bool]:
    piece = draft.rows[0].piece
    return round(piece.size), piece.bold


def _element(
    draft: _Draft, levels: dict[tuple[float, bool], int], words: frozenset[str], *, bare: bool
) -> Element:
    locator = Locator(page=draft.page)
    if draft.kind is BlockKind.TABLE_ROW:
        cells = " | ".join(draft.rows[0].cells)
        return Element(BlockKind.TABLE_ROW, cells, 0, locator)
    text = join_lines([row.piece.text for row in draft.rows], words)
    if draft.kind is BlockKind.HEADING:
        return Element(BlockKind.HEADING, text, levels[_look(draft)], locator)
    if draft.kind is BlockKind.LIST_ITEM:
        return Element(BlockKind.LIST_ITEM, _BULLET.sub("", text), 0, locator)
    inferred = bare or _NUMBERED.match(text)
    markup = Markup.BARE if inferred else Markup.MARKED
    return Element(BlockKind.PARAGRAPH, text, 0, locator, markup)


def join_lines(lines: Sequence[str], words: frozenset[str]) -> str:
    """Lines of a paragraph as one; a word that was parted at a line end is whole again.

    Args:
        lines: At least one.
        words: Words that stand whole elsewhere in the document; a hyphen stays where the word with
            the hyphen is among them and the word without it is not.
    """
    text = lines[0]
    for line in lines[1:]:
        parted = _WORD_BEFORE_HYPHEN.search(text)
        if parted is None:
            text = f"{text} {line}"
        elif _keeps_hyphen(parted[1], line, words, soft=text.endswith(LINE_END_HYPHEN)):
            text = f"{text[:-1]}-{line}"
        else:
            text = f"{text[:-1]}{line}"
    return text.replace(LINE_END_HYPHEN, "-")


def _keeps_hyphen(head: str, line: str, words: frozenset[str], *, soft: bool) -> bool:
    tail = re.match(r"\w*", line)
    rest = tail[0] if tail else ""
    if not rest or not rest[0].islower():
        return True
    whole, hyphened = f"{head}{rest}".casefold(), f"{head}-{rest}".casefold()
    if whole in words:
        return False
    prefixed = head.casefold() in {"self", "well", "non", "co", "ex", "all", "cross", "half"}
    return hyphened in words or (prefixed and not soft)
