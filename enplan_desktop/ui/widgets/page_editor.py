"""Writing on the page itself: the same type at the same place, where the line stood that is being written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QWidget

from enplan_desktop.sheet.display import Box
from enplan_desktop.sheet.fonts import ASCENT, DESCENT, Face
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.page_targets import Room
from enplan_desktop.ui.targets import Target
from enplan_desktop.ui.widgets.words_edit import WordsEdit
from enplan_desktop.ui.wording import tr

_UNTIL_LEFT_MS = 24 * 60 * 60 * 1_000
_UNDERLINE = 2
_AFTER_WORDS = 4
_CLEAR, _PAPER = "transparent", "#ffffff"
"""Over the page where there is room, and over what stands around where there is not."""
_TOUCH = 0.16
"""How much of a line's height may touch the next: that is air, and no ink."""


class PageEditor(WordsEdit):
    """Emits `left` with 1 (Tab), -1 (Shift+Tab) or 0 (Enter, Escape) when the person is done here.

    Where `wrong` says what is the matter with the words, they are not handed over: `unread` tells why, and they stay.
    Such a line is read as a whole, when it is left.
    """

    left = Signal(int)
    unread = Signal(str)

    def __init__(
        self,
        target: Target,
        words: str,
        accent: str,
        parent: QWidget,
        wrong: Callable[[str], str] | None = None,
    ) -> None:
        name = tr("Write on the page")
        super().__init__(name, one_line=target.one_line, needed=target.needed, parent=parent)
        self._accent = accent
        self._wrong = wrong
        self._look, self._ground = "", _CLEAR
        self._shape: tuple[float, ...] = ()
        self.setTabChangesFocus(False)
        self.setFrameShape(WordsEdit.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        if wrong is not None:
            self._pause.setInterval(_UNTIL_LEFT_MS)
        self.show_words(words)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def place(self, room: Room, scale: float, around: Iterable[Box]) -> None:
        """Lies where its line stands on a page at `scale` pixels a point, its first letters on their baseline.

        Clear where none of what stands `around` lies beneath its words.
        """
        self._set_type(room, scale, self._ground)
        self._set_lines(room.indent * scale, room.leading * scale)
        document = self.document()
        document.setTextWidth(int(room.box.width * scale) + 2)
        first = document.firstBlock().layout().lineAt(0)
        top = room.run.y * scale - first.y() - first.ascent()
        left, high = room.box.x * scale, document.size().height()
        letters = [*self._letters(left, top, room.run.size * scale)]
        others = [_ink(box, scale) for box in around]
        covers = any(line.intersects(other) for line in letters for other in others)
        self._set_type(room, scale, _PAPER if covers else _CLEAR)
        width = document.idealWidth() + _AFTER_WORDS if covers else document.textWidth()
        self.setGeometry(QRectF(left, top, width, high + _UNDERLINE).toRect())
        self.verticalScrollBar().setValue(0)

    def _letters(self, left: float, top: float, size: float) -> Iterator[QRectF]:
        """Where the letters of each line are on the page, for a type of `size` pixels."""
        block = self.document().begin()
        while block.isValid():
            layout = block.layout()
            for line in map(layout.lineAt, range(layout.lineCount())):
                x, baseline = left + line.x(), top + layout.position().y() + line.y() + line.ascent()
                high = (ASCENT + DESCENT) * size
                yield _ink(Box(x, baseline - ASCENT * size, line.naturalTextWidth(), high), 1.0)
            block = block.next()

    def write_on(self, typed: str) -> None:
        """Goes on after what stands; a new word does not join the last one."""
        stands = self.toPlainText()[-1:]
        self.insertPlainText(f" {typed}" if stands.isalnum() and typed[:1].isalnum() else typed)

    def is_unread(self) -> bool:
        return self._wrong is not None and bool(self._wrong(self.toPlainText()))

    def flush(self) -> None:
        if self.is_unread():
            assert self._wrong is not None
            self.unread.emit(self._wrong(self.toPlainText()))
        else:
            super().flush()

    def _hand_over(self) -> None:
        """Nor are they when a menu or the search opens over the page."""
        if not self.is_unread():
            super()._hand_over()

    def give_up(self) -> None:
        """Puts back what stood where the words cannot be read."""
        if self.is_unread():
            self._pause.stop()
            self.setPlainText(self._known)
            self._pause.stop()

    def _set_type(self, room: Room, scale: float, ground: str) -> None:
        run, self._ground = room.run, ground
        weight = 700 if run.face is Face.BOLD else 400
        ink = "1c2b2d" if run.prompt else f"{run.colour:06x}"
        look = (
            f"QTextEdit {{ background: {ground}; color: #{ink}; border: none; padding: 0; border-radius: 0;"
            f" border-bottom: {_UNDERLINE}px solid {self._accent}; font-size: {max(1, round(run.size * scale))}px;"
            f" font-weight: {weight}; }}"
        )
        if look != self._look:
            self._look = look
            self.setStyleSheet(look)

    def _set_lines(self, indent: float, leading: float) -> None:
        shape = (indent, leading, self.document().blockCount())
        if shape == self._shape:
            return
        self._shape = shape
        form = QTextBlockFormat()
        form.setTextIndent(indent)
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self.blockSignals(True)  # the look of the words is not their text
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1, Qt.Key.Key_Escape: 0, Qt.Key.Key_Return: 0}
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in enters and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText(" ")  # a page breaks its lines itself
        elif event.key() in steps or event.key() in enters:
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
            self.flush()
            self.left.emit(steps.get(Qt.Key(event.key()), 0))
        else:
            super().keyPressEvent(event)


def _ink(box: Box, scale: float) -> QRectF:
    air = _TOUCH * box.height
    return QRectF(box.x * scale, (box.y + air) * scale, box.width * scale, (box.height - 2 * air) * scale)


@dataclass(frozen=True, slots=True)
class Writing:
    """A line that is open: what was pointed at, what it writes, and where."""

    source: Source
    target: Target
    editor: PageEditor

    @property
    def shown_as(self) -> tuple[Source, Source]:
        """What asked for the words, and where they stand once there are any."""
        return self.source, Source(self.target.record, self.target.field)


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key means a letter and not a command; Windows says Control and Alt for AltGr."""
    modifiers = Qt.KeyboardModifier
    alt_gr = modifiers.ControlModifier | modifiers.AltModifier
    held = event.modifiers() & (alt_gr | modifiers.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and held in (modifiers.NoModifier, alt_gr)
