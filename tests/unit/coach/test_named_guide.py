"""A question that names a guide by its title, or the body whose word it asks for."""

import pytest

from coach.named_guide import named_guide, named_source
from corpus.catalogue import CataloguedGuide
from corpus.guide import GuideMetadata


def guide(title: str) -> CataloguedGuide:
    metadata = GuideMetadata(title=title)
    return CataloguedGuide(id=title[:3], revision="r", passages=1, metadata=metadata)


GUIDES = [
    guide("Being an active mentee: managing up"),
    guide("Leadership without a title"),
    guide("Feedback"),
]


@pytest.mark.parametrize(
    ("question", "title", "asked"),
    [
        (
            'In "Being an active mentee: managing up", what is meant by closing the loop?',
            "Being an active mentee: managing up",
            "what is meant by closing the loop?",
        ),
        (
            "What does your guide “Leadership without a title” suggest when seniors won't listen?",
            "Leadership without a title",
            "What does the text suggest when seniors won't listen?",
        ),
        (
            "according to the guide on being an active mentee, how do I send an agenda",
            "Being an active mentee: managing up",
            "how do I send an agenda",
        ),
        (
            "does the Leadership Without a Title article say how to find allies",
            "Leadership without a title",
            "does the text say how to find allies",
        ),
    ],
)
def test_guide_is_named_by_its_title(question: str, title: str, asked: str) -> None:
    named = named_guide(question, lambda: GUIDES)
    assert named is not None
    assert named.guide.metadata.title == title
    assert named.question == asked


@pytest.mark.parametrize(
    "question",
    [
        "how do I show leadership without a title",  # said, not named
        'what does "feedback" mean in medicine',  # one word may be anything
        'what does "leadership with a title" look like on nights',
    ],
)
def test_what_only_sounds_like_a_title_names_no_guide(question: str) -> None:
    assert named_guide(question, lambda: GUIDES) is None


@pytest.mark.parametrize(
    "question",
    [
        "what is the guide 'Leadership without a title' about?",
        'who wrote "Leadership without a title", and when was it last updated?',
        "summarise the Leadership without a title guide",
    ],
)
def test_guide_may_be_asked_for_as_a_whole(question: str) -> None:
    named = named_guide(question, lambda: GUIDES)
    assert named is not None
    assert not named.question


def test_titles_are_not_read_where_nothing_can_be_named() -> None:
    def unread() -> list[CataloguedGuide]:
        raise AssertionError

    assert named_guide("don't they ever ask?", unread) is None


@pytest.mark.parametrize(
    ("question", "source", "asked"),
    [
        ("What does HEE say about leadership?", "HEE", "What does the text say about leadership?"),
        (
            "what do the Royal College recommend for handover?",
            "Royal College",
            "what do the text recommend for handover?",
        ),
        (
            "according to the GMC, who may sign it",
            "GMC",
            "according to the text, who may sign it",
        ),
        ("What did my mentor mean?", "my mentor", "What did the text mean?"),
    ],
)
def test_word_of_a_body_may_be_asked_for(question: str, source: str, asked: str) -> None:
    assert named_source(question) == (source, asked)


def test_question_about_a_thing_asks_for_nobodys_word() -> None:
    assert named_source("what does good handover look like?") is None
