"""The desk as it is seen: caseload at the left, the case in the middle, what is chosen at the right."""

from collections.abc import Callable, Iterator
from functools import cached_property, partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Goal, Note, Step
from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import Source, sheet_issue
from enplan_desktop.ui.casework import Casework
from enplan_desktop.ui.dialogs.frame import accepted
from enplan_desktop.ui.dialogs.hand_out import HandOut
from enplan_desktop.ui.dialogs.new_case import NewCase
from enplan_desktop.ui.file_names import file_name
from enplan_desktop.ui.half_typed import THIRD, half_typed
from enplan_desktop.ui.inspector.inspector import Inspector
from enplan_desktop.ui.last_look import LastLook
from enplan_desktop.ui.older_history import OlderHistory
from enplan_desktop.ui.pages.appointments_page import AppointmentsPage
from enplan_desktop.ui.pages.case_page import CasePage, Tab
from enplan_desktop.ui.pages.clarify_page import ClarifyPage
from enplan_desktop.ui.pages.connection_page import ConnectionPage
from enplan_desktop.ui.pages.consent_page import ConsentPage
from enplan_desktop.ui.pages.history_page import HistoryPage
from enplan_desktop.ui.pages.left_page import LeftPage
from enplan_desktop.ui.pages.network_page import NetworkPage
from enplan_desktop.ui.pages.notes_page import NotesPage
from enplan_desktop.ui.pages.page_proposals import PageProposals
from enplan_desktop.ui.pages.plan_page import PlanPage
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.sheets import Sheets
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.aside import Aside
from enplan_desktop.ui.widgets.banner import Banner
from enplan_desktop.ui.widgets.caseload import Caseload
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.top_bar import TopBar
from enplan_desktop.ui.wording import tr, tr_count

_PageOfCase = NotesPage | AppointmentsPage | NetworkPage | ConsentPage | HistoryPage | ClarifyPage
_OFTEN_SEEN = ("notes", "appointments", "network")
_BETWEEN_PARTS_MS = 30


