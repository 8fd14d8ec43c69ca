"""What a plan is made of: small frozen records, each in one stream of one case."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from enplan_desktop.domain.fields import append, identity, members, order, register, text
from enplan_desktop.domain.terms import (
    PLAN_STREAM,
    AgeGroup,
    Answer,
    Area,
    CaseStatus,
    EffortStage,
    GoalStatus,
    HandingOut,
    Horizon,
    Initiative,
    NoteKind,
    NoteStatus,
    Outcome,
    SheetFormat,
    SheetStyle,
    StepSide,
    StepStatus,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has; `case_id` and `stream` together name the stream it lives in."""

    id: str = identity()
    case_id: str = identity()
    stream: str = identity(PLAN_STREAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(Record):
    """One citizen's case. Its `id` is its `case_id`."""

    display_name: str = register("")
    full_name: str = register("")
    cpr: str = register("")
    born: date | None = register(None, group="age")
    age_group: AgeGroup | None = register(None, group="age")
    phone: str = register("")
    sheet_language: str = register("da")
    interpreter: str = register("")
    earliest_hour: int | None = register(None)
    most_a_day: int | None = register(None)
    contact_rhythm_days: int | None = register(None)
    status: CaseStatus = register(CaseStatus.RUNNING, group="standing")
    status_reason: str = register("", group="standing")
    since: date | None = register(None)
    coordinator: str = register("")
    case_manager: str = register("")
    if_it_goes_wrong: str = register("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dream(Record):
    """What the citizen wants of life, in their own words, on the day they said it."""

    words: str = register("")
    said_on: date | None = register(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """The citizen's words stand verbatim; professional wording stands beside them, never instead."""

    words: str = register("")
    professional_wording: str = text()
    horizon: Horizon = register(Horizon.NOW)
    area: Area | None = register(None)
    target_date: date | None = register(None)
    place: str = order()
    status: GoalStatus = register(GoalStatus.ACTIVE)
    on_sheet: bool = register(True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One promise under a goal. `ball_holder` is `CITIZEN`, a contact's id, or None: visibly nobody.

    A step that an authority must grant is an effort and has a `stage`.
    """

    goal_id: str = register("")
    text: str = register("")
    side: StepSide = register(StepSide.CITIZEN)
    ball_holder: str | None = register(None, group="ball")
    ball_since: date | None = register(None, group="ball")
    due_date: date | None = register(None, group="due")
    due_time: time | None = register(None, group="due")
    status: StepStatus = register(StepStatus.OPEN, group="done")
    done_on: date | None = register(None, group="done")
    place: str = order()
    on_sheet: bool = register(True)
    stage: EffortStage | None = register(None, group="effort")
    stage_date: date | None = register(None, group="effort")
    stage_reason: str = register("", group="effort")
    deciding_unit: Unit | None = register(None)
    legal_basis: str = register("")
    waiting_since: date | None = register(None)
    meanwhile: str = register("")
    citizen_answer: Answer | None = register(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(Record):
    """`start` and `end` are wall-clock times in Denmark, without a zone. `with_ids` are contacts."""

    start: datetime | None = register(None, group="hours")
    end: datetime | None = register(None, group="hours")
    where: str = register("")
    with_ids: tuple[str, ...] = members()
    with_others: str = register("")
    why: str = register("")
    outcome: Outcome | None = register(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Record):
    """Someone around the citizen; `unit` None means a private person. `person_id` is a user of the program."""

    name: str = register("")
    role: str = register("")
    unit: Unit | None = register(None)
    phone: str = register("")
    mentor: bool = register(False)
    on_sheet: bool = register(False)
    place: str = order()
    person_id: str = register("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """When it happened and when it was written are two facts. A final note is never altered."""

    kind: NoteKind = register(NoteKind.JOURNAL)
    initiative: Initiative = register(Initiative.PROFESSIONAL)
    happened_at: datetime | None = register(None)
    text: str = text()
    status: NoteStatus = register(NoteStatus.DRAFT, group="finality")
    written_at: datetime | None = register(None, group="finality")
    author: str = append("")
    addendum_to: str | None = append(None)
    about: str | None = register(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChoice(Record):
    """How this citizen wants the page, or that they want none. One in a case: see `ids.sheet_choice_id`."""

    style: SheetStyle = register(SheetStyle.ORD)
    format: SheetFormat = register(SheetFormat.A4)
    language: str = register("da")
    danish_beside: bool = register(False)
    use_back: bool = register(False)
    """Whether what the page has no room for stands on its back."""
    declined: bool = register(False, group="answer")
    declined_on: date | None = register(None, group="answer")
    kept: tuple[str, ...] = members()
    """Marks of words that were asked about before a page left, and may stay: see the sheet room's `mark_of`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Record):
    """The citizen's own photo or drawing, for their page: a JPEG in Base64, `width` × `height` pixels.

    It is kept small and free of what the file told besides; a newer one takes its place.
    """

    data: str = append("")
    width: int = append(0)
    height: int = append(0)
    added_on: date | None = append(None)
    shows: str = register("")
    """What there is to see, for somebody who cannot see it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetIssue(Record):
    """A sheet as it was handed out: `content` is the sheet room's own plain form, kept word for word."""

    handed_at: datetime | None = append(None)
    how: HandingOut = append(HandingOut.PRINTED)
    style: SheetStyle = append(SheetStyle.ORD)
    format: SheetFormat = append(SheetFormat.A4)
    language: str = append("da")
    content: Any = append(None)
    changed: tuple[str, ...] = append(())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentEvent(Record):
    """The citizen lets one unit share with another, or no longer does; see `consent.py` for what then stands.

    `about` names what may be shared, in the citizen's words or as areas; `told_to` is the professional who
    heard it. `after` are the ids of the earlier events about the same two units that its maker knew of.
    """

    from_unit: Unit | None = append(None)
    to_unit: Unit | None = append(None)
    given: bool = append(True)
    about: tuple[str, ...] = append(())
    purpose: str = append("")
    on: date | None = append(None)
    told_to: str = append("")
    after: tuple[str, ...] = append(())


RECORD_TYPES: dict[str, type[Record]] = {
    "case": Case,
    "dream": Dream,
    "goal": Goal,
    "step": Step,
    "appointment": Appointment,
    "contact": Contact,
    "note": Note,
    "sheet_choice": SheetChoice,
    "picture": Picture,
    "sheet_issue": SheetIssue,
    "consent_event": ConsentEvent,
}
TYPE_NAMES: dict[type[Record], str] = {record_type: name for name, record_type in RECORD_TYPES.items()}
