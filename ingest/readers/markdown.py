"""Markdown, with or without front matter; locators are line numbers in the file.

Floor 2. markdown-it-py parses; this module only walks its tokens. Where a file has no marked
heading at all its paragraphs are handed on as bare, so that headings can be inferred.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.front_matter import FrontMatterError, split_front_matter
from corpus.guide import BlockKind, Locator, Region, RegionKind
from ingest.document import Element, Markup, RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.encoding import decode
from ingest.readers.html import parse_page
from ingest.readers.html_blocks import elements_from
from ingest.readers.html_pruning import prune
from ingest.readers.limits import Limits, check_lines
from ingest.readers.text import elements_of_lines, wrap_column

_LINE_END = re.compile(r"\r\n|\r")
_BREAK_TAG = re.compile(r"<(?:br|hr|p|div|li|tr|h[1-6])\b|</(?:p|div|li|tr|h[1-6])>", re.I)
_PARAGRAPH_LINE = 160
"""Characters of a line above which the file was not wrapped: each line is a paragraph."""
_MAX_BOLD_HEADING = 120


@dataclass(slots=True)
class _Walk:
    """What has been collected, and where in lists, quotations and tables the walk is."""

    first_line: int
    lines: Sequence[str]
    elements: list[Element] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    quotes: int = 0
    items: list[str] = field(default_factory=list)
    """Markers of the open list items, outermost first; emptied strings once the item has begun."""
    cells: list[str] = field(default_factory=list)

    def locate(self, token: Token) -> Locator:
        return Locator(line=token.map[0] + self.first_line) if token.map else Locator()

    def add(self, kind: BlockKind, token: Token, text: str, level: int = 0) -> None:
        if text.strip():
            self.elements.append(Element(kind, text, level, self.locate(token)))

    def leave_out(self, kind: RegionKind, token: Token, text: str, reason: str) -> None:
        if text.strip():
            self.regions.append(
                Region(kind=kind, text=text, reason=reason, locator=self.locate(token))
            )


def read(data: bytes, limits: Limits) -> RawDocument:
    """The blocks of a Markdown file; front matter becomes facts.

    Raises:
        UnreadableDocumentError: If it is not text, too long, or its front matter is broken.
    """
    text = _LINE_END.sub("\n", decode(data))
    check_lines(text, limits)
    try:
        facts, body, first_line = split_front_matter(text)
    except FrontMatterError as error:
        raise UnreadableDocumentError(
            f"its front matter cannot be read ({error})", "correct the lines between the --- marks"
        ) from error
    walk = _Walk(first_line, body.split("\n"))
    _walk(_parser().parse(body), walk)
    return RawDocument(tuple(_bare_if_unmarked(walk)), _plain(facts), tuple(walk.regions))


def _plain(facts: dict[str, object]) -> dict[str, object]:
    """Front matter with dates as ISO 8601 text."""
    return {
        key: value.isoformat() if isinstance(value, date) else value for key, value in facts.items()
    }


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def _walk(tokens: Sequence[Token], walk: _Walk) -> None:
    for index, token in enumerate(tokens):
        if token.type == "inline":
            _inline(tokens, index, walk)
        elif token.type in {"fence", "code_block"}:
            walk.add(BlockKind.PARAGRAPH, token, token.content)
        elif token.type == "html_block":
            _html(token, walk)
        else:
            _container(tokens, index, walk)


def _container(tokens: Sequence[Token], index: int, walk: _Walk) -> None:
    token = tokens[index]
    match token.type:
        case "blockquote_open":
            walk.quotes += 1
        case "blockquote_close":
            walk.quotes -= 1
        case "list_item_open":
            walk.items.append(f"{token.info}{token.markup}" if token.info else token.markup)
        case "list_item_close":
            walk.items.pop()
        case "tr_open":
            walk.cells = []
        case "tr_close":
            walk.add(BlockKind.TABLE_ROW, _row_token(tokens, index), " | ".join(walk.cells))
        case _:
            pass


def _row_token(tokens: Sequence[Token], index: int) -> Token:
    return next(tokens[i] for i in range(index, -1, -1) if tokens[i].type == "tr_open")


def _inline(tokens: Sequence[Token], index: int, walk: _Walk) -> None:
    token, parent = tokens[index], tokens[index - 1]
    text = _shown(token, walk)
    match parent.type:
        case "heading_open":
            walk.add(BlockKind.HEADING, token, text, int(parent.tag[1:]))
        case "th_open" | "td_open":
            walk.cells.append(text.strip())
        case _ if walk.items and walk.items[-1]:
            _list_item(tokens, index, text, walk)
        case _:
            _paragraph(token, text, walk)


def _list_item(tokens: Sequence[Token], index: int, text: str, walk: _Walk) -> None:
    """An item's first paragraph; a numbered list of one item may as well be a numbered heading."""
    marker, walk.items[-1] = walk.items[-1], ""
    alone = (
        index >= 3 and tokens[index - 3].type == "ordered_list_open" and _is_single(tokens, index)
    )
    if alone and len(walk.items) == 1:
        numbered = Element(
            BlockKind.PARAGRAPH, f"{marker} {text}", 0, walk.locate(tokens[index]), Markup.BARE
        )
        walk.elements.append(numbered)
        return
    walk.add(BlockKind.LIST_ITEM, tokens[index], text)


