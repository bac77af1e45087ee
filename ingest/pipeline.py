"""The one use case of this package: bring the library in step with files, and say what was done.

Floor 2. plan → read → split → encode → build → audit → publish
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.generation import (
    KEPT_GENERATIONS,
    Manifest,
    discard,
    publish,
    sweep,
)
from corpus.guide import Corrections, GuideMetadata, GuideStatus, Revision, SourceFile
from corpus.revisions import OriginalStore, RevisionStore
from corpus.vector_cache import VectorCache
from ingest.audit import check_shrink
from ingest.before import PublishedBefore
from ingest.build import Contents, Progress, build_generation
from ingest.errors import NothingToIngestError
from ingest.faults import typed_faults
from ingest.outcome import effect_of, report_of
from ingest.passages import SPLITTER_VERSION
from ingest.plan import Edit, Plan, Wishes, make_plan
from ingest.readers import read_document
from ingest.reading import GuideReader, ReadDocument, ReadGuides, fits_window
from ingest.report import IngestReport, Timings
from ingest.sources import UPLOADS, Root, discover, known_roots
from ingest.space import check_space


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What a curator asks for."""

    roots: Sequence[Root] | None
    """What to bring in step; the shipped guides and all synced before when absent."""
    corrections: Corrections = Corrections()
    dry_run: bool = False
    allow_shrink: bool = False
    edits: Mapping[str, Edit] = field(default_factory=dict)
    """Of single guides, by id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an ingest came to."""

    report: IngestReport
    candidate: str | None = None
    """A generation that was built and audited, and is not published yet."""


