"""A turn as server-sent events: numbered, kept alive, ending in exactly one ``done`` or ``error``.

Floor 3.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.responses import StreamingResponse

from api.problems import log_unforeseen, problem_of
from coach.errors import CoachError
from coach.turn_events import SegmentReady, StageReached, TurnDone, TurnEvent
from corpus.errors import CorpusError

_PING_SECONDS = 15.0
_CLOSING: set[asyncio.Task[None]] = set()
"""Streams being closed; asyncio itself keeps only weak references."""


async def open_stream(turn: AsyncGenerator[TurnEvent, None]) -> StreamingResponse:
    """A response that tells a turn as it happens.

    The first event is awaited before the response starts, so that a question that cannot be
    answered at all gets its proper status instead of a stream.
    """
    first = await anext(turn)
    return StreamingResponse(
        _numbered(_told(first, turn)),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


async def _numbered(events: AsyncIterator[tuple[str, str]]) -> AsyncIterator[bytes]:
    number = 0
    async for name, data in with_pings(events):
        if not name:
            yield KEEPALIVE_COMMENT
            continue
        number += 1
        yield format_sse_event(event=name, data_str=data, id=str(number))


async def _told(
    first: TurnEvent, turn: AsyncGenerator[TurnEvent, None]
) -> AsyncIterator[tuple[str, str]]:
    yield "start", "{}"
    yield _named(first)
    try:
        async with aclosing(turn):
            async for event in turn:
                yield _named(event)
    except (CoachError, CorpusError) as error:
        yield "error", problem_of(error).model_dump_json()
    except Exception as error:  # noqa: BLE001 - the edge: a stream never ends without a word
        log_unforeseen(error)
        yield "error", problem_of(error).model_dump_json()


def _named(event: TurnEvent) -> tuple[str, str]:
    match event:
        case StageReached(stage):
            return "status", json.dumps({"stage": stage})
        case SegmentReady(segment, citations):
            cited = [citation.model_dump(mode="json") for citation in citations]
            told = segment.model_dump(mode="json") | {"cited": cited}
            return "segment", json.dumps(told, ensure_ascii=False)
        case TurnDone(answer):
            return "done", answer.model_dump_json()


async def with_pings(
    events: AsyncIterator[tuple[str, str]], seconds: float = _PING_SECONDS
) -> AsyncIterator[tuple[str, str]]:
    """The events, and an empty one whenever nothing came for ``seconds``."""
    coming = asyncio.ensure_future(_next(events))
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=seconds)
            if not done:
                yield "", ""
                continue
            event = coming.result()
            if event is None:
                return
            coming = asyncio.ensure_future(_next(events))
            yield event
    finally:
        coming.cancel()
        # Of its own accord, because this task may be under cancellation itself.
        closing = asyncio.ensure_future(_close(coming, events))
        _CLOSING.add(closing)
        closing.add_done_callback(_CLOSING.discard)


async def _close(
    coming: asyncio.Task[tuple[str, str] | None], events: AsyncIterator[tuple[str, str]]
) -> None:
    """End the work behind a stream at once, wherever it stands."""
    await asyncio.wait({coming})
    if isinstance(events, AsyncGenerator):
        await events.aclose()


async def _next(events: AsyncIterator[tuple[str, str]]) -> tuple[str, str] | None:
    return await anext(events, None)
