"""The table of jobs: whatever happens to its file, a server starts and can begin a job."""

import logging
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ingest.jobs import Job, JobRequest, JobState, JobStore
from tests.conftest import SEED


@pytest.fixture
def store(tmp_path: Path) -> JobStore:
    store = JobStore(tmp_path / "jobs.sqlite")
    for _ in range(3):
        store.save(Job.new(JobRequest()).ended(JobState.DONE))
    return store


def test_no_flipped_bit_anywhere_in_the_file_keeps_a_job_from_beginning(
    store: JobStore, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    path = tmp_path / "jobs.sqlite"
    whole = path.read_bytes()
    definition = whole.index(b"CREATE TABLE job")
    anywhere = [chance.randrange(len(whole)) for _ in range(150)]
    for place in [*range(definition, definition + 80), *anywhere]:
        flipped = whole[place] ^ 1 << chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([flipped]) + whole[place + 1 :])
        store.mend()
        job = Job.new(JobRequest())
        store.save(job)
        assert store.get(job.id) == job, (SEED, place)
        assert job.id in [held.id for held in store.interrupted()], (SEED, place)
        store.latest()


def test_a_head_that_says_read_only_of_a_writable_file_is_damage(
    store: JobStore, tmp_path: Path
) -> None:
    path = tmp_path / "jobs.sqlite"
    whole = bytearray(path.read_bytes())
    whole[18] ^= 1 << 4  # the version of the form in which it may be written
    path.write_bytes(whole)
    store.mend()
    job = Job.new(JobRequest())
    store.save(job)
    assert store.get(job.id) == job


def test_job_that_cannot_be_read_puts_the_table_aside(
    store: JobStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite")) as connection, connection:
        connection.execute("UPDATE job SET body = replace(body, 'created_at', 'cr')")
    with caplog.at_level(logging.WARNING):
        store.mend()
    assert store.latest() == []
    assert (tmp_path / "jobs.damaged").exists()
    assert "put aside" in caplog.text


def test_table_that_is_whole_is_left_alone(store: JobStore, tmp_path: Path) -> None:
    held = store.latest()
    store.mend()
    assert store.latest() == held
    assert [path.name for path in tmp_path.iterdir()] == ["jobs.sqlite"]
