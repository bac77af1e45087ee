"""What triage makes of the voices' prompts when no model in it had read them.

The rules are those in force; scores and judgement come from fits on other prompts.
"""

from __future__ import annotations

import json
from typing import Any

import numpy.typing as npt
from measure_safety import PROMPTS, Figures, count, table
from safety_pool import MEASURED, VOICES, Prompt

from coach.triage.conversation import EARLIER_TURNS, carry
from coach.triage.decide import decided
from coach.triage.reading import read_turn
from coach.triage.second import second_reading

Probabilities = dict[str, npt.NDArray[Any]]
Limits = dict[str, tuple[float, float]]


def cross_fitted_table(prompts: list[Prompt], folds: Probabilities, limits: Limits) -> str:
    """Return the figures by group.

    Args:
        prompts: All that was judged; only the voices' are counted.
        folds: For each label, the probability of each prompt by a fold that had not seen it.
        limits: For each label, from where it is soft and firm.
    """
    rows, figures = _rows(), Figures()
    for place, prompt in enumerate(prompts):
        if prompt.source in VOICES:
            judged = {label: float(found[place]) for label, found in folds.items()}
            _count_one(figures, rows[prompt.turns], prompt, judged, limits)
    return table(figures)


def _count_one(
    figures: Figures,
    row: dict[str, Any],
    prompt: Prompt,
    judged: dict[str, float],
    limits: Limits,
) -> None:
    """Add one prompt, decided as the service would."""
    *earlier, turn = prompt.turns
    now = read_turn(turn)
    carried = carry(now, [read_turn(text) for text in earlier[-EARLIER_TURNS:]])
    seen = second_reading(now, carried.danger, judged, limits.__getitem__)
    count(figures, row, decided(turn, seen.because((*now.reasons, *carried.reasons))))


def _rows() -> dict[tuple[str, ...], dict[str, Any]]:
    """Return measuring prompts by their turns."""
    lines = [
        line
        for folder in (PROMPTS, MEASURED)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return {tuple(row["turns"]): row for row in map(json.loads, lines)}
