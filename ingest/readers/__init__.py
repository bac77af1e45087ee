"""From the bytes of a file to its elements, by the reader that fits its content and its name.

Floor 2. A reader's module is loaded when the first file of its kind comes, since parsers are slow
to import and most folders hold few kinds.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from ingest.document import RawDocument
from ingest.errors import UnreadableDocumentError
from ingest.readers.limits import Limits, check_elements, check_size
from ingest.readers.sniffing import READABLE, choose_format

__all__ = ["SUFFIXES", "Limits", "read_document"]

SUFFIXES: frozenset[str] = frozenset(READABLE)
"""Suffixes of readable files, lower case, with the dot."""

_Reader = Callable[[bytes, Limits], RawDocument]


def read_document(data: bytes, name: str, *, limits: Limits | None = None) -> RawDocument:
    """What the file ``name`` with the content ``data`` says, in reading order.

    Raises:
        UnsupportedFormatError: If no reader takes this kind of file.
        UnreadableDocumentError: If it is empty, too large, damaged, or not what its name says.
    """
    limits = limits or Limits()
    check_size(data, limits)
    module = import_module(f"ingest.readers.{choose_format(data, PurePath(name).suffix.lower())}")
    document = cast(_Reader, module.read)(data, limits)
    check_elements(len(document.elements), limits)
    if not any(element.text.strip() for element in document.elements):
        raise UnreadableDocumentError("there is no text in it", "check the file, or take it away")
    return document
