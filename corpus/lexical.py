"""Passages by their words: an FTS5 index inside ``corpus.sqlite``, read-only after publishing.

Floor 1. BM25 with a weight for each column, so that titles, publishers and names can be found
without drowning the text.
"""

import math
import sqlite3
from collections.abc import Mapping, Sequence

from corpus.words import content_words

_WEIGHTS = {
    "title": 2.0,
    "heading": 1.5,
    "publisher": 1.0,
    "names": 1.0,
    "text": 1.0,
    "asked": 1.0,
}
"""By column; ``asked`` holds the questions that a passage is expected to answer."""
_COLUMNS = tuple(_WEIGHTS)
_ASKED = "asked"
_K1 = 1.2
"""Fixed in FTS5."""
_LEAST_IDF = 1e-6
"""Likewise: what a word is worth that stands in half of all passages or more."""


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index."""
    connection.execute(
        f"CREATE VIRTUAL TABLE passage_text USING fts5({', '.join(_COLUMNS)}, content='',"
        ' tokenize="porter unicode61 remove_diacritics 2")'
    )
    connection.execute("CREATE TABLE word (word TEXT PRIMARY KEY, passages INTEGER NOT NULL)")


def add(connection: sqlite3.Connection, rowid: int, fields: dict[str, str]) -> None:
    """Index one passage under ``rowid``; ``fields`` has a text for each column."""
    values = [fields[column] for column in _COLUMNS]
    marks = ", ".join("?" * len(_COLUMNS))
    connection.execute(
        f"INSERT INTO passage_text (rowid, {', '.join(_COLUMNS)}) VALUES (?, {marks})",
        (rowid, *values),
    )
    connection.executemany(
        "INSERT INTO word VALUES (?, 1) ON CONFLICT (word) DO UPDATE SET passages = passages + 1",
        [(word,) for word in set(content_words(" ".join(_of_the_guide(fields))))],
    )


def search(
    connection: sqlite3.Connection,
    words: Sequence[str],
    limit: int,
    rowids: Sequence[int] | None = None,
) -> dict[int, float]:
    """BM25 by row id of the passages that hold any of ``words``, best first, higher is better.

    Args:
        connection: To a ``corpus.sqlite``.
        words: Single words; nothing in them is query syntax.
        limit: The most passages to return.
        rowids: Only these; all when absent.
    """
    if not words:
        return {}
    within = "" if rowids is None else f" AND rowid IN ({', '.join(str(int(r)) for r in rowids)})"
    rows = connection.execute(
        f"SELECT rowid, bm25(passage_text, {', '.join(map(str, _WEIGHTS.values()))}) AS cost"
        f" FROM passage_text WHERE passage_text MATCH ?{within} ORDER BY cost, rowid LIMIT ?",
        (" OR ".join(map(_quoted, words)), limit),
    )
    return {rowid: -cost for rowid, cost in rows}


def passages_with(connection: sqlite3.Connection, word: str) -> int:
    """How many passages are found by a word, in any of its stemmed forms."""
    query = "SELECT count(*) FROM passage_text WHERE passage_text MATCH ?"
    return int(connection.execute(query, (_quoted(word),)).fetchone()[0])


def passages_that_say(connection: sqlite3.Connection, words: Sequence[str], most: int) -> int:
    """How many passages hold any of ``words`` in what the guide says, counted up to ``most``."""
    if not words:
        return 0
    columns = " ".join(column for column in _COLUMNS if column != _ASKED)
    rows = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_text WHERE passage_text MATCH ? LIMIT ?)",
        (f"{{{columns}}} : ({' OR '.join(map(_quoted, words))})", most),
    )
    return int(rows.fetchone()[0])


def vocabulary(connection: sqlite3.Connection) -> dict[str, int]:
    """Every word of the passages as it is written there, and how many hold it."""
    return dict(connection.execute("SELECT word, passages FROM word"))


def upper_bound(holding: Mapping[str, int], passages: int) -> float:
    """The BM25 that no passage can pass for these words: all of them, as often as you like.

    Args:
        holding: How many passages hold each word.
        passages: How many there are.

    Source: the formula of SQLite FTS5, https://sqlite.org/fts5.html#the_bm25_function.
    """
    return sum((_K1 + 1) * _idf(count, passages) for count in holding.values())


def _of_the_guide(fields: dict[str, str]) -> list[str]:
    """What the guide itself says, without the questions that its owner expects."""
    return [text for column, text in fields.items() if column != _ASKED]


def _idf(holding: int, passages: int) -> float:
    ratio = (passages - holding + 0.5) / (holding + 0.5)
    return max(math.log(ratio), _LEAST_IDF) if ratio > 0 else _LEAST_IDF


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'
