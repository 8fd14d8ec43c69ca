"""Days and hours as Danes write them, and in English; wall-clock times in Denmark, without a zone."""

from datetime import date, datetime, time

_WEEKDAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "da": (
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def weekday_name(day: date, language: str) -> str:
    """`mandag` or `Monday`; any language but Danish is answered in English, here and below."""
    return _WEEKDAYS[_spoken(language)][day.weekday()]


def month_name(month: int, language: str) -> str:
    """`marts` or `March`; `month` counts from 1."""
    return _MONTHS[_spoken(language)][month - 1]


def short_day(day: date, language: str, today: date | None = None) -> str:
    """`10. marts`; with `today` given, the year is added where it is another year."""
    dot = "." if _spoken(language) == "da" else ""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day}{dot} {month_name(day.month, language)}{year}"


def day_of_week(day: date, language: str, today: date | None = None) -> str:
    """`tirsdag den 10. marts`; the year as in `short_day`."""
    joined = " den " if _spoken(language) == "da" else " "
    return weekday_name(day, language) + joined + short_day(day, language, today)


def long_day(day: date, language: str) -> str:
    """`mandag den 9. marts 2026` or `Monday 9 March 2026`."""
    return f"{day_of_week(day, language)} {day.year}"


def clock_time(moment: time | datetime, language: str = "da") -> str:
    """`13.00`, in English `13:00`."""
    point = "." if _spoken(language) == "da" else ":"
    return f"{moment.hour:02}{point}{moment.minute:02}"


def day_and_time(moment: datetime, language: str, today: date | None = None) -> str:
    """`tirsdag den 10. marts kl. 13.00`; the year as in `short_day`."""
    at = " kl. " if _spoken(language) == "da" else " at "
    return day_of_week(moment, language, today) + at + clock_time(moment, language)


def ago(day: date, today: date) -> int:
    """How many days back `day` lies; negative for a day to come."""
    return (_day(today) - _day(day)).days


def wall_clock(moment: datetime) -> datetime:
    """A moment as the clock on the wall showed it, so that moments compare wherever they came from."""
    return moment.replace(tzinfo=None)


def _spoken(language: str) -> str:
    return language if language in _WEEKDAYS else "en"


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
