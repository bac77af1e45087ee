"""What routes ask for, by type.

Floor 3.
"""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Annotated, cast

from fastapi import Depends, Request

from api.bootstrap import Resources
from coach.turn import Coach
from corpus.errors import CorpusEmptyError, DamagedGenerationError
from corpus.library import Library
from corpus.revisions import RevisionStore


def _resources(request: Request) -> Resources:
    return cast(Resources, request.app.state.resources)


ResourcesDep = Annotated[Resources, Depends(_resources)]


def _library(resources: ResourcesDep) -> Iterator[Library]:
    with resources.shelf.lease() as library:
        yield library


def _library_if_any(resources: ResourcesDep) -> Iterator[Library | None]:
    with ExitStack() as leased:
        library = None
        with suppress(CorpusEmptyError, DamagedGenerationError):
            library = leased.enter_context(resources.shelf.lease())
        yield library


def _coach(resources: ResourcesDep) -> Coach:
    return resources.coach


def _revisions(resources: ResourcesDep) -> RevisionStore:
    return resources.revisions


LibraryDep = Annotated[Library, Depends(_library)]
"""The published library, leased until the response has been sent."""
LibraryIfAnyDep = Annotated[Library | None, Depends(_library_if_any)]
"""The same; None when nothing can be served."""
CoachDep = Annotated[Coach, Depends(_coach)]
RevisionsDep = Annotated[RevisionStore, Depends(_revisions)]
