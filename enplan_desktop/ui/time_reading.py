"""Reads a time of day as people type it: 13, 13.30, 1330, kl. 13."""

import re
from datetime import time

_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:]?(\d{2}))?")


def read_time(typed: str) -> time | None:
    """The time that was meant; None where there is no such time."""
    found = _TIME.fullmatch(typed.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
