"""What goes in and out of the HTTP routes, where it is not an :class:`coach.answer.Answer`.

Floor 3.
"""

from dataclasses import asdict
from typing import Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from corpus.catalogue import CataloguedGuide
from corpus.filters import EVERYTHING, Filters, Names
from corpus.generation import Audit, Counts
from corpus.guide import Block, GuideMetadata, GuideStatus, Locator, Passage, Region
from corpus.hits import Hit
from corpus.standing import SearchKind


class Narrowed(BaseModel):
    """Which guides are looked into."""

    collections: Names = Field(
        default=(),
        description="Short for `filters.collections`: names of ingested folders, or `shipped`.",
    )
    filters: Filters = Field(default=EVERYTHING, description="Which guides are looked into.")

    @model_validator(mode="after")
    def _collections_once(self) -> Self:
        if self.collections and self.filters.collections:
            message = "name the collections once, here or in the filters"
            raise ValueError(message)
        return self

    @property
    def within(self) -> Filters:
        """The filters, with the collections wherever they were named."""
        named = self.collections or self.filters.collections
        return self.filters.model_copy(update={"collections": named})


class AskRequest(Narrowed):
    """A mentee's question."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "How do I ask someone to be my mentor?"}]},
    )

    question: str = Field(description="In plain words, at most 4,000 characters by default.")
    conversation_id: str | None = Field(
        default=None, description="From `POST /api/v1/conversations`, to go on with what was said."
    )
    stream: bool = Field(default=False, description="Answer as server-sent events.")


class Message(Narrowed):
    """The next thing that a mentee says in a conversation."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": "And for nurses?"}]}
    )

    question: str = Field(description="In plain words, at most 4,000 characters by default.")
    stream: bool = Field(default=False, description="Answer as server-sent events.")


class OpenConversation(BaseModel):
    """A conversation, off the record: in memory only."""

    id: str
    kept: bool = Field(default=False, description="Always false: nothing of it is written down.")
    turns: int = Field(description="How many questions are remembered.")
    forgotten_after_seconds: int = Field(description="Of silence.")


class SearchRequest(Narrowed):
    """A question for retrieval alone."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"question": "first meeting", "limit": 5}]}
    )

    question: str = Field(min_length=1, max_length=4_000)
    limit: int = Field(default=8, ge=1, le=50)
    per_guide: int | None = Field(default=None, ge=1, description="The most of one guide.")


class SamePassage(BaseModel):
    """Another place that says the same."""

    guide_id: str
    passage_id: str


class ExpectedQuestion(BaseModel):
    """A question that the guide's owner expects the passage's section to answer."""

    question: str = Field(description="Written by the owner; no part of the guide's text.")
    similarity: float = Field(description="Cosine similarity of the two questions, -1 to 1.")


class FoundPassage(BaseModel):
    """A passage with every part of its ranking."""

    passage: Passage
    guide_title: str
    text: str
    similarity: float | None = Field(description="Cosine similarity to the question, -1 to 1.")
    dense_rank: int | None = Field(description="By its text and by the questions it answers.")
    lexical_rank: int | None
    match: float | None = Field(description="Share of the question's words, by weight, 0 to 1.")
    fused: float = Field(description="Similarity and weighted match together.")
    asked: ExpectedQuestion | None = Field(
        description="Matched a question this section answers: the nearest one, never evidence."
    )
    also_in: list[SamePassage] = Field(description="Near-duplicates that were folded into it.")

    @classmethod
    def from_hit(cls, hit: Hit) -> "FoundPassage":
        """What a search found."""
        return cls(
            passage=hit.passage,
            guide_title=hit.guide.metadata.title,
            text=hit.text,
            similarity=hit.similarity,
            dense_rank=hit.dense_rank,
            lexical_rank=hit.lexical_rank,
            match=hit.match,
            fused=hit.fused,
            asked=ExpectedQuestion(**asdict(hit.asked)) if hit.asked else None,
            also_in=[SamePassage(guide_id=p.guide_id, passage_id=p.id) for p in hit.also_in],
        )


class SearchResult(BaseModel):
    """Passages, best first."""

    passages: list[FoundPassage]
    generation: str


class GuideSummary(BaseModel):
    """A guide in the list."""

    id: str
    title: str
    publisher: str | None
    date: str | None
    revision: str
    status: GuideStatus
    passages: int

    @classmethod
    def from_guide(cls, guide: CataloguedGuide) -> "GuideSummary":
        """One line of the catalogue."""
        metadata = guide.metadata
        return cls(
            id=guide.id,
            title=metadata.title,
            publisher=metadata.publisher,
            date=metadata.date,
            revision=guide.revision,
            status=metadata.status,
            passages=guide.passages,
        )


class GuideList(BaseModel):
    """A page of guides by title."""

    guides: list[GuideSummary]
    generation: str
    next_cursor: str | None = Field(default=None, description="Pass as `cursor` for the next page.")


class GuideDetail(BaseModel):
    """A guide with its outline and what was left out of its source."""

    id: str
    revision: str
    metadata: GuideMetadata
    headings: list[str]
    passages: list[Passage]
    left_out: list[Region]


class RevisionText(BaseModel):
    """The canonical text that citations point into; offsets count code points."""

    guide_id: str
    revision: str
    metadata: GuideMetadata
    text: str
    blocks: list[Block]


class PassageContext(BaseModel):
    """A passage with what stands around it."""

    id: str
    guide_id: str
    guide_title: str
    revision: str
    start: int
    end: int
    heading_path: list[str]
    locator: Locator
    text: str
    before: str
    after: str


class Readiness(BaseModel):
    """Whether questions can be answered now, and from what."""

    ready: bool
    degraded: bool = Field(description="Something else serves than what was published, whole.")
    reasons: list[str] = Field(description="Why it is degraded, and what to do.")
    search: SearchKind
    warnings: list[str] = Field(description="What a person should look at soon.")
    generation: str
    published_at: AwareDatetime = Field(description="When it was built and audited.")
    checked_at: AwareDatetime | None = Field(
        description="When its files were compared with their checksums and tried out."
    )
    counts: Counts
    audit: Audit
    encoder: str
