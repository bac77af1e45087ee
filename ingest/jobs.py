"""Ingests that were asked for and what became of them: a table that survives a restart.

Floor 2. A data folder has one owner and runs one ingest at a time, so the table needs no queue, no
leases and no broker: a job that is found running when the folder gets an owner was interrupted.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from uuid import uuid4

from pydantic import AwareDatetime, Field

from corpus.files import make_private_folder
from corpus.guide import Corrections, Value
from corpus.sqlite_faults import is_damage
from ingest.errors import JobNotFoundError
from ingest.pipeline import IngestRequest
from ingest.plan import Edit
from ingest.report import IngestReport
from ingest.sources import Root

_log = logging.getLogger(__name__)
_KEPT = 200
"""How many finished jobs are remembered."""
_TABLE = "CREATE TABLE job (id TEXT PRIMARY KEY, created_at TEXT, state TEXT, body TEXT)"
"""The table, as SQLite keeps its definition."""


class JobState(StrEnum):
    """Where a job stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobRequest(Value):
    """What an ingest was asked to do, as it is kept."""

    roots: tuple[str, ...] | None = None
    """Locations; the shipped guides, the uploads and all synced before when absent."""
    corrections: Corrections = Corrections()
    allow_shrink: bool = False
    edits: dict[str, Edit] = Field(default_factory=dict)

    def to_ingest(self, *kept: Root, dry_run: bool = False) -> IngestRequest:
        """The request for the pipeline; ``kept`` are the folders that the program keeps."""
        roots = (
            None
            if self.roots is None
            else [Root.from_location(location, *kept) for location in self.roots]
        )
        return IngestRequest(
            roots, self.corrections, dry_run, self.allow_shrink, edits=dict(self.edits)
        )


class JobError(Value):
    """Why a job failed."""

    kind: str
    message: str


class Job(Value):
    """One ingest that was asked for."""

    id: str
    state: JobState = JobState.RUNNING
    stage: str = "waiting"
    """``read``, ``encode``, ``publish`` …"""
    done: int = 0
    """How much of the stage is done."""
    total: int = 0
    attempts: int = 0
    """How often it was begun; more than once when the program was stopped meanwhile."""
    created_at: AwareDatetime
    finished_at: AwareDatetime | None = None
    request: JobRequest = JobRequest()
    report: IngestReport | None = None
    error: JobError | None = None

    @classmethod
    def new(cls, request: JobRequest) -> "Job":
        """A job that has not begun."""
        return cls(id=f"job_{uuid4().hex}", created_at=datetime.now(UTC), request=request)

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state is not JobState.RUNNING

    def ended(self, state: JobState, **facts: object) -> "Job":
        """The job at its end."""
        return self.model_copy(update={"state": state, "finished_at": datetime.now(UTC), **facts})


class JobStore:
    """Jobs in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Read and write ``path``, which is created when needed."""
        self._path = path

    def mend(self) -> None:
        """Put a damaged table aside and begin a new one: what is in it is not worth a stop."""
        try:
            with self._open() as connection:
                sound = _is_sound(connection)
            self.latest(_KEPT)
        except (sqlite3.Error, ValueError) as error:
            if not is_damage(error):
                raise
            sound = False
        if not sound:
            self._put_aside()

    def _put_aside(self) -> None:
        _log.warning("%s is damaged and was put aside", self._path.name)
        self._path.replace(self._path.with_suffix(".damaged"))
        for suffix in ("-journal", "-wal", "-shm"):
            self._path.with_name(f"{self._path.name}{suffix}").unlink(missing_ok=True)

    def save(self, job: Job) -> None:
        """Keep a job as it stands now, and forget the oldest beyond 200."""
        try:
            self._save(job)
        except sqlite3.DatabaseError as error:
            # What a check did not see may still show when the table is written to; a rule of the
            # table that refuses the row is no damage.
            if isinstance(error, sqlite3.IntegrityError) or not is_damage(error, self._path):
                raise
            self._put_aside()
            self._save(job)

    def _save(self, job: Job) -> None:
        with self._open() as connection, connection:
            connection.execute(
                "INSERT OR REPLACE INTO job VALUES (?, ?, ?, ?)",
                (job.id, job.created_at.isoformat(), job.state, job.model_dump_json()),
            )
            connection.execute(
                "DELETE FROM job WHERE id IN"
                " (SELECT id FROM job ORDER BY created_at DESC LIMIT -1 OFFSET ?)",
                (_KEPT,),
            )

    def get(self, job_id: str) -> Job:
        """The job with this id.

        Raises:
            JobNotFoundError: If there is none.
        """
        found = self._read("SELECT body FROM job WHERE id = ?", job_id)
        if not found:
            raise JobNotFoundError(job_id)
        return found[0]

    def latest(self, limit: int = 50) -> list[Job]:
        """Jobs, the latest first."""
        return self._read("SELECT body FROM job ORDER BY created_at DESC LIMIT ?", limit)

    def interrupted(self) -> list[Job]:
        """Jobs that were running when the program was stopped, the oldest first."""
        query = "SELECT body FROM job WHERE state = ? ORDER BY created_at"
        return self._read(query, JobState.RUNNING)

    def _read(self, query: str, value: str | int) -> list[Job]:
        with self._open() as connection:
            rows = connection.execute(query, (value,)).fetchall()
        return [Job.model_validate_json(row[0]) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        make_private_folder(self._path.parent)
        with closing(sqlite3.connect(self._path)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
            yield connection


def _is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the table is what was written, its definition too.

    SQLite's own check does not see the definition: with one bit flipped in it a column may have
    another name.
    """
    definition = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'job'").fetchone()
    checked = connection.execute("PRAGMA integrity_check").fetchone()
    return bool(definition == (_TABLE,) and checked == ("ok",))
