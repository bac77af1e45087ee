"""Resources: the shipped directory, its reach over the four nations, refusals of a bad file."""

import re
from datetime import date
from pathlib import Path

import pytest

from corpus.resources import (
    Region,
    ResourceDirectory,
    ResourceKind,
    ResourcesError,
    default_resources_path,
    load_resources,
)
from corpus.topics import load_topics

NATIONS = (Region.ENGLAND, Region.SCOTLAND, Region.WALES, Region.NORTHERN_IRELAND)
COVID_ERA_OR_MISPRINTED = ("0300 131 7000", "0300 123 1245", "FRONTLINE", "0800 111 4191")
ENTRY = """
[[resource]]
id = "someone"
name = "Someone"
what = "A listener."
who = "Everyone."
region = ["uk"]
kind = "crisis"
topics = ["wellbeing"]
hours = "Always"
contact = { phone = "116 123" }
how = "Call."
cost = "Free"
source = "https://example.org/page"
reviewed_on = 2026-11-22
verified = true
"""


@pytest.fixture(scope="module")
def shipped() -> ResourceDirectory:
    """The directory that is shipped."""
    return load_resources()


def write(folder: Path, text: str) -> Path:
    """A file of resources with this content."""
    path = folder / "resources.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize(
    "kind",
    [
        ResourceKind.EMERGENCY,
        ResourceKind.CRISIS,
        ResourceKind.CONFIDENTIAL_SUPPORT,
        ResourceKind.SPEAKING_UP,
        ResourceKind.EMPLOYMENT_ADVICE,
        ResourceKind.LEADERSHIP_BODY,
    ],
)
def test_every_nation_has_each_kind_of_help(
    shipped: ResourceDirectory, nation: Region, kind: ResourceKind
) -> None:
    assert [found for found in shipped.by_region(nation) if found.kind is kind]


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("kind", [ResourceKind.CONFIDENTIAL_SUPPORT, ResourceKind.SPEAKING_UP])
def test_every_nation_has_help_of_its_own(
    shipped: ResourceDirectory, nation: Region, kind: ResourceKind
) -> None:
    assert [found for found in shipped.by_kind(kind) if nation in found.region]


def test_crisis_help_has_a_contact_that_works_at_any_hour(shipped: ResourceDirectory) -> None:
    for nation in NATIONS:
        crisis = [one for one in shipped.by_region(nation) if one.kind is ResourceKind.CRISIS]
        assert [one for one in crisis if one.contact and "24 hours" in one.hours and one.verified]


def test_outside_the_uk_gets_a_directory_and_no_number(shipped: ResourceDirectory) -> None:
    (outside,) = shipped.by_region(Region.OUTSIDE_UK)
    assert outside.contact is not None
    assert outside.contact.phone is None
    assert outside.contact.url == "https://findahelpline.com"


def test_nhs_111_is_not_offered_in_northern_ireland(shipped: ResourceDirectory) -> None:
    offered = [found.id for found in shipped.by_region(Region.NORTHERN_IRELAND)]
    assert "nhs-111" not in offered
    assert "lifeline-ni" in offered


def test_practitioner_health_says_that_eligibility_is_limited(shipped: ResourceDirectory) -> None:
    caveat = shipped.by_id("practitioner-health").caveat
    assert caveat is not None
    assert "ligib" in caveat


def test_guardian_entry_sends_people_to_their_own_trust(shipped: ResourceDirectory) -> None:
    guardian = shipped.by_id("freedom-to-speak-up-guardian")
    assert guardian.contact is None
    assert guardian.region == (Region.ENGLAND,)
    assert "June 2026" in (guardian.caveat or "")


@pytest.mark.parametrize("stale_number", COVID_ERA_OR_MISPRINTED)
def test_numbers_known_to_be_stale_are_nowhere_in_the_file(stale_number: str) -> None:
    assert stale_number not in default_resources_path().read_text(encoding="utf-8")


