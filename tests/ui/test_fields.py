"""Dates, times, numbers and choices in the inspector: typed by hand, told once, and never another record's."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QStyleOptionComboBox, QWidget

from enplan_desktop.domain.dates import clock_time
from enplan_desktop.ui.time_reading import read_hours, read_time
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.day_field import DayField
from enplan_desktop.ui.widgets.number_field import NumberField
from enplan_desktop.ui.widgets.time_field import TimeField
from tests.ui.form import Form
from tests.ui.kitchen import OFFSCREEN, field, words_on, write

pytestmark = OFFSCREEN

TODAY = date(2026, 3, 9)


def told_by(widget) -> list[object]:
    told: list[object] = []
    widget.chosen.connect(told.append)
    return told


def typed(widget: QWidget, name: str) -> str:
    return str(field(widget, name).text())


def scroll_over(widget: QWidget) -> None:
    """Turns the wheel while the mouse is on the widget."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


# A day


@pytest.fixture
def day(theme, on_screen):
    day = DayField("By when", lambda: TODAY, theme)
    on_screen(Form(day))
    return day


def test_a_day_typed_is_told_once_and_written_out(day):
    told = told_by(day)
    write(field(day, "By when"), "10/3")
    QTest.keyClick(field(day, "By when"), Qt.Key.Key_Return)
    day.window().leave()
    assert told == [date(2026, 3, 10)]
    assert typed(day, "By when") == "Tuesday 10 March"


def test_an_emptied_day_is_none(day):
    day.show_value(TODAY)
    told = told_by(day)
    write(field(day, "By when"), "")
    day.window().leave()
    assert told == [None]


@pytest.mark.parametrize("impossible", ["31/2", "i går aftes", "🙂" * 50])
def test_an_impossible_day_stays_where_it_was_typed_and_says_so(day, impossible):
    day.show_value(TODAY)
    told = told_by(day)
    field(day, "By when").setText(impossible)
    field(day, "By when").setFocus()
    day.window().leave()
    day.show_value(TODAY)
    assert told == []
    assert typed(day, "By when") == impossible
    assert "There is no such day." in words_on(day)


def test_a_better_day_takes_the_complaint_away(day):
    write(field(day, "By when"), "31/2")
    day.window().leave()
    write(field(day, "By when"), "28/2")
    day.window().leave()
    assert "There is no such day." not in words_on(day)
    assert typed(day, "By when") == "Saturday 28 February"


def test_a_half_typed_day_is_kept_before_anything_else_happens(day):
    told = told_by(day)
    write(field(day, "By when"), "10/3")
    day.settle()
    assert told == [date(2026, 3, 10)]


def test_what_was_typed_for_one_record_is_not_shown_for_another(day):
    write(field(day, "By when"), "31/2")
    day.window().leave()
    day.forget()
    day.show_value(None)
    assert typed(day, "By when") == ""
    assert words_on(day).strip() == ""


def test_a_day_that_is_being_typed_is_left_alone(day):
    write(field(day, "By when"), "10/")
    day.show_value(None)
    assert typed(day, "By when") == "10/"


def test_a_day_from_elsewhere_is_shown(day):
    day.show_value(date(2026, 3, 10))
    assert typed(day, "By when") == "Tuesday 10 March"


