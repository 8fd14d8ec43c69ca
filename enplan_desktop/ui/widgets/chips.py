"""One of a few: every choice is visible, the chosen one is filled."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
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
            made.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from chip to chip and round; a button by itself would let them lead out of the group."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        made = list(self._buttons.values())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in steps:
            at = made.index(watched) if watched in made else 0
            made[(at + steps[Qt.Key(event.key())]) % len(made)].setFocus()
            return True
        return super().eventFilter(watched, event)
