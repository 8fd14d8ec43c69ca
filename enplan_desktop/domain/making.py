"""New records with what a caseworker would expect filled in; ids and moments are handed in."""

from datetime import date, datetime

from enplan_desktop.domain.consent import known_about
from enplan_desktop.domain.ids import sheet_choice_id
from enplan_desktop.domain.ordering import key_between
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    ConsentEvent,
    Contact,
    Dream,
    Goal,
    Note,
    SheetChoice,
    Step,
)
from enplan_desktop.domain.terms import CITIZEN, PLAN_STREAM, Horizon, NoteKind, StepSide, Unit


def new_case(new_id: str, display_name: str, today: date, coordinator: str = "") -> Case:
    return Case(id=new_id, case_id=new_id, display_name=display_name, since=today, coordinator=coordinator)


def new_dream(plan: Plan, new_id: str, words: str, today: date) -> Dream:
    return Dream(id=new_id, case_id=plan.case.id, words=words, said_on=today)


def new_goal(plan: Plan, new_id: str, words: str, horizon: Horizon = Horizon.NOW) -> Goal:
    """A goal at the end of its horizon."""
    last = max((goal.place for goal in plan.of(Goal)), default="")
    return Goal(id=new_id, case_id=plan.case.id, words=words, horizon=horizon, place=key_between(last, None))


def new_step(
    plan: Plan, new_id: str, goal_id: str, words: str, side: StepSide, today: date, holder: str | None = None
) -> Step:
    """A step at the end of its goal. The citizen has the ball of their own step; of ours, whoever is named."""
    last = max((step.place for step in plan.steps(goal_id)), default="")
    ball = CITIZEN if side is StepSide.CITIZEN and holder is None else holder
    return Step(
        id=new_id,
        case_id=plan.case.id,
        goal_id=goal_id,
        text=words,
        side=side,
        ball_holder=ball,
        ball_since=today if ball else None,
        place=key_between(last, None),
    )


def new_appointment(plan: Plan, new_id: str, start: datetime) -> Appointment:
    return Appointment(id=new_id, case_id=plan.case.id, start=start)


def new_contact(plan: Plan, new_id: str, name: str) -> Contact:
    last = max((contact.place for contact in plan.of(Contact)), default="")
    return Contact(id=new_id, case_id=plan.case.id, name=name, place=key_between(last, None))


def new_note(
    plan: Plan, new_id: str, author: str, now: datetime, kind: NoteKind, stream: str = PLAN_STREAM
) -> Note:
    """A draft about something that happens now."""
    return Note(
        id=new_id,
        case_id=plan.case.id,
        stream=stream,
        kind=kind,
        happened_at=now.replace(second=0, microsecond=0),
        written_at=now,
        author=author,
    )


def new_sheet_choice(plan: Plan) -> SheetChoice:
    """In the case's language, so that choosing something else does not change it."""
    return SheetChoice(
        id=sheet_choice_id(plan.case.id), case_id=plan.case.id, language=plan.case.sheet_language
    )


def new_consent(
    plan: Plan, new_id: str, from_unit: Unit, to_unit: Unit, *, given: bool, today: date, told_to: str
) -> ConsentEvent:
    """The citizen lets one unit share with another, or no longer does, as `told_to` heard it today."""
    return ConsentEvent(
        id=new_id,
        case_id=plan.case.id,
        from_unit=from_unit,
        to_unit=to_unit,
        given=given,
        on=today,
        told_to=told_to,
        after=known_about(plan.of(ConsentEvent), to_unit),
    )
