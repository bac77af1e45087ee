"""Search over a published library: folding, caps, filters, spellings, guides in hand."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from fastapi.testclient import TestClient

from api.bootstrap import open_library
from api.main import create_app
from corpus.library import Library as Opened
from tests.conftest import FEEDBACK, Library

POOL = "Newts swim in the pond at dusk, and herons watch them from the bank without moving."


@contextmanager
def opened(library: Library) -> Iterator[Opened]:
    with library.data.owned(), closing(open_library(library.settings, library.encoder)) as found:
        yield found


def test_near_duplicates_are_folded_with_their_places(library: Library) -> None:
    library.write("one.md", f"# One\n\n{POOL}\n")
    library.write("two.md", f"# Two\n\n{POOL} Often.\n")
    library.write("other.md", "# Other\n\nHerons build large nests in tall trees near water.\n")
    library.ingest()
    with opened(library) as found:
        hits = found.search("What do herons watch in the pond?")
    assert sorted([hits[0].guide.id, *(same.guide_id for same in hits[0].also_in)]) == [
        "one",
        "two",
    ]
    assert [hit.guide.id for hit in hits].count("other") == 1
    assert len(hits) == 2


def test_cap_leaves_room_for_other_guides(library: Library) -> None:
    sections = "\n\n".join(f"## Part {n}\n\nNewts number {n} swim in pond {n}." for n in range(6))
    library.write("newts.md", f"# Newts\n\n{sections}\n")
    library.write("herons.md", "# Herons\n\nHerons eat newts.\n")
    library.ingest()
    with opened(library) as found:
        hits = found.search("newts swim", 3, per_guide=2)
    assert [hit.guide.id for hit in hits] == ["newts", "newts", "herons"]


def test_withdrawn_guide_is_not_searched(library: Library) -> None:
    library.write("old.md", f"---\nstatus: withdrawn\n---\n\n# Old\n\n{POOL}\n")
    library.write("giving-feedback.md", FEEDBACK)
    library.ingest()
    with opened(library) as found:
        assert {hit.guide.id for hit in found.search("newts herons pond")} == {"giving-feedback"}


def test_preferred_guide_comes_first_among_equals(filled: Library) -> None:
    question = "Where does criticism belong, and how do I ask one person?"
    with opened(filled) as found:
        for guide in ("giving-feedback", "finding-a-mentor"):
            assert found.search(question, prefer={guide: 1.0})[0].guide.id == guide


@pytest.mark.parametrize("typed", ["critiscism", "behavior"])
def test_word_is_found_however_it_is_written(filled: Library, typed: str) -> None:
    filled.encoder.count_tokens = lambda text: len(text) // 2  # type: ignore[method-assign]
    with opened(filled) as found:
        assert found.rank(typed).lexical


def test_each_legs_scores_are_shown_and_in_range(filled: Library) -> None:
    with opened(filled) as found:
        ranking = found.rank("criticism belongs in a quiet room")
    assert all(-1.001 <= similarity <= 1.001 for similarity in ranking.dense.values())
    assert all(0 <= match <= 1 for match in ranking.lexical.values())
    for scores in (ranking.dense, ranking.lexical, ranking.fused):
        assert list(scores.values()) == sorted(scores.values(), reverse=True)


def test_filters_narrow_a_search_over_http(filled: Library) -> None:
    with TestClient(create_app(filled.settings, lambda _: filled.encoder)) as client:
        body = {
            "question": "criticism in a quiet room",
            "filters": {"guides": ["finding-a-mentor"]},
        }
        found = client.post("/api/v1/search", json=body).json()["passages"]
        assert {passage["passage"]["guide_id"] for passage in found} == {"finding-a-mentor"}
        body["filters"] = {"publishers": ["Nobody"]}
        assert client.post("/api/v1/search", json=body).json()["passages"] == []
        body["filters"] = {"collections": ["shipped"]}
        assert client.post("/api/v1/search", json=body).json()["passages"]
