"""A tick with words beside it, which go on in a second line where their column is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from enplan_desktop.ui.widgets.fitted_words import height_in, in_lines

_FEWEST = "MMMM"
"""So many letters it keeps room for, however narrow it gets."""


class CheckBox(QCheckBox):
    """Qt's own is never narrower than all of its words on one line."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        least = self._beside_words() + self.fontMetrics().horizontalAdvance(_FEWEST)
        return QSize(min(whole.width(), least), whole.height())

    def heightForWidth(self, width: int) -> int:
        room = width - self._beside_words()
        return self.sizeHint().height() + height_in(self.text(), room, self.fontMetrics())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = in_lines(self.text(), self.width() - self._beside_words(), self.fontMetrics())
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_CheckBox, option)

    def _beside_words(self) -> int:
        """The tick and the air around, in pixels."""
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
