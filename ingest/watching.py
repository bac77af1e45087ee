"""Notice that files below some roots have changed, by looking at them now and then.

Floor 2. Looking needs no help of the system, so it also works on shared and mounted folders.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from corpus.data_folder import DataFolder
from corpus.generation import POINTER, Manifest
from ingest.before import latest_manifest
from ingest.sources import UPLOADS, Root, known_roots

Stamp = frozenset[tuple[str, int, int]]
"""Path, time of change in nanoseconds and size of every file."""


class KnownRoots:
    """What an ingest without a path brings in step, read anew only when the pointer has moved."""

    def __init__(self, data: DataFolder, shipped: Root) -> None:
        """Of one data folder, whoever owns it."""
        self._data = data
        self._shipped = shipped
        self._pointer: tuple[int, ...] | None = ()
        self._manifest: Manifest | None = None

    def __call__(self) -> list[Root]:
        """See :func:`ingest.sources.known_roots`."""
        pointer = _identity(self._data.library / POINTER)
        if pointer != self._pointer:
            self._pointer, self._manifest = pointer, latest_manifest(self._data.library)
        return known_roots(self._manifest, self._shipped, Root(UPLOADS, self._data.uploads))


def _identity(path: Path) -> tuple[int, ...] | None:
    """What changes with a file; none where there is no file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def wait_for_change(
    roots: Callable[[], Sequence[Root]],
    seen: Stamp,
    seconds: float,
    sleep: Callable[[float], None] = time.sleep,
) -> Stamp:
    """Wait until the files differ from ``seen`` and have stood still for one look; their stamp.

    Args:
        roots: What is looked at; asked at every look, since an ingest may add roots.
        seen: The stamp of before.
        seconds: Between two looks.
        sleep: Waits.
    """
    last = seen
    while True:
        sleep(seconds)
        now = stamp_of(roots())
        if now == last != seen:
            return now
        last = now


def stamp_of(roots: Sequence[Root]) -> Stamp:
    """How the files at and below ``roots`` stand now; what cannot be looked at is left out."""
    return frozenset(_stamps(roots))


def _stamps(roots: Sequence[Root]) -> Iterator[tuple[str, int, int]]:
    for path in (path for root in roots for path in _files(root.path)):
        try:
            status = path.stat()
        except OSError:
            continue
        yield str(path), status.st_mtime_ns, status.st_size


def _files(path: Path) -> Iterator[Path]:
    """Through links too, as an ingest goes; a folder is walked once, however many lead to it."""
    if not path.is_dir():
        yield path
        return
    walked: set[Path] = set()
    for name, folders, files in os.walk(path, followlinks=True):
        folder = Path(name).resolve()
        if folder in walked:
            folders.clear()
            continue
        walked.add(folder)
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        yield from (Path(name) / file for file in files if not file.startswith("."))
