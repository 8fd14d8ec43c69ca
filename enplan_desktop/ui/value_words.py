"""What a cell holds, in words: the plain value that a change carries, as a person would say it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from enplan_desktop.domain.dates import clock_time, day_and_time, day_of_week, long_day
from enplan_desktop.domain.schema import Cell, Plain, Schema, schema_of
from enplan_desktop.domain.terms import CITIZEN
from enplan_desktop.sheet.languages.phrases import languages, phrases_for
from enplan_desktop.ui.phrases import inside, word
from enplan_desktop.ui.wording import language, tr, tr_count


@dataclass(frozen=True, slots=True)
class Setting:
    """What a reader of values knows: the citizen's name, who an id is (None if unknown), and today."""

    citizen: str
    name_of: Callable[[str], str | None]
    today: date


def value_words(type_name: str, cell: str, value: Plain, setting: Setting) -> str:
    """The value in words; "" where there is nothing.

    What only a newer version knows is shown as it stands, as far as it is text or a number.
    """
    schema = schema_of(type_name)
    known = schema.cells.get(cell) if schema else None
    if schema is None or known is None:
        return str(value) if isinstance(value, str | int | float) else ""
    fields = _fields(schema, known, value)
    special = _SPECIAL.get((type_name, cell))
    if special is not None:
        return special(fields, setting)
    return ", ".join(said for name, each in fields.items() if (said := _said(name, each, setting)))


def is_free_text(type_name: str, cell: str) -> bool:
    """Whether people write it in their own words, so that a third wording can be written or two be joined."""
    schema = schema_of(type_name)
    known = schema.cells.get(cell) if schema else None
    if schema is None or known is None or known.grouped or cell in _IDS | _CODES:
        return False
    default = schema.defaults.get(cell)
    return isinstance(default, str) and not isinstance(default, StrEnum)


_IDS = frozenset({"goal_id", "about", "addendum_to"})
_CODES = frozenset({"place", "cpr", "phone", "person_id", "sheet_language", "language", "data"})


def _fields(schema: Schema, cell: Cell, value: Plain) -> dict[str, Any]:
    """The cell's fields; one that cannot be read stays as it is."""
    plain = value if cell.grouped and isinstance(value, Mapping) else {cell.fields[0]: value}
    return {name: _read(schema, name, plain.get(name)) for name in cell.fields}


def _read(schema: Schema, name: str, plain: Plain) -> Any:
    try:
        return None if plain is None else schema.readers[name](plain)
    except (ValueError, TypeError):
        return plain


def _said(name: str, value: Any, setting: Setting) -> str:
    """One field in words. A term, a yes, a moment and a day each have their own way."""
    if value is None or value == "":
        return ""
    for kind, say in _WAYS.items():
        if isinstance(value, kind):
            return say(value, setting)
    if name in _IDS:
        return setting.name_of(str(value)) or tr("something that is gone")
    if name in ("sheet_language", "language"):
        code = str(value)
        return phrases_for(code).called_in(language()) if code in languages() else code
    return str(value)


# A datetime is a date too, and a term is text too: the narrower kind stands first.
_WAYS: Mapping[type, Callable[[Any, Setting], str]] = {
    StrEnum: lambda term, _: inside(word(term)),
    bool: lambda yes, _: inside(tr("Yes") if yes else tr("No")),
    datetime: lambda moment, setting: day_and_time(moment, language(), setting.today),
    date: lambda day, setting: day_of_week(day, language(), setting.today),
    time: lambda at, _: tr("at {time}", time=clock_time(at, language())),
    tuple: lambda ids, setting: ", ".join(setting.name_of(each) or tr("someone") for each in ids),
}


def _ball(fields: Mapping[str, Any], setting: Setting) -> str:
    """Who has it; since when is told by the day of the change."""
    holder = fields["ball_holder"]
    if not holder:
        return tr("nobody")
    if holder == CITIZEN:
        return setting.citizen
    return setting.name_of(str(holder)) or tr("someone who is no longer in the network")


def _due(fields: Mapping[str, Any], setting: Setting) -> str:
    said = [_said(name, fields[name], setting) for name in ("due_date", "due_time")]
    return " ".join(each for each in said if each)


def _hours(fields: Mapping[str, Any], setting: Setting) -> str:
    start, end = fields["start"], fields["end"]
    begins = _said("start", start, setting)
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return begins
    if end.date() == start.date():
        return f"{begins}–{clock_time(end, language())}"
    return f"{begins} – {_said('end', end, setting)}"


def _answer(fields: Mapping[str, Any], _setting: Setting) -> str:
    return inside(tr("No") if fields["declined"] else tr("Yes"))


def _kept(fields: Mapping[str, Any], _setting: Setting) -> str:
    """How many: what is kept are marks, and no words."""
    count = len(fields["kept"] or ())
    return tr_count(count, "{n} place", "{n} places") if count else ""


def _age(fields: Mapping[str, Any], setting: Setting) -> str:
    born = fields["born"]
    if isinstance(born, date):
        return long_day(born, language())
    return _said("age_group", fields["age_group"], setting)


_SPECIAL: Mapping[tuple[str, str], Callable[[Mapping[str, Any], Setting], str]] = {
    ("step", "ball"): _ball,
    ("step", "due"): _due,
    ("appointment", "hours"): _hours,
    ("sheet_choice", "answer"): _answer,
    ("sheet_choice", "kept"): _kept,
    ("case", "age"): _age,
}
