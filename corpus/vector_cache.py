"""Vectors by encoder and text, so that a re-ingest encodes only what is new.

Floor 1. A cache in the strict sense: it can be deleted at any time and is filled again.
"""

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.encoder import Encoder, Vectors
from corpus.files import make_private_folder
from corpus.generation import EncoderIdentity
from corpus.steps import reached

_BATCH = 64
_log = logging.getLogger(__name__)


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
        """Vectors of ``texts``, encoding only those that are not cached; see :meth:`fill`."""
        keys = [key_of(text) for text in texts]
        by_key = dict(zip(keys, texts, strict=True))
        return self.fill(keys, by_key.__getitem__, encoder, on_progress)

    def fill(
        self,
        keys: Sequence[str],
        text_of: Callable[[str], str],
        encoder: Encoder,
        on_progress: Callable[[int], None] = lambda _: None,
    ) -> tuple[Vectors, int]:
        """Vectors by key, encoding only the texts of those that are not cached.

        Each batch is kept as soon as it is encoded, so nothing is encoded twice after a crash.

        Args:
            keys: As :func:`key_of` gives them; repeated ones are encoded once.
            text_of: The text of a key, asked for only where its vector is missing.
            encoder: Used for what is missing.
            on_progress: Told the number of vectors that are ready, after every batch.

        Returns:
            float32, (number of keys, dimension), in their order; and how many texts were really
            encoded.
        """
        try:
            return self._fill(keys, text_of, encoder, on_progress)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:  # damaged, and a cache: nothing is lost but time
            _log.warning("%s is damaged and is filled again", self._path.name)
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(f"{self._path.name}{suffix}").unlink(missing_ok=True)
            return self._fill(keys, text_of, encoder, on_progress)

    def _fill(
        self,
        keys: Sequence[str],
        text_of: Callable[[str], str],
        encoder: Encoder,
        on_progress: Callable[[int], None],
    ) -> tuple[Vectors, int]:
        with self._open() as connection:
            space = _space(encoder.identity)
            wanted = list(dict.fromkeys(keys))
            known = _read(connection, space, wanted, encoder.identity.dimension)
            missing = {key: text_of(key) for key in wanted if key not in known}
            by_length = sorted(missing, key=lambda key: len(missing[key]))
            on_progress(len(known))
            for start in range(0, len(by_length), _BATCH):
                batch = by_length[start : start + _BATCH]
                reached("encode")
                vectors = encoder.encode([missing[key] for key in batch])
                reached("vector cache")
                _write(connection, space, batch, vectors)
                known.update(zip(batch, vectors, strict=True))
                on_progress(len(known))
        if not keys:
            return np.empty((0, encoder.identity.dimension), dtype=np.float32), 0
        return np.stack([known[key] for key in keys]), len(missing)

    def lookup(self, keys: Sequence[str], encoder: EncoderIdentity) -> dict[str, Vectors]:
        """The cached vectors among ``keys``, as :func:`key_of` gives them.

        Raises:
            sqlite3.Error: If the cache cannot be read.
        """
        with self._open() as connection:
            return _read(connection, _space(encoder), keys, encoder.dimension)

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


def key_of(text: str) -> str:
    """Under what the vector of ``text`` is cached: the SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _space(encoder: EncoderIdentity) -> str:
    return f"{encoder.name}@{encoder.revision}"


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
