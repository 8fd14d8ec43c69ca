"""When something happened: a day and a time of day, never one that is still to come."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.past_day import read_past_day
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.hour_line import HourLine
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.wording import language, tr, tr_trouble

STILL_TO_COME = "That has not happened yet. Write when it happened, or make an appointment of it."
NO_DAY = "Write which day it happened."
NO_TIME = "Write what time it happened, as near as you know."


class PastDayLine(DayLine):
    """As the line it is made of, but *Friday* is the last one."""

    def __init__(self, name: str, today: Callable[[], date], theme: Theme) -> None:
        super().__init__(name, today, theme)
        self._as_of = today
        self.setPlaceholderText(tr("today, yesterday or 10/3"))

    def day(self) -> date | None:
        past = read_past_day(self.text(), self._as_of(), language())
        return past if past is not None and past <= self._as_of() else super().day()


class MomentField(QWidget):
    """Emits `settled` with a moment that has been; what cannot be read stays and says why."""

    settled = Signal(object)

    def __init__(self, now: Callable[[], datetime], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._shown: datetime | None = None
        self._as_shown: tuple[str, ...] = ("", "")
        self.setStyleSheet(f'QLineEdit[wrong="true"] {{ border: 2px solid {theme.colours.red}; }}')
        self._day = PastDayLine(tr("Which day it happened"), lambda: now().date(), theme)
        self._hour = HourLine(tr("What time it happened"), "time", tr("13.00"))
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        lines = row(gap=theme.px(6))
        lines.addWidget(self._day, 3)
        lines.addWidget(self._hour, 1)
        layout = column(self, gap=2)
        layout.addLayout(lines)
        layout.addWidget(self._trouble)
        for each in (self._day, self._hour):
            each.editingFinished.connect(self.settle)
            each.picked.connect(self.settle)

    def show_moment(self, moment: datetime | None) -> None:
        """Shows what the plan says, unless something else is written here."""
        if self._as_shown == self._written() and moment != self._shown:
            self._fill(moment)

    def begin_again(self, moment: datetime) -> None:
        """Shows a moment whatever is written here."""
        self._fill(moment)
        self._complain(None)

    def moment(self) -> datetime:
        """What is written; raises BadValue for what is no day, no time, or has not been yet."""
        if self._shown is not None and self._as_shown == self._written():
            return self._shown
        day, at = self._day.day(), self._hour.time()
        if day is None:
            raise BadValue("day", NO_DAY)
        if at is None:
            raise BadValue("time", NO_TIME)
        written = datetime.combine(day, at)
        if written > wall_clock(self._now()):
            raise BadValue("time" if day == self._now().date() else "day", STILL_TO_COME)
        return written

    def settle(self, *, focus: bool = False) -> bool:
        """Hands over what is written, if it differs; False where it cannot be, which is said here."""
        try:
            moment = self.moment()
        except BadValue as trouble:
            self._complain(trouble, focus=focus)
            return False
        self._complain(None)
        changed = moment != self._shown
        self._fill(moment)
        if changed:
            self.settled.emit(moment)
        return True

    def _fill(self, moment: datetime | None) -> None:
        self._shown = moment
        self._day.show_day(moment.date() if moment else None)
        self._hour.show_time(time(moment.hour, moment.minute) if moment else None)
        self._as_shown = self._written()

    def _written(self) -> tuple[str, ...]:
        return (self._day.text(), self._hour.text())

    def _complain(self, trouble: BadValue | None, *, focus: bool = False) -> None:
        lines: dict[str, QLineEdit] = {"day": self._day, "time": self._hour}
        about = lines.get(trouble.field) if trouble else None
        sentence = tr_trouble(trouble) if trouble else ""
        for line in lines.values():
            line.setProperty("wrong", "true" if line is about else "false")
            line.setAccessibleDescription(sentence if line is about else line.toolTip())
            line.style().polish(line)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if focus and about is not None:
            about.setFocus()
            about.selectAll()
