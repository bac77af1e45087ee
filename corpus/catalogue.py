"""``corpus.sqlite`` of a generation, read: its guides, passages and their words.

Floor 1. ``catalogue_tables.py`` writes it, once; it is opened read-only afterwards. Passages are
numbered from 1 in the order in which they were added; that number is the row id everywhere.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock

from pydantic import ValidationError

from corpus import asked, lexical
from corpus.asked import AskedMatch
from corpus.catalogue_tables import PASSAGE_COLUMNS
from corpus.errors import CatalogueError
from corpus.guide import GuideMetadata, Locator, Passage, Revision, Value
from corpus.postings import Postings

_GIVEN = "(SELECT value FROM json_each(?))"
"""As many values as one likes in one statement, which is then prepared once."""
_CACHED_GUIDES = 2_000
_CACHED_REVISIONS = 256
_CACHED_WORDS = 10_000
_CACHED_PLACES = 4_096
"""Parsed heading paths and locators, which many passages share."""


class CataloguedGuide(Value):
    """A guide of one generation."""

    id: str
    revision: str
    metadata: GuideMetadata
    passages: int


class Catalogue:
    """A published catalogue, read-only; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, which is never written to again."""
        self.path = path
        # immutable: no lock file and no journal is ever created beside a published file.
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = Lock()
        self._cached_guide = lru_cache(maxsize=_CACHED_GUIDES)(self._read_guide)
        self._cached_revision = lru_cache(maxsize=_CACHED_REVISIONS)(self._read_revision)
        self._passages_with = lru_cache(maxsize=_CACHED_WORDS)(self._count_passages_with)
        self._numbered = cache(self._number)
        self._passages = int(self._rows("SELECT count(*) FROM passage")[0][0])
        self._expects = asked.is_held(self._connection)
        kept = "SELECT count(*) FROM pragma_table_info('passage') WHERE name = 'text'"
        self._keeps_texts = bool(self._rows(kept)[0][0])
        rarity = partial(lexical.idf, passages=self._passages)
        self._postings = Postings(self._reading, self._passages, rarity)

    def __len__(self) -> int:
        """Number of passages."""
        return self._passages

    def close(self) -> None:
        """Close the file."""
        self._postings.close()
        self._connection.close()

    def guides(self) -> list[CataloguedGuide]:
        """Every guide, by title."""
        rows = self._rows("SELECT id, revision, metadata, passages FROM guide")
        return sorted(map(_guide, rows), key=lambda guide: (guide.metadata.title.lower(), guide.id))

    def guide(self, guide_id: str) -> CataloguedGuide | None:
        """The guide with this id, if the generation holds it."""
        return self._cached_guide(guide_id)

    def _read_guide(self, guide_id: str) -> CataloguedGuide | None:
        rows = self._rows(
            "SELECT id, revision, metadata, passages FROM guide WHERE id = ?", guide_id
        )
        return _guide(rows[0]) if rows else None

    def revision(self, revision_id: str) -> Revision | None:
        """A revision that this generation holds, with the structure its passages were cut from."""
        return self._cached_revision(revision_id)

    def _read_revision(self, revision_id: str) -> Revision | None:
        rows = self._rows("SELECT body FROM revision WHERE id = ?", revision_id)
        try:
            return Revision.model_validate_json(rows[0][0]) if rows else None
        except ValidationError as error:
            raise CatalogueError from error

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages with these ids; an unknown id is left out."""
        query = f"SELECT {PASSAGE_COLUMNS} FROM passage WHERE id IN {_GIVEN}"
        rows = self._rows(query, json.dumps(list(ids)))
        return {passage.id: passage for passage in map(_passage, rows)}

    def texts_of(self, passages: Iterable[Passage]) -> dict[str, str]:
        """The texts of passages of this generation, by their ids."""
        if self._keeps_texts:
            query = f"SELECT id, text FROM passage WHERE id IN {_GIVEN}"
            return dict(self._rows(query, json.dumps([p.id for p in passages])))  # type: ignore[arg-type]  # each row has two values
        return {passage.id: self._cut_out(passage) for passage in passages}

    def _cut_out(self, passage: Passage) -> str:
        """The text of a passage in a generation of before, which keeps it only in its revision."""
        revision = self.revision(passage.revision)
        assert revision is not None, "a catalogue holds the revisions of its passages"
        return revision.quote(passage.start, passage.end)

    def guides_of(self, passage_ids: Sequence[str]) -> dict[str, str]:
        """Guide id by passage id; an unknown id is left out."""
        query = f"SELECT id, guide_id FROM passage WHERE id IN {_GIVEN}"
        rows = self._rows(query, json.dumps(list(passage_ids)))
        return dict(rows)  # type: ignore[arg-type]  # each row has two values

    def passages_of(self, guide_id: str) -> list[Passage]:
        """Every passage of a guide, in reading order."""
        rows = self._rows(
            f"SELECT {PASSAGE_COLUMNS} FROM passage WHERE guide_id = ? ORDER BY ordinal",
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
        numbers = None if guide_ids is None else self.numbers_within(guide_ids)
        found = self._bm25(words, limit, numbers)
        ids = self.ids_of(found)
        return {ids[number]: score for number, score in found.items()}

    def word_scores(self, words: Sequence[str], passage_ids: Sequence[str]) -> dict[str, float]:
        """BM25 of those of the given passages that hold any of ``words``."""
        if not passage_ids:
            return {}
        ids = {number: identifier for identifier, number in self.numbers_of(passage_ids).items()}
        found = self._bm25(words, len(ids), list(ids))
        return {ids[number]: score for number, score in found.items()}

    def _bm25(
        self, words: Sequence[str], limit: int, numbers: Sequence[int] | None
    ) -> dict[int, float]:
        found = self._postings.best(words, limit, numbers)
        if found is not None:
            return found
        with self._reading() as connection:
            return lexical.search(connection, words, limit, numbers)

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
        counted = self._postings.passages_with(word)
        if counted is not None:
            return counted
        with self._reading() as connection:
            return lexical.passages_with(connection, word)

    def ids_of(self, numbers: Iterable[int]) -> dict[int, str]:
        """Passage id by number."""
        ids, _ = self._numbered()
        return {number: ids[number - 1] for number in numbers}

    def numbers_of(self, passage_ids: Iterable[str]) -> dict[str, int]:
        """Number by passage id; an unknown id is left out."""
        _, numbers = self._numbered()
        return {known: numbers[known] for known in passage_ids if known in numbers}

    def _number(self) -> tuple[list[str], dict[str, int]]:
        """Every id by its number and the other way round: some 2 MB for 10,000 passages."""
        ids = self.passage_ids()
        return ids, {identifier: number for number, identifier in enumerate(ids, start=1)}

    def numbers_within(self, guide_ids: Iterable[str]) -> list[int]:
        """The numbers of all passages of these guides, in their order."""
        query = f"SELECT number FROM passage WHERE guide_id IN {_GIVEN} ORDER BY number"
        return [int(row[0]) for row in self._rows(query, json.dumps(list(guide_ids)))]

    def _rows(self, query: str, *values: str | int) -> list[tuple[str, ...]]:
        with self._reading() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The connection; a file that was damaged after it was opened is told as such."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise CatalogueError from error


def _guide(row: tuple[str, ...]) -> CataloguedGuide:
    identifier, revision, metadata, passages = row
    return CataloguedGuide(
        id=identifier,
        revision=revision,
        metadata=GuideMetadata.model_validate_json(metadata),
        passages=int(passages),
    )


def _passage(row: tuple[str, ...]) -> Passage:
    fields: dict[str, object] = dict(zip(Passage.model_fields, row, strict=True))
    fields["heading_path"] = _heading_path(row[-2])
    return Passage.model_validate(fields | {"locator": _locator(row[-1])})


@lru_cache(maxsize=_CACHED_PLACES)
def _heading_path(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=_CACHED_PLACES)
def _locator(text: str) -> Locator:
    return Locator.model_validate_json(text)
