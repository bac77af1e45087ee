"""Search over packed postings and stored vectors finds what the plain formulation finds."""

import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue_tables import write_catalogue
from corpus.encoder import Vectors
from corpus.errors import IndexQueryError
from corpus.guide import GuideMetadata, Passage, Revision, passage_id
from corpus.ranking import Ranking
from corpus.search import Searcher
from corpus.stored_vectors import VECTORS_FILE, StoredVectors, write_stored_vectors
from corpus.vectors import VectorIndex, write_vectors
from tests.fakes import WordHashEncoder

VOCABULARY = [f"{a}{b}" for a in ("mentor", "rota", "ward", "goal") for b in ("", "s", "ing", "ed")]
QUESTIONS = ("mentors and goals", "a warding rota", "what nobody wrote", "gaol mentoring wards")
PASSAGES = 60


@dataclass(frozen=True)
class Made:
    folder: Path
    encoder: WordHashEncoder
    vectors: Vectors


def _write(folder: Path, seed: int) -> Made:
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(VOCABULARY, k=chance.randint(1, 9))) for _ in range(PASSAGES)]
    guides = [_guide(f"g{n}", text) for n, text in enumerate(texts)]
    write_catalogue(folder / "corpus.sqlite", [(r, [p]) for r, p in guides])
    encoder = WordHashEncoder()
    vectors = encoder.encode(texts)
    passages = [passage for _, passage in guides]
    write_vectors(
        folder / "chroma", [p.id for p in passages], [p.guide_id for p in passages], vectors
    )
    write_stored_vectors(folder / VECTORS_FILE, vectors)
    return Made(folder, encoder, vectors)


def _guide(name: str, text: str) -> tuple[Revision, Passage]:
    revision = Revision(
        id=f"{int(name[1:]):016x}",
        guide_id=name,
        metadata=GuideMetadata(title=name),
        text=text,
        blocks=(),
        sentences=(),
    )
    passage = Passage(
        id=passage_id(revision.id, 0, len(text)),
        guide_id=name,
        revision=revision.id,
        ordinal=0,
        start=0,
        end=len(text),
        first_sentence=0,
        last_sentence=0,
    )
    return revision, passage


@contextmanager
def _searchers(made: Made) -> Iterator[tuple[Searcher, Searcher]]:
    """The quick one, and one that asks FTS5 and Chroma for everything."""
    plain = made.folder / "plain.sqlite"
    plain.write_bytes((made.folder / "corpus.sqlite").read_bytes())
    with closing(sqlite3.connect(plain)) as connection, connection:
        connection.execute("DROP TABLE posting")
    with (
        closing(Catalogue(made.folder / "corpus.sqlite")) as quick,
        closing(Catalogue(plain)) as slow,
        closing(StoredVectors(made.folder / VECTORS_FILE, quick, 64)) as stored,
        VectorIndex(made.folder / "chroma") as index,
    ):
        yield (
            Searcher(quick, index, made.encoder, stored),
            Searcher(slow, index, made.encoder),
        )


def _same(one: Ranking, other: Ranking) -> None:
    for mine, theirs in (
        (one.dense, other.dense),
        (one.lexical, other.lexical),
        (one.fused, other.fused),
    ):
        assert list(mine.values()) == pytest.approx(list(theirs.values()), abs=1e-5)
        for identifier in mine.keys() & theirs.keys():
            assert mine[identifier] == pytest.approx(theirs[identifier], abs=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_ranking_is_that_of_the_plain_formulation(tmp_path: Path, seed: int) -> None:
    few = [f"g{n}" for n in range(seed, PASSAGES, 7)]
    with _searchers(_write(tmp_path, seed)) as (quick, plain):
        for question in QUESTIONS:
            for depth in (5, PASSAGES):
                _same(quick.rank(question, depth), plain.rank(question, depth))
                _same(quick.rank(question, depth, few), plain.rank(question, depth, few))
            preferred = {"g1": 0.3, "g2": -0.1}
            _same(
                quick.rank(question, 9, prefer=preferred), plain.rank(question, 9, prefer=preferred)
            )


def test_stored_vectors_are_exact_and_refuse_what_is_not_finite(tmp_path: Path) -> None:
    made = _write(tmp_path, 1)
    guides = ["g3", "g40", "g41"]
    with (
        closing(Catalogue(tmp_path / "corpus.sqlite")) as catalogue,
        closing(StoredVectors(tmp_path / VECTORS_FILE, catalogue, 64)) as stored,
    ):
        found = stored.nearest(made.vectors[40], 2, guides)
        assert found[0].similarity == pytest.approx(1.0, abs=1e-5)
        every = [f"g{n}" for n in range(PASSAGES)]
        order = np.sort(made.vectors @ made.vectors[7])[::-1][:5]
        nearest = stored.nearest(made.vectors[7], 5, every)
        assert [n.similarity for n in nearest] == pytest.approx(order.tolist(), abs=1e-5)
        assert stored.nearest(made.vectors[7], 5, ["nobody"]) == []
        assert stored.similarities(made.vectors[7], ["nothing"]) == {}
        with pytest.raises(ValueError, match="finite"):
            stored.nearest(made.vectors[7] * np.nan, 2, guides)


def test_vectors_cut_short_while_they_are_open_are_an_error(tmp_path: Path) -> None:
    made = _write(tmp_path, 1)
    with (
        closing(Catalogue(tmp_path / "corpus.sqlite")) as catalogue,
        closing(StoredVectors(tmp_path / VECTORS_FILE, catalogue, 64)) as stored,
    ):
        os.truncate(tmp_path / VECTORS_FILE, 100)
        with pytest.raises(IndexQueryError, match="shorter"):
            stored.nearest(made.vectors[7], 5, ["g30"])


def test_vectors_of_another_library_are_refused(tmp_path: Path) -> None:
    made = _write(tmp_path, 1)
    write_stored_vectors(tmp_path / VECTORS_FILE, made.vectors[:-1])
    with (
        closing(Catalogue(tmp_path / "corpus.sqlite")) as catalogue,
        pytest.raises(ValueError, match="one vector for each"),
    ):
        StoredVectors(tmp_path / VECTORS_FILE, catalogue, 64)
