"""The page of appointments, tried by typing on it, with a real vault beneath."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Record
from enplan_desktop.domain.terms import Outcome, Unit
from enplan_desktop.ui.day_reading import read_day
from enplan_desktop.ui.pages.appointments_page import AppointmentsPage, in_order
from enplan_desktop.ui.widgets.appointment_card import AppointmentCard
from enplan_desktop.ui.widgets.day_line import day_words
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


SOFIE = Case(id=CASE, case_id=CASE, display_name="Sofie N.", earliest_hour=10, most_a_day=1)
JONAS = Contact(id="jonas", case_id=CASE, name="Jonas Friis", unit=Unit.RUSMIDDELCENTER, place="V")
BIRTHE = Contact(id="birthe", case_id=CASE, name="Birthe", place="W")
TOMORROW = datetime(2026, 3, 10, 13)


def appointment(name: str, start: datetime | None, **values: object) -> Appointment:
    return Appointment(id=name, case_id=CASE, start=start, **values)  # type: ignore[arg-type]


@contextmanager
def page_with(
    folder: Path, qtbot: QtBot, *records: Record, text_percent: int = 100
) -> Iterator[AppointmentsPage]:
    theme = plain_theme(text_percent=text_percent)
    with desk_with(folder / "vault", SOFIE, JONAS, BIRTHE, *records) as desk:
        page = AppointmentsPage(desk, theme)
        qtbot.addWidget(page)
        desk.plan_changed.connect(page.show_plan)
        page.resize(800, 900)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        assert desk.plan is not None
        page.show_plan(desk.plan)
        yield page


def card(page: AppointmentsPage, name: str) -> AppointmentCard:
    cards = {each._appointment.id: each for each in page.findChildren(AppointmentCard)}
    return cards[name]


def kept(page: AppointmentsPage, name: str) -> Appointment:
    record = stored_plan(page._desk).records[name]
    assert isinstance(record, Appointment)
    return record


def kept_appointments(page: AppointmentsPage) -> list[Appointment]:
    return stored_plan(page._desk).appointments()


# A new one


def test_one_line_of_typing_and_enter_make_an_appointment(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Day"), "10/3")
        write(field(page, "From"), "13")
        write(field(page, "Until"), "1430")
        write(field(page, "Where"), "Nørregade 4")
        write(field(page, "Why"), "Første samtale")
        QTest.keyClick(field(page, "Why"), Qt.Key.Key_Return)

        (made,) = kept_appointments(page)
        assert (made.start, made.end) == (TOMORROW, TOMORROW + timedelta(minutes=90))
        assert (made.where, made.why) == ("Nørregade 4", "Første samtale")
        assert field(page, "Day").text() == ""
        assert "Første samtale" in words_on(card(page, made.id))


def test_a_range_typed_where_the_start_is_asked_for_gives_both(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Day"), "Tuesday")
        write(field(page, "From"), "13-14.15")
        QTest.keyClick(field(page, "From"), Qt.Key.Key_Tab)
        press(page, "Add appointment")

        (made,) = kept_appointments(page)
        assert (made.start, made.end) == (TOMORROW, TOMORROW + timedelta(minutes=75))


@pytest.mark.parametrize(
    ("day", "start", "end", "sentence"),
    [
        ("31/2", "13", "", "There is no such day."),
        ("onsdag den 10. marts", "13", "", "That day is a tirsdag."),
        ("10/3", "25", "", "There is no such time."),
        ("10/3", "13", "12", "The appointment ends before it starts."),
        ("10/3", "", "", "Say when it starts, too."),
        ("", "13", "", "Say which day, too."),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_stays_there(
    tmp_path: Path, qtbot: QtBot, day: str, start: str, end: str, sentence: str
) -> None:
    with page_with(tmp_path, qtbot) as page:
        for name, typed in (("Day", day), ("From", start), ("Until", end), ("Why", "samtale")):
            write(field(page, name), typed)
        press(page, "Add appointment")

        assert sentence.replace("tirsdag", "Tuesday") in words_on(page)
        assert kept_appointments(page) == []
        assert field(page, "Why").words() == "samtale"
        assert field(page, "Day").text() == day or read_day(field(page, "Day").text(), NOW.date(), "en")


def test_a_mistake_put_right_is_kept(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Day"), "31/2")
        write(field(page, "From"), "13")
        press(page, "Add appointment")
        write(field(page, "Day"), "10/3")
        press(page, "Add appointment")

        assert [each.start for each in kept_appointments(page)] == [TOMORROW]
        assert "There is no such day" not in words_on(page)


def test_what_the_citizen_can_bear_is_said_while_typing_and_forbids_nothing(
    tmp_path: Path, qtbot: QtBot
) -> None:
    with page_with(tmp_path, qtbot, appointment("a", TOMORROW.replace(hour=8), why="Tandlæge")) as page:
        write(field(page, "Day"), "10/3")
        write(field(page, "From"), "8.30")

        said = words_on(page)
        assert "Sofie N. has asked for nothing before 10 o'clock." in said
        assert "Sofie N. has asked for at most 1 a day." in said
        assert "It overlaps another appointment: Tandlæge." in said
        press(page, "Add appointment")
        assert len(kept_appointments(page)) == 2


def test_half_written_words_are_kept_when_the_page_is_left(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Day"), "engang i maj")
        write(field(page, "Why"), "se lejligheden")
        page._desk.about_to_leave.emit()

        (made,) = kept_appointments(page)
        assert made.start is None
        assert made.why == "engang i maj – se lejligheden"


def test_undo_elsewhere_does_not_swallow_what_is_half_written(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        write(field(page, "Day"), "10/3")
        write(field(page, "From"), "13")
        write(field(page, "Why"), "samtale")
        page._desk.undo()

        assert kept_appointments(page) == []
        assert field(page, "Why").words() == "samtale"
        press(page, "Add appointment")
        assert [each.start for each in kept_appointments(page)] == [TOMORROW]


# Those that stand


def test_the_next_one_stands_out_and_what_is_called_off_does_not(tmp_path: Path, qtbot: QtBot) -> None:
    off = appointment("off", TOMORROW - timedelta(hours=2), outcome=Outcome.CANCELLED)
    with page_with(tmp_path, qtbot, off, appointment("next", TOMORROW)) as page:
        assert "NEXT APPOINTMENT" in words_on(card(page, "next"))
        assert "NEXT APPOINTMENT" not in words_on(card(page, "off"))
        assert "Cancelled" in words_on(card(page, "off"))


def test_words_are_written_in_place_and_kept_at_the_next_pause(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, appointment("a", TOMORROW, why="Samtale")) as page:
        card(page, "a").unfold()
        QTest.keyClicks(field(card(page, "a"), "Where"), "hjemme")
        qtbot.waitUntil(lambda: kept(page, "a").where == "hjemme")

        assert card(page, "a").is_unfolded
        assert kept(page, "a").why == "Samtale"


def test_moving_the_start_moves_the_end_with_it(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, appointment("a", TOMORROW, end=TOMORROW + timedelta(hours=1))) as page:
        card(page, "a").unfold()
        write(field(card(page, "a"), "Day"), "12/3")
        write(field(card(page, "a"), "From"), "15")
        QTest.keyClick(field(card(page, "a"), "From"), Qt.Key.Key_Return)

        moved = kept(page, "a")
        assert moved.start == datetime(2026, 3, 12, 15)
        assert moved.end == datetime(2026, 3, 12, 16)
        assert not card(page, "a").is_unfolded


def test_an_end_before_the_start_stays_in_the_open_card_and_out_of_the_vault(
    tmp_path: Path, qtbot: QtBot
) -> None:
    before = appointment("a", TOMORROW, end=TOMORROW + timedelta(hours=1))
    with page_with(tmp_path, qtbot, before) as page:
        card(page, "a").unfold()
        write(field(card(page, "a"), "Until"), "12")
        card(page, "a").fold()

        assert card(page, "a").is_unfolded
        assert "ends before it starts" in words_on(card(page, "a"))
        assert field(card(page, "a"), "Until").text() == "12"
        assert kept(page, "a").end == before.end


def test_a_colleagues_change_does_not_disturb_what_is_being_written(tmp_path: Path, qtbot: QtBot) -> None:
    here = appointment("a", TOMORROW, why="Samtale")
    with page_with(tmp_path, qtbot, here) as page:
        card(page, "a").unfold()
        QTest.keyClicks(field(page._new, "Day"), "12/")
        day = field(card(page, "a"), "Day")
        write(day, "12/")
        place = field(card(page, "a"), "Where")
        place.setFocus()
        QTest.keyClicks(place, "hos læ")
        page._desk.commit(difference(here, replace(here, why="Opfølgning")), "from elsewhere")

        assert place.words() == "hos læ"
        assert day.text() == field(page._new, "Day").text() == "12/"
        assert field(card(page, "a"), "Why").words() == "Opfølgning"
        assert place.hasFocus()


def test_whom_one_meets_is_ticked_with_the_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, appointment("a", TOMORROW)) as page:
        card(page, "a").unfold()
        people = next(
            each
            for each in card(page, "a").findChildren(QPushButton)
            if each.accessibleName().startswith("With whom")
        )
        QTest.keyClick(people, Qt.Key.Key_Down)
        jonas = people.findChild(QCheckBox)
        assert jonas is not None
        assert jonas.text() == "Jonas Friis"
        QTest.keyClick(jonas, Qt.Key.Key_Space)
        QTest.keyClicks(field(jonas.window(), "Others"), "hendes bror")
        QTest.keyClick(jonas, Qt.Key.Key_Escape)

        made = kept(page, "a")
        assert (made.with_ids, made.with_others) == (("jonas",), "hendes bror")
        assert "with Jonas Friis, hendes bror" in card(page, "a")._whom.text()


def test_afterwards_one_press_says_how_it_went(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, appointment("a", NOW - timedelta(days=2))) as page:
        assert "How did it go?" in words_on(card(page, "a"))
        press(card(page, "a"), "Did not come")

        assert kept(page, "a").outcome is Outcome.DID_NOT_COME
        assert "How did it go?" not in words_on(card(page, "a"))
        assert "Did not come" in words_on(card(page, "a"))


def test_a_deleted_one_can_be_called_back(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot, appointment("a", TOMORROW, why="Samtale")) as page:
        card(page, "a").unfold()
        press(card(page, "a"), "Delete the appointment")
        assert kept_appointments(page) == []
        assert "The appointment is deleted" in words_on(page)

        press(page, "Undo")
        assert kept(page, "a").why == "Samtale"


def test_an_empty_page_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(tmp_path, qtbot) as page:
        assert "Write the first one above" in words_on(page)


def test_a_long_past_is_shown_a_little_at_a_time(tmp_path: Path, qtbot: QtBot) -> None:
    past = [appointment(f"p{n:02}", NOW - timedelta(days=7 * n + 1), outcome=Outcome.CAME) for n in range(40)]
    with page_with(tmp_path, qtbot, *past) as page:
        first = len(page.findChildren(AppointmentCard))
        press(page, f"Show {40 - first} earlier ones")
        assert first < 20
        assert len(page.findChildren(AppointmentCard)) == 40


def test_long_words_and_large_text_never_need_a_sideways_scroll(tmp_path: Path, qtbot: QtBot) -> None:
    word = "Rusmiddelbehandlingscenterets" * 6
    long = appointment("a", TOMORROW, why=word, where=word, with_others=word)
    with page_with(tmp_path, qtbot, long, text_percent=200) as page:
        card(page, "a").unfold()
        settle(page._desk)
        scroll = page.findChild(QScrollArea)
        assert scroll is not None
        assert scroll.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name(tmp_path: Path, qtbot: QtBot) -> None:
    with page_with(
        tmp_path, qtbot, appointment("a", TOMORROW), appointment("b", NOW - timedelta(days=3))
    ) as page:
        card(page, "a").unfold()
        assert unnamed(page) == []


# Pure


def test_one_that_is_under_way_is_still_coming() -> None:
    begun = appointment("begun", NOW - timedelta(minutes=20))
    over = appointment("over", NOW - timedelta(minutes=80))
    without = appointment("without", None)
    order = in_order(Plan(SOFIE, {each.id: each for each in (begun, over, without)}), NOW)
    assert (order.coming, order.past) == ((begun, without), (over,))


@given(st.integers(-900, 900), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_day_as_the_line_writes_it_is_read_as_the_same_day(ahead: int, today: date) -> None:
    day = today + timedelta(days=ahead)
    assert read_day(day_words(day, today), today, "da") == day
