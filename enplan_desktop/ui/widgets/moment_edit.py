"""When something is: a day, from when and until when, typed as people say it."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from enplan_desktop.domain.checks import check_record
from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.records import Appointment
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.time_reading import read_time
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.hour_line import HourLine
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr, tr_trouble

Hours = tuple[datetime | None, datetime | None]

NO_DAY = "Say which day, too."
NO_START = "Say when it starts, too."

_RANGE = re.compile(r"(.+?)\s*[-–]\s*(.+)")
_NEVER: Hours = (None, None)


class Unfinished(BadValue):
    """Something is still to be filled in: no reason to complain while someone is on the way there."""


class MomentEdit(QWidget):
    """Settles on leaving a field, never in the middle of a number; what cannot be read stays and says so.

    Where only the start is moved, the end moves with it, so that an hour stays an hour.
    """

    settled = Signal(object, object)
    """The hours now, and the hours that they were written upon."""
    typed = Signal()

    def __init__(self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Hours = _NEVER
        self._day = DayLine(tr("Day"), today, theme)
        self._from = HourLine(tr("From"), "start", "13.00")
        self._until = HourLine(tr("Until"), "end", "14.00")
        self._lines: dict[str, QLineEdit] = {"day": self._day, "start": self._from, "end": self._until}
        self._shown: dict[QLineEdit, str] = dict.fromkeys(self._lines.values(), "")
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self.setStyleSheet(f'QLineEdit[wrong="true"] {{ border: 2px solid {theme.colours.red}; }}')
        flow = FieldFlow(gap=theme.px(8))
        flow.add_field(tr("Day"), self._day, theme.px(196), 1)
        flow.add_field(tr("From"), self._from, theme.px(68))
        flow.add_field(tr("Until"), self._until, theme.px(68))
        layout = column(self, gap=theme.px(4))
        layout.addLayout(flow)
        layout.addWidget(self._trouble)
        self._from.editingFinished.connect(self._part_range)
        for each in self._lines.values():
            each.editingFinished.connect(self.settle)
            each.textEdited.connect(lambda _: self.typed.emit())
        for picked in (self._day.picked, self._from.picked, self._until.picked):
            picked.connect(self.settle)

    # Showing

    def show_hours(self, start: datetime | None, end: datetime | None) -> None:
        """Shows what the plan says, unless something else is written here."""
        if not self.is_dirty():
            self._fill((start, end))

    def empty(self) -> None:
        self._fill(_NEVER)
        self.complain(None)

    def focus_day(self) -> None:
        self._day.setFocus()

    def is_dirty(self) -> bool:
        return not all(self._is_as_shown(line) for line in self._lines.values())

    def words(self) -> str:
        """What is written, as it is written."""
        return " ".join(line.text().strip() for line in self._lines.values() if line.text().strip())

    def _fill(self, hours: Hours) -> None:
        start, end = hours
        self._seen = hours
        self._day.show_day(start.date() if start else None)
        self._from.show_time(start.time() if start else None)
        self._until.show_time(end.time() if end else None)
        self._shown = {line: line.text() for line in self._lines.values()}

    # Reading

    def hours(self) -> Hours:
        """What is written; raises BadValue for what is no day, no time, or ends before it starts."""
        if not self.is_dirty():
            return self._seen
        day, at, until = self._day.day(), self._from.time(), self._until.time()
        if day is None and at is None and until is None:
            return _NEVER
        if day is None:
            raise Unfinished("day", NO_DAY)
        if at is None:
            raise Unfinished("start", NO_START)
        start = datetime.combine(day, at)
        end = self._moved_end(start) if self._is_as_shown(self._until) else self._end_on(day, until)
        check_record(Appointment(id="", case_id="", start=start, end=end), day, new=True)
        return start, end

    def _moved_end(self, start: datetime) -> datetime | None:
        was_start, was_end = self._seen
        if was_start is None or was_end is None:
            return None
        return start + (wall_clock(was_end) - wall_clock(was_start))

    def _end_on(self, day: date, until: time | None) -> datetime | None:
        """What ended on a later day than it began still does."""
        if until is None:
            return None
        was_start, was_end = self._seen
        nights = was_end.date() - was_start.date() if was_start and was_end else timedelta()
        return datetime.combine(day + nights, until)

    def _is_as_shown(self, line: QLineEdit) -> bool:
        return line.text() == self._shown[line]

    # Settling

    def settle(self) -> None:
        """Hands over what is written, if it is whole and differs from what was shown."""
        try:
            hours = self.hours()
        except Unfinished as unfinished:
            if not self.isAncestorOf(QApplication.focusWidget() or self):
                self.complain(unfinished)
            return
        except BadValue as trouble:
            self.complain(trouble)
            return
        self.complain(None)
        seen = self._seen
        self._fill(hours)
        if hours != seen:
            self.settled.emit(hours, seen)

    def complain(self, trouble: BadValue | None, *, focus: bool = False) -> None:
        """Says what is wrong under the fields and marks the one that it is about."""
        about = self._lines.get(trouble.field) if trouble else None
        sentence = tr_trouble(trouble) if trouble else ""
        for line in self._lines.values():
            line.setProperty("wrong", "true" if line is about else "false")
            line.setAccessibleDescription(sentence if line is about else line.toolTip())
            line.style().polish(line)
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if focus and about is not None:
            about.setFocus()
            about.selectAll()

    def _part_range(self) -> None:
        """`13-14` where only the start was asked for gives both."""
        found = _RANGE.fullmatch(self._from.text().strip())
        if found and read_time(found[1]) and read_time(found[2]):
            self._from.setText(found[1])
            self._until.setText(found[2])
