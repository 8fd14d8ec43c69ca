"""A day as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.dates import long_day, short_day
from enplan_desktop.ui.day_reading import names_another_weekday, read_day

MONDAY = date(2026, 3, 9)
SOME_DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10/3", date(2026, 3, 10)),
        ("10.3", date(2026, 3, 10)),
        ("10. 3.", date(2026, 3, 10)),
        ("10-3-26", date(2026, 3, 10)),
        ("10/3/2027", date(2027, 3, 10)),
        ("2026-03-10", date(2026, 3, 10)),
        ("10. marts", date(2026, 3, 10)),
        ("10 mar", date(2026, 3, 10)),
        ("den 10. marts 2027", date(2027, 3, 10)),
        ("tirsdag den 10. marts", date(2026, 3, 10)),
        ("  TIRSDAG   den 10. Marts ", date(2026, 3, 10)),
        ("10 March", date(2026, 3, 10)),
        ("10.marts", date(2026, 3, 10)),
        ("tirsdag 10/3", date(2026, 3, 10)),
        ("tirsdag den 10/3", date(2026, 3, 10)),
        ("tirsdag d. 10. marts", date(2026, 3, 10)),
        ("på tirsdag, den 10. marts", date(2026, 3, 10)),
        ("tirs. d.10/3-27", date(2027, 3, 10)),
        ("d. 10/3", date(2026, 3, 10)),
        ("d 10/3", date(2026, 3, 10)),
        ("Tuesday the 10/3", date(2026, 3, 10)),
        ("tirs", date(2026, 3, 10)),
        ("tir.", date(2026, 3, 10)),
        ("tue", date(2026, 3, 10)),
        ("næste tirsdag", date(2026, 3, 17)),
        ("næste tirs.", date(2026, 3, 17)),
        ("tirsdag i næste uge", date(2026, 3, 17)),
        ("next Tuesday", date(2026, 3, 17)),
        ("i dag", MONDAY),
        ("I morgen", date(2026, 3, 10)),
        ("i overmorgen", date(2026, 3, 11)),
        ("tomorrow", date(2026, 3, 10)),
        ("tirsdag", date(2026, 3, 10)),
        ("på fredag", date(2026, 3, 13)),
        ("mandag", date(2026, 3, 16)),
        ("Sunday", date(2026, 3, 15)),
        ("om 3 dage", date(2026, 3, 12)),
        ("om en uge", date(2026, 3, 16)),
        ("in 2 weeks", date(2026, 3, 23)),
        ("om 3 måneder", date(2026, 6, 9)),
        ("om 10 måneder", date(2027, 1, 9)),
    ],
)
def test_a_day_is_read_as_it_was_meant(typed, meant):
    assert read_day(typed, MONDAY, "da") == meant


@pytest.mark.parametrize(
    "typed",
    [
        "31/2",
        "0/1",
        "10/13",
        "99. marts",
        "10. smarch",
        "2026-13-01",
        "i går aftes",
        "🙂",
        "10/",
        "1/0/0000",
        "m",
        "ti",
        "næste",
        "næste 10/3",
        "ugedag 10/3",
        "tirsdag den",
        "d.",
    ],
)
def test_a_day_that_does_not_exist_is_no_day(typed):
    assert read_day(typed, MONDAY, "da") is None


def test_next_tuesday_is_in_the_week_after_this_one():
    assert read_day("næste tirsdag", date(2026, 3, 13), "da") == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("typed", "is_a_slip"),
    [
        ("fredag den 10. marts", True),
        ("på fredag d. 10/3", True),
        ("fre 10/3", True),
        ("tirs. d. 10/3", False),
        ("Tuesday 10 March", False),
        ("10. marts", False),
        ("fredag", False),
    ],
)
def test_a_weekday_that_is_not_the_dates_is_a_slip(typed, is_a_slip):
    assert names_another_weekday(typed, date(2026, 3, 10)) is is_a_slip


def test_without_a_year_a_day_long_past_is_next_years():
    assert read_day("3/2", MONDAY, "da") == date(2027, 2, 3)


def test_without_a_year_a_day_of_the_last_month_stays_past():
    assert read_day("27/2", MONDAY, "da") == date(2026, 2, 27)


def test_a_leap_day_is_the_next_one_within_a_year():
    assert read_day("29/2", date(2027, 11, 1), "da") == date(2028, 2, 29)


def test_a_month_ahead_of_the_31st_is_the_last_day_of_a_shorter_month():
    assert read_day("om 1 måned", date(2026, 1, 31), "da") == date(2026, 2, 28)


@given(SOME_DAY, SOME_DAY, st.sampled_from(["da", "en"]))
def test_every_day_that_is_shown_can_be_read_back(day, today, language):
    assert read_day(long_day(day, language), today, language) == day


@given(SOME_DAY, st.sampled_from(["da", "en"]))
def test_the_short_form_of_a_day_to_come_is_read_back(today, language):
    assert read_day(short_day(today, language), today, language) == today


@given(st.text(max_size=40), SOME_DAY, st.sampled_from(["da", "en"]))
def test_whatever_is_typed_is_a_day_or_none(typed, today, language):
    found = read_day(typed, today, language)
    assert found is None or isinstance(found, date)
