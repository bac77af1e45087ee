"""Short questions inside a conversation go on with its subject."""

import pytest

from coach.triage.fragments import asks_on, has_words


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
