"""Writing on the page itself: the same type at the same place, over the line that is being written."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Box, Text
from enplan_desktop.sheet.fonts import Face
from enplan_desktop.ui.theme import FAMILY
from enplan_desktop.ui.widgets.words_edit import WordsEdit


class PageEditor(WordsEdit):
    """Emits `left` with 1 (Tab), -1 (Shift+Tab) or 0 (Enter, Escape) when the person is done here."""

    left = Signal(int)

    def __init__(self, name: str, words: str, run: Text, accent: str, parent: QWidget) -> None:
        super().__init__(name, parent=parent)
        self._run = run
        self.setTabChangesFocus(False)
        self.setFrameShape(WordsEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        ink = f"#{run.colour:06x}" if not run.prompt else "#1c2b2d"
        self.setStyleSheet(
            f"QTextEdit {{ background: #ffffff; color: {ink}; border: none; border-bottom: 2px solid {accent};"
            " border-radius: 0; padding: 0; }"
        )
        self.show_words(words)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def place(self, box: Box, scale: float) -> None:
        """Lies over `box`, a part of the page at `scale` pixels a point."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(self._run.size * scale)))
        font.setWeight(QFont.Weight.Bold if self._run.face is Face.BOLD else QFont.Weight.Normal)
        if font != self.document().defaultFont():
            self.document().setDefaultFont(font)
        width = int(box.width * scale) + 2
        self.document().setTextWidth(width)
        height = max(int(self.document().size().height()) + 4, int(box.height * scale))
        self.setGeometry(QRectF(box.x * scale, box.y * scale, width, height).toRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Escape: 0, Qt.Key.Key_Return: 0}
        if event.key() in steps or event.key() == Qt.Key.Key_Enter:
            self.flush()
            self.left.emit(steps.get(Qt.Key(event.key()), 0))
            return
        super().keyPressEvent(event)
