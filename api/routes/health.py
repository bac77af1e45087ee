"""Is the process alive, and can it answer questions."""

from http import HTTPStatus

from fastapi import APIRouter

from api.dependencies import LibraryDep
from api.problems import responses
from api.readiness import resource_warnings
from api.schemas import Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process runs; nothing else is looked at."""
    return {"status": "ok"}


@router.get("/readyz", responses=responses(HTTPStatus.SERVICE_UNAVAILABLE))
async def readyz(library: LibraryDep) -> Readiness:
    """Which generation serves, when it was published and what its audit found."""
    manifest = library.manifest
    return Readiness(
        ready=True,
        warnings=resource_warnings(),
        generation=manifest.generation,
        published_at=manifest.created_at,
        counts=manifest.counts,
        audit=manifest.audit,
        encoder=str(manifest.encoder),
    )
