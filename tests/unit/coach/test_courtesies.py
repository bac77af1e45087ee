"""A greeting is greeted, and only what is nothing else counts as one."""

import pytest

from coach.courtesies import Courtesy, courtesy


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Hello", Courtesy.GREETING),
        ("hi there!", Courtesy.GREETING),
        ("Hey, how are you?", Courtesy.GREETING),
        ("test", Courtesy.GREETING),
        ("Thanks, that's useful", Courtesy.THANKS),
        ("That was really helpful, thank you", Courtesy.THANKS),
        ("good night", Courtesy.GOODBYE),
        ("What can you do?", Courtesy.ABLE),
        ("Right then, where do we begin?", Courtesy.ABLE),
        ("help", Courtesy.ABLE),
        ("where do your answers come from?", Courtesy.SOURCES),
        ("Which guides have you got?", Courtesy.HOLDS),
        ("List all your guides", Courtesy.HOLDS),
        ("do you need the internet to work?", Courtesy.OFFLINE),
        ("Can I use you in Dutch?", Courtesy.LANGUAGE),
        ("Tell me more", Courtesy.GO_ON),
        ("ok", Courtesy.GO_ON),
        ("no", Courtesy.NO),
        ("Nope, not really", Courtesy.NO),
        ("No, nothing like that. I'm fine", Courtesy.NO),
        ("no, neither of those", Courtesy.NEITHER),
        ("It's something else", Courtesy.NEITHER),
        ("👋🩺", Courtesy.NO_WORDS),
        ("???", Courtesy.NO_WORDS),
    ],
)
def test_message_that_asks_nothing_of_the_guides(said: str, kind: Courtesy) -> None:
    assert courtesy(said) is kind


@pytest.mark.parametrize(
    "said",
    [
        "thanks, but how do I start with my mentor?",
        "hello, my mentor never replies",
        "where do I start with a difficult conversation",
        "what guides should I read about feedback",
        "how do you know when to end mentoring",
        "can you help me with my CV",
        "can you answer quickly",
        "help me",
        "no one",
        "no, my mentor has left",
        "goodbye",
        "goodbye everyone",
        "I'm done",
        "that's it",
        "good night and sorry for everything",
        "hello " * 50,
    ],
)
def test_message_that_says_anything_else_is_no_courtesy(said: str) -> None:
    assert courtesy(said) is None
