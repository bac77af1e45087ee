"""The rules that a shipped guide keeps, one small function each; a problem is one line of words.

Floor 1. A guide is quoted sentence by sentence and carries no contact of any service, so most rules
look at single sentences and at what must not stand in the text at all.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.front_matter import ShippedFrontMatter
from corpus.guide_text import BlockShape, ProseBlock, Section
from corpus.prose import sentences, words

CLOSING_SECTIONS = ("Try this", "Questions to ask yourself", "When to get other help", "References")
CONTENT_SECTIONS = range(3, 7)
BODY_WORDS = range(500, 901)
STEPS = range(2, 5)
QUESTIONS = range(3, 6)

_DANGLING = re.compile(
    r"(?:They|These|Those|It|That|Such|Both|Doing so|Here|He|She|The (?:first|second|former|latter)"
    r"|This(?! (?:week|month|evening|morning|year)\b))\b(?!-)"
)
_OPEN_QUESTION = re.compile(
    r"(?:(?:in|on|at|to|for|from|with|by|of|about) )?(?:what|how|who|whom|whose|where|when|which)"
    r"\b",
    re.IGNORECASE,
)
_SECOND_QUESTION = re.compile(
    r"\b(?:and|or) (?:what|how|who|whose|where|when|which|why)\b", re.IGNORECASE
)
_YEARS = r"(?:19|20)\d\d ?- ?(?:19|20)\d\d\b"
_PHONE = re.compile(
    rf"(?<![\w.,/-])(?!{_YEARS})\+?\(?\d(?:[ ()-]{{0,3}}\d){{6,}}"
    r"|\b(?:999|116 ?123|85258)\b|\b(?:call|ring|dial|phone|NHS) (?:111|112|101)\b",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|g|kg|ml|mmol|iu|(?:micro|milli)?grams?|millilitres?|units|tablets?)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"https?:|www\.|\S+@\S+|\]\(|\bdoi\b|\b10\.\d{4,}/|\b[\w-]+\.(?:com|org|net|info|uk|scot|wales|edu|gov|int)\b",
    re.IGNORECASE,
)
_CONTACTS = (("a telephone number", _PHONE), ("a dose", _DOSE), ("an address", _LINK))


def title_problems(parts: Sequence[Section], front: ShippedFrontMatter, stem: str) -> Iterator[str]:
    """The id is the name of the file and the one title is that of the front matter."""
    if front.id != stem:
        yield f"id {front.id!r} differs from the file name {stem!r}"
    titles = [part.heading for part in parts if part.level == 1]
    if titles != [front.title]:
        yield f"expected one title {front.title!r}, found {titles}"


def layout_problems(parts: Sequence[Section]) -> Iterator[str]:
    """Three to six sections of content, then the four closing ones in their order."""
    headings = tuple(part.heading for part in parts if part.level > 1)
    if headings[-len(CLOSING_SECTIONS) :] != CLOSING_SECTIONS:
        yield f"must end with the sections {', '.join(CLOSING_SECTIONS)}"
    elif len(headings) - len(CLOSING_SECTIONS) not in CONTENT_SECTIONS:
        yield f"{len(headings) - len(CLOSING_SECTIONS)} sections of content, expected 3 to 6"
    for part in parts:
        if part.level > 1 and not part.blocks:
            yield f"line {part.line}: nothing under {part.heading!r}"


def length_problems(count: int) -> Iterator[str]:
    """The body without its references has 500 to 900 words."""
    if count not in BODY_WORDS:
        yield f"{count} words without the references, expected 500 to 900"


def reference_problems(parts: Sequence[Section], front: ShippedFrontMatter) -> Iterator[str]:
    """The closing list names each reference of the front matter once, in words."""
    listed = [
        block for block in blocks_under(parts, "References") if block.shape is BlockShape.BULLET
    ]
    if len(listed) != len(front.references):
        yield f"{len(listed)} bullets under References, {len(front.references)} in the front matter"


def step_problems(parts: Sequence[Section]) -> Iterator[str]:
    """The section of things to try is a numbered list of two to four steps."""
    steps = [block for block in blocks_under(parts, "Try this") if block.shape is BlockShape.STEP]
    if len(steps) not in STEPS:
        yield f"{len(steps)} numbered steps under 'Try this', expected 2 to 4"


def question_problems(parts: Sequence[Section]) -> Iterator[str]:
    """Three to five bullets, each one open question with one idea."""
    asked = [
        block
        for block in blocks_under(parts, CLOSING_SECTIONS[1])
        if block.shape is BlockShape.BULLET
    ]
    if len(asked) not in QUESTIONS:
        yield f"{len(asked)} bullets under {CLOSING_SECTIONS[1]!r}, expected 3 to 5"
    for block in asked:
        if not block.text.endswith("?") or block.text.count("?") != 1:
            yield f"line {block.line}: not exactly one question: {block.text!r}"
        elif not _OPEN_QUESTION.match(block.text):
            yield f"line {block.line}: not an open question: {block.text!r}"
        elif _SECOND_QUESTION.search(block.text):
            yield f"line {block.line}: two questions in one: {block.text!r}"


def asked_problems(parts: Sequence[Section], front: ShippedFrontMatter) -> Iterator[str]:
    """Questions are expected for sections that are there, and hold no contact either."""
    headings = {part.heading for part in parts if part.level > 1} - {CLOSING_SECTIONS[-1]}
    for heading in front.asked_as:
        if heading not in headings:
            yield f"asked_as: no section has the heading {heading!r}"
    for question in (q for questions in front.asked_as.values() for q in questions):
        for name, pattern in _CONTACTS:
            if match := pattern.search(question):
                yield f"asked_as: looks like {name}: {match.group()!r}"


def contact_problems(parts: Sequence[Section]) -> Iterator[str]:
    """No telephone number, dose or address anywhere in the body."""
    for name, pattern in _CONTACTS:
        for block in all_blocks(parts):
            for match in pattern.finditer(block.text):
                yield f"line {block.line}: looks like {name}: {match.group()!r}"


def standing_alone_problems(parts: Sequence[Section]) -> Iterator[str]:
    """No sentence opens with a word that points at another sentence."""
    for block in all_blocks(parts):
        for sentence in sentences(block.text):
            if _DANGLING.match(sentence):
                yield f"line {block.line}: does not stand alone: {sentence!r}"


def blocks_under(parts: Sequence[Section], heading: str) -> tuple[ProseBlock, ...]:
    """The blocks of every section with this heading."""
    return tuple(block for part in parts if part.heading == heading for block in part.blocks)


def all_blocks(parts: Sequence[Section]) -> tuple[ProseBlock, ...]:
    """Every block of the guide, in order."""
    return tuple(block for part in parts for block in part.blocks)


def prose_blocks(parts: Sequence[Section]) -> tuple[ProseBlock, ...]:
    """Every block but the references."""
    return tuple(block for part in parts if part.heading != "References" for block in part.blocks)


def body_words(parts: Sequence[Section]) -> int:
    """Words of the body, headings included, references left out."""
    counted = [part for part in parts if part.heading != "References"]
    headings = sum(len(words(part.heading)) for part in counted)
    return headings + sum(len(words(block.text)) for block in prose_blocks(counted))
