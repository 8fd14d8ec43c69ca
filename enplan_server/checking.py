"""Looks whether what the database says of itself is true."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, ForeignKey, func, select, text

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.fold import Folded
from enplan_desktop.sync.protocol import FOLD_VERSION
from enplan_desktop.sync.states import NOTHING, moved, text_of, to_wire, weigh
from enplan_server.access import consents_of, kept_consents
from enplan_server.folding import fold_with_early
from enplan_server.reading import read_stored
from enplan_server.tables import casework, change, membership, metadata, record, stream


def problems(connection: Connection) -> list[str]:
    """What is wrong, one sentence each; none where all is well."""
    look_below = _damaged_cluster if connection.dialect.name == "postgresql" else _damaged_file
    found = [
        *look_below(connection),
        *_strays(connection),
        *_gaps(connection),
        *_unreadable(connection),
    ]
    # What cannot be read cannot be folded either.
    return found or [*_differences(connection), *_consents(connection), *_nobodys(connection)]


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


def _differences(connection: Connection) -> Iterator[str]:
    """Records that are not what their stream's changes come to, and sums that are not theirs."""
    for row in connection.execute(select(stream).where(stream.c.fold == FOLD_VERSION).order_by(stream.c.id)):
        kept = {
            each.record: (each.seq, each.body)
            for each in connection.execute(select(record).where(record.c.stream == row.id))
        }
        made = _folded(connection, row.id)
        for name in sorted(kept.keys() | made.keys()):
            if kept.get(name) != made.get(name):
                yield f"Record {name} of {row.case_id}/{row.name} is not what its changes come to."
        if row.state != moved(NOTHING, sum(weigh(text) for _, text in kept.values())):
            yield f"The sum of {row.case_id}/{row.name} is not that of its records."


def _folded(connection: Connection, stream_id: int) -> dict[str, tuple[int, bytes]]:
    """Every record of a stream from nothing, with the number of the last change that touched it."""
    states: dict[str, Folded] = {}
    last: dict[str, int] = {}
    early: dict[str, list[Change]] = defaultdict(list)
    everything = select(change.c.seq, change.c.clock, change.c.body).where(change.c.stream == stream_id)
    for row in connection.execute(everything.order_by(change.c.seq)):
        said = read_stored(row.body, row.clock)
        before = states.get(said.record)
        after = fold_with_early(before, said, early[said.record])
        if after is None:
            early[said.record].append(said)
        elif after is not before:
            states[said.record], last[said.record] = after, row.seq
    return {name: (last[name], text_of(to_wire(state))) for name, state in states.items()}


def _consents(connection: Connection) -> Iterator[str]:
    plans = select(stream.c.id, stream.c.case_id).where(stream.c.name == PLAN_STREAM)
    for row in connection.execute(plans.order_by(stream.c.id)).all():
        if kept_consents(connection, row.case_id) != consents_of(connection, row.case_id, row.id):
            yield f"What the citizen of {row.case_id} consents to is not what the plan says."


def _nobodys(connection: Connection) -> Iterator[str]:
    """Cases without a coordinator, or whose coordinator does not work on them."""
    theirs = (membership.c.person == casework.c.coordinator) & (membership.c.case_id == casework.c.case_id)
    endless = membership.c.ended_at.is_(None) & membership.c.until.is_(None)
    held = (
        select(stream.c.case_id)
        .distinct()
        .outerjoin(casework, casework.c.case_id == stream.c.case_id)
        .outerjoin(membership, theirs & endless)
        .where(membership.c.person.is_(None))
    )
    for case_id in connection.execute(held.order_by(stream.c.case_id)).scalars():
        yield f"Nobody has the case {case_id}."
