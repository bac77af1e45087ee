"""Nearest passages by vector. The only module that imports chromadb.

Floor 1. The index is built once into a fresh folder and never edited afterwards: a churned index
loses live rows, and a folder that two processes share is corrupted without a word.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, cast

import numpy as np

from corpus.encoder import Vectors
from corpus.errors import IndexQueryError
from corpus.exact_rows import ExactRows, require_finite
from corpus.files import make_private_folder
from corpus.steps import reached

PASSAGES = "passages"
QUESTIONS = "questions"
"""Collections: the passages, and the questions that the guides' owners expect."""
_APART = "-apart"
if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.config import Settings

_NO_ANSWER = "the vector index could not answer"
# Chroma's defaults found .57 of the true ten among 20,000 random vectors; the audit measures these
# on the library's own vectors before every publication. Below its threshold Chroma writes no graph
# but makes one at every opening, another each time: what serves would not be what was audited.
_HNSW = {
    "space": "cosine",
    "ef_construction": 200,
    "ef_search": 200,
    "max_neighbors": 32,
    "batch_size": 2,
    "sync_threshold": 2,
}


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
            held = {collection.name for collection in self._client.list_collections()}
            self._passages = _Searched(self._client, PASSAGES, held)
            # Absent where no guide expects a question, and in generations of old.
            expected = QUESTIONS in held
            self._questions = _Searched(self._client, QUESTIONS, held) if expected else None

    def __enter__(self) -> Self:
        """Use the index in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it at the end of the block."""
        self.close()

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._passages)

    def count_questions(self) -> int:
        """Number of questions that the guides' owners expect."""
        return len(self._questions) if self._questions else 0

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
        found = self._passages.nearest(vectors, limit, guide_ids)
        return [[Neighbour(*pair) for pair in near.items()] for near in found]

    def nearest_questions(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None = None
    ) -> list[dict[int, float]]:
        """Similarity by number of the nearest expected questions, for each row of ``vectors``.

        As :meth:`nearest_to_each` in everything else.
        """
        if self._questions is None:
            return [{} for _ in vectors]
        found = self._questions.nearest(vectors, limit, guide_ids)
        return [{int(number): near for number, near in row.items()} for row in found]

    def similarities(self, vector: Vectors, passage_ids: Sequence[str]) -> dict[str, float]:
        """Cosine similarity to ``vector`` of the given passages, unknown ones left out.

        Raises:
            IndexQueryError: If Chroma fails.
        """
        if not passage_ids:
            return {}
        return self._passages.similarities(vector, passage_ids)

    def close(self) -> None:
        """Let go of files and memory; without it each swap would leak both."""
        self._client.close()


class _Searched:
    """One collection: its graph, and those of its rows that are compared one by one."""

    def __init__(self, client: "Client", name: str, held: Collection[str]) -> None:
        self.graph = client.get_collection(name, embedding_function=None)
        self._apart = _rows_of(client, f"{name}{_APART}") if f"{name}{_APART}" in held else None

    def __len__(self) -> int:
        if self._apart is None:
            return self.graph.count()
        in_both = self.graph.get(ids=list(self._apart.ids), include=[])["ids"]
        return self.graph.count() + len(self._apart.ids) - len(in_both)

    def nearest(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None
    ) -> list[dict[str, float]]:
        """Similarity by id, best first, for each row of ``vectors``."""
        found = self._from_graph(vectors, limit, guide_ids)
        if self._apart is None:
            return found
        apart = self._apart.nearest(vectors, limit, guide_ids)
        merged = ({**one, **other} for one, other in zip(found, apart, strict=True))
        return [dict(nlargest(limit, row.items(), key=lambda pair: pair[1])) for row in merged]

    def similarities(self, vector: Vectors, ids: Sequence[str]) -> dict[str, float]:
        """Similarity to ``vector`` of those of these that it holds."""
        with _typed_faults(_NO_ANSWER):
            found = self.graph.get(ids=list(ids), include=["embeddings"])
        near = np.asarray(found["embeddings"], dtype=np.float32).reshape(-1, len(vector)) @ vector
        apart = self._apart.similarities(vector, ids) if self._apart else {}
        return dict(zip(found["ids"], map(float, near), strict=True)) | apart

    def _from_graph(
        self, vectors: Vectors, limit: int, guide_ids: Sequence[str] | None
    ) -> list[dict[str, float]]:
        require_finite(vectors)
        where: Any = None if guide_ids is None else {"guide_id": {"$in": list(guide_ids)}}
        with _typed_faults(_NO_ANSWER):
            found = self.graph.query(
                query_embeddings=cast(Any, vectors),
                n_results=limit,
                where=where,
                include=["distances"],
            )
        rows = zip(found["ids"], found["distances"] or [], strict=True)
        return [dict(zip(ids, map(_similarity, near), strict=True)) for ids, near in rows]


def _rows_of(client: "Client", name: str) -> ExactRows:
    """Everything in a collection, in memory."""
    collection = client.get_collection(name, embedding_function=None)
    found = cast(Any, collection.get(include=["embeddings", "metadatas"]))
    guides = [str(metadata["guide_id"]) for metadata in found["metadatas"]]
    vectors = np.asarray(found["embeddings"], dtype=np.float32)
    rows = list(zip(found["ids"], guides, vectors, strict=True))
    return ExactRows.of(rows, vectors.shape[1])


def set_apart(
    folder: Path,
    ids: Sequence[str],
    guide_ids: Sequence[str],
    vectors: Vectors,
    collection: str = PASSAGES,
) -> None:
    """Have these rows of a collection compared one by one at every search.

    They may be in its graph too, which does not lead everywhere: where hundreds of vectors are
    equal it has islands that no search comes to.

    None may be set apart twice; everything else is as with :func:`write_vectors`.
    """
    write_vectors(folder, ids, guide_ids, vectors, f"{collection}{_APART}")


def write_vectors(
    folder: Path,
    ids: Sequence[str],
    guide_ids: Sequence[str],
    vectors: Vectors,
    collection: str = PASSAGES,
) -> None:
    """Build an index into ``folder``, or add to a collection of one that nobody has opened.

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
        made = client.get_or_create_collection(
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