class Workplace(QWidget):
    """Composes the parts and connects them; each part knows only the desk."""

    wants_search = Signal()
    wants_lock = Signal()
    wants_citizen_view = Signal()
    wants_sync = Signal()

    def __init__(
        self,
        desk: Desk,
        syncing: Syncing,
        printing: Printing,
        theme: Theme,
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self._desk = desk
        self._syncing = syncing
        self._printing = printing
        self._theme = theme
        self._chosen = ""
        self.bar = TopBar(theme, menu)
        self.banner = Banner(theme)
        self.sheets = Sheets(desk, printing, theme, self._tell, self)
        self.caseload = Caseload(desk.now, theme)
        self._nothing = self._empty_middle()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._nothing)
        self._aside = Aside(theme)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        for part in (self.caseload, self._middle, self._aside):
            self._columns.addWidget(part)
        self._columns.setStretchFactor(1, 1)
        layout = column(self, gap=0)
        layout.addWidget(self.bar)
        layout.addWidget(self.banner)
        layout.addWidget(self._columns, 1)
        self._aside.hide()
        self._connect()

    # The parts that only an open case needs: built when asked for, or ahead of it, never before the caseload is seen

    @cached_property
    def case_page(self) -> CasePage:
        page = CasePage(self._tabs(), self._theme)
        page.header.set_tab_shown("clarify", False)
        page.tab_changed.connect(self._on_tab)
        self._middle.addWidget(page)
        return page

    def _tabs(self) -> list[Tab]:
        def tab(key: str, word: str, page: "Callable[[], _PageOfCase]") -> Tab:
            return Tab(key, word, page, lambda plan: page().show_plan(plan))

        return [
            Tab("plan", tr("Plan"), lambda: self.plan_page, self._show_plan),
            tab("notes", tr("Notes"), lambda: self.notes_page),
            tab("appointments", tr("Appointments"), lambda: self.appointments_page),
            tab("network", tr("Network"), lambda: self.network_page),
            tab("consent", tr("Consent"), lambda: self.consent_page),
            tab("history", tr("History"), lambda: self.history_page),
            tab("clarify", tr("To settle"), lambda: self.clarify_page),
        ]

    @cached_property
    def inspector(self) -> Inspector:
        inspector = Inspector(self._desk, self._theme)
        inspector.chosen.connect(self.choose)
        inspector.wants_to_settle.connect(self.settle)
        self._aside.hold_both(self.proposals, inspector)
        return inspector

    @cached_property
    def proposals(self) -> PageProposals:
        proposals = PageProposals(self._desk, self._theme, self._aside)
        proposals.chosen.connect(self.choose)
        proposals.wants_to_write.connect(self._write)
        proposals.wants_to_settle.connect(self.settle)
        proposals.done.connect(lambda: self.plan_page.view.setFocus())
        return proposals

    @cached_property
    def plan_page(self) -> PlanPage:
        page = PlanPage(self._desk, self._theme)
        page.chosen.connect(self.choose)
        page.wants_print.connect(self.hand_out)
        page.wants_earlier.connect(self.sheets.show_earlier)
        self.sheets.wants_new.connect(self.hand_out)
        page.laid_out.connect(lambda plan, sheet: self.proposals.show_sheet(plan, sheet))
        return page

    @cached_property
    def notes_page(self) -> NotesPage:
        return NotesPage(self._desk, self._theme)

    @cached_property
    def appointments_page(self) -> AppointmentsPage:
        return AppointmentsPage(self._desk, self._theme)

    @cached_property
    def network_page(self) -> NetworkPage:
        return NetworkPage(self._desk, self._theme)

    @cached_property
    def consent_page(self) -> ConsentPage:
        return ConsentPage(self._desk, Casework(self._desk, self._syncing, self), self._theme)

    @cached_property
    def history_page(self) -> HistoryPage:
        page = HistoryPage(self._desk, OlderHistory(self._desk, self._syncing, self), self._theme)
        page.wants_sheet.connect(self.sheets.show_earlier)
        return page

    @cached_property
    def clarify_page(self) -> ClarifyPage:
        page = ClarifyPage(self._desk, self._theme)
        page.chosen.connect(self._desk.open_case)
        return page

    def _build_ahead(self) -> None:
        """Builds what a case will need while nobody waits for it, a part between two events."""
        parts: Iterator[Callable[[], QWidget]] = iter(
            (
                lambda: self.case_page,
                lambda: self.case_page.take_in("plan"),
                lambda: self.inspector,  # after the page, as the keyboard goes
                *(partial(lambda key: self.case_page.take_in(key), each) for each in _OFTEN_SEEN),
            )
        )
        timer = QTimer(self, interval=_BETWEEN_PARTS_MS)

        def build_next() -> None:
            build = next(parts, None)
            if build is None:
                timer.stop()
            else:
                build()

        timer.timeout.connect(build_next)
        # A window that is closed stays a moment longer than its desk.
        self._desk.destroyed.connect(timer.stop)
        timer.start()

    @cached_property
    def left_page(self) -> LeftPage:
        page = LeftPage(self._theme)
        self._middle.addWidget(page)
        return page

    def show_left(self) -> None:
        """The case that was open has left this computer, or is about to."""
        self._middle.setCurrentWidget(self.left_page)

    def show_gone(self) -> None:
        """What has left is gone from this computer, or the computer itself was shut out."""
        was_unsent = self._syncing.was_unsent
        if not self._syncing.shut_out:
            self.left_page.show_removed(was_unsent=was_unsent)
            return
        self.left_page.show_shut_out(was_unsent=was_unsent)
        self.caseload.say_all_left()
        if self._middle.currentWidget() is self._nothing:
            self.show_left()

    def _empty_middle(self) -> QWidget:
        middle = QWidget()
        layout = column(middle, margin=self._theme.px(40))
        layout.addStretch(2)
        for words, kind in (
            (tr("Choose a citizen at the left."), "Heading"),
            (tr("Or press Ctrl+K and write a name."), "Quiet"),
        ):
            line = label(words, kind, wraps=True)
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(line)
        layout.addStretch(3)
        return middle

    def _connect(self) -> None:
        desk = self._desk
        self.bar.wants_search.connect(self.wants_search)
        self.bar.wants_lock.connect(self.wants_lock)
        self.bar.wants_citizen_view.connect(self.wants_citizen_view)
        self.bar.wants_status.connect(self.show_connection)
        self.bar.enable_citizen_view(False)
        self.caseload.chosen.connect(desk.open_case)
        self.caseload.wants_new_case.connect(self.new_case)
        desk.caseload_changed.connect(self.caseload.show_caseload)
        desk.caseload_changed.connect(self._build_ahead, Qt.ConnectionType.SingleShotConnection)
        desk.case_opened.connect(self._on_case)
        desk.plan_changed.connect(self._on_plan)
        desk.troubled.connect(self.banner.say)
        desk.told.connect(self._tell)
        desk.unsaved.connect(self._on_unsaved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_the_width()

    def _share_the_width(self) -> None:
        """Large text may not take the page's room: the columns beside it keep to their share."""
        width = self.width()
        left, right = min(self._theme.px(268), width * 22 // 100), min(self._theme.px(372), width * 31 // 100)
        self._columns.setSizes([left, width - left - right, right])

    # Showing

    def _on_case(self, plan: Plan) -> None:
        self._chosen = ""
        self._middle.setCurrentWidget(self.case_page)
        self.bar.enable_citizen_view(True)
        self.caseload.mark(plan.case.id)
        self.case_page.show_tab("plan")
        self.plan_page.to_top()
        self._on_plan(plan)
        self._on_tab(self.case_page.tab)

    def _on_plan(self, plan: Plan) -> None:
        self._show_what_to_settle(plan)
        self.case_page.show_plan(plan, self._desk.today())

    def _show_what_to_settle(self, plan: Plan) -> None:
        """The last tab is there while there is something to settle, or half settled, or while it is looked at."""
        unsettled = sum(len(cells) for cells in plan.unsettled.values())
        words = tr_count(unsettled, "{n} to settle", "{n} to settle") if unsettled else tr("To settle")
        header = self.case_page.header
        header.set_tab_word("clarify", words)
        if unsettled or self.case_page.tab == "clarify":
            header.set_tab_shown("clarify", True)
            return
        vault, case_id = self._desk.vault, plan.case.id

        def show(begun: object) -> None:
            now = self._desk.plan
            if now is not None and now.case.id == case_id and not now.unsettled:
                header.set_tab_shown("clarify", bool(begun) or self.case_page.tab == "clarify")

        self._desk.storage.run(self, lambda: half_typed(vault, case_id, THIRD), show, failed=lambda _: None)

    def _show_plan(self, plan: Plan) -> None:
        self.plan_page.show_plan(plan)
        self.plan_page.show_choice(self._chosen)
        self.inspector.show_choice(plan, self._chosen)

    def _on_tab(self, key: str) -> None:
        if self._desk.plan is not None and self._middle.currentWidget() is not self.case_page:
            self._middle.setCurrentWidget(self.case_page)
        self._aside.setVisible(key == "plan" and self._desk.plan is not None)
        if not self._aside.isHidden() and not self._columns.sizes()[2]:
            self._share_the_width()  # a splitter keeps no room for a part that is not there yet
        if self._desk.plan is not None:
            self._show_what_to_settle(self._desk.plan)

    def choose(self, record_id: str) -> None:
        """Shows a record on the page and in the inspector."""
        self._chosen = record_id
        self.plan_page.show_choice(record_id)
        if self._desk.plan is not None:
            self.inspector.show_choice(self._desk.plan, record_id)

    def show_record(self, record_id: str) -> None:
        """Goes to the tab where a record is at home; once its case is open."""
        record = self._desk.plan.records.get(record_id) if self._desk.plan else None
        if isinstance(record, Note):
            self.case_page.show_tab("notes")
            self.notes_page.show_record(record_id)
        elif isinstance(record, Goal | Step):
            self.case_page.show_tab("plan")
            self.choose(record_id)

    def _write(self, source: Source) -> None:
        """Puts the caret on a text: on the page where it stands there, else where its record is at home."""
        record = self._desk.plan.records.get(source.record) if self._desk.plan else None
        if isinstance(record, Contact | Appointment):
            self.case_page.show_tab("network" if isinstance(record, Contact) else "appointments")
            return
        self.choose(source.record)
        if not self.plan_page.write_on(source):
            self.inspector.write(source.cell)

    def _tell(self, words: str) -> None:
        self.banner.say(words, passing=True)

    def _on_unsaved(self, waiting: int, why: str) -> None:
        if waiting:
            words = tr_count(
                waiting,
                "{n} change is not stored yet: {why}",
                "{n} changes are not stored yet: {why}",
                why=why,
            )
            self.banner.say(words, tr("Try again"), self._desk.store_again)
        elif self.banner.asks:
            self.banner.hide()

    def show_connection(self) -> None:
        """Shows how it stands, or goes back to the case where that is shown already."""
        if self._middle.currentWidget() is self.connection_page:
            self._leave_connection()
            return
        self._desk.about_to_leave.emit()
        self._aside.hide()
        self._middle.setCurrentWidget(self.connection_page)
        self.wants_sync.emit()

    @cached_property
    def connection_page(self) -> ConnectionPage:
        page = ConnectionPage(self._desk, self._syncing, self._theme)
        page.left.connect(self._leave_connection)
        page.wants_to_settle.connect(self._settle_from_connection)
        self._middle.addWidget(page)
        return page

    def _leave_connection(self) -> None:
        if self._desk.plan is None:
            self._middle.setCurrentWidget(self._nothing)
            return
        self._middle.setCurrentWidget(self.case_page)
        self._on_tab(self.case_page.tab)

    def _settle_from_connection(self) -> None:
        """To this case where it has something to settle, else to the first that has."""
        waiting = [facts.case.id for facts in self._desk.caseload if facts.to_decide]
        if self._desk.plan is not None and self._desk.plan.case.id in waiting:
            self._leave_connection()
            self.settle()
        elif waiting:
            self._desk.case_opened.connect(
                lambda _plan: self.settle(), Qt.ConnectionType.SingleShotConnection
            )
            self._desk.open_case(waiting[0])

    # Doing

    def settle(self) -> None:
        """Goes to what must be settled in this case."""
        self.case_page.header.set_tab_shown("clarify", True)
        self.case_page.show_tab("clarify")

    def new_case(self) -> None:
        names = [facts.case.display_name for facts in self._desk.caseload]
        identity = self._desk.identity
        dialog = NewCase(
            self._desk.new_id(),
            names,
            self._desk.today(),
            identity.person_name if identity else "",
            self._theme,
            self,
        )
        if accepted(dialog) and dialog.case is not None:
            self._desk.add_case(dialog.case)

    def hand_out(self) -> None:
        """Opens the page as it will be printed."""
        self._desk.about_to_leave.emit()
        dialog = self.hand_out_dialog()
        if dialog is not None:
            accepted(dialog)

    def hand_out_dialog(self) -> HandOut | None:
        """The window in which the open case's page is printed or saved."""
        plan = self._desk.plan
        if plan is None:
            return None
        look = LastLook(self._desk, plan)

        def handed(how: HandingOut) -> None:
            new_id, now = self._desk.new_id(), self._desk.now()
            self.sheets.record(sheet_issue(look.whole_plan, look.sheet, new_id, now, how))

        return HandOut(look, file_name(plan), handed, self._printing, self._theme, self)
