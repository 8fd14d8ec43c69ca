"""Open steps whose goal somebody deleted without having seen them: no page shows them until someone decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from enplan_desktop.domain.changes import Edit, EditKind
from enplan_desktop.domain.schema import Plain
from enplan_desktop.storage.errors import AlreadyDecided
from enplan_desktop.storage.rows import RowKey, Shelf
from enplan_desktop.storage.tables import record
from enplan_desktop.sync.fold import DELETED, KEPT, LIFE, Folded, Side


@dataclass(frozen=True, slots=True)
class Stranded:
    """A deleted goal and the open steps that are left of it, as they stand."""

    goal: Folded
    steps: tuple[Folded, ...]

    def sides(self) -> tuple[Side, ...]:
        """What stands against each other: the deletion, which is what is shown, and each step's newest words."""
        alive = (
            max((step.created, *step.stamps.values()), key=lambda each: each.clock) for step in self.steps
        )
        return (*self.goal.sides(LIFE), *(Side(stamp, KEPT) for stamp in alive))

    def settled(self, value: Plain) -> tuple[Edit, ...]:
        """The edits that bring the goal back, or let its steps go with it."""
        if value != DELETED:
            return (_edit(self.goal, EditKind.RESTORE),)
        return tuple(_edit(step, EditKind.DELETE) for step in self.steps)


_STEP, _GOAL = record.alias("step"), record.alias("goal")
_FOUND = (
    select(_STEP.c.case_id, _STEP.c.stream, _STEP.c.record, _GOAL.c.record.label("of"))
    .join(
        _GOAL,
        (_GOAL.c.case_id == _STEP.c.case_id)
        & (_GOAL.c.stream == _STEP.c.stream)
        & (_GOAL.c.record == _STEP.c.goal)
        & _GOAL.c.deleted,
    )
    # What is open in the step itself is decided first: it may go after all.
    .where(_STEP.c.goal.is_not(None), _STEP.c.to_decide == 0)
    .order_by(_STEP.c.case_id, _GOAL.c.record, _STEP.c.record)
)
_FOUND_IN = _FOUND.where(_STEP.c.case_id == bindparam("case_id"))


def stranded(connection: Connection, case_id: str | None = None) -> Iterator[Stranded]:
    """In a case, or in all of them."""
    values = {} if case_id is None else {"case_id": case_id}
    steps: dict[RowKey, list[RowKey]] = {}
    for row in connection.execute(_FOUND if case_id is None else _FOUND_IN, values):
        steps.setdefault((row.case_id, row.stream, row.of), []).append((row.case_id, row.stream, row.record))
    shelf = Shelf(connection)
    shelf.fetch([*steps, *(key for keys in steps.values() for key in keys)])
    for goal, keys in steps.items():
        states = [shelf[key].state for key in (goal, *keys)]
        of, *left = [state for state in states if state is not None]
        yield Stranded(of, tuple(left))


def settling(connection: Connection, case_id: str, goal: str, value: Plain) -> tuple[Edit, ...]:
    """Raises AlreadyDecided where nothing is stranded there any more."""
    for each in stranded(connection, case_id):
        if each.goal.record == goal:
            return each.settled(value)
    raise AlreadyDecided


def _edit(state: Folded, kind: EditKind) -> Edit:
    gone = kind is EditKind.DELETE
    return Edit(
        case_id=state.case_id,
        stream=state.stream,
        kind=kind,
        type=state.type,
        record=state.record,
        old=state.cells if gone else None,
        new=None if gone else state.cells,
    )
