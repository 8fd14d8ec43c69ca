"""One quiet sentence under the page, in sight wherever the page is scrolled."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import label, row

_LARGE = 18


class FootLine(QFrame):
    """There while there is something to say. Emits `appeared` once it has taken its room from the page."""

    appeared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, large: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._words = label("", wraps=True)
        if large:
            self._words.setStyleSheet(f"font-size: {theme.px(_LARGE)}px;")
        layout = row(self)
        layout.setContentsMargins(theme.px(18), theme.px(8), theme.px(18), theme.px(8))
        layout.addWidget(self._words, 1)
        self.hide()

    def say(self, words: str) -> None:
        """Shows `words`, to the eye and to a screen reader; "" for nothing."""
        if words and words != self.words():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._words.setText(words)
        self.setVisible(bool(words))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.appeared.emit)

    def words(self) -> str:
        return self._words.text()
