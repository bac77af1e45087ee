"""What serves, and what is wrong with that.

Floor 1.
"""

from enum import StrEnum

from pydantic import AwareDatetime

from corpus.guide import Value


class SearchKind(StrEnum):
    """How nearest passages are found."""

    INDEX = "index"
    EXACT = "exact"
    """By comparing with every cached vector, because no index could be opened."""


class Standing(Value):
    """What serves, and what is wrong with that."""

    generation: str | None = None
    """Absent when nothing serves."""
    search: SearchKind = SearchKind.INDEX
    checked_at: AwareDatetime | None = None
    """When its files were compared with their checksums and tried out."""
    reasons: tuple[str, ...] = ()
    """Why it is not the published generation, whole, that serves; empty when it is."""

    @property
    def degraded(self) -> bool:
        """Whether something else serves than what was published."""
        return bool(self.reasons)
