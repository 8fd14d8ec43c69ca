"""What laptops hold, what they must remove, and what they had written when their access ended."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from secrets import token_hex

import msgspec
from sqlalchemy import (
    Connection,
    Integer,
    RowMapping,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)

from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.protocol import Person, StillHeld, split_stream_key, stream_key
from enplan_server.access import is_open_to, is_running
from enplan_server.people import Caller, Unknown
from enplan_server.reading import Incoming, read_change
from enplan_server.tables import casework, change, device, holding, membership, person, quarantine, stream

NOT_NOTED = "-"
"""Marks what nothing here says that a laptop holds."""

_HELD = (
    select(stream.c.id, stream.c.case_id, stream.c.name, holding.c.mark)
    .join(holding, holding.c.stream == stream.c.id)
    .where(holding.c.device == bindparam("device"))
)


def held(connection: Connection, device_id: str) -> dict[int, str]:
    """The streams of which a laptop has been given anything, by number, with their keys."""
    rows = connection.execute(_HELD, {"device": device_id})
    return {row.id: stream_key(row.case_id, row.name) for row in rows}


def marks(connection: Connection, device_id: str, gone: Collection[str]) -> dict[str, str]:
    """By what a laptop is to name each of these streams when it has removed them."""
    if not gone:
        return {}
    rows = connection.execute(_HELD, {"device": device_id})
    noted = {stream_key(row.case_id, row.name): row.mark for row in rows}
    return {key: noted.get(key, NOT_NOTED) for key in sorted(gone)}


def hand_out(
    connection: Connection, device_id: str, streams: Iterable[int], had: Collection[int], now: int
) -> None:
    """Notes that a laptop holds something of these streams from now on, beside those it `had`."""
    given = {"device": device_id, "since": now, "mark": new_mark()}
    new = [{**given, "stream": each} for each in sorted(set(streams) - set(had))]
    if new:
        connection.execute(insert(holding), new)


def new_mark() -> str:
    """Drawn, not counted: a database that was put back from a copy would count anew."""
    return token_hex(8)


def mark_anew(connection: Connection) -> None:
    """After the database was put back: what was removed since the copy is noted here again, under its old mark."""
    connection.execute(update(holding).values(mark=new_mark()))


def claimed(
    connection: Connection, device_id: str, keys: Collection[str], had: Mapping[int, str], now: int
) -> None:
    """Notes what a laptop says that it holds: a database that was put back may have forgotten."""
    cases = sorted({split_stream_key(key)[0] for key in set(keys) - set(had.values())})
    if cases:
        rows = connection.execute(_OF_CASES, {"cases": cases})
        here = [row.id for row in rows if stream_key(row.case_id, row.name) in keys]
        hand_out(connection, device_id, here, had, now)


_OF_CASES = select(stream.c.id, stream.c.case_id, stream.c.name).where(
    stream.c.case_id.in_(bindparam("cases", expanding=True))
)


def removed(connection: Connection, device_id: str, removals: Mapping[str, str]) -> None:
    """A laptop says that nothing is left on it of these streams as they were marked; "" is whatever is noted."""
    for key, mark in removals.items():
        case_id, name = split_stream_key(key)
        there = select(stream.c.id).where(stream.c.case_id == case_id, stream.c.name == name)
        here = and_(holding.c.device == device_id, holding.c.stream.in_(there))
        meant = and_(here, holding.c.mark == mark) if mark else here
        connection.execute(delete(holding).where(meant))


# Laptops that have not removed what they may no longer keep

_ALLOWED = and_(
    stream.c.name.in_((PLAN_STREAM, "unit:" + person.c.unit)),
    exists()
    .where(
        membership.c.person == device.c.person,
        membership.c.case_id == stream.c.case_id,
        casework.c.case_id == stream.c.case_id,
        is_running(bindparam("now", type_=Integer)),
        is_open_to(stream.c.case_id, person.c.unit),
    )
    .correlate_except(membership, casework),
)
_STILL_HELD = (
    select(
        device.c.id.label("device"),
        device.c.name.label("device_name"),
        person.c.id,
        person.c.name,
        person.c.unit,
        stream.c.case_id,
        stream.c.name.label("stream"),
        holding.c.since,
        device.c.revoked_at,
    )
    .select_from(holding)
    .join(device, device.c.id == holding.c.device)
    .join(person, person.c.id == device.c.person)
    .join(stream, stream.c.id == holding.c.stream)
    .where(or_(device.c.revoked_at.is_not(None), ~_ALLOWED))
    .order_by(person.c.name, device.c.id, stream.c.case_id, stream.c.name)
)


def still_held(connection: Connection, now: int, case_id: str | None = None) -> list[RowMapping]:
    """What lies on laptops whose owners may no longer read it, a row for each laptop and stream."""
    wanted = _STILL_HELD if case_id is None else _STILL_HELD.where(stream.c.case_id == case_id)
    return list(connection.execute(wanted, {"now": now}).mappings())


def still_held_of(connection: Connection, case_id: str, now: int) -> tuple[StillHeld, ...]:
    """The laptops that hold something of a case which their owners may no longer read."""
    found = {
        row["device"]: StillHeld(
            person=Person(id=row["id"], name=row["name"], unit=row["unit"]),
            device_name=row["device_name"],
            since=row["since"],
        )
        for row in still_held(connection, now, case_id)
    }
    return tuple(found.values())


# What was written and never sent


def keep_apart(
    connection: Connection, caller: Caller, texts: Sequence[msgspec.Raw], now: int
) -> tuple[str, ...]:
    """Keeps what a laptop had written in streams that it must remove; returns the ids of what is safe here.

    Also what nobody can read, and what bears another's name: only what is kept can be looked into.
    """
    read = [read_change(text) for text in texts]
    wanted = {each.change.id: each for each in read if isinstance(each, Incoming)}
    unreadable = {each[0]: text for each, text in zip(read, texts, strict=True) if isinstance(each, tuple)}
    known = _known(connection, [*wanted, *unreadable])
    rows = [_row(each, caller, now) for id_, each in wanted.items() if id_ not in known]
    rows += [
        {"id": id_, "case_id": "", "name": "", "body": bytes(text), **_sender(caller, now)}
        for id_, text in unreadable.items()
        if id_ not in known
    ]
    if rows:
        connection.execute(insert(quarantine), rows)
    return tuple(sorted({*wanted, *unreadable}))


def _known(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those that the server has already, accepted or kept apart."""
    wanted = list(ids)
    return {
        *connection.execute(select(quarantine.c.id).where(quarantine.c.id.in_(wanted))).scalars(),
        *connection.execute(select(change.c.id).where(change.c.id.in_(wanted))).scalars(),
    }


