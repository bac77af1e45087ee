"""A chat model, whichever LangChain speaks to. The only module that imports langchain.

Floor 2. A vendor's faults become one of a few typed outcomes within a time budget; a call is
retried only before its first words, and closing the stream cancels the call.
"""

import asyncio
import random
import time
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from coach.errors import (
    ChatModelError,
    ChatModelRefusedError,
    ChatModelTimeoutError,
    ChatModelUnavailableError,
    ContextTooLongError,
    MalformedReplyError,
)
from coach.settings import CoachSettings

_MOST_CHARACTERS = 12_000
"""An answer has some 1,000; a model that goes on and on is cut off."""
_RETRIES = 2
_LONGEST_WAIT_SECONDS = 5.0
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = 500
_SAY_WHEN_DONE = frozenset({"openai", "anthropic", "ollama"})
"""Providers whose last chunk gives a reason; without it, the reply broke off."""
_WHOLE = frozenset({"stop", "end_turn", "stop_sequence"})
_TOO_LONG = ("context length", "context_length", "context window", "too many tokens", "too long")


@dataclass(frozen=True, slots=True)
class Message:
    """One part of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(slots=True)
class Usage:
    """Tokens that a turn took, as the provider counts them; 0 when it does not say."""

    input_tokens: int = 0
    output_tokens: int = 0
    calls: int = 0


class ChatModel(Protocol):
    """Anything that continues a conversation."""

    @property
    def name(self) -> str:
        """As the settings have it."""

    def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        """Pieces of text as they come; adds to ``usage``.

        Raises:
            ChatModelError: One of its kinds, within the time budget.
        """


@dataclass(frozen=True, slots=True)
class TimeBudget:
    """How long to wait, in seconds."""

    first_token: float = 20.0
    gap: float = 15.0
    total: float = 90.0


@dataclass(slots=True)
class Breaker:
    """After several failures nothing is asked for a while, so that nobody waits in vain."""

    failures_to_open: int = 5
    window_seconds: float = 30.0
    _failed: list[float] = field(default_factory=list)

    def check(self) -> None:
        """Raise when it is open."""
        since = time.monotonic() - self.window_seconds
        self._failed = [moment for moment in self._failed if moment >= since]
        if len(self._failed) >= self.failures_to_open:
            message = f"{len(self._failed)} calls failed in {self.window_seconds:.0f} s"
            raise ChatModelUnavailableError(message)

    def note(self, *, failed: bool) -> None:
        """Remember how a call went."""
        self._failed = [*self._failed, time.monotonic()] if failed else []


class LangchainChatModel:
    """A LangChain chat model behind :class:`ChatModel`."""

    def __init__(self, name: str, model: Any, budget: TimeBudget) -> None:  # noqa: ANN401 - vendor's
        """Wrap a ``BaseChatModel``; most callers want :func:`chat_model_from_settings`."""
        self.name = name
        self._model = model
        self._says_when_done = name.partition(":")[0] in _SAY_WHEN_DONE
        self._budget = budget
        self._breaker = Breaker()

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        """Pieces of text as they come; see :class:`ChatModel`."""
        self._breaker.check()
        deadline = time.monotonic() + self._budget.total
        for attempt in range(_RETRIES + 1):
            begun = False
            try:
                async with aclosing(self._once(messages, usage, deadline)) as once:
                    async for text in once:
                        begun = True
                        yield text
            except ChatModelError as error:
                wait = _wait_before_retry(error, attempt)
                last = begun or attempt == _RETRIES or wait is None
                if last or time.monotonic() + (wait or 0) >= deadline:
                    self._breaker.note(failed=True)
                    raise
                await asyncio.sleep(wait or 0)
            else:
                self._breaker.note(failed=False)
                return

    async def _once(
        self, messages: Sequence[Message], usage: Usage, deadline: float
    ) -> AsyncGenerator[str, None]:
        usage.calls += 1
        chunks = self._model.astream([(message.role, message.text) for message in messages])
        characters = 0
        done = False
        waiting = self._budget.first_token
        try:
            while True:
                chunk = await _next(chunks, min(waiting, deadline - time.monotonic()))
                if chunk is None:
                    break
                _count(chunk, usage)
                done = done or _is_last(chunk)
                text = _text_of(chunk)
                characters += len(text)
                if characters > _MOST_CHARACTERS:
                    message = f"the model wrote more than {_MOST_CHARACTERS} characters"
                    raise MalformedReplyError(message)
                if text:
                    waiting = self._budget.gap
                    yield text
        finally:
            await chunks.aclose()
        if not characters:
            raise MalformedReplyError("the model wrote nothing")
        if self._says_when_done and not done:
            raise MalformedReplyError("the model's reply broke off")


def chat_model_from_settings(settings: CoachSettings) -> ChatModel | None:
    """The model that ``COACH_MODEL`` names, such as ``openai:gpt-5``; none when it is not set.

    Raises:
        ChatModelError: If LangChain does not know it or lacks the package for its provider.
    """
    if not settings.model:
        return None
    # Imported here because it takes a second that a coach without a model should not pay.
    from langchain.chat_models import init_chat_model

    provider, _, name = settings.model.partition(":")
    options: dict[str, Any] = {"max_retries": 0, "timeout": settings.model_first_token_seconds}
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    if settings.model_api_key:
        options["api_key"] = settings.model_api_key
    if provider == "openai":
        options["stream_usage"] = True
    try:
        model = init_chat_model(name, model_provider=provider, temperature=0, **options)
    except (ImportError, ValueError) as error:
        raise ChatModelError(f"COACH_MODEL={settings.model}: {error}") from error
    budget = TimeBudget(
        settings.model_first_token_seconds, settings.model_gap_seconds, settings.model_total_seconds
    )
    return LangchainChatModel(settings.model, model, budget)


async def _next(chunks: AsyncIterator[Any], seconds: float) -> Any | None:  # noqa: ANN401 - vendor's
    try:
        return await asyncio.wait_for(anext(chunks, None), max(seconds, 0.001))
    except TimeoutError as error:
        raise ChatModelTimeoutError(f"nothing came from the model for {seconds:.1f} s") from error
    except Exception as error:
        raise _translated(error) from error


def _translated(error: Exception) -> ChatModelError:
    """One of ours for any vendor's error; vendors share ``status_code`` and little else."""
    status = getattr(error, "status_code", None)
    said = str(error).lower()
    if "timeout" in type(error).__name__.lower():
        return ChatModelTimeoutError("the model did not answer in time")
    if any(words in said for words in _TOO_LONG):
        return ContextTooLongError("the conversation is longer than the model can read")
    if status == _TOO_MANY_REQUESTS or (isinstance(status, int) and status >= _SERVER_ERRORS):
        return ChatModelUnavailableError(
            f"the model's server answered {status}", retry_after=_retry_after(error)
        )
    if isinstance(status, int):
        return ChatModelRefusedError(f"the model's server answered {status}")
    if "connect" in type(error).__name__.lower() or isinstance(error, OSError):
        return ChatModelUnavailableError("the model's server cannot be reached")
    return MalformedReplyError(f"the model's reply could not be read ({type(error).__name__})")


