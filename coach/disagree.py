"""Two guides that say opposite things of one subject are both shown, with their dates.

Floor 2.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from coach.answer import SegmentKind
from coach.claim_negation import flipped
from coach.draft import Piece, verbatim_claims
from coach.evidence import EvidenceSentence
from coach.fitness import Weighed
from coach.numbers import is_year, numbers_in
from coach.words import stems

_SAME_SUBJECT, _LEAST_SHARED = 0.6, 4
"""Share of the shorter sentence's words, and number of words: in "people do not have to like each
other to share a shift" two of three say nothing of the subject."""
_SAME_STATEMENT = 0.75
"""Share of words from which two sentences with different figures say the same thing otherwise."""
_LOOKED_AT = 25
_NEAR_ENOUGH = 3.0
"""How far below the best the nearest sentence of another guide may lie, in fitness."""
_ASKS_WHETHER = re.compile(
    r"\b(sources?|guides?|they|both|authors?|articles?)\b.{0,40}\b(agree|disagree|contradict"
    r"|conflict|differ|consistent|say the same)\w*\b"
    r"|\b(both|all|each|two|either) (of )?(the |your )?(sources|guides|articles)\b",
    re.IGNORECASE,
)
_NONE_CONTRADICTS = "Of the sentences found on this, none contradicts another; here they are."
_ONE_GUIDE = "Only one guide speaks of this, so there is nothing to compare it with."


def asks_whether_they_agree(question: str) -> bool:
    """Whether a question wants to hear more than one guide on the same thing."""
    return bool(_ASKS_WHETHER.search(question))


def agreement(weighed: Sequence[Weighed]) -> list[Piece]:
    """The fittest sentence and the nearest of another guide, and whether they contradict."""
    best = weighed[0].sentence
    others = [
        one.sentence
        for one in weighed
        if one.sentence.guide.id != best.guide.id
        and weighed[0].fitness - one.fitness <= _NEAR_ENOUGH
    ]
    chosen = with_opposed([best], weighed)
    if len(chosen) > 1:
        return disagreement(chosen)
    said = Piece(SegmentKind.GAP, _NONE_CONTRADICTS if others else _ONE_GUIDE)
    return [said, *verbatim_claims([best, *others[:1]])]


def with_opposed(
    chosen: Sequence[EvidenceSentence], weighed: Sequence[Weighed]
) -> list[EvidenceSentence]:
    """The chosen sentences with the one of another guide that contradicts the first, if any."""
    first = chosen[0]
    for one in weighed[:_LOOKED_AT]:
        other = one.sentence
        if other.guide.id != first.guide.id and contradict(first.quote, other.quote):
            return [first, other, *(s for s in chosen[1:] if s != other)][: max(2, len(chosen))]
    return list(chosen)


def disagreement(chosen: Sequence[EvidenceSentence]) -> list[Piece]:
    """The chosen sentences as claims, led by a plain word when two of them contradict."""
    claims = list(verbatim_claims(chosen))
    for one, other in combinations(chosen, 2):
        if one.guide.id != other.guide.id and contradict(one.quote, other.quote):
            return [Piece(SegmentKind.GAP, _both(one, other)), *claims]
    return claims


def contradict(one: str, other: str) -> bool:
    """Whether one of two sentences on one subject denies the other, or gives another figure."""
    first, second = stems(one), stems(other)
    shared = len(first & second)
    if shared < _LEAST_SHARED:
        return False
    same = shared / min(len(first), len(second))
    if same >= _SAME_SUBJECT and flipped(one, other):
        return True
    figures = [{n for n in numbers_in(text) if not is_year(n)} for text in (one, other)]
    return same >= _SAME_STATEMENT and all(figures) and figures[0].isdisjoint(figures[1])


def _both(one: EvidenceSentence, other: EvidenceSentence) -> str:
    named = " and ".join(
        f"“{s.guide.metadata.title}” ({s.guide.metadata.date or 'undated'})" for s in (one, other)
    )
    return f"The guides do not agree here: {named}. Both are below, so you can weigh them."
