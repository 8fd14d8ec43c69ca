"""What a line of the caseload says under the name: the few facts that matter today, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.dates import clock_time, short_day
from enplan_desktop.domain.rules import Need, days_since_contact, needs
from enplan_desktop.domain.terms import CaseStatus
from enplan_desktop.ui.wording import language, tr, tr_count


class Tone(StrEnum):
    QUIET = "quiet"
    STRONG = "strong"
    CARE = "care"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    tone: Tone


def line_words(facts: CaseFacts, now: datetime) -> tuple[Words, ...]:
    """The line under a citizen's name: how long since contact, and the one thing that matters most."""
    if facts.case.status is not CaseStatus.RUNNING:
        ended = facts.case.status is CaseStatus.ENDED
        return (Words(tr("ended") if ended else tr("on pause"), Tone.QUIET),)
    lacking = needs(facts, now.date())
    contact = _contact(facts, now, late=Need.CONTACT in lacking)
    return (contact, *_most_pressing(facts, now, lacking))


def _most_pressing(facts: CaseFacts, now: datetime, lacking: tuple[Need, ...]) -> tuple[Words, ...]:
    soon = _appointment(facts, now)
    if facts.to_decide:
        return (Words(tr_count(facts.to_decide, "{n} to settle", "{n} to settle"), Tone.DECIDE),)
    if facts.nobody_has:
        return (Words(tr_count(facts.nobody_has, "{n} with nobody", "{n} with nobody"), Tone.CARE),)
    if Need.OVERDUE in lacking:
        return (Words(tr("past its date"), Tone.CARE),)
    if soon is not None and soon.tone is Tone.STRONG:
        return (soon,)
    if facts.waiting_on_us:
        return (Words(tr_count(facts.waiting_on_us, "{n} waits for us", "{n} wait for us"), Tone.STRONG),)
    return (soon,) if soon is not None else ()


def _contact(facts: CaseFacts, now: datetime, *, late: bool) -> Words:
    days = days_since_contact(facts.last_contact, now.date())
    if days is None:
        return Words(tr("no contact yet"), Tone.CARE if late else Tone.QUIET)
    if days == 0:
        return Words(tr("today"), Tone.QUIET)
    if late:
        return Words(tr_count(days, "{n} day since contact", "{n} days since contact"), Tone.CARE)
    return Words(tr_count(days, "{n} day", "{n} days"), Tone.QUIET)


def _appointment(facts: CaseFacts, now: datetime) -> Words | None:
    """The next appointment, once it is near enough to plan for."""
    moment = facts.next_appointment
    if moment is None or moment.date() > now.date() + timedelta(days=7):
        return None
    at = clock_time(moment, language())
    match (moment.date() - now.date()).days:
        case 0:
            return Words(tr("appointment today {at}", at=at), Tone.STRONG)
        case 1:
            return Words(tr("appointment tomorrow {at}", at=at), Tone.STRONG)
    return Words(tr("appointment {day}", day=short_day(moment.date(), language())), Tone.QUIET)
