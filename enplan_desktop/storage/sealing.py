"""What may no longer be changed: a final note, and everything that is only ever added to."""

from enplan_desktop.domain.changes import Edit, EditKind
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.records import Note
from enplan_desktop.domain.rules import is_sealed
from enplan_desktop.domain.schema import Plain, record_of, schema_of
from enplan_desktop.domain.trouble import NotAllowed
from enplan_desktop.sync.fold import LIFE, Folded

FINAL_NOTE = "A final note is never altered. Write an addendum to it instead."
HANDED_OUT = "A sheet that was handed out stays as it was. Hand out a new one instead."
WRITTEN_ONCE = "This is written once and stays as it is."

_STAYS_OPEN = "about"
"""A final note may still be put under another goal."""


def refuse_sealed(state: Folded, edit: Edit) -> None:
    """Raises NotAllowed for an edit of what is sealed."""
    if edit.kind == EditKind.DELETE:
        if is_final(state):
            raise NotAllowed(FINAL_NOTE)
        if _all_written_once(state.type):
            raise NotAllowed(HANDED_OUT)
    if edit.kind == EditKind.SET:
        if is_final(state) and edit.field != _STAYS_OPEN:
            raise NotAllowed(FINAL_NOTE)
        if _written_once(state.type, edit.field):
            raise NotAllowed(WRITTEN_ONCE)


def refuse_sealed_decision(state: Folded, cell: str, value: Plain) -> None:
    """A clash with something sealed is only decided in its favour; the other words go into an addendum."""
    if value == state.sides(cell)[0].value:
        return
    if is_final(state) and cell not in (LIFE, _STAYS_OPEN):
        raise NotAllowed(FINAL_NOTE)
    if _written_once(state.type, cell):
        raise NotAllowed(WRITTEN_ONCE)


def is_final(state: Folded) -> bool:
    """Whether it is a note that nobody alters any more."""
    if state.type != "note":
        return False
    note = record_of(state.type, state.record, state.case_id, state.stream, state.cells)
    return isinstance(note, Note) and is_sealed(note)


def _written_once(type_name: str, cell: str) -> bool:
    schema = schema_of(type_name)
    return schema is not None and cell in schema.cells and schema.cells[cell].meet is Meet.APPEND


def _all_written_once(type_name: str) -> bool:
    schema = schema_of(type_name)
    return schema is not None and all(cell.meet is Meet.APPEND for cell in schema.cells.values())
