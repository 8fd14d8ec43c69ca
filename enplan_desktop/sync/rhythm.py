"""When to sync again."""

from dataclasses import dataclass

from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.protocol import (
    MAX_BATCH,
)
from enplan_desktop.sync.troubles import (
    NoNetwork,
    SyncTrouble,
)

AFTER_EDIT = 1.0
WHILE_CONNECTED = 30.0
AFTER_FAILURE = 5.0
AT_MOST = 300.0
WITHOUT_NET = 10.0
"""Seconds. Without a net at all a try costs nobody anything, so it is never long until the next one."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When to sync next: `wait` is in seconds, None for not by itself. `page` goes into the next run."""

    wait: float | None = 0
    failures: int = 0
    page: int = MAX_BATCH

    @property
    def after_edit(self) -> float | None:
        """How long to wait when something was just written: not long, unless the server is not there."""
        if self.wait is None or self.failures:
            return self.wait
        return min(self.wait, AFTER_EDIT)


def next_sync(rhythm: Rhythm, outcome: SyncOutcome, jitter: float) -> Rhythm:
    """The rhythm after a run; `jitter`, from 0 to 1, keeps laptops that failed together from returning so."""
    if outcome.trouble is None:
        return Rhythm(0 if outcome.cancelled else WHILE_CONNECTED * (0.8 + 0.4 * jitter), page=outcome.page)
    passes = not isinstance(outcome.trouble, SyncTrouble) or outcome.trouble.passes
    longest = WITHOUT_NET if isinstance(outcome.trouble, NoNetwork) else AT_MOST
    wait = min(longest, AFTER_FAILURE * 2**rhythm.failures) * (0.5 + jitter)
    return Rhythm(wait if passes else None, min(rhythm.failures + 1, 10), outcome.page)
