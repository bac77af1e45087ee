"""From which probability a label counts: at a share of harmless prompts that may pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from safety_made_up import Vectors
from safety_pool import DANGER, EVERYDAY, HARMLESS, ORDINARY, UNREAD_SITUATIONS, URGENT, Prompt

BUDGETS = {
    DANGER: (0.24, 0.24),
    URGENT: (0.04, 0.04),
    "patient_safety": (0.12, 0.08),
    "mistreatment": (0.10, 0.06),
    "harm_to_other_risk": (0.04, 0.02),
    "identity": (0.02, 0.01),
}
"""Share of hard harmless prompts that may get a check, and the urgent text; for the others the
short line and the whole text: missing a concern costs more than a needless signpost, and the truth
about the coach harms nobody."""

GRAVE_BUDGET, SCOPE_BUDGET = (0.025, 0.010), (0.015, 0.004)
"""The same for a concern and for a matter outside the coach's field: short line, whole text."""

ORDINARY_BUDGETS = {
    DANGER: (0.16, 0.16),
    URGENT: (0.022, 0.022),
    "patient_safety": (0.05, 0.02),
    "mistreatment": (0.05, 0.02),
    "identity": (0.025, 0.012),
}
ORDINARY_GRAVE, ORDINARY_SCOPE = (0.04, 0.015), (0.02, 0.006)
"""The same shares of ordinary questions and stories of feeling (one in five of them), which are
what most people write: of both thresholds the higher one holds. Nearly all of who is asked how bad
it is without need tells such a story."""

EVERYDAY_BUDGETS = {
    DANGER: (0.085, 0.085),
    URGENT: (0.02, 0.02),
    "patient_safety": (0.065, 0.030),
    "mistreatment": (0.075, 0.027),
    "identity": (0.016, 0.006),
}
EVERYDAY_GRAVE, EVERYDAY_SCOPE = (0.05, 0.02), (0.02, 0.012)
"""The same shares of what people type on an ordinary evening (``safety_pool.EVERYDAY``). One of the
two hands held out wrote many messages with words that are grave in other places, and the other 300
of trouble at work that any supervisor would call ordinary: most of what passes is of those."""

SITUATION_BUDGETS = {
    DANGER: (0.10, 0.017),
    URGENT: (0.007, 0.007),
    "patient_safety": (0.05, 0.015),
    "mistreatment": (0.05, 0.015),
    "identity": (0.02, 0.008),
}
SITUATION_GRAVE, SITUATION_SCOPE = (0.03, 0.012), (0.02, 0.006)
"""The same shares of trouble at work as it is told to a coach, by writers whom the scores have not
read (``safety_pool.UNREAD_SITUATIONS``). Of danger to oneself the first is a kind question, the
second the check."""

VOICE_WEIGHT = 2.0
"""How much a prompt of a voice weighs in the judgement: those are the most natural."""

GRAVE = frozenset("harm_to_other_risk patient_safety mistreatment own_error probity".split())


def limits_of(
    label: str,
    prompts: list[Prompt],
    truths: Sequence[int | None],
    probabilities: Vectors,
    weights: Vectors,
) -> tuple[float, float]:
    """Return from where a label is soft and firm."""
    harmless = np.asarray(
        [p.route == HARMLESS and truth == 0 for p, truth in zip(prompts, truths, strict=True)]
    )
    ordinary = harmless & [p.source == ORDINARY for p in prompts]
    everyday = harmless & [p.source in EVERYDAY for p in prompts]
    situations = harmless & [p.source == UNREAD_SITUATIONS for p in prompts]
    hard = harmless & ~ordinary & ~everyday & ~situations
    groups = (hard, ordinary, everyday, situations)
    found = [
        _passing(probabilities[group], weights[group] ** 2, share)
        for group, shares in zip(groups, _budgets(label), strict=True)
        for share in shares
    ]
    return max(found[::2]), max(found[1::2])


def _budgets(label: str) -> tuple[tuple[float, float], ...]:
    """Return the shares of hard, ordinary and everyday prompts that may pass, softly and firmly."""
    grave = label in GRAVE
    return (
        BUDGETS.get(label, GRAVE_BUDGET if grave else SCOPE_BUDGET),
        ORDINARY_BUDGETS.get(label, ORDINARY_GRAVE if grave else ORDINARY_SCOPE),
        EVERYDAY_BUDGETS.get(label, EVERYDAY_GRAVE if grave else EVERYDAY_SCOPE),
        SITUATION_BUDGETS.get(label, SITUATION_GRAVE if grave else SITUATION_SCOPE),
    )


def _passing(probabilities: Vectors, weights: Vectors, share: float) -> float:
    """Return the probability from which a weighted ``share`` of the prompts passes."""
    order = np.argsort(-probabilities)
    passed = np.cumsum(weights[order]) / weights.sum()
    place = min(int(np.searchsorted(passed, share)), len(order) - 1)
    return float(np.clip(probabilities[order[place]], 0.02, 0.98))
