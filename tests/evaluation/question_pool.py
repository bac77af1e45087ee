"""Every question that answers and the encoder of questions may be trained on, with its writer.

The tuning half of ``questions`` and all of ``questions_training``; never a reporting half.
"""

from __future__ import annotations

from pathlib import Path

from coach.questions import Half, Question, load_questions

HERE = Path(__file__).parent
TRAINING = HERE / "questions_training"
FOLDS = (("n", "p", "r", "t3", "t5", "t7"), ("", "t1", "t2", "t4", "t6", "t8", "t9", "v", "w"))
"""Writers, by what their ids begin with: each fold is judged by what was not trained on it. What
the others wrote (``t10`` to ``t19``) is read in both and judged in neither."""


def read_questions() -> list[Question]:
    """Return all of them, in a stable order."""
    measured = [folder for folder in TRAINING.iterdir() if folder.is_dir()]
    tuning = load_questions([HERE / "questions"], Half.TUNING)
    return [*tuning, *load_questions([TRAINING, *measured])]


def writer_of(question: Question) -> str:
    """Return what the ids of its writer begin with; empty for the first one's."""
    prefix, _, rest = question.id.partition("-")
    return prefix if "-" in rest else ""
