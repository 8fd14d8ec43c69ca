"""One line to write a day in, with a calendar behind it for whoever would rather point."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

from enplan_desktop.domain.dates import short_day, weekday_name
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.day_reading import names_another_weekday, read_day
from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.month import Month
from enplan_desktop.ui.wording import language, tr

NO_SUCH_DAY = "There is no such day. Write for instance 10/3, Tuesday or in 2 weeks."
OTHER_WEEKDAY = "That day is a {weekday}. Check the day and the date."

_STEPS = {
    Qt.Key.Key_Up: timedelta(days=1),
    Qt.Key.Key_Down: timedelta(days=-1),
    Qt.Key.Key_PageUp: timedelta(weeks=1),
    Qt.Key.Key_PageDown: timedelta(weeks=-1),
}


class DayLine(QLineEdit):
    """`picked` comes when a day was pointed at or stepped to, rather than typed.

    The arrow keys go a day at a time, the page keys a week; Alt and the arrow down open the calendar.
    """

    picked = Signal()

    def __init__(
        self, name: str, today: Callable[[], date], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(tr("Alt and the arrow down open the calendar"))
        self.setAccessibleDescription(self.toolTip())
        self.setPlaceholderText(tr("10/3 or Tuesday"))
        calendar = self.addAction(
            icon("calendar-dots", theme.colours.quiet), QLineEdit.ActionPosition.TrailingPosition
        )
        calendar.setText(tr("Choose in a calendar"))
        calendar.setToolTip(tr("Choose in a calendar"))
        calendar.triggered.connect(self.open_calendar)

    def show_day(self, day: date | None) -> None:
        self.setText(day_words(day, self._today()))
        self.setCursorPosition(0)

    def day(self) -> date | None:
        """The day that is written; None where nothing is; raises BadValue where it is no day."""
        typed = self.text().strip()
        if not typed:
            return None
        day = read_day(typed, self._today(), language())
        if day is None:
            raise BadValue("day", NO_SUCH_DAY)
        if names_another_weekday(typed, day):
            raise BadValue("day", OTHER_WEEKDAY, weekday=weekday_name(day, language()))
        return day

    def open_calendar(self) -> None:
        """Shows a month under the line; a press or Enter takes the day."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = Month(self._theme, menu)
        shown = self._day_or_today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        for chosen in (calendar.clicked, calendar.activated):
            chosen.connect(menu.close)
            chosen.connect(self._take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.show_day(date(day.year(), day.month(), day.day()))
        self.setFocus()
        self.picked.emit()

    def _day_or_today(self) -> date:
        try:
            return self.day() or self._today()
        except BadValue:
            return self._today()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key == Qt.Key.Key_Down:
            self.open_calendar()
        elif key in _STEPS and not alt:
            self.show_day(self._day_or_today() + _STEPS[Qt.Key(key)])
            self.picked.emit()
        else:
            super().keyPressEvent(event)


def day_words(day: date | None, today: date) -> str:
    """A day as the line writes it: `tirsdag 10. marts`, with the year where it could be another."""
    if day is None:
        return ""
    weekday = weekday_name(day, language())
    bare = f"{weekday} {short_day(day, language())}"
    return bare if read_day(bare, today, language()) == day else f"{bare} {day.year}"
