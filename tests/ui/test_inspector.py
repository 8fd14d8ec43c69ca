"""The inspector beside the page: what it shows of a choice, and what it writes into the plan."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QWidget

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.records import Goal, Step
from enplan_desktop.domain.terms import (
    CITIZEN,
    Answer,
    Area,
    CaseStatus,
    EffortStage,
    GoalStatus,
    Horizon,
    StepSide,
    StepStatus,
    Unit,
)
from enplan_desktop.ui.inspector.inspector import Inspector
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.widgets.step_row import StepRow
from tests.ui.colleague import Colleague
from tests.ui.kitchen import (
    CASE,
    OFFSCREEN,
    field,
    plain_theme,
    press,
    settle,
    stored_plan,
    unnamed,
    words_on,
    write,
)
from tests.ui.sofie import CALLS, DREAM, JONAS, SOFIE, TREATMENT, TURNS_UP

pytestmark = OFFSCREEN


class Chosen:
    """The inspector with what is chosen on the page, as the workplace has them."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        self.desk = desk
        self.inspector = inspector
        self.record_id = ""
        desk.plan_changed.connect(lambda _: self.show())
        desk.case_opened.connect(lambda _: self(""))
        inspector.chosen.connect(self)

    def __call__(self, record_id: str) -> None:
        self.record_id = record_id
        self.show()

    def show(self) -> None:
        assert self.desk.plan is not None
        self.inspector.show_choice(self.desk.plan, self.record_id)


@pytest.fixture
def choose(desk, theme, on_screen) -> Chosen:
    inspector = Inspector(desk, theme)
    on_screen(inspector, 420, 900)
    choose = Chosen(desk, inspector)
    choose("")
    return choose


def place(choose: Chosen, name: str) -> Any:
    """The place to write, in the panel that is seen."""
    return field(choose.inspector, name)


def chip(choose: Chosen, name: str) -> QPushButton:
    found = choose.inspector.findChildren(QPushButton)
    return next(
        each for each in found if each.accessibleName() == name and each.isVisibleTo(choose.inspector)
    )


def box(choose: Chosen, name: str) -> QComboBox:
    return next(each for each in choose.inspector.findChildren(QComboBox) if each.accessibleName() == name)


def tick(choose: Chosen, text: str) -> QCheckBox:
    found = choose.inspector.findChildren(QCheckBox)
    return next(each for each in found if each.text() == text and each.isVisibleTo(choose.inspector))


def kept(choose: Chosen, record_id: str) -> Any:
    plan = stored_plan(choose.desk)
    return plan.case if record_id == CASE else plan.records[record_id]


def says(choose: Chosen) -> str:
    return words_on(choose.inspector)


# What is shown


def test_with_nothing_chosen_the_case_itself_is_shown(choose):
    assert "The page" in says(choose)
    assert place(choose, "The dream, in the citizen's own words").toPlainText() == DREAM.words
    assert place(choose, "Name in the list").toPlainText() == "Sofie N."


def test_a_goal_shows_its_number_its_words_and_its_steps(choose):
    choose("treatment")
    assert "Goal 1" in says(choose)
    assert place(choose, "The citizen's own words").toPlainText() == TREATMENT.words
    rows = choose.inspector.findChildren(StepRow)
    assert [row.accessibleName().split(",")[0] for row in rows] == [TURNS_UP.text, CALLS.text]
    assert "Jonas" in says(choose)


def test_a_goal_for_later_has_no_number(choose):
    choose("home")
    assert "Goal 1" not in says(choose)


def test_a_step_leads_back_to_its_goal(choose):
    choose("calls")
    assert place(choose, "What").toPlainText() == CALLS.text
    assert "for 7 days" in says(choose)
    chip(choose, "Back to the goal").click()
    assert choose.record_id == "treatment"


@pytest.mark.parametrize("record_id", ["dream", "nobody", "visit"])
def test_what_has_no_panel_of_its_own_shows_the_case(choose, record_id):
    choose(record_id)
    assert "The page" in says(choose)


