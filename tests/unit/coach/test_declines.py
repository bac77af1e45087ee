"""A decline says what was looked for in the mentee's words, and claims no more than is so."""

import pytest

from coach.asked import read_question
from coach.declines import not_in_guides
from coach.evidence import Evidence
from coach.gaps import Gap, Why

STORY = "My week has been long and nobody has noticed. " * 4


def said(question: str, gap: Gap) -> str:
    """The first line of a decline."""
    draft = not_in_guides(read_question(question), Evidence((), ()), gap, [])
    return draft.pieces[0].text


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("Who  founded GROW?", "for “Who founded GROW?” and"),
        (f"{STORY} Is it Tuesday? Who founded GROW?", "for “Who founded GROW?” and"),
        (f"Who founded GROW? {STORY}", "for “Who founded GROW?” and"),
        (STORY, "for what you describe and"),
    ],
)
def test_question_is_shown_whole_or_not_at_all(question: str, shown: str) -> None:
    assert shown in said(question, Gap(Why.DETAIL))


def test_only_words_that_no_guide_holds_are_said_to_be_missing() -> None:
    assert "do not cover is “rota”" in said("Who plans the rota?", Gap(Why.DETAIL, ("rota",)))
    assert "nothing on exactly that" in said("Does it help?", Gap(Why.DETAIL))
