"""One of a few: every choice is visible, the chosen one is filled."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout


class Chips(QWidget):
    """Choices as (value, word) pairs; `optional` lets the chosen one be taken away again."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Any, str]],
        *,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._optional = optional
        self._buttons: dict[Any, QPushButton] = {}
        layout = FlowLayout(self)
        for value, word in choices:
            made = button(word, kind="Chip", name=f"{name}: {word}")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, value=value: self._choose(value))
            layout.addWidget(made)
            self._buttons[value] = made

    def show_choice(self, value: Any) -> None:
        for each, made in self._buttons.items():
            made.setChecked(each == value)

    def choice(self) -> Any:
        return next((value for value, made in self._buttons.items() if made.isChecked()), None)

    def _choose(self, value: Any) -> None:
        was_taken_away = self._optional and not self._buttons[value].isChecked()
        self.show_choice(None if was_taken_away else value)
        self.chosen.emit(None if was_taken_away else value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        made = list(self._buttons.values())
        focused = next((index for index, each in enumerate(made) if each.hasFocus()), None)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if focused is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        made[(focused + steps[Qt.Key(event.key())]) % len(made)].setFocus()
