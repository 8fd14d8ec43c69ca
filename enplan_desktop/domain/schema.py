"""Records as plain JSON values, cell by cell; a cell is one field, or one declared group of fields."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from enplan_desktop.domain.fields import Meet, Meeting
from enplan_desktop.domain.records import RECORD_TYPES, TYPE_NAMES, Record

Plain = Any
"""What JSON can say: None, bool, int, float, str, and lists and string-keyed dicts of those."""

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What is edited, versioned and merged as one: `name` is the field's, or the group's."""

    name: str
    meet: Meet
    fields: tuple[str, ...]
    grouped: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """How one type of record maps to plain cells."""

    record_type: type[Record]
    cells: Mapping[str, Cell]
    cell_of: Mapping[str, str]
    readers: Mapping[str, Callable[[Plain], Any]]
    as_they_are: Mapping[str, frozenset[type]]
    """The types of plain values that are a field's values already."""
    defaults: Mapping[str, Any]


@cache
def schema_of(type_name: str) -> Schema | None:
    """The schema of a named record type; None for a type that only a newer version knows."""
    record_type = RECORD_TYPES.get(type_name)
    if record_type is None:
        return None
    hints = get_type_hints(record_type)
    groups: dict[str, list[Field[Any]]] = {}
    for each in fields(record_type):
        meeting: Meeting = each.metadata["meeting"]
        if meeting.meet is not Meet.IDENTITY:
            groups.setdefault(meeting.group or each.name, []).append(each)
    cells = {
        name: Cell(
            name,
            members[0].metadata["meeting"].meet,
            tuple(member.name for member in members),
            members[0].metadata["meeting"].group is not None,
        )
        for name, members in groups.items()
    }
    cell_of = {member: cell.name for cell in cells.values() for member in cell.fields}
    readers = {each.name: _reader(hints[each.name]) for each in fields(record_type)}
    defaults = {each.name: each.default for each in fields(record_type) if each.default is not MISSING}
    as_they_are = {each.name: _as_they_are(hints[each.name]) for each in fields(record_type)}
    return Schema(record_type, cells, cell_of, readers, as_they_are, defaults)


def _as_they_are(hint: Any) -> frozenset[type]:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return frozenset(kind for kind in kinds if kind in (str, bool, int, NoneType))


def _reader(hint: Any) -> Callable[[Plain], Any]:
    """Turns a plain value back into a field of type `hint`; raises ValueError or TypeError when it cannot."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = _reader(next(arg for arg in get_args(hint) if arg is not NoneType))
        return lambda plain: None if plain is None else inner(plain)
    if origin is tuple:
        return lambda plain: tuple(_expect(str, each) for each in _expect(list, plain))
    if isinstance(hint, type):
        if issubclass(hint, StrEnum):
            return hint
        if hint in (datetime, date, time):
            return hint.fromisoformat
        if hint in (str, bool, int):
            return lambda plain: _expect(hint, plain)
    return lambda plain: plain


def _expect(kind: type, plain: Plain) -> Any:
    if type(plain) is not kind:
        raise TypeError(f"expected {kind.__name__}, found {type(plain).__name__}")
    return plain


def to_plain(value: Any) -> Plain:
    """A field's value as JSON can say it; sets are sorted so that equal sets are equal."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return sorted(value)
    return value


def cells_of(record: Record) -> dict[str, Plain]:
    """Every cell of a record as plain values: what its creation says."""
    schema = schema_of(TYPE_NAMES[type(record)])
    assert schema is not None
    return {cell.name: _cell_value(record, cell) for cell in schema.cells.values()}


def _cell_value(record: Record, cell: Cell) -> Plain:
    if cell.grouped:
        return {name: to_plain(getattr(record, name)) for name in cell.fields}
    return to_plain(getattr(record, cell.fields[0]))


def record_of(
    type_name: str, record_id: str, case_id: str, stream: str, cells: Mapping[str, Plain]
) -> Record | None:
    """The record that these cells describe; None for a type that only a newer version knows.

    A value this version cannot read (a newer enum member, say) shows as the field's default; the cells
    themselves are kept by the caller, so nothing is lost.
    """
    schema = schema_of(type_name)
    if schema is None:
        return None
    values: dict[str, Any] = {"id": record_id, "case_id": case_id, "stream": stream}
    as_they_are = schema.as_they_are
    for cell in schema.cells.values():
        if cell.name not in cells:
            continue
        value = cells[cell.name]
        if not cell.grouped:
            # Most values are what they should be and need no reader: a caseload has a hundred thousand of them.
            if type(value) in as_they_are[cell.name]:
                values[cell.name] = value
            else:
                _read_into(values, schema, cell.name, value)
        elif isinstance(value, Mapping):
            for name in cell.fields:
                if name in value:
                    _read_into(values, schema, name, value[name])
    return schema.record_type(**values)


def _read_into(values: dict[str, Any], schema: Schema, name: str, plain: Plain) -> None:
    try:
        values[name] = schema.readers[name](plain)
    except (ValueError, TypeError):
        return


def read_strictly(
    type_name: str, record_id: str, case_id: str, stream: str, cells: Mapping[str, Plain]
) -> Record:
    """As `record_of`, but for data from outside: raises ValueError that names what cannot be read."""
    schema = schema_of(type_name)
    if schema is None:
        raise ValueError(f"unknown type of record: {type_name}")
    for name, value in cells.items():
        cell = schema.cells.get(name)
        if cell is None:
            raise ValueError(f"{type_name} has no field {name}")
        if cell.grouped and (not isinstance(value, Mapping) or set(value) - set(cell.fields)):
            raise ValueError(f"{type_name}.{name} must be an object with {', '.join(cell.fields)}")
        for field_name, plain in value.items() if cell.grouped else [(cell.fields[0], value)]:
            try:
                schema.readers[field_name](plain)
            except (ValueError, TypeError) as error:
                raise ValueError(f"{type_name}.{field_name} cannot be {plain!r}") from error
    record = record_of(type_name, record_id, case_id, stream, cells)
    assert record is not None
    return record
