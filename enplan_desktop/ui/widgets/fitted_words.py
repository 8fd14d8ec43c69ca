"""Words on a button or beside a tick, which Qt itself writes on one line, in as many lines as their room takes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton

_FEWEST = "MMMM"
"""So many letters a button keeps room for, however narrow it gets."""


def in_lines(words: str, room: int, metrics: QFontMetrics) -> str:
    """`words` in lines of at most `room` pixels; a single word that is longer than a line ends in a dot-dot-dot."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)


def lines_on(button: QAbstractButton) -> str:
    """A button's words in lines that have room on it."""
    return in_lines(button.text(), button.width() - _beside_words(button), button.fontMetrics())


def narrowest(button: QAbstractButton) -> QSize:
    """How small a button may be whose words can be broken."""
    whole = button.sizeHint()
    least = _beside_words(button) + button.fontMetrics().horizontalAdvance(_FEWEST)
    return QSize(min(whole.width(), least), whole.height())


def height_for(button: QAbstractButton, width: int) -> int:
    """How tall a button is, in pixels, that is so wide."""
    metrics = button.fontMetrics()
    more = in_lines(button.text(), width - _beside_words(button), metrics).count("\n")
    return button.sizeHint().height() + more * metrics.lineSpacing()


def _beside_words(button: QAbstractButton) -> int:
    """Its padding and its icon or tick, in pixels."""
    return button.sizeHint().width() - button.fontMetrics().horizontalAdvance(button.text())
