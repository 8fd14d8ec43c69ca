"""Reads the day of something that has happened: Friday is the last one, December in March is last year's."""

import re
from datetime import date, timedelta

from enplan_desktop.ui.day_reading import read_day

_BACK = {"i går": 1, "yesterday": 1, "i forgårs": 2}
_YEAR = re.compile(r"\d{4}|[./-]\s*\d{1,2}\s*[./-]\s*\d{2}$")
_SOON = timedelta(days=90)
"""A date so near is meant as it stands: whoever wrote it has mistaken the day, not the year."""
_AHEAD = ("om ", "in ", "i morgen", "i overmorgen", "tomorrow", "næste ", "next ")


def read_past_day(typed: str, today: date, language: str) -> date | None:
    """The day that was meant; a day to come only where it is plainly said to be one."""
    words = " ".join(typed.casefold().split())
    if words in _BACK:
        return today - timedelta(days=_BACK[words])
    day = read_day(words, today, language)
    if day is None or day <= today or words.startswith(_AHEAD) or _YEAR.search(words):
        return day
    if not any(letter.isdigit() for letter in words):
        return day - timedelta(weeks=1)
    return _a_year_before(day) if day - today > _SOON else day


def _a_year_before(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None
