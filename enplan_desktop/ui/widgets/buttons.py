"""Buttons as this program has them: a word, a name for screen readers, and the theme's shape."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from enplan_desktop.ui.icons import icon


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    kind: str = "",
    picture: str = "",
    colour: str = "#1c2b2d",
    name: str = "",
) -> QPushButton:
    """A push button; `kind` is one of the theme's: Primary, Plain, Danger, Chip, BarPill, BarPlain.

    `name` is what a screen reader says where the text alone would not do.
    """
    # Qt leaves hardly any room between icon and word.
    made = QPushButton(f" {text}" if picture and text else text)
    made.setObjectName(kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(name or text)
    if picture:
        made.setIcon(icon(picture, colour))
        made.setIconSize(QSize(20, 20))
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    return made
