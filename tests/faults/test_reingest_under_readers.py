"""Guides are re-ingested again and again while four readers ask: nothing mixed, empty or leaked."""

import gc
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from coach_child import load_word_hash
from quick_children import forked_children

from corpus.data_folder import DataFolder
from corpus.shelf import Shelf
from ingest.jobs import JobRequest, JobState
from ingest.runner import JobRunner
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop
from tests.conftest import Library

_GUIDES = 4
_READERS = 4


def _bytes_below(folder: Path) -> int:
    """Bytes of the files below a folder in which others come and go meanwhile."""
    total = 0
    for name, _, files in os.walk(folder):
        for file in files:
            with suppress(FileNotFoundError):
                total += Path(name, file).stat().st_size
    return total


@dataclass
class Seen:
    """What the readers saw."""

    answers: int = 0
    generations: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Usage:
    """What the process and its folder use."""

    files: int
    """Open file descriptors."""
    megabytes: float
    """Resident memory, once unreachable objects were collected."""
    threads: int
    children: int
    semaphores: int
    """Named semaphores and shared memory of this process."""
    disk: float
    """Megabytes below the data folder but for what is kept for ever."""
    kept: float
    """Megabytes of revisions, originals, cached vectors and the table of the last 200 jobs."""

    @classmethod
    def now(cls, data: DataFolder) -> "Usage":
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        kept = sum(_bytes_below(folder) for folder in (data.revisions, data.originals))
        kept += data.vector_cache.stat().st_size + data.jobs.stat().st_size
        tasks = list(Path("/proc/self/task").iterdir())
        return cls(
            files=len(list(Path("/proc/self/fd").iterdir())),
            megabytes=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
            threads=len(tasks),
            children=sum(_children_of(task) for task in tasks),
            semaphores=Path("/proc/self/maps").read_text().count("/dev/shm/"),
            disk=(_bytes_below(data.root) - kept) / 1e6,
            kept=kept / 1e6,
        )


def _children_of(task: Path) -> int:
    """Of one thread; a thread that has ended since it was listed has none."""
    try:
        return len((task / "children").read_text().split())
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _slope(values: Sequence[float]) -> tuple[float, float]:
    """Growth with each ingest by least squares, and its standard error."""
    x = np.arange(len(values), dtype=float)
    x -= x.mean()
    y = np.asarray(values, dtype=float)
    slope = float(x @ (y - y.mean()) / (x @ x))
    residual = y - y.mean() - slope * x
    error = float(np.sqrt(residual @ residual / (len(y) - 2) / (x @ x)))
    return slope, error


def _read(shelf: Shelf, seen: Seen, stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            with shelf.lease() as library:
                hits = library.search("what does the guide say in this edition", 8)
                own = {source.revision for source in library.manifest.sources}
                editions = {hit.text.split("edition ")[1].split(".")[0] for hit in hits}
                if not hits or len(editions) != 1 or {h.passage.revision for h in hits} - own:
                    seen.faults.append(f"{library.generation}: {len(hits)} hits, {editions}")
                seen.generations.add(library.generation)
                seen.answers += 1
        except Exception as error:  # noqa: BLE001 - whatever a reader meets is what is looked for
            seen.faults.append(repr(error))


def _write(library: Library, edition: int) -> None:
    for number in range(_GUIDES):
        text = f"# Guide {number}\n\nGuide {number} says this in edition {edition}.\n"
        library.write(f"guide-{number}.md", text)


def _reingest(library: Library, times: int) -> tuple[Seen, list[Usage]]:
    seen, usage, stop = Seen(), [], threading.Event()
    _write(library, 0)
    library.ingest()
    with library.data.owned():
        shelf = Shelf(library.data, library.encoder)
        shelf.open()
        workshop = Workshop(
            library.data, Root(SHIPPED, library.guides), partial(load_word_hash), None
        )
        runner = JobRunner(workshop, shelf.publish)
        readers = [
            threading.Thread(target=_read, args=(shelf, seen, stop)) for _ in range(_READERS)
        ]
        for reader in readers:
            reader.start()
        try:
            for edition in range(1, times + 1):
                _write(library, edition)
                job = runner.start(JobRequest())
                runner.join()
                assert runner.get(job.id).state is JobState.DONE, runner.get(job.id).error
                usage.append(Usage.now(library.data))
        finally:
            stop.set()
            for reader in readers:
                reader.join()
            runner.close()
            shelf.close()
    return seen, usage


def test_readers_go_on_while_guides_are_ingested(library: Library) -> None:
    with forked_children():
        seen, _ = _reingest(library, 4)
    assert seen.faults == []
    assert len(seen.generations) >= 4
    assert seen.answers > 0


@pytest.mark.soak
def test_hundred_ingests_under_four_readers_level_off(library: Library) -> None:
    """The series is printed; the slope is that of the last thirty, when caches are full."""
    with forked_children():
        seen, usage = _reingest(library, 100)
    print(f"{seen.answers} answers from {len(seen.generations)} generations")  # noqa: T201
    for field_ in fields(Usage):
        series = [getattr(one, field_.name) for one in usage]
        slope, error = _slope(series[70:])
        shown = " ".join(f"{value:g}" if value < 100 else f"{value:.0f}" for value in series[::5])
        print(f"{field_.name}: {shown}; {slope:+.4f} ± {error:.4f} an ingest")  # noqa: T201
    assert seen.faults == []
    late = usage[70:]
    assert _slope([one.files for one in late])[0] < 0.02
    assert _slope([one.threads for one in late])[0] < 0.02
    assert _slope([one.disk for one in late])[0] < 0.005
    assert {one.children for one in late} == {usage[0].children}
    assert {one.semaphores for one in late} == {usage[0].semaphores}
    growth, error = _slope([one.megabytes for one in late])
    assert growth - 2 * error < 0.1, "resident memory goes on growing"
    # Revisions, originals and cached vectors are kept for ever; generations are not.
    assert len([path for path in library.data.library.glob("gen-*")]) == 3
