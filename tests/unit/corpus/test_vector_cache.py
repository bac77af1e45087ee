"""Vectors that are kept: encoded once, and never used when they are not what was encoded."""

import logging
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from corpus.vector_cache import VectorCache, key_of
from tests.conftest import SEED
from tests.fakes import WordHashEncoder

TEXTS = ["mentors listen", "feedback helps", "rotas are long", "goals slip"]


@pytest.fixture
def filled_cache(tmp_path: Path) -> Path:
    path = tmp_path / "vectors.sqlite"
    VectorCache(path).encode(TEXTS, WordHashEncoder())
    return path


def test_cache_encodes_each_text_once(tmp_path: Path, encoder: WordHashEncoder) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    progress: list[int] = []
    first, encoded = cache.encode([*TEXTS, TEXTS[0]], encoder, progress.append)
    assert encoded == 4
    assert progress == [0, 4]
    again, encoded_again = cache.encode(TEXTS[::-1], encoder)
    assert encoded_again == 0
    assert np.array_equal(again, first[3::-1])
    assert np.allclose(first, WordHashEncoder().encode([*TEXTS, TEXTS[0]]))


def test_cache_keeps_encoders_apart(tmp_path: Path, encoder: WordHashEncoder) -> None:
    cache = VectorCache(tmp_path / "vectors.sqlite")
    cache.encode(TEXTS, encoder)
    assert cache.encode(TEXTS, WordHashEncoder(revision="2"))[1] == 4
    assert cache.encode([], encoder)[0].shape == (0, 64)


def test_vector_with_a_flipped_bit_is_encoded_again_and_told(
    filled_cache: Path, encoder: WordHashEncoder, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(filled_cache)) as connection, connection:
        where = "WHERE key = ?"
        wanted = (key_of(TEXTS[1]),)
        held = connection.execute(f"SELECT vector FROM vector {where}", wanted).fetchone()[0]
        damaged = bytes([*held[:7], held[7] ^ 1, *held[8:]])
        connection.execute(f"UPDATE vector SET vector = ? {where}", (damaged, *wanted))
    with caplog.at_level(logging.WARNING):
        vectors, encoded = VectorCache(filled_cache).encode(TEXTS, encoder)
    assert (encoded, encoder.encoded) == (1, [TEXTS[1]])
    assert np.array_equal(vectors, WordHashEncoder().encode(TEXTS))
    assert "1 vectors in vectors.sqlite are damaged" in caplog.text
    assert VectorCache(filled_cache).encode(TEXTS, encoder)[1] == 0


def test_vector_under_another_key_is_not_taken_for_it(
    filled_cache: Path, encoder: WordHashEncoder
) -> None:
    one, other = key_of(TEXTS[0]), key_of(TEXTS[1])
    with closing(sqlite3.connect(filled_cache)) as connection, connection:
        connection.execute("DELETE FROM vector WHERE key = ?", (one,))
        connection.execute("UPDATE vector SET key = ? WHERE key = ?", (one, other))
    assert VectorCache(filled_cache).lookup([one, other], encoder.identity) == {}
    assert VectorCache(filled_cache).encode(TEXTS, encoder)[1] == 2


def test_cache_without_checksums_is_filled_anew(
    filled_cache: Path, encoder: WordHashEncoder
) -> None:
    with closing(sqlite3.connect(filled_cache)) as connection, connection:
        connection.execute("UPDATE vector SET vector = substr(vector, 1, length(vector) - 4)")
    assert VectorCache(filled_cache).encode(TEXTS, encoder)[1] == len(TEXTS)
    assert VectorCache(filled_cache).encode(TEXTS, encoder)[1] == 0


def test_no_flipped_bit_anywhere_in_the_file_changes_a_vector(
    filled_cache: Path, encoder: WordHashEncoder
) -> None:
    chance = random.Random(SEED)
    whole, right = filled_cache.read_bytes(), encoder.encode(TEXTS)
    noticed = 0
    for _ in range(150):
        place = chance.randrange(len(whole))
        flipped = whole[place] ^ 1 << chance.randrange(8)
        filled_cache.write_bytes(whole[:place] + bytes([flipped]) + whole[place + 1 :])
        vectors, encoded = VectorCache(filled_cache).encode(TEXTS, encoder)
        assert np.array_equal(vectors, right), (SEED, place)
        noticed += encoded > 0
    assert noticed
