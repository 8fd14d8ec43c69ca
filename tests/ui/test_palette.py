"""Ctrl+K: one line that finds citizens, words and things to do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.palette import Palette
from tests.ui.kitchen import CASE, OFFSCREEN, settle, unnamed, words_on

pytestmark = OFFSCREEN


class Opened:
    """A palette over its window, and what it led to."""

    def __init__(self, desk: Desk, theme: Theme, window: QWidget) -> None:
        self.done: list[str] = []
        self.hits: list[tuple[str, str]] = []
        self.palette = Palette(desk, self._actions(window), lambda *hit: self.hits.append(hit), theme, window)
        self.palette.open_over(window)

    def _actions(self, window: QWidget) -> list[QAction]:
        made = []
        for name, keys in (("New note", "Ctrl+Shift+N"), ("Lock", "Ctrl+L"), ("Undo", "Ctrl+Z")):
            action = QAction(name, window)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, name=name: self.done.append(name))
            made.append(action)
        return made

    @property
    def line(self) -> QLineEdit:
        found = self.palette.findChild(QLineEdit)
        assert found is not None
        return found

    @property
    def finds(self) -> QListWidget:
        found = self.palette.findChild(QListWidget)
        assert found is not None
        return found

    def lines(self) -> list[str]:
        return [self.finds.item(row).text() for row in range(self.finds.count())]


@pytest.fixture
def opened(desk, theme, on_screen):
    desk.load_caseload()
    settle(desk)
    window = QWidget()
    on_screen(window, 1000, 700)
    opened = Opened(desk, theme, window)
    yield opened
    opened.palette.close()


def test_before_anything_is_typed_it_shows_citizens_and_everything_that_can_be_done(opened):
    assert opened.lines()[:2] == ["Bo L.   case", "Sofie N.   case"]
    assert "New note   Ctrl+Shift+N" in opened.lines()
    assert opened.line.hasFocus()


def test_a_citizen_is_found_by_the_beginning_of_a_name(opened, desk):
    QTest.keyClicks(opened.line, "b")
    assert opened.lines() == ["Bo L.   case"]
    QTest.keyClick(opened.line, Qt.Key.Key_Return)
    settle(desk)
    assert desk.plan is not None
    assert desk.plan.case.id == "bo"
    assert not opened.palette.isVisible()


def test_a_thing_to_do_is_found_by_the_beginning_of_any_of_its_words(opened):
    QTest.keyClicks(opened.line, "NOT")
    QTest.keyClick(opened.line, Qt.Key.Key_Return)
    assert opened.done == ["New note"]


def test_a_word_of_a_note_leads_to_the_note(opened, qtbot):
    QTest.keyClicks(opened.line, "uåbnede")
    qtbot.waitUntil(lambda: len(opened.lines()) > 0)
    assert "Vi åbnede de uåbnede breve sammen." in opened.lines()[0]
    QTest.keyClick(opened.line, Qt.Key.Key_Return)
    assert opened.hits == [(CASE, "visit")]


def test_words_of_a_goal_and_of_a_step_are_found(opened, qtbot):
    QTest.keyClicks(opened.line, "tirsdag")
    qtbot.waitUntil(lambda: len(opened.lines()) == 2)
    QTest.keyClick(opened.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(opened.line, "økonomien")
    qtbot.waitUntil(lambda: len(opened.lines()) == 1)
    assert opened.lines()[0].startswith("Sofie N.: Få ro på økonomien")


def test_enter_right_after_typing_waits_for_what_is_found(opened, qtbot):
    QTest.keyClicks(opened.line, "uåbnede")
    QTest.keyClick(opened.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened.hits) == 1)
    assert opened.hits == [(CASE, "visit")]


def test_arrows_choose_while_the_typing_stays_in_the_line(opened):
    QTest.keyClick(opened.line, Qt.Key.Key_Down)
    assert opened.finds.currentRow() == 1
    for _ in range(20):
        QTest.keyClick(opened.line, Qt.Key.Key_Down)
    assert opened.finds.currentRow() == opened.finds.count() - 1
    for _ in range(20):
        QTest.keyClick(opened.line, Qt.Key.Key_Up)
    assert opened.finds.currentRow() == 0
    assert opened.line.hasFocus()


def test_what_is_found_later_does_not_move_the_choice(opened, qtbot):
    QTest.keyClicks(opened.line, "so")
    QTest.keyClicks(opened.line, "\b\b")
    opened.line.setText("økonomien")
    qtbot.waitUntil(lambda: len(opened.lines()) == 1)
    opened.line.setText("l")
    assert opened.lines() == ["Bo L.   case", "Lock   Ctrl+L"]
    opened.finds.setCurrentRow(1)
    opened.palette._found("l", [])
    opened.palette._asked = "l"
    opened.palette._found("l", [])
    assert opened.finds.currentRow() == 1


def test_nothing_found_says_what_to_try(opened, qtbot):
    QTest.keyClicks(opened.line, "qqqq")
    nothing = "Nothing found. Try the beginning of a word."
    assert nothing not in words_on(opened.palette)  # the notes have not been searched yet
    qtbot.waitUntil(lambda: nothing in words_on(opened.palette))
    QTest.keyClick(opened.line, Qt.Key.Key_Return)
    assert (opened.done, opened.hits) == ([], [])


@pytest.mark.parametrize(
    "odd", ['"', "'; DROP TABLE", "a* OR b", "😴😴", "(((", "NEAR(a b)", "\\", "%_", "ord " * 400]
)
def test_whatever_is_typed_is_only_looked_for(opened, desk, odd):
    opened.line.setText(odd)
    opened.palette._search()
    settle(desk)
    assert opened.palette.isVisible()


def test_a_mouse_press_does_what_the_line_says(opened):
    QTest.keyClicks(opened.line, "lock")
    item = opened.finds.visualItemRect(opened.finds.item(0)).center()
    QTest.mouseClick(opened.finds.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert opened.done == ["Lock"]


def test_what_cannot_be_done_now_is_not_offered(opened):
    opened.palette._actions[1].setEnabled(False)
    QTest.keyClicks(opened.line, "lock")
    assert opened.lines() == []


def test_escape_leaves_and_next_time_it_is_empty(opened):
    QTest.keyClicks(opened.line, "sofie")
    QTest.keyClick(opened.line, Qt.Key.Key_Escape)
    assert not opened.palette.isVisible()
    opened.palette.open_over(opened.palette.parentWidget())
    assert opened.line.text() == ""


def test_a_screen_reader_knows_where_it_is(opened):
    assert unnamed(opened.palette) == []
    assert opened.finds.accessibleName() == "What was found"
