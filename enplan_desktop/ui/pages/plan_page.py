"""The plan is the page: what is seen here is what will hang on the fridge, and it is written here."""

from itertools import pairwise

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui import phrases
from enplan_desktop.ui.moving_goals import move_on_page
from enplan_desktop.ui.page_targets import target_of
from enplan_desktop.ui.pages.sheet_wishes import SheetWishes
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.targets import Target, edits_for, find
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.unread_lines import UnreadLines
from enplan_desktop.ui.widgets.back_page import BackPage
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.foot_line import FootLine
from enplan_desktop.ui.widgets.layouts import column, show_part
from enplan_desktop.ui.widgets.new_line import NewLine
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.sheet_news import SheetNews
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr

_PAGE_WIDTH = 860
_AROUND = 26
_NEW_GOAL = 170
"""How narrow the line for a new goal may be beside the button, in pixels at 100 % text."""


class PlanPage(QWidget):
    """Emits `chosen` with the id of the record that was pointed at; "" for none.

    `laid_out` carries the plan as it is being written, and its page.
    """

    chosen = Signal(str)
    laid_out = Signal(object, object)
    wants_print = Signal()
    wants_earlier = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._case_id = ""
        self.view = SheetView(self._lay_out, self._target_of, theme)
        self._unread = UnreadLines(desk, self.view)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A finger moves the page, and a tap writes on it; a mouse and a pen take goals up.
        QScroller.grabGesture(self._area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._inside = QWidget()
        inner = column(self._inside, gap=theme.px(10))
        self.wishes = SheetWishes(desk, theme)
        inner.addWidget(self.wishes)
        self.news = SheetNews(theme)
        self.news.wants_print.connect(self.wants_print)
        self.news.wants_earlier.connect(self.wants_earlier)
        inner.addWidget(self.news)
        inner.addWidget(Paper(self.view, theme))
        self.back = BackPage(theme)
        inner.addWidget(self.back)
        inner.addWidget(self._under_the_page())
        inner.addStretch(1)
        self._area.setWidget(self._inside)
        self.said = FootLine(theme)
        self._listen()
        whole = column(self, gap=0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.said)
        # The page comes first: a hand that goes on typing when a field has gone must not choose another sheet.
        in_order = (self.view, *self.wishes.in_order, *self.news.buttons, self.new_goal)
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _listen(self) -> None:
        view, desk = self.view, self._desk
        view.chosen.connect(self._choose)
        view.written.connect(self._write)
        view.goal_dropped.connect(self.move_goal)
        view.looked_at.connect(lambda part: show_part(self._area, view, part))
        view.unread.connect(self.said.say)
        self.said.appeared.connect(view.look_again)
        desk.about_to_leave.connect(view.stop_writing)
        desk.deleted_elsewhere.connect(view.hand_over)

    def _under_the_page(self) -> QWidget:
        """What the page itself has no place for: one more goal, now or for another time."""
        under = QWidget()
        line = FieldFlow(under, gap=self._theme.px(8))
        self.new_goal = NewLine(tr("New goal"), self._theme)
        self.new_goal.written.connect(self._add_goal)
        self._desk.about_to_leave.connect(self.new_goal.finish)
        line.add(self.new_goal, self._theme.px(_NEW_GOAL), 1)
        line.add(button(tr("Print or save …"), self.wants_print.emit, kind="Primary"))
        return under

    def show_plan(self, plan: Plan) -> None:
        self.view.show_plan(plan)
        self.news.show_plan(plan, self._desk.now())
        if self.view.sheet is not None:
            self.wishes.show_wishes(plan, self.view.sheet)
        if plan.case.id != self._case_id:
            self._case_id = plan.case.id
            self._unread.take_up()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._unread.take_up()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._unread.set_aside()

    def to_top(self) -> None:
        """Shows the upper part of the page, where another case begins."""
        self._area.verticalScrollBar().setValue(0)

    def show_choice(self, record_id: str) -> None:
        self.view.choose(record_id)

    def write_dream(self) -> None:
        """Opens the dream for writing, the first words of it or those that stand."""
        plan = self._desk.plan
        if plan is not None:
            dream = plan.dream()
            self.view.write_on(Source(dream.id, "words") if dream else Source(plan.case.id, NEW_DREAM))

    def write_goal(self) -> None:
        """Begins a new goal where the page asks for one, or under it when it has goals already."""
        plan = self._desk.plan
        if plan is None:
            return
        if plan.goals(Horizon.NOW):
            self._area.ensureWidgetVisible(self.new_goal)
            self.new_goal.setFocus()
        else:
            self.view.write_on(Source(plan.case.id, NEW_GOAL))

    def move_goal(self, goal_id: str, horizon: Horizon, place: int) -> None:
        """Moves a goal to a place among the other goals of a horizon that the page shows."""
        move_on_page(self._desk, goal_id, horizon, place, self.view.goals(horizon))

    def write_on(self, source: Source) -> bool:
        """Opens a text of the page for writing; False where it does not stand there."""
        self.view.write_on(source)
        if self.view.editor is not None:
            self._area.ensureWidgetVisible(self.view.editor)
        return self.view.editor is not None

    def _lay_out(self, plan: Plan) -> Sheet:
        sheet = sheet_for(plan, self._desk.now(), prompts=True)
        self.back.show_sheet(sheet.back)
        self.laid_out.emit(plan, sheet)
        return sheet

    def _target_of(self, plan: Plan, source: Source) -> Target | None:
        return target_of(plan, source, self._desk.new_id, self._desk.now())

    def _choose(self, record_id: str) -> None:
        self.chosen.emit(record_id)

    def _write(self, target: Target, words: str, seen: str) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        record = find(plan, target.record)
        name = phrases.record_word(type(record).__name__.lower()) if record else tr("New on the page")
        self._desk.commit(edits_for(plan, target, words, seen), name)
        if record is None and self._desk.plan is not None and find(self._desk.plan, target.record):
            self.chosen.emit(target.record)

    def _add_goal(self, words: str) -> None:
        plan = self._desk.plan
        if plan is None:
            return
        target = self._target_of(plan, Source(plan.case.id, NEW_GOAL))
        if target is not None:
            self._write(target, words, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        around = self._theme.px(_AROUND)
        spare = max(0, self.width() - 2 * around - self._theme.px(_PAGE_WIDTH)) // 2
        layout = self._inside.layout()
        if layout is not None:
            layout.setContentsMargins(QMargins(around + spare, around // 2, around + spare, around))
