"""From which probability a label counts: at a share of harmless prompts that may pass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from safety_made_up import Vectors
from safety_pool import DANGER, HARMLESS, ORDINARY, URGENT, Prompt

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
    grave = label in GRAVE
    hard = BUDGETS.get(label, GRAVE_BUDGET if grave else SCOPE_BUDGET)
    plain = ORDINARY_BUDGETS.get(label, ORDINARY_GRAVE if grave else ORDINARY_SCOPE)
    found = [
        [
            _passing(probabilities[group], weights[group] ** 2, share)
            for group, share in ((harmless & ~ordinary, one), (ordinary, other))
        ]
        for one, other in zip(hard, plain, strict=True)
    ]
    return max(found[0]), max(found[1])


def _passing(probabilities: Vectors, weights: Vectors, share: float) -> float:
    """Return the probability from which a weighted ``share`` of the prompts passes."""
    order = np.argsort(-probabilities)
    passed = np.cumsum(weights[order]) / weights.sum()
    place = min(int(np.searchsorted(passed, share)), len(order) - 1)
    return float(np.clip(probabilities[order[place]], 0.02, 0.98))
