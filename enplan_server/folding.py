"""Keeps each record as its stream's changes leave it, by the same pure fold as every laptop."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, Engine, Select, bindparam, delete, insert, select, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.fold import Folded, fold, fold_all
from enplan_desktop.sync.protocol import FOLD_VERSION
from enplan_desktop.sync.states import NOTHING, from_wire, moved, read_text, text_of, to_wire, weigh
from enplan_server.access import weigh_consents
from enplan_server.reading import read_stored
from enplan_server.tables import change, early, record, stream

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
    """A record as it stands; `early` are the changes of it that came before it was made."""

    stream: int
    state: Folded | None = None
    text: bytes = b""
    seq: int = 0
    is_new: bool = True
    early: list[Change] = field(default_factory=list)


_Name = tuple[int, str]
"""A record: its stream's number and its own id."""
_STREAMS: BindParameter[Any] = bindparam("streams", expanding=True)
_RECORDS: BindParameter[Any] = bindparam("records", expanding=True)
_LOAD = select(record.c.stream, record.c.record, record.c.body).where(
    record.c.stream.in_(_STREAMS), record.c.record.in_(_RECORDS)
)
_ALTER = (
    update(record)
    .where(record.c.stream == bindparam("stream_"), record.c.record == bindparam("record_"))
    .values(seq=bindparam("seq"), body=bindparam("body"))
)


def fold_in(
    connection: Connection, grown: Sequence[tuple[StreamRow, Sequence[Numbered]]], now: int
) -> list[tuple[str, int]]:
    """Folds new changes onto the records of locked streams; returns each stream's new sum and its epoch.

    Where a record comes that was edited before it was here, a new epoch begins, so that every laptop fetches what
    this came to: not all of them have the early changes.
    """
    kept = _load(connection, grown)
    came_early: list[dict[str, Any]] = []
    epochs = []
    for row, new in grown:
        epoch = row["epoch"]
        for each in new:
            here = kept[row["id"], each.change.record]
            after = fold_with_early(here.state, each.change, here.early)
            if after is not here.state:
                epoch += here.state is None and bool(here.early)
                here.state, here.seq = after, each.seq
            elif after is None:
                here.early.append(each.change)
                came_early.append({"stream": row["id"], "seq": each.seq, "record": each.change.record})
        epochs.append(epoch)
    if came_early:
        connection.execute(insert(early), came_early)
    grew = _write(connection, [each for each in kept.values() if each.seq])
    for row, new in grown:
        if row["name"] == PLAN_STREAM and any(each.change.type == "consent_event" for each in new):
            weigh_consents(connection, row["case_id"], row["id"], now)
    return [
        (moved(row["state"], grew.get(row["id"], 0)), epoch)
        for (row, _), epoch in zip(grown, epochs, strict=True)
    ]


def fold_with_early(state: Folded | None, made: Change, early: Sequence[Change]) -> Folded | None:
    """The state after one more change; with a record's creation, those changes that came before it count, too."""
    after = fold(state, made)
    return after if state is not None or after is None else fold_all(after, early)


def _load(
    connection: Connection, grown: Sequence[tuple[StreamRow, Sequence[Numbered]]]
) -> dict[_Name, _Kept]:
    rows = {row["id"]: row for row, _ in grown}
    kept = {(row["id"], each.change.record): _Kept(row["id"]) for row, new in grown for each in new}
    for found in _found(connection, _LOAD, kept):
        row = rows[found.stream]
        here = kept[found.stream, found.record]
        here.state = from_wire(read_text(found.body), row["case_id"], row["name"])
        here.text, here.is_new = found.body, False
    for found in _found(connection, _EARLY, {name for name, each in kept.items() if each.is_new}):
        kept[found.stream, found.record].early.append(read_stored(found.body, found.clock))
    return kept


def _found(connection: Connection, query: Select[Any], names: Collection[_Name]) -> Iterator[Any]:
    """The rows of these records. Each part of a name has an index of its own to be found by; a pair has none."""
    if not names:
        return
    wanted = {"streams": sorted({each for each, _ in names}), "records": sorted({each for _, each in names})}
    for row in connection.execute(query, wanted):
        if (row.stream, row.record) in names:
            yield row


_EARLY = (
    select(early.c.stream, early.c.record, change.c.clock, change.c.body)
    .join(change, (change.c.stream == early.c.stream) & (change.c.seq == early.c.seq))
    .where(early.c.stream.in_(_STREAMS), early.c.record.in_(_RECORDS))
    .order_by(early.c.stream, early.c.seq)
)


def _write(connection: Connection, touched: Iterable[_Kept]) -> dict[int, int]:
    """Writes records down; returns by how much the sum of each stream has grown."""
    added, altered = [], []
    grew: dict[int, int] = {}
    for each in touched:
        assert each.state is not None
        text = text_of(to_wire(each.state))
        more = weigh(text) - (0 if each.is_new else weigh(each.text))
        grew[each.stream] = grew.get(each.stream, 0) + more
        if each.is_new:
            here = {"stream": each.stream, "record": each.state.record, "seq": each.seq}
            added.append({**here, "type": each.state.type, "body": text})
        else:
            where = {"stream_": each.stream, "record_": each.state.record}
            altered.append({**where, "seq": each.seq, "body": text})
    if added:
        connection.execute(insert(record), added)
    if altered:
        connection.execute(_ALTER, altered)
    return grew


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
    for table in (record, early):
        connection.execute(delete(table).where(table.c.stream == stream_id))
    row["state"] = NOTHING
    after = 0
    while found := connection.execute(_EVERYTHING, {"stream": stream_id, "after": after}).all():
        numbered = [Numbered(each.seq, read_stored(each.body, each.clock), each.clock) for each in found]
        # What others read was folded like this when it came: the same again begins no new epoch.
        ((row["state"], _),) = fold_in(connection, [(row, numbered)], now)
        after = found[-1].seq
    connection.execute(
        update(stream).where(stream.c.id == stream_id).values(state=row["state"], fold=FOLD_VERSION)
    )