def test_a_goal_that_is_deleted_while_it_is_shown_makes_room_for_the_case(choose):
    choose("money")
    press(choose.inspector, "Delete goal")
    assert "The page" in says(choose)
    assert "money" not in stored_plan(choose.desk).records
    choose.desk.undo()
    assert place(choose, "The citizen's own words").toPlainText() == "Få ro på økonomien"


def test_what_is_to_be_settled_is_said_at_the_record_it_concerns(choose, colleague: Colleague, qtbot):
    choose.desk.commit(difference(TREATMENT, replace(TREATMENT, words="mine")), "words")
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="theirs")))
    colleague.meet()
    choose("treatment")
    with qtbot.waitSignal(choose.inspector.wants_to_settle):
        press(choose.inspector, "1 thing to settle here")
    choose("money")
    assert "to settle" not in says(choose)


@pytest.mark.parametrize("record_id", ["", "treatment", "calls"])
def test_every_control_has_a_name(choose, record_id):
    choose(record_id)
    assert unnamed(choose.inspector) == []


# The case


def test_the_dream_is_written_here_too(choose):
    write(place(choose, "The dream, in the citizen's own words"), "Fred")
    choose.desk.about_to_leave.emit()
    assert kept(choose, "dream").words == "Fred"


def test_the_first_dream_is_made_by_its_first_words_and_grows_with_them(choose):
    choose.desk.commit([deletion(DREAM)], "no dream")
    dream = place(choose, "The dream, in the citizen's own words")
    dream.setFocus()
    for words in ("Fr", "ed"):
        QTest.keyClicks(dream, words)
        dream.flush()
    settle(choose.desk)
    assert [each.words for each in _dreams(choose)] == ["Fred"]


def _dreams(choose: Chosen) -> list[Any]:
    plan = stored_plan(choose.desk)
    return [record for record in plan.records.values() if type(record).__name__ == "Dream"]


def test_a_name_is_one_line(choose):
    name = place(choose, "Name in the list")
    write(name, "Ida")
    QTest.keyClick(name, Qt.Key.Key_Return)
    QTest.keyClicks(name, " P.")
    choose.desk.about_to_leave.emit()
    assert kept(choose, CASE).display_name == "Ida P."


def test_a_case_never_loses_its_name(choose):
    name = place(choose, "Name in the list")
    write(name, "")
    assert "Write a name that you will both know the case by." in says(choose)
    name.flush()
    place(choose, "Phone").setFocus()
    assert name.toPlainText() == "Sofie N."
    assert "Write a name" not in says(choose)
    assert kept(choose, CASE).display_name == "Sofie N."


def test_a_name_that_another_case_has_is_pointed_out_and_kept(choose):
    choose.desk.load_caseload()
    settle(choose.desk)
    write(place(choose, "Name in the list"), "bo l.")
    assert "Another case is also called bo l.." in says(choose)
    choose.desk.about_to_leave.emit()
    assert kept(choose, CASE).display_name == "bo l."


def test_a_cpr_number_with_an_impossible_date_stays_in_its_field_and_says_so(choose):
    cpr = place(choose, "CPR number (may be left out)")
    write(cpr, "310290-1234")
    place(choose, "Phone").setFocus()
    assert "are no date" in says(choose)
    choose.show()
    assert cpr.text() == "310290-1234"
    assert "are no date" in says(choose)
    assert kept(choose, CASE).cpr == ""


def test_a_cpr_number_that_fails_the_old_check_is_kept_with_a_word(choose):
    write(place(choose, "CPR number (may be left out)"), "0405971234")
    place(choose, "Phone").setFocus()
    assert kept(choose, CASE).cpr == "0405971234"
    assert place(choose, "CPR number (may be left out)").text() == "040597-1234"
    assert "fails the old check digit" in says(choose)


