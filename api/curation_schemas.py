"""What goes in and out of the curators' routes.

Floor 3.
"""

from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from corpus.guide import Corrections, GuideStatus
from ingest.jobs import Job, JobError, JobState
from ingest.plan import Edit
from ingest.report import Failure, IngestReport


class IngestOrder(BaseModel):
    """What to bring in step."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"allow_shrink": False}]}
    )

    paths: list[Path] | None = Field(
        default=None,
        description="Files or folders of the server's machine, for its own command line; "
        "the shipped guides, the uploads and all folders synced before when absent.",
    )
    corrections: Corrections = Corrections()
    allow_shrink: bool = Field(
        default=False, description="Publish even if over a fifth of the guides go."
    )


class GuideEdit(BaseModel):
    """Fields that a curator sets; `null` takes a correction back."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"publisher": "A deanery", "date": "2024-05"}]},
    )

    title: str | None = Field(default=None, min_length=1, max_length=300)
    publisher: str | None = Field(default=None, max_length=300)
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    authors: tuple[str, ...] | None = None
    licence: str | None = Field(default=None, max_length=300)
    jurisdiction: str | None = Field(default=None, max_length=100)
    language: str | None = Field(default=None, max_length=35)
    status: GuideStatus | None = None
    superseded_by: str | None = Field(default=None, description="Id of the guide to read instead.")

    def to_edit(self) -> Edit:
        """The edit that the ingest carries out."""
        said = self.model_dump(exclude_unset=True)
        given = {name: value for name, value in said.items() if value is not None}
        return Edit(given=Corrections(**given), taken_back=frozenset(said.keys() - given.keys()))


class Uploaded(BaseModel):
    """What became of the files that were sent."""

    saved: list[str] = Field(description="Locations; they become guides with the next ingest.")
    refused: list[Failure]


class JobView(BaseModel):
    """An ingest that was asked for."""

    id: str
    state: JobState
    stage: str
    done: int = Field(description="How much of the stage is done.")
    total: int
    attempts: int
    created_at: AwareDatetime
    finished_at: AwareDatetime | None
    error: JobError | None
    summary: str | None = Field(description="One line: what changed; absent until it is done.")
    report: IngestReport | None

    @classmethod
    def from_job(cls, job: Job) -> "JobView":
        """A job as it stands now."""
        facts = job.model_dump(exclude={"request", "report", "error"})
        summary = job.report.summary() if job.report else None
        return cls(**facts, error=job.error, report=job.report, summary=summary)


class JobList(BaseModel):
    """Jobs, the latest first."""

    jobs: list[JobView]


class GenerationLine(BaseModel):
    """A generation that is kept."""

    name: str
    published: bool
    built_at: AwareDatetime | None = Field(description="Absent when its manifest is damaged.")
    guides: int | None


class GenerationList(BaseModel):
    """Kept generations, the latest published first."""

    generations: list[GenerationLine]


class RollbackOrder(BaseModel):
    """Which generation to serve again."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{}]})

    generation: str | None = Field(
        default=None, description="Any that is kept; the one before the published one when absent."
    )


class RolledBack(BaseModel):
    """What serves now."""

    generation: str
