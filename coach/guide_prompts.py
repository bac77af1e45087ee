"""The open question and the small step that a guide itself offers at its end.

Floor 2. They are the guide's own words, so that nothing is put to a mentee that nobody reviewed.
"""

import re
from collections.abc import Callable, Sequence

from coach.shelf import Shelf
from corpus.guide import BlockKind

_QUESTIONS = frozenset({"questions to ask yourself", "questions for reflection", "reflect"})
_STEPS = frozenset({"try this", "try it", "next steps"})
_BULLET = re.compile(r"^\s*(?:\d+[.)]|[-*•])\s+")
_OTHER_SIDE = re.compile(
    r"\b(other (person|side)|colleague|opposite|places were reversed|your mentor|somebody else"
    r"|they)\b",
    re.IGNORECASE,
)
_STANDS_ALONE = 0.1
"""What the first step of a guide is worth, because the later ones build on it."""
_BUILDS_ON_ANOTHER = re.compile(
    r"\b(the blank|your three lines|that goal|the page\b|the answer|your two-week"
    r"|two days later|the person who owns|your opening line"
    r"|that step|the leadership line|the supervision meeting|the conversation closes"
    r"|if you have decided)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"^(do|does|did|is|are|was|were|have|has|can|could|should|would|will)\b", re.I)
_OPEN_QUESTION = "What would you like to be different a month from now?"
_OPEN_QUESTION_OF_BOTH = "How might this look from where the other person stands?"


Said = Callable[[str], bool]
"""Whether the coach said something before in this conversation."""


def open_question(
    question: str, revision_id: str, shelf: Shelf, said: Said, *, other_side: bool
) -> str:
    """The guide's question that lies nearest to the mentee's, or a general one.

    Empty where none is left that was not asked before.

    Args:
        question: What the mentee asked.
        revision_id: Edition of the guide.
        shelf: Where it stands.
        said: What is not asked again.
        other_side: Prefer a question that looks at it from the other person's side.
    """
    offered = [
        text
        for text in _items(revision_id, _QUESTIONS, shelf)
        if text.endswith("?") and not _CLOSED.match(text) and not said(text)
    ]
    if not offered:
        general = _OPEN_QUESTION_OF_BOTH if other_side else _OPEN_QUESTION
        return "" if said(general) else general
    near = dict(zip(offered, shelf.similarities(question, offered), strict=True))
    ranked = sorted(offered, key=lambda text: -near[text])
    both = [text for text in ranked if _OTHER_SIDE.search(text)]
    if other_side and both:
        return both[0]
    return ranked[0]


def small_step(
    question: str, revision_id: str, shelf: Shelf, most_words: int, said: Said
) -> str | None:
    """The guide's nearest step that is short enough and not said before; none if it has none."""
    offered = [
        text
        for text in _items(revision_id, _STEPS, shelf)
        if len(text.split()) <= most_words and not said(text)
    ]
    if not offered:
        return None
    alone = [text for text in offered if not _BUILDS_ON_ANOTHER.search(text)] or offered
    near = shelf.similarities(question, alone)
    fits = [
        (similarity + _STANDS_ALONE * (text == offered[0]), text)
        for similarity, text in zip(near, alone, strict=True)
    ]
    return max(fits)[1]


def _items(revision_id: str, headings: frozenset[str], shelf: Shelf) -> Sequence[str]:
    revision = shelf.revision(revision_id)
    return [
        _BULLET.sub("", revision.text[block.start : block.end]).strip()
        for block in revision.blocks
        if block.kind is BlockKind.LIST_ITEM
        and block.heading_path
        and block.heading_path[-1].lower() in headings
    ]
