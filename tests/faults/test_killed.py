"""``kill -9`` while guides are re-ingested: afterwards the old or the new library serves, whole.

The processes are really killed: the child that builds, its parent that publishes, or both, at a
step of ``corpus/steps.py`` or at a random moment. ``COACH_TEST_SEED`` replays a run; each test
prints a line with its seed and what came of it.
"""

import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from quick_children import Victim, Victims, forked_children

from corpus.generation import history
from corpus.shelf import Shelf
from tests.conftest import SEED, Library

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
    "publish",
    "pointer",
    "history",
    "swap",
    "old library closed",
    "old generation removed",
)
READY_SECONDS = 10.0
_GUIDES = 6


@dataclass(frozen=True)
class Place:
    """Where a process can be killed: the N-th time that one of the two comes to a step."""

    process: str
    step: str
    number: int


class Folder:
    """A data folder whose guides change with every edition."""

    def __init__(self, library: Library, victims: Victims) -> None:
        self.library = library
        self._victims = victims
        self.edition = 0
        self.served = 0
        self.slowest = 0.0
        self.own_reader = True
        """Whether guides are read in a process of their own, which takes a second to start."""
        self.came_of_it: Counter[str] = Counter()

    def next_edition(self) -> None:
        self.edition += 1
        for number in range(_GUIDES):
            self.library.write(f"guide-{number}.md", _text(number, self.edition))

    def start(self, way: str = "server", **variables: str) -> Victim:
        if not self.own_reader:
            variables["COACH_TEST_READ_HERE"] = "1"
        return self._victims.start(self.library.data.root, self.library.guides, way, **variables)

    def ingest(self, way: str = "server", **variables: str) -> None:
        """One that comes to its end."""
        self.next_edition()
        victim = self.start(way, **variables)
        code, errors = victim.wait()
        assert code == 0, errors
        self.check(victim)
        assert self.served == self.edition

    def check(self, victim: Victim) -> str:
        """Open it again and find one whole edition; its generation."""
        _wait_until_nothing_is_left_of(victim)
        data = self.library.data
        started = time.monotonic()
        with data.owned():
            shelf = Shelf(data, self.library.encoder)
            shelf.open()
            try:
                assert not shelf.standing.degraded, shelf.standing.reasons
                edition, generation = _what_serves(shelf)
                self.slowest = max(self.slowest, time.monotonic() - started)
            finally:
                shelf.close()
        assert self.slowest < READY_SECONDS
        assert edition in {self.served, self.edition}, (edition, self.served, self.edition)
        self.came_of_it["new" if edition == self.edition else "old"] += 1
        self.served = edition
        assert sorted(p.name for p in data.library.glob("gen-*")) == sorted(history(data.library))
        assert list(data.root.rglob("*.tmp")) == []
        assert not list(data.scratch.iterdir())
        return generation


def _what_serves(shelf: Shelf) -> tuple[int, str]:
    """The one edition of every guide, found by asking."""
    with shelf.lease() as library:
        guides = library.guides()
        assert sorted(guide.id for guide in guides) == [f"guide-{n}" for n in range(_GUIDES)]
        texts = [library.revision(guide.revision).text for guide in guides]
        editions = {int(text.split("edition ")[1].split(".")[0]) for text in texts}
        assert len(editions) == 1, f"a mix of editions: {editions}"
        edition = editions.pop()
        for number in range(_GUIDES):
            found = library.search(f"guide number {number} in edition {edition}", 3)
            assert f"guide number {number} in edition {edition}." in found[0].text
        return edition, library.generation


def _wait_until_nothing_is_left_of(victim: Victim) -> None:
    """No process of its session goes on for longer than it takes to notice."""
    until = time.monotonic() + 15
    while left := _session_of(victim.pid):
        assert time.monotonic() < until, left
        time.sleep(0.02)


