"""Where everything lies below ``COACH_DATA_DIR``, and the lock that gives it one owner.

Floor 1. The layout is described in ``docs/architecture.md``.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DataFolderBusyError, DataFolderError
from corpus.files import PRIVATE_FILE, make_private_folder


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The rooms of one data folder."""

    root: Path

    @property
    def library(self) -> Path:
        """Generations and the pointer to the published one."""
        return self.root / "library"

    @property
    def revisions(self) -> Path:
        """Every revision ever published."""
        return self.root / "revisions"

    @property
    def originals(self) -> Path:
        """Bytes of every source as received."""
        return self.root / "originals"

    @property
    def uploads(self) -> Path:
        """Guides that curators sent in; synced like any other folder."""
        return self.root / "uploads"

    @property
    def jobs(self) -> Path:
        """Ingests that were asked for, and what became of them."""
        return self.root / "jobs.sqlite"

    @property
    def scratch(self) -> Path:
        """Working copies of what is open; emptied whenever the folder gets an owner."""
        return self.root / "scratch"

    @property
    def vector_cache(self) -> Path:
        """Vectors by encoder and text."""
        return self.root / "vectors.sqlite"

    @property
    def lock_file(self) -> Path:
        """Held by the one owner of the folder."""
        return self.root / "lock"

    def sweep_leftovers(self) -> None:
        """Remove what a process that was killed was writing; only its owner may."""
        for store in (self.revisions, self.originals):
            for leftover in store.glob("??/.*.tmp"):
                leftover.unlink(missing_ok=True)
        for leftover in self.uploads.rglob(".*.tmp"):
            leftover.unlink(missing_ok=True)

    def prepare(self) -> None:
        """Create the folder if it is not there.

        Raises:
            DataFolderError: If it cannot be created or written to.
        """
        try:
            make_private_folder(self.root)
        except OSError as error:
            message = f"the data folder {self.root} cannot be created: {error.strerror}"
            raise DataFolderError(message) from error
        if not os.access(self.root, os.W_OK | os.X_OK):
            message = f"the data folder {self.root} cannot be written to: check its owner"
            raise DataFolderError(message)

    def check_free(self) -> None:
        """Raise what :meth:`owned` would raise, without owning anything afterwards."""
        with self.owned():
            pass

    @contextmanager
    def owned(self, *, url: str | None = None, key: str | None = None) -> Iterator[None]:
        """Own the folder for as long as the block runs.

        The kernel drops the lock when the process ends, however it ends, so a crash leaves no
        stale lock behind. The file's content only names the holder.

        Args:
            url: Where the owner serves; the command line of another process talks to it there.
            key: What shows the owner that whoever talks to it can read this folder.

        Raises:
            DataFolderBusyError: At once, if another process owns the folder.
            DataFolderError: If the folder cannot be used.
        """
        self.prepare()
        descriptor = self._open_lock()
        try:
            self._lock(descriptor)
            self._name_holder(descriptor, url, key)
            shutil.rmtree(self.scratch, ignore_errors=True)  # left by an owner that was killed
            yield
            os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)

    def _open_lock(self) -> int:
        try:
            return os.open(self.lock_file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        except OSError as error:
            raise self._refused(error) from error

    def _name_holder(self, descriptor: int, url: str | None, key: str | None) -> None:
        holder = json.dumps({"pid": os.getpid(), "url": url, "key": key}).encode()
        try:
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, holder, 0)
        except OSError as error:
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> DataFolderError:
        return DataFolderError(f"the data folder {self.root} cannot be used: {error.strerror}")

    def _lock(self, descriptor: int) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DataFolderBusyError(self.root, *self._holder()) from error

    def _holder(self) -> tuple[int | None, str | None, str | None]:
        try:
            holder = json.loads(self.lock_file.read_text(encoding="utf-8"))
            return holder["pid"], holder["url"], holder.get("key")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None, None, None
