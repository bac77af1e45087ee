"""Vectors by encoder and text, so that a re-ingest encodes only what is new.

Floor 1. A cache in the strict sense: it can be deleted at any time and is filled again.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.encoder import Encoder, Vectors
from corpus.files import make_private_folder

_BATCH = 64


class VectorCache:
    """Vectors in one SQLite file, by the encoder's identity and the text's SHA-256."""

    def __init__(self, path: Path) -> None:
        """Read and write ``path``, which is created when needed."""
        self._path = path

    def encode(
        self,
        texts: Sequence[str],
        encoder: Encoder,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> tuple[Vectors, int]:
        """Vectors of ``texts``, encoding only those that are not cached.

        Each batch is kept as soon as it is encoded, so nothing is encoded twice after a crash.

        Args:
            texts: What to encode; repeated texts are encoded once.
            encoder: Used for what is missing.
            on_progress: Told the number of vectors that are ready, after every batch.

        Returns:
            float32, (number of texts, dimension), in the order of ``texts``; and how many texts
            were really encoded.
        """
        keys = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
        by_key = dict(zip(keys, texts, strict=True))
        with self._open() as connection:
            space = _space(encoder)
            known = _read(connection, space, list(by_key), encoder.identity.dimension)
            missing = sorted(by_key.keys() - known.keys(), key=lambda key: len(by_key[key]))
            on_progress(len(known))
            for start in range(0, len(missing), _BATCH):
                batch = missing[start : start + _BATCH]
                vectors = encoder.encode([by_key[key] for key in batch])
                _write(connection, space, batch, vectors)
                known.update(zip(batch, vectors, strict=True))
                on_progress(len(known))
        if not keys:
            return np.empty((0, encoder.identity.dimension), dtype=np.float32), 0
        return np.stack([known[key] for key in keys]), len(missing)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        make_private_folder(self._path.parent)
        with closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS vector"
                " (space TEXT, key TEXT, vector BLOB, PRIMARY KEY (space, key)) WITHOUT ROWID"
            )
            yield connection


def _space(encoder: Encoder) -> str:
    return f"{encoder.identity.name}@{encoder.identity.revision}"


def _read(
    connection: sqlite3.Connection, space: str, keys: Sequence[str], dimension: int
) -> dict[str, Vectors]:
    found: dict[str, Vectors] = {}
    for key in keys:
        row = connection.execute(
            "SELECT vector FROM vector WHERE space = ? AND key = ?", (space, key)
        ).fetchone()
        if row is not None and len(row[0]) == dimension * 4:
            found[key] = np.frombuffer(row[0], dtype=np.float32)
    return found


def _write(
    connection: sqlite3.Connection, space: str, keys: Sequence[str], vectors: Vectors
) -> None:
    rows = [(space, key, vector.tobytes()) for key, vector in zip(keys, vectors, strict=True)]
    with connection:
        connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)