def _session_of(pid: int) -> dict[int, str]:
    """Command lines of the living processes of a session, by process."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(session) == pid and state not in "ZX":
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except (OSError, ValueError):
            continue
    return found


def _text(number: int, edition: int) -> str:
    parts = [f"## Part {part}\n\nPart {part} of guide {number} speaks.\n" for part in range(4)]
    return (
        f"# Guide {number}\n\nThis is guide number {number} in edition {edition}.\n\n"
        + "\n".join(parts)
    )


@pytest.fixture(scope="module")
def victims() -> Iterator[Victims]:
    victims = Victims()
    try:
        with forked_children():
            yield victims
    finally:
        victims.close()


@pytest.fixture
def folder(library: Library, victims: Victims) -> Folder:
    folder = Folder(library, victims)
    folder.next_edition()
    library.ingest()
    folder.served = 1
    return folder


def _kill_at(folder: Folder, place: Place, *, both: bool = True) -> None:
    """Kill the process there; ``both``: a child takes its parent with it."""
    folder.next_edition()
    action = "killall" if both and place.process == "child" else "kill"
    victim = folder.start(COACH_TEST_FAULT=f"{action} {place.process}/{place.step} {place.number}")
    code, errors = victim.wait()
    if both or place.process == "parent":
        assert code == -signal.SIGKILL, (place, errors)
    else:
        assert code == 1, (place, errors)
        assert "SIGKILL): nothing was published" in errors, (place, errors)
    folder.check(victim)


def _places(folder: Folder, tmp_path: Path) -> Counter[tuple[str, str]]:
    """How often each process comes to each step of one ingest, three generations being kept."""
    listed = tmp_path / "steps"
    for _ in range(3):
        listed.unlink(missing_ok=True)
        folder.ingest(COACH_TEST_STEPS=str(listed))
    lines = [line.split(" ", 1) for line in listed.read_text().splitlines()]
    return Counter((process, step) for process, step in lines)


def test_killed_at_some_steps_old_or_new_serves_whole(folder: Folder) -> None:
    _kill_at(folder, Place("child", "encode", 1))
    _kill_at(folder, Place("child", "upsert", 1))
    _kill_at(folder, Place("child", "folder sync", 3))
    _kill_at(folder, Place("parent", "publish", 1))
    _kill_at(folder, Place("parent", "swap", 1))
    folder.ingest()


def test_killed_before_the_pointer_is_the_old_one_and_after_it_the_new_one(folder: Folder) -> None:
    _kill_at(folder, Place("parent", "pointer", 1))
    assert folder.served == folder.edition - 1
    _kill_at(folder, Place("parent", "history", 1))
    assert folder.served == folder.edition


def test_child_alone_is_killed_and_its_parent_says_so(folder: Folder) -> None:
    _kill_at(folder, Place("child", "catalogue", 1), both=False)
    assert folder.served == folder.edition - 1


def test_nothing_is_encoded_twice_after_a_crash(folder: Folder) -> None:
    _kill_at(folder, Place("child", "upsert", 1))
    folder.library.encoder.encoded.clear()
    report = folder.library.ingest()
    assert report.published
    assert folder.library.encoder.encoded == []


def test_killed_at_random_times(folder: Folder) -> None:
    _random_kills(folder, 3)


@pytest.mark.soak
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_every_step_twenty_times(folder: Folder, step: str, tmp_path: Path) -> None:
    chance = random.Random(f"{SEED} {step}")
    reached = _places(folder, tmp_path)
    places = [
        Place(process, name, number)
        for (process, name), times in sorted(reached.items())
        if name == step
        for number in range(1, times + 1)
    ]
    assert places, f"nothing comes to {step!r}"
    folder.came_of_it.clear()
    for number in range(20):
        folder.own_reader = not number % 10
        _kill_at(folder, chance.choice(places), both=chance.random() < 0.7)
    folder.ingest()
    _say(folder, f"killed at {step!r} ({len(places)} places)")


@pytest.mark.soak
def test_every_step_is_known(folder: Folder, tmp_path: Path) -> None:
    assert {step for _, step in _places(folder, tmp_path)} == set(STEPS)


@pytest.mark.soak
def test_killed_two_hundred_times_at_random(folder: Folder) -> None:
    _random_kills(folder, 200)


def _random_kills(folder: Folder, times: int) -> None:
    chance = random.Random(SEED)
    folder.own_reader = False
    started = time.monotonic()
    folder.ingest()
    whole = time.monotonic() - started
    folder.came_of_it.clear()
    for number in range(times):
        folder.own_reader = not number % 3
        folder.next_edition()
        victim = folder.start(chance.choice(["server", "command"]))
        time.sleep(chance.uniform(0.05, 1.0) * whole)
        victim.kill()
        victim.wait()
        folder.check(victim)
    _say(folder, "killed at random times")


def _say(folder: Folder, what: str) -> None:
    outcomes = ", ".join(f"{edition} {n}" for edition, n in sorted(folder.came_of_it.items()))
    print(f"{what}: {outcomes}; ready in {folder.slowest:.2f} s at most; COACH_TEST_SEED={SEED}")  # noqa: T201


def test_child_ends_with_its_parent(folder: Folder) -> None:
    """Also when it is the parent alone that is killed, in the midst of the child's work."""
    folder.next_edition()
    victim = folder.start()
    until = time.monotonic() + 30
    while len(_session_of(victim.pid)) < 4:  # itself, what forks, a child and a reader
        assert time.monotonic() < until, "no child was started"
        time.sleep(0.02)
    victim.kill()
    victim.wait()
    folder.check(victim)
