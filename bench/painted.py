"""How a program in a process of its own says how far it has come, and when it is to end."""

import sys
from threading import Thread
from time import monotonic_ns

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


def say(word: str) -> None:
    """With this process's own reading of the monotonic clock, which is the same in all processes."""
    print(word, monotonic_ns(), flush=True)


class FirstPaint(QObject):
    """Says `word` once something was painted, when everything that was due with it is painted too."""

    def __init__(self, watched: QObject, word: str) -> None:
        super().__init__(watched)
        self._word = word
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: say(self._word))
        return False


def quit_with_input(app: QApplication) -> None:
    """Ends the program when whoever started it closes its input."""

    def wait() -> None:
        sys.stdin.read()
        QTimer.singleShot(0, app, app.quit)

    Thread(target=wait, daemon=True).start()
