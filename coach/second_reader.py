"""A second reader of claims, by setting: one strict question, yes or no; anything else is no.

Floor 2. It sees only claims that the rules let through, never makes one acceptable, and drops the
claim when it is slow, fails or says anything but yes.
"""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

import anyio.to_thread

from coach.chat_model import ChatModel, Usage
from coach.errors import ChatModelError
from coach.prompts import support_messages

_MOST_CHARACTERS = 40
"""A yes or a no is shorter; more is not an answer to the question."""
Entails = Callable[[str, str], float]
"""Probability in [0, 1] that a text (first) says what a claim (second) says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the second reader said."""

    supported: bool
    reason: str
    """``yes``, ``no``, ``unclear`` or ``model_…``, as an error's code."""


class SecondReader(Protocol):
    """Reads a claim and what it cites."""

    async def read(self, claim: str, cited: Sequence[str], usage: Usage) -> Reading:
        """Whether the cited text says it; never raises for a reader's faults."""


@dataclass(frozen=True, slots=True)
class ModelReader:
    """The chat model itself, asked anew without the conversation."""

    model: ChatModel
    seconds: float

    async def read(self, claim: str, cited: Sequence[str], usage: Usage) -> Reading:
        """See :class:`SecondReader`."""
        try:
            async with asyncio.timeout(self.seconds):
                said = await self._said(claim, cited, usage)
        except TimeoutError:
            return Reading(supported=False, reason="model_timeout")
        except ChatModelError as error:
            return Reading(supported=False, reason=error.code)
        return _judged(said)

    async def _said(self, claim: str, cited: Sequence[str], usage: Usage) -> str:
        said = ""
        stream = self.model.stream(support_messages(claim, cited), usage)
        async with aclosing(stream) as pieces:
            async for piece in pieces:
                said += piece
                if len(said) > _MOST_CHARACTERS:
                    break
        return said


@dataclass(frozen=True, slots=True)
class EntailmentReader:
    """A model for natural-language inference from a local folder."""

    entails: Entails
    least: float

    async def read(self, claim: str, cited: Sequence[str], usage: Usage) -> Reading:
        """See :class:`SecondReader`."""
        text = " ".join(cited)
        probability = await anyio.to_thread.run_sync(self.entails, text, claim)
        supported = probability >= self.least
        return Reading(supported=supported, reason="yes" if supported else "no")


def _judged(said: str) -> Reading:
    word = said.strip().strip("*_\"'.!").lower()
    if word in {"yes", "no"}:
        return Reading(supported=word == "yes", reason=word)
    return Reading(supported=False, reason="unclear")
