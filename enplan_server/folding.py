"""Keeps each record as its stream's changes leave it, by the same pure fold as every laptop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.fold import Folded, fold
from enplan_desktop.sync.protocol import FOLD_VERSION
from enplan_desktop.sync.states import NOTHING, from_wire, moved, read_text, text_of, to_wire, weigh
from enplan_server.access import weigh_consents
from enplan_server.reading import read_stored
from enplan_server.tables import change, record, stream

StreamRow = Mapping[str, Any]
"""A row of `stream`, which the transaction has locked."""
_A_FEW = 500


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change at its place in the stream; `clamped` is its clock where its own lay ahead of the server's."""

    seq: int
    change: Change
    clamped: str | None = None


@dataclass(slots=True)
class _Kept:
    state: Folded | None = None
    text: bytes = b""
    seq: int = 0
    is_new: bool = True


_LOAD = select(record.c.record, record.c.body).where(
    record.c.stream == bindparam("stream"), record.c.record.in_(bindparam("records", expanding=True))
)
_ALTER = (
    update(record)
    .where(record.c.stream == bindparam("stream_"), record.c.record == bindparam("record_"))
    .values(seq=bindparam("seq"), body=bindparam("body"))
)


def fold_in(connection: Connection, row: StreamRow, new: Sequence[Numbered], now: int) -> str:
    """Folds changes onto a locked stream's records; returns the stream's new sum."""
    case_id, name = row["case_id"], row["name"]
    kept = _load(connection, row, {each.change.record for each in new})
    for each in new:
        here = kept[each.change.record]
        after = fold(here.state, each.change)
        if after is not here.state:
            here.state, here.seq = after, each.seq
    total = _write(connection, row, [each for each in kept.values() if each.seq])
    if name == PLAN_STREAM and any(each.change.type == "consent_event" for each in new):
        weigh_consents(connection, case_id, row["id"], now)
    return total


def _load(connection: Connection, row: StreamRow, names: set[str]) -> dict[str, _Kept]:
    kept = {each: _Kept() for each in names}
    for found in connection.execute(_LOAD, {"stream": row["id"], "records": sorted(names)}):
        state = from_wire(read_text(found.body), row["case_id"], row["name"])
        kept[found.record] = _Kept(state, found.body, is_new=False)
    return kept


def _write(connection: Connection, row: StreamRow, touched: Iterable[_Kept]) -> str:
    added, altered, difference = [], [], 0
    for each in touched:
        assert each.state is not None
        text = text_of(to_wire(each.state))
        difference += weigh(text) - (0 if each.is_new else weigh(each.text))
        if each.is_new:
            added.append(
                {
                    "stream": row["id"],
                    "record": each.state.record,
                    "seq": each.seq,
                    "type": each.state.type,
                    "body": text,
                }
            )
        else:
            altered.append(
                {"stream_": row["id"], "record_": each.state.record, "seq": each.seq, "body": text}
            )
    if added:
        connection.execute(insert(record), added)
    if altered:
        connection.execute(_ALTER, altered)
    return moved(row["state"], difference)


_OUTDATED = select(stream.c.id).where(stream.c.fold != FOLD_VERSION).order_by(stream.c.id)
_LOCKED = select(stream).where(stream.c.id == bindparam("id")).with_for_update()
_EVERYTHING = (
    select(change.c.seq, change.c.clock, change.c.body)
    .where(change.c.stream == bindparam("stream"), change.c.seq > bindparam("after"))
    .order_by(change.c.seq)
    .limit(_A_FEW)
)


def fold_anew(engine: Engine, now: int) -> int:
    """Folds every stream that another version of the fold has left; returns how many there were."""
    with engine.begin() as connection:
        outdated = list(connection.execute(_OUTDATED).scalars())
    for stream_id in outdated:
        with engine.begin() as connection:
            _fold_stream_anew(connection, stream_id, now)
    return len(outdated)


def _fold_stream_anew(connection: Connection, stream_id: int, now: int) -> None:
    row = dict(connection.execute(_LOCKED, {"id": stream_id}).mappings().one())
    if row["fold"] == FOLD_VERSION:
        return  # another process was quicker
    connection.execute(delete(record).where(record.c.stream == stream_id))
    row["state"] = NOTHING
    after = 0
    while found := connection.execute(_EVERYTHING, {"stream": stream_id, "after": after}).all():
        numbered = [Numbered(each.seq, read_stored(each.body, each.clock), each.clock) for each in found]
        row["state"] = fold_in(connection, row, numbered, now)
        after = found[-1].seq
    connection.execute(
        update(stream).where(stream.c.id == stream_id).values(state=row["state"], fold=FOLD_VERSION)
    )
