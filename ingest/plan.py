"""What an ingest will do, found by comparing content with the published generation.

Floor 2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.generation import Manifest
from corpus.guide import Corrections, SourceFile
from ingest.report import Failure
from ingest.sources import Discovery, FoundFile, Root


class Change(StrEnum):
    """How a file stands to the published generation."""

    NEW = "new"
    CHANGED = "changed"
    MOVED = "moved"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file and what is to be done with it."""

    found: FoundFile
    change: Change
    corrections: Corrections
    """A curator's corrections: those given now over those kept from before."""
    previous: SourceFile | None
    """The published source that it continues; absent when it is new."""

    @property
    def effective(self) -> Corrections:
        """All corrections that hold for this file."""
        return self.corrections.over(self.found.beside)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that an ingest will do."""

    files: tuple[PlannedFile, ...]
    kept: tuple[SourceFile, ...]
    """Published sources outside the roots, and those that cannot be read any more."""
    removed: tuple[SourceFile, ...]
    failures: tuple[Failure, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether the published generation already holds all of this."""
        return not self.removed and all(file.change is Change.SAME for file in self.files)


def make_plan(
    discovery: Discovery, previous: Manifest | None, roots: Sequence[Root], corrections: Corrections
) -> Plan:
    """Compare what was found with what is published.

    A published source below a root that is gone is removed; one that is there but cannot be read
    keeps its edition of before. A file whose content is known from a vanished location has moved.
    """
    sources = previous.sources if previous else ()
    by_location = {source.location: source for source in sources}
    found = {file.location for file in discovery.files}
    lost = [source for source in sources if source.location not in found]
    gone = {
        source.sha256: source
        for source in lost
        if any(root.holds(source.location) for root in roots)
        and not discovery.keeps(source.location)
    }
    files = tuple(
        _planned(file, by_location.get(file.location), gone.get(file.sha256), corrections)
        for file in discovery.files
    )
    continued = {file.previous.location for file in files if file.previous}
    return Plan(
        files=files,
        kept=tuple(source for source in lost if gone.get(source.sha256) is not source),
        removed=tuple(s for s in gone.values() if s.location not in continued),
        failures=tuple(discovery.failures),
    )


def _planned(
    found: FoundFile, here: SourceFile | None, elsewhere: SourceFile | None, given: Corrections
) -> PlannedFile:
    previous = here or elsewhere
    if previous is None:
        return PlannedFile(found, Change.NEW, given, None)
    corrections = given.over(previous.corrections)
    told_the_same = (corrections, found.beside) == (previous.corrections, previous.beside)
    if found.sha256 != previous.sha256 or not told_the_same:
        change = Change.CHANGED
    else:
        change = Change.SAME if here else Change.MOVED
    return PlannedFile(found, change, corrections, previous)
