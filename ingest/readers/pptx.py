"""PowerPoint presentations: slide by slide, titles as headings, notes after what is shown.

Floor 2. The locator is the number of the slide.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide

from corpus.guide import BlockKind, Locator, Region, RegionKind
from ingest.document import Element, RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.archives import open_archive
from ingest.readers.limits import Limits, check_characters
from ingest.readers.properties import dublin_core

_CORE = "docProps/core.xml"
_TITLES = frozenset(
    {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
)
_FURNITURE = {
    PP_PLACEHOLDER.FOOTER: "footer of a slide",
    PP_PLACEHOLDER.SLIDE_NUMBER: "number of a slide",
    PP_PLACEHOLDER.DATE: "date on a slide",
    PP_PLACEHOLDER.HEADER: "header of a slide",
}
_LISTS = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
_MAX_NESTING = 10
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FAULTS = (
    *(PythonPptxError, zipfile.BadZipFile, etree.XMLSyntaxError, LookupError, ValueError),
    *(AttributeError, TypeError, RecursionError, NotImplementedError, zlib.error),
)


@dataclass(slots=True)
class _Walk:
    """What has been collected, and where the walk is."""

    slide: int = 0
    elements: list[Element] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)

    def add(self, kind: BlockKind, text: str, level: int = 0) -> None:
        """Keep some text of the current slide."""
        if text.strip():
            self.elements.append(Element(kind, text, level, Locator(slide=self.slide)))

    def leave_out(self, kind: RegionKind, text: str, reason: str) -> None:
        """Report some text of the current slide."""
        if text.strip():
            locator = Locator(slide=self.slide)
            self.regions.append(Region(kind=kind, text=text, reason=reason, locator=locator))


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of a presentation with its notes; hidden slides are left out and reported.

    Raises:
        UnreadableDocumentError: If the archive or a part of it is damaged, too large or unsafe.
    """
    with open_archive(data) as archive:
        facts = dublin_core(archive.xml(_CORE)) if _CORE in archive.names() else {}
    walk = _Walk()
    try:
        slides = Presentation(io.BytesIO(data)).slides
        _check_count(len(slides), limits)
        for number, slide in enumerate(slides, start=1):
            walk.slide = number
            _slide(slide, walk)
    except _FAULTS as error:
        raise UnreadableDocumentError(
            f"the presentation is damaged ({type(error).__name__})",
            "open it in a presentation program and save it again",
        ) from error
    check_characters(sum(len(element.text) for element in walk.elements), limits)
    if walk.elements and walk.elements[0].level == 1:
        facts.pop("title", None)
    return RawDocument(tuple(walk.elements), facts, tuple(walk.regions))


def _check_count(count: int, limits: Limits) -> None:
    if count > limits.max_slides:
        raise UnreadableDocumentError(
            f"it has {count:,} slides, more than {limits.max_slides:,}", "split it"
        )


def _slide(slide: Slide, walk: _Walk) -> None:
    if slide._element.get("show") == "0":
        text = " ".join(_all_text(slide))
        walk.leave_out(RegionKind.HIDDEN, text, "hidden slide")
        return
    for shape in _in_reading_order(slide):
        _shape(shape, walk)
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        for paragraph in frame.paragraphs if frame is not None else ():
            walk.add(BlockKind.PARAGRAPH, _line(paragraph._p))


def _all_text(slide: Slide) -> Iterator[str]:
    for shape in _in_reading_order(slide):
        if isinstance(shape, Shape):
            yield shape.text_frame.text


def _in_reading_order(slide: Slide) -> list[BaseShape]:
    """The title first, then from top to bottom and left to right."""
    shapes = list(_flat(slide.shapes, 0))
    return sorted(shapes, key=lambda shape: (not _is_title(shape), shape.top or 0, shape.left or 0))


def _flat(shapes: object, depth: int) -> Iterator[BaseShape]:
    for shape in shapes:  # type: ignore[attr-defined]
        if isinstance(shape, GroupShape):
            if depth < _MAX_NESTING:
                yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _placeholder(shape: BaseShape) -> PP_PLACEHOLDER | None:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _is_title(shape: BaseShape) -> bool:
    return _placeholder(shape) in _TITLES


def _shape(shape: BaseShape, walk: _Walk) -> None:
    if isinstance(shape, GraphicFrame) and shape.has_table:
        for row in shape.table.rows:
            cells = [" ".join(cell.text_frame.text.split()) for cell in row.cells]
            walk.add(BlockKind.TABLE_ROW, " | ".join(cells) if any(cells) else "")
        return
    if not isinstance(shape, Shape):
        return
    kind = _placeholder(shape)
    text = shape.text_frame.text
    if kind in _FURNITURE:
        walk.leave_out(RegionKind.FURNITURE, text, _FURNITURE[kind])
    elif kind in _TITLES:
        first = walk.slide == 1 and kind == PP_PLACEHOLDER.CENTER_TITLE
        walk.add(BlockKind.HEADING, " ".join(text.split()), 1 if first else 2)
    else:
        _frame(shape, walk, is_list=kind in _LISTS)


def _frame(shape: Shape, walk: _Walk, *, is_list: bool) -> None:
    lines = [(paragraph._p, _line(paragraph._p)) for paragraph in shape.text_frame.paragraphs]
    lines = [(node, text) for node, text in lines if text.strip()]
    for node, text in lines:
        listed = _has_bullet(node, inherited=is_list and len(lines) > 1)
        walk.add(BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH, text)


def _has_bullet(paragraph: etree._Element, *, inherited: bool) -> bool:
    properties = paragraph.find(f"{_A}pPr")
    if properties is None:
        return inherited
    if properties.find(f"{_A}buNone") is not None:
        return False
    own = any(properties.find(f"{_A}{name}") is not None for name in ("buChar", "buAutoNum"))
    return own or inherited


def _line(paragraph: etree._Element) -> str:
    parts = []
    for node in paragraph.iter(f"{_A}t", f"{_A}br"):
        parts.append(" " if node.tag == f"{_A}br" else node.text or "")
    return "".join(parts)
