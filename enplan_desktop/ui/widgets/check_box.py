"""A tick with words beside it, which go on in a second line where their column is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from enplan_desktop.ui.widgets.fitted_words import height_for, lines_on, narrowest


class CheckBox(QCheckBox):
    """Qt's own is never narrower than all of its words on one line."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return narrowest(self)

    def heightForWidth(self, width: int) -> int:
        return height_for(self, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = lines_on(self)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)
