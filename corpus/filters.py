"""Which guides a search may look into.

Floor 1.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from corpus.catalogue import CataloguedGuide
from corpus.guide import GuideStatus, Value

_MOST = 200
ANYWHERE = "any"
"""The jurisdiction of a guide that holds everywhere."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=_MOST)]
Names = Annotated[tuple[Name, ...], Field(max_length=_MOST)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class Filters(Value):
    """Conditions that all have to hold; an empty one always does. Case does not count."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    guides: Names = ()
    """Ids of guides."""
    collections: Names = ()
    """Names of the folders that were ingested; `shipped` for the guides of the program."""
    publishers: Names = ()
    """Names as the guides have them."""
    jurisdictions: Names = ()
    """Such as `UK`; a guide that is for `any` passes every one."""
    topics: Names = ()
    """A guide with any of them passes."""
    published_from: PartialDate | None = None
    """`2024`, `2024-05` or `2024-05-17`; a guide without a date does not pass."""
    published_until: PartialDate | None = None
    """Likewise; `2024` holds until its last day."""

    def passes(self, guide: CataloguedGuide, collections: Iterable[str] = ()) -> bool:
        """Whether a guide may be searched; one that is superseded or withdrawn never may.

        Args:
            guide: Of the published generation.
            collections: Those that it belongs to.
        """
        facts, place = guide.metadata, guide.metadata.jurisdiction
        return (
            facts.status is GuideStatus.CURRENT
            and _any(self.guides, (guide.id,))
            and _any(self.collections, collections)
            and _any(self.publishers, (facts.publisher,))
            and (place == ANYWHERE or _any(self.jurisdictions, (place,)))
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


EVERYTHING = Filters()
"""No condition."""


def _any(wanted: Iterable[str], given: Iterable[str | None]) -> bool:
    chosen = {name.casefold() for name in wanted}
    return not chosen or any(name is not None and name.casefold() in chosen for name in given)
