"""What the plan says by now that the page on the fridge does not."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Step
from enplan_desktop.domain.terms import CaseStatus, Outcome, StepStatus
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.handed import first_handed
from enplan_desktop.sheet.issue import page_now, picture_is_gone, reached_goals
from enplan_desktop.sheet.languages.phrases import facts_for
from enplan_desktop.sheet.page_words import AppointmentLines, Line, SheetContent, both_sides, content_of


@dataclass(frozen=True, slots=True)
class News:
    """The page that hangs there was made on `day`; `facts` are new since then, none where it still holds.

    `is_over` where the appointment on it has been and there is no other: no news to anybody, but no promise either.
    `has_lost_picture` where the citizen's picture is on it and has been taken away since.
    """

    day: date
    facts: tuple[str, ...]
    is_over: bool = False
    has_lost_picture: bool = False


def news_since(plan: Plan, now: datetime, language: str) -> News | None:
    """What is new since the last page, told in `language`.

    None where no page is out, where nobody waits for one (they want none, or the case rests), and where this
    version cannot read the last page.
    """
    choice = plan.sheet_choice()
    issue = next(iter(plan.issues()), None)
    if issue is None or (choice and choice.declined) or plan.case.status is not CaseStatus.RUNNING:
        return None
    kept, first = content_of(issue.content), first_handed(plan, issue)
    if kept is None or first.handed_at is None:
        return None
    # Laid out as the last page was: what had no room there is no news, and neither is how it looks or its language.
    today, page = page_now(plan, kept, issue, now), both_sides(kept)
    coming = page.next_appointment if today.next_appointment is None else None
    facts = changed_facts(_by_now(page, plan, today), today, language, reached_goals(plan))
    if coming is not None and not _has_begun(plan, coming, now):
        facts = (facts_for(language)["appointment_off"], *facts)
    return News(
        first.handed_at.date(),
        facts,
        is_over=coming is not None and _is_over(plan, coming, now),
        has_lost_picture=picture_is_gone(plan, issue),
    )


def _by_now(page: SheetContent, plan: Plan, today: SheetContent) -> SheetContent:
    """The page without what has come to pass, and without an appointment in whose place there is none."""
    return replace(
        page,
        now=tuple(
            replace(goal, mine=_undone(plan, goal.mine), ours=_undone(plan, goal.ours)) for goal in page.now
        ),
        next_appointment=page.next_appointment if today.next_appointment else None,
    )


def _has_begun(plan: Plan, coming: AppointmentLines, now: datetime) -> bool:
    """By the clock, or because somebody has said how it went; then it is no change that no page names it any more."""
    appointment = _appointment(plan, coming)
    if appointment is not None and appointment.outcome in (Outcome.CAME, Outcome.DID_NOT_COME):
        return True
    start = appointment.start if appointment else coming.start
    return start is not None and wall_clock(start) <= wall_clock(now)


def _is_over(plan: Plan, coming: AppointmentLines, now: datetime) -> bool:
    """Not while it lasts, where the plan says until when."""
    if not _has_begun(plan, coming, now):
        return False
    appointment = _appointment(plan, coming)
    if appointment is None or appointment.outcome is not None or appointment.end is None:
        return True
    return wall_clock(appointment.end) <= wall_clock(now)


def _appointment(plan: Plan, coming: AppointmentLines) -> Appointment | None:
    record = plan.records.get(coming.when.source.record) if coming.when.source else None
    return record if isinstance(record, Appointment) else None


def _undone(plan: Plan, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not _is_done(plan, line))


def _is_done(plan: Plan, line: Line) -> bool:
    step = plan.records.get(line.source.record) if line.source else None
    return isinstance(step, Step) and step.status is StepStatus.DONE
