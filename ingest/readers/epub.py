"""EPUB books: the pages of the spine in order, each through the common path for HTML.

Floor 2.
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from corpus.guide import Locator, Region, RegionKind
from ingest.document import Element, RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.archives import Archive, open_archive
from ingest.readers.html import decode_page, parse_page
from ingest.readers.html_blocks import elements_from, text_of
from ingest.readers.html_pruning import prune
from ingest.readers.limits import Limits, check_characters
from ingest.readers.properties import dublin_core

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html"})
_FONT_ENCRYPTION = ("idpf.org/2008/embedding", "ns.adobe.com/pdf/enc#RC")
_ADVICE = "open it in a reading program, and export or convert it again"


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of a book with its structure and metadata; its table of contents is left out.

    Raises:
        UnreadableDocumentError: If it is damaged, too large, unsafe or encrypted.
    """
    with open_archive(data, allow_doctype=True) as archive:
        _refuse_encrypted(archive)
        package_name = _package_name(archive)
        package = archive.xml(package_name)
        elements, regions, total = list[Element](), list[Region](), 0
        for name, is_contents in _spine(package, package_name):
            text = decode_page(archive.read(name))
            total += len(text)
            check_characters(total, limits)
            made, left_out = _page(text, is_contents=is_contents)
            elements.extend(made)
            regions.extend(left_out)
    metadata = next(_named(package, "metadata"), None)
    facts = dublin_core(metadata) if metadata is not None else {}
    return RawDocument(tuple(elements), facts, tuple(regions))


def _page(text: str, *, is_contents: bool) -> tuple[list[Element], list[Region]]:
    root = parse_page(text)
    if is_contents:
        reason = "table of contents of the book"
        return [], [Region(kind=RegionKind.CONTENTS, text=text_of(root), reason=reason)]
    pruning = prune(root)
    nowhere = Locator()
    elements = [
        Element(element.kind, element.text, element.level, nowhere, element.markup)
        for element in elements_from(pruning.main)
    ]
    regions = [region.model_copy(update={"locator": nowhere}) for region in pruning.regions]
    return elements, regions


def _refuse_encrypted(archive: Archive) -> None:
    """Fonts may be scrambled without harm to the text; anything else may not."""
    if _ENCRYPTION not in archive.names():
        return
    for method in _named(archive.xml(_ENCRYPTION), "EncryptionMethod"):
        algorithm = method.get("Algorithm") or ""
        if not any(font in algorithm for font in _FONT_ENCRYPTION):
            raise UnreadableDocumentError(
                "its text is encrypted (copy protection)", "use an edition without it"
            )


def _package_name(archive: Archive) -> str:
    for node in _named(archive.xml(_CONTAINER), "rootfile"):
        name = node.get("full-path")
        if name:
            return str(name)
    raise UnreadableDocumentError("it names no book inside", _ADVICE)


def _spine(package: etree._Element, package_name: str) -> Iterator[tuple[str, bool]]:
    """Names of the pages in reading order, and whether one is the table of contents."""
    folder = posixpath.dirname(package_name)
    items = {node.get("id"): node for node in _named(package, "item")}
    contents = {
        node.get("href", "").split("#")[0]
        for node in _named(package, "reference")
        if node.get("type") == "toc"
    }
    for reference in _named(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        href = item.get("href") or ""
        is_contents = "nav" in (item.get("properties") or "").split() or href in contents
        yield posixpath.normpath(posixpath.join(folder, unquote(href))), is_contents


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for node in root.iter():
        if isinstance(node.tag, str) and etree.QName(node).localname == name:
            yield node
