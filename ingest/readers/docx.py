"""Word documents: mammoth makes HTML of them, and the common path for HTML does the rest.

Floor 2. Hidden and white text is taken out before, because mammoth would show it. Macros are never
run: a file with macros has another suffix, and its code is not looked at in any case.
"""

import io
import re
import zipfile
import zlib
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree
from lxml.html import HtmlElement

from corpus.guide import Locator, Region, RegionKind
from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.archives import Archive, open_archive
from ingest.readers.html import parse_page
from ingest.readers.html_blocks import elements_from
from ingest.readers.limits import Limits, check_characters
from ingest.readers.properties import dublin_core

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_STYLE_SHEET = "word/styles.xml"
_CORE = "docProps/core.xml"
_STRUCTURE = frozenset({f"{_W}name", f"{_W}basedOn", f"{_W}pPr"})
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh
p[style-name='caption'] => p:fresh
p[style-name^='TOC '] => p.contents:fresh
p[style-name^='toc '] => p.contents:fresh
p[style-name='TOC Heading'] => p.contents:fresh
"""
_FAULTS = (
    *(zipfile.BadZipFile, LookupError, ValueError, TypeError, AttributeError),
    *(RecursionError, OSError, AssertionError, ExpatError, zlib.error),
)
_WHITE = re.compile(r"(?i)f{6}|white")


def read(data: bytes, limits: Limits) -> RawDocument:
    """The text of a Word document with its structure, properties and hidden text.

    Raises:
        UnreadableDocumentError: If the archive or a part of it is damaged, too large or unsafe.
    """
    with open_archive(data) as archive:
        facts = dublin_core(archive.xml(_CORE)) if _CORE in archive.names() else {}
        shown, regions = _without_hidden(archive)
    root = parse_page(f"<html><body>{_html(shown)}</body></html>")
    check_characters(sum(len(text) for text in root.itertext()), limits)
    regions.extend(_take_contents(root))
    if _rank_title(root):
        facts.pop("title", None)
    elements = tuple(
        # A line of the HTML in between is no place in the document.
        type(element)(element.kind, element.text, element.level, Locator(), element.markup)
        for element in elements_from(root)
    )
    return RawDocument(elements, facts, tuple(regions))


def _html(data: bytes) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        )
    except _FAULTS as error:
        raise UnreadableDocumentError(
            f"the document is damaged ({type(error).__name__})",
            "open it in a word processor and save it again",
        ) from error
    return str(result.value)


def _without_hidden(archive: Archive) -> tuple[bytes, list[Region]]:
    """The document as an archive of its text parts, less runs that a reader does not see."""
    regions = list[Region]()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in archive.names():
            if not name.lower().endswith((".xml", ".rels")):
                continue
            data = archive.read(name)
            if name in {_DOCUMENT, _STYLE_SHEET}:
                root = archive.xml(name)
                regions.extend(_drop_hidden_runs(root))
                _drop_looks(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            target.writestr(name, data)
    return packed.getvalue(), regions


def _drop_looks(root: etree._Element) -> None:
    """Take out of styles how they look: mammoth never asks, and parses them slowly."""
    for style in root.iter(f"{_W}style", f"{_W}latentStyles", f"{_W}docDefaults"):
        for part in list(style):
            if part.tag not in _STRUCTURE:
                style.remove(part)


def _drop_hidden_runs(root: etree._Element) -> list[Region]:
    regions = list[Region]()
    for run in list(root.iter(f"{_W}r")):
        reason = _hidden_reason(run)
        text = "".join(node.text or "" for node in run.iter(f"{_W}t"))
        parent = run.getparent()
        if reason and parent is not None:
            if text.strip():
                regions.append(Region(kind=RegionKind.HIDDEN, text=text, reason=reason))
            parent.remove(run)
    return regions


def _hidden_reason(run: etree._Element) -> str | None:
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return None
    for name in ("vanish", "webHidden"):
        mark = properties.find(f"{_W}{name}")
        if mark is not None and mark.get(f"{_W}val") not in {"0", "false", "off"}:
            return "hidden text: marked as hidden"
    colour = properties.find(f"{_W}color")
    ground = any(properties.find(f"{_W}{name}") is not None for name in ("shd", "highlight"))
    if colour is not None and not ground and _WHITE.fullmatch(colour.get(f"{_W}val") or ""):
        return None if _on_ground(run) else "hidden text: white letters"
    size = properties.find(f"{_W}sz")
    if size is not None and (size.get(f"{_W}val") or "20") in {"0", "1", "2"}:
        return "hidden text: in letters of no size"
    return None


def _on_ground(run: etree._Element) -> bool:
    """Whether white letters stand in a shaded paragraph or cell."""
    for above in run.iterancestors(f"{_W}p", f"{_W}tc"):
        if above.find(f"./{_W}pPr/{_W}shd") is not None:
            return True
        if above.find(f"./{_W}tcPr/{_W}shd") is not None:
            return True
    return False


def _take_contents(root: HtmlElement) -> list[Region]:
    regions = list[Region]()
    for node in root.xpath("//p[@class='contents']"):
        text = "".join(node.itertext()).strip()
        if text:
            reason = "entry of a table of contents, by its style"
            regions.append(Region(kind=RegionKind.CONTENTS, text=text, reason=reason))
        node.drop_tree()
    return regions


def _rank_title(root: HtmlElement) -> bool:
    """Put headings below a paragraph that has the style of a title; whether there is one."""
    titles = root.xpath("//h1[@class='title']")
    if titles:
        for heading in root.xpath("//h1|//h2|//h3|//h4|//h5"):
            if heading is not titles[0]:
                heading.tag = f"h{int(heading.tag[1]) + 1}"
    return bool(titles)
