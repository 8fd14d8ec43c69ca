"""The column beside the page: what to look at, as high as it is and no higher than its share, and what is chosen."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, line

_SHARE, _LARGEST_SHARE = 45, 60
"""How much of the height may go to what to look at, of a hundred; more where large text needs it."""
_CHANGES = (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class Aside(QWidget):
    """Empty until it is given its two parts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = min(_SHARE * theme.text_percent // 100, _LARGEST_SHARE)
        self._column = column(self, gap=0)
        self._area = QScrollArea()
        self._area.setObjectName("Panel")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._between = line()
        self._column.addWidget(self._area)
        self._column.addWidget(self._between)

    def hold_both(self, above: QWidget, below: QWidget) -> None:
        above.setObjectName("Panel")
        above.installEventFilter(self)
        self._area.setWidget(above)
        self._column.addWidget(below, 1)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._share()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        above = self._area.widget()
        shown = above is not None and not above.isHidden()
        for each in (self._area, self._between):
            each.setVisible(shown)
        if above is not None and shown:
            self._area.setFixedHeight(
                min(above.heightForWidth(self.width()), self.height() * self._most // 100)
            )
