"""Files of a cache that are made once, and again when they are not as they were made.

Floor 1.
"""

import os
from collections.abc import Callable
from pathlib import Path

from corpus.files import make_private_folder, sha256_of_file, write_atomically


def made_once(path: Path, make: Callable[[Path], None]) -> Path:
    """Return ``path``, made when it is missing or its checksum is not the one it was made with.

    Args:
        path: A file of a cache; its checksum lies beside it.
        make: Writes and checks the file that it is given, which takes its place when it returns.

    Raises:
        OSError: If the folder cannot be written to.
    """
    seal = path.with_suffix(".sha256")
    if path.is_file() and seal.is_file() and seal.read_text() == sha256_of_file(path):
        return path
    make_private_folder(path.parent)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        make(fresh)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    write_atomically(seal, sha256_of_file(path).encode())
    return path
