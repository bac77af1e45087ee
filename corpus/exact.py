"""Nearest passages by comparing with every cached vector: what serves when no index can be opened.

Floor 1. Slower than an index (about 40 ms for 100,000 passages) and never wrong. A generation keeps
the cache key of each of its passages in ``keys.bin``, 32 bytes each, in the catalogue's order.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.catalogue import Catalogue
from corpus.encoder import Vectors
from corpus.generation import EncoderIdentity
from corpus.vector_cache import VectorCache
from corpus.vectors import Neighbour

KEYS_FILE = "keys.bin"
_KEY_BYTES = 32
_AT_ONCE = 1_000


class ExactIndex:
    """As :class:`corpus.vectors.VectorIndex`, over vectors in memory."""

    def __init__(
        self, folder: Path, passage_ids: Sequence[str], guide_ids: Sequence[str], vectors: Vectors
    ) -> None:
        """Search these vectors.

        Args:
            folder: Where the catalogue lies that belongs to them.
            passage_ids: In the order of ``vectors``.
            guide_ids: Of each passage.
            vectors: float32, (number of passages, dimension), rows of length 1.
        """
        self.folder = folder
        self._passage_ids = list(passage_ids)
        self._rows = {identifier: row for row, identifier in enumerate(passage_ids)}
        self._guide_ids = np.array(guide_ids, dtype=object)
        self._vectors = vectors

    @classmethod
    def from_cache(
        cls, folder: Path, catalogue: Catalogue, cache: VectorCache, encoder: EncoderIdentity
    ) -> "ExactIndex":
        """The passages of ``catalogue`` whose vectors are still cached.

        A passage without one is found by its words only.
        """
        keys = read_keys(folder / KEYS_FILE)
        vectors = cache.lookup(keys, encoder)
        ids = catalogue.passage_ids()
        rows = [(i, vectors[k]) for i, k in zip(ids, keys, strict=True) if k in vectors]
        guides = _guides_of(catalogue, [identifier for identifier, _ in rows])
        matrix = np.array([vector for _, vector in rows], dtype=np.float32)
        return cls(
            folder, [i for i, _ in rows], guides, matrix.reshape(len(rows), encoder.dimension)
        )

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._passage_ids)

    def nearest(
        self, vector: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[Neighbour]:
        """See :meth:`corpus.vectors.VectorIndex.nearest`."""
        return self.nearest_to_each(vector[np.newaxis], limit, guide_ids)[0]

    def nearest_to_each(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[list[Neighbour]]:
        """See :meth:`corpus.vectors.VectorIndex.nearest_to_each`."""
        if not np.isfinite(vectors).all():
            message = "a query vector holds a value that is not finite"
            raise ValueError(message)
        wanted = np.arange(len(self._passage_ids))
        if guide_ids is not None:
            wanted = wanted[np.isin(self._guide_ids, list(guide_ids))]
        similarities = vectors @ self._vectors[wanted].T
        order = np.argsort(-similarities, axis=1, kind="stable")[:, :limit]
        return [
            [Neighbour(self._passage_ids[wanted[i]], float(row[i])) for i in best]
            for row, best in zip(similarities, order, strict=True)
        ]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """See :meth:`corpus.vectors.VectorIndex.similarities`."""
        rows = [(i, self._rows[i]) for i in passage_ids if i in self._rows]
        return {identifier: float(self._vectors[row] @ vector) for identifier, row in rows}

    def close(self) -> None:
        """Let go of the vectors."""
        self._vectors = self._vectors[:0]
        self._passage_ids = []
        self._rows = {}


def read_keys(path: Path) -> list[str]:
    """The cache key of each passage of a generation, in the catalogue's order."""
    packed = path.read_bytes()
    return [packed[i : i + _KEY_BYTES].hex() for i in range(0, len(packed), _KEY_BYTES)]


def _guides_of(catalogue: Catalogue, passage_ids: Sequence[str]) -> list[str]:
    guides: list[str] = []
    for start in range(0, len(passage_ids), _AT_ONCE):
        batch = passage_ids[start : start + _AT_ONCE]
        found = catalogue.passages(batch)
        guides += [found[identifier].guide_id for identifier in batch]
    return guides
