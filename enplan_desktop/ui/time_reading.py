"""Reads a time of day as people type it: 13, 13.30, 13,30, 1330, kl. 13; and from when to when: 13-14."""

import re
from datetime import time

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:,]?(\d{2}))?")
_UNTIL = re.compile(r"\s*[-–]\s*|\s+(?:til|to)\s+")


def read_time(typed: str) -> time | None:
    """The time that was meant; None where there is no such time."""
    found = _TIME.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_hours(typed: str) -> tuple[time, time | None] | None:
    """When it begins, and when it ends where that is said; None where that makes no sense."""
    begins, *rest = (read_time(part) for part in _UNTIL.split(typed.strip().casefold()))
    if begins is None:
        return None
    if not rest:
        return begins, None
    ends = rest[0]
    return (begins, ends) if len(rest) == 1 and ends is not None and ends > begins else None
