"""Read what the coach reads: guides, the text of any edition, passages in their context."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.dependencies import LibraryDep, RevisionsDep
from api.problems import responses
from api.schemas import GuideDetail, GuideList, GuideSummary, PassageContext, RevisionText
from corpus.errors import GuideNotFoundError
from corpus.guide import BlockKind

router = APIRouter(
    prefix="/api/v1",
    tags=["guides"],
    responses=responses(
        HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.SERVICE_UNAVAILABLE
    ),
)
_MAX_ID = 200


@router.get("/guides")
def list_guides(
    library: LibraryDep,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    cursor: Annotated[int, Query(ge=0, description="As `next_cursor` gave it.")] = 0,
) -> GuideList:
    """Every guide of the published library, by title."""
    guides = library.guides()
    page = guides[cursor : cursor + limit]
    more = cursor + limit < len(guides)
    return GuideList(
        guides=[GuideSummary.from_guide(guide) for guide in page],
        generation=library.generation,
        next_cursor=str(cursor + limit) if more else None,
    )


@router.get("/guides/{guide_id}")
def read_guide(
    guide_id: Annotated[str, Path(max_length=_MAX_ID)], library: LibraryDep
) -> GuideDetail:
    """One guide: metadata, headings, passages, and what was left out of its source and why."""
    guide = library.guide(guide_id)
    revision = library.revision(guide.revision)
    headings = [
        revision.text[block.start : block.end]
        for block in revision.blocks
        if block.kind is BlockKind.HEADING
    ]
    return GuideDetail(
        id=guide.id,
        revision=guide.revision,
        metadata=guide.metadata,
        headings=headings,
        passages=library.passages_of(guide.id),
        left_out=list(revision.regions),
    )


@router.get("/guides/{guide_id}/revisions/{revision_id}/text")
def read_revision_text(
    guide_id: Annotated[str, Path(max_length=_MAX_ID)],
    revision_id: Annotated[str, Path(max_length=_MAX_ID)],
    revisions: RevisionsDep,
) -> RevisionText:
    """The text of any edition ever published; `text[start:end]` of a citation is its quote."""
    revision = revisions.get(revision_id)
    if revision.guide_id != guide_id:
        raise GuideNotFoundError("revision", revision_id)
    return RevisionText(
        guide_id=guide_id,
        revision=revision.id,
        metadata=revision.metadata,
        text=revision.text,
        blocks=list(revision.blocks),
    )


@router.get("/passages/{passage_id}")
def read_passage(
    passage_id: Annotated[str, Path(max_length=_MAX_ID)],
    library: LibraryDep,
    context: Annotated[int, Query(ge=0, le=20, description="Passages on either side.")] = 0,
) -> PassageContext:
    """A passage of the published library with its neighbours' text."""
    found = library.passage(passage_id, context)
    return PassageContext(
        id=found.passage.id,
        guide_id=found.guide.id,
        guide_title=found.guide.metadata.title,
        revision=found.passage.revision,
        start=found.passage.start,
        end=found.passage.end,
        heading_path=list(found.passage.heading_path),
        locator=found.passage.locator,
        text=found.text,
        before=found.before,
        after=found.after,
    )
