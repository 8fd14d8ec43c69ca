"""Nobody is there: the vault is left locked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from enplan_desktop.ui.idle import IdleWatch
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


class Wall:
    """A clock on the wall that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float, watch: IdleWatch) -> None:
        """Time goes by with the machine awake: the watch looks up every few seconds."""
        for _ in range(int(seconds // 5)):
            self.seconds += 5
            watch.look()


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def left() -> list[str]:
    return []


@pytest.fixture
def watch(qapp, wall, left) -> Iterator[IdleWatch]:
    owner = QObject()
    watch = IdleWatch(qapp, 600, wall, lambda: left.append("left"), owner)
    yield watch
    owner.deleteLater()


def test_it_leaves_once_when_nobody_was_there_for_ten_minutes(watch, wall, left):
    wall.pass_by(595, watch)
    assert left == []
    wall.pass_by(5, watch)
    assert left == ["left"]
    wall.pass_by(30, watch)
    assert left == ["left"]


def test_a_key_and_the_mouse_say_that_somebody_is_there(watch, wall, left, on_screen):
    line = QLineEdit()
    on_screen(line)
    wall.pass_by(590, watch)
    QTest.keyClick(line, Qt.Key.Key_A)
    wall.pass_by(590, watch)
    QTest.mouseMove(line)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    wall.pass_by(590, watch)
    assert left == []
    wall.pass_by(10, watch)
    assert left == ["left"]


def test_a_machine_that_slept_is_left_as_soon_as_it_wakes(watch, wall, left):
    wall.pass_by(20, watch)
    wall.seconds += 3_600
    QTest.keyClick(QLineEdit(), Qt.Key.Key_A)
    watch.look()
    assert left == ["left"]


def test_what_the_program_does_by_itself_is_no_sign_of_life(watch, wall, left, qapp):
    for _ in range(120):
        qapp.sendEvent(qapp, QEvent(QEvent.Type.User))
        wall.pass_by(5, watch)
    assert left == ["left"]


def test_with_its_window_gone_it_watches_no_more(qapp, wall, left):
    owner = QObject()
    watch = IdleWatch(qapp, 600, wall, lambda: left.append("left"), owner)
    assert watch.parent() is owner
