"""A sheet of paper lying on the desk: its soft shadow, and the page on it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column

_DEPTH = 7


class Paper(QFrame):
    """Painted by hand: a graphics effect would draw the page twice at every keystroke."""

    def __init__(self, page: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shadow = QColor("#000000") if theme.dark else QColor("#12393a")
        column(self, margin=_DEPTH).addWidget(page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = QColor(self._shadow)
        shadow.setAlpha(8)
        painter.setBrush(shadow)
        for depth in range(_DEPTH):
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(depth, depth + 1, -depth, -depth + 1), 6, 6)
