"""Reads a day of birth as people type it: 3.4.98, 030498, 3. april 1998."""

import re
from datetime import date

from enplan_desktop.ui.day_reading import read_day

_PARTED = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{2}|\d{4})")
_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
_FOUR_DIGITS = re.compile(r"\d{4}")


def read_birth(typed: str, today: date, language: str) -> date | None:
    """The day that was meant; None where there is none, or no year is said. `98` is the last such year."""
    words = typed.strip()
    found = _PARTED.fullmatch(words) or _TOGETHER.fullmatch(words)
    if found is None:
        return read_day(words, today, language) if _FOUR_DIGITS.search(words) else None
    day, month, year = (int(part) for part in found.groups())
    if len(found[3]) == 4:
        return _real(year, month, day)
    born = _real(today.year // 100 * 100 + year, month, day)
    return _real(today.year // 100 * 100 - 100 + year, month, day) if born is None or born > today else born


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
