"""Vectors by encoder and text, so that a re-ingest encodes only what is new.

Floor 1. A cache in the strict sense: it can be deleted at any time and is filled again. Behind each
vector stands a checksum, since SQLite has none of its own: a vector with one flipped bit would be
built into every generation to come, and no audit could tell.
"""

import hashlib
import logging
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from corpus.encoder import Encoder, Vectors
from corpus.files import make_private_folder
from corpus.generation import EncoderIdentity
from corpus.sqlite_faults import is_damage
from corpus.steps import reached

_BATCH = 64
_SUM_BYTES = 4
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
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not is_damage(error):
                raise
            # It is a cache: nothing is lost but time.
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
            known = self._read(connection, encoder.identity, wanted)
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
            UnicodeDecodeError: If it is so damaged that SQLite's own words cannot be read.
        """
        with self._open() as connection:
            return self._read(connection, encoder, keys)

    def _read(
        self, connection: sqlite3.Connection, encoder: EncoderIdentity, keys: Sequence[str]
    ) -> dict[str, Vectors]:
        """Those that are held whole; one without a checksum, as of old, is not."""
        found: dict[str, Vectors] = {}
        space, unusable = _space(encoder), 0
        for key in keys:
            row = connection.execute(
                "SELECT vector FROM vector WHERE space = ? AND key = ?", (space, key)
            ).fetchone()
            vector = _checked(space, key, row[0]) if row else None
            if vector is not None and len(vector) == encoder.dimension:
                found[key] = vector
            else:
                unusable += row is not None
        if unusable:
            name = self._path.name
            _log.warning("%d vectors in %s are damaged or without checksum", unusable, name)
        return found

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        make_private_folder(self._path.parent)
        with closing(sqlite3.connect(self._path)) as connection:
            connection.text_factory = bytes  # and a text that is not UTF-8 would be an error
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


def _write(
    connection: sqlite3.Connection, space: str, keys: Sequence[str], vectors: Vectors
) -> None:
    values = [np.ascontiguousarray(vector, dtype=np.float32).tobytes() for vector in vectors]
    rows = [
        (space, key, value + _sum(space, key, value))
        for key, value in zip(keys, values, strict=True)
    ]
    with connection:
        connection.executemany("INSERT OR REPLACE INTO vector VALUES (?, ?, ?)", rows)


def _checked(space: str, key: str, stored: object) -> Vectors | None:
    """The vector in what was stored for a key; none where its checksum does not hold."""
    if not isinstance(stored, bytes):  # a flipped bit can make it a number
        return None
    value = stored[:-_SUM_BYTES]
    if _sum(space, key, value) != stored[-_SUM_BYTES:]:
        return None
    return np.frombuffer(value, dtype=np.float32)


def _sum(space: str, key: str, value: bytes) -> bytes:
    """CRC-32 of what stands under what; it tells every flipped bit and every run of up to 32."""
    return zlib.crc32(value, zlib.crc32(f"{space} {key} ".encode())).to_bytes(_SUM_BYTES, "big")
