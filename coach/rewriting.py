"""A turn made to stand alone by a chat model, where one is set and the turn needs it.

Floor 2. It only changes what is searched for. Whatever goes wrong, the question that the rules of
``understanding`` made serves instead, and the outcome says why.
"""

import asyncio
import re
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from coach.answer import Searched
from coach.chat_model import ChatModel, Message, Usage
from coach.errors import ChatModelError, ChatModelTimeoutError
from coach.identifiers import mask_identifiers
from coach.prompts import stand_alone_messages
from coach.understanding import Shape, Understood, is_story, parts_of
from coach.words import stem
from corpus.errors import GuideNotFoundError
from corpus.library import Library
from corpus.words import content_words

REWRITTEN = "rewritten"
UNFIT = "rewrite_unfit"
_MOST_WORDS = 60
_MOST_CHARACTERS = 600
_LEAST_KNOWN = 0.6
"""Share of its words that the conversation or the guide in hand must hold: a model that makes up a
subject would be searched for it."""
_SHOWN_OF_A_PASSAGE = 600
_CONTACT = re.compile(r"https?:|www\.|@|\d[\d -]{4,}\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StandAlone:
    """What a turn is searched by."""

    understood: Understood
    outcome: str | None = None
    """``rewritten``, or why not, as a code; absent when no model was asked."""

    @property
    def shown(self) -> Searched:
        """For those who ask."""
        return Searched(query=self.understood.query, rewriting=self.outcome)


async def stand_alone(
    understood: Understood,
    library: Library,
    model: ChatModel | None,
    usage: Usage,
    seconds: float,
) -> StandAlone:
    """The turn as a chat model rewrites it, else as it is.

    Args:
        understood: By the rules; identifiers are masked in what the model is given.
        library: For the passage in hand.
        model: None is asked when there is none, or when the turn is short and stands by itself.
        usage: Is added to.
        seconds: How long to wait for all of it.
    """
    alone = not understood.in_hand and not is_story(understood.question)
    if model is None or alone or understood.asks_for_more:
        return StandAlone(understood)
    in_hand = await asyncio.to_thread(_in_hand, understood, library)
    earlier = [mask_identifiers(text).text for text in understood.subject[:-1]]
    question = mask_identifiers(understood.question).text
    messages = stand_alone_messages(question, earlier, in_hand)
    try:
        said = await _said(model, messages, usage, seconds)
    except ChatModelError as error:
        return StandAlone(understood, error.code)
    line = " ".join(said.strip().strip("\"'“”").split())
    if not _fits(line, [question, *earlier, *in_hand]):
        return StandAlone(understood, UNFIT)
    return StandAlone(_as_rewritten(understood, line), REWRITTEN)


def _as_rewritten(understood: Understood, line: str) -> Understood:
    parts = parts_of(line)
    otherwise = Shape.PLAIN if understood.shape is Shape.COMPARE else understood.shape
    shape = Shape.COMPARE if parts else otherwise
    return replace(understood, subject=(line,), item="", parts=parts, shape=shape)


async def _said(model: ChatModel, messages: Sequence[Message], usage: Usage, seconds: float) -> str:
    said = ""
    try:
        async with asyncio.timeout(seconds), aclosing(model.stream(messages, usage)) as pieces:
            async for piece in pieces:
                said += piece
                if len(said) > _MOST_CHARACTERS:
                    break
    except TimeoutError as error:
        message = f"the question was not rewritten within {seconds:.1f} s"
        raise ChatModelTimeoutError(message) from error
    return said


def _in_hand(understood: Understood, library: Library) -> list[str]:
    """The item that is pointed at, and the passage that the last answer went by."""
    found = [understood.item] if understood.item else []
    for passage_id in understood.in_hand.passage_ids[:1] if understood.in_hand else ():
        try:
            held = library.passage(passage_id)
        except GuideNotFoundError:  # another generation serves since the last turn
            continue
        found.append(f"{held.guide.metadata.title}: {held.text[:_SHOWN_OF_A_PASSAGE]}")
    return found


def _fits(line: str, known: Sequence[str]) -> bool:
    """Whether it is one question about what was said, and nothing that nobody should search for."""
    asked = {stem(word) for word in content_words(line)}
    held = {stem(word) for text in known for word in content_words(text)}
    return (
        bool(asked)
        and len(line) <= _MOST_CHARACTERS
        and len(line.split()) <= _MOST_WORDS
        and not _CONTACT.search(line)
        and len(asked & held) >= _LEAST_KNOWN * len(asked)
    )
