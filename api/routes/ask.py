"""Ask the coach, or only search the guides."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from api.dependencies import CoachDep, LibraryDep
from api.events import open_stream
from api.problems import responses
from api.schemas import AskRequest, FoundPassage, SearchRequest, SearchResult
from coach.answer import Answer

router = APIRouter(prefix="/api/v1", tags=["coach"])
_PROBLEMS = responses(
    HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE
)
_EVENT_STREAM = "text/event-stream"
ExplainParam = Annotated[
    bool, Query(description="Tell what verification found, dropped claims included.")
]
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The answer; with `stream: true` or `Accept: text/event-stream` as events "
        "`start`, `status`, `segment` …, then one `done` or `error`.",
        "content": {_EVENT_STREAM: {"schema": {"type": "string"}}},
    }
}


@router.post("/ask", response_model=Answer, responses={**_STREAMED, **_PROBLEMS})
async def ask(
    body: AskRequest, request: Request, coach: CoachDep, *, explain: ExplainParam = False
) -> Answer | Response:
    """Answer a question from the guides, every claim cited to the exact sentence."""
    question, held, within = body.question, body.conversation_id, body.within
    if body.stream or _EVENT_STREAM in request.headers.get("accept", ""):
        return await open_stream(coach.turn(question, held, explain=explain, within=within))
    return await coach.ask(question, held, explain=explain, within=within)


@router.post("/search", responses=_PROBLEMS)
async def search(body: SearchRequest, library: LibraryDep) -> SearchResult:
    """Find passages and show how each was ranked."""
    guides = library.matching(body.within)
    hits = await run_in_threadpool(
        library.search, body.question, body.limit, per_guide=body.per_guide, guide_ids=guides
    )
    return SearchResult(
        passages=[FoundPassage.from_hit(hit) for hit in hits], generation=library.generation
    )
