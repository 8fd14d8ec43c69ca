"""A real vault with one citizen in it, and a desk on top: what the pages are tried on."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Cost, Vault, create_vault
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme, load_fonts, make_theme, wear
from enplan_desktop.ui.wording import speak

OFFSCREEN = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""What Qt says of a platform that has no screen, and nothing about the program."""
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
"""A passphrase that costs nothing to guess: for tests only."""
NOW = datetime(2026, 3, 9, 9, 30)
CASE = "case"


class PocketKeyring:
    """A keyring that forgets when the test ends."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service_name: str, username: str, /) -> str | None:
        return self.kept.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str, /) -> None:
        self.kept[service_name, username] = password

    def delete_password(self, service_name: str, username: str, /) -> None:
        self.kept.pop((service_name, username), None)


def new_vault(folder: Path, passphrase: str = "four plain words here") -> tuple[Vault, str]:
    vault, recovery_key = create_vault(folder, passphrase, keyring=PocketKeyring(), cost=QUICK)
    vault.set_identity("Mette Lindholm", Unit.JOBCENTER)
    return vault, recovery_key


@contextmanager
def desk_with(folder: Path, *records: Record) -> Iterator[Desk]:
    """A desk on which the case `CASE` lies open."""
    lane = Lane("storage")
    vault = lane.wait(lambda: new_vault(folder)[0])
    lane.wait(lambda: vault.commit([creation(each) for each in records]))
    numbers = count(1)
    identity = lane.wait(lambda: vault.identity)
    desk = Desk(vault, lane, lambda: NOW, lambda: f"new-{next(numbers)}", identity)
    desk.open_case(CASE)
    settle(desk)
    try:
        yield desk
    finally:
        desk.close()
        settle(desk)
        desk.deleteLater()
        QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete)
        lane.close()


def settle(desk: Desk) -> None:
    """Waits until everything that was done is stored and told."""
    for _ in range(2_000):
        QCoreApplication.processEvents()
        if desk.idle:
            return
        QTest.qWait(1)
    raise AssertionError("the desk does not come to rest")


def stored_plan(desk: Desk) -> Plan:
    """What the vault itself says, once it has been told everything."""
    settle(desk)
    return desk.storage.wait(lambda: desk.vault.plan(CASE))


def plain_theme(*, dark: bool = False, text_percent: int = 100) -> Theme:
    """The program's own fonts and colours, in English, whose sentences are the source."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    speak(app, "en")
    _load_fonts_once()
    theme = make_theme(dark, text_percent)
    if app.styleSheet() != theme.style_sheet():  # dressing the whole program takes its time
        wear(app, theme)
    return theme


@cache
def _load_fonts_once() -> None:
    load_fonts()


def words_on(widget: QWidget) -> str:
    """Everything that can be read on a widget."""
    found: list[QLabel | QPushButton] = [*widget.findChildren(QLabel), *widget.findChildren(QPushButton)]
    return "\n".join(each.text() for each in found if each.isVisibleTo(widget)).replace("\u200b", "")


def field(widget: QWidget, name: str) -> Any:
    """The place to write that a screen reader calls `name`; the first that can be seen."""
    places: list[QWidget] = [*widget.findChildren(QLineEdit), *widget.findChildren(QTextEdit)]
    return next(each for each in places if each.accessibleName() == name and each.isVisibleTo(widget))


def press(widget: QWidget, text: str) -> None:
    """Presses the button that says `text`."""
    buttons = (each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget))
    next(each for each in buttons if each.text().strip() == text).click()


def button_of(widget: QWidget, text: str) -> QPushButton:
    """The button that says `text`, whether or not it can be seen."""
    return next(each for each in widget.findChildren(QPushButton) if each.text().strip() == text)


def write(place: QWidget, text: str) -> None:
    """Types over what stands in a field."""
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(place, Qt.Key.Key_Delete)
    QTest.keyClicks(place, text)


def unnamed(widget: QWidget) -> list[QWidget]:
    """Controls that a screen reader could not tell from others."""
    kinds = (QPushButton, QLineEdit, QTextEdit, QComboBox, QCheckBox)
    controls = [
        each for each in widget.findChildren(QWidget) if isinstance(each, kinds) and each.isVisibleTo(widget)
    ]
    return [each for each in controls if not each.accessibleName() and not getattr(each, "text", str)()]