def test_a_half_typed_cpr_number_is_kept_before_anything_else_happens(choose):
    write(place(choose, "CPR number (may be left out)"), "0405971234")
    choose.desk.about_to_leave.emit()
    assert kept(choose, CASE).cpr == "0405971234"


def test_a_cpr_number_that_a_colleague_wrote_is_not_written_over_by_looking(choose, colleague: Colleague):
    colleague.write(difference(SOFIE, replace(SOFIE, cpr="0405971234")))
    field_before = place(choose, "CPR number (may be left out)")
    field_before.setFocus()
    colleague.meet()
    choose.desk.about_to_leave.emit()
    place(choose, "Phone").setFocus()
    assert kept(choose, CASE).cpr == "0405971234"


def test_the_citizens_limits_are_kept(choose):
    numbers = {"Not before": 10, "Most appointments a day": 1, "Contact at least every": 7}
    for name, number in numbers.items():
        spin = next(each for each in choose.inspector.findChildren(QWidget) if each.accessibleName() == name)
        spin.setValue(number)
    case = kept(choose, CASE)
    assert (case.earliest_hour, case.most_a_day, case.contact_rhythm_days) == (10, 1, 7)


def test_how_the_case_stands_is_chosen_with_its_reason(choose):
    chip(choose, "The case: Paused").click()
    write(place(choose, "Why the case is paused or ended"), "i døgnbehandling")
    choose.desk.about_to_leave.emit()
    case = kept(choose, CASE)
    assert (case.status, case.status_reason) == (CaseStatus.PAUSED, "i døgnbehandling")


def test_no_sheet_is_an_answer_that_is_kept_with_its_day_and_can_be_taken_back(choose):
    tick(choose, "Does not want a sheet").click()
    plan = stored_plan(choose.desk)
    choice = plan.sheet_choice()
    assert choice is not None
    assert (choice.declined, choice.declined_on) == (True, date(2026, 3, 9))
    tick(choose, "Does not want a sheet").click()
    choice = stored_plan(choose.desk).sheet_choice()
    assert choice is not None
    assert (choice.declined, choice.declined_on) == (False, None)


def test_an_answer_that_was_undone_is_given_again_and_nothing_is_to_settle(choose):
    tick(choose, "Does not want a sheet").click()
    choose.desk.undo()
    tick(choose, "Does not want a sheet").click()
    plan = stored_plan(choose.desk)
    choice = plan.sheet_choice()
    assert choice is not None
    assert choice.declined
    assert plan.unsettled == {}


# A goal


def test_a_goals_words_area_horizon_and_standing_are_kept(choose):
    choose("money")
    write(place(choose, "The citizen's own words"), "Ud af gælden")
    write(place(choose, "Professional wording"), "Gældsrådgivning")
    chip(choose, "Area: Work and education").click()
    chip(choose, "When: In three months").click()
    write(place(choose, "By when"), "1/6")
    tick(choose, "On the sheet").click()
    choose.desk.about_to_leave.emit()
    goal = kept(choose, "money")
    assert (goal.words, goal.professional_wording) == ("Ud af gælden", "Gældsrådgivning")
    assert (goal.area, goal.horizon, goal.target_date) == (Area.WORK, Horizon.THREE_MONTHS, date(2026, 6, 1))
    assert goal.on_sheet is False


def test_the_area_can_be_taken_away(choose):
    choose("money")
    chip(choose, "Area: Money").click()
    assert kept(choose, "money").area is None


def test_a_goal_that_is_reached_leaves_the_page_and_stays_in_the_inspector(choose):
    choose("money")
    chip(choose, "How it goes: Reached").click()
    assert kept(choose, "money").status is GoalStatus.REACHED
    assert place(choose, "The citizen's own words").toPlainText() == "Få ro på økonomien"


