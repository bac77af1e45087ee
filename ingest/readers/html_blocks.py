"""From a tree of HTML to elements: headings, paragraphs, list items, table rows and quotations.

Floor 2. Shared by every format that comes as HTML (web pages, EPUB chapters, converted DOCX). The
tree has been pruned before; everything that is left in it is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from corpus.guide import BlockKind, Locator
from ingest.document import Element, Markup

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "caption",
            "dd",
            "details",
        ),
        *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
        *("header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul", *_HEADINGS),
    }
)
_BREAK = "\n"
_SPACE = re.compile(r"[ \t\r\f\v]*\n[ \t\r\f\v]*")
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
_LONG_LINE = 100
"""Characters of a line between breaks above which each is a paragraph of its own."""


@dataclass(slots=True)
class _Flow:
    """Inline text waiting for the end of its block, and what kind of block that will be."""

    elements: list[Element] = field(default_factory=list)
    buffer: list[str] = field(default_factory=list)
    line: int | None = None
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bold: bool = True
    """Whether all text in the buffer is bold."""

    def write(self, text: str | None, line: int | None, *, bold: bool) -> None:
        if not text:
            return
        if text.strip():
            self.line = self.line or line
            self.bold = self.bold and bold
        self.buffer.append(text)

    def flush(self) -> None:
        text = "".join(self.buffer)
        for part in _paragraphs(text):
            self.elements.append(
                Element(self.kind, part, self.level, Locator(line=self.line), self._markup())
            )
            if self.kind is BlockKind.LIST_ITEM:
                self.kind = BlockKind.PARAGRAPH
        self.buffer, self.line, self.bold = [], None, True

    def _markup(self) -> Markup:
        paragraph = self.kind is BlockKind.PARAGRAPH
        return Markup.BARE if paragraph and self.bold else Markup.MARKED


def elements_from(root: HtmlElement) -> list[Element]:
    """The elements under ``root`` in reading order, with source lines as locators.

    A document without any heading gives bare paragraphs, so that headings can be inferred; so does
    a paragraph that is bold from end to end.
    """
    flow = _Flow()
    _walk(root, flow, bold=False)
    flow.flush()
    if any(element.kind is BlockKind.HEADING for element in flow.elements):
        return flow.elements
    return [
        replace(element, markup=Markup.BARE) if element.kind is BlockKind.PARAGRAPH else element
        for element in flow.elements
    ]


def text_of(node: HtmlElement) -> str:
    """All text in ``node`` on one line."""
    return _BLANK.sub(" ", " ".join(_strings(node))).strip(" ")


def _strings(node: HtmlElement) -> Iterator[str]:
    for string in node.itertext():
        yield str(string)


def _walk(node: HtmlElement, flow: _Flow, *, bold: bool) -> None:
    """Write what ``node`` holds; blocks end the text before them."""
    if not isinstance(node.tag, str):
        return
    tag = node.tag.lower()
    if tag == "br":
        flow.write(_BREAK, node.sourceline, bold=True)
        return
    if tag not in _BLOCKS:
        _inline(node, flow, bold=bold or tag in {"b", "strong"})
        return
    _block(node, tag, flow, bold=bold)


def _inline(node: HtmlElement, flow: _Flow, *, bold: bool) -> None:
    pre = _collapsed(node.text)
    flow.write(pre, node.sourceline, bold=bold)
    for child in node:
        _walk(child, flow, bold=bold)
        flow.write(_collapsed(child.tail), child.sourceline, bold=bold)


def _block(node: HtmlElement, tag: str, flow: _Flow, *, bold: bool) -> None:
    flow.flush()
    if tag == "table" and not _is_layout(node):
        _table(node, flow)
        return
    before = flow.kind, flow.level
    _enter(tag, flow)
    if tag == "pre":
        flow.write("".join(_strings(node)), node.sourceline, bold=False)
    else:
        _inline(node, flow, bold=bold)
    flow.flush()
    consumed = before[0] is BlockKind.LIST_ITEM and flow.kind is BlockKind.PARAGRAPH
    flow.kind, flow.level = (BlockKind.PARAGRAPH, 0) if consumed and tag == "p" else before


def _enter(tag: str, flow: _Flow) -> None:
    """What text directly in an element with this tag is."""
    if tag in _HEADINGS:
        flow.kind, flow.level = BlockKind.HEADING, _HEADINGS[tag]
    elif tag in {"li", "dt", "dd"}:
        flow.kind, flow.level = BlockKind.LIST_ITEM, 0
    elif tag == "blockquote":
        flow.kind, flow.level = BlockKind.QUOTATION, 0
    elif tag in {"section", "article", "table"} and flow.kind is not BlockKind.QUOTATION:
        flow.kind, flow.level = BlockKind.PARAGRAPH, 0


def _collapsed(text: str | None) -> str | None:
    return _BLANK.sub(" ", text) if text else text


def _paragraphs(text: str) -> list[str]:
    """Parts between blank lines, and between single breaks where the lines are long."""
    parts = []
    for block in re.split(r"\n\s*\n", _SPACE.sub("\n", text)):
        lines = [line.strip(" ") for line in block.split("\n") if line.strip()]
        if len(lines) > 1 and max(map(len, lines)) > _LONG_LINE:
            parts.extend(lines)
        elif lines:
            parts.append(" ".join(lines))
    return [part for part in parts if part.strip()]


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places things on the page."""
    if table.get("role") in {"presentation", "none"}:
        return True
    cells = table.xpath(".//td|.//th")
    blocks = sum(
        bool(cell.xpath(".//h1|.//h2|.//h3|.//h4|.//table|./p[3]|.//ul[2]")) for cell in cells
    )
    return blocks > 0 or len(cells) <= 1


def _table(table: HtmlElement, flow: _Flow) -> None:
    for caption in table.xpath("./caption"):
        flow.elements.append(
            Element(BlockKind.PARAGRAPH, text_of(caption), 0, Locator(line=caption.sourceline))
        )
    for row in table.iter("tr"):
        cells = [text_of(cell) for cell in row if cell.tag in {"td", "th"}]
        if any(cells):
            locator = Locator(line=row.sourceline)
            flow.elements.append(Element(BlockKind.TABLE_ROW, " | ".join(cells), 0, locator))


def link_share(node: HtmlElement) -> float:
    """Share of the text in ``node`` that is in links, in [0, 1]; 0 for no text."""
    whole = len(text_of(node))
    linked = sum(len(text_of(link)) for link in node.iter("a"))
    return min(1.0, linked / whole) if whole else 0.0
