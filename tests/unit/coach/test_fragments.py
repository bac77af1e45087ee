"""Short questions inside a conversation go on with its subject."""

import pytest

from coach.triage.fragments import (
    asks_a_fact,
    asks_for_no_writing,
    asks_how,
    asks_on,
    has_words,
    is_about_a_mentor,
)
from coach.triage.reading import read_turn


@pytest.mark.parametrize(
    "turn",
    [
        "such as?",
        "is there proof?",
        "could you give me one?",
        "and why not?",
        "do i do all of them",
        "and if she cries?",
        "tell me more",
        "tell me more about [2]",
        "the second one",
    ],
)
def test_question_with_hardly_a_word_of_its_own_asks_on(turn: str) -> None:
    assert asks_on(turn)


def test_a_turn_as_the_rules_have_read_it_asks_on_too() -> None:
    assert asks_on(read_turn("Such as?").text)


@pytest.mark.parametrize(
    ("turn", "fact"),
    [
        ("Will it rain tomorrow?", True),
        ("What's the capital of France?", True),
        ("how far is the moon", True),
        ("Is Arsenal playing tonight", True),
        ("what's the point of any of it", False),
        ("how many would it take to stop someone breathing", False),
        ("can't see the light any more, and it isn't because of nights", False),
        ("why does nobody listen", False),
        ("how do I start", False),
    ],
)
def test_question_without_a_person_asks_a_fact(turn: str, *, fact: bool) -> None:
    assert asks_a_fact(read_turn(turn).text) is fact


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


@pytest.mark.parametrize(
    ("turn", "nothing"),
    [
        ("Gibbs reflective cycle stages", True),
        ("What makes a good reflection?", True),
        ("Write my reflection on the arrest", False),
        ("Gibbs cycle, missed cannula, go.", False),
        ("I'd like an entry about teamwork for my portfolio, first person, one mistake", False),
    ],
)
def test_naming_a_cycle_is_no_order_to_write(turn: str, *, nothing: bool) -> None:
    assert asks_for_no_writing(read_turn(turn).text) is nothing


def test_what_a_mentor_keeps_is_not_what_the_coach_keeps() -> None:
    assert is_about_a_mentor(read_turn("Is what I tell my mentor confidential?").text)
    assert not is_about_a_mentor(read_turn("Will you tell my mentor what I say?").text)
    assert not is_about_a_mentor(read_turn("Can my mentor read this?").text)
