"""Two guides that say opposite things of one subject are both shown, with their dates.

Floor 2.
"""

from collections.abc import Sequence
from itertools import combinations

from coach.answer import SegmentKind
from coach.claim_words import flipped
from coach.draft import Piece, verbatim_claims
from coach.evidence import EvidenceSentence
from coach.words import stems

_SAME_SUBJECT = 0.6


def disagreement(chosen: Sequence[EvidenceSentence]) -> list[Piece]:
    """The chosen sentences as claims, led by a plain word when two of them contradict."""
    claims = list(verbatim_claims(chosen))
    for one, other in combinations(chosen, 2):
        if one.guide.id != other.guide.id and contradict(one.quote, other.quote):
            return [Piece(SegmentKind.GAP, _both(one, other)), *claims]
    return claims


def contradict(one: str, other: str) -> bool:
    """Whether two sentences share most of their words and one denies what the other states."""
    first, second = stems(one), stems(other)
    smaller = min(len(first), len(second))
    same = smaller and len(first & second) / smaller >= _SAME_SUBJECT
    return bool(same and flipped(one, other))


def _both(one: EvidenceSentence, other: EvidenceSentence) -> str:
    named = " and ".join(
        f"“{s.guide.metadata.title}” ({s.guide.metadata.date or 'undated'})" for s in (one, other)
    )
    return f"The guides do not agree here: {named}. Both are below, so you can weigh them."
