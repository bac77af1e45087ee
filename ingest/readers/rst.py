"""reStructuredText: docutils' tree, with everything switched off that reads files or raw markup.

Floor 2.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import SystemMessage

from corpus.guide import BlockKind, Locator, Region, RegionKind
from ingest.characters import canonical
from ingest.document import Element, RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.encoding import decode
from ingest.readers.html_metadata import exact_date
from ingest.readers.limits import Limits, check_lines

_SETTINGS: dict[str, object] = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "report_level": 5,
    "halt_level": 5,
    "doctitle_xform": True,
    "sectsubtitle_xform": False,
    "smart_quotes": False,
    "line_length_limit": 100_000,
    "input_encoding": "unicode",
}
_UNSHOWN: tuple[tuple[type[nodes.Node], RegionKind, str], ...] = (
    (nodes.comment, RegionKind.HIDDEN, "comment, not shown on a page"),
    (nodes.raw, RegionKind.HIDDEN, "raw markup, not shown"),
    (nodes.system_message, RegionKind.HIDDEN, "markup that was not carried out"),
    (nodes.topic, RegionKind.CONTENTS, "table of contents"),
    (nodes.footnote, RegionKind.REFERENCES, "footnote or citation"),
    (nodes.citation, RegionKind.REFERENCES, "footnote or citation"),
    (nodes.image, RegionKind.FURNITURE, "alternative text of an image"),
    (nodes.header, RegionKind.FURNITURE, "header of the page"),
    (nodes.footer, RegionKind.FURNITURE, "footer of the page"),
)
_SILENT = (nodes.substitution_definition, nodes.target, nodes.pending, nodes.docinfo)


@dataclass(slots=True)
class _Walk:
    """What has been collected, and how deep in sections the walk is."""

    elements: list[Element] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    depth: int = 1

    def add(self, kind: BlockKind, node: nodes.Node, text: str, level: int = 0) -> None:
        """Keep some text."""
        if text.strip():
            self.elements.append(Element(kind, text, level, Locator(line=_line(node))))


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of a reStructuredText file with its structure and field list.

    Raises:
        UnreadableDocumentError: If it is not text, too long, or its markup breaks the parser.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    check_lines(text, limits)
    try:
        tree = publish_doctree(text, settings_overrides={**_SETTINGS, "warning_stream": StringIO()})
    except (SystemMessage, ValueError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableDocumentError(
            f"its markup cannot be read ({type(error).__name__})", "check it with docutils"
        ) from error
    walk = _Walk()
    _walk(tree, walk, BlockKind.PARAGRAPH)
    return RawDocument(tuple(walk.elements), _facts(tree), tuple(walk.regions))


def _walk(parent: nodes.Node, walk: _Walk, kind: BlockKind) -> None:
    for node in parent.children:
        unshown = _unshown(node)
        if unshown is not None:
            walk.regions.extend(unshown)
        elif isinstance(node, nodes.section):
            walk.depth += 1
            _walk(node, walk, BlockKind.PARAGRAPH)
            walk.depth -= 1
        elif isinstance(node, nodes.TextElement):
            _text(node, walk, kind)
            kind = BlockKind.PARAGRAPH if kind is BlockKind.LIST_ITEM else kind
        elif isinstance(node, nodes.row):
            cells = [canonical(entry.astext()) for entry in node.children]
            walk.add(BlockKind.TABLE_ROW, node, " | ".join(cells) if any(cells) else "")
        else:
            _walk(node, walk, _kind_inside(node, kind))


def _kind_inside(node: nodes.Node, kind: BlockKind) -> BlockKind:
    if isinstance(node, nodes.list_item | nodes.definition):
        return BlockKind.LIST_ITEM
    if isinstance(node, nodes.block_quote):
        return BlockKind.QUOTATION
    return kind


def _text(node: nodes.TextElement, walk: _Walk, kind: BlockKind) -> None:
    text = _shown(node)
    if isinstance(node, nodes.title):
        walk.add(BlockKind.HEADING, node, text, min(walk.depth, 6))
    elif isinstance(node, nodes.term):
        walk.add(BlockKind.LIST_ITEM, node, text)
    elif isinstance(node, nodes.subtitle):
        walk.add(BlockKind.PARAGRAPH, node, text)
    else:
        walk.add(kind, node, text)


def _shown(node: nodes.Node) -> str:
    """What a person sees: marks of notes and messages of the parser are left out."""
    if isinstance(node, nodes.Text):
        return str(node.astext())
    if isinstance(node, nodes.footnote_reference | nodes.problematic | nodes.raw | nodes.image):
        return "" if not isinstance(node, nodes.problematic) else str(node.astext())
    return "".join(_shown(child) for child in node.children)


def _unshown(node: nodes.Node) -> list[Region] | None:
    """Regions for a node that is no text of the document, or ``None`` if it may be."""
    if isinstance(node, _SILENT):
        return []
    if isinstance(node, nodes.topic) and "contents" not in node["classes"]:
        return None
    for kind, region, reason in _UNSHOWN:
        if isinstance(node, kind):
            text = str(node.get("alt", "")) if isinstance(node, nodes.image) else node.astext()
            locator = Locator(line=_line(node))
            made = Region(kind=region, text=text, reason=reason, locator=locator)
            return [made] if text.strip() else []
    return None


def _line(node: nodes.Node) -> int | None:
    """The line on which a node begins, as nearly as docutils knows it."""
    while node is not None:
        if node.line:
            return int(node.line)
        node = node.parent
    return None


def _facts(tree: nodes.document) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name, value in _fields(tree):
        if name in {"author", "authors"}:
            facts["authors"] = (*tuple(facts.get("authors", ())), value)  # type: ignore[arg-type]
        elif name == "date":
            facts["date"] = exact_date(value)
        elif name in {"title", "publisher", "language", "licence", "description"}:
            facts[name] = value
        elif name in {"organization", "organisation"}:
            facts.setdefault("publisher", value)
    return {name: value for name, value in facts.items() if value}


def _fields(tree: nodes.document) -> Iterator[tuple[str, str]]:
    for info in tree.findall(nodes.docinfo):
        for node in info.children:
            if isinstance(node, nodes.field):
                yield node.children[0].astext().lower(), canonical(node.children[1].astext())
            elif isinstance(node, nodes.authors):
                for author in node.children:
                    yield "author", canonical(author.astext())
            else:
                yield type(node).__name__, canonical(node.astext())
