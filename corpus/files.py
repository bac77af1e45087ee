"""Writing files so that a crash leaves the old content or the new, never half of either.

Floor 1.
"""

import hashlib
import os
from pathlib import Path

from corpus.steps import reached

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
_CHUNK_BYTES = 1 << 20


def make_private_folder(folder: Path) -> Path:
    """Create ``folder`` and its parents, readable by their owner alone, and return it."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``: temporary file, fsync, rename, fsync of the folder.

    Raises:
        OSError: If the file cannot be written; the old content is untouched and no
            temporary file stays behind.
    """
    make_private_folder(path.parent)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        reached("file write")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            reached("file sync")
            os.fsync(stream.fileno())
        reached("file rename")
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    reached("folder sync")
    sync_folder(path.parent)


def sha256_of_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
