"""One case as lines that a person reads in a terminal: what the page holds, and what the caseworker knows beside."""

from collections.abc import Iterator
from datetime import date, datetime

from enplan_desktop.domain.dates import day_and_time, short_day
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Goal, Note, Step
from enplan_desktop.domain.rules import days_with_ball, last_contact, next_appointment
from enplan_desktop.domain.terms import CaseStatus, Horizon, StepStatus
from enplan_desktop.language import say

STATUS_WORDS = {
    CaseStatus.RUNNING: "Running",
    CaseStatus.PAUSED: "Paused",
    CaseStatus.ENDED: "Ended",
}
_HORIZON_WORDS = {
    Horizon.NOW: "Right now",
    Horizon.THREE_MONTHS: "In three months",
    Horizon.LATER: "Later",
}
_STEP_MARKS = {StepStatus.OPEN: "–", StepStatus.DONE: "✓", StepStatus.DROPPED: "×"}


def case_lines(plan: Plan, now: datetime, language: str) -> Iterator[str]:
    """Empty parts are not there."""
    yield from _head(plan, now, language)
    for horizon, words in _HORIZON_WORDS.items():
        goals = plan.goals(horizon)
        if goals:
            yield from ("", say(words, language))
        for goal in goals:
            yield from _goal(goal, plan, now.date(), language)
    contacts = plan.contacts()
    if contacts:
        yield from ("", say("Network", language))
        yield from (f"  {_contact(each)}" for each in contacts)
    notes = sum(1 for _ in plan.of(Note))
    yield from ("", say("Notes: {count}", language, count=notes))


def _head(plan: Plan, now: datetime, language: str) -> Iterator[str]:
    case = plan.case
    name = _one_line(case.display_name)
    yield f"{name} ({_one_line(case.full_name)})" if case.full_name else name
    yield f"{say(STATUS_WORDS[case.status], language)} · {case.id}"
    contact = last_contact(plan)
    if contact:
        yield say("Last contact: {day}", language, day=short_day(contact[0], language, now.date()))
    coming = next_appointment(plan, now)
    if coming and coming.start:
        when = day_and_time(coming.start, language, now.date())
        yield say(
            "Next appointment: {when}",
            language,
            when=", ".join(filter(None, (when, _one_line(coming.where)))),
        )
    unsettled = sum(map(len, plan.unsettled.values()))
    if unsettled:
        yield say("To settle: {count}", language, count=unsettled)
    dream = plan.dream()
    if dream and dream.words.strip():
        yield from ("", f"“{_one_line(dream.words)}”")


def _goal(goal: Goal, plan: Plan, today: date, language: str) -> Iterator[str]:
    yield f"  {_one_line(goal.words)}"
    for step in plan.steps(goal.id):
        yield f"    {_STEP_MARKS[step.status]} {_one_line(step.text)}{_ball(step, plan, today, language)}"


def _ball(step: Step, plan: Plan, today: date, language: str) -> str:
    """Who has an open step's ball, and for how many days."""
    if step.status is not StepStatus.OPEN:
        return ""
    name = plan.holder_name(step.ball_holder)
    if name is None:
        return f" ({say('nobody has the ball', language)})"
    days = days_with_ball(step, today)
    return (
        f" ({_one_line(name)})"
        if days is None
        else f" ({_one_line(name)}, {say('days: {count}', language, count=days)})"
    )


def _contact(contact: Contact) -> str:
    return ", ".join(_one_line(part) for part in (contact.name, contact.role, contact.phone) if part.strip())


def _one_line(text: str) -> str:
    return " ".join(text.split())
