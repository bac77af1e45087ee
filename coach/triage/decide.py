"""The one decision: level and routes of a turn.

Floor 2 (coach). Pure: no network, model, index, database or clock. Rules alone give a whole
result; where there is a second reader, its judgement, which has seen the rules' findings, settles
what no precise rule has settled.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.courtesies import ABOUT_THE_COACH, courtesy
from coach.identifiers import mask_identifiers
from coach.triage.answered import Reply, after_asking
from coach.triage.classifier import Classifier
from coach.triage.conversation import EARLIER_TURNS, carry, is_poorly, says_no, says_yes
from coach.triage.fragments import asks_a_fact, asks_on, has_words
from coach.triage.model import Route, Triage, graver
from coach.triage.reading import read_turn
from coach.triage.second import Seen, second_reading
from coach.triage.signs import signs_of
from coach.understanding import asks

_MAX_CHARACTERS = 200_000
"""Longer turns are read from both ends; the service refuses them anyway."""

_MAX_EARLIER_CHARACTERS = 4_000

_ASKED_WITHIN = 3
"""How many turns are read to see how the one before this was met."""


def triage(
    turn: str, earlier: Sequence[str] = (), *, classifier: Classifier | None = None
) -> Triage:
    """Say how dangerous a turn is and where it belongs.

    Deterministic, and linear in the length of the input.

    Args:
        turn: What the mentee has just written, raw.
        earlier: The mentee's own earlier turns in this conversation, oldest first, raw.
        classifier: A second reader. What is said outright, in any language, over several turns or
            as an instruction stays with the rules; the rest it settles.
    """
    recent = earlier[-EARLIER_TURNS:]
    found = _found(turn, recent, classifier)
    reply = _reply(turn) if recent else Reply.NONE
    if not recent or (found.level == "none" and reply is Reply.NONE):
        return found

    def before() -> Triage:
        return triage(recent[-1], recent[-1 - _ASKED_WITHIN : -1], classifier=classifier)

    alone = _found(turn, (), classifier)
    return after_asking(found, alone=alone, before=before, reply=reply)


def denies(turn: str) -> bool:
    """Say whether a turn would be a no to a question about danger."""
    return _reply(turn) is Reply.NO


def _reply(turn: str) -> Reply:
    """Say what a turn would be as an answer to a question about danger."""
    now = read_turn(_clipped(turn, _MAX_CHARACTERS))
    if says_no(now):
        return Reply.NO
    if asks(turn):
        return Reply.NONE
    if says_yes(now):
        return Reply.YES
    return Reply.POORLY if is_poorly(now) else Reply.NONE


def _found(turn: str, earlier: Sequence[str], classifier: Classifier | None) -> Triage:
    """What turn and conversation say, whatever has been asked before."""
    now = read_turn(_clipped(turn, _MAX_CHARACTERS))
    before = [read_turn(_clipped(text, _MAX_EARLIER_CHARACTERS)) for text in earlier]
    carried = carry(now, before)
    reasons = (*now.reasons, *carried.reasons)
    if classifier is None or _tells_nothing(turn, alone=not earlier):
        danger = graver(now.danger, carried.danger)
        level = graver(danger, "check") if now.distressed else danger
        return decided(turn, Seen(level, danger, now.routes, frozenset(), reasons))
    signs = signs_of(now, now.reasons, carried.danger)
    probabilities = classifier.probabilities(turn, signs, earlier)
    seen = second_reading(
        now,
        carried.danger,
        probabilities,
        classifier.thresholds,
        short=bool(earlier) and asks_on(now.text),
        factual=not earlier and asks_a_fact(now.text),
    )
    return decided(turn, seen.because(reasons))


def _tells_nothing(turn: str, *, alone: bool) -> bool:
    """Say whether a turn is nothing but a courtesy, or has no words: a second reader would guess.

    "Yes" and "good night" tell something after what was said before.
    """
    kind = courtesy(turn)
    return not has_words(turn) or bool(kind and (alone or kind in ABOUT_THE_COACH))


def _clipped(text: str, limit: int) -> str:
    """Return both ends of a text that is longer than ``limit`` characters."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]}\n{text[-half:]}"


def decided(turn: str, seen: Seen) -> Triage:
    """Put the findings in order, the gravest route first, and add identifiers."""
    kinds = {found.kind for found in mask_identifiers(_clipped(turn, _MAX_CHARACTERS)).found}
    firm = seen.firm | ({Route.IDENTIFIERS} if kinds else frozenset())
    found = [route for route in Route if route in firm]
    if seen.level != "none":
        after = seen.danger == "none"  # mere distress stands behind a route that was found
        found = [*found, Route.SELF_HARM] if after else [Route.SELF_HARM, *found]
    soft = tuple(route for route in Route if route in seen.soft and route not in firm)
    reasons = (*seen.reasons, *(f"identifiers.{kind}" for kind in sorted(kinds)))
    if not found:
        return Triage(reasons=reasons if soft else (), soft=soft)
    return Triage(seen.level, found[0], tuple(found[1:]), reasons, soft)
