"""What stands there while something takes its time: what is being done, and that it moves."""

from PySide6.QtWidgets import QProgressBar, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr


class Waiting(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", wraps=True)
        moving = QProgressBar()
        moving.setRange(0, 0)
        moving.setTextVisible(False)
        moving.setFixedHeight(theme.px(6))
        moving.setAccessibleName(tr("Working"))
        moving.setStyleSheet(
            f"QProgressBar {{ background: {theme.colours.chip}; border: none; border-radius: {theme.px(3)}px; }}"
            f"QProgressBar::chunk {{ background: {theme.colours.accent}; border-radius: {theme.px(3)}px; }}"
        )
        layout = column(self, gap=theme.px(14))
        layout.addWidget(label(tr("One moment …"), "Title", wraps=True))
        layout.addWidget(self._words)
        layout.addWidget(moving)

    def say(self, words: str) -> None:
        """What is being done, in the language of the program."""
        self._words.setText(words)
        self._words.setAccessibleName(words)
