"""A quiet line at the end of a list: write, press Enter, and it is one more of them."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.ui.theme import Theme


class NewLine(QLineEdit):
    """Emits `written` on Enter and when it is left with words in it, so that none are lost.

    Ctrl+Z takes back typing while there is any, and is the window's otherwise.
    """

    written = Signal(str)

    def __init__(self, prompt: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"+ {prompt}")
        self.setAccessibleName(prompt)
        self.setMinimumHeight(theme.px(34))
        self.editingFinished.connect(self.finish)

    def finish(self) -> None:
        """Hands over what is written."""
        words = storable_text(self.text()).strip()
        # Unlike `clear`, this forgets the typing too: what was handed over is taken back where it is now.
        self.setText("")
        if words:
            self.written.emit(words)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            nothing_typed = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            nothing_back = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if nothing_typed or nothing_back:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        super().keyPressEvent(event)
