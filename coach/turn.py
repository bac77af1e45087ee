"""A mentee's turn, readable in one screen.

Floor 2. triage → understand → retrieve → decide the move → write → verify → show
"""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

import anyio.to_thread

from coach.answer import Answer, Citation, Move, Route, Segment
from coach.attribute import Checked
from coach.chat_model import ChatModel, Usage
from coach.compose import compose
from coach.conversation import Conversation, Conversations
from coach.conversation_turns import Turn
from coach.draft import Assembly, Draft
from coach.errors import CoachError, ConversationNotFoundError, QuestionError
from coach.evidence import find_evidence
from coach.identifiers import mask_identifiers
from coach.recall import understood_after
from coach.retrieval import exchange_of, passages_for
from coach.rewriting import stand_alone
from coach.safety import SafetyFinding, SafetyNet
from coach.second_reader import SecondReader
from coach.settings import CoachSettings, ModelForm
from coach.telling import Telling, usage_of
from coach.verify import Verifier
from coach.write import Writer
from corpus.errors import CorpusError
from corpus.filters import EVERYTHING, Filters
from corpus.library import Library


@dataclass(frozen=True, slots=True)
class StageReached:
    """Work has moved on to this stage."""

    stage: str


@dataclass(frozen=True, slots=True)
class SegmentReady:
    """A verified segment can be shown."""

    segment: Segment
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TurnDone:
    """The turn is over."""

    answer: Answer


Result = TypeVar("Result")
TurnEvent = StageReached | SegmentReady | TurnDone
LeaseLibrary = Callable[[], AbstractContextManager[Library]]


