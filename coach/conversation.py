"""Conversations that are held in memory and forgotten: off the record by default.

Floor 2. What is kept of a turn is what the next one may lean on. Nothing is written anywhere;
keeping a conversation at the mentee's wish would be another holder with the same three methods.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from uuid import uuid4

from coach.errors import ConversationNotFoundError

SILENCE_SECONDS = 3_600.0
_MOST_CONVERSATIONS = 1_000
_MOST_EXCHANGES = 12


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of a conversation, as the next one may need it."""

    question: str
    """As it was asked."""
    subject: tuple[str, ...]
    """What was asked so far on this subject, this question last."""
    guides: Mapping[str, float]
    """The guides in hand: shares in [0, 1] by guide id, 1 together."""
    passage_ids: tuple[str, ...]
    """The passages that the answer went by, best first."""
    answer: str = ""
    """What the coach said."""
    told: tuple[str, ...] = ()
    """The sentences that the answer cited, in its order."""
    is_open: bool = False
    """Whether the answer left the choice between these sentences to the mentee."""


@dataclass(slots=True)
class Conversation:
    """Some exchanges, the latest last; older ones go."""

    id: str
    exchanges: list[Exchange] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    """What the mentee wrote, the latest last, also where no answer came of it."""
    said: list[str] = field(default_factory=list)
    """What the coach said, the latest last, also where it was not from the guides."""
    last_heard: float = 0.0

    def hear(self, words: str) -> None:
        """Note what the mentee wrote, identifiers masked."""
        self.heard = [*self.heard, words][-_MOST_EXCHANGES:]

    def say(self, words: str) -> None:
        """Note what the coach said."""
        self.said = [*self.said, words][-_MOST_EXCHANGES:]

    def remember(self, exchange: Exchange) -> None:
        """Add the latest exchange."""
        self.exchanges = [*self.exchanges, exchange][-_MOST_EXCHANGES:]


class Conversations:
    """All conversations of this process; safe to share between threads."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, most: int = _MOST_CONVERSATIONS
    ) -> None:
        """Hold at most ``most``; the one that was silent longest goes first.

        Args:
            clock: Seconds from any beginning.
            most: How many conversations there may be.
        """
        self._clock = clock
        self._most = most
        self._held: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """How many are held now."""
        with self._lock:
            self._forget_silent()
            return len(self._held)

    def open(self) -> Conversation:
        """A new, empty conversation under an id that cannot be guessed."""
        conversation = Conversation(f"con_{uuid4().hex}", last_heard=self._clock())
        with self._lock:
            self._forget_silent()
            self._held[conversation.id] = conversation
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return conversation

    def find(self, identifier: str | None) -> Conversation | None:
        """As :meth:`get`, with nothing for a conversation that is not there."""
        try:
            return self.get(identifier) if identifier else None
        except ConversationNotFoundError:
            return None

    def get(self, identifier: str) -> Conversation:
        """The conversation with this id, which counts as heard of now.

        Raises:
            ConversationNotFoundError: If there is none, or it was forgotten.
        """
        with self._lock:
            self._forget_silent()
            conversation = self._held.get(identifier)
            if conversation is None:
                raise ConversationNotFoundError
            conversation.last_heard = self._clock()
            self._held.move_to_end(identifier)
            return conversation

    def delete(self, identifier: str) -> None:
        """Forget a conversation at once.

        Raises:
            ConversationNotFoundError: If there is none, or it was forgotten already.
        """
        with self._lock:
            self._forget_silent()
            if self._held.pop(identifier, None) is None:
                raise ConversationNotFoundError

    def _forget_silent(self) -> None:
        oldest = self._clock() - SILENCE_SECONDS
        while self._held and next(iter(self._held.values())).last_heard < oldest:
            self._held.popitem(last=False)
