"""A date that may be none: typed as Danes type it, or picked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from enplan_desktop.domain.dates import long_day
from enplan_desktop.ui.day_reading import read_day
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.wording import language, tr


class DayField(QWidget):
    """Emits `chosen` with a date, or None when it is emptied; what cannot be read stays and says so."""

    chosen = Signal(object)

    def __init__(
        self, name: str, today: Callable[[], date], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self._edit = QLineEdit()
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(tr("day, for instance 10/3 or in 2 weeks"))
        self._edit.editingFinished.connect(self._read)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        pick = button(
            "",
            self._pick,
            picture="calendar-dots",
            colour=theme.colours.text,
            name=tr("Choose in a calendar"),
        )
        line = row(gap=theme.px(6))
        line.addWidget(self._edit, 1)
        line.addWidget(pick)
        layout = column(self, gap=2)
        layout.addLayout(line)
        layout.addWidget(self._trouble)

    def show_day(self, day: date | None) -> None:
        if day == self._day and (self._edit.hasFocus() or self._trouble.isVisible()):
            return
        self._day = day
        self._edit.setText(long_day(day, language()) if day else "")
        self._trouble.hide()

    def _read(self) -> None:
        typed = self._edit.text().strip()
        shown = long_day(self._day, language()) if self._day else ""
        if typed == shown:
            self._trouble.hide()
            return
        day = read_day(typed, self._today(), language()) if typed else None
        if typed and day is None:
            self._trouble.setText(
                tr("There is no such day. Write for instance 10/3, 10. marts or in 2 weeks.")
            )
            self._trouble.show()
            return
        self._choose(day)

    def _choose(self, day: date | None) -> None:
        self._trouble.hide()
        changed = day != self._day
        self._day = day
        self._edit.setText(long_day(day, language()) if day else "")
        if changed:
            self.chosen.emit(day)

    def _pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        shown = self._day or self._today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.clicked.connect(lambda day: self._picked(day, menu))
        calendar.activated.connect(lambda day: self._picked(day, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()

    def _picked(self, day: QDate, menu: QMenu) -> None:
        menu.close()
        self._choose(date(day.year(), day.month(), day.day()))
