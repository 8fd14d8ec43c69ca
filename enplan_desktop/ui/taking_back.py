"""Undo in a plan that others write in too: what one did goes, and what they did since stays."""

from collections.abc import Sequence
from dataclasses import replace

from enplan_desktop.domain.changes import Edit, EditKind, invert
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record
from enplan_desktop.domain.schema import Plain, cells_of, schema_of
from enplan_desktop.sync.merge import merge_text


def stands(plan: Plan, edit: Edit) -> bool:
    """Whether the plan says what the edit was made upon."""
    record = _record(plan, edit)
    if edit.kind in (EditKind.CREATE, EditKind.RESTORE):
        return record is None
    if record is None:
        return False
    return edit.kind != EditKind.SET or cells_of(record).get(edit.field) == edit.old


def taken_back(plan: Plan, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
    """The edits that take these back; None where something was changed again since.

    A text may have grown by others' lines meanwhile: they stay.
    """
    found = []
    for edit in reversed(edits):
        back = _upon(plan, invert(edit))
        if back is None:
            return None
        found.append(back)
    return tuple(found)


def _upon(plan: Plan, edit: Edit) -> Edit | None:
    """The same edit upon what the plan says now; None where that cannot be."""
    if stands(plan, edit):
        return edit
    record, schema = _record(plan, edit), schema_of(edit.type)
    cell = schema.cells.get(edit.field) if schema else None
    if edit.kind != EditKind.SET or record is None or cell is None or cell.meet is not Meet.TEXT:
        return None
    now: Plain = cells_of(record)[edit.field]
    words = merge_text(edit.old, now, edit.new)
    return None if words is None else replace(edit, old=now, new=words)


def _record(plan: Plan, edit: Edit) -> Record | None:
    return plan.case if edit.record == plan.case.id else plan.records.get(edit.record)
