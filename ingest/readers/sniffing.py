"""What a file is, by its first bytes and by its name; where the two disagree, neither is believed.

Floor 2.
"""

import io
import re
import zipfile
import zlib

from ingest.errors import UnreadableDocumentError, UnsupportedFormatError

READABLE: dict[str, str] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".pptx": "pptx",
    ".odt": "odt",
    ".epub": "epub",
    ".rst": "rst",
}
"""Suffix → name of the reader's module."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "RTF document"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x7fELF", "program"),
    (b"MZ\x90\x00", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"OggS", "audio file"),
    (b"ID3", "audio file"),
    (b"fLaC", "audio file"),
    (b"\x00\x01\x00\x00\x00", "font"),
    (b"wOFF", "font"),
    (b"wOF2", "font"),
)
_BOXED = (b"ftyp", "video or image")
"""ISO media files carry this name at byte 4."""
_MIMETYPES = {
    b"application/epub+zip": "epub",
    b"application/vnd.oasis.opendocument.text": "odt",
}
_PARTS = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx", "xl/workbook.xml": "xlsx"}
_TITLES = {
    "pdf": "PDF document",
    "docx": "Word document",
    "pptx": "PowerPoint presentation",
    "odt": "OpenDocument text",
    "epub": "EPUB book",
    "html": "web page",
    "xlsx": "Excel workbook",
    "ole": "file of an old Office version, or an encrypted Office file",
    "zip": "ZIP archive",
}
_ADVICE = {
    "ole": "open it, take a password away if it has one, and save it as .docx or .pptx",
    "zip": "unpack it and ingest the files",
    "RTF document": "save it as .docx or .txt",
}
_FAULTS = (
    *(zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, zlib.error),
    EOFError,
)
_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_TEXTUAL = frozenset({"markdown", "text", "rst", "html"})
"""Formats without a signature; a piece of a web page has none either."""


def choose_format(data: bytes, suffix: str) -> str:
    """The reader for a file of this content and suffix.

    Args:
        data: The file; at least one byte.
        suffix: Lower case with its dot; may be empty.

    Raises:
        UnsupportedFormatError: If neither content nor suffix is of a kind that can be read.
        UnreadableDocumentError: If the content is not what the suffix says.
    """
    held = sniff(data)
    named = READABLE.get(suffix)
    if named is None:
        raise _unsupported(held, suffix)
    if held is None and named not in _TEXTUAL:
        raise UnreadableDocumentError(
            f"it is named like a {_TITLES[named]}, but is not one",
            "give the file its right suffix, or save it again",
        )
    if held not in {None, named}:
        raise _mismatch(held or "", suffix)
    return named


def sniff(data: bytes) -> str | None:
    """Reader's name or a description of what the bytes are; ``None`` if they may be text."""
    if data.startswith(b"PK\x03\x04"):
        return _sniff_archive(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[4:8] == _BOXED[0]:
        return _BOXED[1]
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return "html" if _PAGE.match(data[:4096]) else None


def _sniff_archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= 200:
                return _MIMETYPES.get(archive.read("mimetype").strip(), "zip")
    except _FAULTS as error:
        raise UnreadableDocumentError(
            "it is a ZIP archive, or a document made of one, and damaged", "fetch the file again"
        ) from error
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def _mismatch(held: str, suffix: str) -> UnreadableDocumentError | UnsupportedFormatError:
    title = _TITLES.get(held, held)
    right = next((known for known, reader in READABLE.items() if reader == held), None)
    if right is None:
        return UnsupportedFormatError(
            f"it is named {suffix}, but is a {title}",
            _ADVICE.get(held, "ingest the text that it goes with"),
        )
    return UnreadableDocumentError(
        f"it is named {suffix}, but is a {title}", f"rename it to {right}"
    )


def _unsupported(held: str | None, suffix: str) -> UnsupportedFormatError:
    title = _TITLES.get(held, held) if held else None
    kind = f"a {title}" if title else f"a {suffix} file" if suffix else "a file without a suffix"
    right = next((known for known, reader in READABLE.items() if reader == held), None)
    if right is not None:
        return UnsupportedFormatError(f"it is {kind} without its suffix", f"rename it to {right}")
    readable = ", ".join(sorted(READABLE))
    return UnsupportedFormatError(
        f"no reader takes {kind}",
        _ADVICE.get(held or "", f"save it as one of {readable}"),
    )
