"""Documents that are ZIP archives: opened only if they cannot do harm by size, name or nesting.

Floor 2. The limits are checked on the archive's list of members before one of them is unpacked, and
again on the bytes that come out, because the list may lie.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from ingest.errors import UnreadableDocumentError

MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 50_000_000
MAX_TOTAL_BYTES = 200_000_000
MAX_RATIO = 200
"""Unpacked to packed bytes of one member, asked of members over ``_RATIO_FLOOR`` only."""
_RATIO_FLOOR = 1_000_000
_ENCRYPTED = 0x1
_LINK = 0o120000
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".tar", ".tgz", ".bz2", ".xz", ".jar"})
_DECLARES = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_DAMAGED = "fetch the file again, or save it again in the program that made it"
_FAULTS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive whose members have been checked."""

    zip: zipfile.ZipFile

    def names(self) -> list[str]:
        """Names of all members, in the archive's order."""
        return self.zip.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a member.

        Raises:
            UnreadableDocumentError: If it is missing, damaged or larger than the archive says.
        """
        try:
            with self.zip.open(name) as member:
                data = member.read(MAX_MEMBER_BYTES + 1)
        except _FAULTS as error:
            raise UnreadableDocumentError(f"its part {name} is missing or damaged", _DAMAGED) from (
                error
            )
        if len(data) > MAX_MEMBER_BYTES:
            raise _too_large(name)
        return data

    def xml(self, name: str) -> etree._Element:
        """The tree of an XML member that declares no entities.

        Raises:
            UnreadableDocumentError: If it is missing, not well formed, or declares entities.
        """
        return parse_xml(self.read(name), name)


@contextmanager
def open_archive(data: bytes, *, allow_doctype: bool = False) -> Iterator[Archive]:
    """Open the archive in ``data`` once its list of members is known to be harmless.

    Args:
        data: The archive.
        allow_doctype: Let XML members declare a document type, as the pages of books do.

    Raises:
        UnreadableDocumentError: If it is damaged, encrypted, too large, or holds names that lead
            outside, links, or other archives.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise UnreadableDocumentError("its archive is damaged", _DAMAGED) from error
    with archive:
        _check_members(archive.infolist())
        made = Archive(archive)
        if not allow_doctype:
            _check_declarations(made)
        yield made


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The tree of some XML; nothing is fetched and no entity is expanded.

    Raises:
        UnreadableDocumentError: If it is not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocumentError(f"its part {name} is not sound ({error})", _DAMAGED) from (
            error
        )


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadableDocumentError(
            f"it holds {len(members):,} parts, more than {MAX_MEMBERS:,}", "split the document"
        )
    names = [member.filename for member in members]
    if len(set(names)) != len(names):
        raise UnreadableDocumentError("it holds two parts of the same name", _DAMAGED)
    for member in members:
        _check_member(member)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise UnreadableDocumentError(
            f"it unpacks to more than {MAX_TOTAL_BYTES // 1_000_000} MB",
            "take large pictures out of it, or split it",
        )


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or re.match(r"[A-Za-z]:", name):
        raise UnreadableDocumentError(f"its part {name!r} leads outside the archive", _DAMAGED)
    if (member.external_attr >> 16) & 0o170000 == _LINK:
        raise UnreadableDocumentError(f"its part {name!r} is a link", _DAMAGED)
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableDocumentError("it is encrypted", "save it without a password")
    if path.suffix.lower() in _ARCHIVES:
        raise UnreadableDocumentError(
            f"it holds another archive, {name!r}", "take it out and ingest what is in it"
        )
    packed_tightly = member.file_size > MAX_RATIO * max(member.compress_size, 1)
    if member.file_size > MAX_MEMBER_BYTES or (member.file_size > _RATIO_FLOOR and packed_tightly):
        raise _too_large(name)


def _too_large(name: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"its part {name!r} unpacks to far more than a document needs",
        "check where the file comes from; if it is sound, export its text",
    )


def _check_declarations(archive: Archive) -> None:
    """Office files declare no document types; one that does tries to use entities."""
    for name in archive.names():
        if name.lower().endswith((".xml", ".rels")):
            head = archive.read(name).replace(b"\x00", b"")
            if _DECLARES.search(head):
                raise UnreadableDocumentError(
                    f"its part {name!r} declares entities, which documents have no need of",
                    "check where the file comes from, and save it again",
                )
