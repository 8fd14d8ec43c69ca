"""The door of the program: the dark bar, and in the middle one calm column of what is to be done now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label, row

_WIDTH = 600


class EntryFrame(QWidget):
    """`show_step` puts another step into the column; what is too long scrolls."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._steps: list[QWidget] = []
        bar = QWidget()
        bar.setObjectName("Bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.bar: QHBoxLayout = row(bar, gap=theme.px(10))
        self.bar.setContentsMargins(theme.px(18), theme.px(9), theme.px(12), theme.px(9))
        self.bar.addWidget(label("En plan", "Brand"))
        self.bar.addStretch(1)
        self._middle = QWidget()
        self._middle.setMaximumWidth(theme.px(_WIDTH))
        self._column: QVBoxLayout = column(self._middle)
        self._column.addStretch(1)
        self._column.addStretch(2)
        around = QWidget()
        centre = row(around)
        margin = theme.px(26)
        centre.setContentsMargins(margin, theme.px(40), margin, margin)
        centre.addStretch(1)
        centre.addWidget(self._middle, 100)
        centre.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(around)
        layout = column(self, gap=0)
        layout.addWidget(bar)
        layout.addWidget(self._scroll, 1)

    def let_go(self) -> bool:
        """Whether the window may be closed now."""
        return True

    def add_step(self, step: QWidget) -> None:
        """Makes a step known; it is shown when its turn comes."""
        step.hide()
        self._steps.append(step)
        self._column.insertWidget(self._column.count() - 1, step)

    def show_step(self, step: QWidget) -> None:
        for each in self._steps:
            each.setVisible(each is step)
        self._scroll.verticalScrollBar().setValue(0)
        self.setFocusProxy(step)
        step.setFocus()
