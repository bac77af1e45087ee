"""What routes ask for, by type.

Floor 3.
"""

from typing import Annotated, cast

from fastapi import Depends, Request

from api.bootstrap import Resources
from coach.turn import Coach
from corpus.library import Library
from corpus.revisions import RevisionStore


def _resources(request: Request) -> Resources:
    return cast(Resources, request.app.state.resources)


ResourcesDep = Annotated[Resources, Depends(_resources)]


def _library(resources: ResourcesDep) -> Library:
    return resources.published_library()


def _coach(resources: ResourcesDep) -> Coach:
    return resources.coach


def _revisions(resources: ResourcesDep) -> RevisionStore:
    return resources.revisions


LibraryDep = Annotated[Library, Depends(_library)]
CoachDep = Annotated[Coach, Depends(_coach)]
RevisionsDep = Annotated[RevisionStore, Depends(_revisions)]
