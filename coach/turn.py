"""A mentee's turn, readable in one screen.

Floor 2. triage → understand → retrieve → decide the move → write → verify → show
"""

import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractContextManager, aclosing
from dataclasses import dataclass
from typing import TypeVar

import anyio.to_thread

from coach.answer import Answer, Citation, Searched, Segment
from coach.attribute import Checked
from coach.beside_safety import answerable, fitted
from coach.chat_model import ChatModel, Usage
from coach.compose import compose
from coach.conversation import Conversation, Conversations
from coach.conversation_turns import Turn
from coach.draft import Assembly
from coach.earlier import Earlier, earlier_than
from coach.errors import CoachError, ConversationNotFoundError, QuestionError
from coach.evidence import Evidence, find_evidence
from coach.identifiers import mask_identifiers
from coach.readers import NO_READERS, Readers
from coach.recall import replayed
from coach.retrieval import exchange_of, passages_for, understood_in
from coach.rewriting import stand_alone
from coach.safety import SafetyNet
from coach.settings import CoachSettings, ModelForm
from coach.telling import Telling
from coach.turn_answer import Asked, finished, safety_alone
from coach.turn_events import SegmentReady, StageReached, Stopwatch, TurnDone, TurnEvent
from coach.understanding import Understood
from coach.verify import Verifier
from coach.write import Writer
from corpus.errors import CorpusError
from corpus.filters import EVERYTHING, Filters
from corpus.hits import Hit
from corpus.library import Library

