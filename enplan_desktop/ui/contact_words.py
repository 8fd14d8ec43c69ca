"""A contact in words: who it is, and which steps they have the ball for."""

from datetime import date

from enplan_desktop.domain.dates import short_day
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Step
from enplan_desktop.domain.rules import days_with_ball, holds_ball
from enplan_desktop.sheet.names import phone_number
from enplan_desktop.ui import phrases
from enplan_desktop.ui.wording import language, tr, tr_count


def role_line(contact: Contact) -> str:
    """`rusmiddelbehandler · Rusmiddelcenter · mentor`."""
    belongs = phrases.word(contact.unit) if contact.unit is not None else tr("Private")
    parts = (contact.role.strip(), belongs, tr("mentor") if contact.mentor else "")
    named = [part for part in parts if part]
    return " · ".join(dict.fromkeys(named))


def phone_line(contact: Contact) -> str:
    """The number in pairs, as people read it aloud."""
    return phone_number(contact.phone)


def ball_lines(contact: Contact, plan: Plan, today: date) -> list[str]:
    """One line for each open step that they have the ball for, the oldest first."""
    steps = sorted(holds_ball(plan, contact.id), key=lambda step: (step.ball_since or date.max, step.id))
    return [_ball_line(step, today) for step in steps]


def _ball_line(step: Step, today: date) -> str:
    text = step.text.strip() or tr("(no words yet)")
    days = days_with_ball(step, today)
    if days is None or step.ball_since is None:
        return text
    since = tr("since {day}", day=short_day(step.ball_since, language(), today))
    held = tr("today") if days == 0 else tr_count(days, "{n} day", "{n} days")
    return f"{text} – {since} ({held})"


def calling_order(contacts: list[Contact]) -> list[Contact]:
    """Those whom the sheet says to call, first one first."""
    return [contact for contact in contacts if contact.on_sheet and contact.phone.strip()]
