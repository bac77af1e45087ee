"""After several failures in a row a chat model is left alone for a while, so that nobody waits.

Floor 2. Open, it refuses at once; when the pause is over one call is let through, and how that one
goes decides.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from coach.errors import ChatModelPausedError


@dataclass(slots=True)
class Breaker:
    """Counts failures in a row."""

    failures_to_open: int = 5
    pause_seconds: float = 30.0
    now: Callable[[], float] = time.monotonic
    _failures: int = 0
    _paused_until: float | None = None
    _trying: bool = False

    @property
    def paused_seconds(self) -> float:
        """Until a call is let through again; 0 when one may go now."""
        return max(0.0, (self._paused_until or 0.0) - self.now())

    def enter(self) -> None:
        """Before a call.

        Raises:
            ChatModelPausedError: If the model is left alone, or one call is trying it out.
        """
        if self._paused_until is None:
            return
        if self.paused_seconds or self._trying:
            raise ChatModelPausedError(self._failures, self.paused_seconds)
        self._trying = True

    def leave(self, *, failed: bool | None) -> None:
        """After a call; ``None`` when it was broken off from here and tells nothing."""
        self._trying = False
        if failed is None:
            return
        self._failures = self._failures + 1 if failed else 0
        opens = self._failures >= self.failures_to_open
        self._paused_until = self.now() + self.pause_seconds if opens else None
