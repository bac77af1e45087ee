"""Change what the coach reads: send files in, correct what is known of them, ingest, roll back.

For curators only. Whatever takes time is a job; one runs at a time.
"""

from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, HTTPException, UploadFile
from fastapi import Path as PathParameter
from fastapi.responses import Response
from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.curation_schemas import (
    GenerationLine,
    GenerationList,
    GuideEdit,
    IngestOrder,
    JobList,
    JobView,
    RollbackOrder,
    RolledBack,
    Uploaded,
)
from api.curators import CuratorDep, LocalDep
from api.dependencies import LibraryDep, ResourcesDep
from api.problems import responses
from corpus.errors import DamagedGenerationError
from corpus.generation import history, is_published, read_manifest
from corpus.guide import Corrections, GuideStatus
from ingest.errors import CurationError
from ingest.jobs import Job, JobRequest
from ingest.plan import Edit
from ingest.readers.limits import MAX_FILE_BYTES
from ingest.report import IngestReport
from ingest.runner import JobRunner
from ingest.sources import Root
from ingest.uploads import Received

router = APIRouter(
    prefix="/api/v1",
    tags=["curators"],
    dependencies=[CuratorDep],
    responses=responses(
        HTTPStatus.FORBIDDEN,
        HTTPStatus.CONFLICT,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    ),
)
_MAX_FILES = 200
_MAX_UPLOAD_BYTES = 10 * MAX_FILE_BYTES
_PING_SECONDS = 15.0
GuideId = Annotated[str, PathParameter(max_length=200)]
Files = Annotated[list[UploadFile], File(description="Guides, or a zip archive of guides.")]
OneFile = Annotated[UploadFile, File(description="The new text of the guide.")]


@router.post("/ingest/uploads", max_body_size=_MAX_UPLOAD_BYTES)
async def upload(files: Files, resources: ResourcesDep) -> Uploaded:
    """Send one guide, many, or a zip; each becomes a guide with the next ingest."""
    if len(files) > _MAX_FILES:
        raise CurationError(f"at most {_MAX_FILES} files are taken at once")
    received = Received()
    with resources.jobs.exclusive():
        for file in files:
            data = await file.read()
            one = await run_in_threadpool(resources.uploads.receive, file.filename or "", data)
            received.saved += one.saved
            received.refused += one.refused
    return Uploaded(saved=received.saved, refused=received.refused)


@router.get("/ingest/uploads")
def list_uploads(resources: ResourcesDep) -> Uploaded:
    """Files that were sent and are still there."""
    return Uploaded(saved=resources.uploads.locations(), refused=[])


@router.delete("/ingest/uploads/{name:path}", status_code=HTTPStatus.NO_CONTENT)
def remove_upload(name: str, resources: ResourcesDep) -> None:
    """Take a file away; its guide goes with the next ingest, its old citations stay open."""
    with resources.jobs.exclusive():
        resources.uploads.remove(f"uploads:{name.removeprefix('uploads:')}")


@router.post("/ingest/plan")
def plan(order: IngestOrder, resources: ResourcesDep, local: LocalDep) -> IngestReport:
    """What an ingest would do, by readable titles; nothing is written."""
    return resources.jobs.plan(_request(order, resources.shipped, local=local))


@router.post("/ingest", status_code=HTTPStatus.ACCEPTED)
def ingest(
    order: IngestOrder, resources: ResourcesDep, local: LocalDep, response: Response
) -> JobView:
    """Bring the library in step; questions are answered from the old one until the new one is."""
    job = resources.jobs.start(_request(order, resources.shipped, local=local))
    return _accepted(job, response)


@router.put(
    "/guides/{guide_id}/source", status_code=HTTPStatus.ACCEPTED, max_body_size=_MAX_UPLOAD_BYTES
)
async def replace_source(
    guide_id: GuideId,
    file: OneFile,
    library: LibraryDep,
    resources: ResourcesDep,
    response: Response,
) -> JobView:
    """Replace the text of an uploaded guide; its old citations stay open."""
    library.guide(guide_id)
    locations = [s.location for s in library.manifest.sources if s.guide_id == guide_id]
    data = await file.read()
    with resources.jobs.exclusive() as start:
        received = await run_in_threadpool(
            resources.uploads.replace, locations[0], file.filename or "", data
        )
        if received.refused:
            refused = received.refused[0]
            raise CurationError(f"{refused.path}: {refused.reason}; {refused.advice}")
        return _accepted(start(JobRequest()), response)


