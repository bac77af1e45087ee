"""What the second reader sees of a text: its sentence vector and its words.

Floor 2 (coach). The vector carries the meaning; hashed words and parts of words carry slips,
slang and set phrases that an encoder blurs. Hashing keeps no list of words in the weights.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]

BUCKETS = 8192
"""Places for words, and as many again for parts of words."""

WEIGHT_OF_WORDS = 0.85
"""Length of each hashed part beside a sentence vector of length 1."""

_MOST_CHARACTERS = 1_500
_TOKEN = re.compile(r"\w+(?:['\u2019]\w+)?")


def hashed(text: str) -> dict[int, float]:
    """Return the places and values of the hashed features of ``text``.

    Places lie in [0, 2 * BUCKETS): first words, pairs and triples, then parts of three to five
    letters. Each of the two parts has the length ``WEIGHT_OF_WORDS``, or 0 where it is empty.
    """
    tokens = _TOKEN.findall(text[:_MOST_CHARACTERS].lower().replace("\u2019", "'"))
    return {**_scaled(_phrases(tokens), 0), **_scaled(_parts(tokens), BUCKETS)}


def _phrases(tokens: list[str]) -> Iterator[str]:
    for size in (1, 2, 3):
        for start in range(len(tokens) - size + 1):
            yield " ".join(tokens[start : start + size])


def _parts(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        padded = f" {token} "
        for size in (3, 4, 5):
            for start in range(max(1, len(padded) - size + 1)):
                yield padded[start : start + size]


def _scaled(pieces: Iterator[str], offset: int) -> dict[int, float]:
    """Count the pieces by bucket and scale the counts to ``WEIGHT_OF_WORDS``."""
    counts = Counter(zlib.crc32(piece.encode("utf-8", "replace")) % BUCKETS for piece in pieces)
    length = sum(count * count for count in counts.values()) ** 0.5
    return {offset + place: WEIGHT_OF_WORDS * n / length for place, n in counts.items()}


def hashed_logits(texts: list[str], matrix: Matrix) -> Matrix:
    """Return what the hashed features of each text add to each label.

    Args:
        texts: The texts.
        matrix: float32, (2 * BUCKETS, n_labels).

    Returns:
        float32, (n_texts, n_labels).
    """
    rows = np.zeros((len(texts), matrix.shape[1]), np.float32)
    for row, text in enumerate(texts):
        found = hashed(text)
        if found:
            values = np.fromiter(found.values(), np.float32, len(found))
            rows[row] = values @ matrix[list(found)]
    return rows
