"""Answers without a chat model: shape, what is told, what is asked, what is declined."""

import re

import pytest

from coach.answer import Move, Route, SegmentKind
from coach.conduct import boundary
from coach.draft import Assembly, Draft
from coach.earlier import Earlier
from tests.unit.coach.conftest import TALKS, Compose

ADVICE = "I am dreading it. How do I start a hard talk with my colleague about what I saw?"


def kinds(draft: Draft) -> list[SegmentKind]:
    return [piece.kind for piece in draft.pieces]


def text(draft: Draft) -> str:
    assembly = Assembly()
    for piece in draft.pieces:
        assembly.add(piece)
    return assembly.text


def test_advice_is_heard_told_asked_and_offered(composed: Compose) -> None:
    draft = composed(ADVICE)
    assert draft.route is Route.ANSWER
    found = kinds(draft)
    assert found[0] is SegmentKind.ACKNOWLEDGE
    assert SegmentKind.CLAIM in found
    assert found[-2:] == [SegmentKind.QUESTION, SegmentKind.STEP]


def test_story_that_may_not_be_met_gets_two_places_by_their_names(
    composed: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.compose.is_certain", lambda *_, **__: False)
    draft = composed(ADVICE)
    assert (draft.route, draft.move) == (Route.ANSWER, Move.CLARIFY)
    assert SegmentKind.STEP not in kinds(draft)
    claims = [piece for piece in draft.pieces if piece.kind is SegmentKind.CLAIM]
    places = [claim.supports[0].sentence for claim in claims]
    assert len({(place.guide.id, place.heading_path) for place in places}) == len(places) == 2
    names = [place.heading_path[-1] for place in places]  # two sections of one guide
    said = text(draft)
    assert all(f"From “{name}”:" in said for name in names)
    assert re.sub(r"“[^”]*”", "", said).count("?") == 1
    assert draft.may_be_rewritten


def test_question_that_tells_of_nobody_is_never_met_with_two_places(
    composed: Compose, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.compose.is_certain", lambda *_, **__: False)
    assert composed("How does one start a hard talk with a colleague?").move is not Move.CLARIFY


def test_question_and_step_are_the_guides_own(composed: Compose) -> None:
    asked, step = composed(ADVICE).pieces[-2:]
    assert f"- {asked.text}\n" in TALKS
    offered = step.text.removeprefix("One small step, if you like: ")
    assert f". {offered}\n" in TALKS


def test_at_most_one_question_is_asked_and_never_an_order_given(composed: Compose) -> None:
    said = re.sub(r"[“\"][^”\"]*[”\"]", "", text(composed(ADVICE)))
    assert said.count("?") == 1
    assert "you must" not in said.lower()
    assert len(said.split()) <= 150


def test_what_was_said_is_neither_told_nor_asked_nor_offered_again(composed: Compose) -> None:
    first = composed(ADVICE)
    second = composed(ADVICE, Earlier(text(first), asks_for_more=True, adds_nothing=True))
    assert not {piece.text for piece in first.pieces} & {piece.text for piece in second.pieces}
    assert SegmentKind.CLAIM in kinds(second)
    assert SegmentKind.ACKNOWLEDGE not in kinds(second)
    assert composed(ADVICE, Earlier(TALKS, asks_for_more=True)).route is Route.CLARIFY


def test_fact_that_was_told_still_answers_who_asks_for_it(composed: Compose) -> None:
    question = "How many nurses did Hollis survey about hard talks in 2011?"
    assert "40 nurses" in text(composed(question, Earlier(TALKS)))


def test_sentence_that_is_pointed_at_comes_with_its_section(composed: Compose) -> None:
    pointed = "A hard talk goes better in private and soon after the event."
    said = composed(ADVICE, Earlier(pointed, pointed_at=pointed, adds_nothing=True))
    claims = [piece for piece in said.pieces if piece.kind is SegmentKind.CLAIM]
    assert claims[0].text == pointed
    assert len({claim.supports[0].sentence.section for claim in claims}) == 1
    assert len(claims) > 1


def test_fact_gets_just_the_cited_answer(composed: Compose) -> None:
    draft = composed("How many nurses did Hollis survey about hard talks in 2011?")
    assert set(kinds(draft)) == {SegmentKind.CLAIM}
    assert "40 nurses" in text(draft)


def test_list_brings_every_item(composed: Compose) -> None:
    said = text(composed("What are the three parts of a hard talk?"))
    for item in ("The opening says", "The middle is", "The close agrees"):
        assert item in said


def test_which_guide_names_it_with_its_date(composed: Compose) -> None:
    draft = composed("Which guide should I read about praise in public?")
    assert draft.pieces[0].kind is SegmentKind.SIGNPOST
    assert "“Praise that helps” (2024)" in draft.pieces[0].text


def test_what_the_guides_hold_lists_sections(composed: Compose) -> None:
    lead = composed("What do the guides hold about a hard talk with a colleague?").pieces[0].text
    assert "Three parts of a hard talk" in lead
    assert "Try this" not in lead


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much does a hard talk course cost?", "no price"),
        ("What did Belbin find about hard talks?", "No guide here mentions Belbin"),
    ],
)
def test_near_miss_is_declined_and_says_what_is_missing(
    composed: Compose, question: str, said: str
) -> None:
    draft = composed(question)
    assert draft.route is Route.NOT_IN_GUIDES
    assert said in text(draft)
    assert draft.pieces[-1].kind is SegmentKind.OPTION


def test_vague_question_is_met_with_one_question(composed: Compose) -> None:
    draft = composed("Is it worth it?")
    assert (draft.route, draft.move) == (Route.CLARIFY, Move.CLARIFY)
    assert text(draft).count("?") == 1


def test_false_quotation_is_corrected(composed: Compose) -> None:
    said = text(composed('Your guide says "a hard talk always needs two witnesses". Why?'))
    assert said.startswith("I can't find those words in any guide.")


def test_other_field_is_out_of_scope(composed: Compose) -> None:
    assert composed("Zebra quark volcano?").route is Route.OUT_OF_SCOPE


def test_software_says_what_it_is(composed: Compose) -> None:
    draft = composed("Are you a real person?")
    assert draft.pieces[0].kind is SegmentKind.BOUNDARY
    assert "I am software, not a person" in draft.pieces[0].text


def test_reflection_is_not_written_for_the_mentee(composed: Compose) -> None:
    draft = composed("Write my reflection about a hard talk with a colleague I saw.")
    assert draft.pieces[0].text.startswith("I don't write reflections")


def test_putting_it_right_is_not_asking_for_a_verdict() -> None:
    assert boundary("I was short with the clerk. How can I put it right?") is None
    assert boundary("He is lazy, right?") is not None


def test_verdict_on_a_colleague_is_not_given(composed: Compose) -> None:
    draft = composed("I started a hard talk with my colleague. He deserves it, doesn't he?")
    assert "can't tell from here who is right" in draft.pieces[0].text