def _is_single(tokens: Sequence[Token], index: int) -> bool:
    closing = [token.type for token in tokens[index + 1 : index + 4]]
    return closing == ["paragraph_close", "list_item_close", "ordered_list_close"]


def _paragraph(token: Token, text: str, walk: _Walk) -> None:
    kind = BlockKind.QUOTATION if walk.quotes else BlockKind.PARAGRAPH
    first, last = token.map or (0, 0)
    source = walk.lines[first:last]
    if last - first > 1 and any(len(line) > _PARAGRAPH_LINE for line in source):
        for offset, line in enumerate(text.split("\n")):
            locator = Locator(line=first + offset + walk.first_line)
            walk.elements.append(Element(kind, line, 0, locator))
        return
    bold = _is_bold(token) and len(text) <= _MAX_BOLD_HEADING and kind is BlockKind.PARAGRAPH
    walk.add(kind, token, text)
    if bold and walk.elements:
        walk.elements[-1] = replace(walk.elements[-1], markup=Markup.BARE)


def _is_bold(token: Token) -> bool:
    shown = [child for child in token.children or [] if child.type != "text" or child.content]
    return len(shown) > 1 and shown[0].type == "strong_open" and shown[-1].type == "strong_close"


def _shown(token: Token, walk: _Walk) -> str:
    """What a person sees of inline text; images are left out and their alt text reported."""
    parts = list(_shown_parts(token, walk))
    return "".join(parts)


def _shown_parts(token: Token, walk: _Walk) -> Iterator[str]:
    for child in token.children or []:
        match child.type:
            case "text" | "code_inline":
                yield child.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case "image":
                reason = "alternative text of an image"
                walk.leave_out(RegionKind.FURNITURE, token, child.content, reason)
            case "html_inline":
                yield from _inline_html(child, token, walk)
            case _:
                pass


def _inline_html(child: Token, token: Token, walk: _Walk) -> Iterator[str]:
    if child.content.startswith("<!--"):
        walk.leave_out(RegionKind.HIDDEN, token, child.content, "comment, not shown on a page")
    elif _BREAK_TAG.match(child.content):
        yield "\n"


def _html(token: Token, walk: _Walk) -> None:
    """A block of HTML goes the way of a page: hidden parts of it are left out and reported."""
    pruning = prune(parse_page(f"<html><body>{token.content}</body></html>"))
    place = walk.locate(token)
    for element in elements_from(pruning.main):
        walk.elements.append(replace(element, locator=place, markup=Markup.MARKED))
    for region in pruning.regions:
        walk.regions.append(region.model_copy(update={"locator": place}))


def _bare_if_unmarked(walk: _Walk) -> list[Element]:
    """A file without a marked heading is hardly Markdown: its lines count as in text."""
    if any(element.kind is BlockKind.HEADING for element in walk.elements):
        return walk.elements
    wrap = wrap_column(walk.lines)
    return [made for element in walk.elements for made in _bare(element, wrap)]


def _bare(element: Element, wrap: int | None) -> Iterator[Element]:
    lines = element.text.split("\n")
    if element.kind is not BlockKind.PARAGRAPH or len(lines) == 1:
        paragraph = element.kind is BlockKind.PARAGRAPH
        yield replace(element, markup=Markup.BARE) if paragraph else element
        return
    yield from elements_of_lines(lines, element.locator.line or 1, wrap)
