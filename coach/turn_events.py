"""What a turn says while it runs: stages, verified segments, and at its end one answer.

Floor 2.
"""

import time
from dataclasses import dataclass, field

from coach.answer import Answer, Citation, Segment


@dataclass(frozen=True, slots=True)
class StageReached:
    """Work has moved on to this stage."""

    stage: str


@dataclass(frozen=True, slots=True)
class SegmentReady:
    """A verified segment can be shown."""

    segment: Segment
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class TurnDone:
    """The turn is over."""

    answer: Answer


TurnEvent = StageReached | SegmentReady | TurnDone


@dataclass(slots=True)
class Stopwatch:
    """Milliseconds by stage."""

    spent: dict[str, int] = field(default_factory=dict)
    _started: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """Note what the stage that ends now took."""
        now = time.perf_counter()
        self.spent[stage] = round((now - self._started) * 1000)
        self._started = now
