"""The sequencer: gives each accepted change the next number of its stream, and keeps what they come to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, tuple_, update

from enplan_desktop.domain.clock import reading
from enplan_desktop.sync.protocol import FOLD_VERSION, Cursor, Refused, stream_key
from enplan_desktop.sync.states import NOTHING
from enplan_server.access import Gate, coordinator_of, set_coordinator
from enplan_server.folding import Numbered, StreamRow, fold_in
from enplan_server.people import CLOCK_TOLERANCE, Caller, Unknown
from enplan_server.reading import Incoming, read_change
from enplan_server.tables import change, stream

Place = tuple[str, str]
"""A stream: its case's id and its name."""
NOTHING_READ: Mapping[str, int] = {}
_MOST_EPOCHS = 1_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What was added to a stream just now, in order, and where the stream stands since."""

    entries: tuple[Numbered, ...]
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the changes of one request; `ids` are those that stand in their stream now.

    `new` holds what was added just now, by the key of its stream; `stood` says for each stream's number under which
    numbers the others stood already.
    """

    ids: frozenset[str]
    refused: tuple[Refused, ...]
    new: Mapping[str, Added]
    stood: Mapping[int, Sequence[int]] = field(default_factory=dict)


def take(
    connection: Connection,
    caller: Caller,
    texts: Sequence[msgspec.Raw],
    now: int,
    *,
    readable: Collection[str] = (),
    epochs: Mapping[str, int] = NOTHING_READ,
) -> Taken:
    """Appends changes to their streams. What stands there already is left as it is and acknowledged again.

    `readable` are the keys of streams of which it is known that the caller reads them; `epochs` are those with
    which streams begin that the server has lost.
    """
    if not texts:
        return Taken(frozenset(), (), {})
    incoming, refused = _read(texts)
    standing = _standing(connection, incoming)
    gate = Gate(connection, caller.person, now, readable)
    by_stream: dict[Place, list[Incoming]] = {}
    stood: dict[int, list[int]] = {}
    for id_, each in incoming.items():
        place = (each.change.case_id, each.change.stream)
        before = standing.get(id_)
        if not is_theirs(caller, each, before.device if before else None):
            refused[id_] = "not_yours"
        elif before is not None:
            stood.setdefault(before.stream, []).append(before.seq)
        elif gate.admits(*place):
            by_stream.setdefault(place, []).append(each)
        else:
            refused[id_] = "no_access"
    new = _append(connection, caller, by_stream, now, epochs) if by_stream else {}
    return Taken(
        frozenset(incoming) - refused.keys(),
        tuple(Refused(id=id_, reason=why) for id_, why in refused.items()),
        new,
        stood,
    )


def _read(texts: Sequence[msgspec.Raw]) -> tuple[dict[str, Incoming], dict[str, str]]:
    """The changes by their ids, and why some cannot be read."""
    incoming: dict[str, Incoming] = {}
    refused: dict[str, str] = {}
    for text in texts:
        read = read_change(text)
        if isinstance(read, Incoming):
            incoming.setdefault(read.change.id, read)
        else:
            refused[read[0]] = read[1]
    return incoming, refused


_STANDING = select(change.c.id, change.c.device, change.c.stream, change.c.seq).where(
    change.c.id.in_(bindparam("ids", expanding=True))
)


def _standing(connection: Connection, ids: Iterable[str]) -> Mapping[str, Any]:
    """Which of these changes were accepted before, from which device and where."""
    return {row.id: row for row in connection.execute(_STANDING, {"ids": list(ids)})}


def is_theirs(caller: Caller, incoming: Incoming, sent_by: str | None = None) -> bool:
    """Whether a change was made on the caller's laptop, and signed by its owner."""
    return (
        incoming.change.device == caller.device
        and incoming.change.actor in (caller.person.id, caller.signed_as)
        and sent_by in (None, caller.device)
    )


def let_in(connection: Connection, sender: Caller, text: msgspec.Raw, now: int) -> None:
    """Appends what was kept apart, in its sender's name, whoever may read the stream by now."""
    read = read_change(text)
    if not isinstance(read, Incoming):
        raise Unknown("This cannot be read by this version of the server; it stays kept apart.")
    if not is_theirs(sender, read):
        raise Unknown("This does not bear its sender's name; it stays kept apart.")
    case_id = read.change.case_id
    if coordinator_of(connection, case_id) is None:
        set_coordinator(connection, sender.person, case_id, now)
    _append(connection, sender, {(case_id, read.change.stream): [read]}, now)


