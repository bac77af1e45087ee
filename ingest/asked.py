"""What a guide's front matter says under ``asked_as``: how people ask for each of its sections.

Floor 2. Read leniently, because a programme lead writes it by hand: what cannot be used is left
out and reported, and never keeps a guide from being read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.guide import AskedAs, Block, BlockKind
from ingest.characters import canonical

FACT = "asked_as"
MOST_QUESTIONS = 40
"""Of one section."""
_LONGEST = 300
"""Characters of a question; a longer one is a story."""


@dataclass(slots=True)
class _Reading:
    asked: dict[str, dict[str, None]] = field(default_factory=dict)
    """Questions by heading, each once and in their order."""
    unused: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, what: object, reason: str) -> None:
        self.unused.append((" ".join(str(what).split())[:_LONGEST], reason))

    def take(self, heading: str, question: object) -> None:
        taken = self.asked.setdefault(heading, {})
        text = " ".join(canonical(question).split()) if isinstance(question, str) else ""
        if not text:
            self.refuse(question, "a question is a line of text")
        elif len(text) > _LONGEST:
            self.refuse(text, f"a question has at most {_LONGEST} characters")
        elif len(taken) == MOST_QUESTIONS:
            self.refuse(text, f"a section has at most {MOST_QUESTIONS} questions")
        else:
            taken[text] = None


def read_asked(
    facts: Mapping[str, object], blocks: Sequence[Block], text: str
) -> tuple[tuple[AskedAs, ...], tuple[tuple[str, str], ...]]:
    """The questions that are expected for each section; and what was not used, with the reason.

    Args:
        facts: From the document's front matter.
        blocks: Of the canonical text.
        text: That text.
    """
    headings = {_plain(heading): heading for heading in _headings(blocks, text)}
    reading = _Reading()
    for name, questions in _sections(facts.get(FACT), reading):
        heading = headings.get(_plain(name))
        if heading is None:
            reading.refuse(name, "no section of the guide has this heading")
            continue
        for question in questions:
            reading.take(heading, question)
    asked = tuple(
        AskedAs(heading=heading, questions=tuple(taken))
        for heading, taken in reading.asked.items()
        if taken
    )
    return asked, tuple(reading.unused)


def _sections(stated: object, reading: _Reading) -> Iterator[tuple[str, Sequence[object]]]:
    if stated is None:
        return
    if not isinstance(stated, dict):
        reading.refuse(stated, f"`{FACT}` needs a list of questions under each heading")
        return
    for name, questions in stated.items():
        if isinstance(questions, str):
            yield str(name), [questions]
        elif isinstance(questions, list):
            yield str(name), questions
        else:
            reading.refuse(name, "this heading needs a list of questions")


def _headings(blocks: Sequence[Block], text: str) -> list[str]:
    """Those that passages carry: all but the guide's title."""
    return [
        text[block.start : block.end]
        for block in blocks
        if block.kind is BlockKind.HEADING and block.level > 1
    ]


def _plain(heading: str) -> str:
    return " ".join(canonical(heading).split()).casefold()
