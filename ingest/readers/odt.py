"""OpenDocument texts: the tree of ``content.xml``, read in order.

Floor 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from corpus.guide import BlockKind, Locator, Region, RegionKind
from ingest.document import Element, RawDocument
from ingest.readers.archives import Archive, open_archive
from ingest.readers.limits import Limits, check_characters
from ingest.readers.properties import dublin_core

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CONTENT = "content.xml"
_META = "meta.xml"
_STYLES = "styles.xml"
_UNSHOWN = {
    f"{_OFFICE}annotation": "comment of a reviewer",
    f"{_TEXT}tracked-changes": "deleted text that is kept as a change",
    f"{_TEXT}hidden-text": "hidden text: shown on a condition only",
    f"{_TEXT}hidden-paragraph": "hidden text: shown on a condition only",
}
_CONTENTS = frozenset(
    f"{_TEXT}{name}" for name in ("table-of-content", "alphabetical-index", "illustration-index")
)
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}


@dataclass(slots=True)
class _Walk:
    """What has been collected so far."""

    styles: "_Styles"
    elements: list[Element] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def leave_out(self, node: etree._Element, kind: RegionKind, reason: str) -> None:
        """Report the text of ``node``, if it has any."""
        text = " ".join("".join(node.itertext()).split())
        if text:
            self.regions.append(Region(kind=kind, text=text, reason=reason))


@dataclass(frozen=True, slots=True)
class _Styles:
    """What the styles of a document mean for its structure."""

    parents: dict[str, str]
    hidden: dict[str, str]
    """Style → in what way its text is hidden."""

    def is_kind(self, style: str | None, names: frozenset[str]) -> bool:
        """Whether a style, or one that it is derived from, has one of these names."""
        seen = set[str]()
        while style and style not in seen:
            if style in names:
                return True
            seen.add(style)
            style = self.parents.get(style)
        return False


_TITLE = frozenset({"Title"})
_QUOTATION = frozenset({"Quotations", "Quote"})


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of an OpenDocument text with its structure, properties and hidden text.

    Raises:
        UnreadableDocumentError: If the archive or a part of it is damaged, too large or unsafe.
    """
    with open_archive(data) as archive:
        root = archive.xml(_CONTENT)
        facts = dublin_core(archive.xml(_META)) if _META in archive.names() else {}
        walk = _Walk(_read_styles(archive, root))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is not None:
        check_characters(sum(len(text) for text in body.itertext()), limits)
        _walk(body, walk, BlockKind.PARAGRAPH)
    for note in walk.notes:
        walk.elements.append(Element(BlockKind.PARAGRAPH, note))
    if any(element.level == 1 and element.locator == _TITLE_MARK for element in walk.elements):
        facts.pop("title", None)
    return RawDocument(tuple(_ranked(walk.elements)), facts, tuple(walk.regions))


_TITLE_MARK = Locator(line=0)
"""Marks the paragraph with the style of a title until levels are settled."""


def _ranked(elements: Sequence[Element]) -> Iterator[Element]:
    titled = any(element.locator == _TITLE_MARK for element in elements)
    for element in elements:
        is_title = element.locator == _TITLE_MARK
        below = element.kind is BlockKind.HEADING and titled and not is_title
        level = min(element.level + 1, 6) if below else element.level
        yield Element(element.kind, element.text, level)


def _read_styles(archive: Archive, content: etree._Element) -> _Styles:
    roots = [content]
    if _STYLES in archive.names():
        roots.append(archive.xml(_STYLES))
    parents, hidden = dict[str, str](), dict[str, str]()
    for root in roots:
        for style in root.iter(f"{_STYLE}style"):
            name = style.get(f"{_STYLE}name") or ""
            parents[name] = style.get(f"{_STYLE}parent-style-name") or ""
            way = _hidden_way(style)
            if way:
                hidden[name] = way
    return _Styles(parents, hidden)


