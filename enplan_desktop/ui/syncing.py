"""Keeps the vault and the server in step, in the background, and says in words how that goes."""

import platform
import random
import webbrowser
from collections.abc import Callable, Sequence
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import Unsent
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.joining import connect, join, join_by_login
from enplan_desktop.sync.login import log_in
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.protocol import Welcome, digest, split_stream_key
from enplan_desktop.sync.remote import Remote, welcome
from enplan_desktop.sync.rhythm import Rhythm, next_sync
from enplan_desktop.sync.troubles import NoNetwork, Paused, Revoked
from enplan_desktop.ui.dialogs.join_server import JoinServer
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.listening import Listening, Seen
from enplan_desktop.ui.net_watch import NetWatch
from enplan_desktop.ui.standing import Standing
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import language, tr

T = TypeVar("T")

_CLOCKS_APART = 120
"""Seconds."""


class Syncing(QObject):
    """Never blocks a keystroke: the network has a lane of its own and asks the storage lane for what it needs."""

    status_changed = Signal(str, str, bool)
    synced = Signal(object)
    """SyncOutcome of a run that has ended."""
    counted = Signal()
    """What waits here has been counted anew."""
    _cases_leave = Signal(object, object)
    """The cases that are about to be removed, and what to set when all that was typed in them is stored."""
    _between = Signal(object)
    """SyncOutcome of a run that went ahead of a question, from the network lane."""

    def __init__(
        self,
        desk: Desk,
        network: Lane,
        news: Lane,
        *,
        offline: bool = False,
        open_browser: Callable[[str], bool] = webbrowser.open,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_browser = open_browser
        self._desk = desk
        self._network = network
        self._listening = Listening(news, self)
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
        self._rebuilt = False
        self._was_unsent = False
        self._net: NetWatch | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.sync_now)
        self._listening.heard.connect(self.sync_now)
        self._leaves: list[Event] = []
        """What the network lane waits for, which ends when everything does."""
        self._cases_leave.connect(self._on_cases_leave, Qt.ConnectionType.QueuedConnection)
        self._between.connect(self._take, Qt.ConnectionType.QueuedConnection)
        desk.stored.connect(self._on_stored)
        desk.caseload_changed.connect(lambda _: self.say_status())

    @property
    def joined(self) -> bool:
        return self._remote is not None

    @property
    def remote(self) -> Remote | None:
        """The server, for the network lane; None for a vault that lives alone."""
        return self._remote

    @property
    def waiting(self) -> int:
        """How many changes are not with the server yet, when last counted."""
        return self._unsent.waiting

    @property
    def listening(self) -> bool:
        """Whether what a colleague writes would be heard of at once."""
        return self._listening.waiting

    @property
    def running(self) -> bool:
        """Whether it sends and fetches right now."""
        return self._running

    @property
    def ended(self) -> bool:
        """Whether it has stopped asking the server anything."""
        return self._leaving

    @property
    def shut_out(self) -> bool:
        """Whether the server has said that it lets this laptop in no more."""
        return isinstance(self._trouble, Revoked)

    @property
    def was_unsent(self) -> bool:
        """Whether something in the cases that have left was only here, and had to be handed over."""
        return self._was_unsent

    @property
    def offline(self) -> bool:
        return self._offline

    @property
    def connected(self) -> bool:
        """Whether the server answered when it was last asked."""
        return (
            self._remote is not None and not self._offline and self._trouble is None and bool(self._updated)
        )

    def begin(self) -> None:
        """Finds the server that the vault has joined, if any, and starts."""
        vault = self._desk.vault
        self._leaving = False
        self._count_unsent()
        if self._net is None:
            self._net = NetWatch(self)
            self._net.came_back.connect(self.sync_now)
        self._desk.storage.run(self, lambda: connect(vault), self._on_connected, self._on_failed)

    def end(self) -> None:
        """Stops asking; what is under way ends by itself. `begin` takes it up again."""
        self._leaving = True
        for each in tuple(self._leaves):
            each.set()
        self._timer.stop()
        self._listening.end()
        if self._remote is not None:
            remote, self._remote = self._remote, None
            self._network.run(self, remote.close)

    def set_offline(self, offline: bool) -> None:
        """Works without the net, or goes back to it and catches up at once."""
        self._offline = offline
        self.say_status()
        if offline:
            self._timer.stop()
            self._listening.end()
        else:
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
        dialog.joined.connect(self._on_joined)
        # It outlives its answer: the server may have taken in somebody who cancels.
        dialog.exec()

    def _on_joined(self) -> None:
        if self._leaving:
            return
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
        remote, page = self._remote, self._rhythm.page
        self._network.run(self, lambda: self._sync(remote, page), self._on_synced, self._on_failed)

    def _sync(self, remote: Remote, page: int) -> SyncOutcome:
        """On the network lane."""
        return sync_once(
            self._desk.vault,
            remote,
            self._desk.storage.wait,
            page=page,
            cancelled=lambda: self._leaving,
            looks_ahead=True,
            on_leaving=self._take_leave,
        )

    def _take_leave(self, streams: Sequence[str]) -> None:
        """On the network lane: waits until what is typed in cases that leave is in the vault."""
        vault = self._desk.vault
        stored = Event()
        self._leaves.append(stored)
        cases = frozenset(case for case, name in map(split_stream_key, streams) if name == PLAN_STREAM)
        self._cases_leave.emit(cases, stored)
        if self._leaving:
            stored.set()  # the window commits what is typed itself when it closes
        stored.wait()
        self._leaves.remove(stored)
        if not self._leaving:
            self._was_unsent = self._desk.storage.wait(lambda: any(vault.to_seal(key, 1) for key in streams))

    def _on_cases_leave(self, cases: frozenset[str], stored: Event) -> None:
        if not self._leaving:
            self._desk.leave_cases(cases)
            self._desk.when_stored(stored.set)

    def ask(
        self,
        owner: QObject,
        work: Callable[[Remote], T],
        done: Callable[[T], None],
        failed: Callable[[Trouble], object],
        *,
        send_first: bool = False,
    ) -> None:
        """Asks the server something on the network lane; `send_first` where it must know all that is written."""
        remote, page = self._remote, self._rhythm.page
        if remote is None or self._offline or self._leaving:
            failed(NoNetwork())
            return

        def go() -> T:
            if send_first:
                outcome = self._sync(remote, page)
                self._between.emit(outcome)
                if outcome.trouble is not None:
                    raise outcome.trouble
            return work(remote)

        def fail(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            failed(error)

        def begin() -> None:
            self._network.run(owner, go, done, fail)

        if send_first:
            self._desk.when_stored(begin)
        else:
            begin()

    def _on_connected(self, remote: Remote | None) -> None:
        if self._remote is None:
            self._remote = remote
        elif remote is not None:
            self._network.run(self, remote.close)  # somebody joined meanwhile
        self.sync_now()

    def _take(self, outcome: SyncOutcome) -> None:
        """Shows what a run has brought, and how it went."""
        if self._leaving:
            return
        self._trouble = outcome.trouble
        if outcome.trouble is None:
            self._updated = clock_time(self._desk.now(), language())
        self._rhythm = next_sync(self._rhythm, outcome, random.random())
        self._rebuilt = self._rebuilt or bool(outcome.rebuilt)
        if outcome.cases:
            self._desk.refresh(outcome.cases)
        self._count_unsent()
        self.synced.emit(outcome)

    def _on_synced(self, outcome: SyncOutcome) -> None:
        self._running = False
        self._take(outcome)
        if self._again:
            self._again = False
            self.sync_now()
            return
        self._wait(self._rhythm.wait)
        if outcome.trouble is None:
            self._listen()
        else:
            self._listening.end()

    def _listen(self) -> None:
        """Waits for more than what is here now."""
        vault, remote = self._desk.vault, self._remote
        if remote is None or self._offline:
            return

        def seen() -> Seen:
            cursors = vault.cursors()
            return Seen(digest(cursors), frozenset(cursors))

        def follow(seen: Seen) -> None:
            if remote is self._remote and not (self._leaving or self._offline or self._running):
                self._listening.follow(remote, seen)

        self._desk.storage.run(self, seen, follow, self._on_failed)

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
        wait = self._rhythm.after_edit
        if self._running:
            self._again = True
        elif wait is not None and not (self._timer.isActive() and self._timer.remainingTime() < wait * 1000):
            # Whoever writes on and on puts nothing off.
            self._wait(wait)

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
        self.counted.emit()

    # In words

    def say_status(self) -> None:
        status = self._standing.status()
        self.status_changed.emit(status.words, status.picture, status.alarming)

    @property
    def paused(self) -> bool:
        """Whether a person must confirm that a restored vault may speak with the server again."""
        return isinstance(self._trouble, Paused)

    def resume(self) -> None:
        """A person has confirmed it."""
        self._desk.storage.run(self, self._desk.vault.resume_sync, lambda _: self.sync_now(), self._on_failed)

    def net_sentence(self) -> str:
        """What more there is to say of the server: what is in the way, and when it was last in step."""
        return self._standing.net_sentence()

    def status_sentence(self) -> str:
        """What a person who asks for more is told."""
        return self._standing.sentence()

    @property
    def status_words(self) -> str:
        """What the bar says."""
        return self._standing.status().words

    @property
    def net_words(self) -> str:
        """How it stands with the server, whatever else a person should see to."""
        return self._standing.of_the_net().words

    @property
    def _standing(self) -> Standing:
        return Standing(
            joined=self.joined,
            offline=self._offline,
            running=self._running,
            updated=self._updated,
            rebuilt=self._rebuilt,
            trouble=self._trouble,
            unsent=self._unsent,
            refusals=self._refusals,
            to_settle=self.to_settle,
        )

    @property
    def to_settle(self) -> int:
        """How much two people wrote differently, in all cases."""
        return sum(facts.to_decide for facts in self._desk.caseload)

    @property
    def clock_is_wrong(self) -> bool:
        """Whether the server's clock and this computer's are so far apart that it shows."""
        return self._remote is not None and abs(self._remote.clock_is_off) >= _CLOCKS_APART
