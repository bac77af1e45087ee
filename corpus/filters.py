"""Which guides a search may look into.

Floor 1.
"""

from collections.abc import Iterable

from corpus.catalogue import CataloguedGuide
from corpus.guide import GuideStatus, Value


class Filters(Value):
    """Conditions that all have to hold; an empty one always does. Case does not count."""

    guides: tuple[str, ...] = ()
    """Ids."""
    collections: tuple[str, ...] = ()
    """Names of the folders that were ingested; ``shipped`` for the guides of the program."""
    publishers: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """A guide with any of them passes."""
    published_from: str | None = None
    """Date in ISO 8601, as exact as one likes; a guide without a date does not pass."""
    published_until: str | None = None

    def passes(self, guide: CataloguedGuide, collections: Iterable[str] = ()) -> bool:
        """Whether a guide may be searched; one that is superseded or withdrawn never may.

        Args:
            guide: Of the published generation.
            collections: Those that it belongs to.
        """
        facts = guide.metadata
        return (
            facts.status is GuideStatus.CURRENT
            and _any(self.guides, (guide.id,))
            and _any(self.collections, collections)
            and _any(self.publishers, (facts.publisher,))
            and _any(self.jurisdictions, (facts.jurisdiction,))
            and _any(self.topics, facts.topics)
            and self._in_time(facts.date)
        )

    def _in_time(self, date: str | None) -> bool:
        first, last = self.published_from, self.published_until
        if date is None:
            return first is None and last is None
        # As exact as the condition: a guide of 2024-05 is published until 2024.
        return (first is None or date[: len(first)] >= first[: len(date)]) and (
            last is None or date[: len(last)] <= last
        )


def _any(wanted: Iterable[str], given: Iterable[str | None]) -> bool:
    chosen = {name.casefold() for name in wanted}
    return not chosen or any(name is not None and name.casefold() in chosen for name in given)
