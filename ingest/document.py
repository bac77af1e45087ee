"""What a reader makes of a file, before cleaning: elements in reading order, and metadata.

Floor 2.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.guide import Block, BlockKind, Locator, Region, Sentence


class Markup(StrEnum):
    """Whether the format itself said what an element is."""

    MARKED = "marked"
    """The format has headings, lists and tables: believe the element's kind."""
    BARE = "bare"
    """A line or paragraph of plain text: what it is must be inferred."""


@dataclass(frozen=True, slots=True)
class Element:
    """One block of the source in reading order."""

    kind: BlockKind
    text: str
    level: int = 0
    locator: Locator = Locator()
    markup: Markup = Markup.MARKED


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as its reader understood it; nothing is judged or left out yet, but ``regions``."""

    elements: tuple[Element, ...]
    facts: dict[str, object] = field(default_factory=dict)
    """Metadata that the format gave: title, publisher, date, authors, …"""
    regions: tuple[Region, ...] = ()
    """What the reader itself had to leave out (scripts, navigation, hidden text), and why."""


@dataclass(frozen=True, slots=True)
class StructuredText:
    """Canonical text with its structure, and what was left out of it."""

    text: str
    title: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    regions: tuple[Region, ...]
    names: tuple[str, ...]
    facts: dict[str, object]
