"""What the tests of the window share: the program dressed, and Sofie's case on a desk with a real vault."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.wording import speak
from tests.ui.colleague import Colleague
from tests.ui.kitchen import desk_with, plain_theme
from tests.ui.sofie import BO, BOS_GOAL, PLAN


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light, in English, whose sentences are the source."""
    return plain_theme()


@pytest.fixture
def danish(theme: Theme, qapp: QApplication) -> Iterator[None]:
    speak(qapp, "da")
    yield
    speak(qapp, "en")


@pytest.fixture
def lane() -> Iterator[Lane]:
    lane = Lane("test")
    yield lane
    lane.close()


@pytest.fixture
def desk(tmp_path: Path, theme: Theme) -> Iterator[Desk]:
    """Sofie's case lies open; Bo's is in the vault too."""
    with desk_with(tmp_path / "vault", *PLAN, BO, BOS_GOAL) as desk:
        yield desk


@pytest.fixture
def colleague(desk: Desk, tmp_path: Path) -> Iterator[Colleague]:
    colleague = Colleague(desk, tmp_path / "colleague")
    yield colleague
    colleague.close()


OnScreen = Callable[..., None]


@pytest.fixture
def on_screen(qtbot: QtBot) -> Iterator[OnScreen]:
    """Shows a widget in an active window of its own, so that it can have the keyboard."""
    kept: list[QWidget] = []

    def show(widget: QWidget, width: int = 420, height: int = 320) -> None:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()

    yield show
    kept.clear()
