"""The page on the screen: what will hang on the fridge, written where it stands."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.checks import storable_text
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.terms import Horizon, SheetFormat, SheetStyle, StepSide
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, NEW_STEP
from enplan_desktop.sheet.display import Image, Sheet, places_of
from enplan_desktop.sheet.proposals import ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.moment_reading import NO_MOMENT
from enplan_desktop.ui.page_targets import room_for
from enplan_desktop.ui.pages.plan_page import PlanPage
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import LIGHT
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.page_editor import PageEditor
from enplan_desktop.ui.wording import tr
from tests.sheet.drawings import WIDE, lake
from tests.ui.colleague import Colleague
from tests.ui.kitchen import CASE, OFFSCREEN, press, settle, stored_plan, unnamed, words_on
from tests.ui.sofie import CALLS, DAYTIME, DREAM, HOME, METTE, MONEY, PLAN, TREATMENT, TUESDAY, TURNS_UP

pytestmark = OFFSCREEN

ALT = Qt.KeyboardModifier.AltModifier
TREATMENTS_WORDS = Source("treatment", "words")


class Pen:
    """A hand on the page: points at what stands there, types, and drags."""

    def __init__(self, desk: Desk, page: PlanPage) -> None:
        self.desk = desk
        self.page = page
        self.view = page.view
        self.chosen: list[str] = []
        page.chosen.connect(self._choose)

    def _choose(self, record_id: str) -> None:
        self.chosen.append(record_id)
        self.page.show_choice(record_id)

    def at(self, source: Source) -> QPoint:
        assert self.view.sheet is not None
        box = places_of(self.view.sheet, source)[0]
        return (box.x + box.width / 2, box.y + box.height / 2) * self._scale

    @property
    def _scale(self) -> "Pen._Scale":
        assert self.view.sheet is not None
        return Pen._Scale(self.view.width() / self.view.sheet.width)

    class _Scale(float):
        def __rmul__(self, place: Any) -> Any:
            return QPoint(round(place[0] * float(self)), round(place[1] * float(self)))

    def click(self, source: Source) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, pos=self.at(source))

    def editor(self) -> PageEditor:
        editor = self.view.editor
        assert editor is not None
        editor._pause.setInterval(60_000)  # a test types as slowly as the machine lets it
        return editor

    def write(self, words: str) -> None:
        """Types in place of what stands on the line that is open."""
        editor = self.editor()
        editor.selectAll()
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        QTest.keyClicks(editor, words)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the keyboard is: on the line that is open, or on the page."""
        QTest.keyClick(self.view.editor or self.view, key, modifier)

    def drag(self, goal: str, below: str) -> None:
        """Takes a goal with the mouse and lets it go under another."""
        assert self.view.sheet is not None
        region = next(each for each in self.view.sheet.regions if each.source.record == below)
        start = self.at(Source(goal, "words"))
        end = QPoint(start.x(), round((region.box.y + region.box.height - 1) * float(self._scale)))
        self.take(goal, (start + end) / 2, end)

    def on_the_page(self) -> str:
        assert self.view.sheet is not None
        return " ".join(text.text for text in self.view.sheet.texts())

    def take(self, record: str, *way: QPoint) -> None:
        """Takes a line with the mouse, along a way, and lets it go at its end."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.view, left, none, self.at(Source(record, "words")))
        for point in way:
            QTest.mouseMove(self.view, point)
        QTest.mouseRelease(self.view, left, none, way[-1])

    def top_of(self, goal: str) -> QPoint:
        assert self.view.sheet is not None
        region = next(each for each in self.view.sheet.regions if each.source.record == goal)
        return (region.box.x + region.box.width / 2, region.box.y + 3) * self._scale

    def order(self) -> list[str]:
        """The goals for now, as the vault has them."""
        return [goal.id for goal in stored_plan(self.desk).goals(Horizon.NOW)]

    def kept(self, record_id: str) -> Any:
        return stored_plan(self.desk).records[record_id]


def pen_on(desk: Desk, theme: Any, on_screen: Any) -> Pen:
    page = PlanPage(desk, theme)
    desk.plan_changed.connect(page.show_plan)
    desk.case_opened.connect(page.show_plan)
    assert desk.plan is not None
    page.show_plan(desk.plan)
    on_screen(page, 760, 1_050)
    return Pen(desk, page)


@pytest.fixture
def pen(desk, theme, on_screen) -> Pen:
    return pen_on(desk, theme, on_screen)


@pytest.fixture
def empty_pen(desk, theme, on_screen) -> Pen:
    """A page on which nothing has been written yet."""
    desk.commit([deletion(record) for record in PLAN if record.id not in (CASE, "visit")], "clear")
    settle(desk)
    return pen_on(desk, theme, on_screen)


# Writing


def test_a_click_opens_the_line_with_the_words_that_stand_there(pen):
    pen.click(TREATMENTS_WORDS)
    assert pen.editor().toPlainText() == TREATMENT.words
    assert pen.editor().hasFocus()
    assert pen.chosen == ["treatment"]


def test_every_keystroke_is_laid_out_as_it_will_be_printed(pen):
    pen.click(TREATMENTS_WORDS)
    QTest.keyClicks(pen.editor(), " hver tirsdag")
    assert "hver tirsdag" in pen.on_the_page()


def test_words_are_stored_when_typing_pauses_and_the_line_stays_open(pen, qtbot: QtBot):
    pen.click(TREATMENTS_WORDS)
    QTest.keyClicks(pen.view.editor, "!")
    qtbot.waitUntil(lambda: pen.desk.undo_label is not None)
    assert pen.kept("treatment").words == f"{TREATMENT.words}!"
    assert pen.editor().hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_enter_and_escape_keep_the_words_and_go_back_to_the_page(pen, key):
    pen.click(TREATMENTS_WORDS)
    pen.write("Møde op")
    pen.key(key)
    assert pen.view.editor is None
    assert pen.view.hasFocus()
    assert pen.kept("treatment").words == "Møde op"


def test_tab_goes_through_every_line_and_back(pen):
    pen.click(Source("dream", "words"))
    seen = []
    for _ in range(4):
        seen.append(pen.chosen[-1])
        pen.key(Qt.Key.Key_Tab)
    assert seen == ["dream", "treatment", "turns-up", "calls"]
    pen.key(Qt.Key.Key_Backtab)
    assert pen.editor().toPlainText() == CALLS.text


def test_tab_beyond_the_last_line_closes_it(pen):
    pen.click(Source("tuesday", "hours"))
    pen.key(Qt.Key.Key_Tab)
    assert pen.view.editor is None


def test_the_page_is_walked_and_written_on_without_a_mouse(pen):
    pen.view.setFocus()
    for _ in range(2):
        pen.key(Qt.Key.Key_Down)
    pen.key(Qt.Key.Key_Up)
    assert pen.chosen[-1] == "treatment"
    pen.key(Qt.Key.Key_F2)
    pen.write("Møde op")
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("treatment").words == "Møde op"


def test_typing_with_the_page_before_one_writes_on_the_line_that_is_pointed_at(pen):
    pen.view.setFocus()
    QTest.keyClicks(pen.view, "!")
    assert pen.editor().toPlainText() == f"{DREAM.words}!"


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_a_command_pressed_on_the_page_writes_nothing(pen, modifier):
    pen.view.setFocus()
    QTest.keyClick(pen.view, Qt.Key.Key_K, modifier)
    assert pen.view.editor is None


def test_escape_on_the_page_lets_go_of_what_was_chosen(pen):
    pen.click(TREATMENTS_WORDS)
    pen.key(Qt.Key.Key_Escape)
    pen.key(Qt.Key.Key_Escape)
    assert pen.chosen[-1] == ""


def test_the_first_words_of_a_dream_make_it_and_undo_unmakes_it(empty_pen):
    empty_pen.click(Source(CASE, NEW_DREAM))
    empty_pen.write("Et almindeligt liv")
    empty_pen.key(Qt.Key.Key_Return)
    (dream,) = [each for each in stored_plan(empty_pen.desk).records.values() if each.id.startswith("new")]
    assert empty_pen.chosen[-1] == dream.id
    assert "Et almindeligt liv" in empty_pen.on_the_page()
    empty_pen.desk.undo()
    assert stored_plan(empty_pen.desk).dream() is None


def test_a_pause_in_the_first_words_makes_one_dream_and_not_two(empty_pen):
    empty_pen.click(Source(CASE, NEW_DREAM))
    editor = empty_pen.editor()
    for words in ("Et ", "almindeligt ", "liv"):
        QTest.keyClicks(editor, words)
        editor.flush()
    assert empty_pen.view.editor is editor
    made = [each for each in stored_plan(empty_pen.desk).records.values() if each.id.startswith("new")]
    assert [getattr(each, "words", None) for each in made] == ["Et almindeligt liv"]


def test_the_first_goal_and_its_steps_are_written_where_the_page_asks_for_them(empty_pen):
    empty_pen.click(Source(CASE, NEW_GOAL))
    empty_pen.write("Sove om natten")
    empty_pen.key(Qt.Key.Key_Tab)
    empty_pen.write("lægger telefonen væk")
    empty_pen.key(Qt.Key.Key_Return)
    plan = stored_plan(empty_pen.desk)
    (goal,) = plan.goals()
    assert goal.words == "Sove om natten"
    assert [(step.text, step.side) for step in plan.steps(goal.id)] == [
        ("lægger telefonen væk", StepSide.CITIZEN)
    ]


def test_a_prompt_that_is_left_empty_makes_nothing(empty_pen):
    empty_pen.click(Source(CASE, NEW_GOAL))
    empty_pen.write("   ")
    empty_pen.key(Qt.Key.Key_Return)
    assert stored_plan(empty_pen.desk).goals() == []
    assert empty_pen.desk.redo_label is None


def test_a_goal_that_is_emptied_asks_for_words_again(pen):
    pen.click(TREATMENTS_WORDS)
    pen.write("")
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("treatment").words == ""
    pen.click(TREATMENTS_WORDS)
    pen.write("Møde op")
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("treatment").words == "Møde op"


def test_a_line_under_the_page_makes_one_more_goal(pen):
    QTest.keyClicks(pen.page.new_goal, "Lave mad")
    QTest.keyClick(pen.page.new_goal, Qt.Key.Key_Return)
    goal = pen.kept(pen.chosen[-1])
    assert isinstance(goal, Goal)
    assert (goal.words, goal.horizon) == ("Lave mad", Horizon.NOW)
    assert pen.order() == ["treatment", "money", "daytime", goal.id]


def test_new_goal_goes_to_the_line_that_stands_ready(empty_pen):
    empty_pen.page.write_goal()
    assert empty_pen.view.editor is not None


def test_new_goal_goes_under_the_page_when_it_has_goals(pen):
    pen.page.write_goal()
    assert pen.page.new_goal.hasFocus()


def test_write_the_dream_opens_the_one_that_stands(pen):
    pen.page.write_dream()
    assert pen.editor().toPlainText() == DREAM.words


def test_a_click_beside_the_words_closes_the_line_and_chooses_nothing(pen):
    pen.click(TREATMENTS_WORDS)
    pen.write("Møde op")
    QTest.mouseClick(pen.view, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert pen.view.editor is None
    assert pen.chosen[-1] == ""
    assert pen.kept("treatment").words == "Møde op"


def test_a_click_on_what_is_made_of_several_things_chooses_it_and_opens_nothing(pen):
    pen.click(Source("tuesday", "where"))
    assert pen.chosen == ["tuesday"]
    assert pen.view.editor is None


@pytest.mark.parametrize("style", SheetStyle)
def test_the_title_writes_the_name_that_the_citizen_goes_by(pen, style):
    pen.page.wishes.choose(style=style)
    pen.click(Source(CASE, "display_name"))
    assert pen.editor().toPlainText() == "Sofie N."
    pen.write("Lars H.")
    assert "Lars’ plan" in pen.on_the_page()
    pen.write("")
    pen.key(Qt.Key.Key_Return)
    assert stored_plan(pen.desk).case.display_name == "Sofie N."


def test_a_name_and_a_number_to_call_are_written_where_they_stand(pen):
    pen.desk.commit(difference(METTE, replace(METTE, on_sheet=True)), "call")
    pen.click(Source("mette", "name"))
    assert pen.editor().toPlainText() == "Mette Lindholm"
    pen.write("Karin Holm")
    pen.key(Qt.Key.Key_Tab)
    pen.write("87654321")
    pen.key(Qt.Key.Key_Return)
    assert (pen.kept("mette").name, pen.kept("mette").phone) == ("Karin Holm", "87654321")
    assert "87 65 43 21" in pen.on_the_page()


def test_an_appointment_is_moved_by_writing_another_day_and_hour(pen):
    pen.click(Source("tuesday", "hours"))
    pen.write("torsdag kl. 9.30")
    assert "12. marts kl. 09.30" in pen.on_the_page()
    assert pen.desk.undo_label is None
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("tuesday").start == datetime(2026, 3, 12, 9, 30)


def test_hours_that_cannot_be_read_stay_in_the_line_until_they_can(pen):
    pen.click(Source("tuesday", "hours"))
    pen.write("en dag kl. 13")
    pen.key(Qt.Key.Key_Return)
    for click in ("treatment", "money"):
        pen.click(Source(click, "words"))
    assert pen.editor().toPlainText() == "en dag kl. 13"
    assert pen.editor().hasFocus()
    assert tr(NO_MOMENT) in words_on(pen.page)
    assert pen.kept("tuesday") == TUESDAY
    pen.write("tirsdag")
    assert tr(NO_MOMENT) not in words_on(pen.page)
    pen.key(Qt.Key.Key_Return)
    assert pen.view.editor is None
    assert pen.kept("tuesday").start == datetime(2026, 3, 10, 13)


def test_escape_lets_go_of_hours_that_cannot_be_read(pen):
    pen.click(Source("tuesday", "hours"))
    pen.write("en dag")
    pen.key(Qt.Key.Key_Escape)
    assert pen.view.editor is None
    assert tr(NO_MOMENT) not in words_on(pen.page)
    assert pen.kept("tuesday") == TUESDAY


def test_the_right_button_leaves_everything_as_it_is(pen):
    pen.click(TREATMENTS_WORDS)
    QTest.mouseClick(pen.view, Qt.MouseButton.RightButton, pos=pen.at(Source("money", "words")))
    assert pen.view.editor is not None
    assert pen.chosen == ["treatment"]


def test_shift_and_enter_part_two_words_and_the_writing_goes_on(pen):
    pen.click(Source("dream", "words"))
    pen.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pen.editor(), "med en hund")
    pen.key(Qt.Key.Key_Return)
    QTest.keyClicks(pen.view, "og en kat")
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("dream").words == f"{DREAM.words} med en hund og en kat"


@pytest.mark.parametrize(("style", "beside"), [(SheetStyle.VEJ, (0, 1)), (SheetStyle.RING, (1, 0))])
def test_what_stands_around_a_line_is_seen_while_it_is_written(pen, style, beside):
    """The flag under the dream, and the ring around it."""
    pen.page.wishes.choose(style=style)
    dream = Source("dream", "words")
    assert pen.view.sheet is not None
    room = room_for(pen.view.sheet, dream)
    assert room is not None
    across, down = beside
    box, scale = room.box, float(pen._scale)
    left = (box.x + across * box.width) * scale + 4 * across
    top = (box.y + down * box.height) * scale + 4 * down
    area = QRect(round(left), round(top), round(box.width * scale), round(box.height * scale))
    pen.page.new_goal.setFocus()
    before = pen.view.grab(area).toImage()
    pen.click(dream)
    assert pen.editor().isVisible()
    assert pen.view.grab(area).toImage() == before


def test_a_line_that_grows_over_others_hides_them_and_no_more_than_it_must(pen):
    pen.desk.commit(difference(METTE, replace(METTE, on_sheet=True)), "call")
    pen.click(Source("mette", "name"))
    pen.write("Ib")
    assert "transparent" in pen.editor().styleSheet()
    pen.write("Mette Marie Lindholm")
    assert "transparent" not in pen.editor().styleSheet()
    assert pen.editor().width() < 0.4 * pen.view.width()


# Others, and other things


def test_a_colleagues_change_to_the_line_that_is_being_written_overwrites_nothing(pen, colleague: Colleague):
    pen.click(TREATMENTS_WORDS)
    pen.write("Mine ord")
    colleague.write(difference(TREATMENT, replace(TREATMENT, words="Jonas' ord")))
    colleague.meet()
    assert pen.editor().toPlainText() == "Mine ord"
    pen.key(Qt.Key.Key_Return)
    settle(pen.desk)
    (cell,) = pen.desk.storage.wait(lambda: pen.desk.vault.undecided(CASE))
    assert {side.value for side in cell.sides} == {"Mine ord", "Jonas' ord"}


def test_a_colleagues_change_elsewhere_on_the_page_leaves_the_hand_in_peace(pen, colleague: Colleague):
    pen.click(TREATMENTS_WORDS)
    pen.write("Mine ord")
    editor = pen.view.editor
    colleague.write(difference(MONEY, replace(MONEY, words="Ud af gælden")))
    colleague.meet()
    assert pen.view.editor is editor
    assert editor.hasFocus()
    assert editor.toPlainText() == "Mine ord"
    assert "Ud af gælden" in pen.on_the_page()


def test_words_typed_into_a_goal_that_a_colleague_deletes_are_not_lost(pen, colleague: Colleague):
    pen.click(TREATMENTS_WORDS)
    pen.write("Mine ord")
    colleague.write([deletion(TURNS_UP), deletion(CALLS), deletion(TREATMENT)])
    colleague.meet()
    settle(pen.desk)
    assert pen.kept("treatment").words == "Mine ord"
    assert "treatment" in stored_plan(pen.desk).unsettled


def test_another_case_takes_the_words_along_to_nobody(pen):
    pen.click(TREATMENTS_WORDS)
    pen.write("Mine ord")
    pen.desk.open_case("bo")
    QTest.keyClicks(pen.view.editor or pen.view, " til sidst")
    settle(pen.desk)
    assert pen.view.editor is None
    assert "Sove om natten" in pen.on_the_page()
    assert pen.kept("treatment").words.startswith("Mine ord")


def test_undo_while_writing_takes_back_what_was_just_written(pen):
    pen.click(TREATMENTS_WORDS)
    pen.write("Mine ord")
    pen.desk.undo()
    assert pen.view.editor is None
    assert pen.view.hasFocus()
    assert pen.kept("treatment").words == TREATMENT.words
    assert TREATMENT.words in pen.on_the_page()


def test_deleting_what_is_being_written_closes_the_line(pen):
    pen.click(TREATMENTS_WORDS)
    pen.desk.commit([deletion(TREATMENT)], "delete")
    assert pen.view.editor is None
    pen.desk.undo()
    assert TREATMENT.words in pen.on_the_page()


# Order


def test_alt_and_arrows_move_the_chosen_goal_and_undo_brings_it_back(pen):
    pen.click(TREATMENTS_WORDS)
    pen.key(Qt.Key.Key_Escape)
    pen.key(Qt.Key.Key_Down, ALT)
    assert pen.order() == ["money", "treatment", "daytime"]
    pen.key(Qt.Key.Key_Down, ALT)
    assert pen.order() == ["money", "daytime", "treatment"]
    pen.key(Qt.Key.Key_Up, ALT)
    assert pen.order() == ["money", "treatment", "daytime"]
    for _ in range(3):
        pen.desk.undo()
    assert pen.order() == ["treatment", "money", "daytime"]


def test_alt_and_arrows_lead_from_one_horizon_into_the_next_and_back(pen):
    pen.click(Source("daytime", "words"))
    pen.key(Qt.Key.Key_Escape)
    seen = []
    for key in (
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Down,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
    ):
        pen.key(key, ALT)
        goal = pen.kept("daytime")
        seen.append(
            (goal.horizon, [each.id for each in stored_plan(pen.desk).goals(goal.horizon)].index(goal.id))
        )
    now, soon, later = Horizon
    assert seen == [(soon, 0), (later, 0), (later, 1), (later, 0), (soon, 0), (now, 2)]


def test_a_goal_for_later_is_brought_to_now_with_the_keyboard_and_is_seen_there(pen):
    pen.click(Source("home", "words"))
    pen.key(Qt.Key.Key_Escape)
    pen.key(Qt.Key.Key_Up, ALT)
    assert pen.kept("home").horizon is Horizon.THREE_MONTHS
    pen.key(Qt.Key.Key_Up, ALT)
    assert pen.order() == ["treatment", "money", "home", "daytime"]
    assert pen.view.goals() == ["treatment", "money", "home"]
    assert ProposalKind.MOVE in {each.kind for each in shown(pen).proposals}


def test_on_the_path_a_goal_goes_where_the_arrow_points(pen):
    pen.page.wishes.choose(style=SheetStyle.VEJ)
    pen.click(Source("daytime", "words"))
    pen.key(Qt.Key.Key_Escape)
    pen.key(Qt.Key.Key_Up, ALT)
    assert pen.kept("daytime").horizon is Horizon.THREE_MONTHS
    pen.key(Qt.Key.Key_Down, ALT)
    assert pen.order() == ["treatment", "money", "daytime"]


@pytest.mark.parametrize(
    ("goal", "below", "order"),
    [
        ("treatment", "daytime", ["money", "daytime", "treatment"]),
        ("treatment", "money", ["money", "treatment", "daytime"]),
        ("money", "daytime", ["treatment", "daytime", "money"]),
    ],
)
def test_a_goal_is_dragged_down(pen, goal, below, order):
    pen.drag(goal, below)
    assert pen.order() == order


@pytest.mark.parametrize("style", SheetStyle)
def test_a_goal_let_go_on_the_next_ones_words_takes_its_place_and_goes_back_likewise(pen, style):
    pen.page.wishes.choose(style=style)
    pen.take("treatment", pen.at(Source("money", "words")))
    assert pen.order() == ["money", "treatment", "daytime"]
    pen.take("treatment", pen.at(Source("money", "words")))
    assert pen.order() == ["treatment", "money", "daytime"]


def test_a_goal_is_dragged_to_the_top(pen):
    pen.take("daytime", pen.top_of("treatment"))
    assert pen.order() == ["daytime", "treatment", "money"]


@pytest.mark.parametrize("style", SheetStyle)
def test_a_goal_for_later_is_dragged_to_now_in_every_style_and_back_by_undo(pen, style):
    pen.page.wishes.choose(style=style)

    pen.drag("home", "treatment")

    moved = pen.kept("home")
    assert moved.horizon is Horizon.NOW
    assert set(pen.order()) == {"home", "treatment", "money", "daytime"}
    assert pen.order()[3] != "home"
    pen.desk.undo()
    assert pen.kept("home").horizon is HOME.horizon


def test_a_goal_for_later_dragged_onto_a_page_with_nothing_now_is_for_now(pen):
    pen.desk.commit([deletion(each) for each in (TREATMENT, TURNS_UP, CALLS, MONEY, DAYTIME)], "nothing now")
    pen.take("home", pen.at(Source(CASE, NEW_GOAL)))
    assert pen.order() == ["home"]


def test_a_goal_let_go_where_it_stood_is_no_change(pen):
    pen.drag("money", "money")
    assert pen.desk.undo_label is None
    assert pen.order() == ["treatment", "money", "daytime"]


SOON = Goal(id="soon", case_id=CASE, words="Lære at svømme", horizon=Horizon.THREE_MONTHS, place="J")
THEN = Goal(id="then", case_id=CASE, words="En hund", horizon=Horizon.LATER, place="L")


@pytest.mark.parametrize("page_format", [SheetFormat.A4, SheetFormat.A4_LYING, SheetFormat.POCKET])
@pytest.mark.parametrize("style", SheetStyle)
def test_a_goal_lands_where_it_is_let_go_in_any_horizon(pen, style, page_format):
    pen.desk.commit([deletion(DAYTIME), creation(SOON), creation(THEN)], "more")
    pen.page.wishes.choose(style=style, format=page_format)
    for goal, on, horizon in (
        ("home", "soon", Horizon.THREE_MONTHS),
        ("home", "then", Horizon.LATER),
        ("money", "then", Horizon.LATER),
        ("money", "soon", Horizon.THREE_MONTHS),
        ("soon", "treatment", Horizon.NOW),
    ):
        pen.take(goal, pen.at(Source(on, "words")))
        assert pen.kept(goal).horizon is horizon


@pytest.mark.parametrize("style", SheetStyle)
def test_a_goal_that_is_nudged_or_let_go_anywhere_else_stays(pen, style):
    pen.page.wishes.choose(style=style)
    start, far = pen.at(Source("home", "words")), pen.top_of("treatment")
    outside = (QPoint(-200, start.y()), QPoint(start.x(), -50), QPoint(start.x(), pen.view.height() + 50))
    at_the_title = pen.at(Source(CASE, "display_name"))
    for end in (start + QPoint(30, 4), *outside, at_the_title):
        pen.take("home", far, end)
        assert pen.desk.undo_label in (None, "Choice of sheet")
    assert pen.kept("home") == HOME


def test_escape_gives_up_a_goal_that_is_in_the_hand(pen):
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    end = pen.top_of("treatment")
    QTest.mousePress(pen.view, left, none, pen.at(Source("home", "words")))
    QTest.mouseMove(pen.view, end)
    pen.key(Qt.Key.Key_Escape)
    QTest.mouseMove(pen.view, end + QPoint(3, 3))
    QTest.mouseRelease(pen.view, left, none, end)
    assert pen.desk.undo_label is None
    assert pen.view.editor is None


def test_a_goal_that_is_alone_has_nowhere_to_go(pen):
    pen.desk.commit([deletion(each) for each in (MONEY, DAYTIME, HOME)], "alone")
    pen.drag("treatment", "treatment")
    pen.drag("treatment", "treatment")
    pen.key(Qt.Key.Key_Up, ALT)
    assert pen.desk.undo_label == "alone"


def test_a_shaking_hand_opens_the_line_and_drags_nothing(pen):
    start = pen.at(TREATMENTS_WORDS)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pen.view, left, none, start)
    QTest.mouseMove(pen.view, start + QPoint(2, 3))
    QTest.mouseRelease(pen.view, left, none, start + QPoint(2, 3))
    assert pen.view.editor is not None
    assert pen.desk.undo_label is None


def test_goals_move_past_one_that_is_not_on_the_page(pen):
    pen.desk.commit(difference(MONEY, replace(MONEY, on_sheet=False)), "off")
    pen.drag("treatment", "daytime")
    assert [goal for goal in pen.order() if goal != "money"] == ["daytime", "treatment"]
    pen.click(TREATMENTS_WORDS)
    pen.key(Qt.Key.Key_Escape)
    pen.key(Qt.Key.Key_Up, ALT)
    assert [goal for goal in pen.order() if goal != "money"] == ["treatment", "daytime"]


def test_of_eight_goals_three_are_on_the_page_and_the_others_wait_in_their_order(pen):
    more = [Goal(id=f"more-{n}", case_id=CASE, words=f"Mål {n}", place=f"N{n}") for n in range(1, 6)]
    pen.desk.commit([creation(goal) for goal in more], "more")
    assert "Mål 1" in [each.text for each in shown(pen).proposals]
    pen.drag("treatment", "daytime")
    assert pen.order() == ["money", "daytime", "treatment", *(goal.id for goal in more)]


# Bad input


@pytest.mark.parametrize(
    "words",
    [
        "Speciallægepraksisplanlægningsstabiliseringsperiode" * 10,
        "😴🧑‍🤝‍🧑 مرحبا ζ 漢字",
        "en\nto\n\ntre",
        '<b>ikke fed</b> & "citat" {n}',
        "\u202eomvendt\u202c",
    ],
)
def test_whatever_is_written_is_kept_and_painted(pen, words):
    pen.click(TREATMENTS_WORDS)
    pen.editor().setPlainText(words)
    pen.key(Qt.Key.Key_Return)
    assert not pen.view.grab().isNull()
    assert pen.kept("treatment").words == storable_text(words)


def test_ten_thousand_words_are_kept_while_the_page_stays_one_page(pen):
    many = " ".join(f"ord{number}" for number in range(10_000))
    pen.click(TREATMENTS_WORDS)
    pen.editor().setPlainText(many)
    pen.key(Qt.Key.Key_Return)
    assert pen.kept("treatment").words == many
    assert pen.view.sheet is not None
    assert all(text.y <= pen.view.sheet.height for text in pen.view.sheet.texts())
    assert shown(pen).proposals


# Seen and heard


def test_a_screen_reader_hears_the_page(pen):
    assert pen.view.accessibleName() == "The citizen's page"
    for words in (DREAM.words, TREATMENT.words, HOME.words, DAYTIME.words):
        assert words in pen.view.accessibleDescription().replace("\n", " ")
    assert unnamed(pen.page) == []
    pen.click(TREATMENTS_WORDS)
    assert pen.editor().accessibleName() == "Write on the page"


def test_the_page_is_handed_out_from_under_it(pen, qtbot):
    with qtbot.waitSignal(pen.page.wants_print):
        press(pen.page, "Print or save …")


def test_the_page_keeps_its_shape_at_any_width(pen, qtbot):
    for width in (500, 1_400):
        pen.page.resize(width, 900)
        qtbot.waitUntil(lambda: abs(pen.view.height() / pen.view.width() - 842 / 595) < 0.02)
        pen.click(TREATMENTS_WORDS)
        assert pen.view.rect().contains(pen.editor().geometry().topLeft())


def test_a_prompt_asks_only_on_the_screen(empty_pen):
    assert empty_pen.view.sheet is not None
    assert all(
        text.prompt
        for text in empty_pen.view.sheet.texts()
        if text.source and text.source.cell in (NEW_DREAM, NEW_GOAL, *NEW_STEP.values())
    )


def test_whoever_types_with_the_page_before_them_writes_on_the_line_pointed_at(pen):
    pen.view.setFocus()
    pen.key(Qt.Key.Key_Down)
    at = pen.view._at
    QTest.keyClicks(pen.view, "o")
    assert pen.editor().toPlainText().endswith("o")
    pen.key(Qt.Key.Key_Return)
    assert getattr(pen.kept(at.record), at.cell).endswith("o")


def choose(box: ChoiceBox, value: Any) -> None:
    """As somebody does who opens the list and takes one of it."""
    index = next(at for at in range(box.count()) if box.itemData(at) == value)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def offered(box: ChoiceBox) -> list[Any]:
    return [box.itemData(at) for at in range(box.count())]


def test_the_citizen_chooses_another_style_and_format_and_the_page_follows(pen, desk):
    kind = pen.page.wishes.kind
    choose(kind.styles, SheetStyle.VEJ)
    choose(kind.formats, SheetFormat.A5)
    settle(desk)
    shown = pen.view.sheet
    assert shown is not None
    assert (shown.style, shown.format) == (SheetStyle.VEJ, SheetFormat.A5)
    kept = stored_plan(desk).sheet_choice()
    assert kept is not None
    assert (kept.style, kept.format) == (SheetStyle.VEJ, SheetFormat.A5)
    assert offered(kind.styles) == list(SheetStyle)
    assert offered(kind.formats) == list(SheetFormat)


def test_a_choice_is_undone_like_anything_else(pen, desk):
    choose(pen.page.wishes.kind.styles, SheetStyle.VEJ)
    settle(desk)
    desk.undo()
    settle(desk)
    assert pen.view.sheet is not None
    assert pen.view.sheet.style is SheetStyle.ORD
    assert pen.page.wishes.kind.styles.currentData() == SheetStyle.ORD


@pytest.mark.parametrize("again", [{"styles": SheetStyle.RING}, {"formats": SheetFormat.A5}])
def test_who_takes_a_choice_back_and_chooses_again_has_nothing_to_settle(pen, desk, again):
    choose(pen.page.wishes.kind.styles, SheetStyle.VEJ)
    desk.undo()
    ((box, chosen),) = again.items()
    choose(getattr(pen.page.wishes.kind, box), chosen)
    kept = stored_plan(desk).sheet_choice()
    assert kept is not None
    assert chosen in (kept.style, kept.format)
    assert kept.style is not SheetStyle.VEJ
    assert stored_plan(desk).unsettled == {}
    desk.undo()
    desk.redo()
    assert stored_plan(desk).sheet_choice() == kept


def test_words_are_written_on_the_path_as_on_any_page(pen, desk):
    choose(pen.page.wishes.kind.styles, SheetStyle.VEJ)
    settle(desk)
    pen.click(TREATMENTS_WORDS)
    assert pen.view.findChild(PageEditor) is not None


def test_a_page_that_lies_is_as_high_as_it_lies(pen, desk):
    upright = pen.view.height()
    choose(pen.page.wishes.kind.formats, SheetFormat.A4_LYING)
    settle(desk)
    QTest.qWait(0)
    assert pen.view.height() < pen.view.width() < upright


# The citizen's own picture


def test_the_citizens_own_picture_comes_onto_the_page_and_goes_again(pen, desk, tmp_path):
    file = tmp_path / "lake.png"
    file.write_bytes(lake())
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)
    assert pen.page.wishes.own_picture.isVisible()

    pen.page.wishes.take_picture(file)
    settle(desk)

    (picture,) = (item for item in shown(pen).items if isinstance(item, Image))
    kept = stored_plan(desk).picture()
    assert kept is not None
    assert (kept.width, kept.height) == WIDE
    assert picture.width / picture.height == pytest.approx(WIDE[0] / WIDE[1])
    QTest.keyClicks(pen.page.wishes.own_picture.shows, "Furesøen")
    pen.page.wishes.own_picture.shows.flush()
    kept = stored_plan(desk).picture()
    assert kept is not None
    assert kept.shows == "Furesøen"
    press(pen.page.wishes.own_picture, "Take the picture away")
    assert stored_plan(desk).picture() is None
    assert not any(isinstance(item, Image) for item in shown(pen).items)
    desk.undo()
    settle(desk)
    assert any(isinstance(item, Image) for item in shown(pen).items)


def test_a_file_that_is_no_picture_is_refused_in_a_sentence(pen, desk, tmp_path):
    file = tmp_path / "letter.jpg"
    file.write_bytes(b"Dear Sofie")
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)

    pen.page.wishes.take_picture(file)
    settle(desk)

    assert "Choose a photo as JPEG or PNG." in words_on(pen.page.wishes.own_picture)
    assert stored_plan(desk).picture() is None


def test_a_file_that_has_gone_is_told_of(pen, desk, tmp_path):
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)
    pen.page.wishes.take_picture(tmp_path / "gone.jpg")
    settle(desk)
    assert "Choose another" in words_on(pen.page.wishes.own_picture)


PRIVACY = "The picture is kept with the plan and nowhere else."


def hint_of(pen: Pen) -> QLabel:
    """What is said under the buttons for a picture, to the eye."""
    own = pen.page.wishes.own_picture
    return next(each for each in own.findChildren(QLabel) if each.wordWrap())


def letter(folder: Path) -> Path:
    file = folder / "letter.jpg"
    file.write_bytes(b"Dear Sofie")
    return file


def test_a_refusal_looks_like_one_and_stands_while_something_else_is_written(pen, desk, tmp_path):
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)
    assert (hint_of(pen).objectName(), PRIVACY in hint_of(pen).text()) == ("Quiet", True)

    pen.page.wishes.take_picture(letter(tmp_path))
    settle(desk)
    pen.click(TREATMENTS_WORDS)
    pen.write("Møde op")
    pen.key(Qt.Key.Key_Return)

    assert hint_of(pen).objectName() == "Trouble"
    assert "Choose a photo" in hint_of(pen).text()
    assert hint_of(pen).palette().color(hint_of(pen).foregroundRole()).name() == LIGHT.red


def test_a_refusal_is_forgotten_once_there_is_a_picture(pen, desk, tmp_path):
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)
    pen.page.wishes.take_picture(letter(tmp_path))
    settle(desk)
    (tmp_path / "lake.png").write_bytes(lake())

    pen.page.wishes.take_picture(tmp_path / "lake.png")
    settle(desk)
    assert hint_of(pen).isHidden()
    press(pen.page.wishes.own_picture, "Take the picture away")

    assert hint_of(pen).isVisible()
    assert (hint_of(pen).objectName(), PRIVACY in hint_of(pen).text()) == ("Quiet", True)


def test_a_refusal_does_not_wait_behind_another_style(pen, desk, tmp_path):
    choose(pen.page.wishes.kind.styles, SheetStyle.BILLEDE)
    pen.page.wishes.take_picture(letter(tmp_path))
    settle(desk)
    for style in (SheetStyle.ORD, SheetStyle.BILLEDE):
        choose(pen.page.wishes.kind.styles, style)
    assert (hint_of(pen).objectName(), PRIVACY in hint_of(pen).text()) == ("Quiet", True)


def shown(pen: Pen) -> Sheet:
    assert pen.view.sheet is not None
    return pen.view.sheet
