"""Looks whether what the database says of itself is true."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from enplan_desktop.domain.changes import Change
from enplan_server.tables import change, stream


def problems(connection: Connection) -> list[str]:
    """What is wrong, one sentence each; none where all is well."""
    return [*_damage(connection), *_gaps(connection), *_unreadable(connection)]


def _damage(connection: Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"The file is damaged: {said}."
    for table, row, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} names something that is not there."


def _gaps(connection: Connection) -> Iterator[str]:
    counted = select(
        stream,
        func.count(change.c.seq).label("held"),
        func.coalesce(func.max(change.c.seq), 0).label("last"),
        func.coalesce(func.min(change.c.seq), 1).label("first"),
    )
    for row in connection.execute(counted.outerjoin(change).group_by(stream.c.id).order_by(stream.c.id)):
        if not (row.head == row.last == row.held and row.first == 1):
            yield f"{row.case_id}/{row.name} says {row.head} changes, and holds {row.held} up to {row.last}."


def _unreadable(connection: Connection) -> Iterator[str]:
    everything = select(change.c.id, change.c.body, stream.c.case_id, stream.c.name).join(stream)
    decoder = msgspec.json.Decoder(Change)
    for row in connection.execute(everything, execution_options={"yield_per": 200}):
        try:
            said = decoder.decode(row.body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            yield f"Change {row.id} cannot be read."
            continue
        if (said.id, said.case_id, said.stream) != (row.id, row.case_id, row.name):
            yield f"Change {row.id} says that it is another, or lives elsewhere."
