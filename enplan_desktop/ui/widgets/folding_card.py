"""A card that tells something at rest and opens to be written in; the page beneath stays where it is."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column


class FoldingCard(QFrame):
    """Enter, Space or a press unfolds it, Escape folds it; the editor is made when it is first needed."""

    unfolded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setObjectName("Card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(f"QFrame#Card:focus {{ border: 2px solid {theme.colours.accent}; }}")
        self._face = QWidget()
        self._editor: QWidget | None = None
        self._pressed: QPoint | None = None
        self._frame = column(self, gap=0)
        self._frame.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._frame.addWidget(self._face)
        self.face: QVBoxLayout = column(self._face, gap=theme.px(6))

    def make_editor(self) -> QWidget:
        """Where the card is written in; asked for once."""
        raise NotImplementedError

    def may_fold(self) -> bool:
        """Whether all that is typed could be kept; if not, the card stays open at what is wrong."""
        return True

    @property
    def is_unfolded(self) -> bool:
        return self._editor is not None and self._editor.isVisibleTo(self)

    def unfold(self) -> None:
        if self.is_unfolded:
            return
        if self._editor is None:
            self._editor = self.make_editor()
            self._frame.addWidget(self._editor)
        self._face.hide()
        self._editor.show()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.unfolded.emit()

    def fold(self) -> None:
        """Shows the face again, and leaves the focus on the card if it was inside."""
        if self._editor is None or not self.is_unfolded or not self.may_fold():
            return
        focused = QApplication.focusWidget()
        held_focus = focused is not None and self.isAncestorOf(focused)
        self._editor.hide()
        self._face.show()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if held_focus:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if opens and self.hasFocus():
            self.unfold()
        elif event.key() == Qt.Key.Key_Escape and self.is_unfolded:
            self.fold()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_here = self._pressed is not None and self.rect().contains(event.position().toPoint())
        self._pressed = None
        if was_here and event.button() is Qt.MouseButton.LeftButton and not self.is_unfolded:
            self.unfold()
            return
        super().mouseReleaseEvent(event)
