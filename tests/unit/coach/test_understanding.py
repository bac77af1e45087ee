"""A turn is made to stand alone by rules: what it leans on, what it leaves, how it is shaped."""

import pytest

from coach.conversation import Exchange
from coach.understanding import Shape, asks, leans_on, parts_of, understand, without_story


def said(*questions: str) -> list[Exchange]:
    return [Exchange(question, (question,), {"g": 1.0}, ("p",)) for question in questions]


MENTOR = "How do I ask a consultant to be my mentor?"


@pytest.mark.parametrize(
    "turn",
    [
        "why?",
        "yes please",
        "the second one",
        "and for nurses?",
        "what did you mean by that?",
        "Tell me more about the second one.",
        "ok but who said that?",
        "Such as?",
        "can you give me an example",
        "How soon?",
    ],
)
def test_follow_up_carries_the_subject(turn: str) -> None:
    understood = understand(turn, said(MENTOR))
    assert understood.query == f"{MENTOR} {turn}"
    assert understood.in_hand is not None


@pytest.mark.parametrize(
    "turn",
    [
        "What should doctors write in reflective portfolios after serious incidents?",
        "Different topic: how do I say sorry to a nurse?",
        "Leave that. My consultant was rude to me in theatre.",
    ],
)
def test_new_subject_carries_nothing(turn: str) -> None:
    assert understand(turn, said(MENTOR)).query == turn
    assert understand(turn, said(MENTOR)).in_hand is None


@pytest.mark.parametrize(
    ("turn", "more"),
    [
        ("tell me more", True),
        ("Tell me a bit more about that, please.", True),
        ("what else could I try?", True),
        ("ok, anything else?", True),
        ("go on", True),
        ("why?", False),
        ("tell me more about feedback", False),
        ("I can't go on", False),
        ("is there more to life than this?", False),
        ("what else did she say about me?", False),
    ],
)
def test_asking_for_more_keeps_the_question(turn: str, more: bool) -> None:
    understood = understand(turn, said(MENTOR))
    assert understood.asks_for_more is more
    assert (understood.query == MENTOR) is more


def test_more_before_anything_was_said_is_no_more() -> None:
    assert not understand("tell me more").asks_for_more


def test_return_to_an_earlier_subject_leans_on_it() -> None:
    earlier = said("How do I set a SMART goal?", "How do I say sorry to a nurse?")
    assert leans_on("OK, back to the goal thing: is SMART enough?", earlier) == earlier[0]


def test_first_turn_leans_on_nothing() -> None:
    assert understand("why?").query == "why?"


def test_subject_stays_bounded_over_a_long_conversation() -> None:
    exchanges: list[Exchange] = []
    for number in range(30):
        understood = understand(f"and {number}?", exchanges)
        exchanges.append(Exchange(f"and {number}?", understood.subject, {}, ()))
    assert exchanges[-1].subject == ("and 26?", "and 27?", "and 28?", "and 29?")


@pytest.mark.parametrize(
    ("turn", "nth"),
    [
        ("the second one", 2),
        ("what about the last one?", -1),
        ("the third point, please", 3),
        ("tell me more about [2]", 2),
    ],
)
def test_ordinal_points_at_an_item(turn: str, nth: int) -> None:
    assert understand(turn, said("What are the four behaviours?")).nth == nth


def test_ordinal_of_a_time_points_at_nothing() -> None:
    assert understand("and in the first year?", said(MENTOR)).nth is None


@pytest.mark.parametrize(
    ("turn", "nth"),
    [
        ("the first", 1),
        ("1", 1),
        ("Yes, the second one please", 2),
        ("more the latter I think", 2),
        ("number two", 2),
        ("tell me more about the second one", 2),
        ("2 please", 2),
        ("I first met her in May", None),
        ("No one on my team would mind", None),
        ("the second consultant is worse", None),
        ("it's that one of them shouted at me", None),
        ("she told two people on the ward before she told me about it", None),
    ],
)
def test_few_words_choose_between_what_was_offered(turn: str, nth: int | None) -> None:
    told = ("One sentence.", "Another.")
    offered = Exchange(MENTOR, (MENTOR,), {"g": 1.0}, ("p",), told, is_open=True)
    assert understand(turn, [offered]).nth == nth
    assert understand("one", said(MENTOR)).nth is None


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("What is the difference between GROW and CLEAR?", ("GROW", "CLEAR")),
        ("Compare Pendleton's rules with SBI.", ("Pendleton's rules", "SBI")),
        ("GROW vs CLEAR", ("GROW", "CLEAR")),
        ("Is GROW more useful than CLEAR?", ("GROW", "CLEAR")),
        ("Is it better to ask than to wait?", ()),
        ("How do a mentor and a sponsor differ?", ("a mentor", "a sponsor")),
        (
            "What goes in a mentoring agreement, and how long should mentoring meetings last?",
            ("What goes in a mentoring agreement", "how long should mentoring meetings last"),
        ),
        ("I have to chair the audit meeting on Monday, and where do I begin?", ()),
        ("How do I find a mentor?", ()),
        ("What should I bring and wear?", ()),
    ],
)
def test_two_things_become_two_parts(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts
    assert (understand(question).shape is Shape.COMPARE) == bool(parts)


@pytest.mark.parametrize(
    ("question", "shape"),
    [
        ("List all nine dimensions of the model.", Shape.LIST),
        ("What are the seven headings of a mentoring agreement?", Shape.LIST),
        ("What does the guide on psychological safety say overall?", Shape.OUTLINE),
        ("Summarise the reflection guide for me.", Shape.OUTLINE),
        ("How do I find a mentor?", Shape.PLAIN),
    ],
)
def test_shape_is_what_the_question_wants(question: str, shape: Shape) -> None:
    assert understand(question).shape is shape


def test_story_of_a_long_message_is_not_searched_for() -> None:
    story = "I was on nights last week and Mr Green from bed four kept calling and calling. " * 4
    question = "My consultant snapped at me. How do I raise it with her?"
    assert without_story(f"{story}{question} I am so tired.").endswith(question)
    assert "I am so tired" not in without_story(f"{story}{question} I am so tired.")
    assert len(without_story(f"{story}{question}")) < len(story)


def test_short_message_is_searched_for_as_it_is() -> None:
    assert without_story("I feel  sick.\nWhat now?") == "I feel sick. What now?"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("The ward is unsafe at night. Nobody listens.", False),
        (
            "Nobody listens on this ward at night and the rota stays empty. It is wrong, isn't it?",
            False,
        ),
        ("The ward is unsafe at night. How do I raise it?", True),
        ("how do i raise it", True),
        ("", False),
    ],
)
def test_a_message_asks_or_only_tells(message: str, expected: bool) -> None:
    assert asks(message) is expected
