"""Files become revisions, one by one; a file that cannot be read never stops the others.

Floor 2.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from corpus.encoder import Encoder
from corpus.guide import AskedAs, Revision, SourceFile, revision_id
from corpus.revisions import OriginalStore, RevisionStore
from corpus.steps import reached
from ingest.asked import read_asked
from ingest.document import RawDocument, StructuredText
from ingest.errors import SourceError, UnreadableDocumentError
from ingest.metadata import guide_metadata, id_from_name, stated_id
from ingest.passages import Window
from ingest.plan import Change, Plan, PlannedFile
from ingest.readers import Limits, read_document
from ingest.readers.isolated import read_file
from ingest.report import Dropped, Failure, GuideLine, Suspicious, Unused
from ingest.structure import structure_document
from ingest.suspicion import Suspicion, find_suspicious

ReadDocument = Callable[[bytes, str], RawDocument]


_OF_CHARACTERS = frozenset({Suspicion.INVISIBLE, Suspicion.BIDIRECTIONAL, Suspicion.TAGS})
"""Looked for in what was received, since reading takes such characters away."""


@dataclass(slots=True)
class ReadGuides:
    """The sources that the next generation is made of, and what was noticed on the way."""

    sources: list[SourceFile] = field(default_factory=list)
    revisions: dict[str, Revision] = field(default_factory=dict)
    """Those that were read from their files just now, by id."""
    lines: dict[Change, list[GuideLine]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    suspicious: list[Suspicious] = field(default_factory=list)
    unused: list[Unused] = field(default_factory=list)
    duplicates: list[GuideLine] = field(default_factory=list)
    """Files that are one more source of a guide that is there already."""
    revisions_added: int = 0

    def keep(self, change: Change, source: SourceFile) -> None:
        """Add a source to the next generation and a line to the report."""
        self.sources.append(source)
        self.lines.setdefault(change, []).append(_line(source))

    def note(
        self, revision: Revision, asked: Sequence[AskedAs], unused: Iterable[tuple[str, str]]
    ) -> None:
        """Add to the report what a person should look at in a guide that was read just now."""
        guide = revision.guide_id
        self.dropped += [
            Dropped(guide=guide, text=region.text, kind=region.kind, reason=region.reason)
            for region in revision.regions
        ]
        questions = "\n".join(question for section in asked for question in section.questions)
        self.suspicious += [
            Suspicious(
                guide=guide, text=text[flag.start : flag.end], kind=flag.kind, reason=flag.reason
            )
            for text in (revision.text, questions)
            for flag in find_suspicious(text)
            if text is questions or flag.kind not in _OF_CHARACTERS
        ]
        self.unused += [Unused(guide=guide, text=text, reason=reason) for text, reason in unused]

    def owner_of(self, guide_id: str) -> SourceFile | None:
        """The source that already uses an id."""
        return next((source for source in self.sources if source.guide_id == guide_id), None)


def fits_window(encoder: Encoder) -> Callable[[str], bool]:
    """Whether a sentence is short enough for a passage of this encoder."""
    most = Window.for_encoder(encoder.identity.max_tokens).most
    return lambda text: encoder.count_tokens(text) <= most


def _place(file: PlannedFile) -> int:
    if file.previous is None:
        return 2
    return 0 if file.change in {Change.SAME, Change.MOVED} else 1


def _tricks(document: RawDocument, guide_id: str) -> list[Suspicious]:
    """Invisible and turned characters as they were received: the canonical text has none."""
    return [
        Suspicious(guide=guide_id, text=element.text, kind=flag.kind, reason=flag.reason)
        for element in document.elements
        for flag in find_suspicious(element.text)
        if flag.kind in _OF_CHARACTERS
    ]


def _line(source: SourceFile) -> GuideLine:
    return GuideLine(guide=source.guide_id, title=source.title, path=source.location)


class GuideReader:
    """Reads what a plan says must be read and carries over the rest."""

    def __init__(
        self,
        revisions: RevisionStore,
        originals: OriginalStore,
        fits: Callable[[str], bool],
        *,
        keeps: bool = True,
        read_document: ReadDocument = read_document,
    ) -> None:
        """Keep revisions and source bytes in these stores.

        Args:
            revisions: Append-only.
            originals: Append-only.
            fits: Whether a sentence is short enough to be embedded whole.
            keeps: Write to the stores; a preview does not.
            read_document: From bytes and a name to elements.
        """
        self._revisions = revisions
        self._originals = originals
        self._fits = fits
        self._keeps = keeps
        self._read_document = read_document
        self._claimed: frozenset[str] = frozenset()

    def read(
        self, plan: Plan, on_progress: Callable[[str, int, int], None], *, again: bool
    ) -> ReadGuides:
        """Carry out a plan's reading.

        Args:
            plan: What to do with each file.
            on_progress: Told after each file.
            again: Read unchanged files too, because the reading rules have changed.
        """
        read = ReadGuides(sources=list(plan.kept), failures=list(plan.failures))
        # Unchanged ones first: they hold their ids against edited ones, those against newcomers.
        files = sorted(plan.files, key=_place)
        self._claimed = frozenset(
            source.guide_id
            for source in (*plan.kept, *(file.previous for file in files))
            if source is not None
        )
        for done, file in enumerate(files, start=1):
            self._take(file, read, again=again)
            on_progress("read", done, len(files))
        return read

    def _take(self, file: PlannedFile, read: ReadGuides, *, again: bool) -> None:
        previous = file.previous
        if previous and not again and file.change in {Change.SAME, Change.MOVED}:
            read.keep(file.change, previous.model_copy(update={"location": file.found.location}))
            return
        if twin := self._twin(file, read):
            read.keep(file.change, twin)
            read.duplicates.append(_line(twin))
            return
        try:
            self._read(file, read)
        except SourceError as error:
            read.failures.append(Failure.from_error(file.found.path, error))
            if previous:  # the edition of before stays, so nothing is lost
                read.sources.append(previous)

    def _twin(self, file: PlannedFile, read: ReadGuides) -> SourceFile | None:
        """A source with the same bytes makes this file one more source of the same guide."""
        for source in read.sources:
            told = (source.beside, source.corrections) == (file.found.beside, file.corrections)
            if source.sha256 == file.found.sha256 and (file.previous is None or told):
                return source.model_copy(update={"location": file.found.location})
        return None

    def _read(self, file: PlannedFile, read: ReadGuides) -> None:
        reached("read")
        data = read_file(file.found.path, Limits())
        document = self._read_document(data, file.found.name)
        structured = self._structured(file.found.name, document)
        revision = self._revision(file, structured, read)
        asked, unused = read_asked(structured.facts, revision.blocks, revision.text)
        sha256 = hashlib.sha256(data).hexdigest()
        if self._keeps:
            self._originals.add(data, PurePosixPath(file.found.name).suffix)
            read.revisions_added += self._revisions.add(revision)
        read.revisions[revision.id] = revision
        source = SourceFile(
            location=file.found.location,
            sha256=sha256,
            guide_id=revision.guide_id,
            revision=revision.id,
            title=revision.metadata.title,
            beside=file.found.beside,
            corrections=file.corrections,
            asked=asked,
        )
        change = Change.CHANGED if file.change is Change.SAME else file.change
        read.keep(change, source)
        read.note(revision, asked, unused)
        read.suspicious += _tricks(document, revision.guide_id)

    def _structured(self, name: str, document: RawDocument) -> StructuredText:
        structured = structure_document(document, name, fits=self._fits)
        if not structured.sentences:
            raise UnreadableDocumentError("it holds no sentence", "check that it is the right file")
        return structured

    def _revision(
        self, file: PlannedFile, structured: StructuredText, read: ReadGuides
    ) -> Revision:
        title = structured.title or file.found.name
        metadata = guide_metadata(structured.facts, title, file.effective)
        identifier = revision_id(structured.text, metadata)
        guide_id = self._guide_id(file, stated_id(structured.facts), identifier, read)
        if self._revisions.guide_of(identifier) not in {None, guide_id}:
            # An edition of another guide has this very text: citations of either must open.
            identifier = revision_id(f"{guide_id}\n{structured.text}", metadata)
        return Revision(
            id=identifier,
            guide_id=guide_id,
            metadata=metadata,
            text=structured.text,
            blocks=structured.blocks,
            sentences=structured.sentences,
            regions=structured.regions,
            names=structured.names,
        )

    def _guide_id(
        self, file: PlannedFile, stated: str | None, revision: str, read: ReadGuides
    ) -> str:
        """The stated id, else that of the same text, the one it had, or one by its file's name."""
        location = file.found.location
        if stated:
            owner = read.owner_of(stated)
            if owner and owner.revision != revision and owner.location != location:
                raise UnreadableDocumentError(
                    f"its id {stated!r} is already used by {owner.location}", "give it another id"
                )
            return stated
        if twin := next((s for s in read.sources if s.revision == revision), None):
            return twin.guide_id
        taken = frozenset(source.guide_id for source in read.sources)
        if file.previous and file.previous.guide_id not in taken:
            return file.previous.guide_id
        taken |= self._claimed
        known = self._revisions.guide_of(revision)
        if known and known not in taken:
            return known
        return id_from_name(PurePosixPath(file.found.name).stem, location, taken)
