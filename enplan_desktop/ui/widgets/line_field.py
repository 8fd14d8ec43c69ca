"""A line for a value that may be none, which says in its place why it cannot be read."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.hour_line import HourLine
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr_trouble


class LineField(QWidget):
    """Emits `chosen` with what is written when the line is left, or None when it is emptied."""

    chosen = Signal(object)

    def __init__(
        self,
        line: DayLine | HourLine,
        show: Callable[[Any], None],
        read: Callable[[], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._show = show
        self._read = read
        self._value: Any = None
        self._as_shown = ""
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        layout = column(self, gap=2)
        layout.addWidget(line)
        layout.addWidget(self._trouble)
        line.editingFinished.connect(self.settle)
        line.picked.connect(self.settle)

    def show_value(self, value: Any) -> None:
        """Shows what the plan says, unless something else is written here."""
        if self._line.text() == self._as_shown or value != self._value:
            self._fill(value)

    def settle(self) -> None:
        """Hands over what is written, if it says something else than what was shown."""
        if self._line.text() == self._as_shown:
            self._complain(None)
            return
        try:
            value = self._read()
        except BadValue as trouble:
            self._complain(trouble)
            return
        changed = value != self._value
        self._fill(value)
        if changed:
            self.chosen.emit(value)

    def forget(self) -> None:
        """Empties itself: what is shown from here on is another record's."""
        self._fill(None)

    def _fill(self, value: Any) -> None:
        self._value = value
        self._show(value)
        self._as_shown = self._line.text()
        self._complain(None)

    def _complain(self, trouble: BadValue | None) -> None:
        self._trouble.setText(tr_trouble(trouble) if trouble else "")
        self._trouble.setVisible(trouble is not None)
