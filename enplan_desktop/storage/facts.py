"""What lists and the caseload want to know of one record, taken out of it when it is stored.

The rules themselves are those of `domain.rules`; here each is split into what one record can say.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    Contact,
    Dream,
    Goal,
    Note,
    Record,
    Step,
)
from enplan_desktop.domain.rules import counts_as_contact
from enplan_desktop.domain.terms import GoalStatus, Outcome, StepStatus

ACTIVE_GOAL, OF_A_UNIT, PRIVATE = "active_goal", "of_a_unit", "private"


class Facts(NamedTuple):
    """The last columns of a record's row, in their order; times are wall-clock ISO text, which sorts as it happened.

    `contact_at` and `contact_by`: this tells of a contact with the citizen (`contact_by` null where it does
    not say who took it). `goal`, `ball`, `due`: an open step, its holder ("" for nobody) and its day.
    `starts`: an appointment that has no outcome yet. `part`: what this is to other records – a goal that is
    active, a contact of a unit, or a private one.
    """

    contact_at: str | None = None
    contact_by: str | None = None
    goal: str | None = None
    ball: str | None = None
    due: str | None = None
    starts: str | None = None
    part: str | None = None


NO_FACTS = Facts()


def facts_of(record: Record | None) -> Facts:
    match record:
        case Note():
            return _of_note(record)
        case Appointment():
            return _of_appointment(record)
        case Step(status=StepStatus.OPEN):
            due = record.due_date.isoformat() if record.due_date else None
            return Facts(goal=record.goal_id, ball=record.ball_holder or "", due=due)
        case Goal(status=GoalStatus.ACTIVE):
            return Facts(part=ACTIVE_GOAL)
        case Contact():
            return Facts(part=PRIVATE if record.unit is None else OF_A_UNIT)
    return NO_FACTS


def _of_note(note: Note) -> Facts:
    if note.happened_at is None or not counts_as_contact(note):
        return NO_FACTS
    return Facts(contact_at=_text(note.happened_at), contact_by=note.initiative.value)


def _of_appointment(appointment: Appointment) -> Facts:
    if appointment.start is None:
        return NO_FACTS
    if appointment.outcome is None:
        return Facts(starts=_text(appointment.start))
    return Facts(contact_at=_text(appointment.start)) if appointment.outcome is Outcome.CAME else NO_FACTS


def _text(moment: datetime) -> str:
    return wall_clock(moment).isoformat()


_SEARCHED: Mapping[type[Record], tuple[str, ...]] = {
    Note: ("text",),
    Goal: ("words", "professional_wording"),
    Step: ("text", "meanwhile"),
    Dream: ("words",),
    Case: ("display_name", "full_name"),
    Contact: ("name", "role", "phone"),
    Appointment: ("why", "where", "with_others"),
}
"""The fields that search looks in. No CPR number: an excerpt is shown where a citizen may see it."""


def words_of(record: Record | None) -> str:
    """What search finds a record by; "" for one that it does not find."""
    fields = (getattr(record, name) for name in _SEARCHED.get(type(record), ())) if record else ()
    return "\n".join(words for words in fields if words)