@dataclass(slots=True)
class _Stopwatch:
    """Milliseconds by stage."""

    spent: dict[str, int] = field(default_factory=dict)
    _started: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self.spent[stage] = round((now - self._started) * 1000)
        self._started = now


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question with what came before it."""

    question: str
    conversation: Conversation | None
    turns: tuple[Turn, ...]
    explain: bool
    within: Filters
    finding: SafetyFinding


class Coach:
    """Answers questions from the guides."""

    def __init__(
        self,
        lease: LeaseLibrary,
        settings: CoachSettings,
        safety: SafetyNet,
        model: ChatModel | None = None,
        reader: SecondReader | None = None,
    ) -> None:
        """Coach with what is published.

        Args:
            lease: Gives the published library for as long as a turn runs, so that an answer
                never mixes generations; raises CorpusEmptyError when there is none.
            settings: How a turn is answered.
            safety: Looks at every turn before anything else.
            model: Writes the answers, if any; what it writes is verified.
            reader: Reads every claim of the model that verification let through, if any.
        """
        self._lease = lease
        self._settings = settings
        self._safety = safety
        self._model = model
        self._reader = reader
        self.conversations = Conversations()
        # The encoder works on one text at a time: more threads would only wait for it.
        self._working = anyio.CapacityLimiter(1)
        # Safety never waits behind anybody's retrieval.
        self._watching = anyio.CapacityLimiter(4)

    async def ask(
        self,
        question: str,
        conversation_id: str | None = None,
        *,
        turns: Sequence[Turn] = (),
        explain: bool = False,
        within: Filters = EVERYTHING,
    ) -> Answer:
        """The whole answer at once; see :meth:`turn`."""
        told = self.turn(question, conversation_id, turns=turns, explain=explain, within=within)
        async for event in told:
            if isinstance(event, TurnDone):
                return event.answer
        message = "a turn ended without an answer"
        raise AssertionError(message)

    async def turn(
        self,
        question: str,
        conversation_id: str | None = None,
        *,
        turns: Sequence[Turn] = (),
        explain: bool = False,
        within: Filters = EVERYTHING,
    ) -> AsyncGenerator[TurnEvent, None]:
        """Answer a question: stages, then segments, then exactly one :class:`TurnDone`.

        Args:
            question: The mentee's words.
            conversation_id: Of the conversation held here that it goes on with, if any.
            turns: Of a conversation that the client keeps: what was said before, oldest first.
            explain: Tell in the answer what verification found, dropped claims included.
            within: Which guides are looked into, for this turn.

        Raises:
            ConversationNotFoundError: If there is no such conversation.
            QuestionError: If the question is empty or too long.
            CorpusEmptyError: If nothing has been ingested.
            CorpusError: If the library cannot be read.
        """
        conversation = self.conversations.find(conversation_id)
        earlier = [t.text for t in turns if t.role == "user"] or _heard(conversation)
        finding = await anyio.to_thread.run_sync(
            self._safety.look, question, earlier, limiter=self._watching
        )
        masked = mask_identifiers(question).text
        if conversation:
            conversation.hear(masked)
        asked = _Asked(masked, conversation, tuple(turns), explain, within, finding)
        assembly = Assembly()
        for piece in finding.pieces:
            yield SegmentReady(*assembly.add(piece))
        if finding.replaces:
            yield TurnDone(self._safety_alone(asked, assembly))
            return
        try:
            if conversation_id and conversation is None:
                raise ConversationNotFoundError
            self._check(masked)
            with self._lease() as library:
                async with aclosing(self._answered(asked, library, assembly)) as events:
                    async for event in events:
                        yield event
        except (CoachError, CorpusError):
            if not assembly.segments:
                raise
            # Whatever else is down or wrong, what safety had to say is a whole answer.
            yield TurnDone(self._safety_alone(asked, assembly))

    async def _answered(
        self, asked: _Asked, library: Library, assembly: Assembly
    ) -> AsyncGenerator[TurnEvent, None]:
        watch = _Stopwatch()
        yield StageReached("retrieve")
        held = asked.conversation.exchanges if asked.conversation else ()
        understood = await self._in_thread(
            lambda: understood_after(asked.question, held, asked.turns, library)
        )
        usage, seconds = Usage(), self._settings.model_rewrite_seconds
        alone = await stand_alone(understood, library, self._model, usage, seconds)
        understood = alone.understood
        hits = await self._in_thread(
            lambda: passages_for(understood, library, guide_ids=library.matching(asked.within))
        )
        evidence = await self._in_thread(lambda: find_evidence(understood.query, library, hits))
        watch.lap("retrieve")
        yield StageReached("write")
        meant = understood.query if understood.in_hand else understood.question
        least = self._settings.min_similarity
        draft = await self._in_thread(
            lambda: compose(meant, evidence, library, least, asked.question)
        )
        draft = _fitted(draft, asked.finding, assembly)
        quotes = [sentence.quote for sentence in evidence.sentences]
        telling = Telling(draft, evidence, usage, assembly)
        telling.framed = self._settings.model_form is ModelForm.PLAIN
        telling.searched = alone.shown
        telling.clean = lambda text: self._safety.scrub(text, quotes)
        async with aclosing(self._told(meant, asked, telling, library)) as told:
            async for segment, citations in told:
                yield SegmentReady(segment, citations)
        watch.lap("write")
        if asked.conversation:
            asked.conversation.remember(exchange_of(understood, hits))
        yield TurnDone(self._answer(asked, telling, library.generation, watch.spent))

    async def _told(
        self, question: str, asked: _Asked, telling: Telling, library: Library
    ) -> AsyncGenerator[tuple[Segment, tuple[Citation, ...]], None]:
        """Segments by the chat model where one is set and there is something to write."""
        if self._model and telling.draft.may_be_rewritten:
            verifier = Verifier(library.similarities, library.passages_with)

            async def timed(work: Callable[[], Checked], /) -> Checked:
                started = time.perf_counter()
                checked = await self._in_thread(work)
                telling.verify_ms += (time.perf_counter() - started) * 1000
                return checked

            writer = Writer(self._model, verifier, timed, self._settings, self._reader)
            turns = asked.turns or _turns_of(asked.conversation)
            async with aclosing(telling.write(writer, question, turns)) as written:
                async for added in written:
                    yield added
        for added in telling.finish():
            yield added

    def _safety_alone(self, asked: _Asked, assembly: Assembly) -> Answer:
        return Answer(
            id=f"ans_{uuid4().hex}",
            conversation_id=asked.conversation.id if asked.conversation else None,
            route=asked.finding.route or Route.OUT_OF_SCOPE,
            move=Move.HAND_OVER,
            text=assembly.text,
            segments=tuple(assembly.segments),
            safety=asked.finding.safety,
            generation=None,
            created_at=datetime.now(UTC),
        )

    def _check(self, question: str) -> None:
        if not question.strip():
            raise QuestionError("the question is empty", "write what you would like to ask")
        most = self._settings.max_question_characters
        if len(question) > most:
            raise QuestionError(
                f"the question has {len(question)} characters, and at most {most} are read",
                "ask it in fewer words",
            )

    def _usage(self, telling: Telling) -> dict[str, float]:
        window = self._model.context_window if self._model else None
        return usage_of(telling.usage, self._settings, window)

    def warnings(self) -> list[str]:
        """What an operator should know of the chat model; nothing when all is well."""
        seconds = self._model.paused_seconds if self._model else 0.0
        paused = f"the chat model keeps failing and is left alone for {seconds:.0f} s"
        return [f"{paused}; answers are composed without it"] if seconds else []

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await anyio.to_thread.run_sync(work, limiter=self._working)

    def _answer(
        self, asked: _Asked, telling: Telling, generation: str, spent: dict[str, int]
    ) -> Answer:
        written = self._model is not None and telling.used_model
        return Answer(
            id=f"ans_{uuid4().hex}",
            conversation_id=asked.conversation.id if asked.conversation else None,
            route=asked.finding.route or telling.draft.route,
            move=telling.draft.move,
            text=telling.assembly.text,
            segments=tuple(telling.assembly.segments),
            citations=tuple(telling.assembly.citations),
            safety=asked.finding.safety,
            generation=generation,
            model=self._model.name if self._model and written else "none",
            timings_ms=spent | ({"verify": round(telling.verify_ms)} if written else {}),
            usage=self._usage(telling) if written else None,
            model_fault=telling.fault,
            checks=telling.checks() if asked.explain else None,
            searched=telling.searched if asked.explain else None,
            created_at=datetime.now(UTC),
        )


def _fitted(draft: Draft, finding: SafetyFinding, assembly: Assembly) -> Draft:
    """The draft as it goes on after what safety had to say."""
    if finding.route and draft.route is Route.NOT_IN_GUIDES:
        return replace(draft, pieces=())  # the boundary was drawn already
    return draft.after({segment.kind for segment in assembly.segments})


def _heard(conversation: Conversation | None) -> list[str]:
    """What the mentee wrote before in a conversation held here."""
    return list(conversation.heard) if conversation else []


def _turns_of(conversation: Conversation | None) -> tuple[Turn, ...]:
    """The mentee's side of a conversation held here, for a chat model."""
    exchanges = conversation.exchanges if conversation else ()
    return tuple(Turn("user", exchange.question) for exchange in exchanges)
