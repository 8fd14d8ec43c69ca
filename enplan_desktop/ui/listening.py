"""Waits at the server for what colleagues write, so that it is seen at once."""

import random
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.line import Patience
from enplan_desktop.sync.remote import Remote
from enplan_desktop.ui.jobs import Lane

WAIT_SECONDS = 45
_PATIENCE = Patience(bytes=WAIT_SECONDS + 15)
"""The server may be silent for as long as it was asked to wait, and then still has to answer."""
_AT_MOST = 60.0


@dataclass(frozen=True, slots=True)
class Seen:
    """How far the laptop has read: the digest of its cursors, and the streams that they are about."""

    digest: str
    streams: frozenset[str]


class Listening(QObject):
    """Emits `heard` when there is something to fetch. Has a lane and a line of its own, which only wait."""

    heard = Signal()

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._beside: Remote | None = None
        self._line: Remote | None = None
        self._asked: Seen | None = None
        """What the question under way was asked with."""
        self._seen: Seen | None = None
        self._told: Seen | None = None
        """Of what the server last said that there is more."""
        self._fruitless = 0
        """How often in a row it was called for nothing, or failed."""
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.heard)

    @property
    def waiting(self) -> bool:
        """Whether a colleague's next word would be heard."""
        return self._asked is not None

    def follow(self, remote: Remote, seen: Seen) -> None:
        """Waits for more than what was seen. The laptop has just been in step with the server."""
        if remote is not self._beside:
            self.end()
            self._beside = remote
        self._seen = seen
        self._pause.stop()
        if seen == self._told:
            # The server said that there is more, and there was not: it is not asked as fast as it answers.
            self._rest()
        elif self._asked is None:
            self._ask()
        elif self._asked.streams != seen.streams and self._line is not None:
            # The question under way knows nothing of the new case; it ends with an answer that nobody needs.
            self._drop_line()
            self._ask()

    def end(self) -> None:
        """Waits no longer, from this moment on."""
        self._pause.stop()
        self._drop_line()
        self._beside = self._seen = self._told = None
        self._fruitless = 0

    def _ask(self) -> None:
        assert self._beside is not None
        assert self._seen is not None
        if self._line is None:
            self._line = self._beside.beside(_PATIENCE)
        line, seen = self._line, self._seen
        self._asked = seen
        self._lane.run(
            self,
            lambda: line.news(seen.digest, WAIT_SECONDS),
            lambda changed: self._answered(line, seen, changed),
            lambda error: self._failed(line, error),
        )

    def _answered(self, line: Remote, seen: Seen, changed: bool) -> None:
        if line is not self._line:
            return
        self._asked = None
        self._fruitless = 0
        if changed and seen == self._seen:
            self._told = seen
            self.heard.emit()
        else:
            self._ask()

    def _failed(self, line: Remote, error: Exception) -> None:
        """Syncing finds out what is wrong, and when it is over."""
        if line is not self._line:
            return
        if not isinstance(error, Trouble):
            raise error
        self._drop_line()
        self._rest()

    def _rest(self) -> None:
        self._fruitless += 1
        seconds = min(_AT_MOST, 2.0**self._fruitless / 2)
        self._pause.start(int(seconds * 1000 * (0.5 + random.random())))

    def _drop_line(self) -> None:
        self._asked = None
        if self._line is not None:
            line, self._line = self._line, None
            line.break_off()
            self._lane.run(self, line.close)
