"""The pages of the desk: those that were handed out, empty ones, and those that were written on by hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import issue_again, sheet_language
from enplan_desktop.ui.dialogs.blank_page import BlankPage
from enplan_desktop.ui.dialogs.earlier_sheets import EarlierSheets
from enplan_desktop.ui.dialogs.paper_filled import PaperFilled
from enplan_desktop.ui.paper_records import PaperPage, edits_from_paper
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import language, tr

Say = Callable[[str], object]


class Sheets(QObject):
    """Opens their windows over `window`, and records what left; `say` is a passing word."""

    def __init__(self, desk: Desk, printing: Printing, theme: Theme, say: Say, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._printing, self._theme = desk, printing, theme
        self._say, self._window = say, window

    def record(self, issue: SheetIssue) -> None:
        """Notes that a page of the open case was handed out."""
        self._desk.commit([creation(issue)], tr("Page handed out"))
        self._say(tr("The page is handed out, and kept in the history just as it was."))

    def show_earlier(self, issue_id: str = "") -> None:
        """Opens the pages that were handed out, at one of them or at the newest."""
        self._desk.about_to_leave.emit()
        desk, plan = self._desk, self._desk.plan
        if plan is None:
            return
        if not plan.issues():
            self._say(tr("No page has been handed out in this case yet."))
            return

        def handed(issue: SheetIssue, how: HandingOut) -> None:
            self.record(issue_again(issue, desk.new_id(), desk.now(), how))

        EarlierSheets(plan, desk.now(), handed, self._printing, self._theme, self._window, issue_id).exec()

    def show_blank(self) -> None:
        """An empty page in the language of the case that is open, else in the program's own."""
        plan = self._desk.plan
        spoken = sheet_language(plan) if plan else language()
        BlankPage(spoken, self._printing, self._theme, self._window).exec()

    def type_in(self) -> None:
        """Takes in what was written by hand with the citizen whose case is open."""
        self._desk.about_to_leave.emit()
        if self._desk.plan is not None:
            PaperFilled(self._desk.today(), self._take_in, self._theme, self._window).exec()

    def _take_in(self, page: PaperPage) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        edits = edits_from_paper(plan, page, self._desk.new_id, self._desk.today())
        self._desk.commit(edits, tr("A page from paper"))
        self._say(
            tr("What stood on paper is in the plan now. Ctrl+Z takes it back.")
            if edits
            else tr("The plan said all of this already.")
        )
