"""Two sentences on one subject: the same, opposite, or with another figure."""

import pytest

from coach.disagree import asks_whether_they_agree, contradict

HOURLY = "A mentoring meeting should last about 60 minutes."


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("A mentoring meeting should not last about 60 minutes.", True),
        ("A mentoring meeting should last about 30 minutes.", True),
        ("A mentoring meeting should last about an hour.", False),
        ("Feedback on a ward round should last 5 minutes.", False),
        (HOURLY, False),
    ],
)
def test_contradiction_is_a_denial_or_another_figure(other: str, differ: bool) -> None:
    assert contradict(HOURLY, other) is differ


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Do the guides agree about whether mentoring helps?", True),
        ("What do both sources say about rounds?", True),
        ("Do you agree with my consultant?", False),
        ("What is a mentor?", False),
    ],
)
def test_asking_whether_guides_agree_is_heard(question: str, asks: bool) -> None:
    assert asks_whether_they_agree(question) is asks


def test_two_words_in_common_are_no_subject() -> None:
    one = "People do not have to like each other to share a shift."
    other = "Introductions and one shared goal take under a minute when a shift begins."
    assert not contradict(one, other)
