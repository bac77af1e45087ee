"""Which files there are: folders are walked, every file gets a location and, if unfit, a reason.

Floor 2.
"""

import os
import stat
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from corpus.files import sha256_of_file
from corpus.generation import Manifest
from corpus.guide import Corrections
from ingest.errors import SourceError, UnreadableDocumentError
from ingest.readers import SUFFIXES
from ingest.readers.limits import Limits, check_bytes
from ingest.report import Failure

SHIPPED = "shipped:"
UPLOADS = "uploads:"
BESIDE = "guides.toml"


@dataclass(frozen=True, slots=True)
class Root:
    """A file or folder that is kept in step with the library."""

    location: str
    """``shipped:`` and ``uploads:`` for the folders that the program keeps, else a path."""
    path: Path

    @classmethod
    def from_path(cls, path: Path, shipped: "Root") -> "Root":
        """A root for a path as a person typed it; a shipped guide is known as one."""
        absolute = path.expanduser().resolve()
        home = shipped.path.resolve()
        if absolute == home:
            return shipped
        if absolute.is_relative_to(home):
            return cls(f"{SHIPPED}{absolute.relative_to(home).as_posix()}", absolute)
        return cls(absolute.as_posix(), absolute)

    @classmethod
    def from_location(cls, location: str, *kept: "Root") -> "Root":
        """The root that was synced under this location before.

        Args:
            location: As a manifest has it.
            kept: The folders that the program keeps.
        """
        for root in kept:
            if location.startswith(root.location):
                return cls(location, root.path / location.removeprefix(root.location))
        return cls(location, Path(location))

    def location_of(self, file: Path) -> str:
        """Location of a file that lies at or below this root."""
        if file == self.path:
            return self.location
        relative = file.relative_to(self.path).as_posix()
        return f"{self._inside}{relative}"

    def holds(self, location: str) -> bool:
        """Whether a location lies at or below this root."""
        return location == self.location or location.startswith(self._inside)

    @property
    def _inside(self) -> str:
        """What every location below this root starts with."""
        kept_here = self.location in {SHIPPED, UPLOADS}
        return self.location if kept_here else f"{self.location.rstrip('/')}/"


def known_roots(previous: Manifest | None, shipped: Root, uploads: Root) -> list[Root]:
    """The shipped guides, what curators sent in if anything, and every root that was synced."""
    kept = [shipped, *([uploads] if uploads.path.is_dir() else [])]
    synced = previous.roots if previous else ()
    others = [Root.from_location(location, shipped, uploads) for location in synced]
    return [*kept, *(root for root in others if root not in kept)]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file with a reader, not yet read."""

    location: str
    path: Path
    sha256: str
    beside: Corrections

    @property
    def name(self) -> str:
        """Its name as it was received, whichever copy is read."""
        return file_name(self.location)


def file_name(location: str) -> str:
    """The last part of a location."""
    return location.rpartition("/")[2].removeprefix(SHIPPED).removeprefix(UPLOADS)


@dataclass(slots=True)
class Discovery:
    """What lies below the roots."""

    files: list[FoundFile] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    """Locations of files and folders that are among the failures."""

    def keeps(self, location: str) -> bool:
        """Whether a location lies at or below something that could not be read."""
        return any(location == lost or location.startswith(f"{lost}/") for lost in self.unreadable)

    def fail(self, path: Path, location: str, error: SourceError) -> None:
        """Note something that could not be read."""
        self.failures.append(Failure.from_error(path, error))
        self.unreadable.append(location)


def discover(roots: Sequence[Root]) -> Discovery:
    """Every readable file at or below ``roots``, in a stable order, and what could not be used.

    Hidden files and folders (their name starts with a dot) are passed over in silence.
    """
    discovery = Discovery()
    seen: set[str] = set()
    for root in roots:
        for file in _walk(root, discovery):
            location = root.location_of(file)
            if location not in seen and file.name != BESIDE:
                seen.add(location)
                _add(discovery, location, file)
    return discovery


def _add(discovery: Discovery, location: str, file: Path) -> None:
    try:
        _check(file)
        beside = _beside(file)
        discovery.files.append(FoundFile(location, file, sha256_of_file(file), beside))
    except SourceError as error:
        discovery.fail(file, location, error)
    except OSError as error:
        discovery.fail(file, location, _unreadable(error))


def _unreadable(error: OSError) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"it cannot be read ({error.strerror})", "check its rights and that it is still there"
    )


def _walk(root: Root, discovery: Discovery) -> Iterator[Path]:
    if not root.path.is_dir():
        yield root.path
        return

    def report(error: OSError) -> None:
        folder = Path(error.filename)
        discovery.fail(folder, root.location_of(folder), _unreadable(error))

    visited: set[tuple[int, int]] = set()
    for name, folders, files in os.walk(root.path, followlinks=True, onerror=report):
        folder = Path(name)
        status = folder.stat()
        if (status.st_dev, status.st_ino) in visited:
            folders.clear()
            loop = UnreadableDocumentError(
                "the link leads to a folder that was already read",
                "remove the link, or leave it: nothing is read twice",
            )
            discovery.fail(folder, root.location_of(folder), loop)
            continue
        visited.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (folder / name for name in sorted(files) if not name.startswith("."))


def _check(file: Path) -> None:
    """Refuse what no reader should touch, before its bytes are read."""
    try:
        status = file.stat()
    except FileNotFoundError as error:
        if file.is_symlink():
            reason, advice = "the link leads nowhere", "mend or remove the link"
        else:
            reason, advice = "there is no such file or folder", "check the path"
        raise UnreadableDocumentError(reason, advice) from error
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableDocumentError("it is not a regular file", "ingest files and folders only")
    if file.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        message = (
            f"files of the kind {file.suffix!r} have no reader"
            if file.suffix
            else "it has no suffix"
        )
        raise UnreadableDocumentError(message, f"save it as one of: {kinds}")
    check_bytes(status.st_size, Limits())


def _beside(file: Path) -> Corrections:
    """What ``guides.toml`` in the file's folder says of it."""
    path = file.parent / BESIDE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Corrections()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableDocumentError(
            f"{BESIDE} beside it is not TOML ({error})", f"mend {path}"
        ) from error
    entry = table.get(file.name, {})
    try:
        return Corrections.model_validate(entry)
    except ValidationError as error:
        fields = ", ".join(
            ".".join(map(str, fault["loc"])) or "the entry" for fault in error.errors()
        )
        raise UnreadableDocumentError(
            f"{BESIDE} beside it has a wrong entry for {file.name} ({fields})",
            f"use only: {', '.join(Corrections.model_fields)}",
        ) from error
