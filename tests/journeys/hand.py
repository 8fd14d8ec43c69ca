"""A person at the real window, in Danish: finds things by the names that a screen reader says, presses and types.

Names are given as the source has them; the window has their Danish.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.display import places_of
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.pages.citizen_view import CitizenView
from enplan_desktop.ui.shell import Shell
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.widgets.page_editor import PageEditor
from enplan_desktop.ui.widgets.palette import Palette
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr
from enplan_desktop.ui.workplace import Workplace

W = TypeVar("W", bound=QWidget)

PASSPHRASE = "kaffe rugbrød og god tid"
KITCHEN_CLOCK = datetime(2026, 3, 9, 9, 42)


class Hand:
    """One person's, on one window; `folder` is where their vault lies."""

    def __init__(self, shell: Shell, qtbot: QtBot, folder: Path) -> None:
        self.shell = shell
        self.folder = folder
        self._qtbot = qtbot

    def until(self, condition: Callable[[], object]) -> None:
        """Waits for something to become true while the window goes on living."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)

    # What is there

    @property
    def desk(self) -> Desk:
        assert self.shell.desk is not None
        return self.shell.desk

    @property
    def workplace(self) -> Workplace:
        assert self.shell.workplace is not None
        return self.shell.workplace

    @property
    def plan(self) -> Plan:
        assert self.desk.plan is not None
        return self.desk.plan

    @property
    def page(self) -> SheetView:
        return self.workplace.plan_page.view

    @property
    def stored(self) -> Plan:
        """What the vault itself says of the open case."""
        self.rest()
        return self.desk.storage.wait(lambda: self.desk.vault.plan(self.plan.case.id))

    def rest(self) -> None:
        """Waits until everything that was done is stored and told."""
        self.until(lambda: self.desk.idle)

    def seen(self) -> str:
        """All words that stand in windows on the screen."""
        words: list[str] = []
        for window in QApplication.topLevelWidgets():
            if not window.isVisible():
                continue
            words.append(window.windowTitle())
            for each in window.findChildren(QWidget):
                if each.isVisible():
                    words += _words_of(each)
        return "\n".join(words).replace("\u200b", "")

    def tabs(self) -> list[str]:
        """The words on the tabs of the case."""
        bar = self.workplace.case_page.header.findChild(QTabBar)
        assert bar is not None
        return [bar.tabText(index) for index in range(bar.count()) if bar.isTabVisible(index)]

    # What a hand does

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        """The visible widget of that name."""
        found = self._visible(kind, inside)
        self.until(lambda: any(each.accessibleName() in (name, tr(name)) for each in found()))
        return next(each for each in found() if each.accessibleName() in (name, tr(name)))

    def _visible(self, kind: type[W], inside: QWidget | None) -> Callable[[], list[W]]:
        return lambda: [each for each in (inside or self.shell).findChildren(kind) if each.isVisible()]

    def press(self, name: str, inside: QWidget | None = None) -> None:
        """Presses the button that says `name`, to the eye or to a screen reader."""
        found = self._visible(QAbstractButton, inside)
        self.until(lambda: any(_says(each, name) for each in found()))
        button = next(each for each in found() if _says(each, name))
        self.until(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, name: str, words: str, inside: QWidget | None = None) -> QWidget:
        """Types in place of what stands in a field."""
        place = self.find(QWidget, name, inside)
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(place, Qt.Key.Key_Delete)
        QTest.keyClicks(place, words)
        return place

    def type(self, words: str) -> None:
        """Types where the keyboard is; Qt's own helper knows no signs beyond Western Europe's."""
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(_focus(self.shell), event)

    def keys(self, shortcut: str) -> None:
        """Presses keys where the keyboard is."""
        QTest.keySequence(_focus(self.shell), QKeySequence(shortcut))

    def in_dialog(self, open_it: Callable[[], object], act: Callable[[QDialog], object]) -> None:
        """Opens a window that asks something, and answers it."""
        timer = QTimer()

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isVisible():
                timer.stop()
                act(dialog)

        timer.timeout.connect(answer)
        timer.start(5)
        open_it()
        timer.stop()
        self.come_to(self.shell)

    def come_to(self, window: QWidget) -> None:
        """A window is the one in front; where there is a screen, its window manager sees to that."""

        def came() -> bool:
            # Asked for again where a window that has just gone takes the focus with it.
            if QApplication.activeWindow() is not window:
                window.activateWindow()
            return QApplication.activeWindow() is window

        self.until(came)

    def turn_to_the_citizen(self) -> CitizenView:
        self.keys("F11")
        view = self.shell.citizen_view
        assert view is not None
        self.come_to(view)
        return view

    # What a person means

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.write("Passphrase", passphrase)
        self.keys("Return")
        self.until(lambda: self.shell.desk is not None)
        self.until(lambda: self.desk.caseload or self.desk.idle)
        self.rest()

    def open_case(self, name: str) -> None:
        self.search(name)
        self.keys("Return")
        self.until(lambda: self.desk.plan is not None and self.plan.case.display_name == name)
        self.rest()

    def search(self, words: str) -> list[str]:
        """Asks with Ctrl+K; what is found, line by line."""
        self.keys("Ctrl+K")
        palette = self.shell.palette_window
        assert isinstance(palette, Palette)
        self.until(palette.isVisible)
        line = self.find(QLineEdit, "Search or do something", palette)
        QTest.keyClicks(line, words)
        self.until(lambda: palette._answered == words or len(words) < 2)
        finds = self.find(QListWidget, "What was found", palette)
        return [finds.item(row).text() for row in range(finds.count())]

    def new_case(self, name: str) -> None:
        def fill(dialog: QDialog) -> None:
            self.write("What you both call it", name, dialog)
            self.press("Make the case", dialog)

        self.in_dialog(lambda: self.keys("Ctrl+N"), fill)
        self.until(lambda: self.desk.plan is not None and self.plan.case.display_name == name)
        self.rest()

    def editor(self) -> PageEditor:
        self.until(lambda: self.page.editor is not None)
        assert self.page.editor is not None
        return self.page.editor

    def place_of(self, record: str, cell: str) -> QPoint:
        """The middle of a line on the page."""
        sheet = self.page.sheet
        assert sheet is not None
        box, scale = places_of(sheet, Source(record, cell))[0], self.page.width() / sheet.width
        return QPoint(round((box.x + box.width / 2) * scale), round((box.y + box.height / 2) * scale))

    def click_on(self, record: str, cell: str) -> None:
        QTest.mouseClick(self.page, Qt.MouseButton.LeftButton, pos=self.place_of(record, cell))


def _focus(shell: Shell) -> QWidget:
    return QApplication.focusWidget() or shell


def _says(button: QAbstractButton, name: str) -> bool:
    return bool({name, tr(name)} & {button.text().strip(), button.accessibleName()})


def _words_of(widget: Any) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, SheetView):
        return [widget.accessibleDescription()]
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return []
