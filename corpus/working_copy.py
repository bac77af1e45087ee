"""A private copy of a generation's files, made while they are compared with their checksums.

Floor 1. What is opened is what was checked: the bytes are hashed as they are copied, so nothing can
change between the check and the use, and Chroma, which writes to an index that it opens, never
touches a published file.
"""

import hashlib
import shutil
import stat
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DamagedGenerationError
from corpus.files import make_private_folder
from corpus.generation import Manifest, check_listing
from corpus.steps import reached

_CHUNK_BYTES = 1 << 20


def make_working_copy(
    folder: Path, manifest: Manifest, scratch: Path, *, only: Collection[str] = ()
) -> Path:
    """Copy the generation in ``folder`` into a new folder below ``scratch`` and return that.

    Sizes are compared before a byte is read: a damaged index may claim a hundred gigabytes.

    Args:
        folder: Of the generation.
        manifest: Of the generation.
        scratch: Created when it is not there.
        only: Check and copy these files alone; all of them when empty.

    Raises:
        DamagedGenerationError: Naming the first file that is missing, added or altered.
        OSError: If the copy cannot be written.
    """
    if not only:
        check_listing(folder, manifest)
    copy = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=make_private_folder(scratch)))
    try:
        for name in only or sorted(manifest.files):
            _copy_checked(folder, copy, name, manifest)
    except BaseException:
        shutil.rmtree(copy, ignore_errors=True)
        raise
    return copy


def _copy_checked(folder: Path, copy: Path, name: str, manifest: Manifest) -> None:
    reached("working copy")
    make_private_folder((copy / name).parent)
    if _copy(folder / name, copy / name, folder.name) != manifest.files.get(name):
        raise DamagedGenerationError(folder.name, f"{name} is not what was published")


def _copy(source: Path, target: Path, generation: str) -> str:
    """Copy a file and return the SHA-256 of its bytes."""
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for chunk in _chunks(source, generation):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


def _chunks(source: Path, generation: str) -> Iterator[bytes]:
    with _reading(source, generation):
        if not stat.S_ISREG(source.lstat().st_mode):
            raise DamagedGenerationError(generation, f"{source.name} is not a regular file")
        stream = source.open("rb")
    with stream:
        while True:
            with _reading(source, generation):
                chunk = stream.read(_CHUNK_BYTES)
            if not chunk:
                return
            yield chunk


@contextmanager
def _reading(source: Path, generation: str) -> Iterator[None]:
    """A disk that cannot give a byte back has damaged the file."""
    try:
        yield
    except OSError as error:
        reason = f"{source.name} cannot be read ({error.strerror})"
        raise DamagedGenerationError(generation, reason) from error
