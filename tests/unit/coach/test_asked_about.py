"""The thing that a plain question names, and whether a sentence says what it is."""

import pytest

from coach.asked_about import says_what_it_is, thing_asked_about


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("What are the stages of GROW?", {"grow"}),
        ("GROW stages please", {"grow"}),
        ("What is a sponsor?", {"sponsor"}),
        ("what is servant leadership", {"servant", "leadership"}),
        ("situational leadership?", {"situational", "leadership"}),
        ("What does FMLM stand for?", {"fmlm"}),
        ("Tuckman's stages", {"tuckman"}),
        ("who came up with the Johari window?", {"johar", "window"}),
    ],
)
def test_plain_question_names_its_thing(question: str, thing: set[str]) -> None:
    assert thing_asked_about(question) == thing


@pytest.mark.parametrize(
    "question",
    [
        "How are you?",
        "Which telly should I buy?",
        "Is it worth it?",
        "My mentor keeps cancelling and I feel let down.",
        "What is the most sensible order to put my goals in when everything seems urgent?",
    ],
)
def test_other_questions_name_none(question: str) -> None:
    assert not thing_asked_about(question)


def test_sentence_that_begins_with_the_thing_says_what_it_is() -> None:
    thing = thing_asked_about("What is a sponsor?")
    assert says_what_it_is(thing, "A sponsor is a senior person who speaks for you.")
    assert not says_what_it_is(thing, "A mentor is not always a sponsor.")
    assert not says_what_it_is(frozenset(), "A sponsor is a senior person.")
