"""The one use case of this package: bring the library in step with files, and say what was done.

Floor 2. plan → read → split → encode → build → audit → publish
"""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.errors import CorpusEmptyError
from corpus.generation import Manifest, publish, published, read_manifest
from corpus.guide import Corrections, Revision
from corpus.library import CATALOGUE_FILE
from corpus.revisions import OriginalStore, RevisionStore
from corpus.vector_cache import VectorCache
from ingest.audit import check_shrink
from ingest.build import Contents, Progress, build_generation
from ingest.errors import NothingToIngestError
from ingest.outcome import planned_report, report_of
from ingest.passages import SPLITTER_VERSION
from ingest.plan import make_plan
from ingest.reading import GuideReader, ReadGuides
from ingest.report import IngestReport, Timings
from ingest.sources import Root, discover


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What a curator asks for."""

    roots: Sequence[Root]
    corrections: Corrections = Corrections()
    dry_run: bool = False
    allow_shrink: bool = False


class Ingester:
    """Brings one data folder's library in step with files; its caller owns the folder."""

    def __init__(
        self, data: DataFolder, encoder: Encoder, shipped: Root, on_progress: Progress
    ) -> None:
        """Work on one data folder.

        Args:
            data: Owned by the caller.
            encoder: What the next generation is built with.
            shipped: The guides that come with the program.
            on_progress: Told how far each stage is.
        """
        self._data = data
        self._encoder = encoder
        self._shipped = shipped
        self._on_progress = on_progress
        self._revisions = RevisionStore(data.revisions)
        self._previous = self._published_manifest()

    def ingest(self, request: IngestRequest) -> IngestReport:
        """Bring the library in step with the files below the request's roots.

        The published generation is only ever replaced as a whole, by one that passed its audit;
        on any error it goes on serving.

        Raises:
            NothingToIngestError: If there is not one guide to publish.
            AuditError: If the new generation is not fit to be published.
        """
        started = time.perf_counter()
        roots = self._roots_to_sync(request.roots)
        plan = make_plan(discover(roots), self._previous, roots, request.corrections)
        if request.dry_run:
            return planned_report(plan, self._previous)
        originals = OriginalStore(self._data.originals)
        reader = GuideReader(self._revisions, originals, self._encoder)
        read = reader.read(plan, self._on_progress, again=self._reading_rules_changed())
        read_seconds = time.perf_counter() - started
        manifest, embeddings = self._publish(read, roots, allow_shrink=request.allow_shrink)
        total = time.perf_counter() - started
        return report_of(
            plan,
            read,
            manifest,
            published=manifest is not self._previous,
            embeddings=embeddings,
            timings=Timings(read=read_seconds, build=total - read_seconds, total=total),
        )

    def known_roots(self) -> list[Root]:
        """The shipped guides and every root that was synced before."""
        known = self._previous.roots if self._previous else ()
        others = [Root.from_location(location, self._shipped) for location in known]
        return [self._shipped, *(root for root in others if root != self._shipped)]

    def _published_manifest(self) -> Manifest | None:
        try:
            return read_manifest(published(self._data.library))
        except CorpusEmptyError:
            return None

    def _roots_to_sync(self, asked: Sequence[Root]) -> list[Root]:
        """All known ones too when the reading rules have changed: every text is read again."""
        if not self._reading_rules_changed():
            return list(asked)
        locations = {root.location for root in asked}
        known = self._previous.roots if self._previous else ()
        again = [Root.from_location(known_root, self._shipped) for known_root in known]
        return [*asked, *(root for root in again if root.location not in locations)]

    def _reading_rules_changed(self) -> bool:
        return self._previous is not None and self._previous.splitter != SPLITTER_VERSION

    def _publish(
        self, read: ReadGuides, roots: Sequence[Root], *, allow_shrink: bool
    ) -> tuple[Manifest, int]:
        """The manifest that is published afterwards, and how many texts were encoded for it."""
        known = self._previous.roots if self._previous else ()
        locations = tuple(dict.fromkeys([*known, *(root.location for root in roots)]))
        sources = tuple(sorted(read.sources, key=lambda source: source.location))
        if self._previous and self._holds_already(sources, locations):
            return self._previous, 0
        if not sources:
            lines = [f"{failure.path}: {failure.reason}" for failure in read.failures]
            message = f"no guide could be read ({'; '.join(lines) or 'no files were found'})"
            raise NothingToIngestError(message)
        revisions = self._collect(read, sorted({source.revision for source in sources}))
        check_shrink(len(revisions), self._previous, allowed=allow_shrink)
        built = build_generation(
            self._data.library,
            Contents(revisions, sources, locations),
            self._encoder,
            VectorCache(self._data.vector_cache),
            self._on_progress,
        )
        publish(self._data.library, built.folder.name)
        return built.manifest, built.embeddings

    def _holds_already(self, sources: Sequence[object], roots: Sequence[str]) -> bool:
        previous = self._previous
        return previous is not None and (
            previous.sources == sources
            and previous.roots == roots
            and previous.encoder == self._encoder.identity
            and not self._reading_rules_changed()
        )

    def _collect(self, read: ReadGuides, wanted: Sequence[str]) -> list[Revision]:
        """Revisions read just now, else as the published generation holds them."""
        missing = [identifier for identifier in wanted if identifier not in read.revisions]
        carried: dict[str, Revision] = {}
        if missing and self._previous:
            folder = self._data.library / self._previous.generation
            with closing(Catalogue(folder / CATALOGUE_FILE)) as catalogue:
                found = {identifier: catalogue.revision(identifier) for identifier in missing}
            carried = {i: revision for i, revision in found.items() if revision}
        known = carried | read.revisions
        return [known.get(i) or self._revisions.get(i) for i in wanted]
