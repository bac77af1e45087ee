"""The truth about this coach, for people before they first use it."""

from fastapi import APIRouter
from pydantic import BaseModel

from api.bootstrap import facts
from api.dependencies import ResourcesDep
from coach.about import about

router = APIRouter(prefix="/api/v1", tags=["coach"])


class AboutSection(BaseModel):
    """One titled paragraph."""

    key: str
    title: str
    text: str


class AboutCoach(BaseModel):
    """What the coach is, who can read what, and where words go, as it is configured now."""

    sections: list[AboutSection]


@router.get("/about")
async def read_about(resources: ResourcesDep) -> AboutCoach:
    """What the coach is, what is kept, who can read it, and that nobody watches."""
    sections = about(facts(resources.settings)).sections
    return AboutCoach(
        sections=[AboutSection(key=s.key, title=s.title, text=s.text) for s in sections]
    )
