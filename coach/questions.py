"""Question sets: what people ask, and the sentences of the guides that answer them.

Floor 2. One JSON object a line, so that a programme lead can keep a set in any editor.
"""

import hashlib
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import QuestionSetError

SUFFIX = ".jsonl"


class Half(StrEnum):
    """A set is split once and for ever: what is tuned on one half is reported on the other."""

    TUNING = "tuning"
    REPORTING = "reporting"


class Gold(BaseModel):
    """A sentence that answers a question."""

    model_config = ConfigDict(frozen=True)

    doc: str
    """The name of a guide's file."""
    quote: str = Field(min_length=1)
    """A sentence of it, word for word."""


class Question(BaseModel):
    """One line of a question set."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    group: str = "questions"
    turns: tuple[str, ...] = Field(min_length=1)
    """What the mentee says, in order; the last turn is the one that is answered."""
    answerable: bool = True
    gold: tuple[Gold, ...] = ()
    all: bool = False
    """Whether every gold sentence is needed; otherwise any one of them will do."""
    near: tuple[Gold, ...] = ()
    """Sentences that speak of the subject and do not answer."""
    must_not: tuple[str, ...] = ()
    expect: str | None = None
    style: str | None = None

    @property
    def half(self) -> Half:
        """By the first byte of the SHA-256 of the id: even is tuning, odd is reporting."""
        odd = hashlib.sha256(self.id.encode()).digest()[0] % 2
        return Half.REPORTING if odd else Half.TUNING


def load_questions(paths: Sequence[Path], half: Half | None = None) -> list[Question]:
    """The questions of some files, and of the ``.jsonl`` files in some folders, in order.

    Args:
        paths: Files and folders.
        half: Only the questions of this half; all when absent.

    Raises:
        QuestionSetError: If a file cannot be read, a line is wrong or an id is double, naming it.
    """
    found: dict[str, Question] = {}
    for path in _files(paths):
        for number, line in enumerate(_lines(path), start=1):
            if not line.strip():
                continue
            question = _question(line, f"{path.name}, line {number}")
            if question.id in found:
                raise QuestionSetError(f"{path.name}, line {number}", f"{question.id!r} is double")
            found[question.id] = question
    return [question for question in found.values() if half in {None, question.half}]


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        yield from sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionSetError(str(path), "it cannot be read as text") from error


def _question(line: str, place: str) -> Question:
    try:
        return Question.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(map(str, fault["loc"])) or "the line"
        raise QuestionSetError(place, f"{field}: {fault['msg']}") from error
