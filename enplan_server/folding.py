"""Keeps each record as its stream's changes leave it, by the same pure fold as every laptop."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

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

    state: Folded | None = None
    text: bytes = b""
    seq: int = 0
    is_new: bool = True
    early: list[Change] = field(default_factory=list)


_LOAD = select(record.c.record, record.c.body).where(
    record.c.stream == bindparam("stream"), record.c.record.in_(bindparam("records", expanding=True))
)
_ALTER = (
    update(record)
    .where(record.c.stream == bindparam("stream_"), record.c.record == bindparam("record_"))
    .values(seq=bindparam("seq"), body=bindparam("body"))
)


def fold_in(connection: Connection, row: StreamRow, new: Sequence[Numbered], now: int) -> tuple[str, int]:
    """Folds changes onto a locked stream's records; returns the stream's new sum and its epoch.

    Where a record comes that was edited before it was here, a new epoch begins, so that every laptop fetches what
    this came to: not all of them have the early changes.
    """
    case_id, name = row["case_id"], row["name"]
    kept = _load(connection, row, {each.change.record for each in new})
    came_early: list[Numbered] = []
    epoch = row["epoch"]
    for each in new:
        here = kept[each.change.record]
        after = fold_with_early(here.state, each.change, here.early)
        if after is not here.state:
            epoch += here.state is None and bool(here.early)
            here.state, here.seq = after, each.seq
        elif after is None:
            here.early.append(each.change)
            came_early.append(each)
    _remember_early(connection, row, came_early)
    total = _write(connection, row, [each for each in kept.values() if each.seq])
    if name == PLAN_STREAM and any(each.change.type == "consent_event" for each in new):
        weigh_consents(connection, case_id, row["id"], now)
    return total, epoch


def fold_with_early(state: Folded | None, made: Change, early: Sequence[Change]) -> Folded | None:
    """The state after one more change; with a record's creation, those changes that came before it count, too."""
    after = fold(state, made)
    return after if state is not None or after is None else fold_all(after, early)


def _load(connection: Connection, row: StreamRow, names: set[str]) -> dict[str, _Kept]:
    kept = {each: _Kept() for each in names}
    for found in connection.execute(_LOAD, {"stream": row["id"], "records": sorted(names)}):
        state = from_wire(read_text(found.body), row["case_id"], row["name"])
        kept[found.record] = _Kept(state, found.body, is_new=False)
    missing = sorted(name for name, each in kept.items() if each.is_new)
    if missing:
        for each in connection.execute(_EARLY, {"stream": row["id"], "records": missing}):
            kept[each.record].early.append(read_stored(each.body, each.clock))
    return kept


_EARLY = (
    select(early.c.record, change.c.clock, change.c.body)
    .join(change, (change.c.stream == early.c.stream) & (change.c.seq == early.c.seq))
    .where(early.c.stream == bindparam("stream"), early.c.record.in_(bindparam("records", expanding=True)))
    .order_by(early.c.seq)
)


def _remember_early(connection: Connection, row: StreamRow, came: Sequence[Numbered]) -> None:
    if came:
        rows = [{"stream": row["id"], "seq": each.seq, "record": each.change.record} for each in came]
        connection.execute(insert(early), rows)


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
    for table in (record, early):
        connection.execute(delete(table).where(table.c.stream == stream_id))
    row["state"] = NOTHING
    after = 0
    while found := connection.execute(_EVERYTHING, {"stream": stream_id, "after": after}).all():
        numbered = [Numbered(each.seq, read_stored(each.body, each.clock), each.clock) for each in found]
        # What others read was folded like this when it came: the same again begins no new epoch.
        row["state"], _ = fold_in(connection, row, numbered, now)
        after = found[-1].seq
    connection.execute(
        update(stream).where(stream.c.id == stream_id).values(state=row["state"], fold=FOLD_VERSION)
    )
