"""Named steps of work that has to survive being cut off: each says that it was reached.

Floor 1. In the product nothing listens. The fault tests do: they end the process, or let the call
fail, at a step of their choice, so the names are part of what is tested.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Observer = Callable[[str], None]

_observers: list[Observer] = []


def reached(step: str) -> None:
    """Say that the work has come to this step, before what the step is named after is done."""
    for observer in _observers:
        observer(step)


@contextmanager
def observed(observer: Observer) -> Iterator[None]:
    """Let ``observer`` hear of every step for as long as the block runs."""
    _observers.append(observer)
    try:
        yield
    finally:
        _observers.remove(observer)
