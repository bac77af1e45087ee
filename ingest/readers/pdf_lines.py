"""Pieces of lines on a page of a PDF: their text, where they stand and how they look.

Floor 2. The only module that talks to pdfium's text interface. Coordinates are points from the
lower left corner of the page; sizes are heights of letters in points.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

LINE_END_HYPHEN = "\u00ad"
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_HYPHENS = frozenset({"\x02", "\ufffe"})
"""What pdfium gives for a hyphen that only stands there because the line ends."""
_ENDS = frozenset("\r\n")
_GAP = 1.6
"""Width of a gap, in letter heights, that parts columns and cells."""
_RAISED = 0.78
"""Digits smaller than this part of their line's letters are marks of notes."""
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
_WHITE = 250
_NAME_BYTES = 128
_INVISIBLE = pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line without a wide gap in it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    hidden: str | None = None
    """In what way a reader does not see it, if so."""
    column_right: float = 0.0
    """Where the longest lines of its column end."""

    def joined(self, other: "Piece", gap: str = " ") -> "Piece":
        """This piece with another to the right of it."""
        return replace(
            self,
            text=f"{self.text}{gap}{other.text}",
            left=min(self.left, other.left),
            right=max(self.right, other.right),
            bottom=min(self.bottom, other.bottom),
            top=max(self.top, other.top),
            bold=self.bold and other.bold,
        )


@dataclass(frozen=True, slots=True)
class _Char:
    index: int
    char: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def size(self) -> float:
        return self.top - self.bottom


def pieces_of(page: pdfium.PdfPage) -> list[Piece]:
    """The pieces of text on a page, in the order in which the file draws them."""
    textpage = page.get_textpage()
    try:
        pieces = [_piece(run, textpage) for run in _runs(textpage)]
    finally:
        textpage.close()
    return _with_hidden(page, [piece for piece in pieces if piece.text.strip()])


def _runs(textpage: pdfium.PdfTextPage) -> Iterator[list[_Char]]:
    """Characters up to a line end or a wide gap."""
    run = list[_Char]()
    for char in _chars(textpage):
        if char is None or (run and _is_apart(run[-1], char)):
            if run:
                yield run
            run = []
        if char is not None:
            run.append(char)
    if run:
        yield run


def _is_apart(before: _Char, char: _Char) -> bool:
    size = max(before.size, char.size, 1.0)
    moved_back = char.left < before.left - 2 * size
    other_line = abs(char.bottom - before.bottom) > 0.6 * size
    return char.left - before.right > _GAP * size or moved_back or other_line


def _chars(textpage: pdfium.PdfTextPage) -> Iterator[_Char | None]:
    """Visible characters with their boxes; ``None`` at the end of a line."""
    box = pdfium_c.FS_RECTF()
    pending_space = False
    for index in range(textpage.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(textpage.raw, index))
        if char in _ENDS:
            pending_space = False
            yield None
            continue
        if char in {" ", "\x00"}:
            pending_space = True
            continue
        pdfium_c.FPDFText_GetLooseCharBox(textpage.raw, index, box)
        shown = LINE_END_HYPHEN if char in _HYPHENS else char
        shown = f" {shown}" if pending_space else shown
        pending_space = False
        yield _Char(index, shown, box.left, box.right, box.bottom, box.top)


def _piece(run: Sequence[_Char], textpage: pdfium.PdfTextPage) -> Piece:
    size = sorted(char.size for char in run)[len(run) // 2]
    kept = [char for char in run if not (char.char.isdigit() and char.size < _RAISED * size)]
    kept = kept or list(run)
    middle = kept[len(kept) // 2].index
    return Piece(
        text="".join(char.char for char in kept).translate(_LIGATURES).strip(),
        left=min(char.left for char in run),
        right=max(char.right for char in run),
        bottom=min(char.bottom for char in kept),
        top=max(char.top for char in kept),
        size=size,
        bold=_is_bold(textpage, middle),
        hidden=_hidden(textpage, middle, size),
    )


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(textpage.raw, index, name, _NAME_BYTES, flags)
    if _BOLD.search(name.value.decode("utf-8", "replace")):
        return True
    return bool(pdfium_c.FPDFText_GetFontWeight(textpage.raw, index) >= _BOLD_WEIGHT)


def _hidden(textpage: pdfium.PdfTextPage, index: int, size: float) -> str | None:
    if size < 1:
        return "hidden text: in letters of no size"
    text_object = pdfium_c.FPDFText_GetTextObject(textpage.raw, index)
    if text_object and pdfium_c.FPDFTextObj_GetTextRenderMode(text_object) == _INVISIBLE:
        return "hidden text: drawn invisibly"
    parts = [ctypes.c_uint() for _ in range(4)]
    if pdfium_c.FPDFText_GetFillColor(textpage.raw, index, *parts):
        red, green, blue, alpha = (part.value for part in parts)
        if alpha == 0 or min(red, green, blue) >= _WHITE:
            return "hidden text: white or transparent letters"
    return None


def _with_hidden(page: pdfium.PdfPage, pieces: list[Piece]) -> list[Piece]:
    """Pieces that only seem hidden are not: white on a dark ground, or a scan's text layer."""
    if not any(piece.hidden for piece in pieces):
        return pieces
    grounds = list(_grounds(page))
    return [
        replace(piece, hidden=None)
        if piece.hidden and any(_covers(ground, piece) for ground in grounds)
        else piece
        for piece in pieces
    ]


def _grounds(page: pdfium.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Bounds of pictures and of areas filled with a colour."""
    kinds = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(filter=kinds):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE or _is_filled(item):
            yield item.get_bounds()


def _is_filled(path: pdfium.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path.raw, mode, stroke)
    parts = [ctypes.c_uint() for _ in range(4)]
    filled = mode.value != pdfium_c.FPDF_FILLMODE_NONE
    if not filled or not pdfium_c.FPDFPageObj_GetFillColor(path.raw, *parts):
        return False
    return parts[3].value > 0 and min(part.value for part in parts[:3]) < _WHITE


def _covers(ground: tuple[float, float, float, float], piece: Piece) -> bool:
    left, bottom, right, top = ground
    middle_x, middle_y = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
    return left <= middle_x <= right and bottom <= middle_y <= top
