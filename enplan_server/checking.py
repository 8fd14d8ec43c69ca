"""Looks whether what the database says of itself is true."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, ForeignKey, func, select, text

from enplan_desktop.domain.changes import Change
from enplan_server.tables import change, metadata, stream


def problems(connection: Connection) -> list[str]:
    """What is wrong, one sentence each; none where all is well."""
    look_below = _damaged_cluster if connection.dialect.name == "postgresql" else _damaged_file
    return [
        *look_below(connection),
        *_strays(connection),
        *_gaps(connection),
        *_unreadable(connection),
    ]


def _damaged_file(connection: Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield f"The file is damaged: {said}."


_FAILED_CHECKSUMS = text("SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database()")
_INVALID_INDEXES = text(
    "SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid"
    " WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace ORDER BY 1"
)


def _damaged_cluster(connection: Connection) -> Iterator[str]:
    """What PostgreSQL has noticed by itself; its `pg_amcheck` looks more closely."""
    if failed := connection.scalar(_FAILED_CHECKSUMS):
        yield f"PostgreSQL has read {failed} damaged pages."
    for (name,) in connection.execute(_INVALID_INDEXES):
        yield f"The index {name} cannot be relied on: REINDEX it."


def _strays(connection: Connection) -> Iterator[str]:
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
            if count := _naming_nothing(connection, key):
                yield f"{count} rows of {table.name} name a {key.column.table.name} that is not there."


def _naming_nothing(connection: Connection, key: ForeignKey) -> int:
    there = select(key.column).where(key.column == key.parent).correlate(key.parent.table).exists()
    lost = select(func.count()).select_from(key.parent.table).where(key.parent.is_not(None), ~there)
    return connection.execute(lost).scalar_one()


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
