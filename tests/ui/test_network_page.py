"""The page of the network, tried by typing, pressing and dragging on it, with a real vault beneath."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.records import Appointment, Case, Contact, Goal, Record, Step
from enplan_desktop.domain.rules import pass_ball
from enplan_desktop.domain.terms import StepSide, Unit
from enplan_desktop.ui.pages.network_page import NetworkPage
from enplan_desktop.ui.widgets.contact_card import ContactCard
from enplan_desktop.ui.widgets.drag_handle import DragHandle
from tests.ui.kitchen import (
    CASE,
    NOW,
    OFFSCREEN,
    desk_with,
    field,
    plain_theme,
    press,
    settle,
    stored_plan,
    unnamed,
    words_on,
    write,
)

pytestmark = OFFSCREEN

SOFIE = Case(id=CASE, case_id=CASE, display_name="Sofie N.")
METTE = Contact(
    id="mette", case_id=CASE, name="Mette", unit=Unit.JOBCENTER, phone="12345678", on_sheet=True, place="B"
)
JONAS = Contact(
    id="jonas", case_id=CASE, name="Jonas", unit=Unit.RUSMIDDELCENTER, phone="22334455", place="D"
)
BIRTHE = Contact(id="birthe", case_id=CASE, name="Birthe", role="mor", phone="55667788", place="F")
GOAL = Goal(id="goal", case_id=CASE, words="Komme til min behandling", place="B")
CALLS = Step(
    id="calls",
    case_id=CASE,
    goal_id="goal",
    text="ringer tirsdag",
    side=StepSide.PROFESSIONALS,
    ball_holder="jonas",
    ball_since=date(2026, 3, 2),
    place="B",
)


@contextmanager
def page_with(folder: Path, qtbot: QtBot, *records: Record, text_percent: int = 100) -> Iterator[NetworkPage]:
    theme = plain_theme(text_percent=text_percent)
    with desk_with(folder / "vault", SOFIE, *records) as desk:
        page = NetworkPage(desk, theme)
        qtbot.addWidget(page)
        desk.plan_changed.connect(page.show_plan)
        page.resize(800, 900)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert desk.plan is not None
        page.show_plan(desk.plan)
        yield page


def card(page: NetworkPage, name: str) -> ContactCard:
    return {each._contact.id: each for each in page.findChildren(ContactCard)}[name]


def kept(page: NetworkPage, name: str) -> Contact:
    record = stored_plan(page._desk).records[name]
    assert isinstance(record, Contact)
    return record


def order(page: NetworkPage) -> list[str]:
    return [contact.name for contact in stored_plan(page._desk).contacts()]


def seen_order(page: NetworkPage) -> list[str]:
    settle(page._desk)
    page._content.layout().activate()  # type: ignore[union-attr]
    cards = sorted(page.findChildren(ContactCard), key=lambda each: each.y())
    return [each._contact.name for each in cards]


# A new one


def test_one_line_of_typing_and_enter_make_a_contact_at_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE) as page:
        write(field(page, "Name"), "Karin Holm")
        write(field(page, "Role"), "sagsbehandler")
        unit = page._new.findChild(QComboBox)
        assert unit is not None
        QTest.keyClicks(unit, "Ben")
        write(field(page, "Phone"), "87654321")
        QTest.keyClick(field(page, "Phone"), Qt.Key.Key_Return)

        assert order(page) == ["Mette", "Karin Holm"]
        made = stored_plan(page._desk).contacts()[-1]
        assert (made.role, made.unit, made.phone) == ("sagsbehandler", Unit.YDELSESCENTER, "87654321")
        assert field(page, "Name").words() == ""
        assert "87 65 43 21" in words_on(card(page, made.id))


def test_nobody_without_a_name_is_added_and_what_is_typed_stays(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Phone"), "87654321")
        press(page, "Add contact")

        assert "Write who it is." in words_on(page)
        assert order(page) == []
        assert field(page, "Phone").words() == "87654321"


def test_half_written_words_are_kept_when_the_page_is_left(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Role"), "hendes læge")
        page._desk.about_to_leave.emit()
        assert order(page) == ["hendes læge"]


def test_undo_elsewhere_does_not_swallow_what_is_half_written(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Name"), "Karin")
        page._desk.undo()
        assert order(page) == []
        assert field(page, "Name").words() == "Karin"


# Those that stand


def test_a_card_says_who_has_the_ball_for_what_and_since_when(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS, GOAL, CALLS) as page:
        said = words_on(card(page, "jonas"))
        assert "Has the ball for 1 step:" in said
        assert "ringer tirsdag – since 2 March (7 days)" in said
        assert "ball" not in words_on(card(page, "mette"))


def test_a_name_is_written_in_place_and_kept_at_the_next_pause(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE) as page:
        card(page, "mette").unfold()
        QTest.keyClick(field(card(page, "mette"), "Name"), Qt.Key.Key_End)
        QTest.keyClicks(field(card(page, "mette"), "Name"), " Lindholm")
        qtbot.waitUntil(lambda: kept(page, "mette").name == "Mette Lindholm")
        assert card(page, "mette").is_unfolded


def test_who_is_on_the_sheet_is_told_in_the_order_of_calling(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS) as page:
        assert "The sheet says: call Mette." in words_on(page)
        press(card(page, "jonas"), "On the sheet")
        assert kept(page, "jonas").on_sheet
        assert "The sheet says: call Mette first, then Jonas." in words_on(page)
        assert "On the sheet – first" in words_on(card(page, "mette"))


def test_a_private_person_on_the_sheet_calls_for_care_and_is_not_forbidden(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with page_with(tmp_path, qtbot, BIRTHE) as page:
        assert "ask first" not in words_on(card(page, "birthe"))
        press(card(page, "birthe"), "On the sheet")
        assert kept(page, "birthe").on_sheet
        assert "ask first" in words_on(card(page, "birthe"))


def test_a_number_is_copied_as_it_is_read_aloud(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE) as page:
        press(card(page, "mette"), "12 34 56 78")
        assert QGuiApplication.clipboard().text() == "12 34 56 78"
        assert "Copied" in words_on(card(page, "mette"))


# Order


def test_alt_and_an_arrow_move_a_contact_and_keep_the_focus_on_it(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS, BIRTHE) as page:
        card(page, "birthe").setFocus()
        QTest.keyClick(card(page, "birthe"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert order(page) == seen_order(page) == ["Mette", "Birthe", "Jonas"]
        assert card(page, "birthe").hasFocus()

        QTest.keyClick(card(page, "mette"), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert order(page) == ["Mette", "Birthe", "Jonas"]


def test_a_card_is_dragged_to_its_place_with_the_mouse(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS, BIRTHE) as page:
        seen_order(page)
        handle = card(page, "mette").findChild(DragHandle)
        assert handle is not None
        below = card(page, "birthe").mapToGlobal(QPoint(5, card(page, "birthe").height() - 2))
        QTest.mousePress(handle, Qt.MouseButton.LeftButton)
        handle.dragged.emit(below)
        assert seen_order(page) == ["Jonas", "Birthe", "Mette"]
        assert order(page) == ["Mette", "Jonas", "Birthe"]

        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
        assert order(page) == ["Jonas", "Birthe", "Mette"]


# Letting go


def test_somebody_without_the_ball_is_deleted_and_called_back(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS) as page:
        card(page, "mette").unfold()
        press(card(page, "mette"), "Delete the contact")
        assert order(page) == ["Jonas"]
        press(page, "Undo")
        assert order(page) == ["Mette", "Jonas"]


def test_somebody_with_the_ball_is_kept_unless_their_steps_are_left_with_nobody(
    tmp_path: Path, qtbot: QtBot
) -> None:
    soon = Appointment(id="soon", case_id=CASE, start=NOW + timedelta(days=1), with_ids=("jonas", "mette"))
    with page_with(tmp_path, qtbot, METTE, JONAS, GOAL, CALLS, soon) as page:
        card(page, "jonas").unfold()
        press(card(page, "jonas"), "Delete the contact")
        assert "Without Jonas nobody has it:" in words_on(card(page, "jonas"))
        press(card(page, "jonas"), "Keep Jonas")
        assert order(page) == ["Mette", "Jonas"]

        press(card(page, "jonas"), "Delete the contact")
        press(card(page, "jonas"), "Delete, and leave the step with nobody")
        plan = stored_plan(page._desk)
        step, appointment = plan.records["calls"], plan.records["soon"]
        assert isinstance(step, Step)
        assert isinstance(appointment, Appointment)
        assert (step.ball_holder, step.ball_since) == (None, None)
        assert (appointment.with_ids, appointment.with_others) == (("mette",), "Jonas")

        press(page, "Undo")
        plan = stored_plan(page._desk)
        assert (plan.records["calls"], plan.records["soon"]) == (CALLS, soon)
        assert plan.records["jonas"] == JONAS


def test_a_ball_passed_on_meanwhile_frees_the_way(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS, GOAL, CALLS) as page:
        card(page, "jonas").unfold()
        page._desk.commit(difference(CALLS, pass_ball(CALLS, "mette", NOW.date())), "Who has the ball")
        press(card(page, "jonas"), "Delete the contact")
        assert order(page) == ["Mette"]
        step = stored_plan(page._desk).records["calls"]
        assert isinstance(step, Step)
        assert step.ball_holder == "mette"


# Looks


def test_an_empty_network_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        assert "Write the first one above" in words_on(page)


def test_long_words_and_large_text_never_need_a_sideways_scroll(tmp_path: Path, qtbot: QtBot) -> None:
    word = "Rusmiddelbehandlingscenterets" * 5
    long = Contact(id="long", case_id=CASE, name=word, role=word, phone=word, on_sheet=True, place="B")
    held = Step(id="held", case_id=CASE, goal_id="goal", text=word, ball_holder="long", place="B")
    with page_with(tmp_path, qtbot, long, GOAL, held, text_percent=200) as page:
        settle(page._desk)
        scroll = page.findChild(QScrollArea)
        assert scroll is not None
        assert scroll.horizontalScrollBar().maximum() == 0
        card(page, "long").unfold()
        settle(page._desk)
        assert scroll.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, METTE, JONAS, GOAL, CALLS) as page:
        card(page, "jonas").unfold()
        assert unnamed(page) == []
