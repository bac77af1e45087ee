"""Append-only stores that citations rest on: canonical texts by revision, source bytes by hash.

Floor 1. Nothing here is ever changed or removed, so an old citation opens for ever.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

from corpus.errors import DamagedGenerationError, GuideNotFoundError
from corpus.files import write_atomically
from corpus.guide import Revision
from corpus.steps import reached

_ID = re.compile(r"[0-9a-f]{16}")
_CACHED_REVISIONS = 256


class RevisionStore:
    """Every revision ever published, as ``ab/abcd….json``."""

    def __init__(self, folder: Path) -> None:
        """Read and write below ``folder``."""
        self._folder = folder
        self._cached = lru_cache(maxsize=_CACHED_REVISIONS)(self._read)

    def __contains__(self, revision_id: str) -> bool:
        """Whether this revision was ever added."""
        return _ID.fullmatch(revision_id) is not None and self._path(revision_id).is_file()

    def add(self, revision: Revision) -> bool:
        """Keep a revision; return whether it was new, or its file was not whole."""
        if self._is_whole(revision.id):
            return False
        reached("revision")
        write_atomically(self._path(revision.id), _sealed(revision.model_dump_json().encode()))
        return True

    def get(self, revision_id: str) -> Revision:
        """The revision with this id.

        Raises:
            GuideNotFoundError: If there is none.
            DamagedGenerationError: If its file is not whole.
        """
        return self._cached(revision_id)

    def guide_of(self, revision_id: str) -> str | None:
        """The guide whose edition this is; None when there is none, or its file is not whole."""
        return self.get(revision_id).guide_id if self._is_whole(revision_id) else None

    def _is_whole(self, revision_id: str) -> bool:
        try:
            self.get(revision_id)
        except (GuideNotFoundError, DamagedGenerationError):
            return False
        return True

    def _read(self, revision_id: str) -> Revision:
        if revision_id not in self:
            raise GuideNotFoundError("revision", revision_id)
        try:
            return Revision.model_validate_json(_unsealed(self._path(revision_id).read_bytes()))
        except (OSError, ValueError) as error:
            raise DamagedGenerationError(
                f"revision {revision_id}", "its file is not whole"
            ) from error

    def _path(self, revision_id: str) -> Path:
        return self._folder / revision_id[:2] / f"{revision_id}.json"


def _sealed(body: bytes) -> bytes:
    """A line of JSON and a line with its SHA-256."""
    return b"\n".join((body, hashlib.sha256(body).hexdigest().encode()))


def _unsealed(content: bytes) -> bytes:
    """The JSON, once it was compared with its checksum; files of old have none.

    Raises:
        ValueError: If they differ.
    """
    body, _, checksum = content.partition(b"\n")
    if checksum and hashlib.sha256(body).hexdigest().encode() != checksum:
        message = "it is not what was written"
        raise ValueError(message)
    return body


class OriginalStore:
    """The bytes of every source as received, as ``ab/abcd….md``."""

    def __init__(self, folder: Path) -> None:
        """Write below ``folder``."""
        self._folder = folder

    def add(self, data: bytes, suffix: str) -> str:
        """Keep the bytes of a source and return their SHA-256.

        Args:
            data: The source as it was received.
            suffix: Of its file name, with the dot.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path_of(sha256, suffix)
        if not path.exists():
            reached("original")
            write_atomically(path, data)
        return sha256

    def path_of(self, sha256: str, suffix: str) -> Path:
        """Where the bytes with this hash and suffix lie, if they were ever added."""
        return self._folder / sha256[:2] / f"{sha256}{suffix.lower()}"
