"""From a line on the page to the record it is written into, and how much room there is to write."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from enplan_desktop.domain.dates import day_and_time, wall_clock
from enplan_desktop.domain.making import new_dream, new_goal, new_step
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Goal, Record, Step
from enplan_desktop.domain.terms import CITIZEN, StepSide
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, NEW_STEP
from enplan_desktop.sheet.display import Box, Sheet, Text
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.moment_reading import read_moment
from enplan_desktop.ui.targets import Reading, Target, find
from enplan_desktop.ui.wording import language

_WRITTEN_HERE = {
    ("goal", "words"),
    ("step", "text"),
    ("dream", "words"),
    ("case", "if_it_goes_wrong"),
    ("case", "display_name"),
    ("appointment", "hours"),
    ("appointment", "where"),
    ("contact", "name"),
    ("contact", "phone"),
}
_NEEDED = {"display_name", "name"}
"""Names: by these a case and a person are found, so they are never empty."""
_ONE_LINE = {*_NEEDED, "hours", "where", "phone"}
_SIDES = {cell: side for side, cell in NEW_STEP.items()}

_NARROWEST, _EDGE = 120.0, 16.0


def target_of(plan: Plan, source: Source, new_id: Callable[[], str], now: datetime) -> Target | None:
    """What a click on `source` writes into; None for lines that are made of several things."""
    today = now.date()
    if source.cell == NEW_DREAM:
        dream_id = new_id()
        return Target(dream_id, "words", lambda words: new_dream(plan, dream_id, words, today))
    if source.cell == NEW_GOAL:
        goal_id = new_id()
        return Target(goal_id, "words", lambda words: new_goal(plan, goal_id, words))
    if source.cell in _SIDES:
        return step_target(plan, source.record, _SIDES[source.cell], new_id(), today)
    if not _is_written_here(plan, source):
        return None
    cell = source.cell
    reading = _hours(now) if cell == "hours" else None
    return Target(source.record, cell, reading=reading, needed=cell in _NEEDED, one_line=cell in _ONE_LINE)


def _is_written_here(plan: Plan, source: Source) -> bool:
    record = find(plan, source.record)
    if record is None or (type(record).__name__.lower(), source.cell) not in _WRITTEN_HERE:
        return False
    return not (isinstance(record, Appointment) and source.cell == "where" and _has_company(plan, record))


def _has_company(plan: Plan, appointment: Appointment) -> bool:
    """Whether the line of the place tells of people, too: then there is no one field that it could be written into."""
    known = any(isinstance(plan.records.get(each), Contact) for each in appointment.with_ids)
    return known or bool(appointment.with_others.strip())


def _hours(now: datetime) -> Reading:
    """When an appointment begins, in words; its end moves with it."""

    def write(record: Record) -> str:
        start = record.start if isinstance(record, Appointment) else None
        return day_and_time(start, language(), now.date()) if start else ""

    def read(record: Record, words: str) -> Record:
        if not isinstance(record, Appointment) or record.start is None or words == write(record):
            return record
        start = read_moment(words, record.start, now, language())
        lasts = wall_clock(record.end) - wall_clock(record.start) if record.end else None
        return replace(record, start=start, end=start + lasts if lasts is not None else None)

    return Reading(write, read)


def step_target(plan: Plan, goal_id: str, side: StepSide, step_id: str, today: date) -> Target:
    """A new step under a goal; the citizen has the ball of their own, nobody yet of ours."""
    holder = CITIZEN if side is StepSide.CITIZEN else None
    return Target(step_id, "text", lambda words: new_step(plan, step_id, goal_id, words, side, today, holder))


def written_sources(plan: Plan, sheet: Sheet) -> list[Source]:
    """The lines that can be written on, in reading order, each once."""
    seen: dict[Source, None] = {}
    for text in sheet.texts():
        source = text.source
        if source is None:
            continue
        if source.cell in (NEW_DREAM, NEW_GOAL, *_SIDES) or _is_written_here(plan, source):
            seen.setdefault(source)
    return list(seen)


def first_to_write(plan: Plan, sheet: Sheet) -> Source | None:
    """The line that is meant by whoever begins to type; not the citizen's name, though it stands first."""
    return next((each for each in written_sources(plan, sheet) if each.cell != "display_name"), None)


def goal_of(plan: Plan, source: Source) -> str:
    """The goal that a line belongs to; "" for lines of none."""
    record = plan.records.get(source.record)
    if isinstance(record, Goal):
        return record.id
    return record.goal_id if isinstance(record, Step) else ""


@dataclass(frozen=True, slots=True)
class Room:
    """Where to write, in points: from the paragraph's left to the end of its column, in the type of `run`.

    Its first line begins `indent` from the left, after a lead; its lines lie `leading` apart.
    """

    box: Box
    run: Text
    indent: float
    leading: float


def room_for(sheet: Sheet, source: Source) -> Room | None:
    """The room of the line that shows `source`."""
    texts = list(sheet.texts())
    at = next((number for number, text in enumerate(texts) if text.source == source), None)
    if at is None:
        return None
    first, shown = texts[at], [text for text in texts if text.source == source]
    # Where the words go on from a lead ("Hvis det går skævt:"), their paragraph began with that.
    begin = next(text for text in reversed(texts[: at + 1]) if text.starts or text is texts[0])
    leads = begin.y == first.y and begin.measure == first.measure
    left = min(text.x for text in (*shown, *((begin,) if leads else ())))
    edge = sheet.width - _EDGE
    right = min(left + first.measure, edge)
    shift = max(0.0, left - (edge - _NARROWEST))
    top = min(text.box.y for text in shown)
    bottom = max(text.box.y + text.box.height for text in shown)
    below = min((text.y for text in shown if text.y > first.y), default=first.y + first.box.height)
    box = Box(left - shift, top, max(right - left + shift, _NARROWEST), bottom - top)
    return Room(box, first, first.x - box.x, below - first.y)
