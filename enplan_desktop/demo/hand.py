"""A person's hand on the real window: it finds things by the names that a screen reader says, presses and types."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget

from enplan_desktop.demo.stage import DoesNotHold
from enplan_desktop.ui.shell import Shell

W = TypeVar("W", bound=QWidget)

_PATIENCE_SECONDS = 30.0
_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Hand:
    """One person's, on one window; `pictures` is where the screens go."""

    def __init__(self, shell: Shell, pictures: Path) -> None:
        self.shell = shell
        self._pictures = pictures

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Waits for something to become true while the window goes on living."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise DoesNotHold(what)
            QTest.qWait(10)

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        """The visible widget of that name, in the window or in a part of it; "…" stands for how it goes on."""
        found: list[W] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in (inside or self.shell).findChildren(kind)
                if widget.isVisible() and _is_called(widget.accessibleName(), name)
            ]
            return bool(found)

        self.until(look, f"nothing on the screen is called “{name}”")
        return found[0]

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Presses a button with the mouse."""
        button = self.find(QAbstractButton, name, inside)
        self.until(button.isEnabled, f"“{name}” cannot be pressed")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, words: str, inside: QWidget | None = None) -> QWidget:
        """Clicks into a field and types at its end."""
        field = self.find(QWidget, name, inside)
        self.type(field, words)
        return field

    def rewrite(self, name: str, words: str, inside: QWidget | None = None) -> QWidget:
        """Types in place of what stands in a field."""
        field = self.find(QWidget, name, inside)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(field, words)
        return field

    def type(self, widget: QWidget, words: str) -> None:
        """Types one key after another; Qt's own helper knows only the keys of an English keyboard."""
        widget.setFocus()
        target = widget
        for sign in words:
            key = _KEYS.get(sign, Qt.Key.Key_unknown)
            text = "" if sign in _KEYS else sign
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
            if sign == "\t":
                target = QApplication.focusWidget() or target
        QTest.qWait(1)

    def key(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)

    def click(self, widget: QWidget, place: QPoint) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def tick(self, button: str, beginning: str) -> None:
        """Opens a list with its button, ticks the line that begins so, and closes the list."""
        opener = self.find(QAbstractButton, button)
        boxes: list[QCheckBox] = []

        def open_list() -> bool:
            found = (box for box in opener.findChildren(QCheckBox) if box.isVisible())
            boxes[:] = [box for box in found if box.text().startswith(beginning)]
            if not boxes:
                # A list closes by itself when its window loses the keyboard; a person presses again.
                QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
            return bool(boxes)

        self.until(open_list, f"“{button}” offers {beginning}")
        QTest.keyClick(boxes[0], Qt.Key.Key_Space)
        QTest.keyClick(boxes[0].window(), Qt.Key.Key_Escape)

    def shortcut(self, keys: str) -> None:
        """Does what a shortcut does."""
        wanted = QKeySequence(keys)
        commands = self.shell.commands
        action = (
            next((each for each in commands.actions if each.shortcut() == wanted), None) if commands else None
        )
        if action is None:
            raise DoesNotHold(f"there is no shortcut {keys}")
        action.trigger()
        QTest.qWait(1)

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Takes a picture of the window, or of another one."""
        QTest.qWait(250)  # rows of text find their heights
        (widget or self.shell).grab().save(str(self._pictures / f"{name}.png"))


def _is_called(name: str, wanted: str) -> bool:
    return name.startswith(wanted[:-1]) if wanted.endswith("…") else name == wanted
