"""From a line on the page to the record it is written into, and how much room there is to write."""

from collections.abc import Callable
from datetime import date

from enplan_desktop.domain.making import new_dream, new_goal, new_step
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Step
from enplan_desktop.domain.terms import CITIZEN, StepSide
from enplan_desktop.sheet.content import NEW_DREAM, NEW_GOAL, NEW_STEP
from enplan_desktop.sheet.display import Box, Sheet, Text
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.targets import Target, find

_WRITTEN_HERE = {("goal", "words"), ("step", "text"), ("dream", "words"), ("case", "if_it_goes_wrong")}
_SIDES = {cell: side for side, cell in NEW_STEP.items()}

_NARROWEST, _EDGE = 120.0, 16.0


def target_of(plan: Plan, source: Source, new_id: Callable[[], str], today: date) -> Target | None:
    """What a click on `source` writes into; None for lines that are made of other things, such as a date."""
    if source.cell == NEW_DREAM:
        dream_id = new_id()
        return Target(dream_id, "words", lambda words: new_dream(plan, dream_id, words, today))
    if source.cell == NEW_GOAL:
        goal_id = new_id()
        return Target(goal_id, "words", lambda words: new_goal(plan, goal_id, words))
    if source.cell in _SIDES:
        return step_target(plan, source.record, _SIDES[source.cell], new_id(), today)
    record = find(plan, source.record)
    if record is None or (type(record).__name__.lower(), source.cell) not in _WRITTEN_HERE:
        return None
    return Target(source.record, source.cell)


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
        record = find(plan, source.record)
        is_new = source.cell in (NEW_DREAM, NEW_GOAL, *_SIDES)
        if is_new or (record and (type(record).__name__.lower(), source.cell) in _WRITTEN_HERE):
            seen.setdefault(source)
    return list(seen)


def goal_of(plan: Plan, source: Source) -> str:
    """The goal that a line belongs to; "" for lines of none."""
    record = plan.records.get(source.record)
    if isinstance(record, Goal):
        return record.id
    return record.goal_id if isinstance(record, Step) else ""


def room_for(sheet: Sheet, source: Source) -> tuple[Box, Text] | None:
    """Where to write: from the line's first letter to the end of its column, and the run that sets the type."""
    texts = list(sheet.texts())
    at = next((number for number, text in enumerate(texts) if text.source == source), None)
    if at is None:
        return None
    boxes = [text.box for text in texts if text.source == source]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    bottom = max(box.y + box.height for box in boxes)
    # Where the words go on from a lead ("Hvis det går skævt:"), their paragraph began with that.
    first = texts[at]
    begin = next(text for text in reversed(texts[: at + 1]) if text.starts or text is texts[0])
    leads = begin.y == first.y and begin.measure == first.measure
    edge = sheet.width - _EDGE
    right = min(min(left, begin.x if leads else left) + first.measure, edge)
    left = min(left, edge - _NARROWEST)
    return Box(left, top, max(right - left, _NARROWEST), bottom - top), first
