"""*Historik*: every change of the case as a sentence, and apart from them who looked at it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.vault import HistoryEntry, Lookup, Vault
from enplan_desktop.sync.joining import ADDRESS
from enplan_desktop.sync.meetings import Meeting
from enplan_desktop.ui.history_reading import Listed, list_changes, list_lookups, unmarked
from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.note_words import day_heading
from enplan_desktop.ui.older_history import OlderHistory
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.history_row import HistoryRow
from enplan_desktop.ui.widgets.layouts import column, label, section
from enplan_desktop.ui.widgets.lazy_column import LazyColumn
from enplan_desktop.ui.widgets.older_row import OlderRow
from enplan_desktop.ui.wording import tr, tr_count, tr_trouble

_PAGE = 60
_PAGE_WHILE_FINDING = 400
_DAY, _MORE, _OLDER = "day:", "more", "older"


class Kind(StrEnum):
    CHANGES = "changes"
    LOOKUPS = "lookups"


@dataclass(frozen=True, slots=True)
class Loaded:
    """An answer of the vault; `older` where it continues what was there.

    `lacks` where still older changes are only with the server, `joined` where there is one at all.
    """

    case_id: str
    history: tuple[HistoryEntry, ...]
    is_all: bool
    lookups: tuple[Lookup, ...]
    names: Mapping[str, str]
    meetings: Mapping[str, tuple[Meeting, ...]]
    older: bool
    lacks: bool
    joined: bool


def load(vault: Vault, case_id: str, limit: int, before: str | None) -> Loaded:
    """Runs on the storage lane."""
    history = tuple(vault.history(case_id, limit=limit, before=before))
    names = {actor: person.name for actor, person in vault.people().items()}
    return Loaded(
        case_id,
        history,
        len(history) < limit,
        tuple(vault.lookups(case_id)),
        names,
        vault.meetings(case_id, (entry.change.record for entry in history)),
        before is not None,
        bool(vault.history_lacks(case_id)),
        bool(vault.get_setting(ADDRESS)),
    )


class HistoryPage(QWidget):
    """Loads the newest changes, and older ones when somebody asks for them or looks for something."""

    wants_sheet = Signal(str)

    def __init__(self, desk: Desk, older: OlderHistory, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._older = older
        self._theme = theme
        self._plan: Plan | None = None
        self._history: tuple[HistoryEntry, ...] = ()
        self._lookups: tuple[Lookup, ...] = ()
        self._names: Mapping[str, str] = {}
        self._meetings: Mapping[str, tuple[Meeting, ...]] = {}
        self._is_all = True
        self._lacks = False
        self._joined = False
        self._is_fetching = False
        self._why_not = ""
        self._is_loading = False
        self._load_again = False
        self._listed: dict[str, Listed] = {}
        self._kind = Chips(
            tr("What is listed"), [(Kind.CHANGES, tr("Changes")), (Kind.LOOKUPS, tr("Lookups"))]
        )
        self._kind.show_choice(Kind.CHANGES)
        self._kind.chosen.connect(lambda _: self._find())
        self.filter = QLineEdit()
        self.filter.setAccessibleName(tr("Find in the history"))
        self.filter.setPlaceholderText(tr("Find in the history"))
        self.filter.setClearButtonEnabled(True)
        self.filter.addAction(
            icon("magnifying-glass", theme.colours.quiet), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(lambda _: self._find())
        self._remark = label("", "Quiet", wraps=True)
        self.list = LazyColumn(self._head(), theme)
        layout = column(self)
        layout.addWidget(self.list)
        desk.stored.connect(self._on_stored)
        older.reach_changed.connect(self._show_reach)

    def _head(self) -> QWidget:
        head = QWidget()
        layout = column(head, gap=self._theme.px(10))
        find = FieldFlow(gap=self._theme.px(12))
        find.add(self._kind, self._theme.px(190))
        find.add(self.filter, self._theme.px(260), 1)
        layout.addLayout(find)
        layout.addWidget(self._remark)
        return head

    # Loading

    def show_plan(self, plan: Plan) -> None:
        if self._plan is None or self._plan.case.id != plan.case.id:
            self._history, self._lookups, self._is_all = (), (), True
            self._lacks, self._why_not = False, ""
            self.filter.clear()
            self.list.begin_again()
        self._plan = plan
        self._load_newest()

    def _on_stored(self, case_ids: frozenset[str]) -> None:
        if self._plan is not None and self._plan.case.id in case_ids and self.isVisible():
            self._load_newest()

    def _load_newest(self) -> None:
        self._load(max(_PAGE, len(self._history)), None)

    def load_older(self) -> None:
        """Asks for what came before the oldest that is shown."""
        if self._history and not self._is_all:
            finding = bool(self.filter.text().strip())
            self._load(_PAGE_WHILE_FINDING if finding else _PAGE, self._history[-1].change.id)

    def fetch_older(self) -> None:
        """Asks the server for what came before anything that is here."""
        if self._plan is None or self._is_fetching:
            return
        self._is_fetching, self._why_not = True, ""
        self._show_reach()
        case_id = self._plan.case.id
        self._older.fetch(case_id, self._on_fetched, lambda trouble: self._on_not_fetched(case_id, trouble))

    def _on_fetched(self) -> None:
        self._is_fetching = False
        self._load(len(self._history) + _PAGE, None)

    def _on_not_fetched(self, case_id: str, trouble: Trouble) -> None:
        self._is_fetching = False
        if self._plan is not None and self._plan.case.id == case_id:
            self._why_not = tr_trouble(trouble)
        self._show_reach()

    def _show_reach(self) -> None:
        row = self.list.built().get(_OLDER)
        if isinstance(row, OlderRow):
            self._tell_reach(row)

    def _tell_reach(self, row: OlderRow) -> None:
        row.show_reach(
            within_reach=self._older.within_reach, fetching=self._is_fetching, trouble=self._why_not
        )

    def _load(self, limit: int, before: str | None) -> None:
        """One question at a time; a newer wish is asked again when the answer is there."""
        if self._plan is None:
            return
        if self._is_loading:
            self._load_again = self._load_again or before is None
            return
        self._is_loading = True
        vault, case_id = self._desk.vault, self._plan.case.id
        self._desk.storage.run(self, lambda: load(vault, case_id, limit, before), self._take, self._fail)

    def _take(self, loaded: Loaded) -> None:
        self._is_loading = False
        if self._plan is None or loaded.case_id != self._plan.case.id:
            self._load_newest()
            return
        self._history = (*self._history, *loaded.history) if loaded.older else loaded.history
        self._meetings = {**self._meetings, **loaded.meetings} if loaded.older else loaded.meetings
        self._lookups, self._names, self._is_all = loaded.lookups, loaded.names, loaded.is_all
        self._lacks, self._joined = loaded.lacks, loaded.joined
        self._show_list()
        if self._load_again:
            self._load_again = False
            self._load_newest()
        elif self.filter.text().strip() and not self._is_all:
            self.load_older()

    def _fail(self, error: Exception) -> None:
        self._is_loading = False
        if not isinstance(error, Trouble):
            raise error
        self._remark.setText(tr_trouble(error))
        self._remark.show()

    # Showing

    def _find(self) -> None:
        self.list.begin_again()
        self._show_list()
        if self.filter.text().strip():
            self.load_older()

    def _show_list(self) -> None:
        if self._plan is None:
            return
        is_lookups = self._kind.choice() == Kind.LOOKUPS
        if is_lookups:
            every = list_lookups(self._lookups, self._names)
        else:
            every = list_changes(self._plan, self._desk.today(), self._history, self._meetings, self._names)
            every = every if self._joined else [unmarked(listed) for listed in every]
        words = self.filter.text().strip()
        found = [listed for listed in every if listed.entry.is_about(words)]
        self._listed = {listed.key: listed for listed in found}
        keys = _rows(found)
        if not is_lookups and not self._is_all and not words:
            keys.append(_MORE)
        if not is_lookups and self._is_all and self._lacks:
            keys.append(_OLDER)
        self.list.show_rows(keys, self._make)
        for key, shown in self.list.built().items():
            if isinstance(shown, HistoryRow):
                shown.show_entry(self._listed[key].entry)
        self._show_reach()
        self._say_remark(found, words, is_lookups=is_lookups)

    def _say_remark(self, found: Sequence[Listed], words: str, *, is_lookups: bool) -> None:
        unsent = sum(listed.entry.sent is False for listed in found)
        remark = tr("Each time somebody opens the case, it is noted here.") if is_lookups else ""
        if not found and words:
            remark = tr("Nothing in the history says “{words}”. Try a shorter word.", words=words)
        elif not (found or is_lookups or self._lacks or self._is_loading):
            remark = tr("Nothing has been changed yet. What you write is told here.")
        elif unsent:
            one = "{n} with a struck-out cloud is not sent yet."
            remark = tr_count(unsent, one, "{n} with a struck-out cloud are not sent yet.")
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _make(self, key: str) -> QWidget:
        if key == _MORE:
            return button(tr("Show more"), self.load_older, name=tr("Show older changes"))
        if key == _OLDER:
            row = OlderRow(self.fetch_older, self._theme)
            self._tell_reach(row)
            return row
        if key.startswith(_DAY):
            heading = section(day_heading(date.fromisoformat(key.removeprefix(_DAY)), self._desk.today()))
            heading.setContentsMargins(0, self._theme.px(10), 0, 0)
            return heading
        told = HistoryRow(self._listed[key].entry, self._theme)
        told.wants_sheet.connect(self.wants_sheet)
        return told


def _rows(found: Sequence[Listed]) -> list[str]:
    """The keys of the list's rows: a heading for each day, and what was done on it."""
    keys: list[str] = []
    for day, of_day in groupby(found, key=lambda listed: listed.day):
        keys.append(f"{_DAY}{day}")
        keys.extend(listed.key for listed in of_day)
    return keys
