"""Any record of any type, for properties in every room: built from the records' own field types."""

import dataclasses
from datetime import date, datetime, time
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from enplan_desktop.domain.checks import storable_text
from enplan_desktop.domain.fields import Meet
from enplan_desktop.domain.ordering import is_key
from enplan_desktop.domain.records import RECORD_TYPES, Record
from enplan_desktop.domain.schema import schema_of

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def texts() -> st.SearchStrategy[str]:
    """What a vault keeps, in any script."""
    return st.text(max_size=40).map(storable_text)


def ids() -> st.SearchStrategy[str]:
    return st.uuids().map(str)


def places() -> st.SearchStrategy[str]:
    """Keys as `ordering` makes them."""
    return st.text(alphabet=DIGITS, min_size=1, max_size=6).filter(is_key)


def plain_values() -> st.SearchStrategy[Any]:
    """What JSON can say, without numbers that it rounds."""
    leaves = st.none() | st.booleans() | st.integers(-1000, 1000) | texts()
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3),
        max_leaves=6,
    )


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type; sets come sorted, as they are kept."""
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return st.lists(ids(), max_size=3, unique=True).map(lambda members: tuple(sorted(members)))
    if arguments:
        inner = next(argument for argument in arguments if argument is not NoneType)
        return st.none() | values(inner)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        str: texts(),
        bool: st.booleans(),
        int: st.integers(0, 99),
        date: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        datetime: st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
        time: st.times(),
        Any: plain_values(),
    }
    return simple[hint]


def record_types() -> st.SearchStrategy[type[Record]]:
    return st.sampled_from(list(RECORD_TYPES.values()))


@st.composite
def records(
    draw: st.DrawFn,
    record_type: type[Record] | None = None,
    *,
    record_id: str | None = None,
    case_id: str | None = None,
    stream: str = "plan",
) -> Record:
    """Any record, of one type or of any."""
    kind = record_type or draw(record_types())
    own_id = record_id or draw(ids())
    hints = get_type_hints(kind)
    drawn: dict[str, Any] = {}
    for each in dataclasses.fields(kind):
        if each.metadata["meeting"].meet is Meet.IDENTITY:
            continue
        drawn[each.name] = draw(places() if each.name == "place" else values(hints[each.name]))
    return kind(id=own_id, case_id=case_id or own_id, stream=stream, **drawn)


@st.composite
def two_states(draw: st.DrawFn, record_type: type[Record] | None = None) -> tuple[Record, Record]:
    """The same record twice, with some of its fields different."""
    before = draw(records(record_type))
    other = draw(records(type(before), record_id=before.id, case_id=before.case_id, stream=before.stream))
    schema = schema_of(next(name for name, kind in RECORD_TYPES.items() if kind is type(before)))
    assert schema is not None
    changed = draw(st.sets(st.sampled_from(sorted(schema.cell_of))))
    return before, dataclasses.replace(before, **{name: getattr(other, name) for name in changed})