def test_numbers_stand_only_in_contacts_or_in_short_instructions(
    shipped: ResourceDirectory,
) -> None:
    every_contact = " ".join(
        f"{one.contact.phone or ''} {one.contact.text or ''}"
        for one in shipped.resources
        if one.contact
    )
    known = set(re.findall(r"\d{3,}", every_contact.replace(" ", "")))
    for one in shipped.resources:
        prose = " ".join((one.what, one.who, one.hours, one.how, one.cost, one.caveat or ""))
        for number in re.findall(r"\b(?!(?:19|20)\d\d\b)\d{3,}\b", prose):
            assert any(number in contact for contact in known), (one.id, number)


def test_every_topic_is_in_the_vocabulary(shipped: ResourceDirectory) -> None:
    used = {topic for one in shipped.resources for topic in one.topics}
    assert used <= load_topics().ids


def test_most_urgent_help_comes_first(shipped: ResourceDirectory) -> None:
    assert shipped.resources[0].kind is ResourceKind.EMERGENCY
    assert shipped.by_region(Region.SCOTLAND)[0].id == "emergency-999"


def test_uk_as_region_means_what_serves_all_four_nations(shipped: ResourceDirectory) -> None:
    found = shipped.by_region(Region.UK)
    assert all(Region.UK in one.region for one in found)
    assert shipped.by_id("samaritans") in found


def test_stale_counts_days_from_the_review(tmp_path: Path) -> None:
    directory = load_resources(write(tmp_path, ENTRY))
    assert directory.stale(date(2027, 2, 20)) == []
    assert [one.id for one in directory.stale(date(2027, 2, 21))] == ["someone"]
    assert [one.id for one in directory.stale(date(2026, 11, 30), max_age_days=7)] == ["someone"]


def test_unknown_id_is_refused(shipped: ResourceDirectory) -> None:
    with pytest.raises(ResourcesError, match="'nobody'"):
        shipped.by_id("nobody")


@pytest.mark.parametrize("field", ["name", "contact", "verified"])
def test_resource_cannot_be_changed(tmp_path: Path, field: str) -> None:
    (resource,) = load_resources(write(tmp_path, ENTRY)).resources
    with pytest.raises(ValueError, match="frozen"):
        setattr(resource, field, None)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"116 123"', '"call us"', "contact.phone"),
        ('phone = "116 123"', 'url = "http://example.org"', "contact.url"),
        ('{ phone = "116 123" }', "{ }", "contact"),
        ('["uk"]', '["mars"]', "region.0"),
        ('["uk"]', "[]", "region"),
        ('"crisis"', '"magic"', "kind"),
        ("2026-11-22", '"last week"', "reviewed_on"),
        ('cost = "Free"', 'price = "Free"', "cost"),
        ('cost = "Free"', 'cost = " "', "cost"),
        ('"https://example.org/page"', '"somewhere"', "source"),
    ],
)
def test_wrong_field_is_refused_with_entry_and_field(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    with pytest.raises(ResourcesError, match=rf"resource 1 \(someone\), {re.escape(field)}: "):
        load_resources(write(tmp_path, ENTRY.replace(old, new)))


def test_unverified_entry_without_a_warning_is_refused(tmp_path: Path) -> None:
    unverified = ENTRY.replace("verified = true", "verified = false")
    with pytest.raises(ResourcesError, match="what a person must check"):
        load_resources(write(tmp_path, unverified))
    warned = unverified + 'caveat = "A person must check the number."\n'
    assert load_resources(write(tmp_path, warned)).by_id("someone").verified is False


def test_id_used_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourcesError, match="'someone': used twice"):
        load_resources(write(tmp_path, ENTRY + ENTRY))


@pytest.mark.parametrize("content", ["", "resource = 3", "[other]\nkey = 1"])
def test_file_without_entries_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(ResourcesError, match="at least one"):
        load_resources(write(tmp_path, content))


def test_broken_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ResourcesError, match="line 2"):
        load_resources(write(tmp_path, "[[resource]]\nid = \n"))


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "resources.toml"
    path.write_bytes(b'[[resource]]\nid = "\xff"\n')
    with pytest.raises(ResourcesError, match="UTF-8"):
        load_resources(path)


def test_missing_file_is_refused_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(ResourcesError, match="cannot read"):
        load_resources(tmp_path / "none.toml")
