"""The page on the screen: what will be printed, where it can be clicked, written on and moved about."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.display import NEAR, Box, Region, Sheet, Text, hit
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.page_drops import mark_at, place_at
from enplan_desktop.ui.page_targets import goal_of, room_for, written_sources
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.targets import Target, edits_for, find, words_of
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.page_editor import PageEditor
from enplan_desktop.ui.wording import tr

_WIDEST = 860
_DRAG = 8


@dataclass(frozen=True, slots=True)
class _Writing:
    source: Source
    target: Target
    editor: PageEditor


class SheetView(QWidget):
    """Draws with the painter that the printer uses; `lay_out` makes the page of a plan.

    `written` carries target, words and the words they were written upon; `chosen` a record's id; `goal_dropped`
    a goal's id and its new place among those shown now, wherever it stood before. `finger` is how many pixels
    wide whatever points at it may be.
    """

    chosen = Signal(str)
    written = Signal(object, str, str)
    goal_dropped = Signal(str, int)

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
        self._writing: _Writing | None = None
        self._pressed: tuple[QPointF, str] | None = None
        self._drop: int | None = None
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
            self.stop_writing()
            self._chosen, self._at = "", None
        before, self._plan = self._plan, plan
        if self._writing is not None and before is not None:
            record = self._writing.target.record
            if find(before, record) is not None and find(plan, record) is None:
                self.stop_writing()
        self._relay(plan)
        if self._writing is not None:
            self._writing.editor.show_words(words_of(plan, self._writing.target))

    def choose(self, record_id: str) -> None:
        """Marks a record's part of the page."""
        self._chosen = record_id
        self.update()

    def write_on(self, source: Source) -> None:
        """Opens a line of the page for writing."""
        self.stop_writing()
        plan, sheet = self._plan, self._sheet
        target = self._target_of(plan, source) if plan else None
        room = room_for(sheet, source) if sheet else None
        if plan is None or target is None or room is None:
            return
        self._at = source
        editor = PageEditor(
            tr("Write on the page"), words_of(plan, target), room[1], self._theme.colours.accent, self
        )
        self._writing = _Writing(source, target, editor)
        editor.typed.connect(self._on_typed)
        editor.settled.connect(lambda words, seen: self.written.emit(target, words, seen))
        editor.left.connect(self._on_left)
        editor.show()
        editor.place(room[0], self._scale)
        editor.setFocus()

    def stop_writing(self) -> None:
        """Commits what is typed and closes the line."""
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.editor.flush()
            if writing.editor.hasFocus():
                self.setFocus()  # a hand that goes on typing is still on the page
            writing.editor.hide()
            writing.editor.deleteLater()
            if self._plan is not None:
                self._relay(self._plan)

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
        if self._plan is not None and self._writing is not None:
            target = self._writing.target
            edits = edits_for(self._plan, target, words, words_of(self._plan, target))
            self._relay(self._plan.after(edits))

    def _place_editor(self) -> None:
        if self._writing is None or self._sheet is None:
            return
        target = self._writing.target
        written = Source(target.record, target.field)
        room = room_for(self._sheet, written) or room_for(self._sheet, self._writing.source)
        if room is not None:
            self._writing.editor.place(room[0], self._scale)

    def _on_left(self, by: int) -> None:
        writing = self._writing
        if writing is None or self._plan is None or self._sheet is None:
            return
        at = Source(writing.target.record, writing.target.field)
        self.stop_writing()
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
        accent = QColor("#0b5d57")
        if region is not None:
            painter.setPen(QPen(accent, 1.5))
            painter.setBrush(QColor("#f3f7f6"))
            painter.drawRoundedRect(_rect(region.box).adjusted(-4, 3, 4, -3), 6, 6)
        painter.restore()
        paint(painter, self._sheet, self._scale)
        painter.scale(self._scale, self._scale)
        if self.hasFocus() and self._at is not None and self._writing is None:
            room = room_for(self._sheet, self._at)
            if room is not None:
                painter.setPen(QPen(accent, 1.2, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(_rect(room[0].grown(3)), 4, 4)
        self._paint_drop(painter, accent)

    def _marked_region(self) -> Region | None:
        """The part of the page that is chosen, and not a line that is being written."""
        if self._sheet is None or self._plan is None or not self._chosen:
            return None
        goal = goal_of(self._plan, Source(self._chosen, ""))
        return next((each for each in self._sheet.regions if each.source.record == goal), None)

    def _paint_drop(self, painter: QPainter, accent: QColor) -> None:
        regions = self._goal_regions()
        if self._drop is None or not regions:
            return
        begin, end = mark_at([each.box for each in regions], self._drop)
        painter.setPen(QPen(accent, 3))
        painter.drawLine(QPointF(*begin), QPointF(*end))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        found = self._under(event.position())
        self._pressed = (event.position(), self._goal_of(found)) if found is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            found = self._under(event.position())
            writable = isinstance(found, Text) and self._is_written_here(found.source)
            shapes = Qt.CursorShape
            self.setCursor(
                shapes.IBeamCursor if writable else shapes.PointingHandCursor if found else shapes.ArrowCursor
            )
            return
        start, goal = self._pressed
        if goal and (event.position() - start).manhattanLength() > _DRAG:
            at = event.position() / self._scale
            boxes = [each.box for each in self._goal_regions()]
            self._drop = place_at(boxes, at.x(), at.y()) if boxes else 0
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        drop, self._drop = self._drop, None
        self.update()
        if pressed is None:
            self.stop_writing()
            self.chosen.emit("")
        elif drop is not None:
            self._drop_goal(pressed[1], drop)
        else:
            self._click(self._under(event.position()))

    def _drop_goal(self, goal: str, place: int) -> None:
        order = self.goals()
        passes_itself = goal in order and place > order.index(goal)
        self.goal_dropped.emit(goal, place - 1 if passes_itself else place)

    def _click(self, found: Text | Region | None) -> None:
        if found is None or found.source is None:
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

    def goals(self) -> list[str]:
        """The goals that are shown with their steps, from the top."""
        return [each.source.record for each in self._goal_regions()]

    def _goal_regions(self) -> list[Region]:
        if self._sheet is None or self._plan is None:
            return []
        return [each for each in self._sheet.regions if goal_of(self._plan, each.source)]

    # Keyboard

    def _is_written_here(self, source: Source | None) -> bool:
        return bool(self._plan and self._sheet and source in written_sources(self._plan, self._sheet))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self._move_chosen(steps[Qt.Key(event.key())])
        elif event.key() in steps:
            self._step(steps[Qt.Key(event.key())], write=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._at is not None:
            self.write_on(self._at)
        elif event.key() == Qt.Key.Key_Escape:
            self.chosen.emit("")
        elif self._at is not None and _is_writing(event):
            self._write_first(self._at, event.text())
        else:
            super().keyPressEvent(event)

    def _write_first(self, at: Source, text: str) -> None:
        """Whoever types with the page before them writes on the line that is pointed at: no letter is lost."""
        self.write_on(at)
        if self.editor is not None:
            self.editor.insertPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._at is None and self._plan and self._sheet:
            self._at = next(iter(written_sources(self._plan, self._sheet)), None)
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
        if write:
            self.write_on(self._at)
        self.update()

    def _move_chosen(self, by: int) -> None:
        order = self.goals()
        goal = goal_of(self._plan, Source(self._chosen, "")) if self._plan else ""
        if goal in order and 0 <= order.index(goal) + by < len(order):
            self.goal_dropped.emit(goal, order.index(goal) + by)


def _is_writing(event: QKeyEvent) -> bool:
    """Whether a key means a letter and not a command; Windows says Control and Alt for AltGr."""
    modifiers = Qt.KeyboardModifier
    alt_gr = modifiers.ControlModifier | modifiers.AltModifier
    held = event.modifiers() & (alt_gr | modifiers.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and held in (modifiers.NoModifier, alt_gr)


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
