"""Guides that say the same thing very often, in one file or in many: all are found."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from fastapi.testclient import TestClient

from api.bootstrap import open_library
from api.main import create_app
from corpus.library import Library as Opened
from tests.conftest import MENTOR, Library

LINE = "The pump was checked in the morning and was in order."
SHARED = "Everybody who works here washes their hands before and after each visit to a patient."


@contextmanager
def opened(library: Library) -> Iterator[Opened]:
    with library.data.owned(), closing(open_library(library.settings, library.encoder)) as found:
        yield found


def _lines(number: int) -> str:
    return "Log of the pump\n\n" + f"{LINE}\n" * number


def _check_log(library: Library, lines: int) -> None:
    library.write("finding-a-mentor.md", MENTOR)
    library.write("log.txt", _lines(lines))
    report = library.ingest()
    assert report.published
    assert not report.failed
    assert report.sentences > lines
    assert report.passages < 10
    with opened(library) as found:
        best = found.search("Who checked the pump in the morning?")[0]
        assert (
            found.revision(best.passage.revision)
            .quote(best.passage.start, best.passage.end)
            .startswith(LINE)
        )
        assert best.passage.locator.line == 3
        assert found.search("How do I ask a mentor for half an hour?")[0].guide.id != "log"


def test_a_log_of_equal_lines_is_one_guide_among_others(library: Library) -> None:
    _check_log(library, 1_500)


@pytest.mark.soak
def test_a_log_of_thirty_thousand_equal_lines(library: Library) -> None:
    _check_log(library, 30_000)


def test_text_around_a_repeat_is_not_the_whole_log(library: Library) -> None:
    library.write("log.txt", _lines(300) + "\nThe pump was replaced at the end of the year.\n")
    library.ingest()
    app = create_app(library.settings, library.load)
    with TestClient(app) as client:
        passages = client.get("/api/v1/guides/log").json()["passages"]
        contexts = [
            client.get(f"/api/v1/passages/{passage['id']}", params={"context": 20}).json()
            for passage in passages
        ]
    assert len(contexts) > 1
    assert all(len(c["before"]) + len(c["after"]) < 3_000 for c in contexts)


@pytest.fixture
def shared(library: Library) -> Library:
    """One paragraph in 120 guides, whose titles and headings are the same too."""
    for number in range(120):
        library.write(
            f"ward-{number}.md",
            f"---\nasked_as:\n  Hygiene: [when do I wash my hands]\n---\n\n"
            f"# Ward rules\n\n## Hygiene\n\n{SHARED}\n\n## Place\n\nThis is ward {number}.\n",
        )
    library.write("hands.md", "# Care of hands\n\nWash hands gently, and dry hands with a towel.\n")
    library.write("finding-a-mentor.md", MENTOR)
    library.ingest()
    return library


def test_what_many_guides_share_does_not_hide_the_others(shared: Library) -> None:
    with opened(shared) as found:
        hits = found.search("When does everybody who works here wash their hands?", 8)
        assert len(hits) == 8
        assert hits[0].text == SHARED
        assert len({hits[0].guide.id, *(p.guide_id for p in hits[0].also_in)}) == 120
        assert "hands" in {hit.guide.id for hit in hits}
        assert found.search("How do I find a mentor?")[0].guide.id == "finding-a-mentor"


def test_what_many_guides_share_is_found_in_the_one_that_is_asked_for(shared: Library) -> None:
    with opened(shared) as found:
        for guide in ("ward-0", "ward-57", "ward-119"):
            best = found.search("When do I wash my hands?", guide_ids=[guide])[0]
            assert (best.guide.id, best.text) == (guide, SHARED)
            assert best.asked is not None
            assert best.asked.similarity > 0.99
