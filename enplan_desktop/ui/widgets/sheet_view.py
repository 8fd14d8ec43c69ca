"""The page on the screen: what will be printed, where it can be clicked, written on and moved about."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet.display import NEAR, Region, Sheet, Text, hit
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.page_drops import Drop, Drops, drops_on
from enplan_desktop.ui.page_targets import first_to_write, goal_of, room_for, written_sources
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.targets import Target, edits_for, find, trouble_with, words_of
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.goal_drag import GoalDrag
from enplan_desktop.ui.widgets.page_editor import PageEditor, Writing, is_letter
from enplan_desktop.ui.widgets.page_marks import (
    frame_chosen,
    mark_drop,
    mark_pointed_at,
    shade_chosen,
    without,
)
from enplan_desktop.ui.wording import tr, tr_trouble

_WIDEST = 860
_SHAKES = 16


class SheetView(QWidget):
    """Draws with the painter that the printer uses; `lay_out` makes the page of a plan.

    `written` carries target, words and the words they were written upon; `unread` why a line cannot be read, and ""
    when it can; `chosen` a record's id; `goal_dropped` a goal's id, a horizon and the place among its other goals
    that are shown; `looked_at` the part of this widget that is worked on. `finger` is how many pixels wide whatever
    points at it may be.
    """

    chosen = Signal(str)
    written = Signal(object, str, str)
    unread = Signal(str)
    goal_dropped = Signal(str, object, int)
    looked_at = Signal(QRect)

    def __init__(
        self,
        lay_out: Callable[[Plan], Sheet],
        target_of: Callable[[Plan, Source], Target | None],
        theme: Theme,
        parent: QWidget | None = None,
        *,
        finger: int = 0,
        widest: int = _WIDEST,
    ) -> None:
        super().__init__(parent)
        self._widest = theme.px(widest)
        self._finger = finger
        self._lay_out = lay_out
        self._target_of = target_of
        self._theme = theme
        self._plan: Plan | None = None
        self._sheet: Sheet | None = None
        self._chosen = ""
        self._at: Source | None = None
        self._writing: Writing | None = None
        self._drag: GoalDrag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("The citizen's page"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What is shown

    @property
    def sheet(self) -> Sheet | None:
        return self._sheet

    def show_plan(self, plan: Plan) -> None:
        if self._plan is not None and self._plan.case.id != plan.case.id:
            self._close(self._writing)
            self._chosen, self._at = "", None
        before, self._plan = self._plan, plan
        if self._writing is not None and before is not None:
            record = self._writing.target.record
            if find(before, record) is not None and find(plan, record) is None:
                self._close(self._writing)
        self._relay(plan)
        if self._writing is not None:
            self._writing.editor.show_words(words_of(plan, self._writing.target))

    def choose(self, record_id: str) -> None:
        """Marks a record's part of the page."""
        self._chosen = record_id
        self.update()

    def write_on(self, source: Source) -> None:
        """Opens a line of the page for writing, unless one is open that cannot be read."""
        editor = self._open(source) if self.stop_writing() else None
        if editor is not None:
            editor.setFocus()
            self.look_again()

    def take_up(self, source: Source, words: str) -> bool:
        """Opens a line with words that cannot be read, while the keyboard stays where it is; False for all others."""
        target = self._target_of(self._plan, source) if self._plan else None
        wrong = self._wrong(target, words) if target else ""
        editor = self._open(source) if wrong else None
        if editor is None:
            return False
        editor.setPlainText(words)
        self.unread.emit(wrong)
        return True

    def _open(self, source: Source) -> PageEditor | None:
        plan, sheet = self._plan, self._sheet
        target = self._target_of(plan, source) if plan else None
        if plan is None or sheet is None or target is None or room_for(sheet, source) is None:
            return None
        self._at = source
        wrong = (lambda words: self._wrong(target, words)) if target.reading else None
        editor = PageEditor(target, words_of(plan, target), self._theme.colours.accent, self, wrong)
        self._writing = Writing(source, target, editor)
        editor.typed.connect(self._on_typed)
        editor.settled.connect(lambda words, seen: self.written.emit(target, words, seen))
        editor.unread.connect(self.unread)
        editor.left.connect(self._on_left)
        editor.show()
        self._place_editor()
        self.update()
        return editor

    def _wrong(self, target: Target, words: str) -> str:
        trouble = trouble_with(self._plan, target, words) if self._plan else None
        return tr_trouble(trouble) if trouble else ""

    def stop_writing(self) -> bool:
        """Commits what is typed and closes the line; False where it cannot be read, and stays open."""
        writing = self._writing
        if writing is not None and writing.editor.is_unread():
            writing.editor.flush()
            writing.editor.setFocus()
            return False
        self._close(writing)
        return True

    def drop_line(self) -> None:
        """Closes the line that is open; what cannot be read of it goes."""
        self._close(self._writing)

    @property
    def unread_line(self) -> tuple[Source, str] | None:
        """The line that is open and cannot be read, and its words."""
        writing = self._writing
        is_unread = writing is not None and writing.editor.is_unread()
        return (writing.source, writing.editor.toPlainText()) if writing and is_unread else None

    def _close(self, writing: Writing | None) -> None:
        if writing is None:
            return
        self._writing = None
        writing.editor.give_up()
        writing.editor.flush()
        if writing.editor.hasFocus():
            self.setFocus()  # a hand that goes on typing is still on the page
        writing.editor.hide()
        writing.editor.deleteLater()
        self.unread.emit("")
        if self._plan is not None:
            self._relay(self._plan)

    def look_again(self) -> None:
        """Asks for the line that is written to be in sight, where there is less room than before."""
        if self._writing is not None:
            self.looked_at.emit(self._writing.editor.geometry())

    def hand_over(self, record_ids: frozenset[str]) -> None:
        """Commits what is typed in one of these records."""
        if self._writing is not None and self._writing.target.record in record_ids:
            self._writing.editor.flush()

    @property
    def editor(self) -> PageEditor | None:
        return self._writing.editor if self._writing else None

    def _relay(self, plan: Plan) -> None:
        before, self._sheet = self._sheet, self._lay_out(plan)
        if before is None or before.format is not self._sheet.format:
            self.updateGeometry()  # it is as high as its width and its paper make it
        self.setAccessibleDescription("\n".join(text.text for text in self._sheet.texts()))
        self._place_editor()
        self.update()

    def _on_typed(self, words: str) -> None:
        if self._plan is None or self._writing is None:
            return
        target = self._writing.target
        if not self._wrong(target, words):
            edits = edits_for(self._plan, target, words, words_of(self._plan, target))
            self._relay(self._plan.after(edits))
        self.unread.emit("")
        self.look_again()

    def _place_editor(self) -> None:
        if self._writing is None or self._sheet is None:
            return
        asked, written = self._writing.shown_as
        room = room_for(self._sheet, written) or room_for(self._sheet, asked)
        if room is not None:
            around = (text.box for text in self._sheet.texts() if text.source not in (asked, written))
            self._writing.editor.place(room, self._scale, around)

    def _on_left(self, by: int) -> None:
        writing = self._writing
        if writing is None or self._plan is None or self._sheet is None or not self.stop_writing():
            return
        _, at = writing.shown_as
        self.setFocus()
        if by:
            self._at = at if at in written_sources(self._plan, self._sheet) else writing.source
            self._step(by, write=True)

    # Size

    @property
    def _scale(self) -> float:
        return self.width() / self._sheet.width if self._sheet else 1.0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._sheet.height / self._sheet.width) if self._sheet else round(width * 1.414)

    def sizeHint(self) -> QSize:
        return QSize(self._widest, self.heightForWidth(self._widest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self._sheet is None or self._plan is None:
            return
        painter.save()
        painter.scale(self._scale, self._scale)
        region = self._marked_region()
        if region is not None:
            shade_chosen(painter, region.box)
        painter.restore()
        # The line that is being written stands in its editor, and not on the page beneath it as well.
        paint(painter, without(self._sheet, self._writing.shown_as if self._writing else ()), self._scale)
        painter.scale(self._scale, self._scale)
        if region is not None:
            frame_chosen(painter, region.box)
        if self.hasFocus() and self._at is not None and self._writing is None:
            room = room_for(self._sheet, self._at)
            if room is not None:
                mark_pointed_at(painter, room.box)
        if self._drag is not None and self._drag.drop is not None:
            mark_drop(painter, self._drag.drop)

    def _marked_region(self) -> Region | None:
        """The part of the page that is chosen, and not a line that is being written."""
        if self._sheet is None or self._plan is None or not self._chosen or self._writing is not None:
            return None
        goal = goal_of(self._plan, Source(self._chosen, ""))
        return next((each for each in self._sheet.regions if each.source.record == goal), None)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        found = self._under(event.position())
        goal = self._goal_of(found) if found is not None else ""
        # A finger moves the page under it, and takes nothing up.
        is_finger = event.pointerType() is QPointingDevice.PointerType.Finger
        may_go = not is_finger and self._drops().holds(goal)
        threshold = self._theme.px(_SHAKES)
        self._drag = GoalDrag(event.globalPosition(), goal if may_go else "", threshold, is_finger)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag, at = self._drag, event.position()
        if drag is None:
            self.setCursor(self._cursor_over(self._under(at)))
            return
        drag.move(event.globalPosition())
        if drag.is_taken_up:
            drag.look(self._drops(), at.x() / self._scale, at.y() / self._scale)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.looked_at.emit(QRect(at.toPoint(), QSize(1, 1)))
            self.update()

    def _cursor_over(self, found: Text | Region | None) -> Qt.CursorShape:
        if isinstance(found, Text) and self._is_written_here(found.source):
            return Qt.CursorShape.IBeamCursor
        return Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        drag, self._drag = self._drag, None
        self.update()
        if drag is None:
            return
        drag.move(event.globalPosition())
        if drag.only_points:
            self._click(self._under(event.position()))
        else:
            self._drop(drag.goal, drag.drop)

    def _drop(self, goal: str, drop: Drop | None) -> None:
        if drop is not None and self.stop_writing():
            self.goal_dropped.emit(goal, drop.horizon, drop.place)

    def _click(self, found: Text | Region | None) -> None:
        if found is None or found.source is None:
            if self.stop_writing():
                self.chosen.emit("")
            return
        self.chosen.emit(found.source.record)
        if isinstance(found, Text):
            self.write_on(found.source)

    def _under(self, position: QPointF) -> Text | Region | None:
        if self._sheet is None:
            return None
        near = max(NEAR, self._finger / 2 / self._scale)
        found = hit(self._sheet, position.x() / self._scale, position.y() / self._scale, near)
        return found if isinstance(found, Text | Region) else None

    def _goal_of(self, found: Text | Region) -> str:
        return goal_of(self._plan, found.source) if self._plan and found.source else ""

    def goals(self, horizon: Horizon = Horizon.NOW) -> list[str]:
        """The goals of a horizon that are shown, in their order."""
        return self._drops().goals(horizon)

    def _drops(self) -> Drops:
        if self._plan is None or self._sheet is None:
            return Drops((), (), 0.0, 0.0)
        return drops_on(self._plan, self._sheet)

    # Keyboard

    def _is_written_here(self, source: Source | None) -> bool:
        return bool(self._plan and self._sheet and source in written_sources(self._plan, self._sheet))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape and self._drag is not None and self._drag.is_taken_up:
            self._drag.let_go()
            self.update()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move_chosen(steps[Qt.Key(event.key())])
        elif event.key() in steps:
            self._step(steps[Qt.Key(event.key())], write=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._at is not None:
            self.write_on(self._at)
        elif event.key() == Qt.Key.Key_Escape:
            self.chosen.emit("")
        elif self._at is not None and is_letter(event):
            self._write_first(self._at, event.text())
        else:
            super().keyPressEvent(event)

    def _write_first(self, at: Source, text: str) -> None:
        """Whoever types with the page before them writes on the line that is pointed at: no letter is lost."""
        if self._writing is not None:
            self._writing.editor.insertPlainText(text)
            return
        self.write_on(at)
        if self.editor is not None:
            self.editor.write_on(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._at is None and self._plan and self._sheet:
            self._at = first_to_write(self._plan, self._sheet)
        super().focusInEvent(event)

    def _step(self, by: int, *, write: bool) -> None:
        """Goes to the next line that can be written on, or the one before."""
        if self._plan is None or self._sheet is None:
            return
        sources = written_sources(self._plan, self._sheet)
        if not sources:
            return
        at = sources.index(self._at) + by if self._at in sources else 0
        if not 0 <= at < len(sources):
            return
        self._at = sources[at]
        self.chosen.emit(self._at.record)
        room = room_for(self._sheet, self._at)
        if write:
            self.write_on(self._at)
        elif room is not None:
            box, scale = room.box.grown(NEAR), self._scale
            area = QRectF(box.x * scale, box.y * scale, box.width * scale, box.height * scale)
            self.looked_at.emit(area.toRect())
        self.update()

    def _move_chosen(self, by: int) -> None:
        goal = goal_of(self._plan, Source(self._chosen, "")) if self._plan else ""
        self._drop(goal, self._drops().step(goal, by))
