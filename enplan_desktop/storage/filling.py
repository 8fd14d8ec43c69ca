"""Records as the server has them, taken in where that is shorter than their history.

States come in the order in which their records were last touched. Until the last has come, the cursor says so; what
this laptop has not sent yet lies on top of everything all the while.
"""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select, text, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.storage.committing import write_history
from enplan_desktop.storage.errors import PageDoesNotFit
from enplan_desktop.storage.packing import pack, unpack_change
from enplan_desktop.storage.people import meet
from enplan_desktop.storage.rows import RowKey, Shelf
from enplan_desktop.storage.signing import Identity
from enplan_desktop.storage.tables import change, cursor, record
from enplan_desktop.storage.taking import (
    Held,
    accept,
    accepted_of,
    cursor_of,
    filled_so_far,
    held_of,
    keep,
    key_of,
    move_cursor,
    notice,
    number_anew,
    sum_of,
    unsent_of,
)
from enplan_desktop.sync.fold import Folded
from enplan_desktop.sync.protocol import (
    FILLING,
    Cursor,
    HistoryAnswer,
    RecordState,
    StreamPage,
    split_stream_key,
)
from enplan_desktop.sync.states import NOTHING, from_wire, moved, text_of, weigh, weight_of


def take_states(connection: Connection, identity: Identity, key: str, page: StreamPage) -> frozenset[str]:
    """Puts the page's records in place of what was accepted here; returns the cases that look different now.

    Raises PageDoesNotFit, and takes nothing, where the page does not follow on the cursor.
    """
    case_id, stream = split_stream_key(key)
    at = cursor_of(connection, case_id, stream)
    so_far = NOTHING if page.anew else filled_so_far(connection, case_id, stream)
    if page.anew:
        _begin_anew(connection, (case_id, stream))
        if at is not None and at.epoch != page.epoch:
            take_back(connection, identity, (case_id, stream))
        at = None
    elif at is None or at.epoch != page.epoch:
        raise PageDoesNotFit
    after = at.seq if at is not None else 0
    states = [each for each in page.states or () if each.seq > after]
    if [each.seq for each in states] != sorted({each.seq for each in states}):
        raise PageDoesNotFit
    meet(connection, page.people)
    ours = _receive(connection, page, case_id, stream)
    came = {each.state.record: (each, from_wire(each.state, case_id, stream)) for each in states}
    difference = _put(connection, (case_id, stream), came, ours)
    so_far = None if so_far is None else moved(so_far, difference)
    told = (state for _, state in came.values())
    notice(connection, identity, [made for _, made in ours.values()], told, page.clock)
    seq = page.head if page.whole else states[-1].seq if states else after
    if page.whole:
        _drop_what_did_not_come(connection, case_id, stream)
    # What it came to, and not what the server says: if that differs, the next contact mends it.
    state = f"{FILLING}{so_far or ''}"
    if page.whole:
        state = so_far or sum_of(connection, case_id, stream)
    move_cursor(connection, case_id, stream, Cursor(page.epoch, seq, state))
    connection.execute(_RAISE_FLOOR, {"case": case_id, "name": stream, "to": seq})
    return frozenset([case_id])


_RAISE_FLOOR = (
    update(cursor)
    .where(cursor.c.case_id == bindparam("case"), cursor.c.stream == bindparam("name"))
    .values(floor=bindparam("to"))
)


def _receive(
    connection: Connection, page: StreamPage, case_id: str, stream: str
) -> Mapping[str, tuple[int, Change]]:
    """Takes those of our changes that were accepted out of the outbox, by their ids."""
    held = held_of(connection, [entry.id for entry in page.accepted])
    fresh = {
        entry.id: (entry.seq, accepted_of(entry, held, case_id, stream))
        for entry in page.accepted
        if entry.id in held and held[entry.id].seq is None
    }
    waiting: dict[str, Held] = {id_: held[id_] for id_ in fresh}
    keep(connection, list(fresh.values()), waiting)
    return fresh


def _put(
    connection: Connection,
    where: tuple[str, str],
    states: Mapping[str, tuple[RecordState, Folded]],
    ours: Mapping[str, tuple[int, Change]],
) -> int:
    """Puts records where they belong; returns by how much the sum of what has come has moved."""
    shelf = Shelf(connection)
    came = {(*where, name): each for name, each in states.items()}
    shelf.fetch([*came, *(key_of(made) for _, made in ours.values())])
    # Not by the rows: a record may have gone, and come again, while something of it waits.
    written = {tuple(row) for row in connection.execute(_WRITTEN, {"records": pack([*states]).decode()})}
    difference = 0
    for key, (each, state) in came.items():
        row = shelf[key]
        # One that nobody touched since the filling began has not come before.
        difference += weigh(text_of(each.state)) - (weight_of(row.accepted) if row.seq else 0)
        # What was accepted just now is in the state already, and no longer among what is unsent.
        row.settle(state, each.seq, unsent_of(connection, key) if key in written else [])
    for key, accepted in _by_record(ours.values()).items():
        if key not in came:
            # Its record comes on a later page; until then nobody should see it vanish. If it does not come, it goes.
            row = shelf[key]
            before, weight = row.seq, weight_of(row.accepted)
            accept(connection, row, key, accepted, {made.id for _, made in accepted})
            row.seq = before
            difference += weight_of(row.accepted) - weight if row.seq else 0
    shelf.put_back()
    return difference


