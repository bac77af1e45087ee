"""Files that curators send in: checked, named safely and kept in a folder that is synced.

Floor 2. A file is written whole or not at all, and becomes a guide only with the next ingest.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from corpus.files import write_atomically
from ingest.errors import CurationError, SourceError, UnreadableDocumentError
from ingest.readers import SUFFIXES
from ingest.readers.archives import open_archive
from ingest.readers.limits import Limits, check_size
from ingest.report import Failure
from ingest.sources import BESIDE, UPLOADS

_MAX_NAME_BYTES = 200
_ZIP = ".zip"


@dataclass(slots=True)
class Received:
    """What became of the files that were sent."""

    saved: list[str] = field(default_factory=list)
    """Locations, such as ``uploads:first-meeting.md``."""
    refused: list[Failure] = field(default_factory=list)


class UploadFolder:
    """The folder of files that curators sent in."""

    def __init__(self, folder: Path) -> None:
        """Keep files below ``folder``, which is created when needed."""
        self._folder = folder

    def receive(self, name: str, data: bytes) -> Received:
        """Keep a file, or what a zip archive holds; an earlier file of that name is replaced.

        Raises:
            OSError: If the disk refuses.
        """
        received = Received()
        try:
            for member, content in _members(name, data):
                self._keep(member, content, received)
        except SourceError as error:
            received.refused.append(Failure.from_error(name, error))
        return received

    def replace(self, location: str, name: str, data: bytes) -> Received:
        """Put a file in the place of the one at ``location``; its suffix may be another.

        Raises:
            CurationError: If the guide does not come from an upload.
            OSError: If the disk refuses.
        """
        before = self.path_of(location)
        renamed = before.with_suffix(PurePosixPath(name).suffix.lower())
        received = Received()
        self._keep(renamed.relative_to(self._folder).as_posix(), data, received)
        if received.saved and renamed != before:
            before.unlink(missing_ok=True)
        return received

    def remove(self, location: str) -> None:
        """Take a file away; its guide goes with the next ingest.

        Raises:
            CurationError: If it is not an upload that is there.
        """
        path = self.path_of(location)
        if not path.is_file():
            message = f"there is no upload {location!r}"
            raise CurationError(message)
        path.unlink()

    def locations(self) -> list[str]:
        """Every file that was sent and is still there."""
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        return [f"{UPLOADS}{path.relative_to(self._folder).as_posix()}" for path in files]

    def path_of(self, location: str) -> Path:
        """Where the file at a location lies.

        Raises:
            CurationError: If the location is not below this folder.
        """
        if not location.startswith(UPLOADS):
            message = f"{location} was not uploaded: change the file where it lies, then ingest"
            raise CurationError(message)
        return self._folder / _safe(location.removeprefix(UPLOADS))

    def _keep(self, name: str, data: bytes, received: Received) -> None:
        try:
            safe = _safe(name)
            if safe.name != BESIDE:
                _check_kind(safe)
            check_size(data, Limits())
        except SourceError as error:
            received.refused.append(Failure.from_error(name, error))
            return
        write_atomically(self._folder / safe, data)
        received.saved.append(f"{UPLOADS}{safe.as_posix()}")


def _members(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    if PurePosixPath(name).suffix.lower() != _ZIP:
        yield name, data
        return
    with open_archive(data, allow_doctype=True) as archive:
        for member in archive.names():
            if not member.endswith("/"):
                yield member, archive.read(member)


def _check_kind(path: PurePosixPath) -> None:
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise UnreadableDocumentError(
            f"files of the kind {path.suffix!r} have no reader", f"save it as one of: {kinds}"
        )


def _safe(name: str) -> PurePosixPath:
    """A relative path that stays in its folder, without control characters or hidden parts."""
    path = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/"))
    parts = path.parts
    odd = any(not part.isprintable() or part.startswith(".") or ":" in part for part in parts)
    too_long = len(str(path).encode()) > _MAX_NAME_BYTES
    if not parts or path.is_absolute() or odd or too_long:
        raise UnreadableDocumentError(
            "its name cannot be used", "give it a short plain name, such as first-meeting.md"
        )
    return path
