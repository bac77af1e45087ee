"""Merging and thinning of rankings. Pure: values in, values out.

Floor 1.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def weighted_reciprocal_rank_fusion(
    rankings: Sequence[tuple[float, Sequence[str]]], *, k: int = 60
) -> dict[str, float]:
    """Merge rankings into one; the result is ordered best first.

    Each id earns ``weight / (k + rank)`` from every ranking that holds it, ranks counting from 1.
    Ties keep the order of first appearance; no rankings give an empty result.

    Args:
        rankings: Pairs of a weight and best-first ids; lengths may differ.
        k: Damping; larger values flatten the advantage of the first ranks.

    Raises:
        ValueError: If ``k`` is negative.

    Source: Cormack, Clarke and Büttcher, SIGIR 2009, https://doi.org/10.1145/1571941.1572114,
    without weights; weights are ours.
    """
    if k < 0:
        message = f"k must not be negative, got {k}"
        raise ValueError(message)
    earned: Counter[str] = Counter()
    for weight, ranking in rankings:
        for rank, identifier in enumerate(ranking, start=1):
            earned[identifier] += weight / (k + rank)  # type: ignore[assignment]  # Counter of floats
    return dict(sorted(earned.items(), key=lambda pair: -pair[1]))


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
