"""A drop-down of (value, word) pairs that tells only what a person chose, not what it was shown."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """Emits `chosen` with the value."""

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the inspector must not change a plan on its way.
        event.ignore()
