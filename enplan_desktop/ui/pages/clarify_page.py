"""*Skal afklares*: what two people wrote differently, to be decided by one of them, or put off at will."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import Change, Edit, EditKind, creation, invert
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import addendum
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import Committed
from enplan_desktop.sync.fold import DELETED
from enplan_desktop.ui.deeds import Deed
from enplan_desktop.ui.late import Begun, find_begun, keep_begun, late_matter, replacing, split
from enplan_desktop.ui.matters import Found, Matter, Wrote, find, matters
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.targets import find as find_record
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.lazy_column import LazyColumn
from enplan_desktop.ui.widgets.matter_card import MatterCard, Stage
from enplan_desktop.ui.wording import tr, tr_trouble

_LATER = "later"


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided here, kept in sight as long as the page is looked at."""

    matter: Matter
    made: Change
    stands: str


class ClarifyPage(QWidget):
    """Lists every case's matters, the open case's first. A decision can be made again: nothing is lost by it."""

    chosen = Signal(str)
    """The id of a case to open."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._theme = theme
        self._case_id = ""
        self._open: dict[str, Matter] = {}
        self._settled: dict[str, Settled] = {}
        self._again: set[str] = set()
        self._later: set[str] = set()
        self._late: dict[str, Matter] = {}
        """Matters that somebody else decided while a third wording was being written here."""
        self._begun: dict[str, str] = {}
        """Third wordings as far as they have come; "" for one that was let go."""
        self._order: list[str] = []
        self._lead = label("", "Quiet", wraps=True)
        self.list = LazyColumn(self._lead, theme)
        layout = column(self)
        layout.addWidget(self.list)
        desk.caseload_changed.connect(lambda _: self._load_if_seen())
        desk.about_to_leave.connect(self._flush)
        desk.case_left.connect(self._forget_cases)

    # Reading

    def show_plan(self, plan: Plan) -> None:
        if plan.case.id != self._case_id:
            self._case_id = plan.case.id
            self._order = []
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """What was settled the last time the page was looked at has been seen."""
        super().showEvent(event)
        self._settled.clear()
        self._again.clear()
        self.load()

    def load(self) -> None:
        """Reads what must be decided, in every case."""
        self._flush()
        vault = self._desk.vault
        cases = {self._case_id, *(split(key)[0] for key in self._begun)}

        def read() -> tuple[Found, Begun]:
            found = find(vault)
            return found, find_begun(vault, found, cases)

        self._desk.storage.run(self, read, lambda read: self._take(*read), self._fail)

    def _load_if_seen(self) -> None:
        if self.isVisible():
            self.load()

    def _take(self, found: Found, begun: Begun) -> None:
        today = self._desk.today()
        every = matters(found, today)
        every.sort(key=lambda matter: matter.case_id != self._case_id)
        self._open = {matter.key: matter for matter in every}
        for key in self._open.keys() & self._settled.keys():
            # Somebody else has decided otherwise meanwhile: it is a matter again.
            del self._settled[key]
        for key, words in begun.words.items():
            self._begun.setdefault(key, words)
        late = {key for key, words in self._begun.items() if words} - self._open.keys() - self._settled.keys()
        told = ((key, late_matter(key, begun, found.people, today)) for key in sorted(late))
        self._late = {key: matter for key, matter in told if matter is not None}
        here = self._open.keys() | self._settled.keys() | self._late.keys()
        kept = [key for key in self._order if key in here]
        self._order = [*kept, *(key for key in (*self._open, *self._late) if key not in kept)]
        self._show()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._lead.setText(tr_trouble(error))

    # Showing

    def _show(self) -> None:
        later = [key for key in self._order if self._stage(key) is Stage.LATER]
        rows = [key for key in self._order if key not in later]
        self.list.show_rows([*rows, *([_LATER, *later] if later else [])], self._make)
        for key, card in self.list.built().items():
            if isinstance(card, MatterCard):
                self._show_card(card, key)
        explained = tr("More than one person has written here. Nothing is lost: choose what is to stand.")
        all_clear = tr("Everything is settled. What two people write differently will stand here.")
        self._lead.setText(explained if self._order else all_clear)

    def _show_card(self, card: MatterCard, key: str) -> None:
        settled = self._settled.get(key)
        stands = settled.stands if settled else ""
        card.show_matter(self._matter(key), self._stage(key), stands, self._begun.get(key, ""))

    def _stage(self, key: str) -> Stage:
        if key in self._settled and key not in self._again:
            return Stage.SETTLED
        if key in self._late:
            return Stage.LATE
        return Stage.LATER if key in self._later else Stage.OPEN

    def _matter(self, key: str) -> Matter:
        if key in self._settled:
            return self._settled[key].matter
        return self._late[key] if key in self._late else self._open[key]

    def _make(self, key: str) -> QWidget:
        if key == _LATER:
            heading = section(tr("Put off"))
            heading.setContentsMargins(0, self._theme.px(14), 0, 0)
            return heading
        card = MatterCard(self._desk.now, self._theme)
        card.kept.connect(lambda number: self._keep(key, number))
        card.chosen_otherwise.connect(lambda value: self._otherwise(key, value))
        card.put_off.connect(lambda: self._put_off(key))
        card.taken_up.connect(lambda: self._take_up(key))
        card.wants_case.connect(self.chosen)
        card.opened.connect(self._bring_into_sight)
        card.half_written.connect(lambda words: self._keep_begun(key, words))
        self._show_card(card, key)
        return card

    def _bring_into_sight(self, widget: QWidget) -> None:
        # It has a place once the layout has been asked.
        QTimer.singleShot(0, widget, lambda: self.list.ensureWidgetVisible(widget))

    # What is half written

    def _flush(self) -> None:
        for card in self.list.built().values():
            if isinstance(card, MatterCard):
                card.flush()

    def _keep_begun(self, key: str, words: str) -> None:
        if key not in self._order:
            return  # its case has left
        self._begun[key] = words
        vault = self._desk.vault
        self._desk.storage.run(self, lambda: keep_begun(vault, key, words))
        if not words and key in self._late:
            del self._late[key]
            self._order.remove(key)
            self._show()
            self.list.setFocus()  # whoever pressed a button there goes on from here

    def _forget_cases(self, case_ids: frozenset[str]) -> None:
        for known in (self._open, self._late, self._settled, self._begun):
            for key in [key for key in known if split(key)[0] in case_ids]:
                del known[key]
        self._order = [key for key in self._order if split(key)[0] not in case_ids]
        self._show()

    # Deciding

    def _put_off(self, key: str) -> None:
        self._flush()
        self._later.add(key)
        self._again.discard(key)
        self._show()

    def _take_up(self, key: str) -> None:
        self._later.discard(key)
        if key in self._settled:
            self._again.add(key)
        self._show()

    def _keep(self, key: str, number: int) -> None:
        matter = self._matter(key)
        side = matter.sides[number]
        if matter.sealed is not None and number and not matter.is_life:
            self._keep_as_addendum(matter, matter.sealed, side)
            return
        words = side.words
        if matter.is_life:
            words = tr("it is deleted") if side.deletes else tr("it stays")
        self._decide(key, side.value, words)

    def _otherwise(self, key: str, value: Plain) -> None:
        if key in self._late:
            self._put_in_place(self._late[key], str(value))
            return
        self._decide(key, value, self._matter(key).say(value))

    def _put_in_place(self, matter: Matter, words: str) -> None:
        """Of what somebody else has decided meanwhile."""
        desk = self._desk

        def write(plan: Plan) -> None:
            record = find_record(plan, matter.record)
            if record is not None:
                desk.commit_in(matter.case_id, [replacing(matter, record, words)], tr("Settling"))
                self._keep_begun(matter.key, "")

        desk.storage.run(self, lambda: desk.vault.plan(matter.case_id), write, self._fail)

    def _decide(self, key: str, value: Plain, words: str) -> None:
        matter, vault, settled = self._matter(key), self._desk.vault, self._settled.get(key)
        if matter.stranded and settled is None:
            self._settle_stranded(matter, value, words)
            return
        if settled is None:
            self._run(
                matter,
                words,
                lambda: vault.decide(matter.case_id, matter.record, matter.cell, value, now=self._now),
                lambda made: self._desk.decided(made, value),
            )
            return
        edit = otherwise(settled.made, value)
        if edit is None:
            self._again.discard(key)
            self._show()
            return
        deed = Deed(matter.case_id, (edit,), tr("Settling"))
        self._run(
            matter,
            words,
            lambda: vault.commit([edit], now=self._now),
            lambda _: self._decided_anew(deed),
        )

    def _settle_stranded(self, matter: Matter, value: Plain, words: str) -> None:
        def told(made: Committed) -> None:
            self._decided_anew(Deed(matter.case_id, tuple(map(edit_in, made.changes)), tr("Settling")))

        vault = self._desk.vault
        self._run(
            matter,
            words,
            lambda: vault.settle_stranded(matter.case_id, matter.record, value, now=self._now),
            told,
        )

    def _decided_anew(self, deed: Deed) -> None:
        self._desk.remember(deed)
        self._told(deed.case_id)

    def _told(self, case_id: str) -> None:
        self._desk.refresh([case_id])
        self._desk.stored.emit(frozenset([case_id]))

    def _keep_as_addendum(self, matter: Matter, note: Note, side: Wrote) -> None:
        """What was written unaware that the note was final becomes a draft under it."""
        desk = self._desk
        author = desk.identity.person_name if desk.identity else ""
        more = addendum(note, desk.new_id(), author, desk.now(), side.words)

        def work() -> Committed:
            made = desk.vault.decide(
                matter.case_id, matter.record, matter.cell, matter.sides[0].value, now=self._now
            )
            desk.vault.commit([creation(more)], now=self._now)
            return made

        def told(made: Committed) -> None:
            desk.decided(made, matter.sides[0].value)
            desk.remember(Deed(matter.case_id, (creation(more),), tr("New addendum")))

        self._run(matter, tr("the note stands; the other words are a draft under it"), work, told)

    def _now(self) -> datetime:
        """The vault's clock knows no kitchens."""
        return self._desk.now().astimezone(UTC)

    def _run(
        self,
        matter: Matter,
        stands: str,
        work: Callable[[], Committed],
        told: Callable[[Committed], None],
    ) -> None:
        """Decides on the storage lane; `told` tells the desk, so that it can be taken back."""

        def done(made: Committed) -> None:
            self._settled[matter.key] = Settled(matter, made.changes[0], stands)
            self._again.discard(matter.key)
            self._open.pop(matter.key, None)
            self._keep_begun(matter.key, "")
            self._show()
            told(made)

        def failed(error: Exception) -> None:
            if not isinstance(error, Trouble):
                raise error
            self._complain(matter.key, tr_trouble(error))
            self.load()

        self._desk.storage.run(self, work, done, failed)

    def _complain(self, key: str, sentence: str) -> None:
        card = self.list.built().get(key)
        if isinstance(card, MatterCard):
            card.complain(sentence)


def otherwise(made: Change, value: Plain) -> Edit | None:
    """The edit that decides anew after `made`; None where that is what was decided."""
    if made.kind == EditKind.SET:
        if made.new == value:
            return None
        return replace(edit_in(made), old=made.new, new=value)
    return None if (made.kind == EditKind.DELETE) == (value == DELETED) else invert(made)


def edit_in(made: Change) -> Edit:
    return Edit(**{name: getattr(made, name) for name in Edit.__slots__})
