"""What the library holds: guides, their immutable revisions and the passages that are ranked.

Floor 1. Every offset in this module counts code points in the canonical text of one revision.
"""

import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """An immutable record; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class BlockKind(StrEnum):
    """What a range of a guide is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    QUOTATION = "quotation"


class RegionKind(StrEnum):
    """Why a range of a source was left out of the canonical text."""

    FURNITURE = "furniture"
    PROMOTIONAL = "promotional"
    CONTENTS = "contents"
    REFERENCES = "references"
    HIDDEN = "hidden"


class GuideStatus(StrEnum):
    """Whether a guide may still be relied on."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Locator(Value):
    """Where a reader of the source finds a range; each counts from 1 or is absent."""

    page: int | None = None
    slide: int | None = None
    line: int | None = None


class Block(Value):
    """A heading, paragraph, list item, table row or quotation: a range of the canonical text."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """1 to 6 for a heading (1 is the title), 0 for everything else."""
    heading_path: tuple[str, ...] = ()
    """Headings above this block, outermost first, the guide's title left out."""
    locator: Locator = Locator()


class Sentence(Value):
    """A range inside one block; the smallest thing that can be cited."""

    start: int
    end: int
    block: int
    """Position of its block in the revision's ``blocks``."""


class Region(Value):
    """A piece of the source that is not part of the canonical text, and why."""

    kind: RegionKind
    text: str
    reason: str
    locator: Locator = Locator()


class GuideMetadata(Value):
    """What is known of a guide besides its text."""

    title: str
    publisher: str | None = None
    date: str | None = None
    """ISO 8601, as exact as the source gives it: ``2024``, ``2024-05`` or ``2024-05-17``."""
    authors: tuple[str, ...] = ()
    licence: str | None = None
    jurisdiction: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    evidence: str | None = None
    """How strong the evidence behind the guide is, in its own words."""
    resource_ids: tuple[str, ...] = ()
    status: GuideStatus = GuideStatus.CURRENT
    superseded_by: str | None = None
    """Id of the guide to read instead."""

    def edition(self) -> dict[str, object]:
        """The part that makes an edition; a change of it makes a new revision."""
        return self.model_dump(mode="json", exclude={"status", "superseded_by"})


class Corrections(Value):
    """What a curator says of a guide, over what its text says; absent means not corrected."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None
    licence: str | None = None
    jurisdiction: str | None = None
    language: str | None = None
    status: GuideStatus | None = None
    superseded_by: str | None = None

    def over(self, other: "Corrections") -> "Corrections":
        """These corrections where they say something, else the ``other`` ones."""
        said = self.model_dump(exclude_none=True)
        return other.model_copy(update=said)

    def without(self, fields: Iterable[str]) -> "Corrections":
        """These corrections with some of them taken back."""
        return self.model_copy(update=dict.fromkeys(fields))


class Revision(Value):
    """One immutable edition of a guide: canonical text, its structure and what was left out."""

    id: str
    guide_id: str
    metadata: GuideMetadata
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    regions: tuple[Region, ...] = ()
    names: tuple[str, ...] = ()
    """Names from left-out regions: a guide is found by them, but they are never evidence."""

    def quote(self, start: int, end: int) -> str:
        """The canonical text from ``start`` up to ``end``, verbatim.

        Raises:
            ValueError: If the range is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            message = f"range [{start}:{end}] is outside a text of {len(self.text)} characters"
            raise ValueError(message)
        return self.text[start:end]


class Passage(Value):
    """A section-aware window of whole sentences: what is embedded and ranked."""

    id: str
    guide_id: str
    revision: str
    ordinal: int
    """Position within its revision, from 0."""
    start: int
    end: int
    first_sentence: int
    last_sentence: int
    """Positions in the revision's ``sentences``; the last one is part of the passage."""
    heading_path: tuple[str, ...] = ()
    locator: Locator = Locator()


class AskedAs(Value):
    """Ways in which people ask for a section of a guide: they find it, and are never quoted."""

    heading: str
    """Of the section, as the canonical text has it."""
    questions: tuple[str, ...]


class SourceFile(Value):
    """Where the text of a guide came from; several sources with the same content are one guide."""

    location: str = Field(description="`shipped:NAME` for a shipped guide, else an absolute path")
    sha256: str
    guide_id: str
    revision: str
    title: str
    beside: Corrections = Corrections()
    """What ``guides.toml`` beside the file said."""
    corrections: Corrections = Corrections()
    """What a curator said when ingesting; kept for the next time."""
    asked: tuple[AskedAs, ...] = ()
    """What its front matter says under ``asked_as``: no part of the edition."""


def revision_id(text: str, metadata: GuideMetadata) -> str:
    """First 16 hexadecimal digits of the SHA-256 of canonical text and metadata."""
    facts = json.dumps(metadata.edition(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{facts}\n{text}".encode()).hexdigest()[:16]


def passage_id(revision: str, start: int, end: int) -> str:
    """Identity of a passage: its revision and its range."""
    return f"{revision}-{start}-{end}"
