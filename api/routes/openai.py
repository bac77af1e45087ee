"""The chat API that clients already speak: ``/v1/chat/completions`` and ``/v1/models``.

Floor 3. The same turns as ``/api/v1/ask``; citations as annotations and as a Markdown list.
"""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.routing import APIRoute
from starlette.responses import StreamingResponse

from api.dependencies import CoachDep
from api.events import with_pings
from api.openai_shapes import (
    MODEL,
    ChatCompletionRequest,
    annotations,
    chunk,
    completion,
    failure,
    sources,
    usage,
)
from api.problems import log_unforeseen, problem_of
from coach.answer import SegmentKind
from coach.draft import between
from coach.errors import CoachError
from coach.turn_events import SegmentReady, TurnDone, TurnEvent
from corpus.errors import CorpusError

_PING = b": ping\n\n"
_DONE = b"data: [DONE]\n\n"


class _OpenAIRoute(APIRoute):
    """Every error of these routes has OpenAI's shape."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The usual handler, with errors told the way OpenAI's clients read them."""
        handle = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError as error:
                return _invalid(error)
            except Exception as error:  # noqa: BLE001 - the edge: whatever it is gets a proper answer
                return JSONResponse(*_failed(error))

        return told


router = APIRouter(prefix="/v1", tags=["openai"], route_class=_OpenAIRoute)


@router.get("/models")
async def list_models() -> dict[str, Any]:
    """The one model there is: the coach."""
    return {"object": "list", "data": [_model()]}


@router.get("/models/{model_id}")
async def show_model(model_id: str) -> Response:
    """The coach, by its name."""
    if model_id != MODEL:
        message = f"there is no model {model_id!r}; use {MODEL!r}"
        error = failure(message, "invalid_request_error", "model_not_found", "model")
        return JSONResponse(error, HTTPStatus.NOT_FOUND)
    return JSONResponse(_model())


@router.post("/chat/completions", response_model=None)
async def complete(
    body: ChatCompletionRequest, request: Request, coach: CoachDep
) -> dict[str, Any] | Response:
    """Answer the last message of a conversation from the guides."""
    question, turns = body.question_and_turns()
    base_url = str(request.base_url).rstrip("/")
    if not body.stream:
        return completion(await coach.ask(question, turns=turns), base_url)
    turn = coach.turn(question, turns=turns)
    first = await anext(turn)
    include_usage = bool(body.stream_options and body.stream_options.include_usage)
    told = _told(first, turn, base_url, include_usage=include_usage)
    return StreamingResponse(
        _kept_alive(told),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


async def _kept_alive(told: AsyncIterator[tuple[str, str]]) -> AsyncIterator[bytes]:
    async for name, data in with_pings(told):
        yield f"data: {data}\n\n".encode() if name else _PING
    yield _DONE


async def _told(
    first: TurnEvent,
    turn: AsyncGenerator[TurnEvent, None],
    base_url: str,
    *,
    include_usage: bool,
) -> AsyncIterator[tuple[str, str]]:
    """Chunks, each as a name and its JSON; a failure is told in the stream."""
    identifier = f"chatcmpl-{uuid4().hex}"
    yield "chunk", _json(chunk(identifier, {"role": "assistant", "content": ""}))
    before: SegmentKind | None = None
    try:
        async with aclosing(turn):
            async for event in _all(first, turn):
                for delta in _deltas(event, before, base_url):
                    yield "chunk", _json(chunk(identifier, delta))
                if isinstance(event, SegmentReady):
                    before = event.segment.kind
                if isinstance(event, TurnDone):
                    yield "chunk", _json(chunk(identifier, {}, "stop"))
                if isinstance(event, TurnDone) and include_usage:
                    last = chunk(identifier, {}) | {"choices": [], "usage": usage(event.answer)}
                    yield "chunk", _json(last)
    except Exception as error:  # noqa: BLE001 - the edge: a stream never ends without a word
        yield "error", _json(_failed(error)[0])


async def _all(first: TurnEvent, turn: AsyncIterator[TurnEvent]) -> AsyncIterator[TurnEvent]:
    yield first
    async for event in turn:
        yield event


def _deltas(event: TurnEvent, before: SegmentKind | None, base_url: str) -> list[dict[str, Any]]:
    """What an event adds to the text; the space between two segments leads the second."""
    match event:
        case SegmentReady(segment, citations):
            space = between(before, segment.kind)
            markers = "".join(f" [{marker}]" for marker in segment.citations)
            delta: dict[str, Any] = {"content": f"{space}{segment.text}{markers}"}
            if noted := annotations(segment, citations, base_url):
                delta["annotations"] = noted
            return [delta]
        case TurnDone(answer) if answer.citations:
            return [{"content": sources(answer.citations, base_url)}]
        case _:
            return []


def _failed(error: Exception) -> tuple[dict[str, Any], int]:
    problem = problem_of(error)
    if not isinstance(error, (CoachError, CorpusError)):
        log_unforeseen(error)
    client = problem.status < HTTPStatus.INTERNAL_SERVER_ERROR
    kind = "invalid_request_error" if client else "server_error"
    param = "messages" if problem.errors else None
    return failure(problem.detail, kind, problem.type.rsplit(":", 1)[-1], param), problem.status


def _invalid(error: RequestValidationError) -> JSONResponse:
    fault = error.errors()[0]
    param = ".".join(str(part) for part in fault["loc"][1:]) or None
    message = f"{param or 'the body'}: {fault['msg']}"
    body = failure(message, "invalid_request_error", "invalid_request", param)
    return JSONResponse(body, HTTPStatus.BAD_REQUEST)


def _model() -> dict[str, Any]:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": "mentoring-coach"}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
