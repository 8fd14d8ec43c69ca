"""Cases as a JSON text: what `case export` writes and `case import` reads.

    {"format": "enplan-cases", "version": 1,
     "cases": [{"records": [{"type": …, "id": …, "case_id": …, "stream": …, "cells": {…}}]}]}

`cells` are those of `domain.schema`: one value for each field, and an object for fields that belong together.
It holds what stands: no history, nothing deleted, and of a cell that two people wrote differently the side
that is shown. A reader refuses what it does not know; a cell that is left out has its default.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from enplan_desktop.domain.checks import check_record
from enplan_desktop.domain.records import Appointment, Case, Contact, Goal, Note, Record, Step
from enplan_desktop.domain.schema import Plain, read_strictly
from enplan_desktop.domain.terms import CITIZEN, PLAN_STREAM, Unit, unit_stream
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.storage.errors import BadImport
from enplan_desktop.storage.json_place import Step as PathStep
from enplan_desktop.storage.json_place import line_of
from enplan_desktop.storage.storable import storable

FORMAT = "enplan-cases"
VERSION = 1
_STREAMS = frozenset([PLAN_STREAM, *map(unit_stream, Unit)])
_MEMBERS = ("type", "id", "case_id", "stream", "cells")


@dataclass(frozen=True, slots=True)
class PlainRecord:
    """A record as it is stored: also cells that only a newer version knows."""

    type: str
    id: str
    case_id: str
    stream: str
    cells: Mapping[str, Plain]


def write_cases(cases: Sequence[Sequence[PlainRecord]]) -> str:
    """One record a line, so that a difference between two exports can be read."""
    blocks = []
    for records in cases:
        lines = ",\n".join("   " + _line(each) for each in records)
        blocks.append(f'  {{"records": [\n{lines}\n  ]}}')
    body = ",\n".join(blocks)
    return f'{{"format": "{FORMAT}", "version": {VERSION}, "cases": [\n{body}\n]}}\n'


def _line(record: PlainRecord) -> str:
    return json.dumps({name: getattr(record, name) for name in _MEMBERS}, ensure_ascii=False)


def read_cases(text: str, today: date) -> list[list[Record]]:
    """The records of each case; raises BadImport, which names the line, for anything that is not right."""
    whole = _parse(text)
    found: list[list[Record]] = []
    owners: dict[str, str] = {}
    try:
        for number, case in enumerate(_cases_in(whole)):
            found.append(_read_case(case, number, owners, today))
        for number, records in enumerate(found):
            _check_references(records, number, {each.id: each for case in found for each in case})
    except _Wrong as wrong:
        raise BadImport(line_of(text, wrong.path), wrong.problem) from None
    return found


class _Wrong(Exception):
    def __init__(self, path: Sequence[PathStep], problem: str) -> None:
        super().__init__(problem)
        self.path = path
        self.problem = problem


def _parse(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(constant)

    try:
        return json.loads(text, parse_constant=refuse)
    except json.JSONDecodeError as error:
        raise BadImport(error.lineno, f"this is not JSON ({error.msg.lower()})") from None
    except (ValueError, RecursionError):
        raise BadImport(1, "this is not JSON that can be read") from None


def _cases_in(whole: Any) -> list[Any]:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _Wrong([], f'"format" must be "{FORMAT}"')
    if whole.get("version") != VERSION:
        raise _Wrong(["version"], f"this program reads version {VERSION}")
    cases = whole.get("cases")
    if set(whole) != {"format", "version", "cases"} or not isinstance(cases, list):
        raise _Wrong([], "there must be a list of cases, and nothing else beside it")
    return cases


def _read_case(case: Any, number: int, owners: dict[str, str], today: date) -> list[Record]:
    path: list[PathStep] = ["cases", number]
    plain = case.get("records") if isinstance(case, dict) and set(case) == {"records"} else None
    if not isinstance(plain, list):
        raise _Wrong(path, "a case must have a list of records, and nothing else")
    records = []
    for index, each in enumerate(plain):
        there = [*path, "records", index]
        record = _read_record(each, there, today)
        if record.id in owners:
            raise _Wrong(there, f"the id {record.id} is used twice")
        owners[record.id] = record.case_id
        records.append(record)
    cases = [each for each in records if isinstance(each, Case)]
    if len(cases) != 1:
        raise _Wrong(path, f"a case must have one record of type case, and this has {len(cases)}")
    for index, each in enumerate(records):
        if each.case_id != cases[0].id:
            raise _Wrong([*path, "records", index], f"the case_id must be {cases[0].id}")
    return records


def _read_record(plain: Any, path: list[PathStep], today: date) -> Record:
    if not isinstance(plain, dict) or set(plain) != set(_MEMBERS):
        raise _Wrong(path, f"a record has {', '.join(_MEMBERS)}, and nothing else")
    if not all(isinstance(plain[name], str) for name in _MEMBERS[:-1]) or not isinstance(
        plain["cells"], dict
    ):
        raise _Wrong(path, "type, id, case_id and stream are texts, and cells an object")
    for name in ("id", "case_id"):
        if not _is_id(plain[name]):
            raise _Wrong(path, f"the {name} must be a UUID, not {plain[name]!r}")
    if plain["stream"] not in _STREAMS or (plain["type"] == "case" and plain["stream"] != PLAN_STREAM):
        raise _Wrong(path, f"no {plain['type']} can be in the stream {plain['stream']!r}")
    try:
        record = read_strictly(
            plain["type"], plain["id"], plain["case_id"], plain["stream"], storable(plain["cells"])
        )
        check_record(record, today, new=False)
    except BadValue as error:
        raise _Wrong(path, f"{plain['type']}.{error.field}: {error}") from None
    except ValueError as error:
        raise _Wrong(path, str(error)) from None
    return record


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _check_references(records: Sequence[Record], number: int, everything: Mapping[str, Record]) -> None:
    """A reference must be an id; if it is the id of a record that is here, then of one that fits.

    The id of a record that is not here is kept: what it named may have been deleted.
    """
    for index, record in enumerate(records):
        for name, named, wanted in _references(record):
            there = everything.get(named)
            if not _is_id(named) or (
                there is not None and (there.case_id != record.case_id or not isinstance(there, wanted))
            ):
                kind = " or ".join(each.__name__.lower() for each in wanted)
                problem = f"{name} names no {kind} of this case: {named!r}"
                raise _Wrong(["cases", number, "records", index], problem)


_Reference = tuple[str, str, tuple[type[Record], ...]]
"""The name of a field, the id in it, and what that must be the id of."""


def _references(record: Record) -> list[_Reference]:
    found: list[_Reference] = []
    match record:
        case Step():
            found.append(("step.goal_id", record.goal_id, (Goal,)))
            if record.ball_holder != CITIZEN:
                found.append(("step.ball_holder", record.ball_holder or "", (Contact,)))
        case Appointment():
            found.extend(("appointment.with_ids", each, (Contact,)) for each in record.with_ids)
        case Note():
            found.append(("note.addendum_to", record.addendum_to or "", (Note,)))
    return [each for each in found if each[1]]
