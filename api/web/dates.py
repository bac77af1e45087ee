"""Dates as people write them.

Floor 3.
"""

import re

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def spoken_date(date: str) -> str:
    """``17 May 2024``, ``May 2024`` or ``2024`` for an ISO 8601 date; anything else as it is."""
    match = _ISO.fullmatch(date)
    if match is None or (match[2] and not 1 <= int(match[2]) <= len(_MONTHS)):
        return date
    year, month, day = match.groups()
    parts = [str(int(day))] if day else []
    return " ".join([*parts, _MONTHS[int(month) - 1], year]) if month else year