_HERE = (
    select(stream)
    .where(tuple_(stream.c.case_id, stream.c.name).in_(bindparam("places", expanding=True)))
    .order_by(stream.c.id)  # always in one order, so that two requests never wait for each other
    .with_for_update()
)
_MOVE = (
    update(stream)
    .where(stream.c.id == bindparam("stream_id"))
    .values(head=bindparam("new_head"), state=bindparam("new_state"), epoch=bindparam("new_epoch"))
)


def _append(
    connection: Connection,
    caller: Caller,
    new: Mapping[Place, Sequence[Incoming]],
    now: int,
    epochs: Mapping[str, int] = NOTHING_READ,
) -> dict[str, Added]:
    """Numbers changes in their streams, keeps them and folds them in: as many statements for ten streams as for one."""
    rows = _locked(connection, new, epochs)
    numbered = {place: _numbered(row, new[place], now) for place, row in rows.items()}
    kept = (
        _kept(caller, row["id"], here, each, now)
        for place, row in rows.items()
        for here, each in zip(numbered[place], new[place], strict=True)
    )
    connection.execute(insert(change), list(kept))
    sums = fold_in(connection, [(row, numbered[place]) for place, row in rows.items()], now)
    ends = {
        place: Cursor(epoch, row["head"] + len(new[place]), state)
        for (place, row), (state, epoch) in zip(rows.items(), sums, strict=True)
    }
    moves = (
        {"stream_id": rows[place]["id"], "new_head": end.seq, "new_state": end.state, "new_epoch": end.epoch}
        for place, end in ends.items()
    )
    connection.execute(_MOVE, list(moves))
    return {stream_key(*place): Added(numbered[place], end) for place, end in ends.items()}


def _kept(caller: Caller, stream_id: int, numbered: Numbered, incoming: Incoming, now: int) -> dict[str, Any]:
    """A change's row: its text is what came, word for word."""
    return {
        "stream": stream_id,
        "seq": numbered.seq,
        "id": incoming.change.id,
        "device": caller.device,
        "person": caller.person.id,
        "actor": incoming.change.actor,
        "received_at": now,
        "clock": numbered.clamped,
        "body": incoming.text,
    }


def _locked(
    connection: Connection, places: Collection[Place], epochs: Mapping[str, int]
) -> dict[Place, StreamRow]:
    """The streams' rows, in which nobody else may number changes until this transaction ends."""
    rows = _rows(connection, places)
    missing = sorted(set(places) - rows.keys())
    if missing:
        begun = [_begun(place, epochs.get(stream_key(*place), 1)) for place in missing]
        connection.execute(insert(stream), begun)
        rows |= _rows(connection, missing)
    return rows


def _rows(connection: Connection, places: Iterable[Place]) -> dict[Place, StreamRow]:
    found = connection.execute(_HERE, {"places": sorted(places)}).mappings()
    return {(row["case_id"], row["name"]): dict(row) for row in found}


def _begun(place: Place, epoch: int) -> StreamRow:
    """A stream in which there is nothing yet."""
    case_id, name = place
    here = {"case_id": case_id, "name": name, "epoch": epoch if 0 < epoch < _MOST_EPOCHS else 1}
    return {**here, "head": 0, "state": NOTHING, "fold": FOLD_VERSION}


def _numbered(row: StreamRow, new: Sequence[Incoming], now: int) -> tuple[Numbered, ...]:
    head = row["head"]
    return tuple(
        _in_time(Numbered(seq, each.change), now, seq - head) for seq, each in enumerate(new, head + 1)
    )


def _in_time(numbered: Numbered, now: int, count: int) -> Numbered:
    """The change, at the server's time if its own lies ahead of it: a wrong clock must not win every tie."""
    if numbered.change.clock <= reading((now + CLOCK_TOLERANCE) * 1000, 0):
        return numbered
    clamped = reading(now * 1000, count)
    return Numbered(numbered.seq, replace(numbered.change, clock=clamped), clamped)
