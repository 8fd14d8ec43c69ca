"""Words on a button or beside a tick, which Qt itself writes on one line, in as many lines as their room takes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics


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


def height_in(words: str, room: int, metrics: QFontMetrics) -> int:
    """How much taller than one line `words` are in `room`, in pixels."""
    return in_lines(words, room, metrics).count("\n") * metrics.lineSpacing()
