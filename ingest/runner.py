"""One ingest at a time, in the background, with progress, cancel and resume.

Floor 2. The work happens in a child process; here is one thread that listens to it and publishes.
"""

import logging
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager

from corpus.errors import CorpusError
from corpus.generation import discard
from corpus.steps import reached
from ingest.errors import IngestCancelledError, IngestError, JobRunningError, StorageError
from ingest.faults import typed_faults
from ingest.jobs import Job, JobError, JobRequest, JobState, JobStore
from ingest.pipeline import Outcome
from ingest.report import IngestReport
from ingest.sources import UPLOADS, Root
from ingest.worker import Workshop, build_in_child

_ATTEMPTS = 3
"""How often a job is begun again after the program was stopped while it ran."""
_log = logging.getLogger(__name__)

CountCitations = Callable[[Collection[str]], int]
"""How many saved conversations cite one of these revisions."""


class JobRunner:
    """Runs ingests into one data folder that its caller owns; safe to share between threads."""

    def __init__(
        self,
        workshop: Workshop,
        publish: Callable[[str], None],
        count_citations: CountCitations | None = None,
    ) -> None:
        """Run nothing yet.

        Args:
            workshop: What an ingest needs.
            publish: Publishes and serves a generation that was built, by name.
            count_citations: Says what a change does to saved conversations.
        """
        self._workshop = workshop
        self._publish = publish
        self._count_citations = count_citations
        self._store = JobStore(workshop.data.jobs)
        self._changed = threading.Condition()
        self._current: Job | None = None
        self._exclusive: object = None
        self._cancelled = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def resume(self) -> None:
        """Begin again what was interrupted; what was encoded before is not encoded twice."""
        self._store.mend()
        interrupted = self._store.interrupted()
        for job in interrupted[:-1] if interrupted else ():
            self._store.save(job.ended(JobState.CANCELLED))
        if not interrupted:
            return
        job = interrupted[-1]
        if job.attempts >= _ATTEMPTS:
            message = f"the program was stopped {job.attempts} times while it ran"
            error = JobError(kind="Interrupted", message=message)
            self._store.save(job.ended(JobState.FAILED, error=error))
            return
        self._begin(job)

    def start(self, request: JobRequest) -> Job:
        """Begin an ingest and return its job.

        Raises:
            JobRunningError: If another one runs.
        """
        return self._begin(Job.new(request))

    def plan(self, request: JobRequest) -> IngestReport:
        """What an ingest would do; nothing is written.

        Raises:
            IngestError: As the ingest.
            CorpusError: As the ingest.
        """
        ingest = request.to_ingest(*self._kept_roots(), dry_run=True)
        outcome = build_in_child(self._workshop, ingest, lambda *_: None)
        return self._with_citations(outcome.report)

    def get(self, job_id: str) -> Job:
        """The job with this id as it stands now.

        Raises:
            JobNotFoundError: If there is none.
        """
        with self._changed:
            if self._current and self._current.id == job_id:
                return self._current
        return self._store.get(job_id)

    def latest(self) -> list[Job]:
        """Jobs, the latest first."""
        return [self.get(job.id) for job in self._store.latest()]

    def wait_for_change(self, seen: Job, seconds: float) -> Job:
        """The job as soon as it stands otherwise than ``seen``, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._standing(seen) != seen, timeout=seconds)
        return self.get(seen.id)

    def cancel(self, job_id: str) -> Job:
        """Stop a job; one that has ended is left as it is.

        Raises:
            JobNotFoundError: If there is none.
        """
        with self._changed:  # so that no other job begins in between and is hit instead
            running = self._current
            hit = running is not None and running.id == job_id and not running.finished
            if hit:
                self._cancelled.set()
        if hit:
            self.join(timeout=10)
        return self.get(job_id)

    def join(self, timeout: float | None = None) -> None:
        """Wait until the running job has ended."""
        if self._thread is not None:
            self._thread.join(timeout)

    @contextmanager
    def exclusive(self) -> Iterator[Callable[[JobRequest], Job]]:
        """No ingest runs while the block does, but one that the block itself starts at its end.

        What it gives starts a job, as :meth:`start`, before anybody else can.

        Raises:
            JobRunningError: If one runs already, or another block does.
        """
        own = object()
        with self._changed:
            self._refuse_if_running()
            self._exclusive = own
        try:
            yield self._start_exclusively
        finally:
            with self._changed:
                if self._exclusive is own:
                    self._exclusive = None

    def _start_exclusively(self, request: JobRequest) -> Job:
        with self._changed:
            self._exclusive = None
            return self._begin(Job.new(request))

    def close(self) -> None:
        """Stop; a job that runs is begun again when the folder has an owner again."""
        self._stopping = True
        self._cancelled.set()
        self.join()

    def _standing(self, job: Job) -> Job:
        current = self._current
        return current if current and current.id == job.id else job.ended(JobState.DONE)

    def _refuse_if_running(self) -> None:
        if self._current and not self._current.finished:
            raise JobRunningError(self._current.id)
        if self._exclusive is not None:
            raise JobRunningError("of a curator")

    def _begin(self, job: Job) -> Job:
        begun = job.model_copy(update={"attempts": job.attempts + 1, "stage": "plan"})
        with self._changed:
            self._refuse_if_running()
            self._save(begun)
            self._current = begun
            self._cancelled.clear()
            self._thread = threading.Thread(target=self._run, args=(begun,), name=begun.id)
            self._thread.start()
        return begun

    def _save(self, job: Job) -> None:
        try:
            self._store.save(job)
        except (sqlite3.Error, OSError) as error:
            message = f"the job cannot be written down ({error}): make room or mend the disk"
            raise StorageError(message) from error

    def _run(self, job: Job) -> None:
        try:
            with typed_faults():
                ended = self._finish(job)
        except IngestCancelledError:
            if self._stopping:
                return  # it stays running in the table, and is begun again
            ended = job.ended(JobState.CANCELLED)
        except (IngestError, CorpusError) as error:
            fault = JobError(kind=type(error).__name__, message=str(error))
            ended = job.ended(JobState.FAILED, error=fault)
        except Exception as error:  # noqa: BLE001 - the edge of a thread: a job never ends silently
            _log.error("unforeseen %s in a job", type(error).__name__)
            fault = JobError(kind=type(error).__name__, message="something went wrong here")
            ended = job.ended(JobState.FAILED, error=fault)
        try:
            self._store.save(ended)
        except (sqlite3.Error, OSError):
            # It has ended all the same; what is in the table is begun again at the next start.
            _log.exception("the end of a job could not be written down")
        self._set(ended)

    def _finish(self, job: Job) -> Job:
        def progress(stage: str, done: int, total: int) -> None:
            self._set(job.model_copy(update={"stage": stage, "done": done, "total": total}))

        ingest = job.request.to_ingest(*self._kept_roots())
        outcome = build_in_child(self._workshop, ingest, progress, self._cancelled)
        if outcome.candidate:
            progress("publish", 0, 1)
            self._publish_or_remove(outcome)
        return job.ended(JobState.DONE, stage="done", report=self._with_citations(outcome.report))

    def _publish_or_remove(self, outcome: Outcome) -> None:
        library = self._workshop.data.library
        assert outcome.candidate is not None
        if self._cancelled.is_set():
            discard(library, outcome.candidate)
            raise IngestCancelledError
        try:
            reached("publish")
            self._publish(outcome.candidate)
        except BaseException:
            discard(library, outcome.candidate)
            raise

    def _with_citations(self, report: IngestReport) -> IngestReport:
        if self._count_citations is None:
            return report
        cited = self._count_citations(report.retired_revisions)
        return report.model_copy(update={"saved_conversations": cited})

    def _kept_roots(self) -> tuple[Root, Root]:
        return self._workshop.shipped, Root(UPLOADS, self._workshop.data.uploads)

    def _set(self, job: Job) -> None:
        with self._changed:
            self._current = job
            self._changed.notify_all()
