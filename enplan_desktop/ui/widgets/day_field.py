"""A date that may be none: typed as Danes type it, or picked."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.day_line import DayLine
from enplan_desktop.ui.widgets.line_field import LineField
from enplan_desktop.ui.wording import tr


class DayField(LineField):
    def __init__(
        self, name: str, today: Callable[[], date], theme: Theme, parent: QWidget | None = None
    ) -> None:
        line = DayLine(name, today, theme)
        line.setPlaceholderText(tr("day, for instance 10/3 or in 2 weeks"))
        super().__init__(line, line.show_day, line.day, parent)
