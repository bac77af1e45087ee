"""The pages that people see: ask, the list of guides, and every edition with citable sentences.

Floor 3. Editions come from the append-only store, so an old citation opens for ever, also when no
library is published.
"""

from contextlib import suppress
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.bootstrap import Resources, facts
from api.dependencies import LibraryIfAnyDep, ResourcesDep
from api.web.guide_view import contents_of, parts_of
from api.web.help import help_to_show
from api.web.rendering import Assets, render, render_message
from coach.about import about
from corpus.catalogue import CataloguedGuide
from corpus.errors import CorpusError, GuideNotFoundError
from corpus.guide import GuideStatus, Revision
from corpus.library import Library

router = APIRouter(include_in_schema=False)
router.mount("/static", Assets(), name="static")

_EXAMPLES = (
    "How do I ask someone to be my mentor?",
    "What should we settle in a first mentoring meeting?",
    "How can I give feedback to a senior colleague?",
)


class Standing(StrEnum):
    """How an edition stands to the published library."""

    CURRENT = "current"
    EARLIER = "earlier"
    """The library holds another edition of the guide."""
    GONE = "gone"
    """The library no longer holds the guide."""
    UNPUBLISHED = "unpublished"
    """No library is published."""


@router.get("/")
def show_start(resources: ResourcesDep) -> HTMLResponse:
    """Ask a question; the answer and its sources appear on the same page."""
    truth = about(facts(resources.settings))
    return render("ask.html", examples=_EXAMPLES, help=help_to_show(), about=truth.sections)


@router.get("/guides")
def show_guides(library: LibraryIfAnyDep) -> HTMLResponse:
    """Every guide of the published library, by title."""
    return render("guides.html", guides=library.guides() if library else [])


@router.get("/guides/{guide_id}")
def open_guide(guide_id: str, library: LibraryIfAnyDep) -> Response:
    """The current edition of a guide."""
    guide = _current(library, guide_id)
    if guide is None:
        return _not_found()
    return RedirectResponse(
        f"/guides/{quote(guide.id, safe='')}/{guide.revision}",
        headers={"Cache-Control": "no-cache"},
    )


@router.get("/guides/{guide_id}/{revision_id}")
def show_edition(
    guide_id: str, revision_id: str, library: LibraryIfAnyDep, resources: ResourcesDep
) -> HTMLResponse:
    """One whole edition; ``#c{start}-{end}`` highlights a sentence."""
    try:
        revision = _revision(resources, library, revision_id)
    except GuideNotFoundError:
        return _not_found()
    except CorpusError:
        return _unreadable()
    if revision.guide_id != guide_id:
        return _not_found()
    current = _current(library, guide_id)
    parts = parts_of(revision)
    return render(
        "edition.html",
        revision=revision,
        parts=parts,
        contents=contents_of(parts),
        standing=_standing(library, current, revision_id),
        current=current,
        status=(current.metadata if current else revision.metadata).status,
        statuses=GuideStatus,
    )


def _current(library: Library | None, guide_id: str) -> CataloguedGuide | None:
    with suppress(GuideNotFoundError):
        return library.guide(guide_id) if library else None
    return None


def _revision(resources: Resources, library: Library | None, revision_id: str) -> Revision:
    """As the library's citations have it, else as it was first published."""
    return library.revision(revision_id) if library else resources.revisions.get(revision_id)


def _standing(library: Library | None, current: CataloguedGuide | None, revision: str) -> Standing:
    if library is None:
        return Standing.UNPUBLISHED
    if current is None:
        return Standing.GONE
    return Standing.CURRENT if current.revision == revision else Standing.EARLIER


def _not_found() -> HTMLResponse:
    return render_message(
        HTTPStatus.NOT_FOUND,
        "There is no such guide here",
        "The address may be incomplete, or it may belong to another library.",
        "Go back to where you found it, or look through the list of guides.",
    )


def _unreadable() -> HTMLResponse:
    return render_message(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "This edition cannot be read",
        "Its file on this server is not whole, and nothing else is shown in its place.",
        "Please tell whoever looks after this coach; “coach doctor” says more.",
    )
