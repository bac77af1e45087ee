"""Where sentences begin and end.

Floor 2. pysbd only proposes borders; the spans are cut from the text here, so that whatever it
returns, nothing is lost, doubled or shifted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from pysbd import Segmenter

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]+")
_MAY_END = re.compile(r"[.!?…]\S{0,8}\s+\S|[。！？؟।]")
"""A text in which this is not found has one sentence: no need to ask."""
_STOP = re.compile(r"[a-z]{2}[.!?]['\"”’)\]]{0,3}\s+(?=['\"“‘(]?[A-Z])")
_MAX_WINDOW = 2_000
"""Characters that pysbd is given at once, at most."""
_ELLIPSIS = re.compile(r"…['\"”’)\]]*\s+(?=['\"“‘(]?[A-Z])")
"""An ellipsis before a capital ends a sentence, which pysbd does not know."""
_CLAUSES = (
    re.compile(r"(?<=[;:])\s+"),
    re.compile(r"\s+(?=[–—]\s)|(?<=[—])(?=\w)"),
    re.compile(r"(?<=,)\s+(?=(?:and|but|or|so|yet|because|which|who|while|although|if)\b)"),
    re.compile(r"(?<=[,)])\s+"),
    re.compile(r"\s+"),
)
"""Borders of clauses, the best first; the last is any space."""
_PYSBD_FAULTS = (re.error, IndexError, ValueError, TypeError, AttributeError, RecursionError)
"""pysbd builds patterns from the text that it reads, and some texts break them."""


def sentence_spans(text: str, fits: Callable[[str], bool] | None = None) -> list[Span]:
    """The sentences of ``text`` as ``[start, end)`` ranges.

    The ranges are in order and disjoint, none is empty or has outer white space, and together they
    cover every character that is not white space. A line end always ends a sentence.

    Args:
        text: Any text.
        fits: Says whether a sentence is short enough; one that is not is split at the borders of
            its clauses, else at spaces, else anywhere.
    """
    spans = [
        span
        for paragraph in _PARAGRAPH.finditer(text)
        for span in _paragraph_spans(paragraph[0], paragraph.start())
    ]
    if fits is None:
        return spans
    return [piece for span in spans for piece in _fitting(text, span, fits)]


def _paragraph_spans(paragraph: str, offset: int) -> list[Span]:
    return _cut(paragraph, _borders(paragraph), offset)


def _cut(text: str, borders: Iterable[int], offset: int) -> list[Span]:
    """Spans between borders, outer white space taken off and empty ones left out."""
    spans = []
    for start, end in pairwise(sorted({0, len(text), *borders})):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        size = len(piece.strip())
        if size:
            spans.append((offset + start + lead, offset + start + lead + size))
    return spans


def _borders(paragraph: str) -> list[int]:
    """Where sentences begin, as far as pysbd's pieces can be found again in order."""
    if not _MAY_END.search(paragraph):
        return []
    borders = [match.end() for match in _ELLIPSIS.finditer(paragraph)]
    for start, end in _windows(paragraph):
        starts = _starts(paragraph[start:end])
        borders.extend(start + at for at in starts if _is_border(paragraph, start + at))
    return borders


def _windows(paragraph: str) -> Iterator[Span]:
    """Parts of a long paragraph, cut at ends of sentences: pysbd's time grows with the square."""
    start = 0
    while len(paragraph) - start > _MAX_WINDOW:
        ends = [match.end() for match in _STOP.finditer(paragraph, start, start + _MAX_WINDOW)]
        end = ends[-1] if ends else start + _MAX_WINDOW
        yield start, end
        start = end
    yield start, len(paragraph)


def _starts(paragraph: str) -> Iterator[int]:
    try:
        pieces: Sequence[object] = _segmenter().segment(paragraph)
    except _PYSBD_FAULTS:
        return
    cursor = 0
    for piece in pieces:
        sought = str(piece).strip()
        found = paragraph.find(sought, cursor) if sought else -1
        if found >= 0:
            yield found
            cursor = found + len(sought)


def _is_border(paragraph: str, start: int) -> bool:
    """Never inside a word; pysbd is right about the rest more often than a rule would be."""
    if start == 0 or paragraph[start - 1].isspace():
        return True
    return not (paragraph[start - 1].isalnum() and paragraph[start].isalnum())


@cache
def _segmenter() -> Segmenter:
    return Segmenter(language="en", clean=False)


def _fitting(text: str, span: Span, fits: Callable[[str], bool]) -> list[Span]:
    """``span``, or its pieces in order, each of which fits or is a single character."""
    start, end = span
    if end - start <= 1 or fits(text[start:end]):
        return [span]
    middle = _best_border(text[start:end])
    halves = _cut(text[start:end], [middle], start)
    if len(halves) == 1 and halves[0] == span:
        halves = _cut(text[start:end], [(end - start) // 2], start)
    return [piece for half in halves for piece in _fitting(text, half, fits)]


def _best_border(sentence: str) -> int:
    """The border of the best kind nearest to the middle; the middle itself where there is none."""
    middle = len(sentence) // 2
    for kind in _CLAUSES:
        borders = [match.end() for match in kind.finditer(sentence)]
        inner = [border for border in borders if 0 < border < len(sentence)]
        if inner:
            return min(inner, key=lambda border: abs(border - middle))
    return middle
