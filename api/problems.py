"""Errors as RFC 9457 problem documents: what was wrong, with which field, what to do.

Floor 3. Never a stack trace, never the mentee's words.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from coach.errors import (
    ChatModelError,
    ChatModelTimeoutError,
    ChatModelUnavailableError,
    CoachError,
    ConversationNotFoundError,
    QuestionError,
    QuestionSetError,
)
from corpus.errors import (
    CatalogueError,
    CorpusEmptyError,
    CorpusError,
    DamagedGenerationError,
    DataFolderBusyError,
    DataFolderError,
    EncoderError,
    EncoderMismatchError,
    GuideNotFoundError,
    IndexQueryError,
    RollbackError,
)
from ingest.errors import (
    CurationError,
    IngestError,
    JobNotFoundError,
    JobRunningError,
    StorageError,
)

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


class FieldProblem(BaseModel):
    """What was wrong with one field of a request."""

    field: str
    reason: str


class Problem(BaseModel):
    """An error, as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []
    job: str | None = None
    """The job that runs, when that is what stands in the way."""


TITLES: dict[type[Exception], tuple[HTTPStatus, str, str]] = {
    CorpusEmptyError: (HTTPStatus.SERVICE_UNAVAILABLE, "corpus-empty", "No guides yet"),
    GuideNotFoundError: (HTTPStatus.NOT_FOUND, "not-found", "Not found"),
    DamagedGenerationError: (HTTPStatus.SERVICE_UNAVAILABLE, "library-damaged", "Library damaged"),
    IndexQueryError: (HTTPStatus.SERVICE_UNAVAILABLE, "index-unavailable", "Index unavailable"),
    CatalogueError: (HTTPStatus.SERVICE_UNAVAILABLE, "library-damaged", "Library damaged"),
    DataFolderBusyError: (HTTPStatus.SERVICE_UNAVAILABLE, "data-folder-busy", "Data folder in use"),
    DataFolderError: (HTTPStatus.SERVICE_UNAVAILABLE, "data-folder", "Data folder unusable"),
    EncoderMismatchError: (HTTPStatus.SERVICE_UNAVAILABLE, "encoder-mismatch", "Another encoder"),
    EncoderError: (HTTPStatus.SERVICE_UNAVAILABLE, "encoder", "Encoder unavailable"),
    RollbackError: (HTTPStatus.CONFLICT, "no-such-generation", "No such generation"),
    CorpusError: (HTTPStatus.SERVICE_UNAVAILABLE, "library", "Library unavailable"),
    JobRunningError: (HTTPStatus.CONFLICT, "job-running", "Another ingest runs"),
    JobNotFoundError: (HTTPStatus.NOT_FOUND, "not-found", "Not found"),
    CurationError: (HTTPStatus.CONFLICT, "curation", "This cannot be done"),
    StorageError: (HTTPStatus.INSUFFICIENT_STORAGE, "storage", "The disk refused"),
    IngestError: (HTTPStatus.UNPROCESSABLE_ENTITY, "ingest", "The ingest cannot be done"),
    QuestionError: (HTTPStatus.UNPROCESSABLE_ENTITY, "question", "The question cannot be taken"),
    ConversationNotFoundError: (HTTPStatus.NOT_FOUND, "conversation", "No such conversation"),
    QuestionSetError: (HTTPStatus.UNPROCESSABLE_ENTITY, "questions", "Unusable question set"),
    ChatModelTimeoutError: (HTTPStatus.GATEWAY_TIMEOUT, "model-timeout", "Model too slow"),
    ChatModelUnavailableError: (
        HTTPStatus.SERVICE_UNAVAILABLE,
        "model-unavailable",
        "Model unavailable",
    ),
    ChatModelError: (HTTPStatus.BAD_GATEWAY, "model", "The chat model failed"),
    CoachError: (HTTPStatus.INTERNAL_SERVER_ERROR, "coach", "The coach could not answer"),
}


def problem_of(error: Exception) -> Problem:
    """The problem document for an error; an unforeseen one is told in general words only."""
    for kind in type(error).__mro__:
        if kind in TITLES:
            status, slug, title = TITLES[kind]
            fields = (
                [FieldProblem(field="question", reason=error.reason)]
                if isinstance(error, QuestionError)
                else []
            )
            problem = _problem(status, slug, title, str(error), fields)
            if isinstance(error, JobRunningError):
                return problem.model_copy(update={"job": error.job_id})
            return problem
    return _problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "internal",
        "Internal error",
        "something went wrong here; it was noted, and trying again may help",
    )


def install(app: FastAPI) -> None:
    """Make every error of ``app`` a problem document."""
    for kind in (CorpusError, CoachError, IngestError, Exception):
        app.add_exception_handler(kind, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)


def responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """OpenAPI entries for the problems that a route can answer with."""
    schema = {"schema": Problem.model_json_schema()}
    return {
        int(status): {"description": status.phrase, "content": {MEDIA_TYPE: schema}}
        for status in statuses
    }


def log_unforeseen(error: Exception) -> None:
    """Note an error that nobody foresaw: its kind and where it arose, never its message."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "unknown"
    _log.error("unforeseen %s at %s", type(error).__name__, where)


async def _on_error(_: Request, error: Exception) -> JSONResponse:
    problem = problem_of(error)
    if not isinstance(error, (CorpusError, CoachError, IngestError)):
        log_unforeseen(error)
    return _response(problem)


async def _on_invalid(_: Request, error: Exception) -> JSONResponse:
    faults: Sequence[Mapping[str, object]] = (
        error.errors() if isinstance(error, RequestValidationError) else ()
    )
    fields = [FieldProblem(field=_field(fault), reason=str(fault["msg"])) for fault in faults]
    named = ", ".join(dict.fromkeys(field.field for field in fields))
    detail = f"mend {named} and send it again"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return _response(
        _problem(status, "invalid-request", "The request cannot be read", detail, fields)
    )


async def _on_http(_: Request, error: Exception) -> JSONResponse:
    status = HTTPStatus(error.status_code if isinstance(error, HTTPException) else 500)
    slug = status.phrase.lower().replace(" ", "-")
    said = str(error.detail) if isinstance(error, HTTPException) else ""
    detail = said if said and said != status.phrase else status.description or status.phrase
    return _response(_problem(status, slug, status.phrase, detail))


def _field(fault: Mapping[str, object]) -> str:
    """``question`` for a body's field, ``body`` when it is no JSON object at all."""
    location = fault["loc"]
    parts = [str(part) for part in location] if isinstance(location, tuple) else []
    if fault["type"] == "json_invalid" or len(parts) < 2:
        return parts[0] if parts else "body"
    return ".".join(parts[1:])


def _problem(
    status: HTTPStatus, slug: str, title: str, detail: str, errors: Sequence[FieldProblem] = ()
) -> Problem:
    kind = f"urn:mentoring-coach:problem:{slug}"
    return Problem(type=kind, title=title, status=status, detail=detail, errors=list(errors))


def _response(problem: Problem) -> JSONResponse:
    return JSONResponse(problem.model_dump(), problem.status, media_type=MEDIA_TYPE)
