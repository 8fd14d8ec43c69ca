"""Days and hours on the page, as the file of its language writes them; wall-clock times in Denmark."""

from datetime import date, datetime

from enplan_desktop.sheet.languages.wording import Dates


def day_written(day: date, dates: Dates, *, year: bool = True) -> str:
    """ "mandag den 9. marts 2026"."""
    form = dates.day_and_year if year else dates.day
    weekday, month = dates.weekdays[day.weekday()], dates.months[day.month - 1]
    return form.format(weekday=weekday, day=day.day, month=month, year=day.year)


def moment_written(moment: datetime, dates: Dates, today: date) -> str:
    """ "tirsdag den 10. marts kl. 13.00"; the year is there where it is another year than today's."""
    at = dates.time.format(hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")
    day = day_written(moment, dates, year=moment.year != today.year)
    return dates.moment.format(day=day, time=at)
