"""Reads a day and a time of day as people type them on one line: tirsdag den 10. marts kl. 13.30, 10/3 13, i morgen."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from enplan_desktop.domain.dates import wall_clock, weekday_name
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.day_reading import read_day
from enplan_desktop.ui.time_reading import read_time

NO_MOMENT = "Write a day and a time, for instance Tuesday at 13 or 10/3 13.30."
GONE_BY = "That time has gone by. Write when the next appointment is."
OTHER_WEEKDAY = "That day is a {weekday}. Check the day and the date."

_AT = re.compile(r"[\s,]+(?:kl\.?|klokken|at)\s*(?=\d)")
_SPOKEN = ("da", "en")
"""Whoever writes on the page writes Danish, whatever the program speaks."""
_YEARS = 5
"""A year that is further away was meant as a time of day."""


def read_moment(typed: str, was: datetime, now: datetime, language: str) -> datetime:
    """The moment that was meant; a day alone keeps the hour, an hour alone the day.

    Raises BadValue for what is no day or time, for a weekday that is not the date's, and for what has gone by.
    """
    day, at = _read(" ".join(typed.casefold().split()), now.date(), language)
    if day is None and at is None:
        raise BadValue("hours", NO_MOMENT)
    meant = datetime.combine(day or was.date(), at or was.time())
    if day is not None and _names_another_weekday(typed, day):
        raise BadValue("hours", OTHER_WEEKDAY, weekday=weekday_name(day, language))
    if meant <= wall_clock(now):
        raise BadValue("hours", GONE_BY)
    return meant


def _names_another_weekday(typed: str, day: date) -> bool:
    """Whether it begins with a weekday that is not the date's: then one of the two is a slip."""
    first = typed.casefold().split()[0].strip(".,")
    monday = date(2024, 1, 1)
    named = {
        weekday_name(monday + timedelta(days=number), spoken).casefold(): number
        for spoken in _SPOKEN
        for number in range(7)
    }
    return named.get(first, day.weekday()) != day.weekday()


def _read(typed: str, today: date, language: str) -> tuple[date | None, time | None]:
    for said, hour in _partings(typed):
        spoken = (read_day(said, today, each) for each in dict.fromkeys((language, *_SPOKEN)))
        day, at = next(filter(None, spoken), None), read_time(hour)
        if (day or not said) and (at or not hour) and not (day and abs(day.year - today.year) > _YEARS):
            return day, at
    return None, None


def _partings(typed: str) -> Iterator[tuple[str, str]]:
    """Where the day may end and the hour begin; either may be all there is."""
    if not typed:
        return
    yield typed, ""
    yield "", typed
    said = _AT.split(typed)
    if len(said) == 2:
        yield said[0], said[1]
    words = typed.replace(",", " ").split()
    for end in range(1, len(words)):
        yield " ".join(words[:end]), " ".join(words[end:])