def test_a_day_can_be_picked(day, qtbot):
    told = told_by(day)
    QTest.keyClick(field(day, "By when"), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = day.findChild(QCalendarWidget)
    assert calendar is not None
    qtbot.waitUntil(calendar.isVisible)
    calendar.clicked.emit(QDate(2026, 4, 1))
    assert told == [date(2026, 4, 1)]


def test_a_day_under_the_wrong_weekday_is_asked_about(day):
    told = told_by(day)
    write(field(day, "By when"), "onsdag den 10. marts")
    day.window().leave()
    assert told == []
    assert "That day is a Tuesday." in words_on(day)


def test_arrows_go_a_day_at_a_time(day):
    day.show_value(TODAY)
    told = told_by(day)
    QTest.keyClick(field(day, "By when"), Qt.Key.Key_Up)
    assert told == [date(2026, 3, 10)]


# A time


@pytest.fixture
def at(theme, on_screen):
    at = TimeField("At what time", theme)
    on_screen(Form(at))
    return at


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13", time(13)),
        ("13.30", time(13, 30)),
        ("13:30", time(13, 30)),
        ("13,30", time(13, 30)),
        ("1330", time(13, 30)),
        ("kl. 9", time(9)),
        ("Kl 9.05", time(9, 5)),
        ("0", time(0)),
        ("24", None),
        ("13.60", None),
        ("13.5", None),
        ("halv to", None),
        ("13-14", None),
        ("", None),
        ("🕐", None),
    ],
)
def test_a_time_is_read_as_it_was_meant(text, meant):
    assert read_time(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("13", (time(13), None)),
        ("13-14", (time(13), time(14))),
        ("kl. 13,30 – 14.15", (time(13, 30), time(14, 15))),
        ("13 til 14", (time(13), time(14))),
        ("14-13", None),
        ("13-13", None),
        ("13-", None),
        ("-14", None),
        ("13-14-15", None),
        ("", None),
    ],
)
def test_hours_are_read_with_their_end_and_never_without_half_of_what_was_written(text, meant):
    assert read_hours(text) == meant


@given(st.times(), st.sampled_from(["da", "en"]))
def test_every_time_that_is_shown_can_be_read_back(moment, language):
    whole = moment.replace(second=0, microsecond=0, tzinfo=None)
    assert read_time(clock_time(whole, language)) == whole


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_time_or_none(text):
    found = read_time(text)
    assert found is None or isinstance(found, time)


def test_a_time_typed_is_told_once_and_written_out(at):
    told = told_by(at)
    write(field(at, "At what time"), "1330")
    QTest.keyClick(field(at, "At what time"), Qt.Key.Key_Return)
    at.window().leave()
    assert told == [time(13, 30)]
    assert typed(at, "At what time") == "13:30"


def test_an_impossible_time_stays_where_it_was_typed_and_says_so(at):
    told = told_by(at)
    write(field(at, "At what time"), "25.10")
    at.window().leave()
    at.show_value(None)
    assert told == []
    assert typed(at, "At what time") == "25.10"
    assert "There is no such time." in words_on(at)


def test_a_half_typed_time_is_kept_and_never_another_records(at):
    told = told_by(at)
    write(field(at, "At what time"), "13")
    at.settle()
    write(field(at, "At what time"), "99")
    at.settle()
    at.forget()
    at.show_value(None)
    assert told == [time(13)]
    assert typed(at, "At what time") == ""
    assert words_on(at).strip() == ""


# A number


@pytest.fixture
def days(theme, on_screen):
    days = NumberField("Contact at least every", 1, 90, "14 days", "{n} days")
    on_screen(Form(days))
    return days


def test_a_number_typed_is_told_when_it_is_whole(days):
    told = told_by(days)
    days.setFocus()
    days.selectAll()
    QTest.keyClicks(days, "21")
    assert told == []
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert told == [21]
    assert days.text() == "21 days"


def test_a_half_typed_number_is_kept_before_anything_else_happens(days):
    told = told_by(days)
    days.setFocus()
    days.selectAll()
    QTest.keyClicks(days, "21")
    days.settle()
    assert told == [21]


def test_a_number_that_is_being_typed_is_left_alone(days):
    days.show_number(7)
    days.setFocus()
    days.selectAll()
    QTest.keyClicks(days, "2")
    days.show_number(7)
    QTest.keyClicks(days, "1")
    QTest.keyClick(days, Qt.Key.Key_Return)
    assert days.value() == 21


def test_no_number_has_a_word_of_its_own(days):
    days.show_number(1)
    told = told_by(days)
    days.stepDown()
    assert told == [None]
    assert days.text() == "14 days"


def test_a_new_field_says_that_there_is_no_number_also_where_nought_is_one(on_screen):
    hour = NumberField("Not before", 0, 23, "No limit", "{n} o'clock")
    on_screen(Form(hour))
    hour.show_number(None)
    assert hour.text() == "No limit"
    hour.show_number(0)
    assert hour.text() == "0 o'clock"


def test_what_is_shown_is_not_told(days):
    told = told_by(days)
    for number in (7, None, 90, 1):
        days.show_number(number)
    assert told == []


