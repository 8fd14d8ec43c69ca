"""Buttons as this program has them: a word, a name for screen readers, and the theme's shape."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from enplan_desktop.ui.icons import icon
from enplan_desktop.ui.widgets.fitted_words import height_for, lines_on, narrowest


class Button(QPushButton):
    """Where its place is narrower than its words they go on in a second line.

    It keeps its natural width unless it is told to give way, as flows do.
    """

    def give_way(self) -> None:
        """Its words may be broken here, and it grows taller for it."""
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum, QSizePolicy.ControlType.PushButton
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return narrowest(self)

    def heightForWidth(self, width: int) -> int:
        return height_for(self, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = lines_on(self)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.toolTip() and "…" in lines_on(self) and "…" not in self.text():
            self.setToolTip(self.text())


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    kind: str = "",
    picture: str = "",
    colour: str = "#1c2b2d",
    name: str = "",
) -> Button:
    """A push button; `kind` is one of the theme's: Primary, Plain, Danger, Chip, BarPill, BarPlain.

    `name` is what a screen reader says where the text alone would not do.
    """
    # Qt leaves hardly any room between icon and word.
    made = Button(f" {text}" if picture and text else text)
    made.setObjectName(kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAccessibleName(name or text)
    if picture:
        made.setIcon(icon(picture, colour))
        made.setIconSize(QSize(20, 20))
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    return made
