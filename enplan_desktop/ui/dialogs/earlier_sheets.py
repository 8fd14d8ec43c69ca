"""Every sheet that was handed out, to be seen again as it was and handed out once more; nothing on it is altered."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from enplan_desktop.domain.dates import day_and_time
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import Box, Sheet, news_since, picture_is_gone, sheet_again, sheet_for
from enplan_desktop.sheet.leaving.checks import places_of_words
from enplan_desktop.sheet.leaving.findings import Finding
from enplan_desktop.ui.file_names import file_name
from enplan_desktop.ui.last_look import LookBack
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.sheet_news_words import issue_line
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.finding_list import FindingList
from enplan_desktop.ui.widgets.layouts import column, label, row, section
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import language, tr, tr_count

_MOST_FACTS = 3
_MARGIN, _GAP, _SIDE = 18, 24, 320
"""Pixels at 100 % text; the last is the least that the lines beside the page are wide."""
_ROOMY = 520
"""Pixels at 100 % text: with less height the ways out scroll with the rest, or they would leave no room for it."""
_TALLEST, _SMALLEST = 820, 200
_SHADOWS, _FRAME = 14, 26
"""Pixels at any text: the paper's two shadows, and what the screen's own frame may take beside the dialog."""


class EarlierSheets(QDialog):
    """`handed` is told which page left again, and how. Opens with `issue_id`, else with the newest."""

    wants_new = Signal()
    """A new page is to be made, since an old one cannot be altered."""

    def __init__(
        self,
        look: LookBack,
        now: datetime,
        handed: Callable[[SheetIssue, HandingOut], object],
        printing: Printing,
        theme: Theme,
        parent: QWidget,
        issue_id: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier sheets"))
        self._look, self._now, self._handed, self._theme = look, now, handed, theme
        self._printing = printing
        self._issues = look.plan.issues()
        self._sheet: Sheet | None = None
        self._on_the_back = False
        self._height = min(parent.window().height() - 40, _TALLEST)
        empty = sheet_for(look.plan, now)
        self._page = PagePreview(empty, self._room_for_page(parent.window()))
        self._page.setAccessibleName(tr("The page as it was handed out"))
        self._paper = Paper(self._page, theme)
        self._ways = WaysOut(
            empty, file_name(look.plan), printing, theme, print_word=tr("Print this page again")
        )
        self._ways.looks_changed.connect(self._show_page)
        self._ways.handed.connect(self._on_handed)
        layout = row(self, margin=theme.px(_MARGIN), gap=theme.px(_GAP))
        layout.addWidget(self._paper, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._side(), 1)
        look.setParent(self)
        look.changed.connect(self._show_findings)
        self._list.currentRowChanged.connect(self._show_row)
        self.resize(self.sizeHint().width(), self._height)
        chosen = next((row for row, each in enumerate(self._issues) if each.id == issue_id), 0)
        self._list.setCurrentRow(chosen)
        self._list.setFocus()

    def _room_for_page(self, window: QWidget) -> int:
        """The longest that a side of the page can be, so that the whole dialog is on the screen."""
        theme = self._theme
        around = 2 * theme.px(_MARGIN) + _SHADOWS
        beside = theme.px(_SIDE + _GAP)
        return max(min(760, self._height - around, window.width() - around - beside - _FRAME), _SMALLEST)

    # What is there

    def _side(self) -> QWidget:
        """What is told of the page, which scrolls where it is much, and under it the ways out."""
        theme = self._theme
        side = QWidget()
        side.setMinimumWidth(theme.px(_SIDE))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        told, beneath = QWidget(), column(side, gap=theme.px(10))
        lines = column(told, gap=theme.px(10))
        self._fill(lines)
        self._area.setWidget(told)
        beneath.addWidget(self._area, 1)
        self._fill_out(beneath if self._height >= theme.px(_ROOMY) else lines)
        beneath.addWidget(button(tr("Close"), self.reject))
        return side

    def _fill(self, lines: QVBoxLayout) -> None:
        theme = self._theme
        self._list = self._list_of_days()
        self._words = label("", "Quiet", wraps=True)
        self._heading = section(tr("New on this page"))
        self._facts = label("", wraps=True)
        self._questions = FindingList(theme, has_left=True)
        self._questions.kept.connect(self._look.keep)
        self._questions.pointed.connect(self._point_at)
        self._questions.reached.connect(lambda line: self._area.ensureWidgetVisible(line))
        lines.addWidget(label(tr("Earlier sheets"), "Heading", wraps=True))
        lines.addWidget(self._list, 1)
        for each in (self._words, self._questions, self._heading, self._facts):
            lines.addWidget(each)
        lines.addStretch()

    def _fill_out(self, lines: QVBoxLayout) -> None:
        self._turn = button(tr("Turn the page over"), self._turn_over, kind="Plain")
        self._gone = label(
            tr(
                "The picture that was on this page has been taken away, and its place stays empty on paper, too."
            ),
            "Care",
            wraps=True,
        )
        self._left = label("", "Quiet", wraps=True)
        self._new = button(tr("Make a new page …"), self._make_new, kind="Plain")
        for each in (self._turn, self._gone, self._left, self._new, self._ways):
            lines.addWidget(each)

    def _list_of_days(self) -> QListWidget:
        days = QListWidget()
        days.setObjectName("Finds")
        days.setAccessibleName(tr("Earlier sheets"))
        days.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        days.setWordWrap(True)
        for issue in self._issues:
            days.addItem(QListWidgetItem(f"{self._day(issue)}\n{issue_line(self._look.plan, issue)}"))
        least = self._theme.px(110)
        days.setMinimumHeight(least)
        days.setMaximumHeight(max(least, days.count() * days.sizeHintForRow(0) + self._theme.px(8)))
        return days

    def _day(self, issue: SheetIssue) -> str:
        if issue.handed_at is None:
            return tr("Without a day")
        said = day_and_time(issue.handed_at, language(), self._now.date())
        return said[:1].upper() + said[1:]

    # One of them

    def _show_row(self, at: int) -> None:
        issue = self._issues[at]
        self._sheet = sheet_again(self._look.plan, issue)
        self._on_the_back = False
        self._paper.setVisible(self._sheet is not None)
        self._ways.setEnabled(self._sheet is not None)
        self._gone.setVisible(self._sheet is not None and picture_is_gone(self._look.plan, issue))
        self._turn.setVisible(self._sheet is not None and self._sheet.back is not None)
        if self._sheet is not None:
            self._ways.show_sheet(self._sheet)
        self._words.setText(self._remark(issue))
        self._words.setVisible(bool(self._words.text()))
        more = len(issue.changed) - _MOST_FACTS
        rest = [tr_count(more, "{n} more change", "{n} more changes")] if more > 0 else []
        self._facts.setText("\n".join([*issue.changed[:_MOST_FACTS], *rest]))
        self._facts.setVisible(bool(issue.changed))
        self._heading.setVisible(bool(issue.changed))
        self._show_findings()

    def _remark(self, issue: SheetIssue) -> str:
        """Where this page stands among the others and to the plan."""
        if self._sheet is None:
            return tr("This version of En plan cannot show this page. Update the program to see it.")
        newest = self._issues[0]
        if issue.content != newest.content:
            return tr("An old page: a newer one was handed out {day}.", day=self._day(newest).casefold())
        news = news_since(self._look.plan, self._now, language())
        if news and news.facts:
            return tr("The plan has changed since this page was made.")
        return tr("The appointment on this page is over.") if news and news.is_over else ""

    def _show_findings(self) -> None:
        """What nobody has answered on this page, and the way out: it cannot be taken off an old one."""
        self._findings = self._look.findings(self._sheet) if self._sheet else ()
        if not self._questions.show_findings(self._look.plan, self._findings):
            self._ways.setFocus()
        words = tr_count(
            len(self._findings),
            "{n} thing on this page is not decided. It can go out again all the same, but only as it was. "
            "To leave something off, make a new page.",
            "{n} things on this page are not decided. It can go out again all the same, but only as it was. "
            "To leave something off, make a new page.",
        )
        self._left.setText(words)
        for each in (self._left, self._new):
            each.setVisible(bool(self._findings))
        self._show_page()

    def _show_page(self) -> None:
        if self._sheet is not None:
            self._page.show_sheet(self._printing.looks(self._side_shown), self._places(self._findings))

    @property
    def _side_shown(self) -> Sheet:
        assert self._sheet is not None
        return self._sheet.back if self._on_the_back and self._sheet.back else self._sheet

    def _turn_over(self) -> None:
        self._on_the_back = not self._on_the_back
        self._show_page()

    def _point_at(self, finding: Finding) -> None:
        self._page.point_at(self._places([finding]))

    def _places(self, findings: Sequence[Finding]) -> list[Box]:
        return [box for finding in findings for box in places_of_words(self._side_shown, finding)]

    # What is done with it

    def _make_new(self) -> None:
        self.reject()
        self.wants_new.emit()

    def _on_handed(self, how: HandingOut) -> None:
        self._handed(self._issues[self._list.currentRow()], how)
        self.accept()
