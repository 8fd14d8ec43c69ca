"""Reads a day as people type it: 10/3, tirsdag d. 10. marts, 10.3.2026, tirs, næste tirsdag, i morgen, in 2 weeks."""

import re
from datetime import date, timedelta

from enplan_desktop.domain.dates import month_name, weekday_name

_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\.?(?:\s*[./-]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]+)\.?(?:\s+(\d{4}))?")
_BEFORE_THE_DATE = re.compile(r"(?:(?:på |on )?([a-zæøå]+)[.,]{0,2}\s+)??(?:(?:den|the)\s+|d\.?\s*)?(?=\d)")
_COMING = re.compile(r"(?:på |on )?([a-zæøå]+)\.?")
_NEXT_WEEK = re.compile(r"(?:næste|next) ([a-zæøå]+)\.?|([a-zæøå]+) i næste uge")
_AHEAD = re.compile(r"(?:om|in)\s+(\d{1,3}|en|et|a|one)\s+(dage?|days?|uger?|weeks?|måneder?|måned|months?)")
_MONDAY = date(2024, 1, 1)
_WORDS = {"i dag": 0, "today": 0, "i morgen": 1, "tomorrow": 1, "i overmorgen": 2}


def read_day(typed: str, today: date, language: str) -> date | None:
    """The day that was meant; without a year the nearest to come (a day past in the last month stays past)."""
    words = " ".join(typed.casefold().split())
    return _from_today(words, today) or _on_the_calendar(words, today, language)


def names_another_weekday(typed: str, day: date) -> bool:
    """Whether a weekday is written beside the date that is not the day's: then one of the two is a slip."""
    opening = _BEFORE_THE_DATE.match(" ".join(typed.casefold().split()))
    named = _weekday(opening[1]) if opening and opening[1] else None
    return named is not None and named != day.weekday()


def _from_today(words: str, today: date) -> date | None:
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    if found := _AHEAD.fullmatch(words):
        return _ahead(found[1], found[2], today)
    if (found := _COMING.fullmatch(words)) and (weekday := _weekday(found[1])) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if (found := _NEXT_WEEK.fullmatch(words)) and (weekday := _weekday(found[1] or found[2])) is not None:
        return today + timedelta(days=7 - today.weekday() + weekday)
    return None


def _on_the_calendar(words: str, today: date, language: str) -> date | None:
    opening = _BEFORE_THE_DATE.match(words)
    if opening and opening[1] and _weekday(opening[1]) is None:
        return None
    words = words[opening.end() :] if opening else words
    if found := _ISO.fullmatch(words):
        return _real(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(words):
        return _with_year(int(found[1]), int(found[2]), found[3], today)
    if found := _NAMED.fullmatch(words):
        month = _month(found[2], language)
        return _with_year(int(found[1]), month, found[3], today) if month else None
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _real(int(year) + (2000 if len(year) == 2 else 0), month, day)
    nearest = (_real(that, month, day) for that in (today.year, today.year + 1))
    return next((each for each in nearest if each and each >= today - timedelta(days=31)), None)


def _ahead(count: str, unit: str, today: date) -> date | None:
    number = int(count) if count.isdigit() else 1
    if unit.startswith("d"):
        return today + timedelta(days=number)
    if unit.startswith(("u", "w")):
        return today + timedelta(weeks=number)
    months = today.month - 1 + number
    year, month = today.year + months // 12, months % 12 + 1
    return next(
        (day for last in range(today.day, 27, -1) if (day := _real(year, month, last))),
        _real(year, month, today.day),
    )


def _weekday(word: str) -> int | None:
    """From Monday, 0; three letters of its name are enough."""
    for index in range(7):
        names = (weekday_name(_MONDAY + timedelta(days=index), spoken).casefold() for spoken in ("da", "en"))
        if len(word) >= 3 and any(name.startswith(word) for name in names):
            return index
    return None


def _month(word: str, language: str) -> int | None:
    for spoken in (language, "en", "da"):
        for month in range(1, 13):
            name = month_name(month, spoken).casefold()
            if len(word) >= 3 and name.startswith(word):
                return month
    return None
