"""What the server accepted and refused, taken in: each page and its cursor in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.committing import write_history
from enplan_desktop.storage.errors import PageDoesNotFit
from enplan_desktop.storage.packing import pack, pack_change, unpack_change
from enplan_desktop.storage.people import meet
from enplan_desktop.storage.rows import Row, RowKey, Shelf
from enplan_desktop.storage.settings import lay_down, take_pen
from enplan_desktop.storage.signing import Identity
from enplan_desktop.storage.tables import change, cursor, record
from enplan_desktop.sync.fold import Folded, fold_all
from enplan_desktop.sync.protocol import (
    FILLING,
    Accepted,
    Cursor,
    Refused,
    StreamPage,
    split_stream_key,
    stream_key,
)
from enplan_desktop.sync.states import NOTHING, moved, weight_of


@dataclass(frozen=True, slots=True)
class Held:
    """A change that is here already; `seq` None while it waits, negative where its number counts no longer."""

    change: Change
    seq: int | None

    @property
    def counts(self) -> bool:
        return self.seq is not None and self.seq > 0


_CURSORS = select(cursor.c.case_id, cursor.c.stream, cursor.c.epoch, cursor.c.seq, cursor.c.state)


def cursors(connection: Connection) -> dict[str, Cursor]:
    found = connection.execute(_CURSORS)
    return {stream_key(row.case_id, row.stream): _summed(connection, row) for row in found.all()}


def _summed(connection: Connection, row: Any) -> Cursor:
    """The cursor, with a sum also where this vault has none yet."""
    here = _cursor(row)
    if here.state:
        return here
    here = Cursor(here.epoch, here.seq, sum_of(connection, row.case_id, row.stream))
    move_cursor(connection, row.case_id, row.stream, here)
    return here


def take_page(connection: Connection, identity: Identity, key: str, page: StreamPage) -> frozenset[str]:
    """Folds the page's changes, in the server's order, under our unsent ones; a repeat changes nothing.

    Raises PageDoesNotFit, and takes nothing, where the page leaves a gap, is of another epoch than the
    cursor, or brings what is not of this stream.
    """
    case_id, stream = split_stream_key(key)
    at = cursor_of(connection, case_id, stream) or Cursor(page.epoch, 0, NOTHING)
    entries = _new_entries(at, page)
    meet(connection, page.people)
    known = _acknowledge(connection, key, [entry for entry in page.accepted if entry.seq <= at.seq])
    if not entries:
        return known
    held = held_of(connection, [entry.id for entry in entries])
    fresh = [
        (entry.seq, accepted_of(entry, held, case_id, stream))
        for entry in entries
        if entry.id not in held or not held[entry.id].counts
    ]
    waited = {id_ for id_, each in held.items() if each.seq is None}
    difference = _fold_in(connection, fresh, waited)
    keep(connection, fresh, held)
    state = moved(at.state, difference) if at.state else ""
    move_cursor(connection, case_id, stream, Cursor(page.epoch, entries[-1].seq, state))
    notice(connection, identity, [made for _, made in fresh])
    return frozenset([case_id]) if fresh else known


def _acknowledge(connection: Connection, key: str, entries: Sequence[Accepted]) -> frozenset[str]:
    """Takes what was offered again out of the outbox: it is part already of what was read."""
    held = held_of(connection, [entry.id for entry in entries]) if entries else {}
    case_id, stream = split_stream_key(key)
    ours = [
        (entry.seq, accepted_of(entry, held, case_id, stream))
        for entry in entries
        if entry.id in held and held[entry.id].seq is None
    ]
    if not ours:
        return frozenset()
    keep(connection, ours, held)
    shelf = Shelf(connection)
    keys = {key_of(made) for _, made in ours}
    shelf.fetch(keys)
    for each in keys:
        shelf[each].settle(shelf[each].accepted, shelf[each].seq, unsent_of(connection, each))
    shelf.put_back()
    return frozenset([case_id])


def notice(
    connection: Connection,
    identity: Identity,
    changes: Iterable[Change],
    states: Iterable[Folded] = (),
    clock: str = "",
) -> None:
    """What is written here next sorts after all of these; `clock` is of versions of which the states say none."""
    pen = take_pen(connection, identity)
    pen.read(clock)
    for state in states:
        pen.read(state.newest_clock())
    for made in changes:
        pen.notice(made)
    lay_down(connection, pen)


def _new_entries(at: Cursor, page: StreamPage) -> Sequence[Accepted]:
    """What lies after the cursor, shown to be without gaps."""
    if at.epoch != page.epoch or at.state == FILLING:
        raise PageDoesNotFit
    entries = [entry for entry in page.accepted if entry.seq > at.seq]
    if [entry.seq for entry in entries] != list(range(at.seq + 1, at.seq + 1 + len(entries))):
        raise PageDoesNotFit
    if len({entry.id for entry in entries}) != len(entries):
        raise PageDoesNotFit
    return entries


_CURSOR = select(cursor.c.epoch, cursor.c.seq, cursor.c.state).where(
    cursor.c.case_id == bindparam("case_id"), cursor.c.stream == bindparam("stream")
)


def cursor_of(connection: Connection, case_id: str, stream: str) -> Cursor | None:
    row = connection.execute(_CURSOR, {"case_id": case_id, "stream": stream}).one_or_none()
    return None if row is None else _cursor(row)


def _cursor(row: Any) -> Cursor:
    return Cursor(row.epoch, row.seq, FILLING if row.state.startswith(FILLING) else row.state)


def filled_so_far(connection: Connection, case_id: str, stream: str) -> str | None:
    """The sum of what has come of a stream that is being filled from nothing; None where something is of before."""
    row = connection.execute(_CURSOR, {"case_id": case_id, "stream": stream}).one_or_none()
    return (row.state.removeprefix(FILLING) or None) if row and row.state.startswith(FILLING) else None


_HELD = select(change.c.id, change.c.seq, change.c.body).where(
    change.c.id.in_(text("SELECT value FROM json_each(:ids)"))
)


def held_of(connection: Connection, ids: Sequence[str]) -> Mapping[str, Held]:
    found = connection.execute(_HELD, {"ids": pack(ids).decode()})
    return {row.id: Held(unpack_change(row.body), row.seq) for row in found}


def accepted_of(entry: Accepted, held: Mapping[str, Held], case_id: str, stream: str) -> Change:
    """The change as everybody reads it; ours are here already. Raises PageDoesNotFit."""
    known = held.get(entry.id)
    made = entry.change if known is None else known.change
    if made is None or made.id != entry.id or (made.case_id, made.stream) != (case_id, stream):
        raise PageDoesNotFit
    return replace(made, clock=entry.clock) if entry.clock else made


def _fold_in(connection: Connection, accepted: Sequence[tuple[int, Change]], held: set[str]) -> int:
    """Folds changes into their records; returns by how much the stream's sum has moved."""
    shelf = Shelf(connection)
    of_record: dict[RowKey, list[tuple[int, Change]]] = {}
    for seq, made in accepted:
        of_record.setdefault(key_of(made), []).append((seq, made))
    shelf.fetch(of_record)
    difference = 0
    for key, changes in of_record.items():
        row = shelf[key]
        difference -= weight_of(row.accepted)
        accept(connection, row, key, changes, held)
        difference += weight_of(row.accepted)
    shelf.put_back()
    return difference


