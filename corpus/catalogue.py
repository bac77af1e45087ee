"""``corpus.sqlite`` of a generation: its guides, passages and their words.

Floor 1. Written once while a generation is built, opened read-only afterwards. Passages are
numbered from 1 in the order in which they were added; that number is the row id everywhere.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock

from corpus import asked, lexical
from corpus.asked import AnticipatedQuestion, AskedMatch
from corpus.guide import GuideMetadata, Locator, Passage, Revision, Value

_SCHEMA = """
CREATE TABLE guide (
    id TEXT PRIMARY KEY, revision TEXT NOT NULL, metadata TEXT NOT NULL, passages INTEGER NOT NULL
);
CREATE TABLE revision (id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE passage (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    guide_id TEXT NOT NULL REFERENCES guide (id), revision TEXT NOT NULL, ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    first_sentence INTEGER NOT NULL, last_sentence INTEGER NOT NULL,
    heading_path TEXT NOT NULL, locator TEXT NOT NULL
);
CREATE INDEX passage_of_guide ON passage (guide_id, ordinal);
"""
_CACHED_REVISIONS = 256
_CACHED_WORDS = 10_000
_PASSAGE_COLUMNS = (
    'id, guide_id, revision, ordinal, start, "end", first_sentence, last_sentence,'
    " heading_path, locator"
)


class CataloguedGuide(Value):
    """A guide of one generation."""

    id: str
    revision: str
    metadata: GuideMetadata
    passages: int


def write_catalogue(
    path: Path,
    guides: Iterable[tuple[Revision, Sequence[Passage]]],
    questions: Sequence[AnticipatedQuestion] = (),
) -> None:
    """Write the catalogue of a generation to ``path``, which must not exist yet.

    Args:
        path: Of the new file.
        guides: Each with its passages.
        questions: That their owners expect.
    """
    expected = asked.by_passage(questions)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(_SCHEMA)
        lexical.create(connection)
        for revision, passages in guides:
            _add_guide(connection, revision, passages, expected)
        asked.write(connection, questions)


def _add_guide(
    connection: sqlite3.Connection,
    revision: Revision,
    passages: Sequence[Passage],
    expected: Mapping[str, Sequence[str]],
) -> None:
    metadata = revision.metadata
    connection.execute(
        "INSERT INTO guide VALUES (?, ?, ?, ?)",
        (revision.guide_id, revision.id, metadata.model_dump_json(), len(passages)),
    )
    connection.execute(
        "INSERT OR IGNORE INTO revision VALUES (?, ?)", (revision.id, revision.model_dump_json())
    )
    for passage in passages:
        number = _add_passage(connection, passage)
        fields = {
            "title": metadata.title,
            "heading": " ".join(passage.heading_path),
            "publisher": metadata.publisher or "",
            "names": " ".join(revision.names),
            "text": revision.quote(passage.start, passage.end),
            "asked": " ".join(expected.get(passage.id, ())),
        }
        lexical.add(connection, number, fields)


def _add_passage(connection: sqlite3.Connection, passage: Passage) -> int:
    cursor = connection.execute(
        f"INSERT INTO passage ({_PASSAGE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(passage.id, passage.guide_id, passage.revision, passage.ordinal),
            *(passage.start, passage.end, passage.first_sentence, passage.last_sentence),
            json.dumps(passage.heading_path, ensure_ascii=False),
            passage.locator.model_dump_json(),
        ),
    )
    number = cursor.lastrowid
    assert number is not None, "an INSERT gives a row id"
    return number


class Catalogue:
    """A published catalogue, read-only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, which is never written to again."""
        self.path = path
        # immutable: no lock file and no journal is ever created beside a published file.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._cached_revision = lru_cache(maxsize=_CACHED_REVISIONS)(self._read_revision)
        self._passages_with = lru_cache(maxsize=_CACHED_WORDS)(self._count_passages_with)
        self._passages = int(self._rows("SELECT count(*) FROM passage")[0][0])
        self._expects = asked.is_held(self._connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def guides(self) -> list[CataloguedGuide]:
        """Every guide, by title."""
        rows = self._rows("SELECT id, revision, metadata, passages FROM guide")
        return sorted(map(_guide, rows), key=lambda guide: (guide.metadata.title.lower(), guide.id))

    def guide(self, guide_id: str) -> CataloguedGuide | None:
        """The guide with this id, if the generation holds it."""
        rows = self._rows(
            "SELECT id, revision, metadata, passages FROM guide WHERE id = ?", guide_id
        )
        return _guide(rows[0]) if rows else None

    def revision(self, revision_id: str) -> Revision | None:
        """A revision that this generation holds, with the structure its passages were cut from."""
        return self._cached_revision(revision_id)

    def _read_revision(self, revision_id: str) -> Revision | None:
        rows = self._rows("SELECT body FROM revision WHERE id = ?", revision_id)
        return Revision.model_validate_json(rows[0][0]) if rows else None

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids; an unknown id is left out."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(
            f"SELECT {_PASSAGE_COLUMNS} FROM passage WHERE id IN ({marks})",
            *ids,
        )
        return {passage.id: passage for passage in map(_passage, rows)}

    def guides_of(self, passage_ids: Sequence[str]) -> dict[str, str]:
        """Guide id by passage id; an unknown id is left out."""
        marks = ", ".join("?" * len(passage_ids))
        rows = self._rows(f"SELECT id, guide_id FROM passage WHERE id IN ({marks})", *passage_ids)
        return dict(rows)  # type: ignore[arg-type]  # each row has two values

    def passages_of(self, guide_id: str) -> list[Passage]:
        """Every passage of a guide, in reading order."""
        rows = self._rows(
            f"SELECT {_PASSAGE_COLUMNS} FROM passage WHERE guide_id = ? ORDER BY ordinal",
            guide_id,
        )
        return [_passage(row) for row in rows]

    def passage_ids(self) -> list[str]:
        """The id of every passage, in the order in which they were added."""
        return [row[0] for row in self._rows("SELECT id FROM passage ORDER BY number")]

    def by_words(
        self, words: Sequence[str], limit: int, guide_ids: Sequence[str] | None = None
    ) -> dict[str, float]:
        """BM25 by id of the passages that hold any of ``words``, best first, higher is better."""
        numbers = None if guide_ids is None else self._numbers("guide_id", guide_ids)
        with self._reading() as connection:
            found = lexical.search(connection, words, limit, numbers)
        ids = self._ids(found)
        return {ids[number]: score for number, score in found.items()}

    def word_scores(self, words: Sequence[str], passage_ids: Sequence[str]) -> dict[str, float]:
        """BM25 of those of the given passages that hold any of ``words``."""
        if not passage_ids:
            return {}
        numbers = self._numbers("id", passage_ids)
        with self._reading() as connection:
            found = lexical.search(connection, words, len(numbers), numbers)
        ids = self._ids(found)
        return {ids[number]: score for number, score in found.items()}

    def passages_with(self, word: str) -> int:
        """How many passages are found by a word, in any of its stemmed forms."""
        return self._passages_with(word)

    def passages_that_say(self, words: Sequence[str], most: int) -> int:
        """How many passages hold any of ``words`` in the guide's own text, title or names."""
        with self._reading() as connection:
            return lexical.passages_that_say(connection, words, most)

    def questions(self) -> list[tuple[int, str, str]]:
        """Number, guide and text of every question that is expected; none in old generations."""
        with self._reading() as connection:
            return asked.read_all(connection) if self._expects else []

    def asked_of(self, similarities: Mapping[int, float]) -> dict[str, AskedMatch]:
        """The nearest of some expected questions, by id of the passages that answer it.

        Args:
            similarities: To the question that was asked, by number.
        """
        if not similarities or not self._expects:
            return {}
        with self._reading() as connection:
            return asked.best_matches(connection, similarities)

    def vocabulary(self) -> dict[str, int]:
        """Every word of the passages, and how many hold it."""
        with self._reading() as connection:
            return lexical.vocabulary(connection)

    def upper_bound(self, words: Sequence[str]) -> float:
        """The BM25 that no passage of this generation can pass for these words; above 0."""
        holding = {word: self._passages_with(word) for word in words}
        return lexical.upper_bound(holding, self._passages) or 1.0

    def _count_passages_with(self, word: str) -> int:
        with self._reading() as connection:
            return lexical.passages_with(connection, word)

    def _ids(self, numbers: Iterable[int]) -> dict[int, str]:
        wanted = list(numbers)
        marks = ", ".join("?" * len(wanted))
        rows = self._rows(f"SELECT number, id FROM passage WHERE number IN ({marks})", *wanted)
        return {int(number): identifier for number, identifier in rows}

    def _numbers(self, column: str, values: Sequence[str]) -> list[int]:
        marks = ", ".join("?" * len(values))
        query = f"SELECT number FROM passage WHERE {column} IN ({marks})"
        return [int(row[0]) for row in self._rows(query, *values)]

    def _rows(self, query: str, *values: str | int) -> list[tuple[str, ...]]:
        with self._reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            yield self._connection


def _guide(row: tuple[str, ...]) -> CataloguedGuide:
    identifier, revision, metadata, passages = row
    return CataloguedGuide(
        id=identifier,
        revision=revision,
        metadata=GuideMetadata.model_validate_json(metadata),
        passages=int(passages),
    )


def _passage(row: tuple[str, ...]) -> Passage:
    fields = dict(zip(Passage.model_fields, row, strict=True))
    fields["heading_path"] = json.loads(fields["heading_path"])
    return Passage.model_validate(fields | {"locator": Locator.model_validate_json(row[-1])})
