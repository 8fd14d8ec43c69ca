"""The desk: one open vault, one open case, and how to take things back. Widgets show it; only it commits."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.changes import Edit, creation
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Case
from enplan_desktop.domain.schema import Plain, cells_of
from enplan_desktop.domain.trouble import BadValue, NotAllowed, Trouble
from enplan_desktop.storage.errors import HasLeft, TooLong
from enplan_desktop.ui.deeds import Deed, Done, Settling
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.taking_back import stands, taken_back
from enplan_desktop.ui.wording import tr, tr_trouble

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Committed, Identity, Vault

T = TypeVar("T")

_CASELOAD_PAUSE_MS = 150


class Desk(QObject):
    """Applies edits at once on the screen and durably on the storage lane, in order.

    What cannot be stored stays on the screen and in line until it can (`unsaved`), so nobody loses text.
    """

    caseload_changed = Signal(object)
    """tuple[CaseFacts, ...]"""
    case_opened = Signal(object)
    """Plan of another case than before."""
    plan_changed = Signal(object)
    """Plan of the open case."""
    troubled = Signal(str)
    """One sentence that says what to do."""
    told = Signal(str)
    """One sentence that is good to know, and goes by itself."""
    unsaved = Signal(int, str)
    """How many deeds wait to be stored, and why; 0 when all is well."""
    stored = Signal(object)
    """frozenset of the case ids that were just committed."""
    deleted_elsewhere = Signal(object)
    """frozenset of record ids: whoever is writing in one of them hands the words over while it is still there."""
    case_left = Signal(object)
    """frozenset of the case ids that may no longer be read here: whoever shows one of them shows it no more."""
    about_to_leave = Signal()
    """Editors commit what is typed, before anything else happens."""
    undo_changed = Signal()

    def __init__(
        self,
        vault: "Vault",
        storage: Lane,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        identity: "Identity | None",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.vault = vault
        self.identity = identity
        self.storage = storage
        self.now = clock
        self.new_id = new_id
        self.plan: Plan | None = None
        self.caseload: tuple[CaseFacts, ...] = ()
        self._line: list[Deed] = []
        self._storing = False
        self._closed = False
        self._kept: Deed | None = None
        """What the storage lane has stored last; its answer may still be on the way."""
        self._done: dict[str, list[Done]] = {}
        self._undone: dict[str, list[Done]] = {}
        self._left: set[str] = set()
        """Cases that may no longer be read here, so that nothing is written in them."""
        self._after_storing: list[Callable[[], object]] = []
        self._look_again: set[str] = set()
        """Cases where an edit was made upon words that are no longer there: the vault keeps both, so look again."""
        self._caseload_timer = QTimer(self, singleShot=True, interval=_CASELOAD_PAUSE_MS)
        self._caseload_timer.timeout.connect(self.load_caseload)

    def today(self) -> date:
        return self.now().date()

    def _utc_now(self) -> datetime:
        """The same moment for the vault, whose clock knows no kitchens."""
        return self.now().astimezone(UTC)

    def _ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Runs `work` on the storage lane; what comes back once the vault is closed concerns nobody."""

        def answer(result: T) -> None:
            if not self._closed:
                done(result)

        def fail(error: Exception) -> None:
            if not self._closed:
                (failed or self._fail)(error)

        self.storage.run(self, work, answer, fail)

    def back_up(self) -> None:
        """Makes the day's backup, where there is none yet and the vault was not closed meanwhile."""
        if not self._closed:
            self._ask(lambda: self.vault.backup_if_due(now=self._utc_now), lambda _: None)

    def learn_identity(self) -> None:
        """Writes from here on as the person whom the vault knows, for instance after it has joined a server."""
        self._ask(lambda: self.vault.identity, self._write_as)

    def _write_as(self, identity: "Identity | None") -> None:
        self.identity = identity

    # Reading

    def load_caseload(self) -> None:
        now = self.now()
        self._ask(lambda: tuple(self.vault.caseload(now)), self._show_caseload)

    def _show_caseload(self, caseload: tuple[CaseFacts, ...]) -> None:
        self.caseload = caseload
        self.caseload_changed.emit(caseload)
        self._follow_what_is_to_settle()

    def _follow_what_is_to_settle(self) -> None:
        """A deed may leave more to settle than its edits say: a goal taken back from under a colleague's step."""
        plan = self.plan
        facts = next((each for each in self.caseload if plan and each.case.id == plan.case.id), None)
        if plan and facts and facts.to_decide != sum(map(len, plan.unsettled.values())):
            self._read_again(plan.case.id)

    def open_case(self, case_id: str) -> None:
        """Shows a case, and logs that it was looked at."""
        self.about_to_leave.emit()

        def look() -> Plan:
            plan = self.vault.plan(case_id)
            self.vault.log_lookup(case_id, "opened", now=self._utc_now)
            return plan

        self._ask(look, self._show_case)

    def log_lookup(self, case_id: str, what: str) -> None:
        """Logs that a case was looked at without opening it."""
        self._ask(lambda: self.vault.log_lookup(case_id, what, now=self._utc_now), lambda _: None)

    def leave_cases(self, case_ids: frozenset[str]) -> None:
        """Takes in what is typed, and shows these cases no more: they are about to leave this computer."""
        self.about_to_leave.emit()
        self._left |= case_ids
        for case_id in case_ids:
            self._done.pop(case_id, None)
            self._undone.pop(case_id, None)
        if self.plan is not None and self.plan.case.id in case_ids:
            self.plan = None
        self.case_left.emit(case_ids)
        self.undo_changed.emit()

    def _show_case(self, plan: Plan) -> None:
        # Hands do not stop while a case is fetched: what they wrote belongs to the one that is left.
        self.about_to_leave.emit()
        self._left.discard(plan.case.id)
        self.plan = self._with_unsaved(plan)
        self.case_opened.emit(self.plan)
        self.undo_changed.emit()

    def refresh(self, case_ids: Iterable[str]) -> None:
        """Shows what came from elsewhere in these cases."""
        self._caseload_timer.start()
        plan = self.plan
        if plan is not None and plan.case.id in set(case_ids):
            self._read_again(plan.case.id)

    def _read_again(self, case_id: str) -> None:
        self._ask(lambda: self.vault.plan(case_id), self._show_refreshed)

    def _show_refreshed(self, plan: Plan) -> None:
        if self.plan is None or self.plan.case.id != plan.case.id:
            return
        gone = self.plan.records.keys() - self._with_unsaved(plan).records.keys()
        if gone:
            self.deleted_elsewhere.emit(frozenset(gone))
        if any(deed.case_id == plan.case.id for deed in self._line):
            self._look_again.add(plan.case.id)  # the vault may merge what waits with what has come
        self._show(self._with_unsaved(plan))

    def _with_unsaved(self, plan: Plan) -> Plan:
        waiting = [edit for deed in self._line if deed.case_id == plan.case.id for edit in deed.edits]
        return plan.after(waiting)

    def _show(self, plan: Plan) -> None:
        self.plan = plan
        self.plan_changed.emit(plan)

    # Writing

    def commit(self, edits: Sequence[Edit], label: str, *, for_good: bool = False) -> None:
        """Makes edits of the open case; `label` names them in *undo*, which leaves alone what is `for_good`."""
        if not edits or self.plan is None:
            return
        deed = Deed(self.plan.case.id, tuple(edits), label, _read(self.plan, edits))
        if not all(stands(self.plan, edit) for edit in deed.edits):
            self._look_again.add(deed.case_id)
        if not for_good:
            self._done.setdefault(deed.case_id, []).append(deed)
            self._undone.pop(deed.case_id, None)
        self._carry_out(deed)

    def commit_in(self, case_id: str, edits: Sequence[Edit], label: str) -> None:
        """Makes edits of a case that need not be open; only in the open one they can be taken back."""
        if self.plan is not None and self.plan.case.id == case_id:
            self.commit(edits, label)
        else:
            self._line.append(Deed(case_id, tuple(edits), label))
            self._store()

    def add_case(self, case: Case) -> None:
        """Makes a new case and opens it."""
        self.about_to_leave.emit()
        self._line.append(Deed(case.id, (creation(case),), tr("New case")))
        self._store()
        self.open_case(case.id)

    def decide(self, record: str, cell: str, value: Plain) -> None:
        """Settles what two people wrote differently in a cell of the open case."""
        if self.plan is None:
            return
        case_id = self.plan.case.id
        self._ask(
            lambda: self.vault.decide(case_id, record, cell, value, now=self._utc_now),
            lambda made: self.decided(made, value),
        )

    def decided(self, made: "Committed", value: Plain) -> None:
        """Takes in a decision that was made, which can be taken back like anything else."""
        change = made.changes[0]
        self.remember(Settling(change.case_id, tr("Settling"), change, made.stood, value))
        self.changed_in_vault(frozenset([change.case_id]))

    def remember(self, done: Done) -> None:
        """What is in the vault already and may be taken back."""
        self._done.setdefault(done.case_id, []).append(done)
        self._undone.pop(done.case_id, None)
        self.undo_changed.emit()

    def changed_in_vault(self, case_ids: frozenset[str]) -> None:
        """Shows, and tells everybody, that these cases were changed there."""
        self.refresh(case_ids)
        self.stored.emit(case_ids)

    @property
    def undo_label(self) -> str | None:
        return self._newest_label(self._done)

    @property
    def redo_label(self) -> str | None:
        return self._newest_label(self._undone)

    def _newest_label(self, deeds: dict[str, list[Done]]) -> str | None:
        of_case = deeds.get(self.plan.case.id) if self.plan else None
        return of_case[-1].label if of_case else None

    def undo(self) -> None:
        self._take_back(self._done, self._undone)

    def redo(self) -> None:
        self._take_back(self._undone, self._done)

    def _take_back(self, source: dict[str, list[Done]], target: dict[str, list[Done]]) -> None:
        self.about_to_leave.emit()
        of_case = source.get(self.plan.case.id) if self.plan else None
        if not of_case or self.plan is None:
            return
        deed = of_case.pop()
        if isinstance(deed, Settling):
            self._turn(deed, target)
            return
        edits = taken_back(self.plan, deed.edits)
        if edits is None:
            self._changed_since()
            return
        back = Deed(deed.case_id, edits, deed.label)
        target.setdefault(deed.case_id, []).append(back)
        self._carry_out(back)

    def _turn(self, settling: Settling, target: dict[str, list[Done]]) -> None:
        """Takes a decision back, or makes it again."""

        def turned(again: Settling) -> None:
            target.setdefault(again.case_id, []).append(again)
            self.undo_changed.emit()
            self.changed_in_vault(frozenset([again.case_id]))

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            self._changed_since()

        self._ask(lambda: settling.turned(self.vault, self._utc_now), turned, failed)

    def _changed_since(self) -> None:
        self.troubled.emit(tr("This has been changed again since. Look in the history to put it back."))
        self.undo_changed.emit()

    def _carry_out(self, deed: Deed) -> None:
        assert self.plan is not None
        self._line.append(deed)
        self._show(self.plan.after(deed.edits))
        self.undo_changed.emit()
        self._store()

    # Storing, in order

    def when_stored(self, run: Callable[[], object]) -> None:
        """Runs something once all that was done so far is in the vault."""
        if self._line:
            self._after_storing.append(run)
            self._store()
        else:
            run()

    @property
    def idle(self) -> bool:
        """Whether everything that was done is stored, and everything that was asked for is shown."""
        return not (self._line or self.storage.busy or self._caseload_timer.isActive())

    def store_again(self) -> None:
        """Tries again to store what could not be stored."""
        self._store()

    def _store(self) -> None:
        if self._storing or not self._line:
            return
        deed = self._line[0]
        self._storing = True
        self._ask(
            lambda: self._keep(deed),
            lambda _: self._stored(deed),
            lambda error: self._not_stored(deed, error),
        )

    def _keep(self, deed: Deed) -> None:
        """On the storage lane."""
        if deed.case_id in self._left and deed.case_id not in self.vault.case_ids():
            raise HasLeft
        self.vault.commit(deed.edits, now=self._utc_now, read=deed.read)
        self._kept = deed

    def _stored(self, deed: Deed) -> None:
        self._storing = False
        if deed in self._line:
            self._line.remove(deed)
        if deed.case_id in self._look_again:
            self._look_again.discard(deed.case_id)
            self.refresh([deed.case_id])
        self.unsaved.emit(0, "")
        self.stored.emit(frozenset([deed.case_id]))
        self._caseload_timer.start()
        self._store()
        self._go_on()

    def _go_on(self) -> None:
        if not self._line:
            waiting, self._after_storing = self._after_storing, []
            for run in waiting:
                run()

    def _not_stored(self, deed: Deed, error: Exception) -> None:
        self._storing = False
        if isinstance(error, NotAllowed | BadValue | TooLong | HasLeft):
            self._forget(deed)
            self.troubled.emit(tr_trouble(error))
            # Where the case has left, the words stay on the screen: the vault has no place for them any more.
            if not isinstance(error, HasLeft):
                self.refresh([deed.case_id])
            self._store()
            self._go_on()
            return
        self.unsaved.emit(len(self._line), self._words(error))

    def _forget(self, deed: Deed) -> None:
        """What was refused is neither in line nor there to be taken back."""
        for deeds in (self._line, self._done.get(deed.case_id, []), self._undone.get(deed.case_id, [])):
            if deed in deeds:
                deeds.remove(deed)
        self.undo_changed.emit()

    def _fail(self, error: Exception) -> None:
        self.troubled.emit(self._words(error))

    def _words(self, error: Exception) -> str:
        if isinstance(error, Trouble):
            return tr_trouble(error)
        raise error

    def close(self) -> None:
        """Commits what is typed, stores what is in line, and closes the vault; the key leaves memory.

        Raises Trouble where something cannot be stored; then the vault stays open and the rest in line.
        """
        self.about_to_leave.emit()
        self._caseload_timer.stop()
        self.storage.wait(self._finish)
        self._closed = True

    def _finish(self) -> None:
        """On the storage lane, while the GUI thread waits for it."""
        while self._line:
            deed = self._line[0]
            if deed is not self._kept:
                with suppress(NotAllowed, BadValue, HasLeft):  # refused for good: what stood before stands
                    self._keep(deed)
            del self._line[0]
        self.vault.close()


def _read(plan: Plan, edits: Iterable[Edit]) -> Mapping[str, Mapping[str, Plain]]:
    """What a signature under a note is put under."""
    signed = (plan.records.get(edit.record) for edit in edits if edit.field == "finality")
    return {record.id: cells_of(record) for record in signed if record is not None}
