"""Boxes to tick that grow with the text, and whose outline can be seen in the dark too."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme


def dress_ticks(widget: QWidget, theme: Theme) -> None:
    """For a QCheckBox, or a list whose items are ticked."""
    side = theme.px(17)
    widget.setStyleSheet(f"::indicator {{ width: {side}px; height: {side}px; }}")
    # The style draws the outline a shade darker than the window, which a dark window swallows.
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.colours.field_line).lighter(140))
    widget.setPalette(palette)
