"""Whose case it is, in two lines, and the tabs of what there is about it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from enplan_desktop.domain.dates import month_name
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import AgeGroup
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, line, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import language, tr, tr_count


class CaseHeader(QWidget):
    """Emits `tab_chosen` with the tab's key."""

    tab_chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in tabs]
        self._name = label("", "Title", wraps=True)
        self._meta = label("", "Quiet", wraps=True)
        self._tabs = QTabBar()
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setAccessibleName(tr("About the case"))
        self._tabs.setUsesScrollButtons(True)
        for _, word in tabs:
            self._tabs.addTab(word)
        self._tabs.currentChanged.connect(lambda index: self.tab_chosen.emit(self._keys[index]))
        self.corner: QHBoxLayout = row(gap=theme.px(8))
        top = row()
        top.addWidget(self._name, 1)
        top.addLayout(self.corner)
        layout = column(self, gap=theme.px(2))
        layout.setContentsMargins(theme.px(26), theme.px(12), theme.px(26), 0)
        layout.addLayout(top)
        layout.addWidget(self._meta)
        layout.addSpacing(theme.px(6))
        layout.addWidget(self._tabs)
        layout.addWidget(line())

    def show_plan(self, plan: Plan, today: date) -> None:
        self._name.setText(breakable(plan.case.display_name))
        self._meta.setText(breakable(case_line(plan, today)))

    def show_tab(self, key: str) -> None:
        self._tabs.setCurrentIndex(self._keys.index(key))

    def set_tab_word(self, key: str, word: str) -> None:
        self._tabs.setTabText(self._keys.index(key), word)

    def set_tab_shown(self, key: str, shown: bool) -> None:
        self._tabs.setTabVisible(self._keys.index(key), shown)


def case_line(plan: Plan, today: date) -> str:
    """Age, since when, and who works on the case."""
    case = plan.case
    parts: list[str] = []
    if case.born is not None:
        years = today.year - case.born.year - ((today.month, today.day) < (case.born.month, case.born.day))
        parts.append(tr_count(years, "{n} year old", "{n} years old"))
    elif case.age_group is not None:
        parts.append(tr("under 30") if case.age_group is AgeGroup.UNDER_30 else tr("30 or older"))
    if case.since is not None:
        month = month_name(case.since.month, language())
        year = f" {case.since.year}" if case.since.year != today.year else ""
        parts.append(tr("In En plan since {month}", month=month + year))
    if case.coordinator.strip():
        parts.append(tr("{name} (coordinating)", name=case.coordinator.split()[0]))
    if case.case_manager.strip():
        parts.append(tr("{name} (treatment)", name=case.case_manager.split()[0]))
    if case.interpreter.strip():
        parts.append(tr("interpreter: {language}", language=case.interpreter))
    return " · ".join(parts)
