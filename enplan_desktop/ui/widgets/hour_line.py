"""One line to write a time of day in: 13, 13.30 or 1330."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.dates import clock_time
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.time_reading import read_time
from enplan_desktop.ui.wording import language

NO_SUCH_TIME = "There is no such time. Write for instance 13.00."

_ANY_DAY = date(2000, 1, 2)
_QUARTER = timedelta(minutes=15)
_STEPS = {Qt.Key.Key_Up: _QUARTER, Qt.Key.Key_Down: -_QUARTER}


class HourLine(QLineEdit):
    """The arrow keys go a quarter of an hour at a time; `picked` comes when they did.

    `field` is what a `BadValue` names.
    """

    picked = Signal()

    def __init__(self, name: str, field: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setAccessibleName(name)
        self.setPlaceholderText(example)

    def show_time(self, at: time | None) -> None:
        self.setText(clock_time(at, language()) if at else "")

    def time(self) -> time | None:
        """The time that is written; None where nothing is; raises BadValue where it is no time."""
        typed = self.text().strip()
        if not typed:
            return None
        at = read_time(typed)
        if at is None:
            raise BadValue(self._field, NO_SUCH_TIME)
        return at

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _STEPS:
            super().keyPressEvent(event)
            return
        try:
            at = self.time()
        except BadValue:
            return
        if at is not None:
            self.show_time((datetime.combine(_ANY_DAY, at) + _STEPS[Qt.Key(event.key())]).time())
            self.picked.emit()