def _row(each: Incoming, caller: Caller, now: int) -> dict[str, object]:
    where = {"id": each.change.id, "case_id": each.change.case_id, "name": each.change.stream}
    return {**where, "body": each.text, **_sender(caller, now)}


def _sender(caller: Caller, now: int) -> dict[str, object]:
    return {"device": caller.device, "person": caller.person.id, "received_at": now}


# Somebody who got their access back may have sent it after all.
_KEPT_APART = and_(quarantine.c.let_in_at.is_(None), ~exists().where(change.c.id == quarantine.c.id))


def kept_apart(connection: Connection) -> list[RowMapping]:
    """What waits for a person to let it in, oldest first."""
    columns = (quarantine, person.c.name.label("person_name"))
    waiting = select(*columns).join(person).where(_KEPT_APART)
    return list(connection.execute(waiting.order_by(quarantine.c.received_at, quarantine.c.id)).mappings())


def let_in(connection: Connection, change_id: str, now: int) -> tuple[Caller, msgspec.Raw]:
    """Takes a change out of the quarantine, with its sender; raises Unknown. The caller appends it."""
    waiting = and_(quarantine.c.id == change_id, _KEPT_APART)
    row = (
        connection.execute(
            select(
                quarantine.c.body,
                device.c.signed_as,
                device.c.id,
                person.c.id.label("person"),
                person.c.name,
                person.c.unit,
            )
            .join(device, device.c.id == quarantine.c.device)
            .join(person, person.c.id == quarantine.c.person)
            .where(waiting)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise Unknown("Nothing called {id} is kept apart.", id=change_id)
    connection.execute(update(quarantine).where(waiting).values(let_in_at=now))
    sender = Person(id=row["person"], name=row["name"], unit=row["unit"])
    return Caller(row["id"], row["signed_as"], sender), msgspec.Raw(row["body"])