def test_enter_makes_a_new_step_and_opens_it(choose):
    choose("money")
    QTest.keyClicks(place(choose, "New step"), "ringer til banken")
    QTest.keyClick(place(choose, "New step"), Qt.Key.Key_Return)
    step = kept(choose, choose.record_id)
    assert (step.text, step.goal_id, step.ball_holder) == ("ringer til banken", "money", CITIZEN)
    assert place(choose, "What").toPlainText() == "ringer til banken"


def test_a_half_typed_date_stays_with_the_goal_it_was_typed_for(choose):
    choose("money")
    write(place(choose, "By when"), "1/6")
    choose("daytime")
    assert place(choose, "By when").text() == ""
    settle(choose.desk)
    assert kept(choose, "money").target_date == date(2026, 6, 1)
    assert kept(choose, "daytime").target_date is None


def test_an_impossible_date_is_not_shown_for_another_goal(choose):
    choose("money")
    write(place(choose, "By when"), "31/2")
    choose("daytime")
    assert place(choose, "By when").text() == ""
    assert "There is no such day." not in says(choose)


def test_half_typed_words_and_dates_belong_to_the_case_that_is_left(choose):
    choose("money")
    write(place(choose, "By when"), "1/6")
    choose.desk.open_case("bo")
    QTest.keyClicks(place(choose, "New step"), "ringer til banken")
    settle(choose.desk)
    assert choose.desk.plan is not None
    assert choose.desk.plan.case.id == "bo"
    plan = stored_plan(choose.desk)
    money = plan.records["money"]
    assert isinstance(money, Goal)
    assert money.target_date == date(2026, 6, 1)
    assert [step.text for step in plan.steps("money")] == ["ringer til banken"]


def test_steps_change_places_with_alt_and_arrows_and_keep_the_keyboard(choose):
    choose("treatment")
    first = _row(choose, TURNS_UP)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in stored_plan(choose.desk).steps("treatment")] == ["calls", "turns-up"]
    moved = _row(choose, TURNS_UP)
    assert moved.hasFocus()
    QTest.keyClick(moved, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(moved, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in stored_plan(choose.desk).steps("treatment")] == ["turns-up", "calls"]


def _row(choose: Chosen, step: Step) -> StepRow:
    rows = choose.inspector.findChildren(StepRow)
    return next(
        row
        for row in rows
        if row.isVisibleTo(choose.inspector) and row.accessibleName().startswith(step.text)
    )


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_step_is_opened_from_the_keyboard(choose, key):
    choose("treatment")
    QTest.keyClick(_row(choose, CALLS), key)
    assert choose.record_id == "calls"


def test_a_step_is_opened_with_the_mouse(choose):
    choose("treatment")
    QTest.mouseClick(_row(choose, CALLS), Qt.MouseButton.LeftButton)
    assert choose.record_id == "calls"


def test_typing_in_a_goal_survives_a_colleagues_change_of_its_steps(choose, colleague: Colleague):
    choose("treatment")
    words = place(choose, "The citizen's own words")
    words._pause.setInterval(60_000)
    write(words, "Jeg vil")
    colleague.write(difference(CALLS, replace(CALLS, text="ringer onsdag")))
    colleague.meet()
    assert words.hasFocus()
    assert words.toPlainText() == "Jeg vil"
    assert "ringer onsdag" in says(choose)


@pytest.mark.parametrize(
    ("record", "name", "cell", "before"),
    [
        (TREATMENT, "The citizen's own words", "words", "Komme til min behandling"),
        (TREATMENT, "Professional wording", "professional_wording", ""),
        (CALLS, "What", "text", "ringer tirsdag formiddag"),
        (DREAM, "The dream, in the citizen's own words", "words", "Et almindeligt liv"),
    ],
)
def test_what_a_colleague_wrote_first_is_not_written_on_by_whoever_was_writing(
    choose, colleague: Colleague, qtbot, record, name, cell, before
):
    choose("" if record is DREAM else record.id)
    words = place(choose, name)
    words.setFocus()
    words.moveCursor(words.textCursor().MoveOperation.End)
    QTest.keyClicks(words, " hver")
    qtbot.waitUntil(lambda: not words._pause.isActive())
    settle(choose.desk)
    colleague.write(difference(record, replace(record, **{cell: "Komme hjem til mor"})))
    colleague.meet_first()
    choose.show()
    QTest.keyClicks(words, " tirsdag")
    words.flush()
    settle(choose.desk)
    ours = f"{before} hver tirsdag"
    (undecided,) = choose.desk.storage.wait(choose.desk.vault.undecided)
    assert [side.value for side in undecided.sides] == ["Komme hjem til mor", ours]


def test_two_who_write_in_the_same_field_overwrite_nobody(choose, colleague: Colleague):
    choose("treatment")
    words = place(choose, "The citizen's own words")
    words._pause.setInterval(60_000)
    write(words, "Mine ord")
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="Jonas' ord")))
    colleague.meet()
    assert words.toPlainText() == "Mine ord"
    choose.desk.about_to_leave.emit()
    settle(choose.desk)
    (cell,) = choose.desk.storage.wait(lambda: choose.desk.vault.undecided(CASE))
    assert {side.value for side in cell.sides} == {"Mine ord", "Jonas' ord"}
    assert "1 thing to settle here" in says(choose)


