"""Answers without a chat model on shipped guides, a curator's own and scraped pages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.bootstrap import open_library
from coach.answer import Route, SegmentKind
from coach.compose import compose
from coach.draft import Assembly, Draft
from coach.evidence import find_evidence
from corpus.encoder import Encoder
from corpus.library import Library as OpenLibrary
from tests.conftest import REPOSITORY, SEEDS, Library

pytestmark = pytest.mark.model
SHIPPED = (
    "g01-mentor-coach-supervisor-sponsor",
    "g03-mentoring-agreement",
    "g11-giving-feedback",
    "g17-emotional-intelligence",
)
OURS = """---
title: "Mentoring at our trust"
publisher: "Example Trust"
date: 2023-05-01
---
# Mentoring at our trust

## Writing things down

A mentoring agreement cannot fit on one page under seven headings.

## Feedback

Everyday feedback at our trust never works best within a day or two.
"""


@pytest.fixture(scope="module")
def opened(
    tmp_path_factory: pytest.TempPathFactory, shipped_encoder: Encoder
) -> Iterator[OpenLibrary]:
    library = Library(tmp_path_factory.mktemp("real"), shipped_encoder)
    for name in SHIPPED:
        shutil.copy(REPOSITORY / "corpus" / "guides" / f"{name}.md", library.guides)
    library.write("ours.md", OURS)
    for path in sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []:
        library.write(path.name, path.read_bytes())
    library.ingest()
    opened = open_library(library.settings, library.encoder)
    yield opened
    opened.close()


def ask(question: str, opened: OpenLibrary) -> Draft:
    return compose(question, find_evidence(question, opened), opened, 0.2)


def text(draft: Draft) -> str:
    assembly = Assembly()
    for piece in draft.pieces:
        assembly.add(piece)
    return assembly.text


def cited(draft: Draft) -> set[str]:
    return {s.sentence.guide.id for piece in draft.pieces for s in piece.supports}


def test_two_guides_that_differ_are_both_shown_with_their_dates(opened: OpenLibrary) -> None:
    draft = ask("What fits on one page in a mentoring agreement?", opened)
    said = text(draft)
    assert said.startswith("The guides do not agree here:")
    assert "2023-05-01" in said
    assert "2026" in said
    assert len(cited(draft)) == 2


def test_whether_the_guides_agree_is_answered_from_both(opened: OpenLibrary) -> None:
    draft = ask("Do the sources agree that a mentoring agreement fits on one page?", opened)
    assert "do not agree" in text(draft)
    assert len(cited(draft)) == 2


def test_guides_that_do_not_contradict_are_said_not_to(opened: OpenLibrary) -> None:
    said = text(ask("Do both guides agree about what SBI means in feedback?", opened))
    assert "do not agree" not in said
    assert said.startswith(("Of the sentences found", "Only one guide"))


def test_fact_takes_at_most_seventy_words(opened: OpenLibrary) -> None:
    draft = ask("What is SBI?", opened)
    assert {piece.kind for piece in draft.pieces} == {SegmentKind.CLAIM}
    assert len(text(draft).split()) <= 70


def test_list_brings_the_seven_headings_of_an_agreement(opened: OpenLibrary) -> None:
    said = text(ask("List the seven headings of a mentoring agreement.", opened))
    for heading in ("purpose", "meetings", "contact", "confidentiality", "boundaries", "review"):
        assert f"Under {heading}" in said or "more of this list" in said
    assert said.startswith("A line or two under each heading is plenty. [1] Under purpose")
    assert len(said.split()) <= 150


def test_both_things_compared_are_told(opened: OpenLibrary) -> None:
    said = text(ask("What is the difference between a mentor and a sponsor?", opened)).lower()
    assert "mentor" in said
    assert "sponsor" in said


def test_unknown_one_of_two_things_is_said_to_be_missing(opened: OpenLibrary) -> None:
    first = ask("Is SBI better than Driscoll?", opened).pieces[0]
    assert first.kind is SegmentKind.GAP
    assert "“Driscoll”" in first.text


def test_guide_to_read_is_named(opened: OpenLibrary) -> None:
    lead = ask("Which guide should I read about giving feedback?", opened).pieces[0]
    assert "Giving feedback people can use" in lead.text


@pytest.mark.skipif(not Path(SEEDS).is_dir(), reason="the scraped pages are not beside this")
class TestScrapedPages:
    """The same shapes on pages that no one wrote for this."""

    def test_what_the_guides_hold_is_told_from_one_of_them(self, opened: OpenLibrary) -> None:
        draft = ask("What do the guides hold about mentorship and medical leaders?", opened)
        assert draft.route is Route.ANSWER
        assert draft.pieces[0].kind is SegmentKind.SIGNPOST
        assert "Mentorship" in draft.pieces[0].text

    def test_question_is_answered_from_them(self, opened: OpenLibrary) -> None:
        draft = ask("How does mentorship help medical leaders to build a network?", opened)
        assert draft.route is Route.ANSWER
        assert cited(draft)

    def test_what_they_do_not_hold_is_declined(self, opened: OpenLibrary) -> None:
        draft = ask("How much does the mentorship programme for leaders cost?", opened)
        assert draft.route is Route.NOT_IN_GUIDES


def test_a_question_of_few_words_is_answered_where_one_sentence_has_them_all(
    opened: OpenLibrary,
) -> None:
    draft = ask("Torre and Lieberman, the gist please", opened)
    assert SegmentKind.GAP not in {piece.kind for piece in draft.pieces}
    assert cited(draft) == {"g17-emotional-intelligence"}
    draft = ask("Torre and Ziebermann, the gist please", opened)
    assert SegmentKind.GAP in {piece.kind for piece in draft.pieces}


@pytest.mark.parametrize(
    "question",
    [
        "How do I prune an old climbing rose that nobody has touched for years?",
        "best way to descale a kettle",
        "My sourdough starter went flat after nights, how do I get it going again?",
    ],
)
def test_question_of_another_field_is_not_answered(question: str, opened: OpenLibrary) -> None:
    assert ask(question, opened).route in {Route.OUT_OF_SCOPE, Route.NOT_IN_GUIDES}
