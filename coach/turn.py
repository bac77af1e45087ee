"""A mentee's turn, readable in one screen.

Floor 2. triage → understand → retrieve → decide the move → write → verify → show
"""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar
from uuid import uuid4

import anyio.to_thread

from coach.answer import Answer, Citation, Segment
from coach.chat_model import ChatModel, Usage
from coach.compose import compose
from coach.conversation_turns import Turn
from coach.errors import QuestionError
from coach.evidence import find_evidence
from coach.settings import CoachSettings
from coach.telling import Telling, usage_of
from coach.verify import Finding, Verifier
from coach.write import Writer
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

    def __init__(
        self,
        library: Callable[[], Library],
        settings: CoachSettings,
        model: ChatModel | None = None,
    ) -> None:
        """Coach with what is published.

        Args:
            library: Gives the published library at the start of each turn, and raises
                CorpusEmptyError when there is none.
            settings: How a turn is answered.
            model: Writes the answers, if any; what it writes is verified.
        """
        self._library = library
        self._model = model
        self._settings = settings
        # The encoder works on one text at a time: more threads would only wait for it.
        self._working = anyio.CapacityLimiter(1)

    async def ask(
        self, question: str, turns: Sequence[Turn] = (), *, explain: bool = False
    ) -> Answer:
        """The whole answer at once; see :meth:`turn`."""
        async for event in self.turn(question, turns, explain=explain):
            if isinstance(event, TurnDone):
                return event.answer
        message = "a turn ended without an answer"
        raise AssertionError(message)

    async def turn(
        self, question: str, turns: Sequence[Turn] = (), *, explain: bool = False
    ) -> AsyncGenerator[TurnEvent, None]:
        """Answer a question: stages, then segments, then exactly one :class:`TurnDone`.

        Args:
            question: In the mentee's words.
            turns: What was said before, oldest first.
            explain: Tell in the answer what verification found, dropped claims included.

        Raises:
            QuestionError: If the question is empty or too long.
            CorpusEmptyError: If nothing has been ingested.
            CorpusError: If the library cannot be read.
        """
        self._check(question)
        library = self._library()
        watch = _Stopwatch()
        yield StageReached("retrieve")
        evidence = await self._in_thread(lambda: find_evidence(question, library))
        watch.lap("retrieve")
        yield StageReached("write")
        draft = await self._in_thread(
            lambda: compose(question, evidence, library, self._settings.min_similarity)
        )
        telling = Telling(draft, evidence, usage=Usage())
        async with aclosing(self._told(question, turns, telling, library)) as told:
            async for segment, citations in told:
                yield SegmentReady(segment, citations)
        watch.lap("write")
        yield TurnDone(self._answer(telling, library.generation, watch.spent, explain=explain))

    async def _told(
        self, question: str, turns: Sequence[Turn], telling: Telling, library: Library
    ) -> AsyncGenerator[tuple[Segment, tuple[Citation, ...]], None]:
        """Segments by the chat model where one is set and there is something to write."""
        if self._model and telling.draft.may_be_rewritten:
            verifier = Verifier(library.similarities, library.passages_with)
            tokens = self._settings.model_prompt_tokens

            async def checked(work: Callable[[], Finding]) -> Finding:
                started = time.perf_counter()
                finding = await self._in_thread(work)
                telling.verify_ms += (time.perf_counter() - started) * 1000
                return finding

            writer = Writer(self._model, verifier, checked, tokens)
            async with aclosing(telling.write(writer, question, turns)) as written:
                async for added in written:
                    yield added
        for added in telling.finish():
            yield added

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

    def _answer(
        self, telling: Telling, generation: str, spent: dict[str, int], *, explain: bool
    ) -> Answer:
        written = self._model is not None and telling.used_model
        return Answer(
            id=f"ans_{uuid4().hex}",
            route=telling.draft.route,
            move=telling.draft.move,
            text=telling.assembly.text,
            segments=tuple(telling.assembly.segments),
            citations=tuple(telling.assembly.citations),
            generation=generation,
            model=self._model.name if self._model and written else "none",
            timings_ms=spent | ({"verify": round(telling.verify_ms)} if written else {}),
            usage=usage_of(telling.usage, self._settings) if written else None,
            model_fault=telling.fault,
            checks=telling.checks() if explain else None,
            created_at=datetime.now(UTC),
        )
