"""What the second reader's judgement makes of a turn that the rules have read.

Floor 2 (coach). Precise rules stand whatever it says; an idiom on which a wider rule fell can be
cleared by it; a danger that no rule has words for is found by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coach.triage.evidence import DANGER, OTHERS, URGENT
from coach.triage.fragments import asks_for_no_writing, is_about_a_mentor
from coach.triage.model import FAINT, Level, Route, graver
from coach.triage.reading import SAID_OUTRIGHT, TurnReading

Probabilities = Mapping[str, float]
Thresholds = Callable[[str], tuple[float, float]]

_ASKED_ABOUT = {
    Route.REFLECTION_WRITING: asks_for_no_writing,
    Route.IDENTITY: is_about_a_mentor,
}
"""Turns that only ask about what a route is of, by routes that the judgement alone would find: "how
do I write a good reflection?" and "is what I tell my mentor confidential?" are for the guides."""

_STANDS = frozenset({"other.threat"})
"""Rules whose route stands alone: too grave to wait for a second opinion."""

_SPARED = 0.4
"""Share of a threshold from which a finding of a rule still counts for something."""

_TAMPERING_ALONE = 0.7
"""Probability from which a turn is an attack on the instructions though no rule has seen one: its
text replaces the answer, and a misspelt question looks a little like hidden words."""

_EVERYDAY = frozenset(
    "self_harm.explicit." + name
    for name in (
        "bare-want-die end-it i-overdosed just-end-it life-not-worth not-live tired-of-living"
        " want-die"
    ).split()
)
"""Rules on words that are said of a project or a weekend as well ("I want to end it", "overdosed on
podcasts"): where none but these has fallen, the judgement must share what they say."""

_OF_A_FACT = 0.15
"""Probability of danger that a question about no person at all needs for a check, where the rules
see nothing in it: of 325 harmless ones held out six would get one at the general threshold and two
get it at this; both dangerous ones of the pool are found."""

_ABOUT_PEOPLE = frozenset(
    {
        Route.HARM_TO_OTHER_RISK,
        Route.PATIENT_SAFETY,
        Route.MISTREATMENT,
        Route.OWN_ERROR,
        Route.PROBITY,
    }
)

_OWN_AS_WELL = 0.8
"""Probability from which the mentee is in danger too when another person is."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A result before it is put in order.

    Attributes:
        level: The level that is shown.
        danger: The part of it that comes from danger rather than distress.
        firm: Routes whose whole text is shown.
        soft: Routes that get one short line.
        reasons: Ids of what held.
    """

    level: Level
    danger: Level
    firm: frozenset[Route]
    soft: frozenset[Route]
    reasons: tuple[str, ...] = ()

    def because(self, reasons: tuple[str, ...]) -> Seen:
        """Return the same with ``reasons`` in front."""
        return replace(self, reasons=(*reasons, *self.reasons))


def second_reading(
    now: TurnReading,
    carried: Level,
    probabilities: Probabilities,
    thresholds: Thresholds,
    *,
    short: bool = False,
    factual: bool = False,
) -> Seen:
    """Weigh a turn with the second reader's probabilities.

    Args:
        now: The turn, read by rules.
        carried: What the conversation adds by rules.
        probabilities: For each judged label.
        thresholds: For each label, from where it is soft and firm: one line and the whole text; of
            danger to oneself a kind question and the check.
        short: It is a short question inside a conversation: of what no rule has seen, only danger
            to oneself counts, and is asked about.
        factual: It is a question about no person, and nothing was said before it: where no rule has
            seen anything, doubtful findings do not count.
    """
    judged = _judged_danger(probabilities, thresholds)
    if factual and not now.reasons:
        judged = judged if probabilities.get(DANGER, 0.0) >= _OF_A_FACT else "none"
        probabilities = _firm(probabilities, thresholds)
    if short:
        probabilities = _seen_by_rules(now, probabilities)
        judged = "check" if judged == "urgent" else judged
    if now.denied and judged == "urgent":
        judged = "check"
    told = graver(_by_rules(now, probabilities, thresholds), carried)
    level = graver(judged, told)
    firm, soft = _routes(now, probabilities, thresholds)
    faint = judged == "check" and told == "none" and not _is_likely(probabilities, thresholds)
    judgement = FAINT if faint else f"classifier.self_harm.{judged}"
    found = [judgement] if judged != "none" else []
    found += [f"classifier.{route}" for route in Route if route in firm - now.routes]
    found += [f"classifier.soft.{route}" for route in Route if route in soft - now.routes]
    return Seen(level, level, firm, soft, tuple(found))