def accept(
    connection: Connection, row: Row, key: RowKey, accepted: Sequence[tuple[int, Change]], held: set[str]
) -> None:
    """Moves what is settled forward, and puts what is still unsent on top of it again."""
    settled = fold_all(row.accepted, (made for _, made in accepted))
    ours = {made.id for _, made in accepted if made.id in held}
    # Mostly everything comes back accepted; then the outbox need not be asked, record by record. A row that is
    # not there counts nothing: its record may have gone, and come again, while something of it waits.
    all_came = bool(row.number) and len(ours) == row.unsent
    unsent = [] if all_came else [made for made in unsent_of(connection, key) if made.id not in ours]
    row.settle(settled, accepted[-1][0], unsent)


_UNSENT = (
    select(change.c.body)
    .where(
        change.c.record == bindparam("record"),
        change.c.case_id == bindparam("case_id"),
        change.c.stream == bindparam("stream"),
        change.c.seq.is_(None),
    )
    .order_by(change.c.row)
)


def unsent_of(connection: Connection, key: RowKey) -> list[Change]:
    case_id, stream, record = key
    values = {"case_id": case_id, "stream": stream, "record": record}
    return [unpack_change(body) for body in connection.execute(_UNSENT, values).scalars()]


def number_anew(connection: Connection, entries: Iterable[Accepted], held: Mapping[str, Held]) -> None:
    """What others wrote and a restored server has got again has a number that counts again."""
    back = [each for each in entries if each.id in held and (held[each.id].seq or 0) < 0]
    if back:
        connection.execute(_SETTLE, [{"id_": each.id, "seq": each.seq} for each in back])


