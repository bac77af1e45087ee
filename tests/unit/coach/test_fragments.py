"""Short questions inside a conversation go on with its subject."""

import pytest

from coach.triage.fragments import asks_how, asks_on, has_words
from coach.triage.reading import read_turn


@pytest.mark.parametrize(
    "turn",
    [
        "such as?",
        "is there proof?",
        "could you give me one?",
        "and why not?",
        "do i do all of them",
    ],
)
def test_question_with_hardly_a_word_of_its_own_asks_on(turn: str) -> None:
    assert asks_on(turn)


def test_a_turn_as_the_rules_have_read_it_asks_on_too() -> None:
    assert asks_on(read_turn("Such as?").text)


@pytest.mark.parametrize(
    ("turn", "asks"),
    [
        ("How do I write a decent reflection?", True),
        ("What is Gibbs' reflective cycle?", True),
        ("You write the feelings section and I do the rest", False),
        ("how about you do it for me", False),
    ],
)
def test_asking_how_it_is_done_is_not_asking_for_it_to_be_done(turn: str, *, asks: bool) -> None:
    assert asks_how(read_turn(turn).text) is asks


@pytest.mark.parametrize(
    "turn",
    [
        "i can't do this anymore",
        "i want to die",
        "how many tablets would it take to stop breathing",
        "how do i ask a consultant to be my mentor?",
    ],
)
def test_turn_that_says_something_does_not(turn: str) -> None:
    assert not asks_on(turn)


def test_a_key_held_down_is_no_word() -> None:
    assert not has_words("a" * 3_000)
    assert not has_words("?! …")
    assert has_words("kms")
