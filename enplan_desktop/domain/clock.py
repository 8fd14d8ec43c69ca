"""A hybrid logical clock: wall time where it can be trusted, a counter where it cannot.

Source: Kulkarni et al., "Logical Physical Clocks", 2014. A reading is text that sorts as it happened:
12 hex digits of milliseconds since 1970, a dash, 4 hex digits of counter.
"""

from datetime import UTC, datetime

ZERO = "000000000000-0000"


def reading(milliseconds: int, counter: int) -> str:
    return f"{milliseconds:012x}-{counter:04x}"


def tick(last: str, now_ms: int) -> str:
    """The next reading after `last` on a machine whose wall clock says `now_ms`."""
    return max(reading(now_ms, 0), _successor(last))


def observe(last: str, seen: str) -> str:
    """Takes in another device's reading, so that what is written next sorts after what was read."""
    return max(last, seen)


def wall_time(shown: str) -> datetime:
    """The UTC moment in a reading, for people to see."""
    return datetime.fromtimestamp(int(shown[:12], 16) / 1000, UTC)


def _successor(last: str) -> str:
    milliseconds, counter = int(last[:12], 16), int(last[13:], 16) + 1
    if counter > 0xFFFF:
        milliseconds, counter = milliseconds + 1, 0
    return reading(milliseconds, counter)
