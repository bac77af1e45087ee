"""Were the files that a library was opened from touched since?

Floor 1. Looking at a file's size and times takes microseconds, so it is done before every answer;
reading it again to compare checksums is left for when they have changed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""Inode, size in bytes and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class OpenFiles:
    """How the files below a folder stood when they were opened."""

    folder: Path
    stamps: Mapping[str, Stamp]
    """By path."""

    @classmethod
    def below(cls, folder: Path) -> "OpenFiles":
        """As they stand now."""
        paths = [str(path) for path in sorted(folder.rglob("*")) if path.is_file()]
        return cls(folder, {path: _stamp(path) for path in paths})

    def touched(self) -> str | None:
        """What happened to the first file that is not as it was; None when all are."""
        for path, stamp in self.stamps.items():
            try:
                now = _stamp(path)
            except OSError:
                return f"{self._named(path)} is missing"
            if now != stamp:
                return f"{self._named(path)} has changed"
        return None

    def _named(self, path: str) -> str:
        return Path(path).relative_to(self.folder).as_posix()


def _stamp(path: str) -> Stamp:
    status = os.stat(path)  # noqa: PTH116 - pathlib takes three times as long, before every answer
    return status.st_ino, status.st_size, status.st_mtime_ns
