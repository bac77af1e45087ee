"""Rates with 95 % Wilson intervals."""

import math

_Z = 1.96


def wilson(hits: int, total: int) -> tuple[float, float]:
    """The 95 % interval of a rate, in [0, 1]; the whole range when nothing was counted.

    Source: Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
    """
    if not total:
        return 0.0, 1.0
    rate = hits / total
    spread = _Z * math.sqrt(rate * (1 - rate) / total + _Z**2 / (4 * total**2))
    centre, scale = rate + _Z**2 / (2 * total), 1 + _Z**2 / total
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def shown(hits: int, total: int) -> str:
    """Such as ``0.950 (0.91-0.98), 190 of 200``."""
    low, high = wilson(hits, total)
    rate = hits / total if total else 0.0
    return f"{rate:.3f} ({low:.2f}-{high:.2f}), {hits} of {total}"
