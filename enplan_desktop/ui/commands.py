"""Everything the program can do, each with a name, a shortcut and a place in a menu; the search finds them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """`menu` is the translated name of the menu it stands in; `name` is what people call it."""

    menu: str
    name: str
    shortcut: str
    run: Callable[[], object]


class Commands(QObject):
    """Owns the actions of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.menu = QMenu(window)
        self.actions: list[QAction] = []

    def offer(self, commands: Iterable[Command]) -> None:
        """Puts commands in the menu, in order, and makes their shortcuts work in the whole window."""
        menus: dict[str, QMenu] = {}
        for command in commands:
            if command.menu not in menus:
                menus[command.menu] = self.menu.addMenu(command.menu)
            action = QAction(command.name, self)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            run = command.run
            action.triggered.connect(lambda _checked=False, run=run: run())
            menus[command.menu].addAction(action)
            self._window.addAction(action)
            self.actions.append(action)
