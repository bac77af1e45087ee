"""The answer as everyone sees it: typed segments, and citations that open the exact sentence.

Floor 2. The same object goes over JSON, the stream and the terminal.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from pydantic import AwareDatetime, Field, model_validator

from corpus.guide import GuideStatus, Locator, Value


class SegmentKind(StrEnum):
    """What a piece of an answer is; only a claim is cited, and every claim is."""

    ACKNOWLEDGE = "acknowledge"
    LEAD = "lead"
    """How sure the coach is of what follows, or which place it comes from."""
    CLAIM = "claim"
    QUESTION = "question"
    OPTION = "option"
    STEP = "step"
    GAP = "gap"
    BOUNDARY = "boundary"
    SIGNPOST = "signpost"


class Route(StrEnum):
    """What a turn turned out to need."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    NOT_IN_GUIDES = "not_in_guides"
    OUT_OF_SCOPE = "out_of_scope"
    SAFETY = "safety"


class Move(StrEnum):
    """What the coach does in its turn."""

    LISTEN = "listen"
    CLARIFY = "clarify"
    INFORM = "inform"
    PLAN = "plan"
    DECLINE = "decline"
    HAND_OVER = "hand_over"


class Verdict(StrEnum):
    """Whether a claim is supported by the sentence it cites."""

    VERBATIM = "verbatim"
    """The claim is the cited sentence."""
    SUPPORTED = "supported"


class Segment(Value):
    """One sentence or so of an answer."""

    kind: SegmentKind
    text: str
    start: int
    end: int
    """``answer.text[start:end] == text``; the markers of its citations follow."""
    citations: tuple[int, ...] = ()

    @model_validator(mode="after")
    def _cited_if_claim(self) -> Self:
        if (self.kind is SegmentKind.CLAIM) != bool(self.citations):
            message = f"a {self.kind} has {len(self.citations)} citations: only claims are cited"
            raise ValueError(message)
        return self


class Citation(Value):
    """Where a claim comes from: ``text[start:end] == quote`` in its revision's canonical text."""

    marker: int
    guide_id: str
    guide_title: str
    publisher: str | None
    date: str | None
    revision: str
    status: GuideStatus
    heading_path: tuple[str, ...]
    locator: Locator
    passage_id: str
    start: int
    end: int
    quote: str
    verdict: Verdict
    support: float
    """How well the quote supports the claim, in [0, 1]; 1 for a verbatim claim."""
    url: str


class Safety(Value):
    """What triage found in the mentee's words."""

    level: str = "none"
    kind: str | None = None
    resources: tuple[str, ...] = ()


class ClaimCheck(Value):
    """What the verification of one claim found, shown or not."""

    claim: str
    shown: bool
    verdict: Verdict | None
    support: float
    fault: str | None = None
    detail: tuple[str, ...] = ()
    """What does not agree: the number, the name, the word."""
    attributed: bool = False
    """Whether the coach found what is cited: the model named other evidence, or none."""


class Searched(Value):
    """What a turn was searched by."""

    query: str
    """The stand-alone question; it may hold the mentee's words."""
    rewriting: str | None = None
    """`rewritten` by the chat model, or why it was not, as a code; absent when none was asked."""


class Answer(Value):
    """One finished turn."""

    id: str
    conversation_id: str | None = None
    route: Route
    move: Move
    text: str
    segments: tuple[Segment, ...]
    citations: tuple[Citation, ...] = ()
    safety: Safety = Safety()
    proposals: tuple[Mapping[str, object], ...] = ()
    generation: str | None
    """The generation that every citation comes from; absent when none was read."""
    model: str = "none"
    timings_ms: Mapping[str, int] = Field(default_factory=dict)
    usage: Mapping[str, float] | None = None
    """Tokens, calls and, where prices are set, cost of the chat model; absent without one."""
    model_fault: str | None = None
    """Why the chat model did not write (all of) this answer, as a code; absent when it did."""
    checks: tuple[ClaimCheck, ...] | None = None
    """Every claim that was checked, dropped ones included; only for those who ask."""
    searched: Searched | None = None
    """What was searched for; only for those who ask."""
    created_at: AwareDatetime

    @model_validator(mode="after")
    def _whole(self) -> Self:
        known = {citation.marker for citation in self.citations}
        for segment in self.segments:
            if self.text[segment.start : segment.end] != segment.text:
                message = f"segment [{segment.start}:{segment.end}] is not its text"
                raise ValueError(message)
            if not known.issuperset(segment.citations):
                message = f"markers {segment.citations} have no citation"
                raise ValueError(message)
        return self
