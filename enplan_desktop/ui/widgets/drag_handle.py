"""Six dots to take hold of with the mouse; the keyboard has Alt and the arrow keys instead."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import tr


class DragHandle(QWidget):
    """Says where on the screen it is dragged to, and when it is let go."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to change the order, or press Alt and an arrow key"))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(16), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.quiet))
        gap, radius = self._theme.px(6), self._theme.px(16) / 10
        for column in range(2):
            for line in range(3):
                painter.drawEllipse(QPointF(gap * (column + 0.6), gap * (line + 1)), radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._held = False
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit()
