"""What an ingest will do, found by comparing content with the published generation.

Floor 2.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath

from corpus.generation import Manifest
from corpus.guide import Corrections, SourceFile, Value
from corpus.revisions import OriginalStore
from ingest.report import Failure
from ingest.sources import Discovery, FoundFile, Root, file_name


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


class Edit(Value):
    """What a curator changes about one guide."""

    given: Corrections = Corrections()
    taken_back: frozenset[str] = frozenset()
    """Fields that are to be as the document says again."""

    def apply(self, corrections: Corrections) -> Corrections:
        """Corrections after this edit."""
        return self.given.over(corrections.without(self.taken_back))


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a curator says of guides while they are ingested."""

    corrections: Corrections = Corrections()
    """Of every file below the roots."""
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """Of single guides, by id, wherever their files lie."""

    def over(self, previous: SourceFile) -> Corrections:
        """What holds for a source after these wishes."""
        edit = self.edits.get(previous.guide_id, Edit())
        return edit.apply(self.corrections.over(previous.corrections))

    def edited(self, source: SourceFile) -> Corrections:
        """What holds for a source that lies below no root."""
        return self.edits.get(source.guide_id, Edit()).apply(source.corrections)


def make_plan(
    discovery: Discovery,
    previous: Manifest | None,
    roots: Sequence[Root],
    wishes: Wishes,
    originals: OriginalStore,
) -> Plan:
    """Compare what was found with what is published.

    A published source below a root that is gone is removed; one that is there but cannot be read
    keeps its edition of before. A file whose content is known from a vanished location has moved.
    A guide that is edited where no file was found is read from the bytes that were received.
    """
    sources = previous.sources if previous else ()
    by_location = {source.location: source for source in sources}
    found = {file.location for file in discovery.files}
    lost = [source for source in sources if source.location not in found]
    gone = [
        source
        for source in lost
        if any(root.holds(source.location) for root in roots)
        and not discovery.keeps(source.location)
    ]
    vanished = {source.sha256: source for source in gone}
    files = [
        _planned(file, by_location.get(file.location), vanished.get(file.sha256), wishes)
        for file in discovery.files
    ]
    continued = {file.previous.location for file in files if file.previous}
    kept = [source for source in lost if source not in gone]
    edited = [source for source in kept if wishes.edited(source) != source.corrections]
    return Plan(
        files=(*files, *(_reread(source, wishes, originals) for source in edited)),
        kept=tuple(source for source in kept if source not in edited),
        removed=tuple(s for s in gone if s.location not in continued),
        failures=tuple(discovery.failures),
    )


def _reread(source: SourceFile, wishes: Wishes, originals: OriginalStore) -> PlannedFile:
    suffix = PurePosixPath(file_name(source.location)).suffix
    received = originals.path_of(source.sha256, suffix)
    found = FoundFile(source.location, received, source.sha256, source.beside)
    return PlannedFile(found, Change.CHANGED, wishes.edited(source), source)


def _planned(
    found: FoundFile, here: SourceFile | None, elsewhere: SourceFile | None, wishes: Wishes
) -> PlannedFile:
    previous = here or elsewhere
    if previous is None:
        return PlannedFile(found, Change.NEW, wishes.corrections, None)
    corrections = wishes.over(previous)
    told_the_same = (corrections, found.beside) == (previous.corrections, previous.beside)
    if found.sha256 != previous.sha256 or not told_the_same:
        change = Change.CHANGED
    else:
        change = Change.SAME if here else Change.MOVED
    return PlannedFile(found, change, corrections, previous)