def _firm(probabilities: Probabilities, thresholds: Thresholds) -> Probabilities:
    """Leave out the concerns about people that would get no more than a line."""
    return {
        label: p
        for label, p in probabilities.items()
        if label not in _ABOUT_PEOPLE or p >= thresholds(label)[1]
    }


def _seen_by_rules(now: TurnReading, probabilities: Probabilities) -> Probabilities:
    """Leave out the routes that no rule has found."""
    kept = (DANGER, URGENT, *now.routes)
    return {label: likely for label, likely in probabilities.items() if label in kept}


def _judged_danger(probabilities: Probabilities, thresholds: Thresholds) -> Level:
    """Return the level of danger by judgement alone; another's danger is never urgent here."""
    danger, anothers = probabilities.get(DANGER, 0.0), probabilities.get(OTHERS, 0.0)
    if danger < thresholds(DANGER)[0]:
        return "none"
    is_anothers = anothers >= thresholds(OTHERS)[1] and danger < _OWN_AS_WELL
    is_plain = probabilities.get(URGENT, 0.0) >= thresholds(URGENT)[1]
    return "urgent" if is_plain and not is_anothers else "check"


def _is_likely(probabilities: Probabilities, thresholds: Thresholds) -> bool:
    """Say whether danger is so likely by judgement alone that it is asked about outright."""
    return probabilities.get(DANGER, 0.0) >= thresholds(DANGER)[1]


def _by_rules(now: TurnReading, probabilities: Probabilities, thresholds: Thresholds) -> Level:
    """Return the level that the rules keep: what was said outright, or not quite cleared."""
    likely = probabilities.get(DANGER, 0.0)
    cleared = likely < _SPARED * thresholds(DANGER)[0]
    if now.plain == "urgent":
        anothers = probabilities.get(OTHERS, 0.0) >= thresholds(OTHERS)[1]
        doubted = _is_everyday(now) and probabilities.get(URGENT, 0.0) < thresholds(URGENT)[1]
        return "check" if doubted or (anothers and cleared) else "urgent"
    hinted = now.danger != "none" or now.distressed
    return graver(now.plain, "check") if hinted and not cleared else now.plain


def _is_everyday(now: TurnReading) -> bool:
    """Say whether only words that have an everyday use speak of danger outright."""
    outright = {reason for reason in now.reasons if reason.startswith(SAID_OUTRIGHT)}
    return bool(outright) and outright <= _EVERYDAY


def _routes(
    now: TurnReading, probabilities: Probabilities, thresholds: Thresholds
) -> tuple[frozenset[Route], frozenset[Route]]:
    """Return the firm and the soft routes."""
    firm: set[Route] = set()
    soft: set[Route] = set()
    if any(reason.startswith(tuple(_STANDS)) for reason in now.reasons):
        firm.add(Route.HARM_TO_OTHER_RISK)
    for label, likely in probabilities.items():
        if label in (DANGER, URGENT):
            continue
        route = Route(label)
        low, high = thresholds(label)
        by_rule = route in now.routes
        if not by_rule and route in _ASKED_ABOUT and _ASKED_ABOUT[route](now.text):
            continue
        if route is Route.SYSTEM and not by_rule:
            high = max(high, _TAMPERING_ALONE)
        if likely >= high:
            firm.add(route)
        elif likely >= (low * _SPARED if by_rule else low):
            soft.add(route)
    return frozenset(firm), frozenset(soft)
