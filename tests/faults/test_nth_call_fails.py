"""The n-th call fails, for every n until a run comes through: nothing is lost or left behind.

As SQLite's own tests do it: every write, sync, rename, encoding and upsert of an ingest is made to
fail once, and each time the library of before must serve and the next ingest must succeed.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from coach_child import ERRORS, Fault, load_word_hash
from quick_children import forked_children

from corpus.errors import CorpusError
from corpus.generation import history, published, read_manifest
from corpus.library import Library as OpenLibrary
from corpus.shelf import Shelf
from corpus.steps import observed
from ingest.errors import IngestError, StorageError
from ingest.jobs import JobRequest, JobState
from ingest.pipeline import IngestRequest
from ingest.runner import JobRunner
from ingest.sources import SHIPPED, Root
from ingest.worker import Workshop, build_in_child
from tests.conftest import FEEDBACK, Library


class SystemCall:
    """Python's own calls that change something below a folder; the N-th of them is refused."""

    _changing = ("os.mkdir", "os.rename", "os.chmod", "sqlite3.connect")
    _to_write = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    _now: "SystemCall | None" = None
    _hooked = False

    def __init__(self, error: str, number: int, below: Path) -> None:
        self.error, self.left, self.below = error, number, str(below)
        self.happened = False

    @classmethod
    def _hook(cls, event: str, arguments: tuple[object, ...]) -> None:
        if cls._now is not None:
            cls._now(event, arguments)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        writing = event == "open" and int(str(arguments[2])) & self._to_write
        named = str(arguments[0]).removeprefix("file:").startswith(self.below)
        if not named or not (writing or event in self._changing):
            return
        self.left -= 1
        if self.left == 0:
            self.happened = True
            raise ERRORS[self.error]()

    def __enter__(self) -> "SystemCall":
        if not SystemCall._hooked:  # a hook cannot be taken back
            SystemCall._hooked = True
            sys.addaudithook(SystemCall._hook)
        SystemCall._now = self
        return self

    def __exit__(self, *_: object) -> None:
        SystemCall._now = None


@contextmanager
def _step(error: str, number: int, _: Path) -> Iterator[Fault]:
    fault = Fault(error, "*", number)
    with observed(fault):
        yield fault


def _until_it_comes_through(library: Library, error: str, every: int = 1, call: Any = _step) -> int:
    pristine = library.data.root.with_name("pristine")
    shutil.copytree(library.data.root, pristine)
    number = 1
    while True:
        before, report = published(library.data.library).name, None
        refused = suppress(IngestError, CorpusError)
        with call(error, number, library.data.root) as fault, refused:
            report = library.ingest()
        _check(library)
        assert (report is None) == (published(library.data.library).name == before)
        if not fault.happened:
            return number
        library.ingest()
        _check(library)
        assert read_manifest(published(library.data.library)).counts.guides == 3
        shutil.rmtree(library.data.root)
        shutil.copytree(pristine, library.data.root)
        number += every


def _check(library: Library) -> None:
    data = library.data
    folder = published(data.library)
    with data.owned():
        OpenLibrary.open(folder, data, library.encoder).close()
    assert {path.name for path in data.library.glob("gen-*")} <= set(history(data.library))
    assert not list(data.root.rglob("*.tmp"))
    assert not list(data.scratch.iterdir())


@pytest.fixture
def changed(filled: Library) -> Library:
    """Published, and then one guide changed and one new."""
    filled.write("giving-feedback.md", FEEDBACK.replace("quiet room", "calm room"))
    filled.write("third.md", "# Third\n\nOne sentence about a handover at night.\n")
    return filled


@pytest.mark.parametrize(("error", "every"), [("ENOSPC", 5), ("EIO", 7), ("MemoryError", 7)])
def test_calls_of_an_ingest_fail_once(changed: Library, error: str, every: int) -> None:
    assert _until_it_comes_through(changed, error, every) > 20


@pytest.mark.soak
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "MemoryError"])
def test_every_call_of_an_ingest_fails_once(changed: Library, error: str) -> None:
    calls = _until_it_comes_through(changed, error)
    print(f"{error} at each of {calls - 1} calls of an ingest")  # noqa: T201
    assert calls > 20


def test_some_system_calls_of_an_ingest_are_refused(changed: Library) -> None:
    assert _until_it_comes_through(changed, "ENOSPC", 11, SystemCall) > 20


@pytest.mark.soak
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_every_system_call_of_an_ingest_is_refused_once(changed: Library, error: str) -> None:
    calls = _until_it_comes_through(changed, error, 1, SystemCall)
    print(f"{error} at each of {calls - 1} system calls of an ingest")  # noqa: T201
    assert calls > 20


def _served_until_it_comes_through(library: Library, error: str, every: int = 1) -> int:
    """The calls of a server, which publishes and swaps: the job says what really happened."""
    workshop = Workshop(library.data, Root(SHIPPED, library.guides), partial(load_word_hash))
    shelf = Shelf(library.data, library.encoder)
    number = 1
    with forked_children(), library.data.owned():
        shelf.open()
        runner = JobRunner(workshop, shelf.publish)
        while True:
            library.write("third.md", f"# Third\n\nThis is edition {number} of it.\n")
            before = published(library.data.library).name
            fault = Fault(error, "*", number, but={"swap", "old library closed"})
            with observed(fault):
                job = runner.start(JobRequest())
                runner.join()
            job = runner.get(job.id)
            now = published(library.data.library).name
            assert (job.state is JobState.DONE) == (now != before), job
            assert job.error is None or job.error.message != "something went wrong here"
            with shelf.lease() as serving:
                assert serving.generation == now
                assert serving.search("what is in the third guide", 3)
            assert len(list(library.data.scratch.iterdir())) == 1
            assert not list(library.data.root.rglob("*.tmp"))
            if not fault.happened:
                break
            number += every
        runner.close()
        shelf.close()
    return number


def test_calls_of_a_server_fail_once(filled: Library) -> None:
    assert _served_until_it_comes_through(filled, "ENOSPC", 5) > 10


@pytest.mark.soak
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "MemoryError"])
def test_every_call_of_a_server_fails_once(filled: Library, error: str) -> None:
    calls = _served_until_it_comes_through(filled, error)
    print(f"{error} at each of {calls - 1} calls of the serving process")  # noqa: T201
    assert calls > 10


@pytest.mark.parametrize("bytes_a_file", [20_000, 60_000, 150_000])
def test_files_that_stop_growing_in_the_building_process(
    changed: Library, monkeypatch: pytest.MonkeyPatch, bytes_a_file: int
) -> None:
    """Real refusals of the system, also inside SQLite and Chroma."""
    workshop = Workshop(changed.data, Root(SHIPPED, changed.guides), partial(load_word_hash))
    with changed.data.owned():
        monkeypatch.setenv("COACH_TEST_FILE_BYTES", str(bytes_a_file))
        with pytest.raises((IngestError, CorpusError)):
            build_in_child(workshop, IngestRequest(None), lambda *_: None)
        monkeypatch.delenv("COACH_TEST_FILE_BYTES")
    _check_unchanged(changed.data.library)
    assert changed.ingest().published


def _check_unchanged(library: Path) -> None:
    assert published(library).name == "gen-00000001"
    assert [path.name for path in library.glob("gen-*")] == ["gen-00000001"]


def test_a_full_disk_is_noticed_before_anything_is_written(
    changed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(changed.data.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    with pytest.raises(StorageError, match="make room"):
        changed.ingest()
    _check_unchanged(changed.data.library)
