"""One line that shows the situation was heard, and none where nothing was told."""

import pytest

from coach.acknowledge import _ABOUT, acknowledgement
from coach.asked import read_question
from corpus.topics import load_topics

QUARREL = "Two of my physios have not said a word to each other since the rota came out."


def test_what_was_told_comes_before_what_the_guide_is_about() -> None:
    said = acknowledgement(
        read_question("I got turned down for the post again and I do not know what to do."),
        ("workload",),
    )
    assert said
    assert said != _ABOUT["workload"]


def test_the_guide_says_what_a_story_is_about() -> None:
    assert acknowledgement(read_question(QUARREL), ("conflict", "teamwork")) == _ABOUT["conflict"]


def test_an_owner_s_own_topic_has_no_line() -> None:
    assert acknowledgement(read_question(QUARREL), ("beekeeping",)) is None


@pytest.mark.parametrize("question", ["What is GROW?", "List the stages of a team."])
def test_a_plain_question_has_no_line(question: str) -> None:
    assert acknowledgement(read_question(question), ("conflict",)) is None


def test_every_line_is_about_a_topic_of_the_vocabulary() -> None:
    assert set(_ABOUT) <= load_topics().ids
