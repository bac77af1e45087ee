"""A generation is written into its own fresh folder: catalogue, vectors, then the manifest.

Floor 2. A folder without a manifest is a build that did not finish; the next one sweeps it away.
"""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.asked import AnticipatedQuestion, anticipated_questions
from corpus.catalogue_tables import write_catalogue
from corpus.encoder import Encoder
from corpus.exact import KEYS_FILE
from corpus.files import make_private_folder
from corpus.generation import (
    CATALOGUE_FILE,
    VECTORS_FOLDER,
    Audit,
    Counts,
    Manifest,
    checksums,
    next_name,
    sizes,
    write_manifest,
)
from corpus.guide import AskedAs, GuideStatus, Passage, Revision, SourceFile
from corpus.steps import reached
from corpus.stored_vectors import VECTORS_FILE, write_stored_vectors
from corpus.vector_cache import VectorCache, key_of
from ingest.before import PassagesBefore
from ingest.indexing import index_vectors
from ingest.passages import SPLITTER_VERSION, Window, embedded_text, split_passages

Progress = Callable[[str, int, int], None]
"""Told the name of a stage, how much of it is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is to hold."""

    revisions: Sequence[Revision]
    sources: Sequence[SourceFile]
    roots: Sequence[str]
    before: PassagesBefore | None = None
    """How the published generation cut the revisions that it holds, where the rules are the same:
    cutting them again would give the same."""


@dataclass(frozen=True, slots=True)
class Built:
    """A sealed, audited generation that is not published yet."""

    folder: Path
    manifest: Manifest
    embeddings: int


def build_generation(
    library: Path, contents: Contents, encoder: Encoder, cache: VectorCache, on_progress: Progress
) -> Built:
    """Build and audit the next generation; on any failure nothing stays behind.

    Raises:
        AuditError: If the index does not find what it holds.
        IndexQueryError: If the vector index cannot be written.
        OSError: If the disk refuses.
    """
    folder = make_private_folder(library / next_name(library))
    try:
        return _build(folder, contents, encoder, cache, on_progress)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _build(
    folder: Path, contents: Contents, encoder: Encoder, cache: VectorCache, on_progress: Progress
) -> Built:
    reached("split")
    before = contents.before or PassagesBefore()
    cut = _cut(contents, encoder, before)
    reached("catalogue")
    write_catalogue(folder / CATALOGUE_FILE, cut.guides, cut.questions)
    embedded = _Embedded(cut, encoder, before)
    passages, keys = cut.passages, embedded.keys
    vectors, encoded = cache.fill(
        keys, embedded.text_of, encoder, lambda done: on_progress("encode", done, len(keys))
    )
    (folder / KEYS_FILE).write_bytes(b"".join(map(bytes.fromhex, keys[: len(passages)])))
    write_stored_vectors(folder / VECTORS_FILE, vectors[: len(passages)])
    audit = index_vectors(folder / VECTORS_FOLDER, passages, cut.questions, vectors)
    manifest = _manifest(folder, contents, cut.counts(), encoder, audit)
    reached("manifest")
    write_manifest(folder, manifest)
    return Built(folder, manifest, encoded)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Guides with their passages, and what their owners expect to be asked."""

    guides: Sequence[tuple[Revision, Sequence[Passage]]]
    questions: Sequence[AnticipatedQuestion]

    @property
    def passages(self) -> list[Passage]:
        return [passage for _, of_guide in self.guides for passage in of_guide]

    def counts(self) -> Counts:
        return Counts(
            guides=sum(1 for _, of_guide in self.guides if of_guide),
            passages=len(self.passages),
            sentences=sum(len(revision.sentences) for revision, _ in self.guides),
            asked=len(self.questions),
        )


def _cut(contents: Contents, encoder: Encoder, before: PassagesBefore) -> _Cut:
    window = Window.for_encoder(encoder.identity.max_tokens)
    guides = [
        (r, before.passages.get(r.id) or _passages(r, encoder, window)) for r in contents.revisions
    ]
    return _Cut(guides, _questions(guides, contents.sources))


def _manifest(
    folder: Path, contents: Contents, counts: Counts, encoder: Encoder, audit: Audit
) -> Manifest:
    """What seals the files that now lie in ``folder``."""
    return Manifest(
        generation=folder.name,
        created_at=datetime.now(UTC),
        counts=counts,
        encoder=encoder.identity,
        splitter=SPLITTER_VERSION,
        roots=tuple(contents.roots),
        sources=tuple(contents.sources),
        audit=audit,
        files=checksums(folder),
        sizes=sizes(folder),
    )


class _Embedded:
    """What is encoded for each passage and each question, and under which key its vector is kept.

    ``keys`` are those of the passages, then those of the questions.
    """

    def __init__(self, cut: _Cut, encoder: Encoder, before: PassagesBefore) -> None:
        self._encoder = encoder
        self._known = before.keys
        asked = [question.question for question in cut.questions]
        self._texts = {key_of(question): question for question in asked}
        self._places: dict[str, tuple[Revision, Passage]] = {}
        of_passages = [self._key(r, passage) for r, of_guide in cut.guides for passage in of_guide]
        self.keys = [*of_passages, *map(key_of, asked)]

    def text_of(self, key: str) -> str:
        """The text with this key, put together only now if it was known by its key."""
        if key not in self._texts:
            self._texts[key] = self._text(*self._places[key])
        return self._texts[key]

    def _key(self, revision: Revision, passage: Passage) -> str:
        known = self._known.get(passage.id)
        if known is not None:
            self._places[known] = (revision, passage)
            return known
        text = self._text(revision, passage)
        key = key_of(text)
        self._texts[key] = text
        return key

    def _text(self, revision: Revision, passage: Passage) -> str:
        return embedded_text(revision, passage, self._encoder.count_tokens)


def _passages(revision: Revision, encoder: Encoder, window: Window) -> list[Passage]:
    """None for a guide that is superseded or withdrawn: it is listed, and never found."""
    if revision.metadata.status is not GuideStatus.CURRENT:
        return []
    return split_passages(revision, encoder.count_tokens, window)


def _questions(
    guides: Sequence[tuple[Revision, Sequence[Passage]]], sources: Sequence[SourceFile]
) -> list[AnticipatedQuestion]:
    """What the owners of all guides expect to be asked; each of a guide's sources may say it."""
    asked: dict[str, list[AskedAs]] = {}
    for source in sources:
        asked.setdefault(source.revision, []).extend(source.asked)
    return [
        question
        for revision, passages in guides
        for question in anticipated_questions(asked.get(revision.id, ()), passages)
    ]