def _by_record(changes: Iterable[tuple[int, Change]]) -> Mapping[RowKey, list[tuple[int, Change]]]:
    of_record: dict[RowKey, list[tuple[int, Change]]] = {}
    for seq, made in changes:
        of_record.setdefault(key_of(made), []).append((seq, made))
    return of_record


_WRITTEN = select(change.c.case_id, change.c.stream, change.c.record).where(
    change.c.seq.is_(None), change.c.record.in_(text("SELECT value FROM json_each(:records)"))
)


# Beginning anew

_FORGET_NUMBERS = (
    update(record)
    .where(record.c.case_id == bindparam("case"), record.c.stream == bindparam("name"))
    .values(seq=0)
)
_NUMBERED = (
    change.c.case_id == bindparam("case"),
    change.c.stream == bindparam("name"),
    change.c.seq > 0,
)
_ACCEPTED = select(change.c.id, change.c.body).where(*_NUMBERED).order_by(change.c.row)
_COUNT_NO_LONGER = update(change).where(*_NUMBERED).values(seq=-change.c.row)
_WAIT_AGAIN = update(change).where(change.c.id == bindparam("id_")).values(seq=None)


def _begin_anew(connection: Connection, where: tuple[str, str]) -> None:
    """From here on only what comes counts as accepted; everything stays to be seen until it has come."""
    connection.execute(_FORGET_NUMBERS, dict(zip(("case", "name"), where, strict=True)))


def take_back(connection: Connection, identity: Identity, where: tuple[str, str]) -> None:
    """In another epoch the server may have lost what it once accepted.

    What was written here is offered again, and comes to nothing where the server has it; what others wrote
    stays in the history without its number.
    """
    here = dict(zip(("case", "name"), where, strict=True))
    accepted = [unpack_change(row.body) for row in connection.execute(_ACCEPTED, here)]
    ours = [made for made in accepted if made.device == identity.device]
    if ours:
        connection.execute(_WAIT_AGAIN, [{"id_": made.id} for made in ours])
    connection.execute(_COUNT_NO_LONGER, here)
    shelf = Shelf(connection)
    keys = {key_of(made) for made in ours}
    shelf.fetch(keys)
    for key in keys:
        shelf[key].settle(shelf[key].accepted, 0, unsent_of(connection, key))
    shelf.put_back()


_NOT_COME = select(record.c.record).where(
    record.c.case_id == bindparam("case"), record.c.stream == bindparam("name"), record.c.seq == 0
)


def _drop_what_did_not_come(connection: Connection, case_id: str, stream: str) -> None:
    names = connection.execute(_NOT_COME, {"case": case_id, "name": stream}).scalars().all()
    shelf = Shelf(connection)
    keys = [(case_id, stream, name) for name in names]
    shelf.fetch(keys)
    for key in keys:
        if shelf[key].accepted is not None:
            row = shelf[key]
            row.settle(None, 0, unsent_of(connection, key) if row.unsent else [])
    shelf.put_back()


# Older history

_FLOOR = select(cursor.c.floor).where(
    cursor.c.case_id == bindparam("case_id"), cursor.c.stream == bindparam("stream")
)
_FLOORS = select(cursor.c.stream, cursor.c.floor).where(
    cursor.c.case_id == bindparam("case_id"), cursor.c.floor > 0
)


def floors(connection: Connection, case_id: str) -> dict[str, int]:
    """The streams of a case whose history begins later than they do, by name: up to which number it lacks."""
    return {row.stream: row.floor for row in connection.execute(_FLOORS, {"case_id": case_id})}


def take_older(connection: Connection, key: str, answer: HistoryAnswer) -> None:
    """Adds older changes to the history, downward from where it begins; no record changes by that."""
    case_id, stream = split_stream_key(key)
    floor = connection.execute(_FLOOR, {"case_id": case_id, "stream": stream}).scalar_one_or_none() or 0
    entries = [entry for entry in answer.accepted if entry.seq <= floor]
    meet(connection, answer.people)
    held = held_of(connection, [entry.id for entry in entries])
    number_anew(connection, entries, held)
    lacking = [
        (entry.seq, accepted_of(entry, {}, case_id, stream)) for entry in entries if entry.id not in held
    ]
    write_history(connection, [(made, seq) for seq, made in reversed(lacking)])
    lowest = min((entry.seq for entry in entries), default=1)
    connection.execute(_RAISE_FLOOR, {"case": case_id, "name": stream, "to": lowest - 1})
