"""Edit and Change: the one way in which a plan ever becomes different.

An `Edit` is what a screen produces: the difference between two frozen records. A `Change` is an edit that
somebody has signed: it has an identity, a maker, a moment and the versions it was made upon. The vault stores
changes, undo inverts them, the wire carries them, the fold merges them and the history lists them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from enplan_desktop.domain.records import TYPE_NAMES, Record
from enplan_desktop.domain.schema import Plain, cells_of, record_of, schema_of


class EditKind(StrEnum):
    CREATE = "create"
    """`new` holds every cell of the record."""
    SET = "set"
    """`field` names one cell, which goes from `old` to `new`."""
    DELETE = "delete"
    """`old` holds every cell as it stood, so that the history can be read and undone."""
    RESTORE = "restore"
    """Undoes a deletion, or decides that a record that one person deleted and another edited lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One cell of one record from `old` to `new`, both plain values; `type` is a name in `RECORD_TYPES`.

    `kind` is an `EditKind`, or a kind that only a newer version knows.
    """

    case_id: str
    stream: str
    kind: str
    type: str
    record: str
    field: str = ""
    old: Plain = None
    new: Plain = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Edit):
    """An edit that somebody made at a time.

    `id` is a UUIDv7 and also the version that later changes name among their `parents`: the versions of the
    cell that the maker saw (one, or both sides of what was decided; none for a creation). `clock` is a hybrid
    logical clock (`clock.py`); `device_seq` counts the device's changes from 1.
    """

    id: str
    parents: tuple[str, ...] = ()
    actor: str
    device: str
    device_seq: int
    clock: str
    schema: int


def creation(record: Record) -> Edit:
    return Edit(
        case_id=record.case_id,
        stream=record.stream,
        kind=EditKind.CREATE,
        type=TYPE_NAMES[type(record)],
        record=record.id,
        new=cells_of(record),
    )


def deletion(record: Record) -> Edit:
    return Edit(
        case_id=record.case_id,
        stream=record.stream,
        kind=EditKind.DELETE,
        type=TYPE_NAMES[type(record)],
        record=record.id,
        old=cells_of(record),
    )


def difference(old: Record | None, new: Record | None) -> tuple[Edit, ...]:
    """The edits that lead from `old` to `new`; None stands for a record that is not there."""
    if old is None:
        return () if new is None else (creation(new),)
    if new is None:
        return (deletion(old),)
    if (type(old), old.id, old.stream) != (type(new), new.id, new.stream):
        raise ValueError("only two states of the same record differ by edits")
    before, after = cells_of(old), cells_of(new)
    return tuple(
        Edit(
            case_id=new.case_id,
            stream=new.stream,
            kind=EditKind.SET,
            type=TYPE_NAMES[type(new)],
            record=new.id,
            field=name,
            old=before[name],
            new=after[name],
        )
        for name in after
        if before[name] != after[name]
    )


def apply(record: Record | None, edit: Edit) -> Record | None:
    """The record after an edit; a field or kind that only a newer version knows changes nothing here."""
    match edit.kind:
        case EditKind.CREATE:
            return _read(edit, edit.new)
        case EditKind.DELETE:
            return None
        case EditKind.RESTORE:
            return record if record is not None else _read(edit, edit.new)
        case EditKind.SET if record is not None:
            schema = schema_of(edit.type)
            if schema is None or edit.field not in schema.cells:
                return record
            return _read(edit, {**cells_of(record), edit.field: edit.new})
    return record


def _read(edit: Edit, cells: Mapping[str, Plain]) -> Record | None:
    return record_of(edit.type, edit.record, edit.case_id, edit.stream, cells)


_INVERSE = {
    EditKind.CREATE: EditKind.DELETE,
    EditKind.DELETE: EditKind.RESTORE,
    EditKind.RESTORE: EditKind.DELETE,
    EditKind.SET: EditKind.SET,
}


def invert(edit: Edit) -> Edit:
    """The edit that takes this one back."""
    return Edit(
        case_id=edit.case_id,
        stream=edit.stream,
        kind=_INVERSE[EditKind(edit.kind)],
        type=edit.type,
        record=edit.record,
        field=edit.field,
        old=edit.new,
        new=edit.old,
    )
