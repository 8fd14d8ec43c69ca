"""What the server accepted and refused, taken in: each page and its cursor in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.committing import write_history
from enplan_desktop.storage.errors import PageDoesNotFit
from enplan_desktop.storage.packing import pack, unpack_change
from enplan_desktop.storage.people import meet
from enplan_desktop.storage.rows import Row, RowKey, Shelf
from enplan_desktop.storage.settings import lay_down, take_pen
from enplan_desktop.storage.signing import Identity
from enplan_desktop.storage.tables import change, cursor
from enplan_desktop.sync.fold import fold, fold_all
from enplan_desktop.sync.protocol import Accepted, Cursor, Refused, StreamPage, split_stream_key, stream_key


@dataclass(frozen=True, slots=True)
class _Held:
    """A change that is here already; `seq` None while it waits."""

    change: Change
    seq: int | None


def cursors(connection: Connection) -> dict[str, Cursor]:
    found = connection.execute(select(cursor.c.case_id, cursor.c.stream, cursor.c.epoch, cursor.c.seq))
    return {stream_key(row.case_id, row.stream): Cursor(row.epoch, row.seq) for row in found}


def take_page(connection: Connection, identity: Identity, key: str, page: StreamPage) -> frozenset[str]:
    """Folds the page's changes, in the server's order, under our unsent ones; a repeat changes nothing.

    Raises PageDoesNotFit, and takes nothing, where the page leaves a gap, is of another epoch than the
    cursor, or brings what is not of this stream.
    """
    case_id, stream = split_stream_key(key)
    entries = _new_entries(connection, case_id, stream, page)
    meet(connection, page.people)
    if not entries:
        return frozenset()
    held = _held(connection, [entry.id for entry in entries])
    fresh: list[tuple[int, Change]] = []
    for entry in entries:
        known = held.get(entry.id)
        if known is None or known.seq is None:
            made = entry.change if known is None else known.change
            fresh.append((entry.seq, _of_stream(made, entry, case_id, stream)))
    _fold_in(connection, [made for _, made in fresh], set(held))
    _keep(connection, fresh, set(held))
    _move_cursor(connection, case_id, stream, Cursor(page.epoch, entries[-1].seq))
    pen = take_pen(connection, identity)
    for _, made in fresh:
        pen.notice(made)
    lay_down(connection, pen)
    return frozenset([case_id]) if fresh else frozenset()


def _new_entries(connection: Connection, case_id: str, stream: str, page: StreamPage) -> Sequence[Accepted]:
    """What lies after the cursor, shown to be without gaps."""
    where = {"case_id": case_id, "stream": stream}
    row = connection.execute(_CURSOR, where).one_or_none()
    if row is not None and row.epoch != page.epoch:
        raise PageDoesNotFit
    at = row.seq if row is not None else 0
    entries = [entry for entry in page.accepted if entry.seq > at]
    if [entry.seq for entry in entries] != list(range(at + 1, at + 1 + len(entries))):
        raise PageDoesNotFit
    if len({entry.id for entry in entries}) != len(entries):
        raise PageDoesNotFit
    return entries


_CURSOR = select(cursor.c.epoch, cursor.c.seq).where(
    cursor.c.case_id == bindparam("case_id"), cursor.c.stream == bindparam("stream")
)
_HELD = select(change.c.id, change.c.seq, change.c.body).where(
    change.c.id.in_(text("SELECT value FROM json_each(:ids)"))
)


def _held(connection: Connection, ids: Sequence[str]) -> Mapping[str, _Held]:
    found = connection.execute(_HELD, {"ids": pack(ids).decode()})
    return {row.id: _Held(unpack_change(row.body), row.seq) for row in found}


def _of_stream(made: Change | None, entry: Accepted, case_id: str, stream: str) -> Change:
    if made is None or made.id != entry.id or (made.case_id, made.stream) != (case_id, stream):
        raise PageDoesNotFit
    return made


def _fold_in(connection: Connection, accepted: Sequence[Change], held: set[str]) -> None:
    shelf = Shelf(connection)
    keys = {_key(made) for made in accepted}
    shelf.fetch(keys)
    of_record: dict[RowKey, list[Change]] = {key: [] for key in keys}
    for made in accepted:
        of_record[_key(made)].append(made)
    for key, changes in of_record.items():
        _accept(connection, shelf[key], key, changes, held)
    shelf.put_back()


def _accept(
    connection: Connection, row: Row, key: RowKey, accepted: Sequence[Change], held: set[str]
) -> None:
    """Moves what is settled forward, and puts what is still unsent on top of it again."""
    settled = fold_all(row.accepted, accepted)
    if not row.unsent:
        row.state = settled
        return
    ours = {made.id for made in accepted if made.id in held}
    # Mostly everything comes back accepted; then the outbox need not be asked, record by record.
    all_came = len(ours) == row.unsent
    unsent = [] if all_came else [made for made in _unsent(connection, key) if made.id not in ours]
    row.settled = settled
    row.unsent = len(unsent)
    state = settled
    for made in unsent:
        state = fold(state, made)
    row.state = state


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


def _unsent(connection: Connection, key: RowKey) -> list[Change]:
    case_id, stream, record = key
    values = {"case_id": case_id, "stream": stream, "record": record}
    return [unpack_change(body) for body in connection.execute(_UNSENT, values).scalars()]


_SETTLE = update(change).where(change.c.id == bindparam("id_")).values(seq=bindparam("seq"), refused=None)


def _keep(connection: Connection, fresh: Sequence[tuple[int, Change]], held: set[str]) -> None:
    """Puts what is new into the history, and takes what is ours out of the outbox."""
    write_history(connection, ((made, seq) for seq, made in fresh if made.id not in held))
    ours = [{"id_": made.id, "seq": seq} for seq, made in fresh if made.id in held]
    if ours:
        connection.execute(_SETTLE, ours)


_MOVE = upsert(cursor)
_MOVE = _MOVE.on_conflict_do_update(
    index_elements=["case_id", "stream"], set_={"epoch": _MOVE.excluded.epoch, "seq": _MOVE.excluded.seq}
)


def _move_cursor(connection: Connection, case_id: str, stream: str, to: Cursor) -> None:
    connection.execute(_MOVE, {"case_id": case_id, "stream": stream, "epoch": to.epoch, "seq": to.seq})


def take_refusals(connection: Connection, refused: Sequence[Refused]) -> None:
    """Marks changes of ours with the server's reason; they stay here, and no longer wait to be sent."""
    if refused:
        connection.execute(_REFUSE, [{"id_": each.id, "reason": each.reason} for each in refused])


_REFUSE = (
    update(change)
    .where(change.c.id == bindparam("id_"), change.c.seq.is_(None))
    .values(refused=bindparam("reason"))
)


def _key(made: Change) -> RowKey:
    return (made.case_id, made.stream, made.record)
