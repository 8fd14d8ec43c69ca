"""An appointment in words: when, with whom, and what stands against it."""

from datetime import date, datetime

from enplan_desktop.domain.dates import clock_time, day_of_week, short_day
from enplan_desktop.domain.plan import Plan, in_place
from enplan_desktop.domain.records import Appointment, Contact
from enplan_desktop.ui.wording import language, tr


def day_line(appointment: Appointment, today: date) -> str:
    """`tirsdag den 10. marts`."""
    if appointment.start is None:
        return tr("No time yet")
    return day_of_week(appointment.start.date(), language(), today)


def hours_line(appointment: Appointment, today: date) -> str:
    """`i morgen kl. 13.00–14.00`; the day of the end too, where it is another."""
    if appointment.start is None:
        return ""
    hours = _hours(appointment.start, appointment.end)
    match (appointment.start.date() - today).days:
        case 0:
            return tr("today at {time}", time=hours)
        case 1:
            return tr("tomorrow at {time}", time=hours)
    return tr("at {time}", time=hours)


def _hours(start: datetime, end: datetime | None) -> str:
    begins = clock_time(start, language())
    if end is None:
        return begins
    if end.date() == start.date():
        return f"{begins}–{clock_time(end, language())}"
    return f"{begins} – {short_day(end.date(), language())} {clock_time(end, language())}"


def company_line(appointment: Appointment, plan: Plan) -> str:
    """Those whom the citizen will meet, by their full names."""
    known = [plan.records.get(each) for each in appointment.with_ids]
    contacts = sorted((each for each in known if isinstance(each, Contact)), key=in_place)
    names = [contact.name for contact in contacts if contact.name]
    return ", ".join([*names, *filter(None, [appointment.with_others.strip()])])


def spoken(appointment: Appointment, plan: Plan, today: date) -> str:
    """All of it in one breath, for a screen reader and for undo's hint."""
    parts = (
        day_line(appointment, today),
        hours_line(appointment, today),
        appointment.why,
        company_line(appointment, plan),
    )
    return ", ".join(part for part in (*parts, appointment.where) if part)
