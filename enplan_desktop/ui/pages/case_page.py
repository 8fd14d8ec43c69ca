"""One case: its header, its tabs, and the page of the tab that is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.case_header import CaseHeader
from enplan_desktop.ui.widgets.layouts import column


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the case under its word; `show_plan` tells it of every change while it is seen.

    `page` gives the page, which is built when it is first asked for.
    """

    key: str
    word: str
    page: Callable[[], QWidget]
    show_plan: Callable[[Plan], None]


class CasePage(QWidget):
    """Only the page that is seen follows the plan; the others catch up when they are chosen."""

    tab_changed = Signal(str)

    def __init__(self, tabs: Sequence[Tab], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self._tabs = {tab.key: tab for tab in tabs}
        self.tab = tabs[0].key
        self._plan: Plan | None = None
        self.header = CaseHeader([(tab.key, tab.word) for tab in tabs], theme)
        self.header.tab_chosen.connect(self._on_tab)
        self._stack = QStackedWidget()
        layout = column(self, gap=0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)

    def show_plan(self, plan: Plan, today: date) -> None:
        self._plan = plan
        self.header.show_plan(plan, today)
        self._stack.setCurrentWidget(self.take_in(self.tab))
        self._tabs[self.tab].show_plan(plan)

    def take_in(self, key: str) -> QWidget:
        """The page of a tab, in its place."""
        page = self._tabs[key].page()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        return page

    def show_tab(self, key: str) -> None:
        self.header.show_tab(key)

    def _on_tab(self, key: str) -> None:
        self.tab = key
        self._stack.setCurrentWidget(self.take_in(key))
        if self._plan is not None:
            self._tabs[key].show_plan(self._plan)
        self.tab_changed.emit(key)
