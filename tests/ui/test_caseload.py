"""The caseload at the left: every citizen, what presses, and nothing opened that nobody asked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.terms import CaseStatus
from enplan_desktop.ui.models.caseload_model import WORDS_ROLE
from enplan_desktop.ui.widgets.case_row import CaseRow
from enplan_desktop.ui.widgets.caseload import Caseload
from enplan_desktop.ui.wording import speak
from tests.ui.kitchen import NOW, OFFSCREEN, plain_theme, unnamed, words_on
from tests.ui.sofie import SOFIE

pytestmark = OFFSCREEN


def facts(name: str, *, nobody_has: int = 0, status: CaseStatus = CaseStatus.RUNNING) -> CaseFacts:
    return CaseFacts(
        case=replace(SOFIE, id=name, case_id=name, display_name=name, status=status),
        last_contact=NOW - timedelta(days=1),
        last_contact_by=None,
        waiting_on_us=0,
        nobody_has=nobody_has,
        next_due=None,
        next_appointment=None,
        to_decide=0,
    )


AHMED, BO, CAMILLA = facts("Ahmed K."), facts("Bo L.", nobody_has=1), facts("Camilla R.")


@pytest.fixture
def caseload(theme, on_screen) -> Caseload:
    caseload = Caseload(lambda: NOW, theme)
    on_screen(caseload, 268, 500)
    caseload.show_caseload((CAMILLA, AHMED, BO))
    return caseload


@pytest.fixture
def opened(caseload) -> list[str]:
    opened: list[str] = []
    caseload.chosen.connect(opened.append)
    return opened


def rows(caseload: Caseload) -> list[str]:
    model = caseload.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def listed(caseload: Caseload) -> QListView:
    found = caseload.findChild(QListView)
    assert found is not None
    return found


def marked(caseload: Caseload) -> list[str]:
    return [str(index.data()) for index in listed(caseload).selectionModel().selectedIndexes()]


def click(caseload: Caseload, name: str) -> None:
    view, row = listed(caseload), caseload.model.row_of(name)
    assert row is not None
    middle = view.visualRect(caseload.model.index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def chip(caseload: Caseload, beginning: str) -> QPushButton:
    return next(each for each in caseload.findChildren(QPushButton) if each.text().startswith(beginning))


def many(count: int) -> Sequence[CaseFacts]:
    return [facts(f"Borger {number:03}") for number in range(count)]


def test_citizens_stand_in_order_of_name_and_those_who_rest_come_last(caseload):
    resting = facts("Aage B.", status=CaseStatus.PAUSED)
    caseload.show_caseload((CAMILLA, resting, facts("åse"), AHMED, BO))
    assert rows(caseload) == ["Ahmed K.", "Bo L.", "Camilla R.", "åse", "Aage B."]


def test_the_chips_count_what_runs_and_what_needs_something(caseload):
    assert "Mine 3" in words_on(caseload)
    assert "Needs something 1" in words_on(caseload)
    chip(caseload, "Needs").click()
    assert rows(caseload) == ["Bo L."]
    chip(caseload, "Mine").click()
    assert len(rows(caseload)) == 3


def test_a_screen_reader_hears_the_whole_line(caseload):
    row = caseload.model.index(1)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Bo L.: 1 day, 1 with nobody"
    assert listed(caseload).accessibleName() == "Caseload"
    assert unnamed(caseload) == []


def test_a_press_opens_a_case_once(caseload, opened):
    click(caseload, "Bo L.")
    assert opened == ["Bo L."]
    assert marked(caseload) == ["Bo L."]


def test_coming_to_the_list_with_the_keyboard_opens_nobody(caseload, opened):
    """Looking a citizen up is logged: it takes a decision, not a Tab key."""
    caseload.focus_list()
    assert listed(caseload).hasFocus()
    assert opened == []


def test_arrows_and_enter_open_a_case(caseload, opened):
    caseload.focus_list()
    QTest.keyClick(listed(caseload), Qt.Key.Key_Down)
    QTest.keyClick(listed(caseload), Qt.Key.Key_Down)
    QTest.keyClick(listed(caseload), Qt.Key.Key_Return)
    assert opened == ["Bo L.", "Camilla R."]
    assert marked(caseload) == ["Camilla R."]


def test_enter_opens_the_case_where_the_keyboard_has_come_to(caseload, opened):
    caseload.focus_list()
    QTest.keyClick(listed(caseload), Qt.Key.Key_Return)
    assert opened == ["Ahmed K."]


def test_next_and_previous_go_up_and_down_and_stop_at_the_ends(caseload, opened):
    caseload.step(1)
    caseload.step(1)
    caseload.step(-1)
    caseload.step(-1)
    assert opened == ["Ahmed K.", "Bo L.", "Ahmed K."]


def test_marking_the_open_case_does_not_open_it_again(caseload, opened):
    caseload.mark("Camilla R.")
    assert marked(caseload) == ["Camilla R."]
    assert opened == []


def test_new_facts_keep_the_open_case_marked(caseload, opened):
    caseload.mark("Bo L.")
    caseload.show_caseload((AHMED, facts("Aage B."), BO, CAMILLA))
    assert marked(caseload) == ["Bo L."]
    assert opened == []


def test_the_open_case_is_marked_again_after_a_look_at_those_who_need_something(caseload, opened):
    caseload.mark("Camilla R.")
    chip(caseload, "Needs").click()
    chip(caseload, "Mine").click()
    assert marked(caseload) == ["Camilla R."]
    assert opened == []


def test_of_a_long_caseload_the_open_case_is_in_sight(caseload, qtbot):
    caseload.show_caseload(many(60))
    caseload.mark("Borger 055")
    view = listed(caseload)
    row = caseload.model.row_of("Borger 055")
    assert row is not None
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(caseload.model.index(row))))


def test_an_empty_caseload_says_what_to_do(caseload):
    caseload.show_caseload(())
    assert "No cases yet. Make the first one below." in words_on(caseload)


def test_a_day_on_which_nobody_needs_anything_says_so(caseload):
    caseload.show_caseload((AHMED,))
    chip(caseload, "Needs").click()
    assert "Nobody needs anything today." in words_on(caseload)


def test_a_new_case_is_asked_for_below(caseload, qtbot):
    with qtbot.waitSignal(caseload.wants_new_case):
        chip(caseload, " New case").click()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("text_percent", [100, 200])
def test_long_names_and_much_to_say_are_drawn_within_their_row(on_screen, dark, text_percent):
    caseload = Caseload(lambda: NOW, plain_theme(dark=dark, text_percent=text_percent))
    on_screen(caseload, 268, 500)
    long = facts("Speciallægepraksisplanlægningsstabiliseringsperiode 😴\n\x07 مرحبا", nobody_has=888)
    caseload.show_caseload((long, AHMED))
    caseload.mark(long.case.id)
    assert not caseload.grab().isNull()
    assert listed(caseload).sizeHintForRow(0) >= 54 * text_percent // 100


@pytest.mark.parametrize(("percent", "width"), [(100, 268), (150, 300), (200, 300), (200, 600)])
@pytest.mark.parametrize("language", ["da", "en"])
def test_what_presses_is_said_whole_however_large_the_letters_are(qapp, on_screen, percent, width, language):
    theme = plain_theme(text_percent=percent)
    speak(qapp, language)
    caseload = Caseload(lambda: NOW, theme)
    on_screen(caseload, width, 700)
    soon = replace(facts("Aya"), next_appointment=NOW + timedelta(days=1))
    late = replace(facts("Bo"), last_contact=NOW - timedelta(days=200))
    caseload.show_caseload(
        (soon, late, replace(facts("Carl"), last_contact=None), facts("Dina", nobody_has=1))
    )
    view = listed(caseload)
    row = view.itemDelegate()
    assert isinstance(row, CaseRow)
    room = view.viewport().width() - theme.px(18)
    for index in map(caseload.model.index, range(caseload.model.rowCount())):
        lines = row.lines(index.data(WORDS_ROLE), room)
        assert all(row.width_of(line) <= room for line in lines)
        said = " ".join(part.text for line in lines for part in line)
        assert any(part.text in said for part in index.data(WORDS_ROLE))
        tall = view.visualRect(index).height()
        assert (tall > theme.px(54)) is (len(lines) > 1)
    plain_theme()


def test_rows_grow_when_the_column_becomes_narrow(on_screen, qtbot):
    theme = plain_theme(text_percent=200)
    caseload = Caseload(lambda: NOW, theme)
    on_screen(caseload, 600, 700)
    caseload.show_caseload((replace(facts("Bo"), last_contact=NOW - timedelta(days=200)),))
    view = listed(caseload)
    wide = view.visualRect(caseload.model.index(0)).height()
    caseload.resize(300, 700)
    qtbot.waitUntil(lambda: view.visualRect(caseload.model.index(0)).height() > wide)
    plain_theme()
