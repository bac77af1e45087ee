"""The one decision: level and route of a turn.

Floor 2 (coach). Pure: no network, model, index, database or clock; the optional classifier is
asked only about what the rules did not settle.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.identifiers import mask_identifiers
from coach.triage.classifier import DANGER_LABELS, URGENT_LABEL, Classifier
from coach.triage.conversation import EARLIER_TURNS, carry
from coach.triage.model import Level, Route, Triage, graver
from coach.triage.reading import TurnReading, read_turn

_MAX_CHARACTERS = 200_000
"""Longer turns are read from both ends; the service refuses them anyway."""

_MAX_EARLIER_CHARACTERS = 4_000


def triage(
    turn: str, earlier: Sequence[str] = (), *, classifier: Classifier | None = None
) -> Triage:
    """Say how dangerous a turn is and where it belongs.

    Deterministic, and linear in the length of the input.

    Args:
        turn: What the mentee has just written, raw.
        earlier: The mentee's own earlier turns in this conversation, oldest first, raw.
        classifier: A second reader; it can add a check or a route, never remove one.
    """
    now = read_turn(_clipped(turn, _MAX_CHARACTERS))
    before = [
        read_turn(_clipped(text, _MAX_EARLIER_CHARACTERS)) for text in earlier[-EARLIER_TURNS:]
    ]
    carried = carry(now, before)
    danger = graver(now.danger, carried.danger)
    routes, more_reasons = _other_routes(turn, now)
    level = graver(danger, "check") if now.distressed else danger
    reasons = (*now.reasons, *carried.reasons, *more_reasons)
    if classifier is not None and danger != "urgent":
        found, seen = _second_reading(turn, earlier, now, classifier)
        if not now.denied and found != "none":
            danger = level = graver(level, found)
            reasons += (f"classifier.self_harm.{found}",)
        routes |= seen
        reasons += tuple(f"classifier.{route}" for route in Route if route in seen)
    return _decided(level, danger, routes, reasons)


def _clipped(text: str, limit: int) -> str:
    """Return both ends of a text that is longer than ``limit`` characters."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]}\n{text[-half:]}"


def _other_routes(turn: str, now: TurnReading) -> tuple[set[Route], tuple[str, ...]]:
    """Return the routes besides danger to oneself, and the reasons not in the reading."""
    routes = set(now.routes)
    kinds = {found.kind for found in mask_identifiers(_clipped(turn, _MAX_CHARACTERS)).found}
    if kinds:
        routes.add(Route.IDENTIFIERS)
    return routes, tuple(f"identifiers.{kind}" for kind in sorted(kinds))


def _second_reading(
    turn: str, earlier: Sequence[str], now: TurnReading, classifier: Classifier
) -> tuple[Level, frozenset[Route]]:
    """Return the level of own danger and the other routes that the classifier finds.

    Where the rules have seen signs of distress, the classifier needs to be less sure. It never
    takes an answer away by itself: without any sign that a rule saw, its urgent is a check.
    """
    probabilities = classifier.probabilities(turn, earlier)
    over = {label for label, p in probabilities.items() if p >= classifier.threshold(label)}
    signs = now.distressed or bool(now.families & _GRAVE_FAMILIES)
    if signs and probabilities.get(Route.SELF_HARM, 0.0) >= _ENOUGH_WITH_SIGNS:
        over.add(Route.SELF_HARM)
    level: Level = "check" if over & DANGER_LABELS else "none"
    routes = frozenset(Route(label) for label in over - DANGER_LABELS)
    return "urgent" if URGENT_LABEL in over and signs else level, routes - {Route.NONE}


_ENOUGH_WITH_SIGNS = 0.3
_GRAVE_FAMILIES = frozenset("hope worth trapped goodbye means death alone".split())


def _decided(level: Level, danger: Level, routes: set[Route], reasons: tuple[str, ...]) -> Triage:
    """Put the findings in order, the gravest route first."""
    ordered = [route for route in Route if route in routes]
    if level == "none":
        found = ordered
    elif danger == "none" and ordered:
        found = [*ordered, Route.SELF_HARM]
    else:
        found = [Route.SELF_HARM, *ordered]
    if not found:
        return Triage()
    return Triage(level, found[0], tuple(found[1:]), reasons)
