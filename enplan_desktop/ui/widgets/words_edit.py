"""A place to write that commits by itself when typing pauses; there is no Save button."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip, QWidget

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.ui.caret import carried_over
from enplan_desktop.ui.wording import tr

PAUSE_MS = 400
LONGEST = 100_000
"""Characters that a field takes from the clipboard: some forty pages. Far more could never be sent."""


class WordsEdit(QTextEdit):
    """Plain text in one or more lines; grows with what is written.

    `typed` follows every keystroke, and what takes the place of words that came to nothing. `settled`
    comes once when typing pauses, on leaving, and on `flush`: the words, and the words they were written
    upon, so that what a colleague wrote meanwhile is never overwritten. Nor does it come in under the caret
    of somebody who has written here: it is shown when they leave, or on `flush`. Where words are `needed`,
    an emptied field hands over nothing, and shows what stood when it is left. Undo is the case's, not this
    field's, so Ctrl+Z is left to the window.
    """

    typed = Signal(str)
    settled = Signal(str, str)

    def __init__(
        self,
        name: str,
        *,
        one_line: bool = False,
        lines: int = 1,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._one_line = one_line
        self._needed = needed
        self._lines = lines
        self._known = ""
        self._told = ""
        self._is_writing = False
        """Whether somebody has written here since they came."""
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._hand_over)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def words(self) -> str:
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        """Shows what the plan says, unless someone is in the middle of writing here: then once they leave."""
        self._told = words
        is_emptied = self._lacks_words() and bool(self._known)
        if self._pause.isActive() or ((self._is_writing or is_emptied) and self.hasFocus()):
            return
        self._known = words
        before = self.toPlainText()
        if words == before:
            return
        cursor = self.textCursor()
        anchor, position = (carried_over(at, before, words) for at in (cursor.anchor(), cursor.position()))
        self.blockSignals(True)
        self.setPlainText(words)
        self.blockSignals(False)
        last = self.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.updateGeometry()

    def forget(self) -> None:
        """Empties itself: what is shown from here on is another record's."""
        self.flush()
        self._known = ""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)

    def flush(self) -> None:
        """Commits what is written, if it differs from what was last shown or committed, and is done writing."""
        self._is_writing = False
        self._hand_over()

    def _hand_over(self) -> None:
        self._pause.stop()
        words = self.toPlainText()
        if self._lacks_words() or words == self._known:
            self.show_words(self._told)  # it may have come while somebody was writing
            if self.toPlainText() != words:
                self.typed.emit(self.toPlainText())
            return
        seen, self._known = self._known, words
        self._told = words
        self.settled.emit(words, seen)

    def _lacks_words(self) -> bool:
        return self._needed and not self.toPlainText().strip()

    def _on_text(self) -> None:
        words = self.toPlainText()
        if words == self._known and not self._pause.isActive():
            return  # Qt also tells of changes of type and margin
        self._is_writing = self._is_writing or self.hasFocus()
        self._pause.start()
        self.typed.emit(words)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        # The frame, padding and border that the style sheet puts around the text.
        around = self.height() - self.viewport().height() if self.height() > 0 and self.isVisible() else 14
        written = int(self.document().size().height())
        return QSize(super().sizeHint().width(), max(written, line * self._lines) + max(around, 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        undo = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in undo)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._hand_over()  # the caret stays, and more may be written
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            self._hand_over()  # whoever opens the menu comes back to the same place in the same words
        else:
            self.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = storable_text(source.text())
        if len(text) + self.document().characterCount() > LONGEST:
            sentence = tr("That is more than fits here. Paste a part of it, or keep it in a file of its own.")
            QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), sentence, self)
            return
        self.insertPlainText(" ".join(text.split()) if self._one_line else text)
