"""What the rules have seen, as numbers for the second reader's judgement.

Floor 2 (coach). The names are part of the weights' format: a change here needs a new training.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coach.triage.model import Level, Route
from coach.triage.reading import TurnReading

_WEAK = ("self_harm.passive", "self_harm.method", "self_harm.hint")

SIGNS = (
    "explicit",
    "softened",
    "language",
    "broad",
    "weak urgent",
    "weak check",
    "distressed",
    "denied",
    "other's risk",
    "reported",
    "conversation",
)
"""Signs about danger, in the order of the weights."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the rules have seen in a turn.

    Attributes:
        danger: One number, 0 or 1, for each of :data:`SIGNS`.
        routes: Routes that a rule has found.
    """

    danger: tuple[float, ...]
    routes: frozenset[Route]


def signs_of(now: TurnReading, reasons: Iterable[str], carried: Level) -> Signs:
    """Return the signs of a turn.

    Args:
        now: The turn, read by rules.
        reasons: Ids of the rules that held in it.
        carried: What the conversation adds.
    """
    own = [reason for reason in reasons if not reason.endswith(".reported")]
    urgent = now.danger == "urgent"

    def has(*names: str) -> bool:
        return any(reason.startswith(names) for reason in own)

    flags = (
        has("self_harm.explicit") and urgent,
        has("self_harm.explicit") and not urgent,
        has("self_harm.language"),
        has("self_harm.broad"),
        has(*_WEAK) and urgent,
        has(*_WEAK) and not urgent,
        now.distressed,
        now.denied,
        has("other.risk"),
        any(reason.endswith(".reported") for reason in reasons),
        carried != "none",
    )
    return Signs(tuple(float(flag) for flag in flags), now.routes)
