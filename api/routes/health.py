"""Is the process alive, and can it answer questions."""

from http import HTTPStatus

from fastapi import APIRouter

from api.dependencies import LibraryDep, ResourcesDep
from api.problems import responses
from api.readiness import resource_warnings
from api.schemas import Readiness

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """The process runs; nothing else is looked at."""
    return {"status": "ok"}


@router.get("/readyz", responses=responses(HTTPStatus.SERVICE_UNAVAILABLE))
def readyz(library: LibraryDep, resources: ResourcesDep) -> Readiness:
    """Which generation serves, when it was audited, and what is wrong with it or its files."""
    manifest = library.manifest
    standing = resources.shelf.look()
    return Readiness(
        ready=True,
        degraded=standing.degraded,
        reasons=list(standing.reasons),
        search=standing.search,
        checked_at=standing.checked_at,
        warnings=[*resource_warnings(), *resources.coach.warnings()],
        generation=manifest.generation,
        published_at=manifest.created_at,
        counts=manifest.counts,
        audit=manifest.audit,
        encoder=str(manifest.encoder),
    )
