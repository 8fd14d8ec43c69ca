"""When to sync again."""

from dataclasses import dataclass

from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.protocol import MAX_BATCH
from enplan_desktop.sync.troubles import NoNetwork, SyncTrouble

AFTER_EDIT = 0.2
"""Seconds. What is typed waits for a pause before it is stored, so this only gathers what is done in one go."""
WHILE_CONNECTED = 30.0
AFTER_FAILURE = 5.0
AT_MOST = 300.0
WITHOUT_NET = 10.0
"""Seconds. Without a net at all a try costs nobody anything, so it is never long until the next one."""
SELDOM = 180.0
"""Seconds, where somebody must mend the server or the program first, and nobody tells this laptop when."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When to sync next: `wait` is in seconds, None for not by itself. `page` goes into the next run."""

    wait: float | None = 0
    failures: int = 0
    page: int = MAX_BATCH
    seldom: bool = False

    @property
    def after_edit(self) -> float | None:
        """How long to wait when something was just written: not long, unless the server is not there.

        Where it looks but seldom, an edit is a reason to look.
        """
        if self.wait is not None and self.seldom:
            return min(self.wait, AFTER_FAILURE)
        if self.wait is None or self.failures:
            return self.wait
        return min(self.wait, AFTER_EDIT)


def next_sync(rhythm: Rhythm, outcome: SyncOutcome, jitter: float) -> Rhythm:
    """The rhythm after a run; `jitter`, from 0 to 1, keeps laptops that failed together from returning so."""
    if outcome.trouble is None:
        return Rhythm(0 if outcome.cancelled else WHILE_CONNECTED * (0.8 + 0.4 * jitter), page=outcome.page)
    failures = min(rhythm.failures + 1, 10)
    if isinstance(outcome.trouble, SyncTrouble) and outcome.trouble.is_mended_elsewhere:
        return Rhythm(SELDOM * (0.5 + jitter), failures, outcome.page, seldom=True)
    passes = not isinstance(outcome.trouble, SyncTrouble) or outcome.trouble.passes
    longest = WITHOUT_NET if isinstance(outcome.trouble, NoNetwork) else AT_MOST
    wait = min(longest, AFTER_FAILURE * 2**rhythm.failures) * (0.5 + jitter)
    return Rhythm(wait if passes else None, failures, outcome.page)
