"""Jobs between two curators, on a disk that refuses, and in a folder that is watched."""

import sqlite3
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from coach_child import load_word_hash
from quick_children import forked_children

from corpus.shelf import Shelf
from ingest.errors import JobRunningError, StorageError
from ingest.jobs import JobRequest, JobState
from ingest.runner import JobRunner
from ingest.sources import SHIPPED, Root
from ingest.watching import stamp_of, wait_for_change
from ingest.worker import Workshop
from tests.conftest import FEEDBACK, Library


@pytest.fixture
def runner(filled: Library) -> Iterator[JobRunner]:
    shelf = Shelf(filled.data, filled.encoder)
    workshop = Workshop(filled.data, Root(SHIPPED, filled.guides), partial(load_word_hash))
    with forked_children(), filled.data.owned():
        shelf.open()
        runner = JobRunner(workshop, shelf.publish)
        yield runner
        runner.close()
        shelf.close()


def test_what_a_curator_began_alone_is_ended_before_another_begins(runner: JobRunner) -> None:
    """No job of anybody else comes between the new file and the job that takes it up."""
    with runner.exclusive() as start:
        with pytest.raises(JobRunningError), runner.exclusive():
            pass
        with pytest.raises(JobRunningError):
            runner.start(JobRequest())
        job = start(JobRequest())
        with pytest.raises(JobRunningError):
            runner.start(JobRequest())
    runner.join()
    assert runner.get(job.id).state is JobState.DONE
    with runner.exclusive():
        pass


def test_many_curators_at_once_and_each_is_told(runner: JobRunner) -> None:
    """Of twenty that replace a file and start, one job runs at a time and none is lost."""
    began, refused = list[str](), list[str]()

    def curate() -> None:
        try:
            with runner.exclusive() as start:
                began.append(start(JobRequest()).id)
        except JobRunningError:
            refused.append("told")

    curators = [threading.Thread(target=curate) for _ in range(20)]
    for curator in curators:
        curator.start()
    for curator in curators:
        curator.join()
    runner.join()
    assert len(began) + len(refused) == 20
    assert began
    assert all(runner.get(job).state is JobState.DONE for job in began)


def test_job_that_ended_is_not_cancelled_and_the_next_is_not_hit(runner: JobRunner) -> None:
    first = runner.start(JobRequest())
    runner.join()
    second = runner.start(JobRequest())
    assert runner.cancel(first.id).state is JobState.DONE
    runner.join()
    assert runner.get(second.id).state is JobState.DONE


def test_table_that_cannot_be_written_refuses_the_job_and_blocks_no_later_one(
    runner: JobRunner, filled: Library
) -> None:
    runner.resume()
    with sqlite3.connect(filled.data.jobs) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON job BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    with pytest.raises(StorageError, match="cannot be written down"):
        runner.start(JobRequest())
    with sqlite3.connect(filled.data.jobs) as connection:
        connection.execute("DROP TRIGGER full")
    job = runner.start(JobRequest())
    runner.join()
    assert runner.get(job.id).state is JobState.DONE


def test_end_that_cannot_be_written_down_is_an_end_all_the_same(
    runner: JobRunner, filled: Library
) -> None:
    runner.resume()
    with sqlite3.connect(filled.data.jobs) as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON job WHEN NEW.state <> 'running'"
            " BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    job = runner.start(JobRequest())
    runner.join()
    assert runner.get(job.id).state is JobState.DONE
    runner.join()
    runner.start(JobRequest())


class Clock:
    """Looks that happen when the test says: each does something and takes no time."""

    def __init__(self, *between: object) -> None:
        self.left = list(between)
        self.looks = 0

    def __call__(self, _: float) -> None:
        self.looks += 1
        assert self.left, "it went on waiting"
        action = self.left.pop(0)
        if callable(action):
            action()


def _watch(library: Library, clock: Clock) -> None:
    roots = [Root(SHIPPED, library.guides)]
    wait_for_change(lambda: roots, stamp_of(roots), 1.0, clock)


def test_a_change_is_noticed_when_it_stands_still(filled: Library) -> None:
    clock = Clock(None, lambda: filled.write("third.md", FEEDBACK), None)
    _watch(filled, clock)
    assert clock.looks == 3


def test_several_changes_at_once_are_one(filled: Library) -> None:
    """A file that is half written, and others that follow, are waited for."""
    changes = [partial(filled.write, "third.md", FEEDBACK[:n]) for n in (10, 50, len(FEEDBACK))]
    changes += [partial(filled.write, f"more-{n}.md", FEEDBACK) for n in range(3)]
    clock = Clock(*changes, None)
    _watch(filled, clock)
    assert clock.looks == 7


def test_a_change_that_is_taken_back_is_none(filled: Library) -> None:
    path = filled.guides / "third.md"
    clock = Clock(lambda: path.write_text(FEEDBACK), path.unlink, None, None)
    with pytest.raises(AssertionError, match="went on waiting"):
        _watch(filled, clock)


def test_a_change_behind_a_link_is_noticed_and_a_loop_ends(
    library: Library, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library.guides / "linked").symlink_to(elsewhere)
    (elsewhere / "loop").symlink_to(library.guides)
    clock = Clock(lambda: (elsewhere / "a.md").write_text(FEEDBACK), None)
    _watch(library, clock)
    assert [Path(name).name for name, _, _ in stamp_of([Root(SHIPPED, library.guides)])] == ["a.md"]


def test_a_folder_that_is_removed_is_a_change(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "a.md").write_text(FEEDBACK)
    roots = [Root(folder.as_posix(), folder)]

    def remove() -> None:
        (folder / "a.md").unlink()
        folder.rmdir()

    clock = Clock(remove, None)
    wait_for_change(lambda: roots, stamp_of(roots), 1.0, clock)
    assert stamp_of(roots) == frozenset()
