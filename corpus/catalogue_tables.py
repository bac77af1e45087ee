"""The tables of ``corpus.sqlite``, and how a build fills them.

Floor 1. Written once while a generation is built; ``catalogue.py`` reads them.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from corpus import asked, lexical
from corpus.asked import AnticipatedQuestion
from corpus.guide import Passage, Revision

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
    heading_path TEXT NOT NULL, locator TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX passage_of_guide ON passage (guide_id, ordinal);
"""
PASSAGE_COLUMNS = (
    'id, guide_id, revision, ordinal, start, "end", first_sentence, last_sentence,'
    " heading_path, locator"
)


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
        lexical.finish(connection)


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
        text = revision.quote(passage.start, passage.end)
        number = _add_passage(connection, passage, text)
        fields = {
            "title": metadata.title,
            "heading": " ".join(passage.heading_path),
            "publisher": metadata.publisher or "",
            "names": " ".join(revision.names),
            "text": text,
            "asked": " ".join(expected.get(passage.id, ())),
        }
        lexical.add(connection, number, fields)


def _add_passage(connection: sqlite3.Connection, passage: Passage, text: str) -> int:
    cursor = connection.execute(
        f"INSERT INTO passage ({PASSAGE_COLUMNS}, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(passage.id, passage.guide_id, passage.revision, passage.ordinal),
            *(passage.start, passage.end, passage.first_sentence, passage.last_sentence),
            json.dumps(passage.heading_path, ensure_ascii=False),
            passage.locator.model_dump_json(),
            text,
        ),
    )
    number = cursor.lastrowid
    assert number is not None, "an INSERT gives a row id"
    return number
