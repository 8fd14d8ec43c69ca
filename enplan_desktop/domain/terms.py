"""The closed vocabularies of the trade. Values go over the wire, so they are never renamed."""

from enum import StrEnum


class Horizon(StrEnum):
    NOW = "now"
    THREE_MONTHS = "three_months"
    LATER = "later"


class Area(StrEnum):
    SUBSTANCE = "substance"
    WORK = "work"
    HOUSING = "housing"
    MONEY = "money"
    HEALTH = "health"
    FAMILY = "family"
    LEISURE = "leisure"


class Unit(StrEnum):
    """Where a professional is employed; also the name of that unit's own stream in a case."""

    JOBCENTER = "jobcenter"
    UNGEENHED = "ungeenhed"
    RUSMIDDELCENTER = "rusmiddelcenter"
    PSYKIATRI = "psykiatri"
    FAMILIEAFDELING = "familieafdeling"
    YDELSESCENTER = "ydelsescenter"
    KRIMINALFORSORG = "kriminalforsorg"
    BOTILBUD = "botilbud"


class CaseStatus(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class AgeGroup(StrEnum):
    """For an anonymous citizen, who gives no date of birth."""

    UNDER_30 = "under_30"
    OVER_30 = "over_30"


class GoalStatus(StrEnum):
    ACTIVE = "active"
    REACHED = "reached"
    SET_ASIDE = "set_aside"


class StepSide(StrEnum):
    """Whose line it is on the sheet: *jeg gør* or *vi gør*."""

    CITIZEN = "citizen"
    PROFESSIONALS = "professionals"


class StepStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class EffortStage(StrEnum):
    RECOMMENDED = "recommended"
    APPLIED = "applied"
    GRANTED = "granted"
    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"
    REFUSED = "refused"


class Answer(StrEnum):
    """What the citizen says to an effort."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


class Outcome(StrEnum):
    CAME = "came"
    DID_NOT_COME = "did_not_come"
    MOVED = "moved"
    CANCELLED = "cancelled"


class NoteKind(StrEnum):
    JOURNAL = "journal"
    PHONE = "phone"
    SMS = "sms"
    HOME_VISIT = "home_visit"
    MEETING = "meeting"


class Initiative(StrEnum):
    """Who took the contact that a note tells of."""

    CITIZEN = "citizen"
    PROFESSIONAL = "professional"
    OTHER = "other"


class NoteStatus(StrEnum):
    DRAFT = "draft"
    FINAL = "final"


class SheetStyle(StrEnum):
    ORD = "ord"
    VEJ = "vej"
    RING = "ring"
    BILLEDE = "billede"


class SheetFormat(StrEnum):
    A4 = "a4"
    A4_LYING = "a4_lying"
    A5 = "a5"
    POCKET = "pocket"
    LARGE = "large"
    PHONE = "phone"


class HandingOut(StrEnum):
    PRINTED = "printed"
    SAVED = "saved"
    SHOWN = "shown"


CITIZEN = "citizen"
"""The ball holder when it is the citizen's; any other holder is a contact's id."""

PLAN_STREAM = "plan"


def unit_stream(unit: Unit) -> str:
    """The name of a unit's own stream, for instance `unit:rusmiddelcenter`."""
    return f"unit:{unit.value}"
