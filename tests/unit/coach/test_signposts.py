"""Places to turn to, as lines."""

import pytest

from coach.signposts import serving, signposts
from corpus.resources import Region, Resource, ResourceDirectory, load_resources

SPEAKING_UP = (
    "emergency-999",
    "freedom-to-speak-up-guardian",
    "inwo-scotland",
    "speak-up-wales",
    "speak-up-ni",
    "acas",
    "bma",
)


@pytest.fixture(scope="module")
def directory() -> ResourceDirectory:
    return load_resources()


def of(directory: ResourceDirectory, *names: str) -> list[Resource]:
    return [directory.by_id(name) for name in names]


def test_where_the_nation_is_not_known_each_has_one_line(directory: ResourceDirectory) -> None:
    lines = signposts(of(directory, *SPEAKING_UP), Region.UK)
    begun = [line.split(":")[0] for line in lines]

    assert begun[0] == "999 (Always open)"
    assert begun[1:5] == ["In England", "In Scotland", "In Wales", "In Northern Ireland"]
    assert begun[5:] == ["British Medical Association"]


def test_a_place_of_three_nations_stands_in_the_line_of_each(
    directory: ResourceDirectory,
) -> None:
    england, scotland, wales, northern_ireland = signposts(of(directory, *SPEAKING_UP), Region.UK)[
        1:5
    ]

    assert all("Acas" in line for line in (england, scotland, wales))
    assert "Acas" not in northern_ireland
    assert "0800 008 6112" in scotland


def test_nothing_that_serves_the_mentee_is_lost(directory: ResourceDirectory) -> None:
    resources = of(directory, *SPEAKING_UP)
    told = " ".join(signposts(resources, Region.UK))

    assert all(resource.name in told for resource in resources)


@pytest.mark.parametrize("region", [Region.ENGLAND, Region.SCOTLAND, Region.WALES])
def test_a_known_nation_has_a_line_for_each_place(
    region: Region, directory: ResourceDirectory
) -> None:
    resources = serving(of(directory, *SPEAKING_UP), region)

    assert len(resources) < len(SPEAKING_UP)
    assert len(signposts(resources, region)) == len(resources)


def test_few_places_are_told_one_by_one(directory: ResourceDirectory) -> None:
    resources = of(directory, "emergency-999", "inwo-scotland", "speak-up-wales")

    assert len(signposts(resources, Region.UK)) == 3
