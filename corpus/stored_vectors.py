"""The vectors of a generation as they were made, one after another: exact where an index is slow.

Floor 1. Written beside the index; only what is asked for is read. The index finds the nearest of
all passages; how near given ones are, and which of a few guides' passages are nearest, is quicker
to work out. The file is read and not mapped into memory: one that is cut short while it is open is
an error then, where a map would end the process.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from corpus.catalogue import Catalogue
from corpus.encoder import Vectors
from corpus.errors import DamagedGenerationError, IndexQueryError
from corpus.exact_rows import require_finite
from corpus.generation import Manifest
from corpus.vectors import Neighbour

VECTORS_FILE = "vectors.f32"
_VALUE_BYTES = 4
_AT_ONCE = 4_096
"""Vectors in memory at one time."""


def write_stored_vectors(path: Path, vectors: Vectors) -> None:
    """Write ``vectors``, float32, (number of passages, dimension), in the catalogue's order."""
    path.write_bytes(np.ascontiguousarray(vectors, dtype="<f4").tobytes())


class StoredVectors:
    """The file of one generation, opened for reading; safe to share between threads."""

    def __init__(self, path: Path, catalogue: Catalogue, dimension: int) -> None:
        """Open ``path``, whose rows are the passages of ``catalogue``.

        Raises:
            ValueError: If it does not hold one vector for each passage.
            OSError: If it cannot be opened.
        """
        self._catalogue = catalogue
        self._row_bytes = dimension * _VALUE_BYTES
        if path.stat().st_size != len(catalogue) * self._row_bytes:
            message = f"{path.name} does not hold one vector for each passage"
            raise ValueError(message)
        self._file = path.open("rb", buffering=0)

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
        require_finite(vector)
        numbers = self._catalogue.numbers_within(guide_ids)
        near = self._near(vector, numbers)
        best = np.argsort(-near, kind="stable")[:limit]
        ids = self._catalogue.ids_of([numbers[place] for place in best])
        return [Neighbour(ids[numbers[place]], float(near[place])) for place in best]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """See :meth:`corpus.vectors.VectorIndex.similarities`."""
        numbers = self._catalogue.numbers_of(passage_ids)
        near = self._near(vector, list(numbers.values()))
        return dict(zip(numbers, near.tolist(), strict=True))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _near(self, vector: Vectors, numbers: Sequence[int]) -> Vectors:
        """Cosine similarity to passages by number, in their order."""
        near = np.empty(len(numbers), dtype=np.float32)
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            packed = b"".join(self._read(first, count) for first, count in _runs(some))
            near[start : start + len(some)] = (
                np.frombuffer(packed, "<f4").reshape(len(some), -1) @ vector
            )
        return near

    def _read(self, first: int, count: int) -> bytes:
        """The bytes of so many passages on end.

        Raises:
            IndexQueryError: If the disk does not give them.
        """
        wanted = count * self._row_bytes
        try:
            read = os.pread(self._file.fileno(), wanted, (first - 1) * self._row_bytes)
        except OSError as error:
            message = f"{VECTORS_FILE} could not be read"
            raise IndexQueryError(message) from error
        if len(read) != wanted:
            message = f"{VECTORS_FILE} has become shorter"
            raise IndexQueryError(message)
        return read


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and length of each run of numbers that follow one another."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield numbers[first], place - first
            first = place