def _retry_after(error: Exception) -> float | None:
    headers = getattr(getattr(error, "response", None), "headers", {})
    said = headers.get("retry-after", "")
    return float(said) if said.replace(".", "", 1).isdigit() else None


def _wait_before_retry(error: ChatModelError, attempt: int) -> float | None:
    """Seconds until another attempt is worth making; nothing when none is."""
    if not isinstance(error, ChatModelUnavailableError):
        return None
    wait = error.retry_after
    if wait is None:
        wait = 0.2 * 2**attempt * (0.5 + random.random())  # noqa: S311 - jitter, not a secret
    return wait if wait <= _LONGEST_WAIT_SECONDS else None


def _is_last(chunk: Any) -> bool:  # noqa: ANN401 - vendor's
    """Whether the provider says with this chunk that the reply ends here, and is whole."""
    said = getattr(chunk, "response_metadata", None) or {}
    return any(said.get(key) in _WHOLE for key in ("finish_reason", "stop_reason", "done_reason"))


def _text_of(chunk: Any) -> str:  # noqa: ANN401 - vendor's
    content = chunk.content
    if isinstance(content, str):
        return content
    parts = [part.get("text", "") for part in content if isinstance(part, dict)]
    return "".join(part for part in parts if isinstance(part, str))


def _count(chunk: Any, usage: Usage) -> None:  # noqa: ANN401 - vendor's
    said = getattr(chunk, "usage_metadata", None) or {}
    usage.input_tokens += int(said.get("input_tokens", 0))
    usage.output_tokens += int(said.get("output_tokens", 0))
