"""Who works on a case: asked of the server, kept for when there is no net, and changed there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import msgspec
from PySide6.QtCore import QObject, Signal

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.settings import MEMBERS
from enplan_desktop.sync.protocol import Members, Person
from enplan_desktop.sync.remote import Remote
from enplan_desktop.sync.troubles import NoAccess
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing

DIRECTORY = "directory"


class Kept(msgspec.Struct, frozen=True):
    """What the server said, and when, in seconds since 1970."""

    members: Members
    at: float


@dataclass(frozen=True, slots=True)
class Known:
    """Who works on a case as far as is known; `at` is None for what the server has just said."""

    case_id: str
    members: Members | None = None
    at: datetime | None = None
    trouble: Trouble | None = None


class Casework(QObject):
    """Speaks with the server on the network lane; never keeps anybody waiting."""

    told = Signal(object)
    """Known"""
    directory_told = Signal(object)
    """tuple[Person, ...]: everybody on the server, by name."""

    def __init__(self, desk: Desk, syncing: Syncing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.syncing = syncing
        self._looked_at = ""

    # Looking

    def look(self, case_id: str) -> None:
        """Tells what is known here at once, and what the server says as soon as it has."""
        if case_id != self._looked_at:
            self._looked_at = case_id
            self._tell_kept(case_id, None)
        if self.syncing.joined and not self.syncing.offline:
            self.syncing.ask(
                self,
                lambda remote: remote.members(case_id),
                lambda members: self._tell(case_id, members),
                lambda trouble: self._tell_kept(case_id, trouble),
            )

    def forget(self) -> None:
        """What is looked at next is told from the beginning."""
        self._looked_at = ""

    def _tell(self, case_id: str, members: Members) -> None:
        vault = self._desk.vault
        kept = Kept(members, self._desk.now().timestamp())
        plain = msgspec.to_builtins(kept)

        def keep() -> None:
            if case_id in vault.case_ids():  # it may have left this laptop meanwhile
                vault.set_setting(MEMBERS + case_id, plain)

        self._desk.storage.run(self, keep, failed=lambda _: None)
        self.told.emit(Known(case_id, members))

    def _tell_kept(self, case_id: str, trouble: Trouble | None) -> None:
        if isinstance(trouble, NoAccess):
            trouble = None  # nobody's case yet, as far as the server knows: it goes there with the next sync

        def tell(plain: object) -> None:
            if plain is None:
                self.told.emit(Known(case_id, trouble=trouble))
                return
            kept = msgspec.convert(plain, Kept)
            self.told.emit(Known(case_id, kept.members, moment_here(kept.at), trouble))

        vault = self._desk.vault
        self._desk.storage.run(
            self, lambda: vault.get_setting(MEMBERS + case_id), tell, failed=lambda _: None
        )

    def ask_directory(self, failed: Callable[[Trouble], object]) -> None:
        """Tells who was on the server when it last said so, and who is now."""
        vault = self._desk.vault

        def tell(people: tuple[Person, ...]) -> None:
            plain = msgspec.to_builtins(people)
            self._desk.storage.run(self, lambda: vault.set_setting(DIRECTORY, plain), failed=lambda _: None)
            self.directory_told.emit(people)

        def tell_kept(plain: object) -> None:
            if plain is not None:
                self.directory_told.emit(msgspec.convert(plain, tuple[Person, ...]))

        self._desk.storage.run(self, lambda: vault.get_setting(DIRECTORY), tell_kept, failed=lambda _: None)
        self.syncing.ask(self, lambda remote: remote.directory(), tell, failed)

    # Changing: each asks once everything that is written here is with the server

    def share(
        self,
        case_id: str,
        person_id: str,
        until: date | None,
        done: Callable[[], object],
        failed: Callable[[Trouble], object],
    ) -> None:
        """Lets somebody work on a case, for good or up to and with a day."""
        self._change(case_id, lambda remote: remote.share(case_id, person_id, seconds(until)), done, failed)

    def hand_over(
        self,
        case_id: str,
        person_id: str,
        stays: bool,
        done: Callable[[], object],
        failed: Callable[[Trouble], object],
    ) -> None:
        """Makes it somebody else's case."""
        self._change(case_id, lambda remote: remote.hand_over(case_id, person_id, stays=stays), done, failed)

    def end(
        self,
        case_id: str,
        person_id: str,
        done: Callable[[], object],
        failed: Callable[[Trouble], object],
    ) -> None:
        """Ends somebody's work on a case."""
        self._change(case_id, lambda remote: remote.end_membership(case_id, person_id), done, failed)

    def _change(
        self,
        case_id: str,
        work: Callable[[Remote], None],
        done: Callable[[], object],
        failed: Callable[[Trouble], object],
    ) -> None:
        def finish(_: None) -> None:
            done()
            self.look(case_id)
            self.syncing.sync_now()

        self.syncing.ask(self, work, finish, failed, send_first=True)


def seconds(until: date | None) -> int:
    """The end of a day, here, in seconds since 1970; 0 for never."""
    if until is None:
        return 0
    return int(datetime.combine(until + timedelta(days=1), time()).timestamp())


def last_day(until: int) -> date:
    """The day up to and with which something lasts that ends at a moment."""
    return moment_here(until - 1).date()


def moment_here(seconds: float) -> datetime:
    """What the clock on the wall here said at a moment in seconds since 1970."""
    return datetime.fromtimestamp(seconds, UTC).astimezone().replace(tzinfo=None)
