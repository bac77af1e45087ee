"""Staying with a grave text: what a turn that goes on after one, and asks nothing new, is told.

Floor 2. Pure. A conversation that touched danger, harm or an error is not answered from the guides
with the next "what else?" or "nobody knows"; and its text is not said twice. What the coach said
tells which text it was, so that a conversation held here and one that its client keeps are alike.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coach.courtesies import Courtesy, courtesy
from coach.safety_wording import STAYS_WITH, Reply, Told, Wording
from coach.triage import Route, Triage
from coach.triage.model import FAINT
from coach.understanding import (
    asks,
    asks_of_its_own,
    is_another_matter,
    leans,
    own_words,
)

_REMEMBERED = 3
"""For how many answers a text counts as the matter in hand while the mentee goes on telling."""
_LONGEST_ECHO = 8
"""Words of a turn that may be no more than an answer to the question that a text ended with."""
_OF_A_VAGUE_TURN = 4
"""Content words of a turn that may point at what was told before and say nothing new."""
_EASED = "conversation.eased"
_STAYS = frozenset({Courtesy.GO_ON, Courtesy.NO, Courtesy.NEITHER})
"""Courtesies that leave the matter in hand where it is."""
_OF_A_SUBJECT = 2
"""Content words that a question has at least which names what it is about."""
_OF_IT = re.compile(
    r"\b(?:tell|say(?! (?:no|yes)\b)|talk|speak|write down|report|raise|explain|admit|own up"
    r"|apologi[sz]e|complain|come with|prove)\b|^\W*what if\b",
    re.IGNORECASE,
)
"""Whoever asks how to say something right after a grave text speaks of what it was about."""


@dataclass(frozen=True, slots=True)
class InHand:
    """How a turn goes on from a grave text that the conversation stays with."""

    told: Told
    """What was said."""
    reply: Reply
    """What may be said next."""
    asks: bool
    """The turn asks something of its own that no reply is for, and the guides may hold it."""
    topic: str
    """What is looked up with such a question; empty where it stands alone."""


def told_before(question: str, said: Sequence[str], wording: Wording) -> Told | None:
    """The gravest text in the latest answer, or a little before while the mentee only tells.

    Args:
        question: The turn.
        said: What the coach said before, the latest last.
        wording: The texts.
    """
    if is_another_matter(question):
        return None
    for answer in reversed(said[-1:] if asks(question) else said[-_REMEMBERED:]):
        if told := _told_in(answer, wording):
            return told
    return None


def reply_to(question: str, told: Told, said: Sequence[str], wording: Wording) -> Reply | None:
    """What may be said next: the first that fits and was not said, else the last that fits.

    Args:
        question: The turn.
        told: The text that was told.
        said: What the coach said before, the latest last.
        wording: The texts.
    """
    words = question.lower().replace("’", "'")
    fitting = [
        reply
        for reply in wording.reply
        if (reply.route, reply.level, reply.when) == (told.route, told.level, told.when)
        and (not reply.hears or _holds(words, reply.hears))
    ]
    spoken = "\n".join(said)
    new = [reply for reply in fitting if reply.pieces[0].text not in spoken]
    return next(iter([*new, *fitting[-1:]]), None)


def eased(
    question: str, found: Triage, told: Told, reply: Reply, alone: Callable[[], Triage]
) -> Triage:
    """What triage finds in a turn, less what only the story told before it makes of it.

    Args:
        question: The turn.
        found: What it finds in the turn after what was written before.
        told: The text that the story was met with.
        reply: What may be said next.
        alone: What it finds in the turn by itself; asked for only where it matters.
    """
    if told.level == "urgent":
        return found
    found = _without(told.route, found)
    if not found.is_only_judged:
        return found
    if found.level != "none":
        return _less_danger(question, found, reply, alone)
    if found.route in {Route.NONE, Route.IDENTIFIERS}:
        return found
    if leans(question) and not asks(question) and len(own_words(question)) <= _OF_A_VAGUE_TURN:
        return Triage(soft=(found.route,))  # "He did it again today" is about what he did
    return Triage() if alone().route is Route.NONE else found


def _without(route: Route, found: Triage) -> Triage:
    """What was found but for a route whose text was told: that is not said twice."""
    first, *others = [r for r in (found.route, *found.also) if r is not route] or [Route.NONE]
    soft = tuple(r for r in found.soft if r is not route)
    return replace(found, route=first, also=tuple(others), soft=soft)


def _less_danger(question: str, found: Triage, reply: Reply, alone: Callable[[], Triage]) -> Triage:
    """Danger that stands only in the story, one step down; none in a mere answer to the text."""
    if reply.is_echo and len(question.split()) <= _LONGEST_ECHO:
        return Triage()
    by_itself = alone()
    if by_itself.level != "none" and not by_itself.is_faint:
        return found
    if found.is_faint:
        return found if by_itself.is_faint else Triage()
    reasons = () if found.level == "urgent" else (FAINT,)
    return Triage("check", Route.SELF_HARM, (), (*reasons, _EASED))


def in_hand(
    question: str, found: Triage, told: Told, reply: Reply, wording: Wording
) -> InHand | None:
    """How a turn goes on from a text that was told; ``None`` where it begins something else.

    Args:
        question: The turn.
        found: What triage found in it.
        told: The text.
        reply: What may be said next.
        wording: The texts.
    """
    if not _goes_with(question, found, told):
        return None
    asks_more = told.level == "none" and not reply.hears and asks_of_its_own(question)
    return InHand(told, reply, asks_more, "" if _stands_alone(question) else wording.topic_of(told))


def _told_in(answer: str, wording: Wording) -> Told | None:
    told: tuple[Told, ...] = (*wording.entry, *wording.reply)
    texts = [
        text
        for text in told
        if (text.route, text.level) in STAYS_WITH and text.pieces[0].text in answer
    ]
    return min(texts, key=lambda text: STAYS_WITH.index((text.route, text.level)), default=None)


def _holds(words: str, phrases: Sequence[str]) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", words))


def _goes_with(question: str, found: Triage, told: Told) -> bool:
    """Whether what triage found in a turn leaves it with the text that was said."""
    if told.level == "urgent":
        stays = found.level == "urgent" or not asks_of_its_own(question)
        in_danger = found.level != "none" and not found.is_denied
        return stays and in_danger and found.is_only_judged
    kind = courtesy(question)
    if kind is not None and kind not in _STAYS:
        return False
    leaves = {Route.NONE, Route.IDENTIFIERS, Route.SELF_HARM}
    return (found.level == "none" or found.is_faint) and found.route in leaves


def _stands_alone(question: str) -> bool:
    """Whether a question names what it is about, and that is not what was told before."""
    of_it = leans(question) or _OF_IT.search(question)
    return not of_it and len(own_words(question)) >= _OF_A_SUBJECT
