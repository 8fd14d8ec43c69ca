"""The screen turned toward the citizen: their page, large, in the style that they choose, and nothing of others."""

from collections.abc import Callable

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QScroller, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Horizon, SheetStyle
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.proposals import ProposalKind
from enplan_desktop.ui import phrases
from enplan_desktop.ui.moving_goals import move_on_page
from enplan_desktop.ui.page_targets import target_of
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.targets import Target, edits_for, find
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.unread_lines import UnreadLines
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.foot_line import FootLine
from enplan_desktop.ui.widgets.layouts import column, label, row, show_part
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr, tr_trouble

_PAGE_WIDTH = 1100
_TARGET = 48


class CitizenView(QWidget):
    """No list, no search, no messages, and a title that says nothing. Leaving it takes the passphrase."""

    left = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(" ")
        self._desk = desk
        self._theme = theme
        self._may_close = False
        self._case_id = ""
        self._done = self._undone = 0
        """How many of the things that were done here can be taken back, and made again."""
        self._touched = ""
        self._view = SheetView(
            lambda plan: sheet_for(plan, desk.now(), prompts=True),
            lambda plan, source: target_of(plan, source, desk.new_id, desk.now()),
            theme,
            finger=theme.px(_TARGET),
            widest=_PAGE_WIDTH,
        )
        self._unread = UnreadLines(desk, self._view)
        self._said = FootLine(theme, large=True)
        self._connect()
        layout = column(self, gap=0)
        layout.addWidget(self._page_area(), 1)
        layout.addWidget(self._said)
        layout.addWidget(self._foot())
        plan = desk.plan
        if plan is not None:
            self._case_id = plan.case.id
            self._show(plan)
            self._unread.take_up()

    def _page_area(self) -> QScrollArea:
        """The page, and what moves it."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A finger moves the page, and a tap writes on it; a pen does what a mouse does.
        QScroller.grabGesture(area.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._view.looked_at.connect(lambda part: show_part(area, self._view, part))
        self._inside = QWidget()
        self._margins = column(self._inside)
        self._paper = Paper(self._view, self._theme)
        self._margins.addWidget(self._paper)
        self._margins.addStretch(1)
        area.setWidget(self._inside)
        return area

    def _connect(self) -> None:
        view, desk = self._view, self._desk
        view.written.connect(self._write)
        view.unread.connect(self._say)
        self._said.appeared.connect(view.look_again)
        view.goal_dropped.connect(self._move_goal)
        view.chosen.connect(view.choose)
        desk.about_to_leave.connect(view.stop_writing)
        desk.deleted_elsewhere.connect(view.hand_over)
        desk.plan_changed.connect(self._show)
        desk.case_left.connect(self._on_cases_left)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self._redo)

    def _show(self, plan: Plan) -> None:
        self._view.show_plan(plan)
        if self._view.sheet is not None:
            self._styles.show_choice(_style_seen(plan, self._view.sheet.style))
        self._say("")

    def _say(self, unread: str) -> None:
        """Why a line cannot be read, or else that not all of what was written here has room."""
        self._said.say(unread or self._what_has_no_room())

    def _what_has_no_room(self) -> str:
        proposals = self._view.sheet.proposals if self._view.sheet else ()
        touched = {each.kind for each in proposals if each.source and each.source.record == self._touched}
        if ProposalKind.SHORTEN in touched:
            return tr("There is not room for all of it on the page. What you wrote is kept, every word.")
        if ProposalKind.LEAVE_OFF in touched:
            return tr("There is no room for it on the page just now. What you wrote is kept, every word.")
        waits = any(each.kind is ProposalKind.MOVE for each in proposals)
        if waits and self._touched in self._view.goals():
            return tr("There is room for three goals now. The others wait, and nothing of them is lost.")
        return ""

    def _on_cases_left(self, case_ids: frozenset[str]) -> None:
        """An empty screen; why is told to whoever comes back from it."""
        if self._case_id in case_ids:
            self._paper.hide()

    def _foot(self) -> QWidget:
        """The styles, and the way back; the passphrase is asked for only when that is pressed."""
        foot = QWidget()
        self._styles = self._style_chips()
        self._undo_button = button(tr("Undo"), self._undo)
        self._undo_button.setEnabled(False)
        self._leave_button = button(tr("Back"), self._ask, name=tr("Leave the citizen's page"))
        for each in (self._undo_button, self._leave_button):
            each.setStyleSheet(f"QPushButton {{ min-height: {self._theme.px(_TARGET)}px; }}")
        self._passphrase = QLineEdit()
        self._passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase.setPlaceholderText(tr("Passphrase"))
        self._passphrase.setAccessibleName(tr("Passphrase"))
        self._passphrase.setMaximumWidth(self._theme.px(320))
        self._passphrase.setMinimumHeight(self._theme.px(_TARGET))
        self._passphrase.returnPressed.connect(self._try)
        self._trouble = label("", "Trouble")
        line = row(foot, margin=self._theme.px(8))
        line.addWidget(self._styles, 1)
        for part in (self._trouble, self._passphrase, self._undo_button, self._leave_button):
            line.addWidget(part)
        self._passphrase.hide()
        return foot

    def _style_chips(self) -> Chips:
        """Their own picture is offered where there is one: it cannot be fetched from here."""
        plan = self._desk.plan
        pictured = plan is not None and plan.picture() is not None
        styles = [each for each in SheetStyle if pictured or each is not SheetStyle.BILLEDE]
        chips = Chips(tr("The style"), [(each, phrases.word(each)) for each in styles])
        chips.setStyleSheet(f"QPushButton {{ min-height: {self._theme.px(_TARGET)}px; }}")
        chips.chosen.connect(self._choose_style)
        return chips

    def _ask(self) -> None:
        if self._passphrase.isVisible():
            self._try()
            return
        self._view.stop_writing()
        self._styles.setDisabled(True)
        self._undo_button.hide()
        self._passphrase.show()
        self._passphrase.setFocus()

    def _try(self) -> None:
        typed = self._passphrase.text()
        self._passphrase.clear()
        self._leave_button.setEnabled(False)
        self._desk.storage.run(self, lambda: self._desk.vault.admits(typed), self._answer, self._cannot_tell)

    def _answer(self, admitted: bool) -> None:
        self._leave_button.setEnabled(True)
        if not admitted:
            self._trouble.setText(tr("That is not the passphrase."))
            return
        self._may_close = True
        self._unread.set_aside()
        self.left.emit()

    def _cannot_tell(self, error: Exception) -> None:
        if not isinstance(error, Trouble):
            raise error
        self._leave_button.setEnabled(True)
        self._trouble.setText(tr_trouble(error))

    # What is done here, and taken back here: nothing that was done before the screen was turned

    def _write(self, target: Target, words: str, seen: str) -> None:
        plan: Plan | None = self._desk.plan
        if plan is None:
            return
        record = find(plan, target.record)
        name = phrases.record_word(type(record).__name__.lower()) if record else tr("New on the page")
        self._touched = target.record
        self._do(lambda: self._desk.commit(edits_for(plan, target, words, seen), name))

    def _move_goal(self, goal_id: str, horizon: Horizon, place: int) -> None:
        self._touched = goal_id
        shown = self._view.goals(horizon)
        self._do(lambda: move_on_page(self._desk, goal_id, horizon, place, shown))

    def _choose_style(self, style: SheetStyle) -> None:
        self._do(lambda: choose_sheet(self._desk, tr("Choice of sheet"), style=style))

    def _do(self, act: Callable[[], None]) -> None:
        before = self._desk.plan
        act()
        if self._desk.plan is not before:
            self._count(self._done + 1, 0)

    def _undo(self) -> None:
        if self._view.stop_writing() and self._done and not self._passphrase.isVisible():
            self._count(self._done - 1, self._undone + 1)
            self._desk.undo()

    def _redo(self) -> None:
        if self._view.stop_writing() and self._undone and not self._passphrase.isVisible():
            self._count(self._done + 1, self._undone - 1)
            self._desk.redo()

    def _count(self, done: int, undone: int) -> None:
        self._done, self._undone = done, undone
        self._undo_button.setEnabled(bool(done))

    def allow_closing(self) -> None:
        """For the lock, which closes everything."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._passphrase.clear()
            self._passphrase.hide()
            self._styles.setEnabled(True)
            self._undo_button.show()
            self._trouble.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(20, (self.width() - self._theme.px(_PAGE_WIDTH)) // 2)
        self._margins.setContentsMargins(QMargins(side, 20, side, 20))


def _style_seen(plan: Plan, style: SheetStyle) -> SheetStyle:
    """A page that waits for their own picture is words alone."""
    waits = style is SheetStyle.BILLEDE and plan.picture() is None
    return SheetStyle.ORD if waits else style
