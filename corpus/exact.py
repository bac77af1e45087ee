"""Nearest passages by comparing with every cached vector: what serves when no index can be opened.

Floor 1. Slower than an index (about 40 ms for 100,000 passages) and never wrong. A generation keeps
the cache key of each of its passages in ``keys.bin``, 32 bytes each, in the catalogue's order.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue
from corpus.encoder import Vectors
from corpus.exact_rows import ExactRows
from corpus.generation import EncoderIdentity
from corpus.vector_cache import VectorCache, key_of
from corpus.vectors import Neighbour

KEYS_FILE = "keys.bin"
_KEY_BYTES = 32
_AT_ONCE = 1_000


class ExactIndex:
    """As :class:`corpus.vectors.VectorIndex`, over vectors in memory."""

    def __init__(self, folder: Path, passages: ExactRows, questions: ExactRows) -> None:
        """Search these vectors.

        Args:
            folder: Where the catalogue lies that belongs to them.
            passages: By passage id.
            questions: That the guides' owners expect, by number.
        """
        self.folder = folder
        self._passages = passages
        self._questions = questions
        self._rows = {identifier: row for row, identifier in enumerate(passages.ids)}

    @classmethod
    def from_cache(
        cls, folder: Path, catalogue: Catalogue, cache: VectorCache, encoder: EncoderIdentity
    ) -> "ExactIndex":
        """The passages of ``catalogue`` whose vectors are still cached.

        A passage without one is found by its words only; all of them when the cache is damaged.
        """
        keys = read_keys(folder / KEYS_FILE)
        vectors = _looked_up(cache, keys, encoder)
        ids = catalogue.passage_ids()
        found = [(i, vectors[k]) for i, k in zip(ids, keys, strict=True) if k in vectors]
        guides = _guides_of(catalogue, [identifier for identifier, _ in found])
        passages = [(i, guide, v) for (i, v), guide in zip(found, guides, strict=True)]
        return cls(
            folder,
            ExactRows.of(passages, encoder.dimension),
            ExactRows.of(_questions(catalogue, cache, encoder), encoder.dimension),
        )

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._passages.ids)

    def nearest(
        self, vector: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[Neighbour]:
        """See :meth:`corpus.vectors.VectorIndex.nearest`."""
        return self.nearest_to_each(vector[np.newaxis], limit, guide_ids)[0]

    def nearest_to_each(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[list[Neighbour]]:
        """See :meth:`corpus.vectors.VectorIndex.nearest_to_each`."""
        found = self._passages.nearest(vectors, limit, guide_ids)
        return [[Neighbour(*pair) for pair in near.items()] for near in found]

    def nearest_questions(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[dict[int, float]]:
        """See :meth:`corpus.vectors.VectorIndex.nearest_questions`."""
        found = self._questions.nearest(vectors, limit, guide_ids)
        return [{int(number): near for number, near in row.items()} for row in found]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """See :meth:`corpus.vectors.VectorIndex.similarities`."""
        rows = [(i, self._rows[i]) for i in passage_ids if i in self._rows]
        vectors = self._passages.vectors
        return {identifier: float(vectors[row] @ vector) for identifier, row in rows}

    def close(self) -> None:
        """Let go of the vectors."""
        self._passages = self._questions = ExactRows.of((), 0)
        self._rows = {}


def read_keys(path: Path) -> list[str]:
    """The cache key of each passage of a generation, in the catalogue's order."""
    packed = path.read_bytes()
    return [packed[i : i + _KEY_BYTES].hex() for i in range(0, len(packed), _KEY_BYTES)]


def _looked_up(
    cache: VectorCache, keys: Sequence[str], encoder: EncoderIdentity
) -> dict[str, Vectors]:
    """None of them where the cache is damaged: words still find what its vectors would."""
    try:
        return cache.lookup(keys, encoder) if keys else {}
    except (sqlite3.Error, UnicodeDecodeError, OSError):
        return {}


def _questions(
    catalogue: Catalogue, cache: VectorCache, encoder: EncoderIdentity
) -> list[tuple[str, str, Vectors]]:
    """Number, guide and vector of the expected questions whose vectors are still cached."""
    asked = [(str(n), guide, key_of(text)) for n, guide, text in catalogue.questions()]
    vectors = _looked_up(cache, [key for _, _, key in asked], encoder)
    return [(number, guide, vectors[key]) for number, guide, key in asked if key in vectors]


def _guides_of(catalogue: Catalogue, passage_ids: Sequence[str]) -> list[str]:
    guides: list[str] = []
    for start in range(0, len(passage_ids), _AT_ONCE):
        batch = passage_ids[start : start + _AT_ONCE]
        found = catalogue.passages(batch)
        guides += [found[identifier].guide_id for identifier in batch]
    return guides
