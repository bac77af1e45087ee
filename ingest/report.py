"""What an ingest did, as a person would say it and as a script can read it.

Floor 2.
"""

from pathlib import Path

from corpus.guide import Value
from ingest.errors import SourceError


class Failure(Value):
    """A file that did not become a guide."""

    path: str
    reason: str
    advice: str

    @classmethod
    def from_error(cls, path: Path | str, error: SourceError) -> "Failure":
        """The line for one file."""
        return cls(path=str(path), reason=error.reason, advice=error.advice)


class GuideLine(Value):
    """A guide in the report."""

    guide: str
    title: str
    path: str


class Suspicious(Value):
    """A piece of a guide's text that looks as if it were meant for a machine."""

    guide: str
    text: str
    kind: str
    reason: str


class Dropped(Value):
    """A piece of a source that was left out of the canonical text."""

    guide: str
    text: str
    kind: str
    reason: str


class Unused(Value):
    """Something under ``asked_as`` of a guide's front matter that is not used."""

    guide: str
    text: str
    reason: str


class Timings(Value):
    """Where the time went, in seconds."""

    read: float = 0.0
    build: float = 0.0
    """Splitting, encoding, indexing and the audit."""
    total: float = 0.0


class IngestReport(Value):
    """Everything that one ingest did, or would do."""

    dry_run: bool = False
    generation: str | None = None
    """The published generation afterwards; absent when there is none."""
    published: bool = False
    """Whether this run published a new generation."""
    new: tuple[GuideLine, ...] = ()
    changed: tuple[GuideLine, ...] = ()
    moved: tuple[GuideLine, ...] = ()
    removed: tuple[GuideLine, ...] = ()
    same: tuple[GuideLine, ...] = ()
    failed: tuple[Failure, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    suspicious: tuple[Suspicious, ...] = ()
    """Text that looks as if it were meant for a machine: kept as text, never obeyed, to be read by
    a person."""
    unused: tuple[Unused, ...] = ()
    """Expected questions that no section of their guide can be found by."""
    duplicates: tuple[GuideLine, ...] = ()
    """Files that are one more source of a guide that is there already."""
    retired_revisions: tuple[str, ...] = ()
    """Editions that are no longer served; citations of them open for ever, with their status."""
    passages_gone: int = 0
    """How many passages of those editions are no longer found."""
    saved_conversations: int | None = None
    """How many saved conversations cite a retired edition; absent when nobody counted."""
    guides: int = 0
    passages: int = 0
    sentences: int = 0
    revisions_added: int = 0
    embeddings: int = 0
    """How many texts were really encoded."""
    timings_seconds: Timings = Timings()

    def summary(self) -> str:
        """One line: what changed."""
        parts = [
            f"{len(lines)} {word}"
            for word, lines in (
                ("new", self.new),
                ("changed", self.changed),
                ("moved", self.moved),
                ("removed", self.removed),
                ("unchanged", self.same),
            )
            if lines
        ]
        if self.duplicates:
            parts.append(f"{len(self.duplicates)} the same as another file")
        if self.passages_gone:
            parts.append(f"{self.passages_gone} passages gone")
        if self.saved_conversations:
            parts.append(f"{self.saved_conversations} saved conversations cite them")
        if self.failed:
            files = "file" if len(self.failed) == 1 else "files"
            parts.append(f"{len(self.failed)} {files} not read")
        return ", ".join(parts) or "nothing to do"
