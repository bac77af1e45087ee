"""Merging and thinning of rankings. Pure: values in, values out.

Floor 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from corpus.asked import AskedMatch

Item = TypeVar("Item")

_SAME = 0.9
LEXICAL_WEIGHT = 0.6
"""How much a full match of all words counts against cosine similarity; chosen on the tuning half
of the question set, see ``docs/decisions/0101-fusion.md``."""


ASKED_WEIGHT = 0.7
"""How far an expected question that is nearer than the passage's own text draws it nearer: 0 not
at all, 1 all the way; see ``docs/decisions/0104-anticipated-questions.md``."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What each leg thinks of the candidates for one question, and both together.

    Every mapping is by passage id, best first.
    """

    dense: Mapping[str, float]
    """Nearness of the passages that the vector search found; see :func:`nearness`."""
    lexical: Mapping[str, float]
    """Share in [0, 1] of the question's words, by weight, of those that the word search found."""
    fused: Mapping[str, float]
    """Of all passages that either found."""
    similarities: Mapping[str, float] = field(default_factory=dict)
    """Cosine similarity in [-1, 1] of a passage's own text, for those in ``dense``."""
    asked: Mapping[str, AskedMatch] = field(default_factory=dict)
    """The nearest question that each passage is expected to answer, where one was found."""


def nearness(similarity: float, asked: float | None) -> float:
    """How near a passage is by what it says and by what it is expected to be asked.

    Two questions are nearer to one another than a question is to prose, so the similarity of an
    expected question counts less; it never makes a passage less near than its own text does.

    Args:
        similarity: Of the passage's own text, cosine in [-1, 1].
        asked: Of the nearest question that it answers; absent when there is none.
    """
    if asked is None:
        return similarity
    return similarity + ASKED_WEIGHT * max(asked - similarity, 0.0)


def convex_fusion(
    similarities: Mapping[str, float],
    matches: Mapping[str, float],
    lexical_weight: float = LEXICAL_WEIGHT,
) -> dict[str, float]:
    """Merge two scores of the same candidates; the result is ordered best first.

    Both are on scales that do not depend on the other candidates, so a question whose words the
    library hardly holds is decided by meaning, and one that names things by its words. Ties keep
    the order of ``similarities``, then of ``matches``.

    Args:
        similarities: Cosine similarity in [-1, 1]; a missing one counts as 0.
        matches: Share of the question's words in [0, 1]; a missing one counts as 0.
        lexical_weight: What a full match is worth in cosine similarity.

    Source: the convex combination of Bruch, Gai and Ingber, ACM TOIS 2023,
    https://doi.org/10.1145/3596512, which found it better and steadier than reciprocal ranks;
    BM25 is scaled by its upper bound for the question where they scale by the best passage.
    """
    candidates = dict.fromkeys((*similarities, *matches))
    fused = {
        identifier: similarities.get(identifier, 0.0)
        + lexical_weight * matches.get(identifier, 0.0)
        for identifier in candidates
    }
    return best_first(fused)


def best_first(scores: Mapping[str, float]) -> dict[str, float]:
    """The same scores, the highest first; ties keep their order."""
    return dict(sorted(scores.items(), key=lambda pair: -pair[1]))


def ranks(scores: Mapping[str, float]) -> dict[str, int]:
    """Place of each, from 1, in the order that they have."""
    return {identifier: rank for rank, identifier in enumerate(scores, start=1)}


def fold_repeats(
    items: Iterable[Item], words_of: Callable[[Item], frozenset[str]], limit: int
) -> list[tuple[Item, list[Item]]]:
    """The first ``limit`` different items, each with those after it that say the same.

    Args:
        items: Best first; read only as far as needed.
        words_of: The words of an item; two that share nine in ten say the same.
        limit: The most items to keep.
    """
    kept: list[tuple[Item, frozenset[str], list[Item]]] = []
    for item in items:
        words = words_of(item)
        twin = next((repeats for _, known, repeats in kept if _same(words, known)), None)
        if twin is not None:
            twin.append(item)
        elif len(kept) == limit:
            break
        else:
            kept.append((item, words, []))
    return [(item, repeats) for item, _, repeats in kept]


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Jaccard similarity of at least nine in ten."""
    if min(len(one), len(other)) < _SAME * max(len(one), len(other)):
        return False
    shared = len(one & other)
    return shared >= _SAME * (len(one) + len(other) - shared)


def at_most_per_group(
    items: Iterable[Item], group_of: Callable[[Item], str], most: int
) -> list[Item]:
    """The items in their order, at most ``most`` of each group."""
    seen: Counter[str] = Counter()
    kept: list[Item] = []
    for item in items:
        seen[group_of(item)] += 1
        if seen[group_of(item)] <= most:
            kept.append(item)
    return kept
