"""What each word adds to each passage, worked out when the library is built.

Floor 1. FTS5 weighs every passage that holds any of a question's words, one call each, and counts
each word anew for every question. The weights of single words do not depend on the question, so
they are read out of the FTS5 index once and kept as packed arrays; a question adds up a few of
them, and gets the figures of FTS5's ``bm25()``.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from corpus.stemming import Stemmer

K1 = 1.2
"""Fixed in FTS5, as the next one."""
_B = 0.75
_CACHED_COUNTS = 10_000
_CACHED_TERMS = 256
"""At 100,000 passages the list of a common word takes half a megabyte."""
_CACHED_QUESTIONS = 4
"""Each leg of a search, and each guide in hand, asks again with the same words."""

Numbers = npt.NDArray[np.uint32]
Scores = npt.NDArray[np.float64]
Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


def create(connection: sqlite3.Connection, index: str, weights: Mapping[str, float]) -> None:
    """Fill the table ``posting`` from an FTS5 index.

    Args:
        connection: To the database that holds the index.
        index: Name of the FTS5 table; row ids count from 1.
        weights: Of each of its columns.
    """
    connection.execute(
        "CREATE TABLE posting (term TEXT PRIMARY KEY, passages INTEGER NOT NULL,"
        " numbers BLOB NOT NULL, parts BLOB NOT NULL)"
    )
    connection.execute(
        f"CREATE VIRTUAL TABLE temp.occurrence USING fts5vocab(main, {index}, instance)"
    )
    highest = connection.execute(f"SELECT max(id) FROM {index}_docsize").fetchone()[0] or 0
    lengths = [0] * (highest + 1)
    found = [
        (term, *_counted(rows, weights, lengths))
        for term, rows in groupby(
            connection.execute("SELECT term, doc, col FROM temp.occurrence"), itemgetter(0)
        )
    ]
    connection.execute("DROP TABLE temp.occurrence")
    packed = _packed(found, np.array(lengths, dtype=float))
    connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", packed)


def _counted(
    rows: Iterator[tuple[str, int, str]], weights: Mapping[str, float], lengths: list[int]
) -> tuple[Numbers, Scores]:
    """Passages that hold a term and its weighted count in each; ``lengths`` grows by it."""
    counts: dict[int, float] = {}
    for _, number, column in rows:
        counts[number] = counts.get(number, 0.0) + weights[column]
        lengths[number] += 1
    return np.array(list(counts), dtype=np.uint32), np.array(list(counts.values()))


def _packed(
    found: Sequence[tuple[str, Numbers, Scores]], lengths: Scores
) -> Iterator[tuple[str, int, bytes, bytes]]:
    """Each term with its passages and its part of their BM25, apart from its rarity.

    Source: the formula of SQLite FTS5, https://sqlite.org/fts5.html#the_bm25_function.
    """
    mean = lengths.sum() / max(len(lengths) - 1, 1)
    damping = K1 * (1 - _B + _B * lengths / (mean or 1.0))
    for term, numbers, counts in found:
        parts = counts * (K1 + 1) / (counts + damping[numbers])
        yield term, len(numbers), numbers.tobytes(), parts.astype(np.float32).tobytes()


class Postings:
    """The table ``posting`` of a published catalogue; safe to share between threads."""

    def __init__(self, reading: Reading, passages: int, rarity: Callable[[int], float]) -> None:
        """Read through ``reading``.

        Args:
            reading: Lends a connection.
            passages: How many there are; they are numbered from 1.
            rarity: What a word is worth that stands in so many passages.
        """
        self._reading = reading
        self._passages = passages
        self._rarity = rarity
        self._stemmer = Stemmer()
        self._listed = lru_cache(maxsize=_CACHED_TERMS)(self._read)
        self._added = lru_cache(maxsize=_CACHED_QUESTIONS)(self._add_up)
        self._count = lru_cache(maxsize=_CACHED_COUNTS)(self._read_count)
        with reading() as connection:
            known = "SELECT count(*) FROM sqlite_master WHERE name = 'posting'"
            self._there = bool(connection.execute(known).fetchone()[0])

    def close(self) -> None:
        """Let go of what is remembered."""
        self._stemmer.close()
        self._listed.cache_clear()
        self._added.cache_clear()

    def passages_with(self, word: str) -> int | None:
        """How many passages hold a word; ``None`` where FTS5 must be asked."""
        term = self._stemmer.term(word) if self._there else None
        return None if term is None else self._count(term)

    def best(
        self, words: Sequence[str], limit: int, numbers: Sequence[int] | None = None
    ) -> dict[int, float] | None:
        """BM25 by number of the passages that hold any of ``words``, best first, then by number.

        Args:
            words: Single words.
            limit: The most passages to return.
            numbers: Only these; all when absent.

        Returns:
            ``None`` where FTS5 must be asked: the catalogue is of an older kind, or a word is not
            one word to it.
        """
        terms = [self._stemmer.term(word) for word in words] if self._there else [None]
        if None in terms:
            return None
        scores = self._added(tuple(str(term) for term in terms))
        return _highest(scores, limit, numbers)

    def _add_up(self, terms: tuple[str, ...]) -> Scores:
        scores = np.zeros(self._passages + 1)
        for term in terms:
            numbers, parts = self._listed(term)
            scores[numbers] += self._rarity(len(numbers)) * parts
        return scores

    def _read(self, term: str) -> tuple[Numbers, Scores]:
        query = "SELECT numbers, parts FROM posting WHERE term = ?"
        with self._reading() as connection:
            numbers, parts = connection.execute(query, (term,)).fetchone() or (b"", b"")
        return np.frombuffer(numbers, np.uint32), np.frombuffer(parts, np.float32).astype(float)

    def _read_count(self, term: str) -> int:
        query = "SELECT passages FROM posting WHERE term = ?"
        with self._reading() as connection:
            row = connection.execute(query, (term,)).fetchone()
        return int(row[0]) if row else 0


def _highest(scores: Scores, limit: int, numbers: Sequence[int] | None) -> dict[int, float]:
    """The highest scores above 0 by place, the highest first, then the lowest place."""
    places = np.flatnonzero(scores) if numbers is None else np.unique(np.array(numbers, dtype=int))
    places = places[places < len(scores)]
    found = scores[places]
    least = np.partition(found, -limit)[-limit] if len(found) > limit else 0.0
    near = (found >= least) & (found > 0.0)
    places, found = places[near], found[near]
    order = np.lexsort((places, -found))[:limit]
    return dict(zip(places[order].tolist(), found[order].tolist(), strict=True))
