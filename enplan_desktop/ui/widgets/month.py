"""A month to point at, in the program's own colours."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette, QPixmap, QTextCharFormat, QTransform
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton, QWidget

from enplan_desktop.ui.icons import pixmap
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import tr

_STYLE = """
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {colours.panel}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {colours.text}; border: 1px solid transparent;
  border-radius: 6px; padding: 4px 8px; font-weight: 600; }}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:focus {{ border-color: {colours.accent}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ background: {colours.field}; color: {colours.text};
  selection-background-color: {colours.accent}; selection-color: {colours.accent_text}; }}
"""


class Month(QCalendarWidget):
    """Weeks have their numbers, as Danes plan by them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colours = theme.colours
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.setStyleSheet(_STYLE.format(colours=colours))
        self._turn("qt_calendar_prevmonth", tr("The month before"), theme, backwards=True)
        self._turn("qt_calendar_nextmonth", tr("The month after"), theme, backwards=False)
        heading = QTextCharFormat()
        heading.setForeground(QColor(colours.quiet))
        heading.setBackground(QColor(colours.field))
        self.setHeaderTextFormat(heading)
        day = QTextCharFormat()
        day.setForeground(QColor(colours.text))
        for each in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(each, day)
        grid = self.findChild(QTableView)
        if grid is not None:
            self._quieten_other_months(grid, colours.field_line)
        self.setMinimumSize(QSize(theme.px(330), theme.px(260)))

    def _quieten_other_months(self, grid: QTableView, colour: str) -> None:
        palette = grid.palette()
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(colour))
        grid.setPalette(palette)

    def _turn(self, name: str, words: str, theme: Theme, *, backwards: bool) -> None:
        turning = self.findChild(QToolButton, name)
        if turning is not None:
            arrow: QPixmap = pixmap("caret-right", theme.colours.text, theme.px(18))
            turning.setIcon(QIcon(arrow.transformed(QTransform().scale(-1, 1)) if backwards else arrow))
            turning.setAccessibleName(words)
            turning.setToolTip(words)
