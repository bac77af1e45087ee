"""The command line's way to a server that owns the data folder.

Floor 3.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

import httpx

from api.curation_schemas import JobView, RolledBack
from api.curators import LOCAL_KEY_HEADER
from api.orders import IngestOrder
from api.schemas import GuideList
from coach.answer import Answer
from coach.errors import CoachError
from corpus.errors import CorpusEmptyError, CorpusError, DataFolderBusyError
from ingest.build import Progress
from ingest.errors import IngestCancelledError, IngestError
from ingest.jobs import JobState
from ingest.report import IngestReport

_SECONDS = 120.0
_QUIET_SECONDS = 60.0
"""A server sends a ping at least every 15 s."""


class RemoteCoach:
    """Asks the server that owns the folder."""

    def __init__(self, busy: DataFolderBusyError) -> None:
        """Talk to the server that the refusal names.

        Raises:
            DataFolderBusyError: The refusal, if the owner is no server.
        """
        if busy.url is None:
            raise busy
        self._busy = busy
        self._client = httpx.Client(
            base_url=busy.url,
            headers={LOCAL_KEY_HEADER: busy.key or ""},
            timeout=_SECONDS,
            trust_env=False,  # it is this machine: no proxy is asked
        )

    def ask(self, question: str) -> Answer:
        """One turn."""
        return Answer.model_validate(self._post("/api/v1/ask", {"question": question}))

    def guides(self) -> GuideList:
        """Every guide of the published library."""
        return GuideList.model_validate(self._get("/api/v1/guides?limit=1000"))

    def plan(self, order: IngestOrder) -> IngestReport:
        """What an ingest would do."""
        return IngestReport.model_validate(self._post("/api/v1/ingest/plan", order.to_body()))

    def ingest(self, order: IngestOrder, on_progress: Progress) -> IngestReport:
        """Ingest and follow the job to its end.

        Raises:
            IngestError: If the job failed or was cancelled.
        """
        job = JobView.model_validate(self._post("/api/v1/ingest", order.to_body()))
        for seen in self._followed(job.id):
            on_progress(seen.stage, seen.done, seen.total)
            job = seen
        if job.state is JobState.CANCELLED:
            raise IngestCancelledError
        if job.report is None:
            raise IngestError(job.error.message if job.error else "the job was lost")
        return job.report

    def roll_back(self, generation: str | None) -> RolledBack:
        """Serve an earlier generation again."""
        order = {"generation": generation}
        return RolledBack.model_validate(self._post("/api/v1/rollback", order))

    def _followed(self, job_id: str) -> Iterator[JobView]:
        path = f"/api/v1/jobs/{job_id}/events"
        with (
            self._reaching(),
            self._client.stream("GET", path, timeout=_QUIET_SECONDS) as response,
        ):
            for line in response.iter_lines():
                if line.startswith("data: "):
                    yield JobView.model_validate_json(line.removeprefix("data: "))

    def _get(self, path: str) -> Any:  # noqa: ANN401 - JSON
        with self._reaching():
            return _checked(self._client.get(path))

    def _post(self, path: str, body: object) -> Any:  # noqa: ANN401 - JSON
        with self._reaching():
            return _checked(self._client.post(path, json=body))

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """A server that does not answer (yet) leaves the folder busy."""
        try:
            yield
        except httpx.TransportError:
            raise self._busy from None


def _checked(response: httpx.Response) -> Any:  # noqa: ANN401 - JSON
    """The body of a good answer; a problem document becomes the error that it tells of."""
    if response.is_success:
        return response.json()
    try:
        problem = response.json()
        kind, detail = str(problem["type"]), str(problem["detail"])
    except (json.JSONDecodeError, KeyError, TypeError):
        kind, detail = "", f"the server answered {response.status_code}"
    if kind.endswith("corpus-empty"):
        raise CorpusEmptyError
    if response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and kind.endswith("question"):
        raise CoachError(detail)
    raise CorpusError(detail)
