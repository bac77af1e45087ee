from pathlib import Path

import numpy as np
import pytest

from corpus.errors import IndexQueryError
from corpus.recent_vectors import RecentVectors
from corpus.vectors import QUESTIONS, VectorIndex, write_vectors
from tests.fakes import WordHashEncoder

TEXTS = ["mentors listen", "feedback helps", "rotas are long", "goals slip"]


@pytest.fixture
def index(tmp_path: Path, encoder: WordHashEncoder) -> Path:
    folder = tmp_path / "chroma"
    write_vectors(folder, list("abcd"), ["g1", "g1", "g2", "g2"], encoder.encode(TEXTS))
    return folder


def test_nearest_is_best_first_with_cosine_similarity(
    index: Path, encoder: WordHashEncoder
) -> None:
    with VectorIndex(index) as opened:
        found = opened.nearest(encoder.encode_query(TEXTS[1]), 10)
    assert found[0].passage_id == "b"
    assert found[0].similarity == pytest.approx(1, abs=1e-5)
    assert len(found) == 4
    assert [n.similarity for n in found] == sorted((n.similarity for n in found), reverse=True)


def test_nearest_can_be_limited_to_guides(index: Path, encoder: WordHashEncoder) -> None:
    with VectorIndex(index) as opened:
        found = opened.nearest(encoder.encode_query(TEXTS[0]), 10, ["g2"])
    assert {n.passage_id for n in found} == {"c", "d"}


def test_query_that_is_not_finite_is_refused(index: Path) -> None:
    with VectorIndex(index) as opened, pytest.raises(ValueError, match="finite"):
        opened.nearest(np.full(64, np.nan, dtype=np.float32), 1)


def test_folder_without_an_index_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(IndexQueryError):
        VectorIndex(tmp_path / "nothing")


def test_recent_vectors_encode_only_what_is_not_remembered(encoder: WordHashEncoder) -> None:
    recent = RecentVectors(encoder, kept=3)
    first = recent.encode(TEXTS[:3])
    encoder.encoded.clear()
    assert np.array_equal(recent.encode(TEXTS[:3]), first)
    assert encoder.encoded == []
    recent.encode(TEXTS)
    assert encoder.encoded == [TEXTS[3]]
    recent.encode([TEXTS[0]])
    assert encoder.encoded == [TEXTS[3], TEXTS[0]]


def test_expected_questions_are_a_collection_of_their_own(
    index: Path, encoder: WordHashEncoder
) -> None:
    vectors = encoder.encode(["how do herons fish", "where do newts swim"])
    with VectorIndex(index) as opened:
        assert opened.count_questions() == 0
        assert opened.nearest_questions(vectors, 5) == [{}, {}]
    write_vectors(index, ["1", "2"], ["g1", "g2"], vectors, QUESTIONS)
    with VectorIndex(index) as opened:
        assert (len(opened), opened.count_questions()) == (4, 2)
        assert [next(iter(found)) for found in opened.nearest_questions(vectors, 5)] == [1, 2]
        assert list(opened.nearest_questions(vectors[:1], 5, ["g2"])[0]) == [2]
