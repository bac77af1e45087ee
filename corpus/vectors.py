"""Nearest passages by vector. The only module that imports chromadb.

Floor 1. The index is built once into a fresh folder and never edited afterwards: a churned index
loses live rows, and a folder that two processes share is corrupted without a word.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np

from corpus.encoder import Vectors
from corpus.errors import IndexQueryError
from corpus.files import make_private_folder
from corpus.steps import reached

PASSAGES = "passages"
QUESTIONS = "questions"
"""Collections: the passages, and the questions that the guides' owners expect."""
if TYPE_CHECKING:
    from chromadb import Collection
    from chromadb.api.client import Client
    from chromadb.config import Settings

_NO_ANSWER = "the vector index could not answer"
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
        with _typed_faults(f"the vector index in {folder} cannot be opened"):
            self._collection = self._client.get_collection(PASSAGES, embedding_function=None)
            self._questions = self._collection_of_questions()

    def __enter__(self) -> Self:
        """Use the index in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        self.close()

    def __len__(self) -> int:
        """Number of passages."""
        return self._collection.count()

    def count_questions(self) -> int:
        """Number of questions that the guides' owners expect."""
        return self._questions.count() if self._questions else 0

    def _collection_of_questions(self) -> "Collection | None":
        """Absent where no guide expects a question, and in generations of old."""
        names = {collection.name for collection in self._client.list_collections()}
        if QUESTIONS not in names:
            return None
        return self._client.get_collection(QUESTIONS, embedding_function=None)

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
        found = _nearest(self._collection, vectors, limit, guide_ids)
        return [[Neighbour(*pair) for pair in near.items()] for near in found]

    def nearest_questions(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[dict[int, float]]:
        """Similarity by number of the nearest expected questions, for each row of ``vectors``.

        As :meth:`nearest_to_each` in everything else.
        """
        if self._questions is None:
            return [{} for _ in vectors]
        found = _nearest(self._questions, vectors, limit, guide_ids)
        return [{int(number): near for number, near in row.items()} for row in found]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity to ``vector`` of the given passages, unknown ones left out.

        Raises:
            IndexQueryError: If Chroma fails.
        """
        if not passage_ids:
            return {}
        with _typed_faults(_NO_ANSWER):
            found = self._collection.get(ids=list(passage_ids), include=["embeddings"])
        near = np.asarray(found["embeddings"], dtype=np.float32) @ vector
        return dict(zip(found["ids"], map(float, near), strict=True))

    def close(self) -> None:
        """Let go of files and memory; without it each swap would leak both."""
        self._client.close()


def require_finite(vectors: Vectors) -> None:
    """Refuse a question that no index answers rightly: Chroma would answer it all the same.

    Raises:
        ValueError: If a value is not finite.
    """
    if not np.isfinite(vectors).all():
        message = "a query vector holds a value that is not finite"
        raise ValueError(message)


def _nearest(
    collection: "Collection", vectors: Vectors, limit: int, guide_ids: Sequence[str] | None
) -> list[dict[str, float]]:
    """Similarity by id, best first, for each row of ``vectors``."""
    require_finite(vectors)
    where: Any = None if guide_ids is None else {"guide_id": {"$in": list(guide_ids)}}
    with _typed_faults(_NO_ANSWER):
        found = collection.query(
            query_embeddings=cast(Any, vectors),
            n_results=limit,
            where=where,
            include=["distances"],
        )
    rows = zip(found["ids"], found["distances"] or [], strict=True)
    return [dict(zip(ids, map(_similarity, distances), strict=True)) for ids, distances in rows]


def write_vectors(
    folder: Path,
    ids: Sequence[str],
    guide_ids: Sequence[str],
    vectors: Vectors,
    collection: str = PASSAGES,
) -> None:
    """Build an index into ``folder``, which must not hold this collection yet.

    Args:
        folder: Created when it is not there.
        ids: Of what is indexed; unique.
        guide_ids: Of each, for filtering.
        vectors: float32, (number of ids, dimension), rows of length 1.
        collection: What is indexed.

    Raises:
        IndexQueryError: If Chroma refuses a batch.
    """
    make_private_folder(folder)
    fault = f"the vector index in {folder} could not be written"
    with _writing(folder) as client, _typed_faults(fault):
        made = client.create_collection(
            collection, embedding_function=None, configuration={"hnsw": cast(Any, _HNSW)}
        )
        step = client.get_max_batch_size()
        for start in range(0, len(ids), step):
            batch = slice(start, start + step)
            reached("upsert")
            made.add(
                ids=list(ids[batch]),
                embeddings=cast(Any, vectors[batch]),
                metadatas=[{"guide_id": guide_id} for guide_id in guide_ids[batch]],
            )


@contextmanager
def _typed_faults(message: str) -> Iterator[None]:
    """Whatever Chroma raises becomes an error of ours."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, ValueError, RuntimeError) as error:
        raise IndexQueryError(message) from error


@contextmanager
def _writing(folder: Path) -> "Iterator[Client]":
    client = _client(folder)
    try:
        yield client
    finally:
        try:
            reached("index close")
        finally:  # an open client of this folder would be given to whoever builds there next
            client.close()


def _client(folder: Path) -> "Client":
    # Imported here because it takes a second, which an ingest of nothing new should not.
    import chromadb

    settings = _settings().model_copy()  # the client writes the folder into it
    # Only the class, not the declared interface, has close().
    return cast("Client", chromadb.PersistentClient(str(folder), settings=settings))


@cache
def _settings() -> "Settings":
    """Read once: Chroma looks through the whole environment for them, which takes most of an open.

    Nothing that goes out: no telemetry, whatever the environment says.
    """
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _similarity(cosine_distance: float) -> float:
    """Cosine similarity from Chroma's cosine distance, which is one minus it."""
    return 1.0 - float(cosine_distance)
