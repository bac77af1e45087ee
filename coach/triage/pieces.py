"""Which pieces of a turn the second reader looks at.

Floor 2 (coach). An encoder's time grows with the text, so a long turn is not read whole: its two
ends stand for the whole, and cheap word features say which pairs of sentences are worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

WHOLE_CHARACTERS = 600
"""A turn of this length is encoded as it is; of a longer one, its two ends."""

_PIECE_CHARACTERS = 200
_READ_CHARACTERS = 6_000
_FEWEST_SENTENCES = 3
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026;\n])\s+")


def whole(turn: str) -> str:
    """Return the turn, or both ends of a long one."""
    half = WHOLE_CHARACTERS // 2
    return turn if len(turn) <= WHOLE_CHARACTERS else f"{turn[:half]} \u2026 {turn[-half:]}"


def windows(turn: str) -> list[str]:
    """Return the pairs of neighbouring sentences of a turn of three or more, else nothing."""
    half = _READ_CHARACTERS // 2
    read = turn if len(turn) <= _READ_CHARACTERS else f"{turn[:half]}\n{turn[-half:]}"
    sentences = [part for text in _SENTENCE_END.split(read) if text for part in _cut(text)]
    if len(sentences) < _FEWEST_SENTENCES:
        return [] if len(turn) <= WHOLE_CHARACTERS else sentences
    return [" ".join(pair)[: 2 * _PIECE_CHARACTERS] for pair in pairwise(sentences)]


def _cut(sentence: str) -> list[str]:
    """Return a sentence in parts of at most ``_PIECE_CHARACTERS``; some people use no stops."""
    starts = range(0, len(sentence), _PIECE_CHARACTERS)
    return [sentence[start : start + _PIECE_CHARACTERS] for start in starts]


def telling(turn: str, rank: Callable[[list[str]], Scores]) -> list[str]:
    """Return what is encoded of a turn: the whole first, then the most telling windows.

    Args:
        turn: The turn, raw.
        rank: Gives for each text how telling its words are; higher is more.
    """
    found = windows(turn)
    if not found:
        return [whole(turn)]
    most = 1 if len(turn) <= WHOLE_CHARACTERS else 2
    order = np.argsort(-rank(found), kind="stable")
    return [whole(turn), *(found[place] for place in order[:most])]
