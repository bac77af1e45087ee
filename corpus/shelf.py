"""The one library that serves, and how it is exchanged while it serves.

Floor 1. Whoever answers takes a lease and reads from one library from start to end; a library that
was replaced is closed when its last lease ends. Nothing is opened here before its checksums hold
and a child process has opened and queried a copy of it; when the files of that copy are touched
while it serves, it is opened again from what was published.
"""

import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Condition, Lock

from corpus.data_folder import DataFolder
from corpus.encoder import Encoder
from corpus.errors import CorpusEmptyError, CorpusError, DamagedGenerationError, RollbackError
from corpus.generation import (
    KEPT_GENERATIONS,
    history,
    previous_to,
    publish,
    published,
    read_manifest,
    sweep,
    verify_files,
)
from corpus.library import Library
from corpus.open_files import OpenFiles
from corpus.standing import SearchKind, Standing
from corpus.steps import reached

_log = logging.getLogger(__name__)
_RETRY_SECONDS = 5.0
"""Between two attempts to open something when nothing could be opened."""
_STILL_SERVES = "what is open still serves; run `coach ingest` to build the library again"


@dataclass(slots=True)
class _Shelved:
    library: Library
    copied_from: OpenFiles
    copy: OpenFiles
    leases: int = 0
    retired: bool = False


@dataclass(slots=True)
class _Candidate:
    """A library that is open but does not serve yet."""

    library: Library
    copied_from: OpenFiles
    standing: Standing
    copy: OpenFiles = field(init=False)

    def __post_init__(self) -> None:
        self.copy = OpenFiles.below(self.library.working_copy)


