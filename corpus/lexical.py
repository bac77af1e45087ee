"""Passages by their words: an FTS5 index inside ``corpus.sqlite``, read-only after publishing.

Floor 1. BM25 with a weight for each column, so that titles, publishers and names can be found
without drowning the text.
"""

import re
import sqlite3
from collections.abc import Sequence

_COLUMNS = ("title", "heading", "publisher", "names", "text")
_WEIGHTS = (2.0, 1.5, 1.0, 1.0, 1.0)
_WORD = re.compile(r"\w+")
# Function words carry no subject; left in, they make every passage a candidate.
_STOP_WORDS = frozenset(
    "a an and are as at be but by can could did do does for from had has have how i if in is it "
    "its me my of on or our should so than that the their them then there they this to us was we "
    "were what when where which who why will with would you your".split()
)


def create(connection: sqlite3.Connection) -> None:
    """Make the empty index."""
    connection.execute(
        f"CREATE VIRTUAL TABLE passage_text USING fts5({', '.join(_COLUMNS)}, content='',"
        ' tokenize="porter unicode61 remove_diacritics 2")'
    )


def add(connection: sqlite3.Connection, rowid: int, fields: dict[str, str]) -> None:
    """Index one passage under ``rowid``; ``fields`` has a text for each column."""
    values = [fields[column] for column in _COLUMNS]
    marks = ", ".join("?" * len(_COLUMNS))
    connection.execute(
        f"INSERT INTO passage_text (rowid, {', '.join(_COLUMNS)}) VALUES (?, {marks})",
        (rowid, *values),
    )


def search(
    connection: sqlite3.Connection, question: str, limit: int, rowids: Sequence[int] | None = None
) -> list[int]:
    """Row ids of passages that share a word with ``question``, best BM25 first.

    Args:
        connection: To a ``corpus.sqlite``.
        question: In plain words; nothing in it is query syntax.
        limit: The most row ids to return.
        rowids: Only these; all when absent.
    """
    query = match_expression(question)
    if not query:
        return []
    within = "" if rowids is None else f" AND rowid IN ({', '.join(str(int(r)) for r in rowids)})"
    rows = connection.execute(
        "SELECT rowid FROM passage_text WHERE passage_text MATCH ?"
        f"{within} ORDER BY bm25(passage_text, {', '.join(map(str, _WEIGHTS))}), rowid LIMIT ?",
        (query, limit),
    )
    return [row[0] for row in rows]


def match_expression(question: str) -> str:
    """An FTS5 expression that matches any content word of ``question``; empty when it has none."""
    words = dict.fromkeys(word.lower() for word in _WORD.findall(question))
    content = [word for word in words if word not in _STOP_WORDS]
    return " OR ".join(f'"{word}"' for word in content)
