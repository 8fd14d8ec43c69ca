"""One step under a goal: what, who has the ball, and how it stands. A press opens it."""

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import is_effort
from enplan_desktop.domain.terms import StepSide, StepStatus
from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.step_words import holder_words, step_words
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.tone_label import ToneLabel
from enplan_desktop.ui.wording import tr

_DRAG = 8
_WORDS = 100
"""With less room than this for its words, in pixels at 100 % text, whose it is stands under them."""
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class StepRow(QFrame):
    """`nudged` carries -1 or 1, for Alt and an arrow key; `dragged` where on the screen the mouse has it."""

    chosen = Signal(str)
    nudged = Signal(str, int)
    dragged = Signal(str, QPoint)
    dropped = Signal(str)

    def __init__(
        self, step: Step, plan: Plan, today: date, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step_id = step.id
        self._pressed: QPoint | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName("StepRow")
        self.setStyleSheet(
            f"QFrame#StepRow {{ border: none; border-bottom: 1px solid {theme.colours.line}; }}"
            f"QFrame#StepRow:focus {{ border: 2px solid {theme.colours.accent}; border-radius: 6px; }}"
        )
        picture = QLabel()
        picture.setPixmap(pixmap(_picture(step), theme.colours.quiet, theme.px(19)))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = label(step.text or tr("(no words yet)"), wraps=True)
        holder = label(holder_words(step, plan))
        holder.setFont(theme.font(15, theme.font().Weight.DemiBold))
        holder.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        under = ToneLabel(theme)
        under.show_words(step_words(step, plan, today))
        if step.status is not StepStatus.OPEN:
            words.setStyleSheet(f"color: {theme.colours.quiet};")
        upper = FieldFlow(gap=theme.px(8))
        upper.add(words, theme.px(_WORDS), 1)
        upper.add(holder)
        text = column(gap=theme.px(2))
        text.addLayout(upper)
        text.addWidget(under)
        layout = row(self, gap=theme.px(14))
        layout.setContentsMargins(theme.px(5), theme.px(9), theme.px(5), theme.px(9))
        layout.addWidget(picture)
        layout.addLayout(text, 1)
        self.setAccessibleName(f"{step.text}, {holder_words(step, plan)}, {under.accessibleName()}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.globalPosition().toPoint()
        if self._pressed is not None and (at - self._pressed).manhattanLength() > _DRAG:
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._is_dragged:
            self.dragged.emit(self.step_id, at)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        dragged, self._is_dragged = self._is_dragged, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if dragged:
            self.dropped.emit(self.step_id)
        elif pressed is not None:
            self.chosen.emit(self.step_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.step_id)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in MOVES:
            self.nudged.emit(self.step_id, MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _picture(step: Step) -> str:
    if step.status is StepStatus.DONE:
        return "check-circle"
    if is_effort(step):
        return "hourglass"
    return "user" if step.side is StepSide.CITIZEN else "user-focus"
