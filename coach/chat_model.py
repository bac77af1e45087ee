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

from coach.breaker import Breaker
from coach.errors import (
    ChatModelError,
    ChatModelTimeoutError,
    ChatModelUnavailableError,
    ContextTooLongError,
    MalformedReplyError,
)
from coach.model_faults import translated
from coach.settings import CoachSettings

_MOST_CHARACTERS = 12_000
"""An answer has some 1,000; a model that goes on and on is cut off."""
_RETRIES = 2
_LONGEST_WAIT_SECONDS = 5.0
_SAY_WHEN_DONE = frozenset({"openai", "anthropic", "ollama"})
"""Providers whose last chunk gives a reason; without it, the reply broke off."""
_WHOLE = frozenset({"stop", "end_turn", "stop_sequence"})


@dataclass(frozen=True, slots=True)
class Message:
    """One part of a conversation."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(slots=True)
class Usage:
    """What a turn took of a chat model."""

    input_tokens: int = 0
    output_tokens: int = 0
    """As the provider counts them."""
    calls: int = 0
    counted: int = 0
    """Calls whose tokens the provider told; one that is broken off early is not told."""
    first_words_ms: float | None = None
    """Until the first words of the first call that had any."""

    def heard(self, seconds: float) -> None:
        """Note when words came."""
        if self.first_words_ms is None:
            self.first_words_ms = seconds * 1000

    def count(self, input_tokens: int, output_tokens: int) -> None:
        """Add the tokens of a call."""
        self.input_tokens += input_tokens
        self.output_tokens += output_tokens
        self.counted += 1


class ChatModel(Protocol):
    """Anything that continues a conversation."""

    @property
    def name(self) -> str:
        """As the settings have it."""

    @property
    def context_window(self) -> int | None:
        """The most tokens that it reads; absent when nobody said."""

    @property
    def paused_seconds(self) -> float:
        """How long it is left alone after failures in a row; 0 when it is asked."""

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


class LangchainChatModel:
    """A LangChain chat model behind :class:`ChatModel`."""

    def __init__(
        self,
        name: str,
        model: Any,  # noqa: ANN401 - vendor's
        budget: TimeBudget,
        context_window: int | None = None,
        breaker: Breaker | None = None,
    ) -> None:
        """Wrap a ``BaseChatModel``; most callers want :func:`chat_model_from_settings`."""
        self.name = name
        self.context_window = context_window
        self._model = model
        self._says_when_done = name.partition(":")[0] in _SAY_WHEN_DONE
        self._budget = budget
        self._breaker = breaker or Breaker()

    @property
    def paused_seconds(self) -> float:
        """How long it is left alone after failures in a row; 0 when it is asked."""
        return self._breaker.paused_seconds

    async def stream(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        """Pieces of text as they come; see :class:`ChatModel`."""
        self._breaker.enter()
        failed: bool | None = None
        try:
            async with aclosing(self._tried(messages, usage)) as pieces:
                async for text in pieces:
                    yield text
            failed = False
        except ContextTooLongError:
            raise  # the fault of one conversation
        except ChatModelError:
            failed = True
            raise
        finally:
            self._breaker.leave(failed=failed)

    async def _tried(self, messages: Sequence[Message], usage: Usage) -> AsyncGenerator[str, None]:
        """One call, made again when it fails before its first words in a way that may pass."""
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
                    raise
                await asyncio.sleep(wait or 0)
            else:
                return

    async def _once(
        self, messages: Sequence[Message], usage: Usage, deadline: float
    ) -> AsyncGenerator[str, None]:
        usage.calls += 1
        started = time.monotonic()
        chunks = self._model.astream([(message.role, message.text) for message in messages])
        reply = _Reply()
        waiting = self._budget.first_token
        try:
            while (
                chunk := await _next(chunks, min(waiting, deadline - time.monotonic()))
            ) is not None:
                if text := reply.take(chunk):
                    waiting = self._budget.gap
                    usage.heard(time.monotonic() - started)
                    yield text
        finally:
            await chunks.aclose()
            reply.tell(usage)
        if not reply.characters:
            raise MalformedReplyError("the model wrote nothing")
        if self._says_when_done and not reply.done:
            raise MalformedReplyError("the model's reply broke off")


@dataclass(slots=True)
class _Reply:
    """What came of one call."""

    characters: int = 0
    done: bool = False
    """Whether the provider said that it is whole."""
    tokens: dict[str, int] = field(default_factory=dict)

    def take(self, chunk: Any) -> str:  # noqa: ANN401 - vendor's
        """The text of a chunk; some providers tell the tokens in two of them."""
        said = getattr(chunk, "usage_metadata", None) or {}
        for name in ("input_tokens", "output_tokens"):
            if said.get(name):
                self.tokens[name] = self.tokens.get(name, 0) + int(said[name])
        self.done = self.done or _is_last(chunk)
        text = _text_of(chunk)
        self.characters += len(text)
        if self.characters > _MOST_CHARACTERS:
            message = f"the model wrote more than {_MOST_CHARACTERS} characters"
            raise MalformedReplyError(message)
        return text

    def tell(self, usage: Usage) -> None:
        """Add the tokens, where the provider told them."""
        if self.tokens:
            read, wrote = (self.tokens.get(n, 0) for n in ("input_tokens", "output_tokens"))
            usage.count(read, wrote)


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
    window = settings.model_context_tokens or _window_of(model)
    return LangchainChatModel(settings.model, model, budget, window)


async def _next(chunks: AsyncIterator[Any], seconds: float) -> Any | None:  # noqa: ANN401 - vendor's
    try:
        return await asyncio.wait_for(anext(chunks, None), max(seconds, 0.001))
    except TimeoutError as error:
        raise ChatModelTimeoutError(f"nothing came from the model for {seconds:.1f} s") from error
    except Exception as error:
        raise translated(error) from error


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


def _window_of(model: Any) -> int | None:  # noqa: ANN401 - vendor's
    """The context window that LangChain knows of a model, if it does."""
    known = (getattr(model, "profile", None) or {}).get("max_input_tokens")
    return int(known) if known else None
