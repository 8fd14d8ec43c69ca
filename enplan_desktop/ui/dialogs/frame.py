"""What the small dialogs share: a column that scrolls when the text is large, and its buttons in sight beneath."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label

_TALLEST = 820
"""Pixels: what fits on a laptop's screen whatever the size of the text."""


def frame_dialog(
    dialog: QDialog, title: str, buttons: Sequence[QPushButton], height: int, theme: Theme
) -> QVBoxLayout:
    """Dresses a dialog and returns the column for its fields; `height` is for 100 % text."""
    dialog.setWindowTitle(title)
    margin = theme.px(22)
    content = QWidget()
    fields = column(content, margin=margin, gap=theme.px(12))
    fields.addWidget(label(title, "Title", wraps=True))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(content)
    beneath = QWidget()
    ends = FlowLayout(gap=theme.px(8))
    for each in buttons:
        # Enter goes from field to field here; only a button in focus is pressed by it.
        each.setAutoDefault(False)
        ends.addWidget(each)
    holder = column(beneath)
    holder.setContentsMargins(margin, theme.px(10), margin, theme.px(16))
    holder.addLayout(ends)
    outer = column(dialog, gap=0)
    outer.addWidget(scroll, 1)
    outer.addWidget(beneath)
    dialog.resize(theme.px(480), min(theme.px(height), _TALLEST))
    return fields


def accepted(dialog: QDialog) -> bool:
    """Shows a dialog until it is answered; a lock takes it away, which is no answer."""
    answered = bool(dialog.exec())
    if isValid(dialog):
        dialog.deleteLater()
    return answered
