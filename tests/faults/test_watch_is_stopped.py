"""Ctrl-C while ``coach ingest --watch`` waits or works: it ends, and leaves nothing half done."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.generation import history, published
from corpus.library import Library as OpenLibrary
from ingest.sources import SHIPPED, Root
from ingest.watching import KnownRoots, stamp_of
from tests.conftest import FEEDBACK, REPOSITORY, SEED, Library

STOPPED = 130
PROMPTLY_SECONDS = 15.0


class Watch:
    """A watch in a session of its own, as a terminal has it, with a file of what it came to."""

    def __init__(self, library: Library, folder: Path, **variables: str) -> None:
        self.steps = folder / "steps"
        self.steps.touch()
        support = REPOSITORY / "tests" / "support"
        self._errors = (folder / "errors").open("w+")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "watcher", "ingest", "--watch"],
            cwd=folder,
            env=os.environ
            | {
                "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(support)]),
                "COACH_DATA_DIR": str(library.data.root),
                "COACH_GUIDES_DIR": str(library.guides),
                "COACH_ENCODER": "word-hash",
                "COACH_WATCH_SECONDS": "0.1",
                "COACH_TEST_STEPS": str(self.steps),
            }
            | variables,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            start_new_session=True,
        )

    def wait_until_at(self, step: str) -> None:
        self._wait_until(lambda: step in self.steps.read_text().splitlines())

    def wait_until_published(self, library: Library, name: str) -> None:
        self._wait_until(lambda: name in history(library.data.library))

    def _wait_until(self, holds: object) -> None:
        assert callable(holds)
        until = time.monotonic() + 20
        while not holds():
            assert self._process.poll() is None, self.errors()
            assert time.monotonic() < until, self.steps.read_text()
            time.sleep(0.02)

    def interrupt(self) -> int:
        """Ctrl-C goes to every process of the terminal."""
        os.killpg(self._process.pid, signal.SIGINT)
        return self._process.wait(PROMPTLY_SECONDS)

    def errors(self) -> str:
        return Path(self._errors.name).read_text()

    def processes(self) -> list[str]:
        """Command lines of the living processes of its session."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == self._process.pid and fields[0] not in "ZX":
                    found.append((folder / "cmdline").read_text())
            except (OSError, ValueError):
                continue
        return found

    def close(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._errors.close()


@pytest.fixture
def watches() -> Iterator[list[Watch]]:
    started: list[Watch] = []
    yield started
    for watch in started:
        watch.close()


def _check_nothing_is_left(library: Library, watch: Watch) -> None:
    until = time.monotonic() + PROMPTLY_SECONDS
    while left := watch.processes():
        assert time.monotonic() < until, left
        time.sleep(0.02)
    data = library.data
    assert sorted(p.name for p in data.library.glob("gen-*")) == sorted(history(data.library))
    assert not list(data.root.rglob("*.tmp"))
    assert not list(data.scratch.glob("*"))
    with data.owned():
        OpenLibrary.open(published(data.library), data, library.encoder).close()
    assert "Traceback" not in watch.errors()


def test_stopped_between_two_looks(filled: Library, tmp_path: Path, watches: list[Watch]) -> None:
    filled.write("third.md", FEEDBACK)
    watch = Watch(filled, tmp_path)
    watches.append(watch)
    watch.wait_until_published(filled, "gen-00000002")
    filled.write("third.md", FEEDBACK.replace("quiet", "calm"))
    watch.wait_until_published(filled, "gen-00000003")
    time.sleep(0.5)  # it looks again and again
    assert watch.interrupt() == STOPPED
    _check_nothing_is_left(filled, watch)
    assert published(filled.data.library).name == "gen-00000003"


@pytest.mark.parametrize(
    ("place", "serves"),
    [
        ("child read", "gen-00000001"),
        ("child encode", "gen-00000001"),
        ("child manifest", "gen-00000001"),
        ("parent pointer", "gen-00000001"),
        ("parent history", "gen-00000002"),
    ],
)
def test_stopped_in_the_midst_of_an_ingest(
    filled: Library, tmp_path: Path, watches: list[Watch], place: str, serves: str
) -> None:
    filled.write("third.md", FEEDBACK.replace("quiet", "calm"))
    fault = f"hang {place.replace(' ', '/')} 1"
    watch = Watch(filled, tmp_path, COACH_TEST_FAULT=fault)
    watches.append(watch)
    watch.wait_until_at(place)
    assert watch.interrupt() == STOPPED
    _check_nothing_is_left(filled, watch)
    assert published(filled.data.library).name == serves
    report = filled.ingest()
    assert report.published == (serves == "gen-00000001")


def _stop_at_random(library: Library, folder: Path, watches: list[Watch], times: int) -> None:
    chance = random.Random(SEED)
    came_of_it: Counter[str] = Counter()
    for number in range(times):
        library.write("third.md", f"# Third\n\nThis is edition {number}.\n")
        before = published(library.data.library).name
        place = folder / str(number)
        place.mkdir()
        watch = Watch(library, place)
        watches.append(watch)
        watch.wait_until_at("child read")
        time.sleep(chance.uniform(0.0, 2.5))
        assert watch.interrupt() == STOPPED, (SEED, number, watch.errors())
        _check_nothing_is_left(library, watch)
        came_of_it["old" if published(library.data.library).name == before else "new"] += 1
        library.ingest()
    print(f"stopped at random: {dict(came_of_it)}; COACH_TEST_SEED={SEED}")  # noqa: T201


def test_stopped_at_random_times(filled: Library, tmp_path: Path, watches: list[Watch]) -> None:
    _stop_at_random(filled, tmp_path, watches, 3)


@pytest.mark.soak
def test_stopped_forty_times_at_random(
    filled: Library, tmp_path: Path, watches: list[Watch]
) -> None:
    _stop_at_random(filled, tmp_path, watches, 40)


def test_a_look_opens_no_file_until_the_pointer_moves(filled: Library) -> None:
    known = KnownRoots(filled.data, Root(SHIPPED, filled.guides))
    opened: list[str] = []
    listening = True

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(note)
    first = stamp_of(known())
    assert len(opened) <= 3  # pointer, history and manifest
    opened.clear()
    assert stamp_of(known()) == first
    assert opened == []
    listening = False
    elsewhere = filled.guides.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "fourth.md").write_text(FEEDBACK.replace("quiet", "calm"))
    filled.ingest(elsewhere)
    assert known()[-1].path == elsewhere
    (filled.data.library / "CURRENT").unlink()
    assert known()[-1].path == elsewhere
