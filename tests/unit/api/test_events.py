import asyncio
import json
from collections.abc import AsyncIterator

from hypothesis import given
from hypothesis import strategies as st

from api import events
from coach.answer import Segment, SegmentKind
from coach.turn_events import SegmentReady, StageReached, TurnEvent
from corpus.errors import IndexQueryError


def told(turn: AsyncIterator[TurnEvent]) -> list[dict[str, str]]:
    async def collect() -> bytes:
        response = await events.open_stream(turn)
        chunks = [chunk async for chunk in response.body_iterator]
        return b"".join(
            chunk if isinstance(chunk, bytes) else str(chunk).encode() for chunk in chunks
        )

    body = asyncio.run(collect()).decode()
    blocks = [block for block in body.split("\n\n") if block and not block.startswith(":")]
    return [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]


async def failing(error: Exception) -> AsyncIterator[TurnEvent]:
    yield StageReached("retrieve")
    raise error


def test_foreseen_failure_ends_the_stream_with_one_error() -> None:
    stream = told(failing(IndexQueryError("the vector index could not answer")))
    assert [event["event"] for event in stream] == ["start", "status", "error"]
    assert json.loads(stream[-1]["data"])["status"] == 503


def test_unforeseen_failure_ends_the_stream_without_its_words() -> None:
    stream = told(failing(KeyError("what the mentee wrote")))
    assert stream[-1]["event"] == "error"
    assert "mentee" not in stream[-1]["data"]


def test_silence_is_filled_with_pings() -> None:
    async def slow() -> AsyncIterator[tuple[str, str]]:
        yield "start", "{}"
        await asyncio.sleep(0.2)
        yield "done", "{}"

    async def collect() -> list[str]:
        return [name async for name, _ in events.with_pings(slow(), 0.05)]

    names = asyncio.run(collect())
    assert names[0] == "start"
    assert names[-1] == "done"
    assert "" in names


def test_closed_stream_closes_the_turn() -> None:
    closed = asyncio.Event()

    async def endless() -> AsyncIterator[TurnEvent]:
        try:
            yield StageReached("retrieve")
            await asyncio.sleep(3600)
        finally:
            closed.set()

    async def disconnect() -> None:
        response = await events.open_stream(endless())
        reading = asyncio.create_task(_drain(response.body_iterator))
        await asyncio.sleep(0.05)
        reading.cancel()
        await asyncio.wait_for(closed.wait(), timeout=10)

    asyncio.run(disconnect())


async def _drain(body: AsyncIterator[object]) -> None:
    async for _ in body:
        pass


@given(st.text())
def test_any_text_survives_the_wire(text: str) -> None:
    async def one() -> AsyncIterator[TurnEvent]:
        segment = Segment(kind=SegmentKind.GAP, text=text, start=0, end=len(text))
        yield SegmentReady(segment, ())

    data = told(one())[1]["data"]
    assert json.loads(data)["text"] == text
