"""The evidence that a judgement weighs: scores of the texts and signs that the rules have seen.

Floor 2 (coach). One vector of the same length for every label; unused places are 0. The order is
part of the weights' format.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coach.triage.model import Route
from coach.triage.signs import SIGNS, Signs

Vector = npt.NDArray[np.float32]

URGENT = "self_harm.urgent"
"""The label for danger to oneself that is plain enough for the urgent text."""

HARMLESS = "none"
DANGER = "self_harm"
OTHERS = Route.HARM_TO_OTHER_RISK.value

LENGTH = 9 + len(SIGNS)
_FEWEST, _MOST = -4.0, 6.0
_CONCERNS = frozenset(route.value for route in Route) - {DANGER, HARMLESS, "identifiers"}


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores (logits) of a turn under every label.

    Attributes:
        labels: What each place is about.
        whole: Of the turn as a whole, float32, (n_labels,).
        best: The highest of its pieces, float32, (n_labels,).
        earlier: The highest of the earlier turns, older ones counting less, or None.
    """

    labels: tuple[str, ...]
    whole: Vector
    best: Vector
    earlier: Vector | None

    def of(self, label: str, scores: Vector) -> float:
        """Return one label's score, kept in a range that a single word cannot leave."""
        return float(np.clip(scores[self.labels.index(label)], _FEWEST, _MOST))


def evidence(label: str, scores: Scores, signs: Signs) -> Vector:
    """Return the evidence for ``label``, float32, (LENGTH,)."""
    about = _about_danger if label in (DANGER, URGENT) else _about_concern
    found = np.zeros(LENGTH, np.float32)
    values = about(label, scores, signs)
    found[: len(values)] = values
    return found


def _about_danger(label: str, scores: Scores, signs: Signs) -> Sequence[float]:
    """Scores of danger, of another's danger and of harmlessness, then the signs."""
    whole, best = scores.whole, scores.best
    gains = [scores.of(name, best) - scores.of(name, whole) for name in (DANGER, URGENT)]
    names = (DANGER, URGENT, OTHERS, HARMLESS)
    before = np.full(len(scores.labels), _FEWEST) if scores.earlier is None else scores.earlier
    earlier = [scores.of(name, before) for name in (DANGER, URGENT)]
    rival = max(scores.of(name, whole) for name in scores.labels if name in _CONCERNS)
    return [*(scores.of(name, whole) for name in names), *gains, *earlier, rival, *signs.danger]


def _about_concern(label: str, scores: Scores, signs: Signs) -> Sequence[float]:
    """The label's own scores, its rivals, and whether a rule agrees or says something else."""
    own = scores.of(label, scores.whole)
    rivals = [
        scores.of(name, scores.whole)
        for name in scores.labels
        if name in _CONCERNS and name != label
    ]
    return [
        own,
        scores.of(label, scores.best) - own,
        scores.of(HARMLESS, scores.whole),
        scores.of(DANGER, scores.whole),
        max(rivals),
        float(Route(label) in signs.routes),
        float(bool(signs.routes - {Route(label), Route.IDENTIFIERS})),
    ]
