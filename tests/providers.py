"""A chat provider on 127.0.0.1 that speaks OpenAI's API and fails on demand; a coach's server."""

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.main import create_app
from tests.conftest import Library

Behaviour = Callable[[asyncio.StreamWriter], Awaitable[None]]
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
_LONG = 30.0


def _event(text: str, finish: str | None = None) -> bytes:
    delta = {"role": "assistant", "content": text}
    chunk = {
        "id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }  # fmt: skip
    return f"data: {json.dumps(chunk)}\n\n".encode()


def says(*lines: str) -> Behaviour:
    """A proper stream, a word at a time, with usage at its end."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD)
        for word in "\n".join(lines).split(" "):
            writer.write(_event(word + " "))
        writer.write(_event("", "stop"))
        usage = {"prompt_tokens": 50, "completion_tokens": 7, "total_tokens": 57}
        last = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "stub",
                "choices": [], "usage": usage}  # fmt: skip
        writer.write(f"data: {json.dumps(last)}\n\ndata: [DONE]\n\n".encode())

    return behave


def says_as_anthropic(*lines: str) -> Behaviour:
    """A proper stream in the format of Anthropic's Messages API, a word at a time."""
    started = {"id": "m", "type": "message", "role": "assistant", "model": "stub", "content": [],
               "stop_reason": None, "stop_sequence": None,
               "usage": {"input_tokens": 50, "output_tokens": 1}}  # fmt: skip
    events: list[dict[str, object]] = [
        {"type": "message_start", "message": started},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
    ]
    events += [
        {"type": "content_block_delta", "index": 0,
         "delta": {"type": "text_delta", "text": word + " "}}
        for word in "\n".join(lines).split(" ")
    ]  # fmt: skip
    ended = {"stop_reason": "end_turn", "stop_sequence": None}
    events += [
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": ended, "usage": {"output_tokens": 7}},
        {"type": "message_stop"},
    ]

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD)
        for event in events:
            writer.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())

    return behave


def says_as_ollama(*lines: str) -> Behaviour:
    """A proper stream in the format of Ollama's chat API: a JSON object a line."""
    common = {"model": "stub", "created_at": "2026-01-01T00:00:00Z"}

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n"
        )
        for word in "\n".join(lines).split(" "):
            message = {"role": "assistant", "content": word + " "}
            chunk = {**common, "message": message, "done": False}
            writer.write(json.dumps(chunk).encode() + b"\n")
        ended = {
            **common, "message": {"role": "assistant", "content": ""}, "done": True,
            "done_reason": "stop", "prompt_eval_count": 50, "eval_count": 7,
        }  # fmt: skip
        writer.write(json.dumps(ended).encode() + b"\n")

    return behave


def answers(status: int, headers: str = "", body: str = "{}") -> Behaviour:
    """A plain HTTP answer."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\n{headers}"
        writer.write(
            f"{head}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()
        )

    return behave


def starts_then(*lines: str, then: str) -> Behaviour:
    """Some lines, and then ``silence``, ``cut``, ``garbage`` or ``endless``."""

    async def behave(writer: asyncio.StreamWriter) -> None:
        writer.write(_HEAD)
        for line in lines:
            writer.write(_event(line + "\n"))
        await writer.drain()
        if then == "silence":
            await asyncio.sleep(_LONG)
        elif then == "garbage":
            writer.write(b"data: {not json \xff\xfe\n\n")
        elif then == "cut":
            writer.write(b'data: {"id": "c", "choi')
            await writer.drain()
            writer.transport.abort()
        while then == "endless":
            writer.write(_event("and on and on " * 20))
            await writer.drain()

    return behave


async def silent(_: asyncio.StreamWriter) -> None:
    """Not even headers."""
    await asyncio.sleep(_LONG)


class StubProvider:
    """Answers each request with the next behaviour of its script; the last one repeats."""

    def __init__(self) -> None:
        self.script: list[Behaviour] = []
        self.requests: list[str] = []
        self.open = 0
        self.most_open = 0
        self.url = ""

    @contextmanager
    def serving(self) -> Iterator["StubProvider"]:
        loop = asyncio.new_event_loop()
        server = loop.run_until_complete(asyncio.start_server(self._on_client, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        thread = threading.Thread(target=loop.run_forever)
        thread.start()
        try:
            yield self
        finally:
            asyncio.run_coroutine_threadsafe(self._stop(server), loop).result(5)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(5)
            loop.close()

    async def _stop(self, server: asyncio.Server) -> None:
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _on_client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = next(
            int(line.split(":")[1])
            for line in head.split("\r\n")
            if line.lower().startswith("content-length")
        )
        self.requests.append((await reader.readexactly(length)).decode())
        behaviour = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        doing = asyncio.ensure_future(behaviour(writer))
        gone = asyncio.ensure_future(reader.read())
        await asyncio.wait({doing, gone}, return_when=asyncio.FIRST_COMPLETED)
        for task in (doing, gone):
            task.cancel()
        await asyncio.gather(doing, gone, return_exceptions=True)
        self.open -= 1
        writer.close()


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of an application that a real uvicorn serves on a free port."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 20
        while not server.started:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def client_of(
    library: Library, provider: "StubProvider", **settings: object
) -> Iterator[TestClient]:
    """A client of a coach whose answers this provider writes."""
    model: dict[str, object] = {
        "model": "openai:stub",
        "model_base_url": provider.url,
        "model_api_key": "not-a-key",
    }
    asked = library.settings.model_validate(library.settings.model_dump() | model | settings)
    with TestClient(create_app(asked, lambda _: library.encoder)) as client:
        yield client
