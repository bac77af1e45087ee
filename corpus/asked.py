"""Questions that the owner of a guide expects, and the passages that answer them.

Floor 1. They help to find a passage whose prose shares no word with the way people ask. They are
no part of a guide's text: never quoted, never cited, never evidence. Nogueira, Yang, Lin and Cho
(2019, https://arxiv.org/abs/1904.08375) expand documents by questions that a model predicts; here
a person writes them.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.guide import AskedAs, Passage

_SCHEMA = """
CREATE TABLE asked (number INTEGER PRIMARY KEY, guide_id TEXT NOT NULL, question TEXT NOT NULL);
CREATE TABLE answered_by (
    asked INTEGER NOT NULL REFERENCES asked (number), passage TEXT NOT NULL,
    PRIMARY KEY (asked, passage)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class AnticipatedQuestion:
    """A way to ask for a section, with the passages that the section was cut into."""

    question: str
    guide_id: str
    passage_ids: tuple[str, ...]


def anticipated_questions(
    asked: Iterable[AskedAs], passages: Sequence[Passage]
) -> list[AnticipatedQuestion]:
    """The questions of one guide; a section answers for what stands below its own headings too.

    Args:
        asked: As the guide's sources have them; what two sources both hold counts once.
        passages: All of the guide.
    """
    found: dict[tuple[str, str], AnticipatedQuestion] = {}
    for section in asked:
        held = [passage for passage in passages if section.heading in passage.heading_path]
        ids = tuple(passage.id for passage in held)
        for question in section.questions if held else ():
            key = (section.heading, question)
            found.setdefault(key, AnticipatedQuestion(question, held[0].guide_id, ids))
    return list(found.values())


def by_passage(questions: Iterable[AnticipatedQuestion]) -> dict[str, list[str]]:
    """The questions that each passage answers, by its id."""
    found: dict[str, list[str]] = {}
    for asked in questions:
        for identifier in asked.passage_ids:
            found.setdefault(identifier, []).append(asked.question)
    return found


def write(connection: sqlite3.Connection, questions: Sequence[AnticipatedQuestion]) -> None:
    """Add the tables to a new catalogue; questions are numbered from 1 in their order."""
    connection.executescript(_SCHEMA)
    for number, asked in enumerate(questions, start=1):
        connection.execute(
            "INSERT INTO asked VALUES (?, ?, ?)", (number, asked.guide_id, asked.question)
        )
        rows = [(number, identifier) for identifier in asked.passage_ids]
        connection.executemany("INSERT INTO answered_by VALUES (?, ?)", rows)


def is_held(connection: sqlite3.Connection) -> bool:
    """Whether a catalogue has these tables; those of old generations do not."""
    query = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'asked'"
    return bool(connection.execute(query).fetchone()[0])


def read_all(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    """Number, guide and text of every question, in their order."""
    return connection.execute(
        "SELECT number, guide_id, question FROM asked ORDER BY number"
    ).fetchall()


@dataclass(frozen=True, slots=True)
class AskedMatch:
    """The question expected for a passage that is nearest to the one that was asked."""

    question: str
    similarity: float
    """Cosine similarity of the two questions in [-1, 1]."""


def best_matches(
    connection: sqlite3.Connection, similarities: Mapping[int, float]
) -> dict[str, AskedMatch]:
    """The nearest question of each passage that answers any of some questions, by passage id.

    Args:
        connection: To a catalogue that has these tables.
        similarities: To the question that was asked, by number.
    """
    rows = connection.execute(
        "SELECT number, passage, question FROM asked JOIN answered_by ON asked = number"
        " WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(similarities)),),
    )
    best: dict[str, AskedMatch] = {}
    for number, passage, question in sorted(rows, key=lambda row: -similarities[row[0]]):
        best.setdefault(passage, AskedMatch(question, similarities[number]))
    return best
