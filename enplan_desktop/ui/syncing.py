"""Keeps the vault and the server in step, in the background, and says in words how that goes."""

import platform
import random
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import Unsent
from enplan_desktop.sync.engine import (
    Paused,
    Rhythm,
    SyncOutcome,
    connect,
    join,
    join_by_login,
    next_sync,
    sync_once,
)
from enplan_desktop.sync.login import log_in
from enplan_desktop.sync.protocol import REASONS, Welcome
from enplan_desktop.sync.remote import NoNetwork, Remote, welcome
from enplan_desktop.ui.dialogs.join_server import JoinServer
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import language, tr, tr_count, tr_trouble


@dataclass(frozen=True, slots=True)
class Status:
    """What the bar says: words, an icon that says the same, and whether a person should look."""

    words: str
    picture: str
    alarming: bool = False


class Syncing(QObject):
    """Never blocks a keystroke: the network has a lane of its own and asks the storage lane for what it needs."""

    status_changed = Signal(str, str, bool)
    synced = Signal(object)
    """SyncOutcome of a run that has ended."""

    def __init__(
        self,
        desk: Desk,
        network: Lane,
        *,
        offline: bool = False,
        open_browser: Callable[[str], bool] = webbrowser.open,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_browser = open_browser
        self._desk = desk
        self._network = network
        self._offline = offline
        self._remote: Remote | None = None
        self._rhythm = Rhythm()
        self._running = False
        self._again = False
        self._leaving = False
        self._unsent = Unsent(0, 0)
        self._refusals: tuple[str, ...] = ()
        self._trouble: Trouble | None = None
        self._updated = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.sync_now)
        desk.stored.connect(self._on_stored)
        desk.caseload_changed.connect(lambda _: self.say_status())

    @property
    def joined(self) -> bool:
        return self._remote is not None

    @property
    def waiting(self) -> int:
        """How many changes are not with the server yet, when last counted."""
        return self._unsent.waiting

    @property
    def running(self) -> bool:
        """Whether it sends and fetches right now."""
        return self._running

    @property
    def ended(self) -> bool:
        """Whether it has stopped asking the server anything."""
        return self._leaving

    @property
    def offline(self) -> bool:
        return self._offline

    def begin(self) -> None:
        """Finds the server that the vault has joined, if any, and starts."""
        vault = self._desk.vault
        self._leaving = False
        self._count_unsent()
        self._desk.storage.run(self, lambda: connect(vault), self._on_connected, self._on_failed)

    def end(self) -> None:
        """Stops asking; what is under way ends by itself. `begin` takes it up again."""
        self._leaving = True
        self._timer.stop()
        if self._remote is not None:
            remote, self._remote = self._remote, None
            self._network.run(self, remote.close)

    def set_offline(self, offline: bool) -> None:
        """Works without the net, or goes back to it and catches up at once."""
        self._offline = offline
        self.say_status()
        if not offline:
            self.sync_now()

    def join_with(self, address: str, code: str) -> None:
        """Joins a server; for a worker thread. Raises Trouble."""
        remote = join(self._desk.vault, address, code, platform.node(), self._desk.storage.wait)
        self._remote = remote

    def welcome(self, address: str) -> Welcome:
        """What a server says of itself; for a worker thread. Raises Trouble."""
        return welcome(address)

    def log_in(self, address: str, greeting: Welcome, cancelled: Callable[[], bool]) -> None:
        """Joins a server by a login in the browser; for a worker thread. Raises Trouble."""
        said_after = tr("You are logged in. You may close this page.")

        def logged_in(nonce: str) -> str:
            return log_in(greeting, nonce, self._open_browser, said_after=said_after, cancelled=cancelled)

        vault, storage = self._desk.vault, self._desk.storage
        self._remote = join_by_login(vault, address, logged_in, platform.node(), storage.wait)

    def join(self, parent: QWidget, theme: Theme) -> None:
        """Asks for the server's address and a login or the one-time code, and joins it."""
        dialog = JoinServer(self._network, self, theme, parent)
        if dialog.exec():
            self._rhythm = Rhythm()
            self._desk.learn_identity()
            self.sync_now()

    def sync_now(self) -> None:
        """Sends and fetches now, or as soon as the run under way has ended."""
        if self._remote is None or self._offline or self._leaving:
            self.say_status()
            return
        if self._running:
            self._again = True
            return
        self._running = True
        self._timer.stop()
        self.say_status()
        vault, remote, page = self._desk.vault, self._remote, self._rhythm.page
        self._network.run(
            self,
            lambda: sync_once(
                vault,
                remote,
                self._desk.storage.wait,
                page=page,
                cancelled=lambda: self._leaving,
                looks_ahead=True,
            ),
            self._on_synced,
            self._on_failed,
        )

    def _on_connected(self, remote: Remote | None) -> None:
        self._remote = remote
        self.sync_now()

    def _on_synced(self, outcome: SyncOutcome) -> None:
        self._running = False
        self._trouble = outcome.trouble
        if outcome.trouble is None:
            self._updated = clock_time(self._desk.now(), language())
        self._rhythm = next_sync(self._rhythm, outcome, random.random())
        if outcome.cases:
            self._desk.refresh(outcome.cases)
        self._count_unsent()
        self.synced.emit(outcome)
        if self._again:
            self._again = False
            self.sync_now()
        else:
            self._wait(self._rhythm.wait)

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        if self._leaving:
            return  # the vault was closed under a run that nobody waits for any more
        if not isinstance(error, Trouble):
            raise error
        self._trouble = error
        self.say_status()

    def _on_stored(self, _case_ids: object) -> None:
        self._count_unsent()
        if self._running:
            self._again = True
        else:
            self._wait(self._rhythm.after_edit)

    def _wait(self, seconds: float | None) -> None:
        if seconds is not None and not self._leaving:
            self._timer.start(int(seconds * 1000))

    def _count_unsent(self) -> None:
        if not self._leaving:
            vault = self._desk.vault

            def count() -> tuple[Unsent, tuple[str, ...]]:
                unsent = vault.unsent()
                return unsent, tuple(reason for _, reason in vault.refused()) if unsent.refused else ()

            self._desk.storage.run(self, count, self._show_unsent, self._on_failed)

    def _show_unsent(self, counted: tuple[Unsent, tuple[str, ...]]) -> None:
        self._unsent, self._refusals = counted
        self.say_status()

    # In words

    def say_status(self) -> None:
        status = self._status()
        self.status_changed.emit(status.words, status.picture, status.alarming)

    @property
    def paused(self) -> bool:
        """Whether a person must confirm that a restored vault may speak with the server again."""
        return isinstance(self._trouble, Paused)

    def resume(self) -> None:
        """A person has confirmed it."""
        self._desk.storage.run(self, self._desk.vault.resume_sync, lambda _: self.sync_now(), self._on_failed)

    def status_sentence(self) -> str:
        """What a person who asks for more is told."""
        if self._trouble is not None:
            return tr_trouble(self._trouble)
        if self._refusals:
            reasons = dict.fromkeys(tr(REASONS.get(reason, reason)) for reason in self._refusals)
            return " ".join((f"{self._status().words}.", *reasons, tr("What you wrote is still here.")))
        if self._remote is None:
            return tr(
                "Everything is stored encrypted on this computer. Join a server to share it with colleagues."
            )
        return self._status().words

    def _status(self) -> Status:
        return self._to_look_at() or self._of_the_net()

    def _to_look_at(self) -> Status | None:
        """What a person should see to, before anything about the net."""
        to_settle = sum(facts.to_decide for facts in self._desk.caseload)
        if to_settle:
            words = tr_count(to_settle, "{n} to settle", "{n} to settle")
            return Status(words, "arrows-split", alarming=True)
        if self._unsent.refused:
            refused = self._unsent.refused
            words = tr_count(refused, "{n} change was not accepted", "{n} changes were not accepted")
            return Status(words, "warning", alarming=True)
        return None

    def _of_the_net(self) -> Status:
        if self._remote is None:
            return Status(tr("Stored on this computer"), "shield-check")
        if self._offline or isinstance(self._trouble, NoNetwork):
            return Status(self._offline_words(), "wifi-slash", alarming=True)
        if self._trouble is not None:
            return Status(tr("The server cannot take part now"), "cloud-slash", alarming=True)
        if self._running or not self._updated:
            return Status(tr("Sending and fetching …"), "arrows-clockwise")
        return Status(tr("Up to date {at}", at=self._updated), "cloud-check")

    def _offline_words(self) -> str:
        waiting = self._unsent.waiting
        if not waiting:
            return tr("Not on the net")
        return tr_count(
            waiting, "Not on the net – {n} change stored here", "Not on the net – {n} changes stored here"
        )
