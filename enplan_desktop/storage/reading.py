"""What the pages show: a case as a plan, its history, and what someone must decide."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, bindparam, literal_column, or_, select, text

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Case, Record, Step
from enplan_desktop.domain.schema import record_of
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.storage.errors import CaseExists, NoCase
from enplan_desktop.storage.json_case import PlainRecord
from enplan_desktop.storage.packing import pack, unpack_cells, unpack_change, unpack_versions
from enplan_desktop.storage.people import people
from enplan_desktop.storage.stranded import stranded
from enplan_desktop.storage.tables import change, record
from enplan_desktop.sync.fold import LIFE, Side


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of a case.

    `refused` is the server's reason, None where it gave none; `person_name` is "" for somebody of whom the
    server has told nothing.
    """

    change: Change
    sent: bool
    refused: str | None
    person_name: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """A cell that two people wrote differently; the first of `sides` is the one that is shown.

    A goal is `stranded` where it was deleted and somebody works under it.
    """

    case_id: str
    case_name: str
    type: str
    record: str
    stream: str
    cell: str
    sides: tuple[Side, ...]
    stranded: bool = False


_OF_CASE = select(
    record.c.stream, record.c.record, record.c.type, record.c.cells, record.c.versions, record.c.to_decide
).where(record.c.case_id == bindparam("case_id"), ~record.c.deleted)
_CASE_IDS = (
    select(record.c.case_id)
    # The word itself, not a parameter: only so does SQLite see that the index of cases holds them all.
    .where(record.c.type == literal_column("'case'"), ~record.c.deleted)
    .order_by(record.c.case_id)
)


def case_ids(connection: Connection) -> list[str]:
    return list(connection.execute(_CASE_IDS).scalars())


def plan(connection: Connection, case_id: str) -> Plan:
    """Everything that is here of a case; raises NoCase."""
    case: Case | None = None
    records: dict[str, Record] = {}
    unsettled: dict[str, frozenset[str]] = {}
    for row in connection.execute(_OF_CASE, {"case_id": case_id}):
        found = record_of(row.type, row.record, case_id, row.stream, unpack_cells(row.cells))
        if row.to_decide:
            sides = unpack_versions(row.versions).open
            unsettled[row.record] = frozenset(cell for cell, each in sides.items() if len(each) > 1)
        if isinstance(found, Case):
            case = found
        elif found is not None and (row.stream == PLAN_STREAM or row.record not in records):
            records[row.record] = found
    if case is None:
        raise NoCase
    if any(each.goal_id not in records for each in records.values() if isinstance(each, Step)):
        unsettled.update((each.goal.record, frozenset({LIFE})) for each in stranded(connection, case_id))
    return Plan(case, records, unsettled)


def plain_records(connection: Connection, case_id: str) -> list[PlainRecord]:
    """Everything of a case as it is stored, in the same order on every laptop, the case first; raises NoCase."""
    found = connection.execute(
        _OF_CASE.order_by(record.c.type != "case", record.c.record, record.c.stream), {"case_id": case_id}
    )
    records = [
        PlainRecord(row.type, row.record, case_id, row.stream, unpack_cells(row.cells)) for row in found
    ]
    if not records or records[0].type != "case":
        raise NoCase
    return records


_KNOWN = select(record.c.case_id).where(
    record.c.case_id.in_(text("SELECT value FROM json_each(:ids)"))
    | record.c.record.in_(text("SELECT value FROM json_each(:records)"))
)


def refuse_known(connection: Connection, of: Sequence[tuple[str, str]]) -> None:
    """Raises CaseExists where any of these cases or records is here, also one that was deleted."""
    ids, records = {case_id for case_id, _ in of}, [name for _, name in of]
    values = {"ids": pack(sorted(ids)).decode(), "records": pack(records).decode()}
    known = connection.execute(_KNOWN.limit(1), values).scalar()
    if known is not None:
        raise CaseExists(known)


_UNDECIDED = select(
    record.c.case_id, record.c.stream, record.c.record, record.c.type, record.c.versions
).where(record.c.to_decide > 0)
_UNDECIDED_OF_CASE = _UNDECIDED.where(record.c.case_id == bindparam("case_id"))


def undecided(connection: Connection, case_id: str | None) -> list[Undecided]:
    """The open cells of a case, or of all cases."""
    if case_id is None:
        found = connection.execute(_UNDECIDED).all()
    else:
        found = connection.execute(_UNDECIDED_OF_CASE, {"case_id": case_id}).all()
    left = [(each.goal, each.sides()) for each in stranded(connection, case_id)]
    names = case_names(connection, {row.case_id for row in found} | {goal.case_id for goal, _ in left})
    return [
        Undecided(row.case_id, names.get(row.case_id, ""), row.type, row.record, row.stream, cell, sides)
        for row in found
        for cell, sides in sorted(unpack_versions(row.versions).open.items())
        if len(sides) > 1
    ] + [
        Undecided(
            goal.case_id, names.get(goal.case_id, ""), goal.type, goal.record, goal.stream, LIFE, sides, True
        )
        for goal, sides in left
    ]


_NAME = select(record.c.cells).where(record.c.case_id == bindparam("case_id"), record.c.type == "case")


def case_names(connection: Connection, of: set[str]) -> dict[str, str]:
    names = {}
    for case_id in of:
        cells = connection.execute(_NAME, {"case_id": case_id}).scalar()
        names[case_id] = str(unpack_cells(cells).get("display_name", "")) if cells is not None else ""
    return names


_HISTORY = (
    select(change.c.body, change.c.seq, change.c.refused)
    .where(change.c.case_id == bindparam("case_id"))
    .order_by(change.c.clock.desc(), change.c.id.desc())
    .limit(bindparam("most"))
)
_BEFORE = or_(
    change.c.clock < bindparam("clock"),
    and_(change.c.clock == bindparam("clock"), change.c.id < bindparam("id")),
)
_CLOCK = select(change.c.clock).where(change.c.id == bindparam("id"))


def history(connection: Connection, case_id: str, limit: int, before: str | None) -> list[HistoryEntry]:
    """The newest changes of a case, or the newest before the change `before`."""
    values: dict[str, object] = {"case_id": case_id, "most": limit}
    wanted = _HISTORY
    if before is not None:
        wanted = _HISTORY.where(_BEFORE)
        values |= {"id": before, "clock": connection.execute(_CLOCK, {"id": before}).scalar_one()}
    known = people(connection)
    entries = []
    for row in connection.execute(wanted, values):
        made = unpack_change(row.body)
        name = known[made.actor].name if made.actor in known else ""
        entries.append(HistoryEntry(made, row.seq is not None, row.refused, name))
    return entries