# A step


def test_a_steps_words_side_date_and_standing_are_kept(choose):
    choose("calls")
    write(place(choose, "What"), "ringer onsdag")
    chip(choose, "On the sheet under: I do").click()
    write(place(choose, "By when"), "11/3")
    write(place(choose, "At what time"), "9")
    tick(choose, "On the sheet").click()
    choose.desk.about_to_leave.emit()
    step = kept(choose, "calls")
    assert (step.text, step.side, step.on_sheet) == ("ringer onsdag", StepSide.CITIZEN, False)
    assert (step.due_date, step.due_time) == (date(2026, 3, 11), time(9))


def test_a_step_that_is_done_says_when_until_it_is_not(choose):
    choose("calls")
    chip(choose, "How it goes: Done").click()
    assert kept(choose, "calls").done_on == date(2026, 3, 9)
    chip(choose, "How it goes: To do").click()
    assert (kept(choose, "calls").status, kept(choose, "calls").done_on) == (StepStatus.OPEN, None)


def test_without_a_day_there_is_no_time(choose):
    choose.desk.commit(difference(CALLS, replace(CALLS, due_date=date(2026, 3, 11), due_time=time(9))), "due")
    choose("calls")
    write(place(choose, "By when"), "")
    choose.desk.about_to_leave.emit()
    assert (kept(choose, "calls").due_date, kept(choose, "calls").due_time) == (None, None)


def test_the_ball_is_passed_today_and_can_be_let_go(choose):
    choose("calls")
    holder = box(choose, "Who has the ball")
    assert holder.currentText() == "Jonas Friis"
    _pick(holder, "mette")
    assert (kept(choose, "calls").ball_holder, kept(choose, "calls").ball_since) == (
        "mette",
        date(2026, 3, 9),
    )
    _pick(holder, None)
    assert (kept(choose, "calls").ball_holder, kept(choose, "calls").ball_since) == (None, None)


def _pick(choices: QComboBox, value: object) -> None:
    choices.setCurrentIndex(choices.findData(value))
    choices.activated.emit(choices.currentIndex())


def test_a_ball_whose_holder_has_left_the_network_is_nobodys(choose):
    choose.desk.commit([deletion(JONAS)], "contact")
    choose("calls")
    assert box(choose, "Who has the ball").currentText() == "Nobody"
    _pick(box(choose, "Who has the ball"), None)
    assert kept(choose, "calls").ball_holder is None


