"""The vectors of a generation as they were made, one after another: exact where an index is slow.

Floor 1. Written beside the index and read whole, 15 MB for 10,000 passages: mapped into memory, a
file cut short under the server would kill it. The index finds the nearest of all passages; how near
given ones are, and which of a few guides' passages are nearest, is quicker to work out.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from corpus.catalogue import Catalogue
from corpus.encoder import Vectors
from corpus.errors import DamagedGenerationError
from corpus.generation import Manifest
from corpus.vectors import Neighbour

VECTORS_FILE = "vectors.f32"
_MANY = 4


def write_stored_vectors(path: Path, vectors: Vectors) -> None:
    """Write ``vectors``, float32, (number of passages, dimension), in the catalogue's order."""
    path.write_bytes(np.ascontiguousarray(vectors, dtype="<f4").tobytes())


class StoredVectors:
    """The file of one generation, opened for reading; safe to share between threads."""

    def __init__(self, path: Path, catalogue: Catalogue, dimension: int) -> None:
        """Read ``path``, whose rows are the passages of ``catalogue``.

        Raises:
            ValueError: If it does not hold one vector for each passage.
        """
        self._catalogue = catalogue
        rows = np.fromfile(path, dtype="<f4")
        if rows.size != len(catalogue) * dimension:
            message = f"{path.name} does not hold one vector for each passage"
            raise ValueError(message)
        self._rows: Vectors = rows.reshape(-1, dimension)

    @classmethod
    def of_generation(cls, folder: Path, catalogue: Catalogue, manifest: Manifest) -> Self | None:
        """Those of a checked generation; ``None`` where it is of an older kind and has none.

        Raises:
            DamagedGenerationError: If they do not belong to ``catalogue``.
        """
        if VECTORS_FILE not in manifest.files:
            return None
        try:
            return cls(folder / VECTORS_FILE, catalogue, manifest.encoder.dimension)
        except (OSError, ValueError) as error:
            raise DamagedGenerationError(manifest.generation, str(error)) from error

    def nearest(self, vector: Vectors, limit: int, guide_ids: Sequence[str]) -> list[Neighbour]:
        """See :meth:`corpus.vectors.VectorIndex.nearest`; the answer is exact."""
        if not np.isfinite(vector).all():
            message = "a query vector holds a value that is not finite"
            raise ValueError(message)
        numbers = self._catalogue.numbers_within(guide_ids)
        near = self._near(vector, numbers)
        best = np.argsort(-near, kind="stable")[:limit]
        chosen = [numbers[place] for place in best]
        ids = self._catalogue.ids_of(chosen)
        return [
            Neighbour(ids[number], float(near[place]))
            for number, place in zip(chosen, best, strict=True)
        ]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """See :meth:`corpus.vectors.VectorIndex.similarities`."""
        numbers = self._catalogue.numbers_of(passage_ids)
        near = self._near(vector, list(numbers.values()))
        return dict(zip(numbers, near.tolist(), strict=True))

    def close(self) -> None:
        """Let go of the file."""
        self._rows = self._rows[:0]

    def _near(self, vector: Vectors, numbers: Sequence[int]) -> Vectors:
        """Cosine similarity to passages by number."""
        rows = np.array(numbers, dtype=np.int64) - 1
        if len(rows) * _MANY > len(self._rows):  # then reading all is quicker than picking
            every: Vectors = self._rows @ vector
            return every[rows]
        near: Vectors = self._rows[rows] @ vector
        return near
