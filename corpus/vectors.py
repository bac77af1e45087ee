"""Nearest passages by vector. The only module that imports chromadb.

Floor 1. The index is built once into a fresh folder and never edited afterwards: a churned index
loses live rows, and a folder that two processes share is corrupted without a word.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self, cast

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError

from corpus.encoder import Vectors
from corpus.errors import IndexQueryError
from corpus.files import make_private_folder
from corpus.steps import reached

_COLLECTION = "passages"
# Chroma's defaults found .57 of the true ten among 20,000 random vectors; the audit measures these
# on the library's own vectors before every publication.
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A passage near a query."""

    passage_id: str
    similarity: float
    """Cosine similarity in [-1, 1]; higher is closer."""


class VectorIndex:
    """A published Chroma folder, opened for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the index in ``folder``.

        Raises:
            IndexQueryError: If Chroma cannot open it.
        """
        self.folder = folder
        self._client = _client(folder)
        try:
            self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        except (ChromaError, ValueError) as error:
            message = f"the vector index in {folder} cannot be opened"
            raise IndexQueryError(message) from error

    def __enter__(self) -> Self:
        """Use the index in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        self.close()

    def __len__(self) -> int:
        """Number of passages."""
        return self._collection.count()

    def nearest(
        self, vector: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[Neighbour]:
        """Passages nearest to ``vector``, best first.

        Args:
            vector: float32, (dimension,), length 1.
            limit: The most passages to return; fewer when the index holds fewer.
            guide_ids: Only passages of these guides; all when absent.

        Raises:
            ValueError: If the vector holds a value that is not finite (Chroma would answer).
            IndexQueryError: If Chroma fails.
        """
        return self.nearest_to_each(vector[np.newaxis], limit, guide_ids)[0]

    def nearest_to_each(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[list[Neighbour]]:
        """As :meth:`nearest`, for each row of ``vectors``, (n, dimension)."""
        if not np.isfinite(vectors).all():
            message = "a query vector holds a value that is not finite"
            raise ValueError(message)
        where: Any = None if guide_ids is None else {"guide_id": {"$in": list(guide_ids)}}
        try:
            found = self._collection.query(
                query_embeddings=cast(Any, vectors),
                n_results=limit,
                where=where,
                include=["distances"],
            )
        except (ChromaError, ValueError, RuntimeError) as error:
            message = "the vector index could not answer"
            raise IndexQueryError(message) from error
        rows = zip(found["ids"], found["distances"] or [], strict=True)
        return [
            [Neighbour(i, _similarity(d)) for i, d in zip(ids, distances, strict=True)]
            for ids, distances in rows
        ]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity to ``vector`` of the given passages, unknown ones left out.

        Raises:
            IndexQueryError: If Chroma fails.
        """
        if not passage_ids:
            return {}
        try:
            found = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        except (ChromaError, ValueError, RuntimeError) as error:
            message = "the vector index could not answer"
            raise IndexQueryError(message) from error
        near = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return dict(zip(found["ids"], map(float, near), strict=True))

    def close(self) -> None:
        """Let go of files and memory; without it each swap would leak both."""
        self._client.close()


def write_vectors(
    folder: Path, passage_ids: Sequence[str], guide_ids: Sequence[str], vectors: Vectors
) -> None:
    """Build an index into ``folder``, which must not hold one yet.

    Args:
        folder: Created when it is not there.
        passage_ids: Unique.
        guide_ids: Of each passage, for filtering.
        vectors: float32, (number of passages, dimension), rows of length 1.

    Raises:
        IndexQueryError: If Chroma refuses a batch.
    """
    make_private_folder(folder)
    with _writing(folder) as client:
        try:
            collection = client.create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": cast(Any, _HNSW)}
            )
            step = client.get_max_batch_size()
            for start in range(0, len(passage_ids), step):
                batch = slice(start, start + step)
                reached("upsert")
                collection.add(
                    ids=list(passage_ids[batch]),
                    embeddings=cast(Any, vectors[batch]),
                    metadatas=[{"guide_id": guide_id} for guide_id in guide_ids[batch]],
                )
        except (ChromaError, ValueError, RuntimeError) as error:
            message = f"the vector index in {folder} could not be written"
            raise IndexQueryError(message) from error


@contextmanager
def _writing(folder: Path) -> Iterator[Client]:
    client = _client(folder)
    try:
        yield client
    finally:
        try:
            reached("index close")
        finally:  # an open client of this folder would be given to whoever builds there next
            client.close()


def _client(folder: Path) -> Client:
    settings = _settings().model_copy()  # the client writes the folder into it
    # Only the class, not the declared interface, has close().
    return cast(Client, chromadb.PersistentClient(str(folder), settings=settings))


@cache
def _settings() -> Settings:
    """Read once: Chroma looks through the whole environment for them, which takes most of an open.

    Nothing that goes out: no telemetry, whatever the environment says.
    """
    return Settings(anonymized_telemetry=False)


def _similarity(cosine_distance: float) -> float:
    """Cosine similarity from Chroma's cosine distance, which is one minus it."""
    return 1.0 - float(cosine_distance)
