"""Guides are re-ingested again and again while four readers ask: nothing mixed, empty or leaked."""

import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from coach_child import load_word_hash

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
    megabytes: float
    disk: int

    @classmethod
    def now(cls, folder: Path) -> "Usage":
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        disk = _bytes_below(folder)
        open_files = len(list(Path("/proc/self/fd").iterdir()))
        return cls(open_files, pages * os.sysconf("SC_PAGE_SIZE") / 1e6, disk)


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
                usage.append(Usage.now(library.data.root))
        finally:
            stop.set()
            for reader in readers:
                reader.join()
            runner.close()
            shelf.close()
    return seen, usage


def test_readers_go_on_while_guides_are_ingested(library: Library) -> None:
    seen, _ = _reingest(library, 4)
    assert seen.faults == []
    assert len(seen.generations) >= 4
    assert seen.answers > 0


@pytest.mark.soak
def test_hundred_ingests_under_four_readers_level_off(library: Library) -> None:
    seen, usage = _reingest(library, 100)
    early, late = usage[20], usage[-1]
    print(f"{seen.answers} answers from {len(seen.generations)} generations; {early} → {late}")  # noqa: T201
    assert seen.faults == []
    assert late.files <= early.files + 20
    assert late.megabytes <= early.megabytes + 100
    # Revisions, originals and cached vectors are kept for ever; generations are not.
    generations = [path for path in library.data.library.glob("gen-*")]
    assert len(generations) == 3
