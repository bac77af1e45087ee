"""Vectors in memory that are compared one by one: exact, and slow only when they are many.

Floor 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.encoder import Vectors


@dataclass(frozen=True, slots=True)
class ExactRows:
    """Vectors with their ids and guides."""

    ids: Sequence[str]
    guide_ids: npt.NDArray[np.object_]
    vectors: Vectors
    """float32, (number of ids, dimension), rows of length 1."""

    @classmethod
    def of(cls, rows: Sequence[tuple[str, str, Vectors]], dimension: int) -> "ExactRows":
        """From id, guide and vector of each."""
        matrix = np.array([vector for _, _, vector in rows], dtype=np.float32)
        guides = np.array([guide for _, guide, _ in rows], dtype=object)
        return cls([i for i, _, _ in rows], guides, matrix.reshape(len(rows), dimension))

    def nearest(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None
    ) -> list[dict[str, float]]:
        """Similarity by id of the nearest to each row of ``vectors``, best first.

        Raises:
            ValueError: If a vector holds a value that is not finite.
        """
        require_finite(vectors)
        wanted = np.arange(len(self.ids))
        if guide_ids is not None:
            wanted = wanted[np.isin(self.guide_ids, list(guide_ids))]
        similarities = vectors @ self.vectors[wanted].T
        order = np.argsort(-similarities, axis=1, kind="stable")[:, :limit]
        return [
            {self.ids[wanted[i]]: float(row[i]) for i in best}
            for row, best in zip(similarities, order, strict=True)
        ]

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Similarity to ``vector`` of those of these ids that are held."""
        rows = {identifier: row for row, identifier in enumerate(self.ids)}
        return {i: float(self.vectors[rows[i]] @ vector) for i in ids if i in rows}


def require_finite(vectors: Vectors) -> None:
    """Refuse a question that no index answers rightly: Chroma would answer it all the same.

    Raises:
        ValueError: If a value is not finite.
    """
    if not np.isfinite(vectors).all():
        message = "a query vector holds a value that is not finite"
        raise ValueError(message)
