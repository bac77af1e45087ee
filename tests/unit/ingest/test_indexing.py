"""What a graph of vectors loses where very many are equal, and that nothing of it is lost."""

from pathlib import Path

import numpy as np
import pytest

from corpus.encoder import Vectors
from corpus.generation import Counts
from corpus.guide import Passage
from corpus.probe import _try_out
from corpus.vectors import PASSAGES, VectorIndex, write_vectors
from ingest import audit, indexing
from ingest.audit import audit_vectors, unreachable
from ingest.errors import AuditError, UnreachableError
from ingest.indexing import index_vectors

DIFFERENT = EQUAL = 300
NONE = np.empty((0, 64), dtype=np.float32)


def _vectors(difference: float = 0.0) -> Vectors:
    """Equal ones first, which differ by less than anybody can measure; then others."""
    chance = np.random.default_rng(1)
    vectors = chance.standard_normal((1 + DIFFERENT, 64))
    vectors[0, 0] = 0.0
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    equal = np.repeat(vectors[:1], EQUAL, axis=0)
    equal[:, 0] = np.arange(EQUAL) * difference
    return np.vstack([equal, vectors[1:]]).astype(np.float32)


def _passages(count: int) -> list[Passage]:
    return [
        Passage(
            id=f"p{number}",
            guide_id=f"g{number % 3}",
            revision="r",
            ordinal=number,
            start=number,
            end=number + 1,
            first_sentence=number,
            last_sentence=number,
        )
        for number in range(count)
    ]


def test_graph_of_equal_vectors_loses_some_and_what_is_set_apart_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with vectors that are not quite equal: none is kept out of the graph beforehand."""
    monkeypatch.setattr(indexing, "_SAME_DECIMALS", 30)
    monkeypatch.setattr(audit, "_MIN_RECALL", 0.9)  # what is lost is worse here than anywhere
    vectors = _vectors(1e-30)
    passages = _passages(len(vectors))
    ids, guide_ids = [p.id for p in passages], [p.guide_id for p in passages]
    write_vectors(tmp_path / "plain", ids, guide_ids, vectors, PASSAGES)
    with pytest.raises(UnreachableError, match="cannot be reached"):
        audit_vectors(tmp_path / "plain", ids, vectors, NONE)
    assert unreachable(tmp_path / "plain", vectors, NONE)[0]
    made = index_vectors(tmp_path / "index", passages, [], vectors)
    assert made.passages_found_by_own_vector == 1.0
    assert unreachable(tmp_path / "index", vectors, NONE) == ([], [])


@pytest.mark.parametrize("difference", [0.0, 1e-7])
def test_equal_vectors_are_one_in_the_graph_and_all_are_found(
    tmp_path: Path, difference: float
) -> None:
    vectors = _vectors(difference)
    passages = _passages(len(vectors))
    made = index_vectors(tmp_path, passages, [], vectors)
    assert made.recall_at_10 > 0.99
    with VectorIndex(tmp_path) as index:
        assert len(index) == len(passages)
        assert index._passages.graph.count() == 1 + DIFFERENT
        near = index.nearest(vectors[0], EQUAL + 1)
        assert {n.passage_id for n in near[:EQUAL]} == {f"p{n}" for n in range(EQUAL)}
        assert near[EQUAL].similarity < 0.9
        of_one = index.nearest(vectors[0], 5, ["g1"])
        assert all(int(n.passage_id[1:]) % 3 == 1 for n in of_one)
        near_given = index.similarities(vectors[0], ["p0", "p7", "p299", "p300", "unknown"])
        assert [i for i, similarity in near_given.items() if similarity > 0.999] == [
            "p0",
            "p7",
            "p299",
        ]
        assert len(near_given) == 4
    _try_out(lambda _: None, tmp_path, _counts(len(passages)), 64)


def _counts(passages: int) -> Counts:
    return Counts(guides=3, passages=passages, sentences=passages)


def test_too_many_lost_ones_are_a_failed_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_SAME_DECIMALS", 30)
    monkeypatch.setattr(audit, "_APART_AT_MOST", 0)
    with pytest.raises(AuditError, match="cannot be reached"):
        index_vectors(tmp_path, _passages(2 * EQUAL), [], _vectors(1e-30))


def test_what_was_audited_is_what_every_opening_finds(tmp_path: Path) -> None:
    vectors = np.random.default_rng(2).standard_normal((400, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    passages = _passages(len(vectors))
    index_vectors(tmp_path, passages, [], vectors)
    queries = np.random.default_rng(3).standard_normal((50, 64)).astype(np.float32)
    found = []
    for _ in range(3):
        with VectorIndex(tmp_path) as index:
            found.append(index.nearest_to_each(queries, 10))
    assert found[0] == found[1] == found[2]
    assert next(tmp_path.rglob("link_lists.bin")).stat().st_size > 0
