"""What one turn of a mentee says on its own, before the conversation is looked at.

Floor 2 (coach).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.triage.context import Reading, is_denial, read
from coach.triage.idioms import without_idioms
from coach.triage.model import Level, Route, graver
from coach.triage.normalise import normalise
from coach.triage.patterns import Hit, expression, search
from coach.triage.rules_broad import MISTREATED, OWN_DEATH, UNSAFE
from coach.triage.rules_distress import STRONG, WEAK
from coach.triage.rules_floor import FLOOR
from coach.triage.rules_hints import HINTS
from coach.triage.rules_identity import IDENTITY
from coach.triage.rules_languages import OTHER_LANGUAGES
from coach.triage.rules_method import METHOD
from coach.triage.rules_mistreatment import MISTREATMENT
from coach.triage.rules_others import RISK, THREAT
from coach.triage.rules_passive import PASSIVE
from coach.triage.rules_plain import OTHERS, PLAIN, QUIET
from coach.triage.rules_prepared import PREPARED
from coach.triage.rules_safety import OWN_ERROR, PATIENT_SAFETY, PROBITY
from coach.triage.rules_scope import CLINICAL, LEGAL
from coach.triage.rules_self_harm import EXPLICIT
from coach.triage.rules_system import SYSTEM
from coach.triage.rules_tasks import ASSESSMENT, REFLECTION
from coach.triage.rules_told import TOLD

DANGER_SETS = (
    EXPLICIT,
    TOLD,
    PREPARED,
    PLAIN,
    PASSIVE,
    QUIET,
    METHOD,
    HINTS,
    OTHER_LANGUAGES,
    OWN_DEATH,
)
RISK_SETS = (RISK, OTHERS)
OTHER_SETS = (
    THREAT,
    PATIENT_SAFETY,
    UNSAFE,
    MISTREATMENT,
    MISTREATED,
    OWN_ERROR,
    PROBITY,
    SYSTEM,
    CLINICAL,
    LEGAL,
    ASSESSMENT,
    REFLECTION,
    IDENTITY,
    *FLOOR,
)


@dataclass(frozen=True, slots=True)
class TurnReading:
    """One turn, read on its own.

    Attributes:
        text: The normalised turn without idioms.
        danger: Level of the mentee's own danger from what is said outright or by a hint.
        plain: The part of it that is said outright, in English or another language.
        distressed: Whether there are signs of distress that deserve a question.
        denied: Whether the mentee plainly says that there is no danger.
        families: Kinds of weak signals present.
        routes: Every other route found.
        reasons: Ids of the rules that held.
    """

    text: str
    danger: Level
    plain: Level
    distressed: bool
    denied: bool
    families: frozenset[str]
    routes: frozenset[Route]
    reasons: tuple[str, ...]


def read_turn(turn: str) -> TurnReading:
    """Read one turn of any length."""
    plain = normalise(turn)
    text = without_idioms(plain)
    own, reported = _own_danger(text)
    ends = _both_ends(text)
    distress = [hit for hit in search(STRONG, ends) if read(hit) is Reading.OWN]
    others = [*_others_risk(ends), *reported, *_other_routes(ends)]
    weak = [hit.reason for hit in search(WEAK, ends)]
    hits = [*own, *distress, *others]
    return TurnReading(
        text=text,
        danger=_gravest(hit.level for hit in own),
        plain=_gravest(hit.level for hit in own if hit.reason.startswith(SAID_OUTRIGHT)),
        distressed=bool(distress),
        denied=is_denial(plain),
        families=frozenset(reason.split(".")[1] for reason in weak),
        routes=frozenset(hit.route for hit in others),
        reasons=tuple(dict.fromkeys(hit.reason for hit in hits)),
    )


SAID_OUTRIGHT = (f"{EXPLICIT.name}.", f"{OTHER_LANGUAGES.name}.")
"""Begin the ids of rules on danger that is said outright."""
_ENDS_CHARACTERS = 10_000


def _both_ends(text: str) -> str:
    """Return the beginning and the end of a very long text.

    Danger to oneself is looked for in all of it, the rest where a person would say it: the fixed
    text has to be there within a second whatever is pasted.
    """
    if len(text) <= 2 * _ENDS_CHARACTERS:
        return text
    return f"{text[:_ENDS_CHARACTERS]} . {text[-_ENDS_CHARACTERS:]}"


def own_danger_level(text: str) -> tuple[Level, tuple[str, ...]]:
    """Return the level of own danger in normalised text, and the reasons."""
    own, _ = _own_danger(text)
    return _gravest(hit.level for hit in own), tuple(hit.reason for hit in own)


def _own_danger(text: str) -> tuple[list[Hit], list[Hit]]:
    """Return hits about the writer, and hits that turned out to be another's words."""
    own: list[Hit] = []
    reported: list[Hit] = []
    for rule_set in DANGER_SETS:
        for hit in search(rule_set, text):
            reading = read(hit)
            if reading is Reading.OWN:
                own.append(hit)
            elif reading is Reading.SOFTENED:
                own.append(Hit(hit.reason, hit.route, "check", hit.sentence, hit.start))
            elif reading is Reading.REPORTED:
                reason = f"{hit.reason}.reported"
                reported.append(Hit(reason, RISK.route, "none", hit.sentence, hit.start))
    return own, reported


def _others_risk(text: str) -> list[Hit]:
    """Return signs that another person may be in danger, not counting finished clinical work."""
    if expression(_AFTERWARDS).search(text) and not expression(_STILL_AT_RISK).search(text):
        return []
    return [
        Hit(hit.reason, hit.route, "none", hit.sentence, hit.start)
        for rule_set in RISK_SETS
        for hit in search(rule_set, text)
    ]


_AFTERWARDS = (
    r"debrief\w*|break\w* (?:the )?bad news|lost a patient|after (?:a|the|our|her|his"
    r"|their|my) (?:patient|patients|inpatient|client|colleague|trainee|student)?"
    r" ?(?:s )?(?:suicide|overdose|death|attempt|self harm)|(?:survived|pulled through"
    r"|recovered|came back to say|discharged home|is stable now|was discharged|doing well "
    r"now)"
    r"|brought (?:in|to)|inquest|coroner|bereave\w*|investigation|post ?vention|memorial"
    r"|incident review|learn from (?:it|this)|what could i learn|case (?:presentation"
    r"|report|discussion)"
    r"|clerk\w* (?:a|an|the)|on take|to ct|we (?:treated|saw|looked after)|died by suicide"
    r"|(?:husband|wife|son|daughter|father|mother|brother) (?:hanged|killed|shot|drowned) "
    r"(?:him|her)"
    r"|years ago|last year|took (?:his|her|their) own life (?:\w+ )?(?:ago|last)"
)
_STILL_AT_RISK = (
    r"(?:right now|tonight|today|still|again|worried|scared|afraid|not answering|missing"
    r"|promise|keep it secret|told me|says|saying|keeps|texted|going to|want(?:s|ing)? to"
    r"|thinking about)"
)


def _other_routes(text: str) -> list[Hit]:
    """Return the hits of all routes that are not about danger to a person's life."""
    return [
        hit
        for rule_set in OTHER_SETS
        for hit in search(rule_set, text)
        if read(hit) is not Reading.QUOTED or rule_set is SYSTEM
    ]


def _gravest(levels: Iterable[Level]) -> Level:
    """Return the gravest of the levels, ``none`` when there are none."""
    gravest: Level = "none"
    for level in levels:
        gravest = graver(gravest, level)
    return gravest
