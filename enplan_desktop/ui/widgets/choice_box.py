"""A drop-down of (value, word) pairs that tells only what a person chose, not what it was shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QWidget

_FEWEST = 3
"""So many letters it keeps room for beside its arrow, however narrow it gets."""


class ChoiceBox(QComboBox):
    """Emits `chosen` with the value. Words without room end in a dot-dot-dot; its list shows them all."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_choices(self, choices: Sequence[tuple[Any, str]], value: Any) -> None:
        """Offers other choices; `value` is the one that stands."""
        self.clear()
        for each, word in choices:
            self.addItem(word, each)
        self.setCurrentIndex(next((i for i, (each, _) in enumerate(choices) if each == value), -1))

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        beside_words = self.width() - self._room_for_words(option)
        least = beside_words + _FEWEST * self.fontMetrics().horizontalAdvance("M")
        return QSize(min(whole.width(), least), whole.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, self._room_for_words(option)
        )

    def _room_for_words(self, option: QStyleOptionComboBox) -> int:
        """Between the frame and the arrow, in pixels."""
        part = QStyle.SubControl.SC_ComboBoxEditField
        whole = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(whole, option, part, self).width()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the inspector must not change a plan on its way.
        event.ignore()
