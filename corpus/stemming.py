"""How FTS5 writes a word in its index: one tokenizer for guides and questions.

Floor 1.
"""

import sqlite3
from functools import lru_cache
from threading import Lock

TOKENIZER = "porter unicode61 remove_diacritics 2"
_CACHED_WORDS = 10_000


class Stemmer:
    """Asks FTS5 itself, in memory; safe to share between threads."""

    def __init__(self) -> None:
        """Make an empty index."""
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            f"CREATE VIRTUAL TABLE spoken USING fts5(word, content='', tokenize=\"{TOKENIZER}\")"
        )
        self._connection.execute("CREATE VIRTUAL TABLE term USING fts5vocab(spoken, row)")
        self._lock = Lock()
        self.term = lru_cache(maxsize=_CACHED_WORDS)(self._term)
        """The term that a word becomes; ``None`` when it becomes none, or several."""

    def close(self) -> None:
        """Let go of the index."""
        self._connection.close()

    def _term(self, word: str) -> str | None:
        with self._lock:
            self._connection.execute("INSERT INTO spoken (rowid, word) VALUES (1, ?)", (word,))
            terms = self._connection.execute("SELECT term, cnt FROM term").fetchall()
            self._connection.execute("INSERT INTO spoken (spoken) VALUES ('delete-all')")
        return str(terms[0][0]) if len(terms) == 1 and terms[0][1] == 1 else None
