"""One line that shows the mentee's situation was heard: fixed words, chosen by what they told.

Floor 2. A line that is not true of what was told is worse than none: where the situation is not
clear its kind is named, and where that is not clear either, nothing but that it was heard.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from coach.asked import Asked, Shape
from coach.heard_lines import ALIKE, LINES
from coach.shelf import Shelf
from coach.vector_decision import Vectors, shipped_decision

WEIGHTS_FILE = "heard_weights.npz"
NOTHING = "none"
"""The label of what is like none of the situations."""
_CLEAR, _KIND_CLEAR = 0.4, 0.5
"""Probability from which the line of a situation, and of its kind, is said; see
``tests/evaluation/train_heard.py`` for how often they are true."""
_TOLD_AT_LENGTH = 18
"""Words from which a story deserves a line for nothing but its length."""
_PLAIN = (
    "I hear that this matters to you, and I only know what you have told me.",
    "I only know your side of it from here, so take what fits.",
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message tells of, as far as it is clear."""

    situation: str | None = None
    kind: str | None = None

    @property
    def with_another(self) -> bool:
        """Whether another person is part of it, whose side deserves a thought."""
        return self.kind == "with_another"


def hear(asked: Asked, shelf: Shelf) -> Heard:
    """What a mentee tells of; nothing is clear of a plain question.

    Args:
        asked: The question.
        shelf: Whose encoder reads it; with another one than was trained on nothing is clear.
    """
    decision = shipped_decision(WEIGHTS_FILE)
    if not _tells(asked) or not decision.fits(shelf):
        return Heard()
    return heard_in(decision.scores(vector_for(asked.question, shelf)))


def heard_in(scores: Mapping[str, float]) -> Heard:
    """What is clear from the score of each situation."""
    likely = _softmax(scores)
    kinds = {kind: sum(likely[one] for one in alike) for kind, (_, alike) in ALIKE.items()}
    situation, kind = max(likely, key=likely.__getitem__), max(kinds, key=kinds.__getitem__)
    return Heard(
        situation if situation != NOTHING and likely[situation] >= _CLEAR else None,
        kind if kinds[kind] >= _KIND_CLEAR else None,
    )


def vector_for(question: str, shelf: Shelf) -> Vectors:
    """What is decided on: a text's vector, then its vector as a question, (2 * dimension,)."""
    return np.concatenate([shelf.vector_of(question), shelf.question_vector_of(question)])


def acknowledgement(asked: Asked, heard: Heard) -> str | None:
    """A line for what the mentee told; none for a plain question, and none rather than filler."""
    if not _tells(asked):
        return None
    if heard.situation:
        return pick(LINES[heard.situation], asked.question)
    if heard.kind:
        return pick(ALIKE[heard.kind][0], asked.question)
    told = len(asked.question.split())
    return pick(_PLAIN, asked.question) if told >= _TOLD_AT_LENGTH else None


def _tells(asked: Asked) -> bool:
    return asked.shape is Shape.ADVICE and asked.personal


def _softmax(scores: Mapping[str, float]) -> dict[str, float]:
    highest = max(scores.values())
    odds = {label: math.exp(score - highest) for label, score in scores.items()}
    total = sum(odds.values())
    return {label: one / total for label, one in odds.items()}


def pick(lines: tuple[str, ...], question: str) -> str:
    """One of the lines: always the same for a question, different between questions."""
    return lines[sha256(question.encode()).digest()[0] % len(lines)]