class Ingester:
    """Brings one data folder's library in step with files; its caller owns the folder."""

    def __init__(
        self,
        data: DataFolder,
        encoder: Encoder,
        shipped: Root,
        on_progress: Progress,
        read_document: ReadDocument = read_document,
    ) -> None:
        """Work on one data folder.

        Args:
            data: Owned by the caller.
            encoder: What the next generation is built with.
            shipped: The guides that come with the program.
            on_progress: Told how far each stage is.
            read_document: From bytes and a name to elements; a limited child process where files
                are not to be trusted.
        """
        self._read_document = read_document
        self._data = data
        self._encoder = encoder
        self._shipped = shipped
        self._uploads = Root(UPLOADS, data.uploads)
        self._on_progress = on_progress
        self._revisions = RevisionStore(data.revisions)
        self._originals = OriginalStore(data.originals)
        self._before = PublishedBefore.of(data)
        self._previous = self._before.manifest

    def ingest(self, request: IngestRequest) -> IngestReport:
        """Bring the library in step with the files below the request's roots, and publish.

        The published generation is only ever replaced as a whole, by one that passed its audit;
        on any error it goes on serving.

        Raises:
            NothingToIngestError: If there is not one guide to publish.
            AuditError: If the new generation is not fit to be published.
            StorageError: If the disk refuses.
            BuildFailedError: If there is not enough memory.
        """
        outcome = self.build(request)
        if outcome.candidate:
            self._publish(outcome.candidate)
        return outcome.report

    def build(self, request: IngestRequest) -> Outcome:
        """As :meth:`ingest`, but what was built is left for the caller to publish."""
        started = time.perf_counter()
        with typed_faults():
            roots = self._roots_to_sync(request)
            plan = self._plan(roots, request)
            read = self._reader(preview=request.dry_run).read(
                plan, self._on_progress, again=self._reading_rules_changed()
            )
            report = report_of(read, effect_of(plan, read, self._before.guides()))
            if request.dry_run:
                return Outcome(self._planned(report))
            read_seconds = time.perf_counter() - started
            outcome = self._build(read, roots, request, report)
        total = time.perf_counter() - started
        timings = Timings(read=read_seconds, build=total - read_seconds, total=total)
        return Outcome(
            outcome.report.model_copy(update={"timings_seconds": timings}), outcome.candidate
        )

    def _publish(self, candidate: str) -> None:
        try:
            with typed_faults():
                publish(self._data.library, candidate)
        except BaseException:
            discard(self._data.library, candidate)
            raise
        sweep(self._data.library, KEPT_GENERATIONS)

    def known_roots(self) -> list[Root]:
        """The shipped guides, what curators sent in and every root that was synced before."""
        return known_roots(self._previous, self._shipped, self._uploads)

    def _root(self, location: str) -> Root:
        return Root.from_location(location, self._shipped, self._uploads)

    def _roots_to_sync(self, request: IngestRequest) -> list[Root]:
        """All known ones too when the reading rules have changed: every text is read again."""
        if request.roots is None:
            return self.known_roots()
        if not self._reading_rules_changed():
            return list(request.roots)
        locations = {root.location for root in request.roots}
        known = self._previous.roots if self._previous else ()
        again = [self._root(location) for location in known]
        return [*request.roots, *(root for root in again if root.location not in locations)]

    def _plan(self, roots: Sequence[Root], request: IngestRequest) -> Plan:
        there = [root for root in roots if root not in self._forgotten(roots, request)]
        wishes = Wishes(request.corrections, request.edits)
        return make_plan(discover(there), self._previous, roots, wishes, self._originals)

    def _forgotten(self, roots: Sequence[Root], request: IngestRequest) -> list[Root]:
        """Known roots that are not there any more, when losing guides is meant."""
        known = self._previous.roots if self._previous and request.allow_shrink else ()
        return [root for root in roots if root.location in known and not root.path.exists()]

    def _reader(self, *, preview: bool) -> GuideReader:
        fits = (lambda _: True) if preview else fits_window(self._encoder)
        return GuideReader(
            self._revisions,
            self._originals,
            fits,
            keeps=not preview,
            read_document=self._read_document,
        )

    def _reading_rules_changed(self) -> bool:
        return self._previous is not None and self._previous.splitter != SPLITTER_VERSION

    def _planned(self, report: IngestReport) -> IngestReport:
        serving = self._previous.generation if self._previous else None
        return report.model_copy(update={"dry_run": True, "generation": serving})

    def _build(
        self,
        read: ReadGuides,
        roots: Sequence[Root],
        request: IngestRequest,
        report: IngestReport,
    ) -> Outcome:
        known = self._previous.roots if self._previous else ()
        forgotten = {root.location for root in self._forgotten(roots, request)}
        asked = [*known, *(root.location for root in roots)]
        locations = tuple(dict.fromkeys(name for name in asked if name not in forgotten))
        sources = tuple(sorted(read.sources, key=lambda source: source.location))
        if self._previous and self._holds_already(sources, locations):
            return Outcome(_with_manifest(report, self._previous))
        contents = self._contents(read, sources, locations)
        guides = {source.guide_id for source in contents.sources}
        check_shrink(guides, self._previous, allowed=request.allow_shrink)
        check_space(self._data, self._previous, contents)
        sweep(self._data.library)
        built = build_generation(
            self._data.library,
            contents,
            self._encoder,
            VectorCache(self._data.vector_cache),
            self._on_progress,
        )
        done = {"published": True, "embeddings": built.embeddings}
        report = _with_manifest(report, built.manifest).model_copy(update=done)
        return Outcome(report, built.folder.name)

    def _contents(
        self, read: ReadGuides, sources: tuple[SourceFile, ...], locations: tuple[str, ...]
    ) -> Contents:
        revisions = self._collect(read, sorted({source.revision for source in sources}))
        if not any(r.metadata.status is GuideStatus.CURRENT for r in revisions):
            lines = [f"{failure.path}: {failure.reason}" for failure in read.failures]
            why = "; ".join(lines) or ("every guide is withdrawn" if sources else "no files")
            message = f"no guide could be read ({why})"
            raise NothingToIngestError(message)
        carried = [r.id for r in revisions if r.id not in read.revisions]
        cut = self._before.cut(carried) if self._same_rules() else None
        return Contents(revisions, sources, locations, cut)

    def _holds_already(self, sources: tuple[SourceFile, ...], roots: tuple[str, ...]) -> bool:
        previous = self._previous
        same = previous is not None and (previous.sources, previous.roots) == (sources, roots)
        return same and self._before.whole and self._same_rules()

    def _same_rules(self) -> bool:
        """Whether the published generation was read, cut and encoded as the next one will be."""
        previous = self._previous
        same = previous is not None and previous.encoder == self._encoder.identity
        return same and not self._reading_rules_changed()

    def _collect(self, read: ReadGuides, wanted: Sequence[str]) -> list[Revision]:
        """Revisions read just now, else as the published generation holds them, else as stored."""
        missing = [identifier for identifier in wanted if identifier not in read.revisions]
        known = self._before.revisions(missing) | read.revisions
        status = {source.revision: source.corrections for source in read.sources}
        return [known.get(i) or _as_corrected(self._revisions.get(i), status[i]) for i in wanted]


def _with_manifest(report: IngestReport, manifest: Manifest) -> IngestReport:
    update = manifest.counts.model_dump() | {"generation": manifest.generation}
    return report.model_copy(update=update)


def _as_corrected(stored: Revision, corrections: Corrections) -> Revision:
    """A revision from the store, which keeps the status that it had when it was new."""
    facts = corrections.model_dump(include={"status", "superseded_by"}, exclude_none=True)
    metadata = stored.metadata.model_dump() | facts
    return stored.model_copy(update={"metadata": GuideMetadata.model_validate(metadata)})
