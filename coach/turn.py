"""A mentee's turn, readable in one screen.

Floor 2. triage → understand → retrieve → decide the move → write → verify → show
"""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

import anyio.to_thread

from coach.answer import Answer, Citation, Segment
from coach.compose import compose
from coach.conversation import Conversation, Conversations
from coach.draft import Assembly, Draft
from coach.errors import QuestionError
from coach.evidence import find_evidence
from coach.retrieval import exchange_of, passages_for, resolved
from coach.settings import CoachSettings
from coach.understanding import Understood, understand
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


class Coach:
    """Answers questions from the guides."""

    def __init__(self, lease: LeaseLibrary, settings: CoachSettings) -> None:
        """Coach with what is published.

        Args:
            lease: Gives the published library for as long as a turn runs, so that an answer
                never mixes generations; raises CorpusEmptyError when there is none.
            settings: How a turn is answered.
        """
        self._lease = lease
        self._settings = settings
        self.conversations = Conversations()
        # The encoder works on one text at a time: more threads would only wait for it.
        self._working = anyio.CapacityLimiter(1)

    async def ask(self, question: str, conversation_id: str | None = None) -> Answer:
        """The whole answer at once; see :meth:`turn`."""
        async for event in self.turn(question, conversation_id):
            if isinstance(event, TurnDone):
                return event.answer
        message = "a turn ended without an answer"
        raise AssertionError(message)

    async def turn(
        self, question: str, conversation_id: str | None = None
    ) -> AsyncIterator[TurnEvent]:
        """Answer a question: stages, then segments, then exactly one :class:`TurnDone`.

        Args:
            question: The mentee's words.
            conversation_id: Of the conversation that it goes on with, if any.

        Raises:
            ConversationNotFoundError: If there is no such conversation.
            QuestionError: If the question is empty or too long.
            CorpusEmptyError: If nothing has been ingested.
            CorpusError: If the library cannot be read.
        """
        self._check(question)
        conversation = self.conversations.get(conversation_id) if conversation_id else None
        exchanges = conversation.exchanges if conversation else ()
        understood = understand(question, exchanges)
        with self._lease() as library:
            turn = self._turn_in(library, resolved(understood, library), conversation)
            async with aclosing(turn) as events:
                async for event in events:
                    yield event

    async def _turn_in(
        self, library: Library, understood: Understood, conversation: Conversation | None
    ) -> AsyncGenerator[TurnEvent]:
        watch = _Stopwatch()
        yield StageReached("retrieve")
        hits = await self._in_thread(lambda: passages_for(understood, library))
        evidence = await self._in_thread(lambda: find_evidence(understood.query, library, hits))
        watch.lap("retrieve")
        yield StageReached("write")
        asked = understood.query if understood.in_hand else understood.question
        least = self._settings.min_similarity
        draft = await self._in_thread(lambda: compose(asked, evidence, library, least))
        watch.lap("write")
        if conversation:
            conversation.remember(exchange_of(understood, hits))
        assembly = Assembly()
        for piece in draft.pieces:
            segment, citations = assembly.add(piece)
            yield SegmentReady(segment, citations)
        answer = _answer(draft, assembly, library.generation, watch.spent)
        kept = conversation.id if conversation else None
        yield TurnDone(answer.model_copy(update={"conversation_id": kept}))

    def _check(self, question: str) -> None:
        if not question.strip():
            raise QuestionError("the question is empty", "write what you would like to ask")
        most = self._settings.max_question_characters
        if len(question) > most:
            raise QuestionError(
                f"the question has {len(question)} characters, and at most {most} are read",
                "ask it in fewer words",
            )

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await anyio.to_thread.run_sync(work, limiter=self._working)


def _answer(draft: Draft, assembly: Assembly, generation: str, spent: dict[str, int]) -> Answer:
    return Answer(
        id=f"ans_{uuid4().hex}",
        route=draft.route,
        move=draft.move,
        text=assembly.text,
        segments=tuple(assembly.segments),
        citations=tuple(assembly.citations),
        generation=generation,
        timings_ms=spent,
        created_at=datetime.now(UTC),
    )
