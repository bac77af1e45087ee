"""The reviewed places that a mentee can be sent to, read from ``resources.toml``.

Floor 1. No other file may hold a telephone number or a link to a service: safety texts, guides and
answers name an entry by its id, and its contact is taken from here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from corpus.entries import Entry, load_entries
from corpus.guide import Value

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\d(?: ?\d){2,13}$")]
SecureUrl = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+\.[^\s]+$")]
WebPage = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s]+$")]


class ResourcesError(ValueError):
    """A file of resources cannot be used; the message names entry, field and remedy."""


class Region(StrEnum):
    """Where a resource serves people."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"
    UK = "uk"
    """All four nations."""
    OUTSIDE_UK = "outside-uk"


class ResourceKind(StrEnum):
    """What sort of help a resource gives."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    CONFIDENTIAL_SUPPORT = "confidential-support"
    OCCUPATIONAL = "occupational"
    SPEAKING_UP = "speaking-up"
    REGULATOR = "regulator"
    UNION = "union"
    DEFENCE = "defence"
    EMPLOYMENT_ADVICE = "employment-advice"
    LEADERSHIP_BODY = "leadership-body"
    LEARNING = "learning"
    MENTORING_SCHEME = "mentoring-scheme"


class Contact(Value):
    """How a resource is reached from anywhere; at least one of the three is given."""

    phone: Phone | None = None
    text: Words | None = None
    """Words and number to text, for example ``SHOUT to 85258``."""
    url: SecureUrl | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.phone is None and self.text is None and self.url is None:
            message = "give a phone, a text or a url, or leave out `contact` and use `how` alone"
            raise ValueError(message)
        return self


class Resource(Entry):
    """One place to turn to, as a mentee is shown it."""

    id: Id
    name: Words
    what: Words
    who: Words
    """For whom it is; conditions of use included."""
    region: tuple[Region, ...] = Field(min_length=1)
    kind: ResourceKind
    topics: tuple[Id, ...] = Field(min_length=1)
    hours: Words
    contact: Contact | None = None
    """Absent when the contact is local; ``how`` then says where to look."""
    how: Words
    cost: Words
    caveat: Words | None = None
    source: WebPage
    """Public page on which the facts were seen."""
    reviewed_on: date
    verified: bool
    """Whether the contact printed here was seen on a public page on the day of the review."""

    @model_validator(mode="after")
    def _unverified_says_so(self) -> Self:
        if not self.verified and "a person must check" not in (self.caveat or "").lower():
            message = (
                "an entry with verified = false needs a caveat that says what a person must check"
            )
            raise ValueError(message)
        return self

    def serves(self, region: Region) -> bool:
        """Whether people in ``region`` may use it; what serves the whole UK serves each nation."""
        whole_uk = Region.UK in self.region and region is not Region.OUTSIDE_UK
        return whole_uk or region in self.region


@dataclass(frozen=True, slots=True)
class ResourceDirectory:
    """All resources, in the order of the file: the most urgent come first."""

    resources: tuple[Resource, ...]

    def by_id(self, resource_id: str) -> Resource:
        """The resource with this id.

        Raises:
            ResourcesError: If there is none.
        """
        for resource in self.resources:
            if resource.id == resource_id:
                return resource
        message = f"no resource has the id {resource_id!r}; add it to resources.toml or mend it"
        raise ResourcesError(message)

    def by_region(self, region: Region) -> tuple[Resource, ...]:
        """What people in ``region`` may use; for ``Region.UK``, what serves all four nations."""
        return tuple(resource for resource in self.resources if resource.serves(region))

    def by_kind(self, kind: ResourceKind) -> tuple[Resource, ...]:
        """What gives this kind of help."""
        return tuple(resource for resource in self.resources if resource.kind is kind)

    def stale(self, today: date, max_age_days: int = 90) -> list[Resource]:
        """What was last reviewed more than ``max_age_days`` days before ``today``."""
        oldest_allowed = today - timedelta(days=max_age_days)
        return [resource for resource in self.resources if resource.reviewed_on < oldest_allowed]


def default_resources_path() -> Path:
    """The file that is shipped with this package."""
    return Path(__file__).parent / "resources.toml"


def load_resources(path: Path | None = None) -> ResourceDirectory:
    """Read and check a file of resources; without a path, the shipped one.

    Raises:
        ResourcesError: If the file cannot be read or is not TOML, or an entry is wrong or double.
    """
    source = path or default_resources_path()
    return ResourceDirectory(load_entries(source, "resource", Resource, ResourcesError))
