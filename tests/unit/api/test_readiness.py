from datetime import UTC, datetime, timedelta

from api.readiness import resource_warnings
from corpus.resources import load_resources


def test_fresh_entries_give_no_warning() -> None:
    newest = min(resource.reviewed_on for resource in load_resources().resources)
    assert resource_warnings(newest + timedelta(days=90)) == []


def test_entries_over_90_days_old_are_named() -> None:
    oldest = min(load_resources().resources, key=lambda resource: resource.reviewed_on)
    warnings = resource_warnings(oldest.reviewed_on + timedelta(days=91))
    assert len(warnings) == 1
    assert oldest.id in warnings[0]


def test_today_is_reckoned_from_when_no_date_is_given() -> None:
    assert resource_warnings() == resource_warnings(datetime.now(UTC).date())
