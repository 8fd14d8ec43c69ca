"""The screen turned toward the citizen: their own page, and no way to anybody else's without the passphrase."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QScroller,
    QWidget,
)

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.making import new_picture
from enplan_desktop.domain.terms import Horizon, SheetStyle
from enplan_desktop.sheet.display import places_of
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.moment_reading import NO_MOMENT
from enplan_desktop.ui.pages.citizen_view import CitizenView
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.targets import Target, words_of
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.page_editor import PageEditor
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr
from tests.sheet.drawings import WIDE, lake
from tests.ui.kitchen import OFFSCREEN, button_of, plain_theme, press, settle, stored_plan, unnamed, words_on
from tests.ui.sofie import HOME, MONEY, TREATMENT

pytestmark = OFFSCREEN

PASSPHRASE = "four plain words here"


@pytest.fixture
def view(desk, theme, on_screen) -> Iterator[CitizenView]:
    view = CitizenView(desk, theme)
    on_screen(view, 1_200, 900)
    yield view
    view.allow_closing()


@pytest.fixture
def left(view) -> list[bool]:
    left: list[bool] = []
    view.left.connect(lambda: left.append(True))
    return left


def page(view: CitizenView) -> SheetView:
    found = view.findChild(SheetView)
    assert found is not None
    return found


def editor(view: CitizenView) -> PageEditor:
    editor = page(view).editor
    assert editor is not None
    return editor


def door(view: CitizenView) -> QLineEdit:
    found = view.findChild(QLineEdit)
    assert found is not None
    return found


def middle_of(view: CitizenView, source: Source) -> QPoint:
    sheet = page(view).sheet
    assert sheet is not None
    box, scale = places_of(sheet, source)[0], page(view).width() / sheet.width
    return QPoint(round((box.x + box.width / 2) * scale), round((box.y + box.height / 2) * scale))


def click_on(view: CitizenView, source: Source) -> None:
    QTest.mouseClick(page(view), Qt.MouseButton.LeftButton, pos=middle_of(view, source))


def touch(view: CitizenView, finger: QPointingDevice, *way: QPoint) -> None:
    """A finger goes down on the page, along the way, and up again."""
    window = view.windowHandle()
    places = [page(view).mapTo(view, point) for point in way]
    QTest.touchEvent(window, finger).press(0, places[0], window).commit()
    for place in places[1:]:
        QTest.qWait(15)
        QTest.touchEvent(window, finger).move(0, place, window).commit()
    QTest.touchEvent(window, finger).release(0, places[-1], window).commit()


def test_it_shows_the_page_and_nothing_of_anybody_else(view):
    assert "Komme til min behandling" in page(view).accessibleDescription()
    assert view.windowTitle().strip() == ""
    assert view.findChildren(QListView) == []
    seen = " ".join(each.text() for each in view.findChildren(QLabel)) + words_on(view)
    assert "Bo L." not in seen
    assert "Mette" not in seen


def test_the_citizen_can_write_on_their_page(view, desk):
    click_on(view, Source("treatment", "words"))
    QTest.keyClicks(editor(view), " hver gang")
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert words_of(stored_plan(desk), Target("treatment", "words")) == "Komme til min behandling hver gang"


def test_the_citizen_chooses_the_style_and_it_stays_theirs(view, desk):
    press(view, "Path")

    sheet, choice = page(view).sheet, stored_plan(desk).sheet_choice()
    assert sheet is not None
    assert choice is not None
    assert sheet.style is choice.style is SheetStyle.VEJ
    assert "Own picture" not in words_on(view)


def chosen_style(view: CitizenView) -> SheetStyle:
    chips = view.findChild(Chips)
    assert chips is not None
    return chips.choice()


@pytest.mark.parametrize("style", SheetStyle)
def test_the_style_that_the_page_is_seen_in_is_marked(view, desk, style):
    choose_sheet(desk, "style", style=style)
    # Their own picture is not there yet, so the page is words alone.
    assert chosen_style(view) is (SheetStyle.ORD if style is SheetStyle.BILLEDE else style)


def test_their_own_picture_is_marked_while_there_is_one(desk, theme, on_screen):
    assert desk.plan is not None
    picture = new_picture(desk.plan, "picture", lake(), WIDE, desk.today())
    desk.commit([creation(picture)], "picture")
    choose_sheet(desk, "style", style=SheetStyle.BILLEDE)
    view = CitizenView(desk, theme)
    on_screen(view, 1_200, 900)
    assert chosen_style(view) is SheetStyle.BILLEDE
    desk.commit([deletion(picture)], "picture")
    assert chosen_style(view) is SheetStyle.ORD
    view.allow_closing()


def test_whatever_the_keyboard_comes_to_has_a_name(view):
    page(view).setFocus()
    come_to: list[QWidget] = []
    while (here := QApplication.focusWidget()) is not None and here not in come_to:
        come_to.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert page(view) in come_to
    assert len(come_to) >= 5
    assert [each for each in come_to if not each.accessibleName()] == []


def test_the_citizen_takes_a_style_back_and_chooses_another(view, desk):
    press(view, "Path")
    press(view, "Undo")
    press(view, "Ring")
    choice = stored_plan(desk).sheet_choice()
    assert choice is not None
    assert choice.style is SheetStyle.RING
    assert stored_plan(desk).unsettled == {}


def drag(view: CitizenView, goal: str, on: str) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    end = middle_of(view, Source(on, "words"))
    QTest.mousePress(page(view), left, none, middle_of(view, Source(goal, "words")))
    QTest.mouseMove(page(view), end)
    QTest.mouseRelease(page(view), left, none, end)


def test_the_citizen_drags_a_goal_from_later_to_now_and_takes_it_back(view, desk):
    drag(view, "home", "treatment")
    assert page(view).goals()[0] == "home"
    assert "home" in [goal.id for goal in stored_plan(desk).goals(Horizon.NOW)]
    QTest.keySequence(view, QKeySequence.StandardKey.Undo)
    assert stored_plan(desk).records["home"] == HOME
    QTest.keySequence(view, QKeySequence.StandardKey.Redo)
    assert "home" in [goal.id for goal in stored_plan(desk).goals(Horizon.NOW)]


def test_undo_takes_back_what_was_done_here_and_nothing_from_before(desk, theme, on_screen):
    desk.commit(difference(MONEY, replace(MONEY, words="Ud af gælden")), "before")
    view = CitizenView(desk, theme)
    on_screen(view, 1_200, 900)
    for words in (" hver gang", " hver dag"):
        click_on(view, Source("treatment", "words"))
        QTest.keyClicks(editor(view), words)
        QTest.keyClick(editor(view), Qt.Key.Key_Return)
    for _ in range(5):
        QTest.keySequence(view, QKeySequence.StandardKey.Undo)
    plan = stored_plan(desk)
    assert plan.records["treatment"] == TREATMENT
    assert words_of(plan, Target("money", "words")) == "Ud af gælden"
    QTest.keySequence(view, QKeySequence.StandardKey.Redo)
    assert words_of(stored_plan(desk), Target("treatment", "words")) == f"{TREATMENT.words} hver gang"
    view.allow_closing()


def test_whoever_has_no_keys_undoes_with_a_button(view, desk):
    assert not button_of(view, "Undo").isEnabled()
    drag(view, "home", "treatment")
    press(view, "Undo")
    assert stored_plan(desk).records["home"] == HOME
    assert not button_of(view, "Undo").isEnabled()


def test_undo_while_writing_takes_back_what_was_just_written(view, desk):
    click_on(view, Source("treatment", "words"))
    QTest.keyClicks(editor(view), "!")
    QTest.keySequence(editor(view), QKeySequence.StandardKey.Undo)
    assert stored_plan(desk).records["treatment"] == TREATMENT


def test_what_has_no_room_is_said_in_a_quiet_sentence(view, desk):
    click_on(view, Source("dream", "words"))
    editor(view).insertPlainText(" og en hund og en have" * 60)
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert "There is not room for all of it on the page." in words_on(view)
    QTest.keySequence(view, QKeySequence.StandardKey.Undo)
    assert "There is not room" not in words_on(view)
    assert page(view).editor is None
    drag(view, "home", "treatment")
    assert "There is room for three goals now." in words_on(view)
    QTest.keySequence(view, QKeySequence.StandardKey.Undo)
    assert "There is room" not in words_on(view)


def test_hours_that_cannot_be_read_are_said_to_the_citizen_too(view, desk):
    click_on(view, Source("tuesday", "hours"))
    editor(view).selectAll()
    QTest.keyClicks(editor(view), "en dag")
    QTest.keyClick(editor(view), Qt.Key.Key_Return)
    assert tr(NO_MOMENT) in words_on(view)
    assert editor(view).toPlainText() == "en dag"
    QTest.keyClick(editor(view), Qt.Key.Key_Escape)
    assert tr(NO_MOMENT) not in words_on(view)


@pytest.mark.parametrize("style", SheetStyle)
def test_whoever_tabs_along_the_page_sees_what_they_write(view, desk, style):
    choose_sheet(desk, "style", style=style)
    view.resize(1_366, 600)
    area = view.findChild(QScrollArea)
    assert area is not None
    settle(desk)
    click_on(view, Source("dream", "words"))
    seen = 0
    while (open_editor := page(view).editor) is not None:
        top = open_editor.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= top + open_editor.height() <= area.viewport().height()
        QTest.keyClick(open_editor, Qt.Key.Key_Tab)
        seen += 1
    assert seen >= 10
    assert area.verticalScrollBar().value() > 0


def test_a_finger_moves_the_page_and_a_tap_writes_on_it(view, qtbot):
    finger = QTest.createTouchDevice()
    area = view.findChild(QScrollArea)
    assert area is not None
    touch(view, finger, *(QPoint(400, 600 - 40 * step) for step in range(8)))
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 100)
    assert page(view).editor is None

    came_to_rest = QScroller.scroller(area.viewport())
    qtbot.waitUntil(lambda: came_to_rest.state() is QScroller.State.Inactive)
    area.verticalScrollBar().setValue(0)
    touch(view, finger, middle_of(view, Source("treatment", "words")))
    qtbot.waitUntil(lambda: page(view).editor is not None)
    QTest.keyClicks(editor(view), "!")
    assert "Komme til min behandling!" in page(view).accessibleDescription()


def test_the_way_back_asks_for_the_passphrase(view, desk, left):
    assert not door(view).isVisible()
    press(view, "Back")
    assert door(view).hasFocus()
    assert door(view).echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(door(view), PASSPHRASE)
    QTest.keyClick(door(view), Qt.Key.Key_Return)
    settle(desk)
    assert left == [True]


def test_a_wrong_passphrase_leads_nowhere_and_says_so(view, desk, left):
    press(view, "Back")
    for typed in ("", "gæt", PASSPHRASE.upper()):
        door(view).setText(typed)
        press(view, "Back")
        settle(desk)
    assert left == []
    assert "That is not the passphrase." in words_on(view)
    assert door(view).text() == ""


def test_the_window_does_not_close_by_itself(view):
    view.close()
    assert view.isVisible()
    view.allow_closing()
    view.close()
    assert not view.isVisible()


def test_escape_puts_the_door_away_with_everything_that_was_typed_at_it(view, left, desk):
    press(view, "Back")
    QTest.keyClicks(door(view), PASSPHRASE)
    QTest.keyClick(door(view), Qt.Key.Key_Escape)
    assert not door(view).isVisible()
    press(view, "Back")
    press(view, "Back")
    settle(desk)
    assert left == []


def test_a_half_written_line_is_kept_when_the_door_opens(view, desk):
    click_on(view, Source("treatment", "words"))
    QTest.keyClicks(editor(view), "!")
    press(view, "Back")
    assert words_of(stored_plan(desk), Target("treatment", "words")) == "Komme til min behandling!"


def test_what_the_citizen_may_press_is_large(view):
    for each in view.findChildren(QPushButton):
        assert each.height() >= 44
    assert unnamed(view) == []


@pytest.mark.parametrize(("dark", "text_percent"), [(True, 100), (False, 200)])
def test_it_holds_together_in_the_dark_and_with_large_text(desk, on_screen, dark, text_percent):
    view = CitizenView(desk, plain_theme(dark=dark, text_percent=text_percent))
    on_screen(view, 1_000, 700)
    area = view.findChild(QScrollArea)
    assert area is not None
    assert not area.horizontalScrollBar().isVisible()
    view.allow_closing()


@pytest.mark.parametrize("width", [900, 1_366, 1_920])
def test_the_page_fills_its_paper(desk, theme, on_screen, width):
    view = CitizenView(desk, theme)
    on_screen(view, width, 800)
    paper = page(view).parentWidget()
    assert paper is not None
    assert paper.height() - page(view).height() == paper.width() - page(view).width() < 20
    view.allow_closing()