def _hidden_way(style: etree._Element) -> str | None:
    for properties in style.iter(f"{_STYLE}text-properties"):
        if properties.get(f"{_TEXT}display") == "none":
            return "hidden text: marked as hidden"
        ground = properties.get(f"{_FO}background-color", "transparent")
        if properties.get(f"{_FO}color", "").lower() == "#ffffff" and ground == "transparent":
            return "hidden text: white letters"
    return None


def _walk(node: etree._Element, walk: _Walk, kind: BlockKind) -> None:
    for child in node:
        if not isinstance(child.tag, str):
            continue
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            _paragraph(child, walk, kind)
            kind = BlockKind.PARAGRAPH if kind is BlockKind.LIST_ITEM else kind
        elif child.tag == f"{_TEXT}list":
            _list(child, walk)
        elif child.tag == f"{_TABLE}table":
            _table(child, walk)
        elif child.tag in _CONTENTS:
            walk.leave_out(child, RegionKind.CONTENTS, "table of contents or index")
        elif child.tag in _UNSHOWN:
            walk.leave_out(child, RegionKind.HIDDEN, _UNSHOWN[child.tag])
        else:
            _walk(child, walk, kind)


def _list(node: etree._Element, walk: _Walk) -> None:
    for item in node:
        if item.tag in {f"{_TEXT}list-item", f"{_TEXT}list-header"}:
            _walk(item, walk, BlockKind.LIST_ITEM)


def _table(table: etree._Element, walk: _Walk) -> None:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = [
            " ".join(" ".join(_text(part, walk) for part in cell.iter(f"{_TEXT}p")).split())
            for cell in row
            if cell.tag == f"{_TABLE}table-cell"
        ]
        if any(cells):
            walk.elements.append(Element(BlockKind.TABLE_ROW, " | ".join(cells)))


def _paragraph(node: etree._Element, walk: _Walk, kind: BlockKind) -> None:
    style = node.get(f"{_TEXT}style-name")
    if style in walk.styles.hidden:
        walk.leave_out(node, RegionKind.HIDDEN, walk.styles.hidden[style])
        return
    text = _text(node, walk)
    if not text.strip():
        return
    if walk.styles.is_kind(style, _TITLE):
        walk.elements.append(Element(BlockKind.HEADING, text, 1, _TITLE_MARK))
    elif node.tag == f"{_TEXT}h":
        level = node.get(f"{_TEXT}outline-level") or "1"
        walk.elements.append(
            Element(BlockKind.HEADING, text, min(6, int(level) if level.isdigit() else 1))
        )
    else:
        quoted = kind is BlockKind.PARAGRAPH and walk.styles.is_kind(style, _QUOTATION)
        walk.elements.append(Element(BlockKind.QUOTATION if quoted else kind, text))


def _text(node: etree._Element, walk: _Walk) -> str:
    return "".join(_parts(node, walk))


def _parts(node: etree._Element, walk: _Walk) -> Iterator[str]:
    if node.text:
        yield node.text
    for child in node:
        if isinstance(child.tag, str):
            yield from _inline(child, walk)
        if child.tail:
            yield child.tail


def _inline(node: etree._Element, walk: _Walk) -> Iterator[str]:
    """What an element inside a paragraph shows; notes are put after the text."""
    hidden = walk.styles.hidden.get(node.get(f"{_TEXT}style-name") or "")
    if hidden or node.tag in _UNSHOWN:
        walk.leave_out(node, RegionKind.HIDDEN, hidden or _UNSHOWN[str(node.tag)])
    elif node.tag in _SPACES:
        count = node.get(f"{_TEXT}c") or "1"
        yield _SPACES[str(node.tag)] * min(int(count) if count.isdigit() else 1, 100)
    elif node.tag == f"{_TEXT}note":
        body = node.find(f"{_TEXT}note-body")
        if body is not None:
            walk.notes.append(" ".join("".join(body.itertext()).split()))
    else:
        yield from _parts(node, walk)
