"""What triage says about a turn: a level, a route and the rules that led there.

Floor 2 (coach). Values only; the rules live beside this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Level = Literal["none", "check", "urgent"]
"""``urgent`` replaces the answer, ``check`` goes before it, ``none`` shows no danger."""

LEVELS: tuple[Level, ...] = ("none", "check", "urgent")
"""The levels, weakest first."""

FAINT = "classifier.self_harm.faint"
"""Reason of a finding that only half suspects danger."""
ANSWERED_NO = "conversation.answered-no"
"""Reason of the one turn that says no to the question about danger."""
TAKEN_BACK = "conversation.taken-back"
"""Reason of the one turn that takes back a danger that was named outright."""
SETTLED = "conversation.settled"
"""Reason of turns after such a no, and of a no to the kind question."""


class Route(StrEnum):
    """Where a turn belongs; the order is the order of precedence, gravest first."""

    SELF_HARM = "self_harm"
    HARM_TO_OTHER_RISK = "harm_to_other_risk"
    PATIENT_SAFETY = "patient_safety"
    MISTREATMENT = "mistreatment"
    OWN_ERROR = "own_error"
    PROBITY = "probity"
    SYSTEM = "system"
    CLINICAL = "clinical"
    LEGAL = "legal"
    ASSESSMENT = "assessment"
    REFLECTION_WRITING = "reflection_writing"
    IDENTITY = "identity"
    IDENTIFIERS = "identifiers"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Triage:
    """The outcome of triage for one turn.

    Attributes:
        level: How the fixed text is used; see :data:`Level`.
        route: The gravest route found; ``Route.NONE`` when nothing was.
        also: Other routes found, gravest first, without ``route``.
        reasons: Ids of the rules that fired, in a stable order; never the mentee's words.
        soft: Routes that only look likely: a short line at most, and the answer as usual.
    """

    level: Level = "none"
    route: Route = Route.NONE
    also: tuple[Route, ...] = ()
    reasons: tuple[str, ...] = ()
    soft: tuple[Route, ...] = ()

    @property
    def is_faint(self) -> bool:
        """Whether danger is only half suspected, and asked about kindly."""
        return self.level == "check" and FAINT in self.reasons

    @property
    def is_only_judged(self) -> bool:
        """Whether no rule has found anything in the words of the turn itself."""
        return all(reason.startswith(("classifier.", "conversation.")) for reason in self.reasons)

    @property
    def is_answered(self) -> bool:
        """Whether a question about danger was answered with no, in this turn or before."""
        return bool({ANSWERED_NO, SETTLED}.intersection(self.reasons))

    @property
    def is_denied(self) -> bool:
        """Whether danger that was named is taken back in this turn."""
        return bool({ANSWERED_NO, TAKEN_BACK}.intersection(self.reasons))


def graver(first: Level, second: Level) -> Level:
    """Return the graver of two levels."""
    return max(first, second, key=LEVELS.index)
