"""One answer as it is told: by the chat model as far as it gets, then by the composed draft.

Floor 2. Whatever the model does, the answer ends whole: what was shown stands, the rest is put
together from the guides, and a short line says so.
"""

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from coach.answer import Citation, ClaimCheck, Move, Searched, Segment, SegmentKind, Verdict
from coach.chat_model import Usage
from coach.conversation_turns import Turn
from coach.draft import Assembly, Draft, Piece
from coach.errors import ChatModelError
from coach.evidence import Evidence, EvidenceSentence, content_sentences
from coach.settings import CoachSettings
from coach.verify import Finding
from coach.write import Writer

_GIVEN_TO_MODEL = 12
_NOTHING_USABLE = "model_nothing_supported"
_COMPOSED = "The writing model was no help this time, so these are the guides' own sentences."
_BROKEN_OFF = "The writing model stopped there; what stands above was checked."
_MILLION = 1_000_000
Added = tuple[Segment, tuple[Citation, ...]]


@dataclass(slots=True)
class Telling:
    """The state of one answer."""

    draft: Draft
    evidence: Evidence
    usage: Usage
    assembly: Assembly = field(default_factory=Assembly)
    findings: list[Finding] = field(default_factory=list)
    clean: Callable[[str], str] = str
    """What a model wrote is passed through it before it is shown."""
    fault: str | None = None
    used_model: bool = False
    framed: bool = False
    """Whether the model writes claims alone, and the draft says what stands around them."""
    searched: Searched | None = None
    verify_ms: float = 0.0

    async def write(
        self, writer: Writer, question: str, turns: Sequence[Turn]
    ) -> AsyncGenerator[Added, None]:
        """Segments that the model writes and verification lets through."""
        self.used_model = True
        if self.framed:
            for piece in self._drafted(SegmentKind.ACKNOWLEDGE):
                yield self.assembly.add(piece)
        try:
            writing = writer.write(question, turns, self._given(), self.usage)
            async with aclosing(writing):
                async for written in writing:
                    if written.finding:
                        self.findings.append(written.finding)
                    if written.piece and self._wanted(written.piece):
                        piece = replace(written.piece, text=self.clean(written.piece.text))
                        yield self.assembly.add(piece)
        except ChatModelError as error:
            self.fault = error.code

    def finish(self) -> Iterator[Added]:
        """What is left to say: all of the draft without a model, what is missing with one."""
        told = {segment.kind for segment in self.assembly.segments}
        if not self.used_model:
            yield from map(self.assembly.add, self.draft.pieces)
        elif SegmentKind.CLAIM not in told:
            self.fault = self.fault or _NOTHING_USABLE
            yield self.assembly.add(Piece(SegmentKind.BOUNDARY, _COMPOSED))
            yield from (self.assembly.add(p) for p in self.draft.pieces if p.kind not in told)
        elif self.fault or self.framed:
            if self.fault:
                yield self.assembly.add(Piece(SegmentKind.BOUNDARY, _BROKEN_OFF))
            left = {SegmentKind.QUESTION, SegmentKind.STEP} - told
            yield from map(self.assembly.add, self._drafted(*left))

    @property
    def is_open(self) -> bool:
        """Whether the answer left the choice between its sentences to the mentee."""
        return self.draft.move is Move.CLARIFY and not self.used_model

    def _wanted(self, piece: Piece) -> bool:
        return not self.framed or piece.kind is SegmentKind.CLAIM

    def _drafted(self, *kinds: SegmentKind) -> list[Piece]:
        return [piece for piece in self.draft.pieces if piece.kind in kinds]

    def checks(self) -> tuple[ClaimCheck, ...]:
        """What was found of every claim, dropped ones included."""
        model_claims = {finding.claim for finding in self.findings}
        composed = [
            ClaimCheck(claim=segment.text, shown=True, verdict=Verdict.VERBATIM, support=1.0)
            for segment in self.assembly.segments
            if segment.kind is SegmentKind.CLAIM and segment.text not in model_claims
        ]
        return (*map(_check_of, self.findings), *composed)

    def _given(self) -> list[EvidenceSentence]:
        """The sentences of the composed answer first, then the best others."""
        chosen = [support.sentence for piece in self.draft.pieces for support in piece.supports]
        others = [s for s in content_sentences(self.evidence.sentences) if s not in chosen]
        return [*chosen, *others][:_GIVEN_TO_MODEL]


def usage_of(usage: Usage, settings: CoachSettings, context_window: int | None) -> dict[str, float]:
    """Tokens and calls, what may be read, and the cost; what is not known is left out.

    Tokens are the provider's counts. Where it told none of some call (one that failed or was
    broken off), ``calls_not_counted`` says of how many, and there is no cost.
    """
    told: dict[str, float] = {"calls": usage.calls}
    told["prompt_token_budget"] = settings.model_prompt_tokens
    if usage.counted:
        told |= {"input_tokens": usage.input_tokens, "output_tokens": usage.output_tokens}
    if usage.counted < usage.calls:
        told["calls_not_counted"] = usage.calls - usage.counted
    if context_window:
        told["context_window"] = context_window
    if usage.first_words_ms is not None:
        told["first_words_ms"] = round(usage.first_words_ms)
    priced = settings.model_price_input or settings.model_price_output
    if priced and usage.calls == usage.counted:
        read = usage.input_tokens * settings.model_price_input
        wrote = usage.output_tokens * settings.model_price_output
        told["cost"] = round((read + wrote) / _MILLION, 6)
    return told


def _check_of(finding: Finding) -> ClaimCheck:
    return ClaimCheck(
        claim=finding.claim,
        shown=finding.shown,
        verdict=finding.verdict,
        support=finding.support,
        fault=finding.fault,
        detail=finding.detail,
        attributed=finding.attributed,
    )
