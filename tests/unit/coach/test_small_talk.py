"""Small talk is answered in fixed words, with what the library really holds."""

import pytest

from coach.answer import Move, Route
from coach.draft import Draft
from coach.small_talk import small_talk
from corpus.library import Library as OpenLibrary
from tests.unit.coach.conftest import Compose


def _said(draft: Draft) -> str:
    return " ".join(piece.text for piece in draft.pieces)


def test_greeting_says_what_it_is_for_and_asks_one_question(composed: Compose) -> None:
    draft = composed("Good morning!")
    assert (draft.route, draft.move) == (Route.ANSWER, Move.CLARIFY)
    assert _said(draft).count("?") == 1
    assert not draft.may_be_rewritten


def test_guides_are_counted_and_named(composed: Compose) -> None:
    said = _said(composed("which guides have you got?"))
    assert "1 guides" not in said
    assert "“" in said


@pytest.mark.parametrize("said", ["more", "???", "why"])
def test_message_without_anything_before_it_is_asked_about(composed: Compose, said: str) -> None:
    assert composed(said).route is Route.CLARIFY


def test_who_says_neither_is_asked_in_other_words(opened: OpenLibrary) -> None:
    draft = small_talk("neither of them", opened, alone=False)
    assert draft is not None
    assert draft.route is Route.CLARIFY
    assert "something else" in _said(draft)


def test_no_is_no_question(opened: OpenLibrary) -> None:
    draft = small_talk("no, not really", opened, alone=False)
    assert draft is not None
    assert _said(draft).endswith("next?")
    assert small_talk("tell me more", opened, alone=False) is None


def test_thanks_are_not_looked_up(composed: Compose) -> None:
    assert "welcome" in _said(composed("thanks so much for your help"))
