"""A sheet of paper lying on the desk: its soft shadow, and the page on it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column

_DEPTH = 7
AROUND_PAGE = 2 * _DEPTH
_TALLEST = 760
_MARGIN, _FRAME = 18, 40
"""What a dialog has around its paper at 100 % text, and what the system puts around a dialog."""


def room_for_page(parent: QWidget, theme: Theme) -> int:
    """How tall a page may be in a dialog over a window, in pixels, for the dialog to be no taller than that."""
    return min(_TALLEST, parent.window().height() - _FRAME - 2 * theme.px(_MARGIN) - AROUND_PAGE)


class Paper(QFrame):
    """As high as its page is at its width; painted by hand: an effect would draw the page twice at every keystroke."""

    def __init__(self, page: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shadow = QColor("#000000") if theme.dark else QColor("#12393a")
        # A page of a fixed height would stop at the one that it had where it was asked, and leave the rest grey.
        fills = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        fills.setHeightForWidth(True)
        page.setSizePolicy(fills)
        # A page is white to its edges: at a keystroke nothing under it is drawn anew.
        page.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
