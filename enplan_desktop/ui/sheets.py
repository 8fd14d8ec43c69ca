"""The pages of the desk: those that were handed out, empty ones, and those that were written on by hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import CaseStatus, HandingOut
from enplan_desktop.sheet import issue_again, sheet_issue, sheet_language
from enplan_desktop.ui.dialogs.blank_page import BlankPage
from enplan_desktop.ui.dialogs.earlier_sheets import EarlierSheets
from enplan_desktop.ui.dialogs.frame import accepted
from enplan_desktop.ui.dialogs.paper_filled import PaperFilled
from enplan_desktop.ui.dialogs.print_several import PrintSeveral
from enplan_desktop.ui.half_typed import PAPER, half_typed, keep_half_typed
from enplan_desktop.ui.last_look import LookBack
from enplan_desktop.ui.paper_records import PaperPage, edits_from_paper
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.several_sheets import CaseSheet, case_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import language, tr

Say = Callable[[str], object]


def _by_appointment(facts: CaseFacts) -> tuple[bool, str, str]:
    coming = facts.next_appointment
    return coming is None, str(coming), facts.case.display_name


class Sheets(QObject):
    """Opens their windows over `window`, and records what left; `say` is a passing word."""

    wants_new = Signal()
    """The page as the plan is now is to be printed, instead of an old one."""

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

        look = LookBack(desk, plan)
        dialog = EarlierSheets(look, desk.now(), handed, self._printing, self._theme, self._window, issue_id)
        wanted: list[bool] = []
        dialog.wants_new.connect(lambda: wanted.append(True))
        accepted(dialog)
        if wanted:
            self.wants_new.emit()

    def print_several(self) -> None:
        """Opens the pages of all cases that are running, to be printed in one go."""
        self._desk.about_to_leave.emit()
        dialog = PrintSeveral(
            self._desk.now(), self._printed_with_others, self._printing, self._theme, self._window
        )
        self._desk.when_stored(lambda: self._lay_out_all(dialog))
        accepted(dialog)

    def _lay_out_all(self, dialog: PrintSeveral) -> None:
        """A case between two other jobs of the lane, those with the next appointment first."""
        desk, spoken = self._desk, language()
        running = [facts for facts in desk.caseload if facts.case.status is CaseStatus.RUNNING]
        for facts in sorted(running, key=_by_appointment):
            case_id = facts.case.id
            desk.storage.run(
                dialog,
                lambda case_id=case_id: case_sheet(desk.vault, case_id, desk.now(), spoken),  # type: ignore[misc]
                dialog.add,
                dialog.say,
            )

    def _printed_with_others(self, page: CaseSheet, how: HandingOut) -> None:
        desk, case_id = self._desk, page.plan.case.id
        issue = sheet_issue(page.plan, page.sheet, desk.new_id(), desk.now(), how)
        desk.commit_in(case_id, [creation(issue)], tr("Page handed out"))
        desk.log_lookup(case_id, "page printed with others")

    def show_blank(self) -> None:
        """An empty page in the language of the case that is open, else in the program's own."""
        plan = self._desk.plan
        spoken = sheet_language(plan) if plan else language()
        accepted(BlankPage(spoken, self._printing, self._theme, self._window))

    def type_in(self) -> None:
        """Takes in what was written by hand with the citizen whose case is open; goes on where a lock broke it off."""
        desk = self._desk
        desk.about_to_leave.emit()
        plan = desk.plan
        if plan is None:
            return
        case_id = plan.case.id

        def keep(written: list[list[str]] | None) -> None:
            desk.storage.run(self, lambda: keep_half_typed(desk.vault, case_id, PAPER, written))

        dialog = PaperFilled(
            lambda: desk.plan or plan, desk.today(), self._take_in, self._theme, self._window
        )
        dialog.half_typed.connect(keep)
        dialog.finished.connect(lambda: keep(None))
        desk.about_to_leave.connect(dialog.put_down)
        desk.storage.run(dialog, lambda: half_typed(desk.vault, case_id, PAPER) or [], dialog.go_on)
        accepted(dialog)

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
