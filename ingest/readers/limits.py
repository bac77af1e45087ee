"""How large a source may be before a reader refuses it, each with a reason and an advice.

Floor 2. Limits are checked before the work that they limit.
"""

from dataclasses import dataclass

from ingest.errors import UnreadableDocumentError

MAX_FILE_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file."""

    max_bytes: int = MAX_FILE_BYTES
    max_characters: int = 2_000_000
    """Of text that a reader found, white space included."""
    max_line_characters: int = 100_000
    """Of plain text and Markdown, where a line is at most a paragraph."""
    max_elements: int = 100_000
    max_pages: int = 2_000
    max_slides: int = 2_000


def check_size(data: bytes, limits: Limits) -> None:
    """Refuse an empty file and one that is too large.

    Raises:
        UnreadableDocumentError: If ``data`` is empty or longer than ``limits.max_bytes``.
    """
    if not data:
        raise UnreadableDocumentError("the file is empty", "put text into it or take it away")
    check_bytes(len(data), limits)


def check_bytes(count: int, limits: Limits) -> None:
    """Refuse a file that is too large; needs no more than its size.

    Raises:
        UnreadableDocumentError: If ``count`` exceeds ``limits.max_bytes``.
    """
    if count > limits.max_bytes:
        raise UnreadableDocumentError(
            f"the file has {count / 1e6:.1f} MB, more than {limits.max_bytes / 1e6:.0f} MB",
            "split it into smaller files, or export its text only",
        )


def check_characters(count: int, limits: Limits) -> None:
    """Refuse more text than a guide can hold.

    Raises:
        UnreadableDocumentError: If ``count`` exceeds ``limits.max_characters``.
    """
    if count > limits.max_characters:
        raise UnreadableDocumentError(
            f"the text has {count:,} characters, more than {limits.max_characters:,}",
            "split it into one file a chapter",
        )


def check_lines(text: str, limits: Limits) -> None:
    """Refuse text with a line so long that it cannot be prose.

    Raises:
        UnreadableDocumentError: If a line exceeds ``limits.max_line_characters``.
    """
    check_characters(len(text), limits)
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limits.max_line_characters:
            raise UnreadableDocumentError(
                f"line {number} has {len(line):,} characters, "
                f"more than {limits.max_line_characters:,}",
                "break the text into paragraphs, or check that the file is not raw data",
            )


def check_elements(count: int, limits: Limits) -> None:
    """Refuse a document of more blocks than a guide can hold.

    Raises:
        UnreadableDocumentError: If ``count`` exceeds ``limits.max_elements``.
    """
    if count > limits.max_elements:
        raise UnreadableDocumentError(
            f"the document has {count:,} blocks, more than {limits.max_elements:,}",
            "split it into one file a chapter",
        )
