"""The rules of the trade: who has the ball, who needs something, what is promised, what is sealed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.dates import ago, wall_clock
from enplan_desktop.domain.ordering import key_between
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Goal, Note, Step
from enplan_desktop.domain.terms import (
    CaseStatus,
    EffortStage,
    GoalStatus,
    Initiative,
    NoteKind,
    NoteStatus,
    Outcome,
    StepStatus,
)

CONTACT_RHYTHM_DAYS = 14
"""How long a citizen goes without contact before somebody is told, where nothing else is agreed."""

PROMISED_STAGES = frozenset({EffortStage.GRANTED, EffortStage.RUNNING})
CONTACT_KINDS = frozenset({NoteKind.PHONE, NoteKind.SMS, NoteKind.HOME_VISIT, NoteKind.MEETING})


class Need(StrEnum):
    """Why a case stands under *Kræver noget*."""

    CONTACT = "contact"
    """No contact within the rhythm that was agreed."""
    NOBODY_HAS_BALL = "nobody_has_ball"
    OVERDUE = "overdue"
    TO_DECIDE = "to_decide"


# Steps: efforts, promises, the ball


def is_effort(step: Step) -> bool:
    """Whether an authority must grant it."""
    return step.stage is not None


def is_promised(step: Step) -> bool:
    """Whether it can be said to the citizen without raising a hope that a refusal would dash."""
    return step.stage is None or step.stage in PROMISED_STAGES


def belongs_on_sheet(step: Step) -> bool:
    return step.status is StepStatus.OPEN and step.on_sheet and is_promised(step)


def open_steps(plan: Plan) -> list[Step]:
    """Open steps of active goals: what is set aside or reached waits on nobody."""
    active = {goal.id for goal in plan.of(Goal) if goal.status is GoalStatus.ACTIVE}
    return [step for step in plan.of(Step) if step.status is StepStatus.OPEN and step.goal_id in active]


def nobody_has(step: Step, plan: Plan | None = None) -> bool:
    """Whether an open step's ball lies on the floor.

    With the plan at hand, a holder who is no longer in the network is nobody, too.
    """
    if step.status is not StepStatus.OPEN:
        return False
    if not step.ball_holder:
        return True
    return plan is not None and plan.holder_name(step.ball_holder) is None


def waits_on_us(step: Step, plan: Plan) -> bool:
    """Whether a professional has an open step's ball: a contact who belongs to a unit."""
    holder = plan.records.get(step.ball_holder or "")
    return step.status is StepStatus.OPEN and isinstance(holder, Contact) and holder.unit is not None


def days_with_ball(step: Step, today: date) -> int | None:
    """For how many days its holder has had the ball; None where nobody has it or no day was noted."""
    if not step.ball_holder or step.ball_since is None:
        return None
    return max(0, ago(step.ball_since, today))


def pass_ball(step: Step, holder: str | None, today: date) -> Step:
    """The step with its ball passed to `holder` today: `CITIZEN`, a contact's id, or None for nobody."""
    if holder == step.ball_holder:
        return step
    return replace(step, ball_holder=holder, ball_since=today if holder else None)


# Contact with the citizen


def counts_as_contact(note: Note) -> bool:
    """Whether the note tells of a contact, and not only of a thought or a letter."""
    return note.kind in CONTACT_KINDS and note.happened_at is not None


def last_contact(plan: Plan) -> tuple[datetime, Initiative | None] | None:
    """When the citizen was last in contact with anybody here, and who took it; None if never.

    An appointment to which the citizen came counts, but does not say who took it. At the same moment a note
    goes before an appointment, and among notes the highest id.
    """
    told = [
        (wall_clock(note.happened_at), 1, note.id, note.initiative)
        for note in plan.of(Note)
        if counts_as_contact(note) and note.happened_at is not None
    ]
    came = [
        (wall_clock(each.start), 0, each.id, None)
        for each in plan.of(Appointment)
        if each.outcome is Outcome.CAME and each.start is not None
    ]
    newest = max([*told, *came], key=lambda each: each[:3], default=None)
    return None if newest is None else (newest[0], newest[3])


def days_since_contact(last: datetime | None, today: date) -> int | None:
    """Whole days on the calendar, 0 for today; None where there has been no contact."""
    return None if last is None else max(0, ago(last, today))


