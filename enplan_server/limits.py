"""How much anybody may ask of one server process: how often, how slowly, and how much at once."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from enplan_server.refusals import Refusal

HEADERS_SECONDS = 20
"""How long the headers of a request may take; a connection that stays open between requests may be idle longer."""
BODY_SECONDS = 20
SLOWEST_BYTES = 8 * 1024
"""A body may take BODY_SECONDS, and a second more for each so many bytes that have come."""
MOST_BODY_BYTES = 256 * 1024 * 1024
"""What all bodies that are being received or wait for their turn may weigh together."""

_HANDLES_KEPT = 100
_MOST_CONNECTIONS = 20_000
_FEWEST_CONNECTIONS = 100


def too_slow() -> Refusal:
    return Refusal(408, "too_slow", "The request came too slowly.")


def busy() -> Refusal:
    return Refusal(503, "busy", "The server has too much to do. Ask again in a while.", retry_after=5)


def too_often(seconds: float) -> Refusal:
    return Refusal(429, "too_often", "This laptop asks too often.", retry_after=int(seconds) + 1)


@dataclass
class Pace:
    """How often each laptop may ask: `burst` times at once, and then `per_second`."""

    per_second: float = 50
    burst: float = 1000
    clock: Callable[[], float] = time.monotonic
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def admit(self, device: str) -> None:
        """Raises Refusal where the laptop must wait."""
        now = self.clock()
        left, since = self._left.get(device, (self.burst, now))
        left = min(self.burst, left + (now - since) * self.per_second)
        if left < 1:
            raise too_often((1 - left) / self.per_second)
        self._left[device] = (left - 1, now)
        if len(self._left) > _MOST_CONNECTIONS:
            self._forget(now)

    def _forget(self, now: float) -> None:
        """Drops those who have been silent for so long that they may do all again."""
        rested = self.burst / self.per_second
        for device, (_, since) in list(self._left.items()):  # a copy: other threads count meanwhile
            if now - since > rested:
                self._left.pop(device, None)


@dataclass
class Room:
    """What the bodies of all requests may weigh together."""

    most: int = MOST_BODY_BYTES
    held: int = 0

    def take(self, count: int) -> None:
        """Raises Refusal where there is no more room; otherwise it is to be given back."""
        if self.held + count > self.most:
            raise busy()
        self.held += count

    def give_back(self, count: int) -> None:
        self.held -= count


@dataclass
class Limits:
    """What one process allows; a test sets less."""

    pace: Pace = field(default_factory=Pace)
    room: Room = field(default_factory=Room)
    body_seconds: float = BODY_SECONDS


def most_connections() -> int:
    """As many connections as this process has handles for, once it has taken all that it may have."""
    return max(_FEWEST_CONNECTIONS, min(_MOST_CONNECTIONS, _handles() - _HANDLES_KEPT))


def _handles() -> int:
    if sys.platform == "win32":
        return 512
    import resource

    now, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + _HANDLES_KEPT
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if now == resource.RLIM_INFINITY or now >= wanted:
        return wanted
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    except (OSError, ValueError):
        return now  # some systems say that there is no limit and have one
    return wanted
