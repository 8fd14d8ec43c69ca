"""What became of changes where people met: read out of the history of a few records."""

from collections.abc import Iterable
from itertools import groupby

from sqlalchemy import Connection, bindparam, exists, select, text

from enplan_desktop.storage.packing import pack, unpack_change
from enplan_desktop.storage.tables import change, cursor
from enplan_desktop.sync.meetings import Meeting, meetings

_BEGINS_LATE = exists().where(
    cursor.c.case_id == change.c.case_id, cursor.c.stream == change.c.stream, cursor.c.floor > 0
)
_IN_ORDER = (
    select(change.c.stream, change.c.record, change.c.body)
    .where(
        change.c.case_id == bindparam("case_id"),
        change.c.record.in_(text("SELECT value FROM json_each(:records)")),
        ~_BEGINS_LATE,
    )
    .order_by(change.c.stream, change.c.record, change.c.seq.is_(None), change.c.seq, change.c.row)
)


def meetings_of(
    connection: Connection, case_id: str, records: Iterable[str]
) -> dict[str, tuple[Meeting, ...]]:
    """Of these records, the changes that met with others', by their ids.

    Of a stream whose history begins later here than it does, nothing is told until the rest has been fetched.
    """
    values = {"case_id": case_id, "records": pack(sorted(set(records))).decode()}
    rows = connection.execute(_IN_ORDER, values)
    found: dict[str, tuple[Meeting, ...]] = {}
    for _, of_record in groupby(rows, key=lambda row: (row.stream, row.record)):
        changes = [unpack_change(row.body) for row in of_record]
        if len({each.device for each in changes}) > 1:  # nobody crosses their own writing
            found |= meetings(changes)
    return found
