"""What a chat model wrote, cut into lines and sentences that can be checked one by one.

Floor 2. A model that forgets the form, talks in paragraphs or goes round in circles loses lines,
not the answer.
"""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from coach.answer import SegmentKind
from coach.errors import MalformedReplyError

_LONGEST_LINE = 600
_MOST_LINES = 14
"""Twice what is asked for; then the model is stopped."""
_MOST_REPEATS = 2
_LINE = re.compile(
    r"^\W*(?P<kind>HEARD|CLAIM|ASK|OFFER)\b[\s*_]*"
    # Without a colon or a number it is a word of the sentence: "Ask one person first."
    r"(?:(?P<before>(?:\[[\d,\s]+\][\s*_]*)+)[:–-]?|[:–-])[\s:*_-]*(?P<text>.+)$",
    re.IGNORECASE,
)
_MARKERS = re.compile(r"\s*\[([\d,\s]+)\]")
_BULLET = re.compile(r"^\s*(?:[-*•>#]+|\d{1,2}[.)])\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?])([\"”’)]*(?:\s*\[[\d,\s]+\])*)\s+(?=[\"“‘(]?[A-Z])")
_KINDS = {
    "HEARD": SegmentKind.ACKNOWLEDGE,
    "CLAIM": SegmentKind.CLAIM,
    "ASK": SegmentKind.QUESTION,
    "OFFER": SegmentKind.STEP,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a model said."""

    kind: SegmentKind
    text: str
    """Without its kind and its evidence numbers."""
    numbers: tuple[int, ...] = ()
    """Of the evidence that it names."""


async def lines_of(pieces: AsyncGenerator[str, None]) -> AsyncGenerator[Line, None]:
    """What a model says, each thing as soon as it is said, until it has said enough.

    Leaving early closes the stream, and with it the call.

    Raises:
        MalformedReplyError: If the model says the same again and again.
    """
    said: set[str] = set()
    repeats = 0
    async with aclosing(_cut(pieces)) as whole:
        async for text in whole:
            line = read_line(text)
            if line is None:
                continue
            bare = " ".join(line.text.lower().split())
            if bare not in said:
                said.add(bare)
                yield line
                if len(said) >= _MOST_LINES:
                    return
                continue
            repeats += 1
            if repeats >= _MOST_REPEATS:
                raise MalformedReplyError("the model goes round in circles")


def read_line(line: str) -> Line | None:
    """What a line says; nothing where it leads up to something (ends in a colon) or is empty.

    A line without a kind is a question or a claim.
    """
    found = _LINE.match(line)
    text = found["text"] if found else _BULLET.sub("", line)
    before = (found["before"] or "") if found else ""
    markers = before + " ".join(match.group(0) for match in _MARKERS.finditer(text))
    numbers = tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", markers)))
    bare = _bare(text)
    if found:
        return Line(_KINDS[found["kind"].upper()], bare, numbers) if bare else None
    if bare.endswith(":") or not any(map(str.isalpha, bare)):
        return None
    kind = SegmentKind.QUESTION if bare.endswith("?") else SegmentKind.CLAIM
    return Line(kind, bare, numbers)


async def first_line(pieces: AsyncGenerator[str, None]) -> str | None:
    """The first thing that a model says, without markers; then the stream is closed."""
    async with aclosing(_cut(pieces)) as whole:
        async for text in whole:
            if bare := _bare(text):
                return bare
    return None


def _bare(text: str) -> str:
    return _MARKERS.sub("", text).strip().strip("*_").strip()


async def _cut(pieces: AsyncGenerator[str, None]) -> AsyncGenerator[str, None]:
    """Lines as they end, and the sentences of lines without a kind; the last needs no end."""
    rest = ""
    async with aclosing(pieces):
        async for piece in pieces:
            rest += piece
            while found := _first_end(rest):
                yield rest[: found[0]]
                rest = rest[found[1] :]
    if rest.strip():
        yield rest


def _first_end(text: str) -> tuple[int, int] | None:
    """Where the first whole line or sentence ends and what follows begins."""
    line, newline, _ = text.partition("\n")
    end = None if _LINE.match(line) else _SENTENCE_END.search(line)
    if end:
        return end.end(1), end.end()
    if newline:
        return len(line), len(line) + 1
    return (_LONGEST_LINE, len(text)) if len(text) > _LONGEST_LINE else None