def test_scrolling_past_changes_neither_number_nor_choice(days, theme, on_screen):
    days.show_number(7)
    box = ChoiceBox("Who decides")
    box.show_choices([(1, "one"), (2, "two")], 1)
    on_screen(Form(box))
    told = told_by(days) + told_by(box)
    scroll_over(days)
    scroll_over(box)
    assert (days.value(), box.currentText(), told) == (7, "one", [])


# One of a few


def test_a_choice_is_told_and_what_is_shown_is_not(on_screen, theme):
    box = ChoiceBox("Who has the ball")
    on_screen(Form(box))
    told = told_by(box)
    box.show_choices([("citizen", "Sofie"), (None, "Nobody")], None)
    assert (box.currentText(), told) == ("Nobody", [])
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert told == ["citizen"]


def test_a_choice_that_is_no_longer_offered_is_shown_as_none_of_them(on_screen, theme):
    box = ChoiceBox("Who has the ball")
    on_screen(Form(box))
    box.show_choices([("citizen", "Sofie"), ("jonas", "Jonas")], "jonas")
    box.show_choices([("citizen", "Sofie")], "jonas")
    assert box.currentText() == ""


@pytest.fixture
def chips(theme, on_screen):
    chips = Chips("Area", [("a", "Work"), ("b", "Money"), ("c", "Housing")], optional=True)
    on_screen(Form(chips))
    return chips


def chip(chips: Chips, word: str) -> QPushButton:
    return next(each for each in chips.findChildren(QPushButton) if each.text() == word)


def test_a_chip_is_chosen_alone_and_can_be_taken_away_again(chips):
    told = told_by(chips)
    for word in ("Work", "Money", "Money"):
        chip(chips, word).click()
    assert told == ["a", "b", None]
    assert chips.choice() is None


def test_a_chip_that_must_be_one_of_them_stays(theme, on_screen):
    chips = Chips("When", [(1, "Now"), (2, "Later")])
    on_screen(Form(chips))
    chips.show_choice(1)
    chip(chips, "Now").click()
    assert chips.choice() == 1


def test_chips_go_no_further_than_their_column_and_say_all_their_words(theme, on_screen):
    words = ("Work and further education together", "Socialpsykiatrienssamarbejdsaftaler", "Money")
    chips = Chips("Area", list(enumerate(words)))
    on_screen(Form(chips), width=190)
    long, endless, short = (chip(chips, word) for word in words)
    assert all(each.geometry().right() <= chips.width() for each in (long, endless, short))
    assert long.height() > short.height()
    assert (long.toolTip(), endless.toolTip(), short.toolTip()) == ("", words[1], "")
    assert endless.accessibleName() == f"Area: {words[1]}"


def test_a_choice_in_a_narrow_column_keeps_its_arrow_and_elides_its_words(theme, on_screen):
    box = ChoiceBox("Unit")
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
    box.show_choices([("a", "The municipality's own advisory centre")], "a")
    on_screen(Form(box), width=160)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert box.geometry().right() < 160
    assert option.currentText.startswith("The m")
    assert option.currentText.endswith("…")


def test_a_ticks_words_go_on_in_a_second_line(theme, on_screen):
    narrow, wide = CheckBox("Does not want a sheet of paper"), CheckBox("Short")
    on_screen(Form(narrow, wide), width=150)
    assert narrow.geometry().right() < 150
    assert narrow.height() > 1.5 * wide.height()


def test_arrows_go_from_chip_to_chip_and_round(chips):
    chip(chips, "Work").setFocus()
    QTest.keyClick(chip(chips, "Work"), Qt.Key.Key_Right)
    assert chip(chips, "Money").hasFocus()
    QTest.keyClick(chip(chips, "Money"), Qt.Key.Key_Left)
    QTest.keyClick(chip(chips, "Work"), Qt.Key.Key_Left)
    assert chip(chips, "Housing").hasFocus()
    QTest.keyClick(chip(chips, "Housing"), Qt.Key.Key_Space)
    assert chips.choice() == "c"


def test_a_screen_reader_hears_what_the_chips_are_about(chips):
    assert chip(chips, "Work").accessibleName() == "Area: Work"