def test_an_effort_goes_from_applied_to_granted_with_its_dates(choose):
    choose("calls")
    tick(choose, "Must be granted").click()
    chip(choose, "How far: Applied for").click()
    write(place(choose, "Since"), "2/3")
    write(place(choose, "Why"), "venteliste")
    _pick(box(choose, "Who decides"), Unit.RUSMIDDELCENTER)
    write(place(choose, "By what law"), "§ 101")
    write(place(choose, "Waiting since"), "2/3")
    write(place(choose, "What to do meanwhile"), "samtale hver uge")
    chip(choose, "What the citizen says to it: Not yet").click()
    choose.desk.about_to_leave.emit()
    step = kept(choose, "calls")
    assert (step.stage, step.stage_date, step.stage_reason) == (
        EffortStage.APPLIED,
        date(2026, 3, 2),
        "venteliste",
    )
    assert (step.deciding_unit, step.legal_basis) == (Unit.RUSMIDDELCENTER, "§ 101")
    assert (step.waiting_since, step.meanwhile) == (date(2026, 3, 2), "samtale hver uge")
    assert step.citizen_answer is Answer.NOT_YET
    chip(choose, "How far: Granted").click()
    assert kept(choose, "calls").stage_date == date(2026, 3, 9)


def test_an_effort_that_is_none_after_all_is_a_step_again(choose):
    choose("calls")
    tick(choose, "Must be granted").click()
    tick(choose, "Must be granted").click()
    assert kept(choose, "calls").stage is None
    assert "How far" not in says(choose)


def test_a_deleted_step_makes_room_and_undo_brings_it_back(choose):
    choose("calls")
    press(choose.inspector, "Delete step")
    assert "calls" not in stored_plan(choose.desk).records
    choose.desk.undo()
    assert kept(choose, "calls") == CALLS


# Much of everything


def test_thirty_steps_with_long_words_stay_within_the_column(choose):
    long = "Speciallægepraksisplanlægningsstabiliseringsperiode" * 4
    steps = [replace(CALLS, id=f"s{n}", text=f"{long} {n} 😴", place=f"H{n:02}1") for n in range(30)]
    choose.desk.commit([creation(step) for step in steps], "many")
    choose("treatment")
    rows = [row for row in choose.inspector.findChildren(StepRow) if row.isVisibleTo(choose.inspector)]
    assert len(rows) == 32
    inside = choose.inspector.widget()
    assert inside.width() <= choose.inspector.viewport().width()


@pytest.mark.parametrize("record_id", ["", "treatment", "calls"])
def test_nothing_is_wider_than_the_column_with_text_twice_as_large(desk, on_screen, record_id):
    inspector = Inspector(desk, plain_theme(text_percent=200))
    on_screen(inspector, 446, 900)
    choose = Chosen(desk, inspector)
    choose(record_id)
    if record_id == "calls":
        tick(choose, "Must be granted").click()
    inside = inspector.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= inspector.viewport().width()


# How easily a professional's line is read


HARD = "undersøger mulighederne for bevilling af økonomisk enkeltydelse til tandbehandling"
HINT = "Long words: tandbehandling, mulighederne, enkeltydelse. Could it be said in everyday words?"


def rewrite(choose: Chosen, record: Any, **values: object) -> None:
    choose.desk.commit(difference(record, replace(record, **values)), "write")


def test_a_professionals_hard_line_is_asked_about_where_it_is_written_and_an_easy_one_is_not(choose):
    rewrite(choose, CALLS, text=HARD)
    choose("calls")
    assert HINT in says(choose)
    choose("turns-up")
    assert "Long words" not in says(choose)
    choose("calls")
    rewrite(choose, replace(CALLS, text=HARD), text="ringer og spørger, om der er penge til tandlægen")
    assert "Long words" not in says(choose)


def test_the_citizens_own_words_are_never_called_hard(choose):
    rewrite(choose, TURNS_UP, text=HARD)
    rewrite(choose, TREATMENT, words=HARD)
    for record_id in ("turns-up", "treatment"):
        choose(record_id)
        assert "Long words" not in says(choose)


def test_professional_wording_is_asked_about_under_the_goal(choose):
    rewrite(choose, TREATMENT, professional_wording=HARD)
    choose("treatment")
    assert HINT in says(choose)