@router.patch("/guides/{guide_id}", status_code=HTTPStatus.ACCEPTED)
def edit_guide(
    guide_id: GuideId,
    edit: GuideEdit,
    library: LibraryDep,
    resources: ResourcesDep,
    response: Response,
) -> JobView:
    """Correct title, publisher, date, licence or status; it holds for every later ingest."""
    library.guide(guide_id)
    if edit.superseded_by is not None:
        library.guide(edit.superseded_by)
    request = JobRequest(roots=(), edits={guide_id: edit.to_edit()})
    return _accepted(resources.jobs.start(request), response)


@router.post("/guides/{guide_id}/withdraw", status_code=HTTPStatus.ACCEPTED)
def withdraw_guide(
    guide_id: GuideId, library: LibraryDep, resources: ResourcesDep, response: Response
) -> JobView:
    """Answer from this guide no longer; its old citations open, marked withdrawn."""
    library.guide(guide_id)
    withdrawn = Edit(given=Corrections(status=GuideStatus.WITHDRAWN))
    request = JobRequest(roots=(), edits={guide_id: withdrawn})
    return _accepted(resources.jobs.start(request), response)


@router.get("/jobs")
def list_jobs(resources: ResourcesDep) -> JobList:
    """Ingests that were asked for, the latest first."""
    return JobList(jobs=[JobView.from_job(job) for job in resources.jobs.latest()])


@router.get("/jobs/{job_id}", responses=responses(HTTPStatus.NOT_FOUND))
def read_job(job_id: GuideId, resources: ResourcesDep) -> JobView:
    """How far a job is, and its report when it is done."""
    return JobView.from_job(resources.jobs.get(job_id))


@router.get("/jobs/{job_id}/events", responses=responses(HTTPStatus.NOT_FOUND))
async def follow_job(job_id: GuideId, resources: ResourcesDep) -> StreamingResponse:
    """The same as events: `progress` …, then one `done`."""
    first = await run_in_threadpool(resources.jobs.get, job_id)
    return StreamingResponse(
        _told(resources.jobs, first),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


@router.get("/jobs/{job_id}/report", responses=responses(HTTPStatus.NOT_FOUND))
def read_report(job_id: GuideId, resources: ResourcesDep) -> IngestReport:
    """What a finished job did, in full."""
    report = resources.jobs.get(job_id).report
    if report is None:
        raise CurationError("the job has no report: it has not ended, or it failed")
    return report


@router.post("/jobs/{job_id}/cancel", responses=responses(HTTPStatus.NOT_FOUND))
def cancel_job(job_id: GuideId, resources: ResourcesDep) -> JobView:
    """Stop a job; what serves goes on serving."""
    return JobView.from_job(resources.jobs.cancel(job_id))


@router.get("/generations")
def list_generations(resources: ResourcesDep) -> GenerationList:
    """Generations that are kept and can be served again."""
    library = resources.data.library
    lines = [_line(library, name) for name in history(library)]
    return GenerationList(generations=lines)


@router.post("/rollback")
def roll_back(order: RollbackOrder, resources: ResourcesDep) -> RolledBack:
    """Serve an earlier generation again; the next ingest builds on it."""
    with resources.jobs.exclusive():
        return RolledBack(generation=resources.shelf.roll_back(order.generation))


def _request(order: IngestOrder, shipped: Root, *, local: bool) -> JobRequest:
    if order.paths is not None and not local:
        raise HTTPException(
            HTTPStatus.FORBIDDEN, "paths of the server are for its own command line: upload instead"
        )
    roots = None
    if order.paths is not None:
        roots = tuple(Root.from_path(path, shipped).location for path in order.paths)
    return JobRequest(roots=roots, corrections=order.corrections, allow_shrink=order.allow_shrink)


def _accepted(job: Job, response: Response) -> JobView:
    response.headers["Location"] = f"/api/v1/jobs/{job.id}"
    return JobView.from_job(job)


def _line(library: Path, name: str) -> GenerationLine:
    current = is_published(library, name)
    try:
        manifest = read_manifest(library / name)
    except DamagedGenerationError:
        return GenerationLine(name=name, published=current, built_at=None, guides=None)
    return GenerationLine(
        name=name,
        published=current,
        built_at=manifest.created_at,
        guides=manifest.counts.guides,
    )


async def _told(jobs: JobRunner, job: Job) -> AsyncIterator[bytes]:
    number = 0
    seen: Job | None = None
    while True:
        if job == seen:
            yield KEEPALIVE_COMMENT
        else:
            number += 1
            name = "done" if job.finished else "progress"
            data = JobView.from_job(job).model_dump_json()
            yield format_sse_event(event=name, data_str=data, id=str(number))
        if job.finished:
            return
        seen = job
        job = await run_in_threadpool(jobs.wait_for_change, job, _PING_SECONDS)
