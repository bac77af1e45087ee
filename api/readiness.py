"""What keeps a coach from being ready for people, besides its library.

Floor 3.
"""

from datetime import UTC, date, datetime

from corpus.resources import load_resources


def resource_warnings(today: date | None = None) -> list[str]:
    """One line when places to turn to have not been reviewed for 90 days, else nothing.

    Args:
        today: The date to reckon from; the present one (UTC) when absent.

    Raises:
        ResourcesError: If the reviewed file cannot be used.
    """
    stale = load_resources().stale(today or datetime.now(UTC).date())
    if not stale:
        return []
    named = ", ".join(resource.id for resource in stale)
    return [f"{len(stale)} entries of resources.toml were reviewed over 90 days ago: {named}"]
