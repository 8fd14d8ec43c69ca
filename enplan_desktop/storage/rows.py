"""Rows of records, worked on in memory within one transaction and written back together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.records import Case, Goal, Record
from enplan_desktop.domain.schema import record_of
from enplan_desktop.storage.bulk import Bulk
from enplan_desktop.storage.case_facts import count_anew
from enplan_desktop.storage.facts import Facts, facts_of, words_of
from enplan_desktop.storage.packing import pack, unpack_cells, unpack_folded, unpack_versions, versions_of
from enplan_desktop.storage.search_index import Passages
from enplan_desktop.storage.tables import record
from enplan_desktop.sync.fold import Folded, fold_all, to_decide

RowKey = tuple[str, str, str]
"""Case, stream and record: two streams that name the same record never mix."""


@dataclass(slots=True)
class Row:
    """One record. `state` is what stands here, `settled` the same without the `unsent` changes of ours.

    `settled` only counts while there are any; `number` is 0 for a row that is not in the table yet, and `seq`
    is the last accepted change.
    """

    state: Folded | None = None
    settled: Folded | None = None
    unsent: int = 0
    number: int = 0
    seq: int = 0

    @property
    def accepted(self) -> Folded | None:
        return self.settled if self.unsent else self.state

    def settle(self, accepted: Folded | None, seq: int, unsent: Sequence[Change]) -> None:
        """Puts what the server has under those of our changes that it does not have yet."""
        self.settled, self.seq, self.unsent = accepted, seq, len(unsent)
        self.state = fold_all(accepted, unsent)


def record_in(state: Folded | None) -> Record | None:
    """The record that a state shows; None where it is deleted, or of a type newer than this program."""
    if state is None or state.deleted:
        return None
    return record_of(state.type, state.record, state.case_id, state.stream, state.cells)


_FIXED = ("row", "case_id", "stream", "record", "type")
_COLUMNS = [
    record.c[name]
    for name in ("row", "record", "type", "deleted", "cells", "versions", "settled", "unsent", "seq")
]
_LOAD = select(*_COLUMNS).where(
    record.c.case_id == bindparam("case_id"),
    record.c.stream == bindparam("stream"),
    record.c.record.in_(text("SELECT value FROM json_each(:records)")),
)
_ADD = insert(record)
PUT = Bulk(
    _ADD.on_conflict_do_update(
        index_elements=["row"],
        set_={each.name: _ADD.excluded[each.name] for each in record.c if each.name not in _FIXED},
    )
)
_EMPTY = delete(record).where(record.c.row == bindparam("number"))
_NEXT = select(func.coalesce(func.max(record.c.row), 0))


class Shelf:
    """The rows that one transaction touches: `fetch` them, alter them, and `put_back` all at once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[RowKey, Row] = {}
        self._before: dict[RowKey, Folded | None] = {}

    def fetch(self, keys: Iterable[RowKey]) -> None:
        wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
        for case_id, stream, name in keys:
            if (case_id, stream, name) not in self._rows:
                self._rows[case_id, stream, name] = Row()
                self._before[case_id, stream, name] = None
                wanted[case_id, stream].append(name)
        for (case_id, stream), names in wanted.items():
            values = {"case_id": case_id, "stream": stream, "records": pack(names).decode()}
            for found in self._connection.execute(_LOAD, values):
                key = (case_id, stream, found.record)
                self._rows[key] = _row(found, case_id, stream)
                self._before[key] = self._rows[key].state

    def __getitem__(self, key: RowKey) -> Row:
        return self._rows[key]

    def put_back(self) -> None:
        """Writes every row that has a state, with what search and the caseload know of it.

        A row that has lost its state leaves the table.
        """
        written: list[tuple[Any, ...]] = []
        emptied: list[dict[str, int]] = []
        passages = Passages()
        cases: set[str] = set()
        last = self._connection.execute(_NEXT).scalar_one()
        for key, row in self._rows.items():
            if row.state is None and not row.number:
                continue
            before, after = record_in(self._before[key]), record_in(row.state)
            facts = facts_of(after)
            if not row.number:
                last += 1
                row.number = last
            if row.state is None:
                emptied.append({"number": row.number})
            else:
                written.append(_columns(row, row.state, facts))
            passages.replace(row.number, words_of(before), words_of(after))
            # A goal that goes leaves its steps to be settled, and one that comes back takes them up again.
            came_or_went = isinstance(before or after, Case | Goal) and (before is None) != (after is None)
            if (
                came_or_went
                or facts != facts_of(before)
                or _open_cells(self._before[key]) != _open_cells(row.state)
            ):
                cases.add(key[0])
        PUT.run(self._connection, written)
        if emptied:
            self._connection.execute(_EMPTY, emptied)
        passages.write(self._connection)
        count_anew(self._connection, cases)


def _open_cells(state: Folded | None) -> int:
    return len(to_decide(state)) if state is not None else 0


def _row(found: Any, case_id: str, stream: str) -> Row:
    versions = unpack_versions(found.versions)
    state = Folded(
        type=found.type,
        record=found.record,
        case_id=case_id,
        stream=stream,
        created=versions.created,
        cells=unpack_cells(found.cells),
        stamps=versions.stamps,
        open=versions.open,
        deleted=found.deleted,
    )
    settled = None if found.settled is None else unpack_folded(found.settled)
    return Row(state, settled, found.unsent, found.row, found.seq)


def _columns(row: Row, state: Folded, facts: Facts) -> tuple[Any, ...]:
    return (
        row.number,
        state.case_id,
        state.stream,
        state.record,
        state.type,
        state.deleted,
        pack(state.cells),
        pack(versions_of(state)),
        pack(row.settled) if row.unsent and row.settled is not None else None,
        row.unsent,
        _open_cells(state),
        row.seq,
        *facts,
    )
