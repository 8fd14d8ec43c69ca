"""Boxes to tick that grow with the text, and whose outline can be seen in the dark too."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox

from enplan_desktop.ui.theme import Theme


def dress_tick(box: QCheckBox, theme: Theme) -> None:
    """Dresses one box; its words keep the program's own style."""
    side = theme.px(17)
    box.setStyleSheet(f"QCheckBox::indicator {{ width: {side}px; height: {side}px; }}")
    # The style draws the outline a shade darker than the window, which a dark window swallows.
    palette = box.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(theme.colours.field_line).lighter(140))
    box.setPalette(palette)