class Shelf:
    """Holds the library that serves; safe to share between threads. Its caller owns the folder."""

    def __init__(self, data: DataFolder, encoder: Encoder, keep: int = KEPT_GENERATIONS) -> None:
        """Serve from ``data``, keeping so many published generations."""
        self._data = data
        self._encoder = encoder
        self._keep = keep
        self._serving: _Shelved | None = None
        self._standing = Standing()
        self._changing = Lock()
        self._counting = Condition()
        self._tried_at = 0.0

    @property
    def standing(self) -> Standing:
        """What serves now."""
        return self._standing

    def look(self) -> Standing:
        """What serves now, once its files on disk were looked at, those that were published too."""
        self._mend()
        standing, serving = self._standing, self._serving
        if serving is None or standing.degraded:
            return standing
        reason = self._damage_below(serving)
        return standing if reason is None else standing.model_copy(update={"reasons": (reason,)})

    @contextmanager
    def lease(self) -> Iterator[Library]:
        """The library that serves now, for as long as the block runs.

        Raises:
            CorpusEmptyError: If nothing has been ingested.
            DamagedGenerationError: If what was ingested cannot be opened.
        """
        self._mend()
        with self._counting:
            shelved = self._serving
            if shelved is None:
                raise self._nothing()
            shelved.leases += 1
        try:
            yield shelved.library
        finally:
            self._give_back(shelved)

    def open(self) -> None:
        """Serve what is published, else the next best.

        That is an earlier generation, then exact search over cached vectors. When nothing can be
        opened, :attr:`standing` says why and every lease is refused.

        Raises:
            EncoderMismatchError: If every generation that is whole was built by another encoder.
        """
        with self._changing:
            sweep(self._data.library, self._keep)
            self._data.sweep_leftovers()
            self._serve_best()

    def publish(self, name: str) -> None:
        """Publish a generation and serve it; until it is open, what served before goes on.

        Raises:
            CorpusError: If it cannot be opened; the pointer has not moved.
            OSError: If the pointer cannot be written.
        """
        with self._changing:
            candidate = self._open(name)
            try:
                publish(self._data.library, name)
            except BaseException:
                candidate.library.close()
                raise
            reached("swap")
            self._exchange(candidate)
            # It serves; the next sweep takes away what is left.
            with suppress(OSError, MemoryError):
                sweep(self._data.library, self._keep)

    def roll_back(self, name: str | None = None) -> str:
        """Serve an earlier generation again and return its name.

        Args:
            name: Any that is kept; the one before the published one when absent.

        Raises:
            RollbackError: If there is no such generation.
            CorpusError: If it cannot be opened; what served before goes on.
        """
        target = name or previous_to(self._data.library, self._published_name())
        if target is None or target not in history(self._data.library):
            raise RollbackError(name, history(self._data.library))
        self.publish(target)
        return target

    def close(self) -> None:
        """Serve nothing any more; wait until the last lease has ended."""
        with self._changing:
            shelved = self._exchange(None)
        with self._counting:
            self._counting.wait_for(lambda: shelved is None or not shelved.leases, timeout=5)

    def _published_name(self) -> str:
        if self._standing.generation:
            return self._standing.generation
        return published(self._data.library).name

    def _mend(self) -> None:
        """Open again what serves if its working copy was touched, and what could not be opened."""
        if not self._needs_mending():
            return
        with self._changing:
            if self._needs_mending():
                before, reasons = self._serving, self._standing.reasons
                touched = before and before.copy.touched()
                _log.warning("the library is opened again: %s", touched or "nothing serves")
                self._tried_at = time.monotonic()
                self._serve_best()
                if self._serving is before:
                    if before:
                        what = f"the copy that was served was damaged: {touched}"
                        reasons = (what, *self._standing.reasons)
                    self._drop(reasons)

    def _needs_mending(self) -> bool:
        serving = self._serving
        if serving is not None:
            return serving.copy.touched() is not None
        waited = time.monotonic() - self._tried_at
        return bool(self._standing.reasons) and waited >= _RETRY_SECONDS

    def _drop(self, reasons: tuple[str, ...]) -> None:
        """Serve nothing rather than what may be wrong."""
        self._exchange(None)
        self._standing = Standing(reasons=reasons)

    def _damage_below(self, serving: _Shelved) -> str | None:
        """What is wrong with the published files of what serves, from which it can be rebuilt."""
        try:
            folder = published(self._data.library)
            if serving.copied_from.touched() is None:
                return None
            verify_files(folder, read_manifest(folder))
        except CorpusEmptyError:
            return f"the published generations are gone: {_STILL_SERVES}"
        except CorpusError as error:
            return f"{error}: {_STILL_SERVES}"
        serving.copied_from = OpenFiles.below(folder)
        return None

    def _serve_best(self) -> None:
        reasons: list[str] = []
        names = history(self._data.library)
        for name in self._in_order(names, reasons):
            try:
                candidate = self._open(name)
            except (CorpusError, OSError, sqlite3.Error) as error:
                reasons.append(str(error))
                continue
            break
        else:
            exact = self._open_exact(names, reasons)
            if exact is None:
                self._standing = Standing(reasons=tuple(reasons))
                return
            candidate = exact
        candidate.standing = candidate.standing.model_copy(update={"reasons": tuple(reasons)})
        self._exchange(candidate)

    def _in_order(self, names: list[str], reasons: list[str]) -> list[str]:
        """The published one first; a pointer that cannot be used is a reason of its own."""
        try:
            first = published(self._data.library).name
        except CorpusEmptyError:
            return names
        except DamagedGenerationError as error:
            reasons.append(str(error))
            return names
        return list(dict.fromkeys([first, *names]))

    def _open(self, name: str) -> _Candidate:
        folder = self._data.library / name
        files = OpenFiles.below(folder)  # before they are read, so that no change is missed
        library = Library.open(folder, self._data, self._encoder, probe_first=True)
        return _Candidate(library, files, Standing(generation=name, checked_at=datetime.now(UTC)))

    def _open_exact(self, names: list[str], reasons: list[str]) -> _Candidate | None:
        for name in names:
            folder = self._data.library / name
            files = OpenFiles.below(folder)
            try:
                library = Library.open_exact(folder, self._data, self._encoder)
            except (CorpusError, OSError, sqlite3.Error) as error:
                _log.info("no exact search over %s: %s", name, type(error).__name__)
                continue
            reasons.append("every passage is compared one by one: run `coach ingest` to rebuild")
            standing = Standing(
                generation=name, search=SearchKind.EXACT, checked_at=datetime.now(UTC)
            )
            return _Candidate(library, files, standing)
        return None

    def _exchange(self, candidate: _Candidate | None) -> _Shelved | None:
        """Put another library in place and retire the one before, which is returned."""
        shelved = None
        if candidate is not None:
            shelved = _Shelved(candidate.library, candidate.copied_from, candidate.copy)
        with self._counting:
            before = self._serving
            self._serving = shelved
            self._standing = candidate.standing if candidate else Standing()
            if before is not None:
                before.retired = True
        if before is not None:
            self._close_if_unused(before)
        return before

    def _give_back(self, shelved: _Shelved) -> None:
        with self._counting:
            shelved.leases -= 1
            self._counting.notify_all()
        self._close_if_unused(shelved)

    def _close_if_unused(self, shelved: _Shelved) -> None:
        with self._counting:
            if not shelved.retired or shelved.leases:
                return
            shelved.retired = False  # closed once, by whoever came last
        reached("old library closed")
        shelved.library.close()

    def _nothing(self) -> CorpusError:
        if not self._standing.reasons:
            return CorpusEmptyError()
        return DamagedGenerationError("the library", "; ".join(self._standing.reasons))
