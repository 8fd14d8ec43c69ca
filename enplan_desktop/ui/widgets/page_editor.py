"""Writing on the page itself: the same type at the same place, over the line that is being written."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Box, Text
from enplan_desktop.sheet.fonts import Face
from enplan_desktop.ui.widgets.words_edit import WordsEdit


class PageEditor(WordsEdit):
    """Emits `left` with 1 (Tab), -1 (Shift+Tab) or 0 (Enter, Escape) when the person is done here."""

    left = Signal(int)

    def __init__(self, name: str, words: str, run: Text, accent: str, parent: QWidget) -> None:
        super().__init__(name, parent=parent)
        self._run = run
        self._accent = accent
        self._pixels = 0
        self.setTabChangesFocus(False)
        self.setFrameShape(WordsEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.show_words(words)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def place(self, box: Box, scale: float) -> None:
        """Lies over `box`, a part of the page at `scale` pixels a point."""
        self._set_type(max(1, round(self._run.size * scale)))
        width = int(box.width * scale) + 2
        self.document().setTextWidth(width)
        height = max(int(self.document().size().height()) + 4, int(box.height * scale))
        self.setGeometry(QRectF(box.x * scale, box.y * scale, width, height).toRect())
        self.verticalScrollBar().setValue(0)

    def _set_type(self, pixels: int) -> None:
        if pixels == self._pixels:
            return
        self._pixels = pixels
        weight = 700 if self._run.face is Face.BOLD else 400
        ink = "1c2b2d" if self._run.prompt else f"{self._run.colour:06x}"
        self.setStyleSheet(
            f"QTextEdit {{ background: #ffffff; color: #{ink}; border: none; padding: 0; border-radius: 0;"
            f" border-bottom: 2px solid {self._accent}; font-size: {pixels}px; font-weight: {weight}; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Escape: 0, Qt.Key.Key_Return: 0}
        if event.key() in steps or event.key() == Qt.Key.Key_Enter:
            self.flush()
            self.left.emit(steps.get(Qt.Key(event.key()), 0))
            return
        super().keyPressEvent(event)
