"""CPR numbers. None here is a person's: they are computed by rule, for days on which the series is spent
elsewhere or has not begun."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.cpr import birth_date, normalise, passes_modulus_11

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2)


def with_check_digit(nine: str) -> str | None:
    """The number with these nine digits that passes modulus 11, where there is one."""
    rest = -sum(weight * int(digit) for weight, digit in zip(WEIGHTS, nine, strict=True)) % 11
    return None if rest == 10 else nine + str(rest)


future_days = st.dates(date(2045, 1, 1), date(2057, 12, 31))
serials = st.tuples(st.integers(5, 8), st.integers(0, 99)).map(lambda pair: f"{pair[0]}{pair[1]:02}")


@given(future_days, serials)
def test_a_number_made_by_rule_is_read_back(day, serial):
    cpr = with_check_digit(day.strftime("%d%m%y") + serial)
    if cpr is not None:
        assert birth_date(cpr) == day
        assert passes_modulus_11(cpr)


@given(future_days, serials, st.integers(1, 9))
def test_another_last_digit_fails_modulus_11_and_keeps_its_day(day, serial, by):
    cpr = with_check_digit(day.strftime("%d%m%y") + serial)
    if cpr is not None:
        wrong = cpr[:9] + str((int(cpr[9]) + by) % 10)
        assert not passes_modulus_11(wrong)
        assert birth_date(wrong) == day


@pytest.mark.parametrize(
    ("digits", "year"),
    [
        ("0101990000", 1999),
        ("0101993999", 1999),
        ("0101004000", 2000),
        ("0101364000", 2036),
        ("0101374000", 1937),
        ("0101005000", 2000),
        ("0101578000", 2057),
        ("0101588000", 1858),
        ("0101369000", 2036),
        ("0101379000", 1937),
    ],
)
def test_the_seventh_digit_tells_the_century(digits, year):
    assert birth_date(digits) == date(year, 1, 1)


@pytest.mark.parametrize(
    "digits", ["3102505000", "0013505000", "290247500", "2902475000", "29024x5000", "", "\u0660" * 10]
)
def test_what_holds_no_real_date_is_nobodys_birthday(digits):
    assert birth_date(digits) is None


@pytest.mark.parametrize("typed", ["010150-5000", "010150 5000", "0101505000", " 01 01 50 - 5000 "])
def test_dash_and_spaces_do_not_matter(typed):
    assert normalise(typed) == "0101505000"


@pytest.mark.parametrize("typed", ["", "ved ikke", "010150", "010150-50000", "\u0661" * 10])
def test_what_is_no_number_is_left_as_it_was_typed(typed):
    assert normalise(typed) == typed
