"""Days and hours as they are said."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.dates import (
    ago,
    clock_time,
    day_and_time,
    day_of_week,
    long_day,
    month_name,
    short_day,
    wall_clock,
    weekday_name,
)

MONDAY = date(2026, 3, 9)
TUESDAY_AT_ONE = datetime(2026, 3, 10, 13, 0)


def test_a_long_day():
    assert long_day(MONDAY, "da") == "mandag den 9. marts 2026"
    assert long_day(MONDAY, "en") == "Monday 9 March 2026"


def test_a_short_day():
    assert short_day(date(2026, 3, 10), "da") == "10. marts"
    assert short_day(date(2026, 3, 10), "en") == "10 March"


def test_the_year_is_said_only_where_it_is_another():
    assert short_day(date(2025, 12, 1), "da", MONDAY) == "1. december 2025"
    assert short_day(date(2026, 12, 1), "da", MONDAY) == "1. december"


def test_a_day_of_the_week():
    assert day_of_week(MONDAY, "da") == "mandag den 9. marts"
    assert day_of_week(MONDAY, "en") == "Monday 9 March"


def test_a_day_and_a_time():
    assert day_and_time(TUESDAY_AT_ONE, "da") == "tirsdag den 10. marts kl. 13.00"
    assert day_and_time(TUESDAY_AT_ONE, "en") == "Tuesday 10 March at 13:00"
    assert day_and_time(TUESDAY_AT_ONE, "da", date(2025, 1, 1)) == "tirsdag den 10. marts 2026 kl. 13.00"


@pytest.mark.parametrize(("hour", "minute", "said"), [(9, 5, "09.05"), (13, 0, "13.00"), (0, 0, "00.00")])
def test_a_time_of_day(hour, minute, said):
    assert clock_time(time(hour, minute)) == said
    assert clock_time(time(hour, minute), "en") == said.replace(".", ":")


def test_a_language_without_names_of_its_own_is_answered_in_english():
    assert weekday_name(MONDAY, "so") == "Monday"
    assert month_name(3, "so") == "March"


def test_danish_names_are_written_small():
    assert [weekday_name(date(2026, 3, 9 + index), "da")[:2] for index in range(7)] == [
        *("ma", "ti", "on", "to", "fr", "lø", "sø")
    ]
    assert month_name(5, "da") == "maj"


@given(st.dates(), st.dates())
def test_days_ago_count_back_and_forth(day, today):
    assert ago(day, today) == -ago(today, day)


def test_a_moment_late_yesterday_is_one_day_ago():
    assert ago(datetime(2026, 3, 8, 23, 59), MONDAY) == 1


def test_moments_compare_by_the_clock_on_the_wall():
    assert wall_clock(datetime(2026, 3, 10, 13, 0, tzinfo=UTC)) == TUESDAY_AT_ONE
