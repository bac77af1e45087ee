"""``kill -9`` while guides are re-ingested: afterwards the old or the new library serves, whole.

The process that ingests (and its building child) is really killed. The seed of a random run is
printed and taken from ``COACH_TEST_SEED`` to replay it.
"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.generation import history
from corpus.shelf import Shelf
from tests.conftest import REPOSITORY, Library

STEPS = (
    "read",
    "original",
    "revision",
    "file write",
    "file sync",
    "file rename",
    "folder sync",
    "split",
    "catalogue",
    "encode",
    "vector cache",
    "upsert",
    "index close",
    "audit",
    "manifest",
    "working copy",
    "pointer",
    "history",
    "old generation removed",
)
AFTER_BUILD = {"working copy", "pointer", "history"}
READY_SECONDS = 10.0
_GUIDES = 6
_SEED = int(os.environ.get("COACH_TEST_SEED", random.randrange(2**32)))  # noqa: RUF100, S311


class Folder:
    """A data folder whose guides change with every edition."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.edition = 0
        self.served = 0
        self.orphan_pids: list[int] = []

    def next_edition(self) -> None:
        self.edition += 1
        for number in range(_GUIDES):
            self.library.write(f"guide-{number}.md", _text(number, self.edition))

    def start(self, fault: str | None = None) -> "subprocess.Popen[str]":
        environment = dict(os.environ)
        environment.pop("COACH_TEST_FAULT", None)
        if fault:
            environment["COACH_TEST_FAULT"] = fault
        paths = [str(REPOSITORY), str(REPOSITORY / "tests" / "support")]
        environment["PYTHONPATH"] = os.pathsep.join(paths)
        return subprocess.Popen(
            [sys.executable, "-m", "victim", self.library.data.root, self.library.guides],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def check(self) -> str:
        """Open it again and find one whole edition; its generation."""
        data = self.library.data
        started = time.monotonic()
        with data.owned():
            shelf = Shelf(data, self.library.encoder)
            shelf.open()
            assert time.monotonic() - started < READY_SECONDS
            assert not shelf.standing.degraded, shelf.standing.reasons
            try:
                with shelf.lease() as library:
                    generation = library.generation
                    guides = library.guides()
                    assert len(guides) == _GUIDES
                    texts = [library.revision(guide.revision).text for guide in guides]
                    editions = {text.split("edition ")[1].split()[0] for text in texts}
                    assert len(editions) == 1, "a mix of editions"
                    edition = int(editions.pop().rstrip("."))
                    found = library.search(f"guide number 3 in edition {edition}", 3)
                    assert f"edition {edition}." in found[0].text
            finally:
                shelf.close()
        assert edition in {self.served, self.edition}, (edition, self.served, self.edition)
        self.served = edition
        assert sorted(p.name for p in data.library.glob("gen-*")) == sorted(history(data.library))
        leftovers = [path for path in data.root.rglob("*.tmp")]
        assert leftovers == []
        assert not data.scratch.exists() or not list(data.scratch.iterdir())
        return generation


def _text(number: int, edition: int) -> str:
    parts = [f"## Part {part}\n\nPart {part} of guide {number} speaks.\n" for part in range(4)]
    return (
        f"# Guide {number}\n\nThis is guide number {number} in edition {edition}.\n\n"
        + "\n".join(parts)
    )


@pytest.fixture
def folder(library: Library) -> Folder:
    folder = Folder(library)
    folder.next_edition()
    library.ingest()
    folder.served = 1
    return folder


def _kill_at(folder: Folder, step: str, number: int = 1) -> None:
    folder.next_edition()
    parent_only = step in AFTER_BUILD
    process = folder.start(f"{'kill' if parent_only else 'killall'} {step} {number}")
    try:
        process.communicate(timeout=60)
    finally:
        process.kill()


@pytest.mark.parametrize("step", ["encode", "upsert", "manifest", "pointer", "folder sync"])
def test_killed_at_a_step_old_or_new_serves_whole(folder: Folder, step: str) -> None:
    _kill_at(folder, step)
    folder.check()
    process = folder.start()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    folder.check()
    assert folder.served == folder.edition


def test_killed_before_the_pointer_is_the_old_one_and_after_it_the_new_one(folder: Folder) -> None:
    _kill_at(folder, "pointer")
    folder.check()
    assert folder.served == folder.edition - 1
    _kill_at(folder, "history")
    folder.check()
    assert folder.served == folder.edition


def test_nothing_is_encoded_twice_after_a_crash(folder: Folder) -> None:
    _kill_at(folder, "upsert")
    folder.library.encoder.encoded.clear()
    report = folder.library.ingest()
    assert report.published
    assert folder.library.encoder.encoded == []


def test_killed_at_random_times(folder: Folder) -> None:
    _random_kills(folder, 6)


@pytest.mark.soak
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_every_step_twenty_times(folder: Folder, step: str) -> None:
    for number in range(1, 21):
        _kill_at(folder, step, 1 + number % 4)
        folder.check()


@pytest.mark.soak
def test_killed_two_hundred_times_at_random(folder: Folder) -> None:
    _random_kills(folder, 200)


def _random_kills(folder: Folder, times: int) -> None:
    print(f"COACH_TEST_SEED={_SEED}")  # noqa: T201 - what replays a failure
    chance = random.Random(_SEED)
    whole = _seconds_of_one(folder)
    for _ in range(times):
        folder.next_edition()
        process = folder.start()
        time.sleep(chance.uniform(0.3, 1.05) * whole)
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()
        time.sleep(0.3)  # its child ends when it notices
        folder.check()


def _seconds_of_one(folder: Folder) -> float:
    folder.next_edition()
    started = time.monotonic()
    process = folder.start()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    folder.check()
    return time.monotonic() - started


def test_child_ends_with_its_parent(folder: Folder, tmp_path: Path) -> None:
    folder.next_edition()
    process = folder.start()
    children: list[str] = []
    for _ in range(200):
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        children = listed.read_text().split() if listed.exists() else []
        builders = [pid for pid in children if b"spawn_main" in _command(pid)]
        if builders:
            break
        time.sleep(0.02)
    else:
        pytest.skip("the system does not list children")
    process.kill()
    process.communicate()
    for _ in range(100):
        if not any(b"spawn_main" in _command(pid) for pid in builders):
            return
        time.sleep(0.05)
    raise AssertionError("the child outlived its parent")


def _command(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
