"""A time of day that may be none."""

from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.hour_line import HourLine
from enplan_desktop.ui.widgets.line_field import LineField
from enplan_desktop.ui.wording import tr


class TimeField(LineField):
    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        line = HourLine(name, "time", tr("time, for instance 13.00"))
        line.setMaximumWidth(theme.px(220))
        super().__init__(line, line.show_time, line.time, parent)
