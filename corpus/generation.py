"""Generations: complete, immutable libraries, and the pointer to the published one.

Floor 1. A generation is a folder ``gen-00000007`` that holds its index files and, written last, a
manifest with the SHA-256 of each. ``CURRENT`` names the published one and changes by rename.
"""

import re
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from corpus.errors import CorpusEmptyError, DamagedGenerationError
from corpus.files import sha256_of_file, write_atomically
from corpus.guide import SourceFile, Value

MANIFEST = "manifest.json"
POINTER = "CURRENT"
_NAME = re.compile(r"gen-(\d{8})")


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
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): sha256_of_file(path) for path in files}


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


def verify_files(folder: Path, manifest: Manifest) -> None:
    """Compare every file with its checksum before anything opens it.

    Raises:
        DamagedGenerationError: Naming the first file that is missing, added or altered.
    """
    found = checksums(folder)
    for path in sorted(manifest.files.keys() | found.keys()):
        if path not in found:
            raise DamagedGenerationError(folder.name, f"{path} is missing")
        if manifest.files.get(path) != found[path]:
            raise DamagedGenerationError(folder.name, f"{path} is not what was published")


def publish(library: Path, name: str) -> None:
    """Point ``CURRENT`` at the generation ``name``; readers see the old one or the new one."""
    write_atomically(library / POINTER, f"{name}\n".encode())


def published(library: Path) -> Path:
    """Folder of the published generation.

    Raises:
        CorpusEmptyError: If nothing has been published.
        DamagedGenerationError: If the pointer names no generation.
    """
    try:
        name = (library / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise CorpusEmptyError from error
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedGenerationError(POINTER, "it cannot be read") from error
    if not _NAME.fullmatch(name) or not (library / name).is_dir():
        raise DamagedGenerationError(POINTER, f"it names {name!r}, which is no generation")
    return library / name
