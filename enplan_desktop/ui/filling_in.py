"""Which cells can be filled in field by field, and what kind of thing each field holds."""

from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from enplan_desktop.domain.records import Record
from enplan_desktop.domain.schema import schema_of


@dataclass(frozen=True, slots=True)
class Blank:
    """What is to be filled in: a cell of a record, as it stands, and who might have the ball."""

    type: str
    cell: str
    record: Record
    holders: tuple[tuple[str | None, str], ...] = ()


_NOT_HERE = frozenset({"finality", "place", "goal_id", "about", "addendum_to", "with_ids", "person_id"})
"""A note is made final in its own place, and what an id means cannot be typed."""


def can_be_filled_in(type_name: str, cell: str) -> bool:
    schema = schema_of(type_name)
    known = schema.cells.get(cell) if schema else None
    if schema is None or known is None or cell in _NOT_HERE:
        return False
    return [kind_of(schema.record_type, name) for name in known.fields] != [bool]


def hint_of(record_type: type[Record], name: str) -> Any:
    return get_type_hints(record_type)[name]


def kind_of(record_type: type[Record], name: str) -> type:
    """The type of a field, whether or not it may be none."""
    hint = hint_of(record_type, name)
    options = [each for each in get_args(hint) if each is not type(None)]
    found = options[0] if options else hint
    return found if isinstance(found, type) else str
