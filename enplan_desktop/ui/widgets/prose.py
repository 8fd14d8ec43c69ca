"""People's own words to read: they wrap rather than be cut, can be selected, and grow with their text."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.word_differences import Stretch


class Tone(StrEnum):
    PLAIN = "plain"
    QUIET = "quiet"
    STRONG = "strong"
    NAMED = "named"
    """The name of a field inside a sentence."""
    MARKED = "marked"
    """What to look at: bold, underlined and tinted, so that none of the three is needed alone."""


Piece = tuple[str, Tone]


def differing(stretches: Iterable[Stretch]) -> list[Piece]:
    """A text with what differs marked; the space after a word is no part of the difference."""
    pieces: list[Piece] = []
    for stretch in stretches:
        words = stretch.text.rstrip() if stretch.differs else ""
        pieces += [(words, Tone.MARKED)] if words else []
        pieces += [(stretch.text[len(words) :], Tone.PLAIN)]
    return pieces


class Prose(QTextEdit):
    """`small` is for what stands beside something more important."""

    def __init__(self, theme: Theme, *, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("Prose")
        size, ink = theme.px(13.5 if small else 15), theme.colours.quiet if small else theme.colours.text
        self.setStyleSheet(
            "QTextEdit#Prose { background: transparent; border: none; padding: 0; "
            f"font-size: {size}px; color: {ink}; }}"
        )
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())
        # It is as tall as its text, or about to be: nobody should see its end before its beginning.
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _: bar.setValue(0))

    def show_text(self, text: str) -> None:
        self.show_pieces([(text, Tone.PLAIN)])

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        """Text in several tones; for a screen reader it is one text."""
        self.clear()
        cursor = QTextCursor(self.document())
        for text, tone in pieces:
            cursor.insertText(text, self._format(tone))
        self.setAccessibleName(self.toPlainText())

    def mark(self, words: str) -> None:
        """Tints every place where `words` are found."""
        found: list[QTextEdit.ExtraSelection] = []
        cursor = self.document().find(words) if words else QTextCursor()
        while not cursor.isNull() and len(found) < _MOST_MARKS:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = self._format(Tone.MARKED)
            found.append(selection)
            cursor = self.document().find(words, cursor)
        self.setExtraSelections(found)

    def _format(self, tone: Tone) -> QTextCharFormat:
        form = QTextCharFormat()
        match tone:
            case Tone.QUIET:
                form.setForeground(QColor(self._theme.colours.quiet))
            case Tone.STRONG:
                form.setFontWeight(QFont.Weight.DemiBold)
                form.setForeground(QColor(self._theme.colours.text))
            case Tone.NAMED:
                form.setFontItalic(True)
            case Tone.MARKED:
                form.setFontWeight(QFont.Weight.Bold)
                form.setFontUnderline(True)
                form.setBackground(QColor(self._theme.colours.chosen))
        return form

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        line = self.fontMetrics().lineSpacing() + 1
        # Qt lays a text out once it is shown: until then each paragraph counts for a line.
        is_laid_out = self.document().textWidth() > 0
        lines = 1 if is_laid_out else self.document().blockCount()
        return QSize(self._theme.px(240), max(int(self.document().size().height()), lines * line - 1) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self.sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, not its texts.
        event.ignore()


_MOST_MARKS = 200