def next_appointment(plan: Plan, now: datetime) -> Appointment | None:
    """The first that has not begun and is neither moved nor cancelled."""
    coming = (
        each
        for each in plan.appointments()
        if each.outcome is None and each.start is not None and wall_clock(each.start) > wall_clock(now)
    )
    return next(coming, None)


# The caseload


def facts_of(plan: Plan, now: datetime, to_decide: int) -> CaseFacts:
    """One line of the caseload out of a whole plan; the vault says the same without opening the case."""
    contact = last_contact(plan)
    steps = open_steps(plan)
    coming = next_appointment(plan, now)
    return CaseFacts(
        case=plan.case,
        last_contact=contact[0] if contact else None,
        last_contact_by=contact[1] if contact else None,
        waiting_on_us=sum(waits_on_us(step, plan) for step in steps),
        nobody_has=sum(nobody_has(step, plan) for step in steps),
        next_due=min((step.due_date for step in steps if step.due_date), default=None),
        next_appointment=coming.start if coming else None,
        to_decide=to_decide,
    )


def needs(facts: CaseFacts, today: date) -> tuple[Need, ...]:
    """What a case needs from its caseworker now; a paused or ended case only that something is decided."""
    found: list[Need] = []
    if facts.case.status is CaseStatus.RUNNING:
        if _contact_is_due(facts, today):
            found.append(Need.CONTACT)
        if facts.nobody_has:
            found.append(Need.NOBODY_HAS_BALL)
        if facts.next_due is not None and facts.next_due < today:
            found.append(Need.OVERDUE)
    if facts.to_decide:
        found.append(Need.TO_DECIDE)
    return tuple(found)


def _contact_is_due(facts: CaseFacts, today: date) -> bool:
    """Counted from the last contact, and before there was one from the day the case began."""
    days = days_since_contact(facts.last_contact, today)
    if days is None:
        days = ago(facts.case.since, today) if facts.case.since else 0
    return days > (facts.case.contact_rhythm_days or CONTACT_RHYTHM_DAYS)


# Places in a list


Placed = TypeVar("Placed", Goal, Step, Contact)


def move_goal(goals: Sequence[Goal], goal: Goal, index: int) -> Goal:
    """`goal` with the place that makes it number `index` among the others of `goals`, which are in order."""
    return replace(goal, place=_place_at(goals, goal, index))


def move_step(steps: Sequence[Step], step: Step, index: int) -> Step:
    """As `move_goal`, within the steps of one goal."""
    return replace(step, place=_place_at(steps, step, index))


def move_contact(contacts: Sequence[Contact], contact: Contact, index: int) -> Contact:
    """As `move_goal`, within the network."""
    return replace(contact, place=_place_at(contacts, contact, index))


def _place_at(items: Sequence[Placed], moved: Placed, index: int) -> str:
    """Where two people happened on the same place nothing fits between, so it goes behind both."""
    places = [item.place for item in items if item.id != moved.id]
    index = max(0, min(index, len(places)))
    before = places[index - 1] if index else ""
    after = next((place for place in places[index:] if place > before), None)
    return key_between(before, after)


# Notes


def is_sealed(note: Note) -> bool:
    """A final note is never altered; what is wrong in it is put right by an addendum."""
    return note.status is NoteStatus.FINAL


def finalise(note: Note, now: datetime) -> Note:
    """The note as it stands from now on, written now; one that is final already stays as it is."""
    return note if is_sealed(note) else replace(note, status=NoteStatus.FINAL, written_at=now)


def addendum(note: Note, new_id: str, author: str, now: datetime, words: str = "") -> Note:
    """A draft that corrects or adds to a final note, about the same event, in the same stream.

    It is a journal note, since telling of a contact twice does not make it two. An addendum to an addendum
    belongs to the first note. Raises ValueError for a draft, which is simply edited.
    """
    if not is_sealed(note):
        raise ValueError("a draft is edited, it needs no addendum")
    return Note(
        id=new_id,
        case_id=note.case_id,
        stream=note.stream,
        kind=NoteKind.JOURNAL,
        initiative=note.initiative,
        happened_at=note.happened_at,
        text=words,
        written_at=now,
        author=author,
        addendum_to=note.addendum_to or note.id,
        about=note.about,
    )


def holds_ball(plan: Plan, holder: str) -> list[Step]:
    """The open steps whose ball somebody has: what is left lying when a contact leaves the network."""
    return [step for step in open_steps(plan) if step.ball_holder == holder]
