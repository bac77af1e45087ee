"""Web pages: the main text with its structure, what the page says of itself, and what was left out.

Floor 2. lxml parses without fetching anything and without expanding entities.
"""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.encoding import decode
from ingest.readers.html_blocks import elements_from
from ingest.readers.html_metadata import page_facts
from ingest.readers.html_pruning import prune
from ingest.readers.limits import Limits, check_characters

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]{2,40})",
    re.I,
)
_PROLOGUE = re.compile(r"\A\s*<\?xml[^>]*\?>")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,8});?", re.IGNORECASE)
_LAST_CHARACTER = 0x10FFFF
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD_BYTES = 4096


def read(data: bytes, limits: Limits) -> RawDocument:
    """The main text of a web page, its facts and what was left out of it.

    Raises:
        UnreadableDocumentError: If it is not text, too long, or holds no markup or no text.
    """
    text = decode_page(data)
    check_characters(len(text), limits)
    root = parse_page(text)
    facts = page_facts(root)
    pruning = prune(root)
    elements = elements_from(pruning.main)
    return RawDocument(tuple(elements), facts, tuple(pruning.regions))


def parse_page(text: str) -> HtmlElement:
    """The tree of a page.

    Raises:
        UnreadableDocumentError: If there is no markup in it at all, or it is nested too deeply.
    """
    if not re.search(r"<[a-zA-Z!/]", text):
        raise UnreadableDocumentError(
            "it is named like a web page, but holds no markup", "rename it to .txt"
        )
    parser = HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = document_fromstring(_storable(_PROLOGUE.sub("", text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError(
            f"its markup cannot be read ({error})", "open it in a browser and save it again"
        ) from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise UnreadableDocumentError(
            "its parts are nested too deeply, and some would be lost", "export its text"
        )
    return root


def _storable(text: str) -> str:
    """``text`` without characters that a tree cannot hold, written out or as references."""
    return _REFERENCE.sub(_storable_reference, _UNSTORABLE.sub(" ", text))


def _storable_reference(match: re.Match[str]) -> str:
    number = match[1].lower()
    code = int(number[1:], 16) if number.startswith("x") else int(number)
    holdable = code <= _LAST_CHARACTER and not _UNSTORABLE.match(chr(code))
    return match[0] if holdable else " "


def decode_page(data: bytes) -> str:
    """The text of a page in the encoding that it declares, where that is true.

    Raises:
        UnreadableDocumentError: If the bytes are not text.
    """
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    if declared and not data.startswith(_MARKS):
        name = (declared[1] or declared[2]).decode("ascii", "replace").lower()
        name = "cp1252" if name in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else name
        try:
            text = data.decode(name)
        except (LookupError, UnicodeDecodeError):
            return decode(data)
        return text if "\x00" not in text else decode(data)
    return decode(data)
