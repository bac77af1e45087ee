"""Every question that answers and the models behind them may be trained on, with its writer.

The tuning half of ``questions`` and all of ``questions_training``; never a reporting half.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coach.questions import Half, Question, load_questions

HERE = Path(__file__).parent
TRAINING = HERE / "questions_training"
UNREAD = frozenset({"t9", "t13", "t14", "t21", "t23", "t28", "v", "w", "x"})
"""Writers, by what their ids begin with, whom neither the encoder of questions nor the reader of
answers reads: the decisions of answers are fitted on what these two make of questions that are as
new to them as a mentee's."""
FIRST_GUIDES, READ_LATER_GUIDES = 25, frozenset(f"t{hand}" for hand in range(22, 30))
"""Guides that every writer had read, and the writers who had read the later ones too."""


def read_questions() -> list[Question]:
    """Return all of them, in a stable order."""
    measured = [folder for folder in TRAINING.iterdir() if folder.is_dir()]
    tuning = load_questions([HERE / "questions"], Half.TUNING)
    return [*tuning, *load_questions([TRAINING, *measured])]


def writer_of(question: Question) -> str:
    """Return what the ids of its writer begin with; empty for the first one's."""
    prefix, _, rest = question.id.partition("-")
    return prefix if "-" in rest else ""


def is_unread(question: Question) -> bool:
    """Say whether the models behind answers have not read what its writer asks."""
    return writer_of(question) in UNREAD


def known_guides(writer: str, guides: Iterable[str]) -> list[str]:
    """Return the guides that a writer had read: what others answer is not known.

    Args:
        writer: What the ids of its questions begin with.
        guides: Ids, which begin with the number of the guide.
    """
    return [guide for guide in guides if writer in READ_LATER_GUIDES or is_first(guide)]


def is_first(guide: str) -> bool:
    """Say whether a guide is one of those that every writer had read."""
    return int(guide[1:3]) <= FIRST_GUIDES
