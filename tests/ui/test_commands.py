"""Actions: each in a menu, by its name, with its shortcut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from enplan_desktop.ui.commands import Command, Commands
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


@pytest.fixture
def offered(on_screen):
    window = QLineEdit()
    on_screen(window)
    done: list[str] = []
    commands = Commands(window)
    commands.offer(
        [
            Command("Case", "New goal", "Ctrl+G", lambda: done.append("goal")),
            Command("Edit", "Undo", "Ctrl+U", lambda: done.append("undo")),
            Command("Case", "Join a server …", "", lambda: done.append("join")),
        ]
    )
    return window, commands, done


def test_commands_stand_in_their_menus_in_order(offered):
    _, commands, _ = offered
    menus = {
        action.text(): [each.text() for each in action.menu().actions()] for action in commands.menu.actions()
    }
    assert menus == {"Case": ["New goal", "Join a server …"], "Edit": ["Undo"]}


def test_a_shortcut_works_anywhere_in_the_window(offered):
    window, _, done = offered
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert done == ["goal"]


def test_each_action_does_its_own_thing(offered):
    _, commands, done = offered
    for action in commands.actions:
        action.trigger()
    assert done == ["goal", "undo", "join"]
