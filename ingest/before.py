"""What was published before: its manifest, its guides, and what it worked out about them.

Floor 2. A revision is immutable, and the same rules and the same encoder cut it into the same
passages, so a build takes them over instead of counting the tokens of every sentence again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue import Catalogue, CataloguedGuide
from corpus.data_folder import DataFolder
from corpus.errors import DamagedGenerationError
from corpus.exact import KEYS_FILE, read_keys
from corpus.generation import (
    CATALOGUE_FILE,
    Manifest,
    history,
    is_published,
    read_manifest,
    verify_files,
)
from corpus.guide import Passage, Revision


@dataclass(frozen=True, slots=True)
class PassagesBefore:
    """Of some revisions of one generation."""

    passages: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    """By revision."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Under which each passage's vector is cached, by its id."""


@dataclass(frozen=True, slots=True)
class PublishedBefore:
    """The generation that the next one follows; nothing is taken from one that is not whole."""

    library: Path
    manifest: Manifest | None
    """The latest that can be read, if any."""
    whole: bool
    """Whether its generation serves and every file is as it was published."""

    @classmethod
    def of(cls, data: DataFolder) -> "PublishedBefore":
        """What one data folder holds."""
        manifest = latest_manifest(data.library)
        whole = manifest is not None and _serves_whole(data.library, manifest)
        return cls(data.library, manifest, whole)

    def guides(self) -> list[CataloguedGuide]:
        """Every guide."""
        if not self.whole:
            return []
        with self._catalogue() as catalogue:
            return catalogue.guides()

    def revisions(self, wanted: Sequence[str]) -> dict[str, Revision]:
        """Those of these revisions that it holds."""
        if not wanted or not self.whole:
            return {}
        with self._catalogue() as catalogue:
            found = {identifier: catalogue.revision(identifier) for identifier in wanted}
        return {i: revision for i, revision in found.items() if revision}

    def cut(self, revisions: Sequence[str]) -> PassagesBefore | None:
        """How it cut these revisions, which holds for whoever reads and cuts by the same rules."""
        if not self.whole:
            return None
        with self._catalogue() as catalogue:
            return _passages_before(catalogue, revisions)

    @contextmanager
    def _catalogue(self) -> Iterator[Catalogue]:
        assert self.manifest is not None, "a whole generation has a manifest"
        path = self.library / self.manifest.generation / CATALOGUE_FILE
        with closing(Catalogue(path)) as catalogue:
            yield catalogue


def latest_manifest(library: Path) -> Manifest | None:
    """The latest published manifest that can be read; nothing else of a generation is looked at."""
    for name in history(library):
        try:
            return read_manifest(library / name)
        except DamagedGenerationError:
            continue
    return None


def _serves_whole(library: Path, manifest: Manifest) -> bool:
    if not is_published(library, manifest.generation):
        return False
    try:
        verify_files(library / manifest.generation, manifest)
    except DamagedGenerationError:
        return False
    return True


def _passages_before(catalogue: Catalogue, revisions: Collection[str]) -> PassagesBefore:
    """What a checked generation holds of these revisions, by its catalogue."""
    wanted = set(revisions)
    guides = [guide for guide in catalogue.guides() if guide.revision in wanted]
    passages = {guide.revision: catalogue.passages_of(guide.id) for guide in guides}
    cut = {revision: found for revision, found in passages.items() if found}
    keys = dict(
        zip(catalogue.passage_ids(), read_keys(catalogue.path.parent / KEYS_FILE), strict=True)
    )
    return PassagesBefore(cut, {p.id: keys[p.id] for found in cut.values() for p in found})
