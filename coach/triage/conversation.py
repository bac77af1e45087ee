"""What the mentee's earlier turns add to the present one.

Floor 2 (coach). A danger named and not taken back stays in the room; an answer to the coach's
question counts as one; a sentence cut over several turns is read as one; and weak signals of
different kinds add up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.triage.idioms import without_idioms
from coach.triage.model import Level, Route, graver
from coach.triage.patterns import expression
from coach.triage.reading import TurnReading, own_danger_level

EARLIER_TURNS = 12
"""How many earlier turns are read."""

_SHORT_WORDS = 14

_YES = (
    r"^ (?:\. )?(?:um |er |well |i guess |honestly |tbh |i mean |oh |ok |okay |to be "
    r"honest )*(?:yes|yeah|yep|ye|yh|yeh|yup|ya|aye|sometimes|maybe|perhaps|probably|kind "
    r"of|sort of|i think so|i guess|i suppose|i do|i am|i have|most days|"
    r"every day|often|a bit|a lot|all the time|constantly|not yet|tonight|now|both|i might"
    r"|i do not know|not sure|possibly|nearly|almost|si|oui|haan|tak|da|for weeks|lately"
    r"|more and more|definitely|of course|what if i (?:am|do|was)|i already have)(?= |$)"
)
_PLAIN_YES = (
    r"^ (?:\. )?(?:um |er |well |honestly |tbh |i mean |oh |ok |okay |to be honest )*"
    r"(?:(?:yes|yeah|yep|ye|yh|yeh|yup|ya|aye)(?! please)|sometimes|maybe|perhaps|probably"
    r"|kind of|sort of|i think so|i guess(?: so)?|i suppose(?: so)?|i do|most days|every day"
    r"|often|a bit|a lot"
    r"|all the time|constantly|tonight|both|i might|i do not know|not sure|possibly|nearly|almost"
    r"|lately|more and more|definitely|of course|si|oui|haan|tak|da)(?= |$)"
)
"""Yes, where nothing but a judgement made the coach ask: "I have…" begins any sentence."""
_POORLY = (
    r"^ (?:\. )?(?:um |er |well |honestly |tbh |i mean |oh |to be honest |i am |i feel |it is "
    r"|really |very |pretty |quite |so |a bit |just )*(?:not (?:so |very |too |that |really |doing "
    r"|at all )*(?:great|good|well|okay|ok|fine|alright|coping)|bad|awful|terrible|rubbish|low"
    r"|heavy|heavier|worse|struggling|crap|shit|dreadful|empty|numb)(?= |$)"
)
"""What "how are you in yourself?" is answered with by who is not well."""
_NO = (
    r"^ (?:\. )?(?:oh |god |well |um |honestly |absolutely |haha |lol )*(?:no|nope|nah"
    r"|neither|none of (?:it|that|those|these|them)|never|not at all|of course not"
    r"|definitely not|absolutely not|not like that|nothing like that"
    r"|i am (?:safe|fine|ok|okay|alright)|not really like that|god no|all good"
    r"|(?:fine|good) (?:thanks|thank you|really|honestly)|fine(?= \.| $)"
    r"|not (?:too |so )?bad)(?= |$)"
)
_NOT_NO = (
    r"^ (?:\. )?(?:no (?:one|body|point|reason|idea|longer|way out|future|hope|not really)"
    r"|no i (?:am not (?:safe|fine|ok|okay|alright|sure|coping)|can not)|never mind)(?= |$)"
)
"""What begins like a no and is none."""

_DESPAIR = frozenset("hope worth trapped exhaustion alone shame loss death".split())
_ENDING = frozenset("goodbye means time death".split())


@dataclass(frozen=True, slots=True)
class Carried:
    """What the conversation adds.

    Attributes:
        danger: Level of the mentee's own danger in view of the conversation.
        reasons: Ids of the conversation rules that held.
    """

    danger: Level
    reasons: tuple[str, ...] = ()


def carry(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """Say what earlier turns, oldest first, add to the present one."""
    found = [
        _named_before(now, earlier),
        _answered(now, earlier),
        _cut_over_turns(now, earlier),
        _added_up(now, earlier),
        _hinted_again(now, earlier),
        _was_oneself(now, earlier),
    ]
    danger: Level = "none"
    for carried in found:
        danger = graver(danger, carried.danger)
    return Carried(danger, tuple(reason for carried in found for reason in carried.reasons))


_NOTHING = Carried("none")


def says_no(now: TurnReading) -> bool:
    """Say whether a turn denies danger, or begins as an answer of no."""
    begins = expression(_NO).search(now.text) and not expression(_NOT_NO).search(now.text)
    return now.denied or bool(begins)


def says_yes(now: TurnReading) -> bool:
    """Say whether a turn is a yes, or a faint one, to what was asked."""
    return _is_short_reply(now, _PLAIN_YES)


def is_poorly(now: TurnReading) -> bool:
    """Say whether a turn answers "how are you in yourself?" with "not well"."""
    return _is_short_reply(now, _POORLY)


def _is_short_reply(now: TurnReading, opening: str) -> bool:
    short = len(now.text.split()) <= _SHORT_WORDS
    return short and bool(expression(opening).search(now.text)) and not says_no(now)


def _named_before(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """Keep a danger that was named and not taken back.

    The turn right after it keeps its level, since the coach's question is unanswered; later turns
    keep a check, so that coaching can go on.
    """
    if earlier and says_no(now):
        return _after_denial(earlier)
    level: Level = "none"
    following = now
    for distance, reading in enumerate(reversed(earlier), start=1):
        if reading.denied:
            break
        dissolved = _dissolves(reading, following)
        following = reading
        if reading.danger != "none" and not dissolved:
            level = graver(level, reading.danger if distance <= _STAYS_TURNS else "check")
    return Carried(level, ("conversation.named-before",)) if level != "none" else _NOTHING


_STAYS_TURNS = 2


def _dissolves(reading: TurnReading, following: TurnReading) -> bool:
    """Say whether the next turn finishes the sentence and so takes the danger out of it.

    "I'm going to die." and then "Of boredom!" is an idiom cut in two.
    """
    if len(following.text.split()) > _SHORT_WORDS:
        return False
    joined = " ".join(f"{reading.text}{following.text}".replace(" . ", " ").split())
    return own_danger_level(without_idioms(f" {joined} "))[0] == "none"


def _hinted_again(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """A hint after another sign, the mentee's own or spoken of as a friend's, is no longer one."""
    signs = any(
        reading.danger != "none"
        or reading.distressed
        or Route.HARM_TO_OTHER_RISK in reading.routes
        or reading.families & (_ENDING | _DESPAIR)
        for reading in earlier
    )
    if signs and now.danger == "check" and not now.denied:
        return Carried("urgent", ("conversation.hinted-again",))
    return _NOTHING


_ONESELF = (
    r"(?:she|he|they|it|that) (?:is|was) not (?:really )?(?:a|my|the) (?:friend|colleague|mate)"
    r"|there (?:is|was|never was) (?:not a|no) (?:friend|colleague|mate)"
    r"|(?:friend|colleague|mate|she|he) (?:is|was) (?:really |actually )?me(?= \.| $)"
    r"|i am (?:the|that) (?:friend|colleague|mate)|it (?:is|was) (?:really )?me (?:i|all along)"
)


def _was_oneself(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """The friend in danger turns out to be the mentee."""
    friend = any(Route.HARM_TO_OTHER_RISK in reading.routes for reading in (*earlier[-3:], now))
    if friend and expression(_ONESELF).search(now.text):
        return Carried("urgent", ("conversation.was-oneself",))
    return _NOTHING


def _after_denial(earlier: Sequence[TurnReading]) -> Carried:
    """After "no", only a danger named outright still deserves a light word."""
    if any(reading.danger == "urgent" for reading in earlier[-_STAYS_TURNS:]):
        return Carried("check", ("conversation.taken-back",))
    return _NOTHING


def _answered(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """Read "yes" after a turn that made the coach ask as a yes to that question."""
    if not earlier or not (earlier[-1].danger != "none" or earlier[-1].distressed):
        return _NOTHING
    said_yes = expression(_YES).search(now.text) and not says_no(now)
    if said_yes and len(now.text.split()) <= _SHORT_WORDS:
        return Carried("urgent", ("conversation.answered-yes",))
    return _NOTHING


def _cut_over_turns(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """Read short turns in a row as one sentence."""
    parts = [now.text]
    for reading in reversed(earlier[-3:]):
        if len(reading.text.split()) > _SHORT_WORDS or reading.danger != "none":
            break
        parts.insert(0, reading.text)
        joined = " ".join(" ".join(parts).replace(" . ", " ").split())
        level, reasons = own_danger_level(f" {joined} ")
        if level != "none" and now.danger == "none":
            return Carried(level, tuple(f"conversation.joined.{reason}" for reason in reasons))
    return _NOTHING


def _added_up(now: TurnReading, earlier: Sequence[TurnReading]) -> Carried:
    """Add up weak signals of different kinds."""
    families = frozenset[str]().union(now.families, *(reading.families for reading in earlier))
    distressed = now.distressed + sum(reading.distressed for reading in earlier)
    despair, ending = families & _DESPAIR, families & _ENDING
    if not earlier or not (now.families or now.distressed):
        return _NOTHING
    if len(ending) >= 2 and len(despair - {"death"}) + distressed >= 2:
        return Carried("urgent", ("conversation.added-up",))
    if (ending and len(despair | ending) >= 3) or distressed >= 2 or len(families) >= 4:
        return Carried("check", ("conversation.added-up",))
    return _NOTHING
