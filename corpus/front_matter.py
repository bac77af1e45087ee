"""Front matter: the YAML block that may open a text, and the exact form it has in shipped guides.

Floor 1. The text may come from anyone, so the block is bounded in size and depth, and YAML aliases,
which a few lines can make expand without end, are refused.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Protocol, Self

import yaml
from pydantic import AfterValidator, Field, Strict, StringConstraints, model_validator

from corpus.guide import Value

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_FIRST_YAML_LINE = 2
"""The YAML begins on the line after the opening rule; lines of a text count from 1."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
GuideId = Annotated[str, StringConstraints(pattern=r"^g\d{2}(-[a-z0-9]+)+$")]
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/[^\s\"]+$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$")]
SeedClaim = Annotated[
    str, StringConstraints(pattern=r"^(A([1-9]|[12]\d|3[0-3])|B([1-9]|1\d|20)|C([1-9]|1[0-5]))$")
]
Day = Annotated[date, Strict()]
_QUESTION_WORDS = range(3, 31)
_MOST_QUESTIONS = 20


def _as_people_ask(question: str) -> str:
    if (count := len(question.split())) not in _QUESTION_WORDS:
        message = f"has {count} words, expected 3 to 30: {question!r}"
        raise ValueError(message)
    return question


AskedQuestion = Annotated[Words, AfterValidator(_as_people_ask)]
AskedQuestions = Annotated[
    tuple[AskedQuestion, ...], Field(min_length=1, max_length=_MOST_QUESTIONS)
]


class FrontMatterError(ValueError):
    """The block at the head of a text cannot be read; the message names the line."""


class _Mark(Protocol):
    """A position in YAML; the library has two unrelated classes for it."""

    @property
    def line(self) -> int:
        """Counted from 0."""


class Audience(StrEnum):
    """For whom a guide is written."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Stage(StrEnum):
    """Where in a career its readers are."""

    STUDENT = "student"
    RESIDENT = "resident"
    NURSE = "nurse"
    EARLY_LEADER = "early-leader"
    ANY = "any"


class Evidence(StrEnum):
    """How well what a guide says is supported, overall and honestly."""

    STRONG = "strong"
    MODERATE = "moderate"
    LIMITED = "limited"
    PRACTICE = "practice"
    """Accepted practice, without studies to speak of."""


class Reference(Value):
    """One source of a guide, with a DOI or an address unless it is a book."""

    cite: Words
    doi: Doi | None = None
    url: Url | None = None

    @model_validator(mode="after")
    def _one_address(self) -> Self:
        if self.doi is not None and self.url is not None:
            message = "give a doi or a url, not both"
            raise ValueError(message)
        return self


class ShippedFrontMatter(Value):
    """What a guide in ``corpus/guides`` says of itself; every key is required, others refused."""

    id: GuideId
    title: Words
    authors: tuple[Words, ...] = Field(min_length=1)
    publisher: Words
    language: Literal["en-GB"]
    licence: Literal["CC-BY-4.0"]
    jurisdiction: Literal["UK", "any"]
    topics: tuple[Slug, ...] = Field(min_length=2, max_length=5)
    audience: tuple[Audience, ...] = Field(min_length=1)
    stage: tuple[Stage, ...] = Field(min_length=1)
    evidence: Evidence
    seed_claims: tuple[SeedClaim, ...]
    """Rows of the checklist of claims that the guide answers: A1-A33, B1-B20, C1-C15."""
    frameworks: tuple[Words, ...]
    references: tuple[Reference, ...] = Field(min_length=1)
    resource_ids: tuple[Slug, ...]
    asked_as: dict[Words, AskedQuestions]
    """Ways in which people ask for a section, by its heading; they help to find it."""
    date: Day
    reviewed: Day
    review_due: Day

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if not self.date <= self.reviewed < self.review_due:
            message = "date, reviewed and review_due must follow one another"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _no_question_twice(self) -> Self:
        seen: set[str] = set()
        for question in (q for questions in self.asked_as.values() for q in questions):
            if question.casefold() in seen:
                message = f"asked_as has a question twice: {question!r}"
                raise ValueError(message)
            seen.add(question.casefold())
        return self

    @model_validator(mode="after")
    def _nothing_twice(self) -> Self:
        for name in ("topics", "audience", "stage", "seed_claims", "frameworks", "resource_ids"):
            items: Sequence[str] = getattr(self, name)
            if len(set(items)) != len(items):
                message = f"{name} names something twice"
                raise ValueError(message)
        return self


def split_front_matter(text: str) -> tuple[dict[str, object], str, int]:
    """Part a text into its front matter and its body.

    Returns:
        The YAML mapping, the text after the block, and the line of ``text`` (from 1) on which that
        begins. A text that opens with no block, or whose block never ends, gives ``({}, text, 1)``.

    Raises:
        FrontMatterError: If the block is over 64 KiB, is not a YAML mapping with text keys, nests
            more than 8 deep, names a key twice or uses YAML aliases.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return {}, text, 1
    block = text[opening.end() : closing.start()]
    if len(block.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        message = f"front matter, line 1: the block is over {MAX_BYTES // 1024} KiB; shorten it"
        raise FrontMatterError(message)
    body_line = text.count("\n", 0, closing.end()) + 1
    return _mapping(block), text[closing.end() :], body_line


def _mapping(block: str) -> dict[str, object]:
    try:
        _refuse_traps(block)
        _refuse_double_keys(block)
        loaded = yaml.safe_load(block)
    except yaml.YAMLError as error:
        raise _error(_line_of(error, block), _reason(error)) from error
    except FrontMatterError:
        raise
    except ValueError as error:  # a date or number of the right shape that does not exist
        raise _error(_FIRST_YAML_LINE, f"a value cannot be read: {error}") from error
    if loaded is None:
        return {}
    if not isinstance(loaded, dict) or not all(isinstance(key, str) for key in loaded):
        raise _error(_FIRST_YAML_LINE, "expected lines of the form `key: value`")
    return loaded


def _refuse_traps(block: str) -> None:
    depth = 0
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _error(_line(event.start_mark), "YAML aliases are not allowed")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _error(_line(event.start_mark), f"values nest more than {MAX_DEPTH} deep")


def _refuse_double_keys(block: str) -> None:
    root = yaml.compose(block, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, _ in root.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error(_line(key.start_mark), "a key must be plain text")
        if key.value in seen:
            raise _error(_line(key.start_mark), f"the key {key.value!r} is there twice")
        seen.add(key.value)


def _line(mark: _Mark | None) -> int:
    return (mark.line if mark else 0) + _FIRST_YAML_LINE


def _line_of(error: yaml.YAMLError, block: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return _line(error.problem_mark)
    position = getattr(error, "position", 0)
    return block.count("\n", 0, position) + _FIRST_YAML_LINE


def _reason(error: yaml.YAMLError) -> str:
    return str(
        getattr(error, "problem", None) or getattr(error, "reason", None) or "not valid YAML"
    )


def _error(line: int, reason: str) -> FrontMatterError:
    return FrontMatterError(f"front matter, line {line}: {reason}")