Result = TypeVar("Result")
LeaseLibrary = Callable[[], AbstractContextManager[Library]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the guides hold on a question."""

    said: str
    """The words that are answered."""
    understood: Understood
    earlier: Earlier
    searched: Searched | None
    hits: Sequence[Hit]
    evidence: Evidence

    @property
    def meant(self) -> str:
        """The question as it is answered."""
        understood = self.understood
        return understood.query if understood.in_hand else understood.question


class Coach:
    """Answers questions from the guides."""

    def __init__(
        self,
        lease: LeaseLibrary,
        settings: CoachSettings,
        safety: SafetyNet,
        model: ChatModel | None = None,
        readers: Readers = NO_READERS,
    ) -> None:
        """Coach with what is published.

        Args:
            lease: Gives the published library for as long as a turn runs, so that an answer
                never mixes generations; raises CorpusEmptyError when there is none.
            settings: How a turn is answered.
            safety: Looks at every turn before anything else.
            model: Writes the answers, if any; what it writes is verified.
            readers: Read questions with what was found, and claims with what they cite.
        """
        self._lease = lease
        self._settings = settings
        self._safety = safety
        self._model = model
        self._readers = readers
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
        asked = await self._looked_at(question, conversation_id, turns, explain, within)
        async with aclosing(self._met(asked, conversation_id)) as events:
            async for event in events:
                if isinstance(event, TurnDone) and asked.conversation:
                    asked.conversation.say(event.answer.text)
                yield event

    async def _met(
        self, asked: Asked, conversation_id: str | None
    ) -> AsyncGenerator[TurnEvent, None]:
        """What safety has to say, then the answer unless that replaces it."""
        assembly = Assembly()
        for piece in asked.finding.pieces:
            yield SegmentReady(*assembly.add(piece))
        if asked.finding.replaces:
            yield TurnDone(safety_alone(asked, assembly))
            return
        try:
            if conversation_id and asked.conversation is None:
                raise ConversationNotFoundError
            self._check(asked.question)
            with self._lease() as library:
                async with aclosing(self._answered(asked, library, assembly)) as events:
                    async for event in events:
                        yield event
        except (CoachError, CorpusError):
            if not assembly.segments and not asked.finding.aside:
                raise
            for piece in asked.finding.aside:
                yield SegmentReady(*assembly.add(piece))
            # Whatever else is down or wrong, what safety had to say is a whole answer.
            yield TurnDone(safety_alone(asked, assembly))

    async def _looked_at(
        self,
        question: str,
        conversation_id: str | None,
        turns: Sequence[Turn],
        explain: bool,
        within: Filters,
    ) -> Asked:
        """The turn as safety sees it, masked, and heard by its conversation."""
        conversation = self.conversations.find(conversation_id)
        earlier = [t.text for t in turns if t.role == "user"] or _heard(conversation)
        said = [t.text for t in turns if t.role == "assistant"] or _said(conversation)
        finding = await anyio.to_thread.run_sync(
            self._safety.look, question, earlier, said, limiter=self._watching
        )
        masked = mask_identifiers(question).text
        if conversation:
            conversation.hear(masked)
        return Asked(masked, conversation, tuple(turns), explain, within, finding)

    async def _answered(
        self, asked: Asked, library: Library, assembly: Assembly
    ) -> AsyncGenerator[TurnEvent, None]:
        watch, usage = Stopwatch(), Usage()
        yield StageReached("retrieve")
        found = await self._found(asked, library, usage)
        watch.lap("retrieve")
        yield StageReached("write")
        telling = await self._drafted(asked, found, library, usage, assembly)
        async with aclosing(self._told(found.meant, asked, telling, library)) as pieces:
            async for segment, citations in pieces:
                yield SegmentReady(segment, citations)
        for piece in asked.finding.aside:
            yield SegmentReady(*assembly.add(piece))
        watch.lap("write")
        if asked.conversation:
            told = [citation.quote for citation in assembly.citations]
            asked.conversation.remember(
                exchange_of(
                    found.understood, found.hits, assembly.text, told, is_open=telling.is_open
                )
            )
        generation, spent = library.generation, watch.spent
        yield TurnDone(finished(asked, telling, generation, spent, self._model, self._settings))

    async def _found(self, asked: Asked, library: Library, usage: Usage) -> _Found:
        """What the question means, and what the guides hold on it."""
        held = asked.conversation.exchanges if asked.conversation else ()
        exchanges = held or await self._in_thread(lambda: replayed(asked.turns, library))
        said, before = answerable(asked, exchanges)
        by_rules = await self._in_thread(lambda: understood_in(said, before, library))
        earlier = earlier_than(by_rules, before)
        seconds = self._settings.model_rewrite_seconds
        alone = await stand_alone(by_rules, library, self._model, usage, seconds)
        understood = alone.understood
        hits = await self._in_thread(
            lambda: passages_for(understood, library, guide_ids=library.matching(asked.within))
        )
        reads = self._readers.answers
        evidence = await self._in_thread(
            lambda: find_evidence(understood.query, library, hits, reads)
        )
        return _Found(said, understood, earlier, alone.shown, hits, evidence)

    async def _drafted(
        self, asked: Asked, found: _Found, library: Library, usage: Usage, assembly: Assembly
    ) -> Telling:
        """The composed answer, ready to be told."""
        least = self._settings.min_similarity
        draft = await self._in_thread(
            lambda: compose(found.meant, found.evidence, library, least, found.said, found.earlier)
        )
        quotes = [sentence.quote for sentence in found.evidence.sentences]
        return Telling(
            fitted(draft, asked, assembly),
            found.evidence,
            usage,
            assembly,
            clean=lambda text: self._safety.scrub(text, quotes),
            framed=self._settings.model_form is ModelForm.PLAIN,
            searched=found.searched,
        )

    async def _told(
        self, question: str, asked: Asked, telling: Telling, library: Library
    ) -> AsyncGenerator[tuple[Segment, tuple[Citation, ...]], None]:
        """Segments by the chat model where one is set and there is something to write."""
        if self._model and telling.draft.may_be_rewritten:
            verifier = Verifier(library.similarities, library.passages_with, self._readers.claims)

            async def timed(work: Callable[[], Checked], /) -> Checked:
                started = time.perf_counter()
                checked = await self._in_thread(work)
                telling.verify_ms += (time.perf_counter() - started) * 1000
                return checked

            writer = Writer(self._model, verifier, timed, self._settings, self._readers.second)
            turns = asked.turns or _turns_of(asked.conversation)
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

    def warnings(self) -> list[str]:
        """What an operator should know of the chat model; nothing when all is well."""
        seconds = self._model.paused_seconds if self._model else 0.0
        paused = f"the chat model keeps failing and is left alone for {seconds:.0f} s"
        return [f"{paused}; answers are composed without it"] if seconds else []

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await anyio.to_thread.run_sync(work, limiter=self._working)


def _heard(conversation: Conversation | None) -> list[str]:
    """What the mentee wrote before in a conversation held here."""
    return list(conversation.heard) if conversation else []


def _said(conversation: Conversation | None) -> list[str]:
    """What the coach said before in a conversation held here."""
    return list(conversation.said) if conversation else []


def _turns_of(conversation: Conversation | None) -> tuple[Turn, ...]:
    """The mentee's side of a conversation held here, for a chat model."""
    exchanges = conversation.exchanges if conversation else ()
    return tuple(Turn("user", exchange.question) for exchange in exchanges)
