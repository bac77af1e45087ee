import asyncio
from collections.abc import AsyncGenerator

import pytest

from coach.answer import SegmentKind
from coach.errors import MalformedReplyError
from coach.lines import Line, first_line, lines_of, read_line


class Stream:
    """Text in pieces of five characters; knows whether it was closed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.given = 0
        self.closed = False

    async def pieces(self) -> AsyncGenerator[str, None]:
        try:
            while self.given < len(self.text):
                self.given += 5
                yield self.text[self.given - 5 : self.given]
        finally:
            self.closed = True


def read(text: str) -> list[Line]:
    async def collect() -> list[Line]:
        return [line async for line in lines_of(Stream(text).pieces())]

    return asyncio.run(collect())


def test_kind_and_numbers_are_read_in_any_dress() -> None:
    expected = Line(SegmentKind.CLAIM, "Ask one person.", (2, 3))
    for line in (
        "CLAIM [2][3]: Ask one person.",
        "- **Claim** [2, 3] Ask one person.",
        "claim: Ask one person. [2, 3]",
    ):
        assert read_line(line) == expected


def test_paragraph_is_read_sentence_by_sentence() -> None:
    told = read(
        "Ask one person. [1] Then (e.g. by email) ask again, for 0.5 hours. Who comes to mind?"
    )
    assert [line.text for line in told] == [
        "Ask one person.",
        "Then (e.g. by email) ask again, for 0.5 hours.",
        "Who comes to mind?",
    ]
    assert [line.kind for line in told] == ["claim", "claim", "question"]
    assert told[0].numbers == (1,)


def test_what_leads_up_to_something_says_nothing() -> None:
    assert [
        line.text for line in read("Here is what they say:\n- One thing.\n2. Another.\n***")
    ] == [
        "One thing.",
        "Another.",
    ]


def test_model_that_goes_round_in_circles_is_stopped() -> None:
    stream = Stream("I see. " * 10_000)

    async def collect() -> list[Line]:
        return [line async for line in lines_of(stream.pieces())]

    with pytest.raises(MalformedReplyError, match="circles"):
        asyncio.run(collect())
    assert stream.closed
    assert stream.given < 100


def test_model_that_goes_on_and_on_is_stopped() -> None:
    assert len(read("".join(f"CLAIM [1]: Thing {n}.\n" for n in range(1000)))) == 14


def test_rewriting_is_the_first_thing_said_and_no_more_is_read() -> None:
    stream = Stream("\n\nAsk one person. [1] And now a story that goes on.")
    assert asyncio.run(first_line(stream.pieces())) == "Ask one person."
    assert stream.closed
    assert asyncio.run(first_line(Stream(" \n ").pieces())) is None
