"""What a question asks for is read from its words."""

import pytest

from coach.asked import Shape, Wanted, read_question


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("Who drew the Johari window?", Shape.FACT),
        ("How do I ask a consultant to mentor me?", Shape.ADVICE),
        ("I'm an ST3 and everyone else has a mentor. Where do I start?", Shape.ADVICE),
        ("List the stages of the cycle.", Shape.LIST),
        ("What is the difference between a coach and a mentor?", Shape.COMPARE),
        ("Is SBI better than Pendleton's rules?", Shape.COMPARE),
        ("Is it better to ask than to wait?", Shape.FACT),
        ("Which guide should I read before a hard talk?", Shape.WHICH_GUIDE),
        ("What do the guides hold about feedback?", Shape.OVERVIEW),
        ("Summarise the guide on change.", Shape.OVERVIEW),
    ],
)
def test_shape_follows_the_wording(question: str, shape: Shape) -> None:
    assert read_question(question).shape is shape


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How much does membership cost?", Wanted.PRICE),
        ("How many raters are needed?", Wanted.NUMBER),
        ("When was it founded?", Wanted.DATE),
        ("Who invented the feedback sandwich?", Wanted.NAME),
        ("What is a stop rule?", Wanted.ANYTHING),
    ],
)
def test_kind_of_thing_wanted_is_seen(question: str, wanted: Wanted) -> None:
    assert read_question(question).wanted is wanted


def test_names_and_numbers_are_kept_apart_from_the_subject() -> None:
    asked = read_question("What did Edmondson's 1999 study of teams find?")
    assert asked.names == ("Edmondson",)
    assert asked.numbers == ("1999",)
    assert "teams" in asked.focus
    assert "find" not in asked.focus


def test_asking_the_coach_is_not_speaking_of_oneself() -> None:
    assert not read_question("Tell me what SBI stands for.").personal
    assert read_question("My mentor cancels. What can I say?").personal


@pytest.mark.parametrize(
    "told",
    [
        "I feel like a fraud who is running on fumes. How do people keep going?",
        "My senior called me slow in front of everyone. What do I say to him?",
    ],
)
def test_people_that_a_story_tells_of_are_no_name_asked_for(told: str) -> None:
    assert read_question(told).wanted is Wanted.ANYTHING


@pytest.mark.parametrize(
    "question",
    ["Who devised GROW?", "do you know who wrote it", "What was the first mentor called?"],
)
def test_a_name_is_asked_for_at_the_head_of_a_clause(question: str) -> None:
    assert read_question(question).wanted is Wanted.NAME


@pytest.mark.parametrize(
    ("question", "counted"),
    [("How many RCTs were there?", "randomised"), ("What share of the SHOs agreed?", "senior")],
)
def test_what_is_counted_is_spelt_out(question: str, counted: str) -> None:
    asked = read_question(question)
    assert counted in asked.quantity
    assert asked.names == ()
