"""How an answer goes with what safety had to say before it."""

from dataclasses import replace

import pytest

from coach.answer import Move, Route, Safety, SegmentKind
from coach.beside_safety import answerable, fitted
from coach.conversation import Exchange
from coach.draft import Assembly, Draft, Piece
from coach.safety import SafetyFinding
from coach.turn_answer import Asked
from corpus.filters import EVERYTHING

PLACES = Piece(SegmentKind.OPTION, "The places that I named will talk with you.")
CLAIM = Piece(SegmentKind.CLAIM, "Nobody owes a bully a private conversation first.")
QUESTION = Piece(SegmentKind.QUESTION, "Who saw it?")
ANSWERED = Draft(Route.ANSWER, Move.PLAN, (CLAIM, QUESTION))
GAP = Draft(Route.NOT_IN_GUIDES, Move.DECLINE, (Piece(SegmentKind.GAP, "Ask a supervisor."),))
NO_CONCERN = SafetyFinding((), replaces=False, safety=Safety(), route=None)
STAYS = replace(NO_CONCERN, is_coached=False, otherwise=(PLACES,), topic="being bullied")
CHECKED = replace(
    NO_CONCERN,
    safety=Safety(level="check", kind="self_harm"),
    route=Route.SAFETY,
    is_coached=False,
)
BEFORE = Exchange("how do I chair?", ("how do I chair?",), {}, ())


def asked(question: str, finding: SafetyFinding) -> Asked:
    return Asked(question, None, (), explain=False, within=EVERYTHING, finding=finding)


def kinds(draft: Draft) -> list[SegmentKind]:
    return [piece.kind for piece in draft.pieces]


def test_an_ordinary_answer_stays_as_it_is() -> None:
    assert fitted(ANSWERED, asked("how?", NO_CONCERN), Assembly()) == ANSWERED


def test_beside_a_grave_matter_only_the_guides_speak() -> None:
    question = asked("how can I report him?", STAYS)

    assert kinds(fitted(ANSWERED, question, Assembly())) == [SegmentKind.CLAIM]


def test_where_the_guides_hold_nothing_beside_it_people_are_named() -> None:
    told = fitted(GAP, asked("how can I report him?", STAYS), Assembly())

    assert kinds(told) == [SegmentKind.GAP, SegmentKind.OPTION]
    assert "supervisor" not in told.pieces[0].text


@pytest.mark.parametrize("question", ["I am so tired of everything", "what should I do?"])
def test_the_check_meets_no_quotation_where_nothing_was_asked(question: str) -> None:
    assert fitted(ANSWERED, asked(question, CHECKED), Assembly()).pieces == ()


def test_the_check_is_not_followed_by_another_question() -> None:
    unsure = replace(ANSWERED, move=Move.CLARIFY)
    kind = replace(CHECKED, is_coached=True)

    assert fitted(unsure, asked("how do I go on?", kind), Assembly()).pieces == ()
    assert fitted(unsure, asked("no", replace(kind, takes_up=True)), Assembly()).pieces


def test_a_question_beside_it_is_looked_up_with_the_matter_and_not_with_the_story() -> None:
    assert answerable(asked("how can I report him?", STAYS), [BEFORE]) == (
        "being bullied: how can I report him?",
        (),
    )


def test_after_a_no_to_the_check_what_was_told_is_answered() -> None:
    denied = asked("no, not like that", replace(CHECKED, takes_up=True))

    assert answerable(denied, [BEFORE]) == ("how do I chair?", [])
    told = replace(BEFORE, told=("Chair by the clock.",))
    assert answerable(denied, [told]) == ("no", [told])
