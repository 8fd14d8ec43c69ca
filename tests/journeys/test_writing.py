"""An hour at the table: writing, taking back, putting in order, and going on before the ink is dry."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QTextEdit, QWidget

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Appointment, Contact, Note, Step
from enplan_desktop.domain.terms import Horizon, NoteStatus, SheetStyle
from enplan_desktop.storage.vault import open_vault
from enplan_desktop.ui.half_typed import PAGE, half_typed, keep_half_typed
from enplan_desktop.ui.inspector.goal_panel import GoalPanel
from enplan_desktop.ui.moment_reading import NO_MOMENT
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import PASSPHRASE, Hand
from tests.ui.kitchen import OFFSCREEN
from tests.ui.sofie import DAYTIME, HOME, METTE, MONEY, TREATMENT, TUESDAY, TURNS_UP

pytestmark = OFFSCREEN


def order(hand: Hand) -> list[str]:
    return [goal.id for goal in hand.stored.goals(Horizon.NOW)]


def reopened(hand: Hand):
    """Sofie's plan as whoever opens the vault next finds it."""
    vault = open_vault(hand.folder, PASSPHRASE)
    try:
        return vault.plan("case")
    finally:
        vault.close()


def test_undo_and_redo_reach_across_the_pages_of_a_case(hand):
    hand.click_on("treatment", "words")
    hand.type("!")
    hand.keys("Return")
    hand.keys("Ctrl+4")
    hand.write("Name", "Karin Holm")
    hand.keys("Return")
    hand.keys("Ctrl+3")
    hand.write("Day", "12/3")
    hand.write("From", "13")
    hand.write("Where", "Nørregade 4")
    hand.keys("Return")
    hand.until(lambda: len(list(hand.plan.of(Appointment))) == 2)

    hand.keys("Ctrl+1")
    for _ in range(3):
        hand.keys("Ctrl+Z")
    plan = hand.stored
    assert len(list(plan.of(Appointment))) == 1
    assert "Karin Holm" not in [each.name for each in plan.of(Contact)]
    assert plan.records["treatment"] == TREATMENT

    for _ in range(3):
        hand.keys("Ctrl+Shift+Z")
    plan = hand.stored
    assert len(list(plan.of(Appointment))) == 2
    assert "Karin Holm" in [each.name for each in plan.of(Contact)]
    assert plan.records["treatment"] != TREATMENT


def test_undo_pressed_twice_in_a_hurry_takes_back_two_things(hand):
    for words in ("et", "to"):
        hand.click_on("treatment", "words")
        hand.type(words)
        hand.keys("Return")
    hand.keys("Ctrl+Z")
    hand.keys("Ctrl+Z")
    hand.keys("Ctrl+Z")
    assert hand.stored.records["treatment"] == TREATMENT


def test_a_new_goal_is_taken_back_by_undo_and_its_line_stays_empty(hand):
    before = hand.stored
    line = hand.write("New goal", "Lære at svømme")
    hand.keys("Return")
    assert "Lære at svømme" in [goal.words for goal in hand.stored.goals()]

    hand.keys("Ctrl+Z")
    assert hand.stored == before
    assert isinstance(line, QLineEdit)
    assert line.text() == ""

    hand.keys("Ctrl+Shift+Z")
    hand.in_dialog(lambda: hand.keys("Ctrl+P"), lambda dialog: dialog.reject())
    assert [goal.words for goal in hand.stored.goals()].count("Lære at svømme") == 1


def test_undo_in_a_line_that_is_being_written_takes_back_the_typing_alone(hand):
    before = hand.stored
    line = hand.write("New goal", "Lære at svømme")

    hand.keys("Ctrl+Z")

    assert isinstance(line, QLineEdit)
    assert line.text() != "Lære at svømme"
    assert hand.stored == before


