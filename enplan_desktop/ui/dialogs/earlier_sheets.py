"""Every sheet that was handed out, to be seen again as it was; read only."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from enplan_desktop.domain.dates import day_and_time
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import Sheet, news_since, sheet_again, sheet_for
from enplan_desktop.ui.file_names import file_name
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.sheet_news_words import issue_line
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row, section
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import language, tr, tr_count

_MOST_FACTS = 3


class EarlierSheets(QDialog):
    """`handed` is told which page left again, and how. Opens with `issue_id`, else with the newest."""

    def __init__(
        self,
        plan: Plan,
        now: datetime,
        handed: Callable[[SheetIssue, HandingOut], object],
        printing: Printing,
        theme: Theme,
        parent: QWidget,
        issue_id: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier sheets"))
        self._plan, self._now, self._handed, self._theme = plan, now, handed, theme
        self._issues = plan.issues()
        self._list = QListWidget()
        self._list.setObjectName("Finds")
        self._list.setAccessibleName(tr("Earlier sheets"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setMinimumHeight(theme.px(110))
        for issue in self._issues:
            self._list.addItem(QListWidgetItem(f"{self._day(issue)}\n{issue_line(plan, issue)}"))
        empty = sheet_for(plan, now)
        self._page = PagePreview(empty, min(760, parent.window().height() - 90))
        self._page.setAccessibleName(tr("The page as it was handed out"))
        self._paper = Paper(self._page, theme)
        self._words = label("", "Quiet", wraps=True)
        self._heading = section(tr("New on this page"))
        self._facts = label("", wraps=True)
        self._ways = WaysOut(empty, file_name(plan), printing, theme, print_word=tr("Print this page again"))
        self._printing = printing
        self._ways.looks_changed.connect(lambda: self._show_row(self._list.currentRow()))
        self._ways.handed.connect(self._on_handed)
        self._lay_out()
        self._list.currentRowChanged.connect(self._show_row)
        chosen = next((row for row, each in enumerate(self._issues) if each.id == issue_id), 0)
        self._list.setCurrentRow(chosen)
        self._list.setFocus()

    def _lay_out(self) -> None:
        theme = self._theme
        side = QWidget()
        side.setMinimumWidth(theme.px(320))
        lines = column(side, gap=theme.px(10))
        lines.addWidget(label(tr("Earlier sheets"), "Heading", wraps=True))
        lines.addWidget(self._list, 1)
        for each in (self._words, self._heading, self._facts, self._ways):
            lines.addWidget(each)
        lines.addWidget(button(tr("Close"), self.reject))
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        layout.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(side, 1)

    def _day(self, issue: SheetIssue) -> str:
        if issue.handed_at is None:
            return tr("Without a day")
        said = day_and_time(issue.handed_at, language(), self._now.date())
        return said[:1].upper() + said[1:]

    def _show_row(self, at: int) -> None:
        issue = self._issues[at]
        sheet = sheet_again(self._plan, issue)
        self._paper.setVisible(sheet is not None)
        self._ways.setEnabled(sheet is not None)
        if sheet is not None:
            self._page.show_sheet(self._printing.looks(sheet))
            self._ways.show_sheet(sheet)
        self._words.setText(self._remark(issue, sheet))
        self._words.setVisible(bool(self._words.text()))
        more = len(issue.changed) - _MOST_FACTS
        rest = [tr_count(more, "{n} more change", "{n} more changes")] if more > 0 else []
        self._facts.setText("\n".join([*issue.changed[:_MOST_FACTS], *rest]))
        self._facts.setVisible(bool(issue.changed))
        self._heading.setVisible(bool(issue.changed))

    def _remark(self, issue: SheetIssue, sheet: Sheet | None) -> str:
        """Where this page stands among the others and to the plan."""
        if sheet is None:
            return tr("This version of En plan cannot show this page. Update the program to see it.")
        newest = self._issues[0]
        if issue.content != newest.content:
            return tr("An old page: a newer one was handed out {day}.", day=self._day(newest).casefold())
        news = news_since(self._plan, self._now, language())
        return tr("The plan has changed since this page was made.") if news and news.facts else ""

    def _on_handed(self, how: HandingOut) -> None:
        self._handed(self._issues[self._list.currentRow()], how)
        self.accept()
