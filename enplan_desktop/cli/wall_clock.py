"""The time on the wall here, which is what records of a kitchen hold."""

from datetime import datetime


def wall_clock_now() -> datetime:
    """Without a zone and to the second."""
    return datetime.now().astimezone().replace(microsecond=0, tzinfo=None)
