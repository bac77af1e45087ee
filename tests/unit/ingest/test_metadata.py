import pytest

from corpus.guide import Corrections
from ingest.errors import UnreadableDocumentError
from ingest.metadata import guide_metadata, id_from_name, stated_id


def test_curator_wins_over_the_document() -> None:
    facts = {"publisher": "From the file", "date": "2020", "authors": "One", "unknown": 1}
    made = guide_metadata(facts, "Title", Corrections(publisher="From the curator"))
    assert (made.publisher, made.date, made.authors) == ("From the curator", "2020", ("One",))


def test_fact_of_a_wrong_kind_is_named() -> None:
    with pytest.raises(UnreadableDocumentError, match="publisher"):
        guide_metadata({"publisher": {"a": 1}}, "Title", Corrections())


@pytest.mark.parametrize("identifier", ["First Meeting", "a--b", "../x", 7, "a" * 81])
def test_id_that_cannot_be_used_is_refused(identifier: object) -> None:
    with pytest.raises(UnreadableDocumentError, match="cannot be used"):
        stated_id({"id": identifier})


def test_id_comes_from_the_name_and_is_made_unique() -> None:
    assert id_from_name("Réflexion & feedback (2)", "/a", frozenset()) == "reflexion-feedback-2"
    assert id_from_name("会議", "/a", frozenset()) == "guide"
    other = id_from_name("feedback", "/a/feedback.md", frozenset({"feedback"}))
    assert other.startswith("feedback-")
    assert other != id_from_name("feedback", "/b/feedback.md", frozenset({"feedback"}))