_SETTLE = update(change).where(change.c.id == bindparam("id_")).values(seq=bindparam("seq"), refused=None)
_RECKON = (
    update(change)
    .where(change.c.id == bindparam("id_"))
    .values(clock=bindparam("clock"), body=bindparam("body"))
)


def keep(connection: Connection, fresh: Sequence[tuple[int, Change]], held: Mapping[str, Held]) -> None:
    """Puts what is new into the history, and takes what is ours out of the outbox."""
    write_history(connection, ((made, seq) for seq, made in fresh if made.id not in held))
    ours = [{"id_": made.id, "seq": seq} for seq, made in fresh if made.id in held]
    if ours:
        connection.execute(_SETTLE, ours)
    reckoned = [
        {"id_": made.id, "clock": made.clock, "body": pack_change(made)}
        for _, made in fresh
        if made.id in held and made.clock != held[made.id].change.clock
    ]
    if reckoned:
        connection.execute(_RECKON, reckoned)


_MOVE = upsert(cursor)
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=["case_id", "stream"],
    set_={name: _MOVE.excluded[name] for name in ("epoch", "seq", "state")},
)


def move_cursor(connection: Connection, case_id: str, stream: str, to: Cursor) -> None:
    """Moves the cursor; where the stream's history begins stays as it was."""
    here = {"case_id": case_id, "stream": stream}
    connection.execute(_MOVE, {**here, "epoch": to.epoch, "seq": to.seq, "state": to.state})


_NAMES = select(record.c.record).where(
    record.c.case_id == bindparam("case_id"), record.c.stream == bindparam("stream")
)


def sum_of(connection: Connection, case_id: str, stream: str) -> str:
    """The sum over a stream's accepted records, counted from nothing."""
    names = connection.execute(_NAMES, {"case_id": case_id, "stream": stream}).scalars().all()
    shelf = Shelf(connection)
    keys = [(case_id, stream, name) for name in names]
    shelf.fetch(keys)
    return moved(NOTHING, sum(weight_of(shelf[key].accepted) for key in keys))


def take_refusals(connection: Connection, refused: Sequence[Refused]) -> None:
    """Marks changes of ours with the server's reason; they stay here, and no longer wait to be sent."""
    if refused:
        connection.execute(_REFUSE, [{"id_": each.id, "reason": each.reason} for each in refused])


_REFUSE = (
    update(change)
    .where(change.c.id == bindparam("id_"), change.c.seq.is_(None))
    .values(refused=bindparam("reason"))
)


def key_of(made: Change) -> RowKey:
    return (made.case_id, made.stream, made.record)
