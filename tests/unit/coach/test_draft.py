from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from coach.answer import Answer, Move, Route, Segment, SegmentKind
from coach.draft import Assembly, Draft, Piece, between, verbatim_claims
from coach.evidence import EvidenceSentence
from corpus.catalogue import CataloguedGuide
from corpus.guide import GuideMetadata, Passage


def sentence(start: int, quote: str, guide: str = "g1") -> EvidenceSentence:
    metadata = GuideMetadata(title="A guide", publisher="A college", date="2024")
    passage = Passage(
        id=f"{guide}-0-99",
        guide_id=guide,
        revision="0123456789abcdef",
        ordinal=0,
        start=0,
        end=99,
        first_sentence=0,
        last_sentence=1,
        heading_path=("Asking",),
    )
    return EvidenceSentence(
        guide=CataloguedGuide(id=guide, revision=passage.revision, metadata=metadata, passages=1),
        passage=passage,
        start=start,
        end=start + len(quote),
        quote=quote,
        heading_path=("Asking",),
        similarity=0.6,
        relevance=0.6,
    )


def test_markers_follow_the_sentence_they_support() -> None:
    assembly = Assembly()
    for piece in verbatim_claims([sentence(0, "Ask one person."), sentence(20, "Be brief.")]):
        assembly.add(piece)
    assembly.add(Piece(SegmentKind.QUESTION, "Who comes to mind?"))
    assert assembly.text == "Ask one person. [1] Be brief. [2]\n\nWho comes to mind?"
    for segment in assembly.segments:
        assert assembly.text[segment.start : segment.end] == segment.text


@pytest.mark.parametrize(
    ("before", "kind", "blank_line"),
    [
        (SegmentKind.CLAIM, SegmentKind.CLAIM, False),
        (SegmentKind.LEAD, SegmentKind.CLAIM, False),
        (SegmentKind.BOUNDARY, SegmentKind.BOUNDARY, False),
        (SegmentKind.CLAIM, SegmentKind.LEAD, True),
        (SegmentKind.CLAIM, SegmentKind.STEP, True),
        (SegmentKind.SIGNPOST, SegmentKind.SIGNPOST, True),
    ],
)
def test_paragraph_holds_a_claim_and_what_leads_to_it_and_a_contact_stands_alone(
    before: SegmentKind, kind: SegmentKind, *, blank_line: bool
) -> None:
    assert between(before, kind) == ("\n\n" if blank_line else " ")


def test_same_sentence_keeps_its_marker() -> None:
    assembly = Assembly()
    pieces = verbatim_claims([sentence(0, "Ask one person."), sentence(0, "Ask one person.")])
    markers = [assembly.add(piece)[0].citations for piece in pieces]
    assert markers == [(1,), (1,)]
    assert len(assembly.citations) == 1


def test_citation_says_where_to_look() -> None:
    assembly = Assembly()
    _, (citation,) = assembly.add(verbatim_claims([sentence(5, "Ask one person.")])[0])
    assert (citation.quote, citation.start, citation.end) == ("Ask one person.", 5, 20)
    assert citation.url == "/guides/g1/0123456789abcdef#c5-20"
    assert (citation.guide_title, citation.publisher, citation.date) == (
        "A guide",
        "A college",
        "2024",
    )


def test_claim_without_a_citation_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="only claims are cited"):
        Segment(kind=SegmentKind.CLAIM, text="x", start=0, end=1)
    with pytest.raises(ValidationError, match="only claims are cited"):
        Segment(kind=SegmentKind.QUESTION, text="x", start=0, end=1, citations=(1,))


def answer(**changes: object) -> Answer:
    assembly = Assembly()
    assembly.add(verbatim_claims([sentence(0, "Ask one person.")])[0])
    fields: dict[str, object] = {
        "id": "ans_1",
        "route": Route.ANSWER,
        "move": Move.INFORM,
        "text": assembly.text,
        "segments": tuple(assembly.segments),
        "citations": tuple(assembly.citations),
        "generation": "gen-00000001",
        "created_at": datetime.now(UTC),
    }
    return Answer.model_validate(fields | changes)


def test_answer_with_a_shifted_segment_cannot_be_made() -> None:
    assert answer().text.startswith("Ask one person.")
    with pytest.raises(ValidationError, match="is not its text"):
        answer(text="Another text. [1]")


def test_answer_with_a_marker_to_nothing_cannot_be_made() -> None:
    with pytest.raises(ValidationError, match="have no citation"):
        answer(citations=())


def test_a_step_goes_only_where_it_makes_the_answer_too_long() -> None:
    claims = verbatim_claims([sentence(0, "Ask early.")])
    step = Piece(SegmentKind.STEP, "Write one line tonight.")
    draft = Draft(Route.ANSWER, Move.PLAN, (*claims, step))
    assert draft.within(6) == draft
    assert draft.within(5).pieces == claims


def test_claims_go_from_the_last_where_that_is_not_enough_and_two_stay() -> None:
    first, second, third = (
        Piece(SegmentKind.CLAIM, text) for text in ("Ask early.", "Say why.", "Thank them after.")
    )
    heard = Piece(SegmentKind.ACKNOWLEDGE, "That sounds hard.")
    step = Piece(SegmentKind.STEP, "Write one line tonight.")
    draft = Draft(Route.ANSWER, Move.PLAN, (heard, first, second, third, step))
    assert draft.within(10).pieces == (heard, first, second, third)
    assert draft.within(7).pieces == (heard, first, second)
    assert draft.within(1).pieces == (first, second)


def test_beside_a_concern_a_choice_of_places_is_left_out() -> None:
    asks = Draft(Route.ANSWER, Move.CLARIFY, (Piece(SegmentKind.LEAD, "One of these, perhaps."),))

    assert asks.beside_a_concern().pieces == ()