def test_goals_are_put_in_order_with_the_keyboard_and_with_the_mouse(hand):
    hand.click_on("treatment", "words")
    hand.keys("Escape")
    hand.keys("Alt+Down")
    assert order(hand) == ["money", "treatment", "daytime"]

    start, end = hand.place_of("daytime", "words"), hand.place_of("money", "words")
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(hand.page, left, none, start)
    QTest.mouseMove(hand.page, (start + end) / 2)
    QTest.mouseMove(hand.page, end)
    QTest.mouseRelease(hand.page, left, none, end)
    assert order(hand) == ["daytime", "money", "treatment"]

    hand.keys("Ctrl+Z")
    hand.keys("Ctrl+Z")
    assert order(hand) == ["treatment", "money", "daytime"]


def test_a_finger_moves_the_page_and_takes_no_goal_along(hand):
    hand.shell.resize(1366, 768)
    bar = hand.workplace.plan_page._area.verticalScrollBar()
    hand.until(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    finger, shell = QTest.createTouchDevice(), hand.shell
    place = hand.page.mapTo(shell, hand.place_of("home", "words"))
    before = bar.value()
    QTest.touchEvent(shell, finger).press(0, place, shell).commit()
    for _ in range(10):
        QTest.qWait(15)
        place -= QPoint(0, 15)
        QTest.touchEvent(shell, finger).move(0, place, shell).commit()
    QTest.touchEvent(shell, finger).release(0, place, shell).commit()
    hand.until(lambda: bar.value() - before > 60)
    assert hand.stored.records["home"] == HOME
    assert hand.page.editor is None


@pytest.mark.parametrize("style", SheetStyle)
def test_whoever_tabs_along_the_page_sees_what_they_write(hand, style):
    hand.shell.resize(1366, 768)
    hand.workplace.plan_page.wishes.choose(style=style)
    hand.rest()
    port = hand.workplace.plan_page._area.viewport()
    hand.click_on("dream", "words")
    seen = 0
    while (editor := hand.page.editor) is not None:
        top = editor.mapTo(port, QPoint(0, 0)).y()
        assert 0 <= top <= top + editor.height() <= port.height()
        hand.keys("Tab")
        seen += 1
    assert seen >= 10


def test_deleting_what_is_chosen_and_taking_it_back(hand):
    hand.click_on("treatment", "words")
    hand.keys("Escape")
    hand.press("Delete goal")
    assert order(hand) == ["money", "daytime"]
    assert tr("The page") in hand.seen()
    hand.keys("Ctrl+Z")
    assert order(hand) == ["treatment", "money", "daytime"]
    assert hand.stored.steps("treatment")[0] == TURNS_UP


def test_another_case_is_opened_with_a_line_half_written(hand):
    hand.click_on("treatment", "words")
    hand.type(" hver gang")
    hand.keys("Ctrl+PgUp")
    hand.type(" til sidst")
    hand.until(lambda: hand.plan.case.id == "bo")
    hand.rest()
    words = hand.desk.storage.wait(lambda: hand.desk.vault.plan("case").records["treatment"]).words
    assert words.startswith(f"{TREATMENT.words} hver gang")
    assert hand.page.editor is None
    assert "Sove om natten" in hand.page.accessibleDescription()
    assert [goal.words for goal in hand.stored.goals()] == ["Sove om natten"]


def half_an_appointment(hand) -> None:
    hand.click_on("tuesday", "hours")
    hand.editor().selectAll()
    hand.type("på en dag")


def waits_on_the_page(hand) -> bool:
    """The line that could not be read is open as it was left, and why is said under the page."""
    editor, said = hand.page.editor, hand.workplace.plan_page.said
    return bool(editor and editor.toPlainText() == "på en dag" and said.words() == tr(NO_MOMENT))


@pytest.mark.parametrize("way", ["Ctrl+K", "Ctrl+PgUp"])
def test_a_line_that_cannot_be_read_waits_while_another_case_is_open(hand, way):
    half_an_appointment(hand)
    if way == "Ctrl+K":
        hand.search("Bo L.")
        hand.keys("Return")
    else:
        hand.keys(way)
    hand.until(lambda: hand.plan.case.id == "bo")
    hand.rest()
    assert hand.page.editor is None
    assert hand.workplace.plan_page.said.words() == ""
    assert "På arket hos Sofie N. venter ”på en dag”, som ikke kunne læses." in hand.seen()
    hand.open_case("Sofie N.")
    hand.until(lambda: waits_on_the_page(hand))
    assert hand.stored.records["tuesday"] == TUESDAY

    hand.come_to(hand.shell)
    hand.editor().setFocus()
    hand.keys("Escape")
    hand.open_case("Bo L.")
    hand.open_case("Sofie N.")
    assert hand.page.editor is None


def test_a_line_that_cannot_be_read_waits_behind_the_lock(hand):
    half_an_appointment(hand)
    hand.keys("Ctrl+L")
    hand.unlock()
    hand.open_case("Sofie N.")
    hand.until(lambda: waits_on_the_page(hand))
    hand.come_to(hand.shell)
    hand.editor().setFocus()
    hand.editor().selectAll()
    hand.type("torsdag kl. 9.30")
    hand.keys("Return")
    assert hand.stored.records["tuesday"].start == datetime(2026, 3, 12, 9, 30)
    assert hand.desk.storage.wait(lambda: half_typed(hand.desk.vault, "case", PAGE)) is None


def test_a_line_that_cannot_be_read_waits_while_the_window_is_made_anew(hand):
    half_an_appointment(hand)
    hand.keys("Ctrl+Shift+D")
    hand.until(lambda: waits_on_the_page(hand))


def test_a_line_that_cannot_be_read_goes_along_to_the_citizen_and_back(hand):
    half_an_appointment(hand)
    view = hand.turn_to_the_citizen()
    page = view.findChild(SheetView)
    hand.until(lambda: page.editor is not None)
    page.editor.setFocus()
    page.editor.selectAll()
    hand.type("en anden dag")
    hand.press("Back", view)
    hand.write("Passphrase", PASSPHRASE, view)
    hand.keys("Return")
    hand.until(lambda: hand.shell.citizen_view is None)
    assert hand.editor().toPlainText() == "en anden dag"
    assert hand.stored.records["tuesday"] == TUESDAY


def test_words_that_would_mean_another_day_by_now_change_nothing_by_themselves(hand):
    kept = {"record": "tuesday", "cell": "hours", "words": "i morgen kl. 9"}
    hand.open_case("Bo L.")
    hand.desk.storage.wait(lambda: keep_half_typed(hand.desk.vault, "case", PAGE, kept))
    hand.open_case("Sofie N.")
    hand.until(lambda: "”i morgen kl. 9” var begyndt på arket" in hand.seen())
    assert hand.page.editor is None
    assert hand.stored.records["tuesday"] == TUESDAY


def test_the_window_is_closed_in_the_middle_of_a_word(hand):
    hand.click_on("treatment", "words")
    hand.type(" hver g")
    hand.shell.close()
    assert reopened(hand).records["treatment"].words == f"{TREATMENT.words} hver g"


def test_the_window_is_closed_with_half_a_date_and_half_a_step(hand):
    hand.click_on("money", "words")
    hand.keys("Escape")
    panel = hand.find(QWidget, "By when", hand.shell.findChild(GoalPanel))
    panel.setFocus()
    hand.type("1/6")
    hand.find(QWidget, "New step").setFocus()
    hand.type("ringer til banken")
    hand.shell.close()
    plan = reopened(hand)
    assert str(plan.records["money"].target_date) == "2026-06-01"
    assert [step.text for step in plan.steps("money")] == ["ringer til banken"]


def test_a_note_goes_from_draft_to_final_to_addendum_and_the_final_one_stays_sealed(hand):
    hand.keys("Ctrl+Shift+N")
    hand.type("Sofie har sovet.")
    hand.press("Make final")
    hand.until(lambda: hand.desk.idle)
    (note,) = [each for each in hand.stored.of(Note) if each.id != "visit"]
    assert note.status is NoteStatus.FINAL
    for edit in hand.workplace.notes_page.findChildren(QTextEdit):
        if edit.isVisible() and "Sofie har sovet" in edit.toPlainText():
            assert edit.isReadOnly()
    assert hand.stored.records[note.id] == note


def test_ten_thousand_words_pasted_on_the_page_and_into_a_note_are_kept(hand):
    many = " ".join(f"ord{number}" for number in range(10_000))
    hand.click_on("money", "words")
    hand.editor().selectAll()
    hand.editor().insertPlainText(many)
    hand.keys("Return")
    hand.keys("Ctrl+Shift+N")
    hand.find(QTextEdit, "Text of the note").insertPlainText(many)
    hand.keys("Ctrl+1")
    plan = hand.stored
    assert plan.records["money"].words == many
    assert many in [each.text for each in plan.of(Note)]


def test_a_page_of_eight_goals_with_long_words_says_what_waits(hand):
    long = "Speciallægepraksisplanlægningsstabiliseringsperiode 😴"
    for number in range(5):
        hand.keys("Ctrl+G")
        hand.type(f"{long} {number}")
        hand.keys("Return")
    hand.rest()
    assert len(hand.stored.goals(Horizon.NOW)) == 8
    assert hand.workplace.proposals.isVisible()
    assert all(words in hand.page.accessibleDescription() for words in (MONEY.words, DAYTIME.words))


def test_without_a_case_no_command_does_harm(begin, written):
    hand = begin(written)
    hand.unlock()
    asking = {
        tr("New case …"),
        tr("Print several pages …"),
        tr("A blank page to write on by hand …"),
        tr("Join a server …"),
        tr("New recovery key …"),
        tr("Quit"),
        tr("Lock"),
        tr("Search or do something …"),
        tr("Next case"),
    }
    words = [action.text() for action in hand.shell.commands.actions]
    for place in [index for index, name in enumerate(words) if name not in asking]:
        hand.shell.commands.actions[place].trigger()
    hand.rest()
    assert hand.desk.plan is None
    hand.open_case("Sofie N.")
    assert order(hand) == ["treatment", "money", "daytime"]


def test_who_types_on_after_a_step_does_not_choose_another_sheet(hand):
    hand.click_on("treatment", "words")
    hand.keys("Escape")
    hand.write("New step", "ringer hver mandag")
    hand.keys("Return")
    hand.until(lambda: any(each.text == "ringer hver mandag" for each in hand.plan.of(Step)))
    assert not isinstance(QApplication.focusWidget(), ChoiceBox)
    hand.type("path")
    assert hand.stored.sheet_choice() is None


def test_what_the_page_composes_is_changed_beside_it(hand):
    hand.click_on("tuesday", "where")
    assert hand.page.editor is None
    panel = hand.find(QWidget, "Where", hand.workplace.inspector)
    panel.setFocus()
    hand.type("Nørregade 4")
    hand.keys("Ctrl+Z")
    assert hand.stored.records["tuesday"] == TUESDAY
    hand.write("Where", "Nørregade 4", hand.workplace.inspector)
    hand.keys("Return")
    hand.page.setFocus()
    assert hand.stored.records["tuesday"].where == "Nørregade 4"
    assert "Jonas, Nørregade 4" in hand.page.accessibleDescription()


def test_whom_to_call_is_changed_beside_the_page(hand):
    hand.desk.commit(difference(METTE, replace(METTE, on_sheet=True)), "call")
    hand.click_on("mette", "phone")
    hand.keys("Escape")
    hand.write("Role", "mentor", hand.workplace.inspector)
    hand.page.setFocus()
    boxes = hand.workplace.inspector.findChildren(QCheckBox)
    next(each for each in boxes if each.isVisible() and each.text() == tr("On the sheet")).click()
    contact = hand.stored.records["mette"]
    assert (contact.role, contact.on_sheet) == ("mentor", False)


def test_half_an_hour_typed_in_one_appointment_is_not_shown_for_another(hand):
    other = replace(TUESDAY, id="other", start=datetime(2026, 3, 12, 13))
    hand.desk.commit([creation(other)], "other")
    inspector = hand.workplace.inspector
    hand.workplace.choose("tuesday")
    hand.find(QWidget, "Day", inspector).setFocus()
    hand.type("x")
    hand.workplace.choose("other")
    assert "12" in hand.find(QLineEdit, "Day", inspector).text()
    assert hand.stored.records["tuesday"] == TUESDAY
