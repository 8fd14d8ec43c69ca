"""What the plan says by now that the page on the fridge does not."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Step
from enplan_desktop.domain.terms import CaseStatus, StepStatus
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.handed import first_handed
from enplan_desktop.sheet.issue import page_now, reached_goals
from enplan_desktop.sheet.page_words import Line, SheetContent, both_sides, content_of


@dataclass(frozen=True, slots=True)
class News:
    """The page that hangs there was made on `day`; `facts` are new since then, none where it still holds."""

    day: date
    facts: tuple[str, ...]


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
    today = page_now(plan, kept, issue, now)
    facts = changed_facts(_by_now(both_sides(kept), plan, now), today, language, reached_goals(plan))
    return News(first.handed_at.date(), facts)


def _by_now(page: SheetContent, plan: Plan, now: datetime) -> SheetContent:
    """The page without what has come to pass: a step that is done and an appointment that is over are no change."""
    coming = page.next_appointment
    over = coming is not None and _is_over(plan, coming.when, now)
    return replace(
        page,
        now=tuple(
            replace(goal, mine=_undone(plan, goal.mine), ours=_undone(plan, goal.ours)) for goal in page.now
        ),
        next_appointment=None if over else coming,
    )


def _is_over(plan: Plan, when: Line, now: datetime) -> bool:
    appointment = plan.records.get(when.source.record) if when.source else None
    if not isinstance(appointment, Appointment) or appointment.start is None:
        return False
    return wall_clock(appointment.start) <= wall_clock(now)


def _undone(plan: Plan, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if not _is_done(plan, line))


def _is_done(plan: Plan, line: Line) -> bool:
    step = plan.records.get(line.source.record) if line.source else None
    return isinstance(step, Step) and step.status is StepStatus.DONE
