"""The sequencer: gives each accepted change the next number of its stream, and reads streams out in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Integer, RowMapping, bindparam, insert, select, update

from enplan_desktop.sync.protocol import Cursor, Person, Refused, StreamPage
from enplan_server.access import Gate, Standing
from enplan_server.people import Caller
from enplan_server.reading import Incoming, RawAccepted, read_change
from enplan_server.refusals import Refusal
from enplan_server.tables import change, person, stream

MAX_ANSWER_BYTES = 1024 * 1024
"""How much text one answer holds, unless a single change is larger."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the changes of one request; `ids` are those that stand in their stream now."""

    ids: frozenset[str]
    refused: tuple[Refused, ...]


def take(connection: Connection, caller: Caller, texts: Sequence[msgspec.Raw], now: int) -> Taken:
    """Appends changes to their streams. What stands there already is left as it is and acknowledged again."""
    refused: dict[str, str] = {}
    incoming: dict[str, Incoming] = {}
    for text in texts:
        read = read_change(text)
        if isinstance(read, Incoming):
            incoming.setdefault(read.change.id, read)
        else:
            refused[read[0]] = read[1]
    standing = _standing(connection, incoming)
    gate = Gate(connection, caller.person, now)
    by_stream: dict[tuple[str, str], list[Incoming]] = {}
    for id_, each in incoming.items():
        place = (each.change.case_id, each.change.stream)
        if not _is_theirs(caller, each, standing.get(id_)):
            refused[id_] = "not_yours"
        elif id_ not in standing:
            if gate.admits(*place):
                by_stream.setdefault(place, []).append(each)
            else:
                refused[id_] = "no_access"
    for place in sorted(by_stream):  # always in this order, so that two requests never wait for each other
        _append(connection, caller, place, by_stream[place], now)
    return Taken(
        frozenset(incoming) - refused.keys(),
        tuple(Refused(id=id_, reason=why) for id_, why in refused.items()),
    )


_STANDING = select(change.c.id, change.c.device).where(change.c.id.in_(bindparam("ids", expanding=True)))


def _standing(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Which of these changes were accepted before, and from which device they came."""
    rows = connection.execute(_STANDING, {"ids": list(ids)})
    return {row.id: row.device for row in rows}


def _is_theirs(caller: Caller, incoming: Incoming, sent_by: str | None) -> bool:
    return (
        incoming.change.device == caller.device
        and incoming.change.actor in (caller.person.id, caller.signed_as)
        and sent_by in (None, caller.device)
    )


_BUMP = (
    update(stream)
    .where(stream.c.case_id == bindparam("case"), stream.c.name == bindparam("stream"))
    .values(head=stream.c.head + bindparam("count", type_=Integer))
    .returning(stream.c.id, stream.c.head)
)


def _append(
    connection: Connection, caller: Caller, place: tuple[str, str], new: Sequence[Incoming], now: int
) -> None:
    case_id, name = place
    here = {"case": case_id, "stream": name, "count": len(new)}
    row = connection.execute(_BUMP, here).one_or_none()
    if row is None:
        connection.execute(insert(stream).values(case_id=case_id, name=name, epoch=1, head=0))
        row = connection.execute(_BUMP, here).one()
    first = row.head - len(new) + 1
    connection.execute(
        insert(change),
        [
            {
                "stream": row.id,
                "seq": seq,
                "id": each.change.id,
                "device": caller.device,
                "person": caller.person.id,
                "actor": each.change.actor,
                "received_at": now,
                "body": each.text,
            }
            for seq, each in enumerate(new, first)
        ],
    )


@dataclass(frozen=True, slots=True)
class Read:
    """What is new for a laptop, as far as one answer goes."""

    streams: dict[str, StreamPage]
    more: bool


def read(
    connection: Connection,
    standing: Mapping[str, Standing],
    cursors: Mapping[str, Cursor],
    most: int,
    held: frozenset[str],
) -> Read:
    """At most `most` changes past the cursors. Those whose ids are `held` come without their text."""
    pages: dict[str, StreamPage] = {}
    room, bytes_left, more = most, MAX_ANSWER_BYTES, False
    for key, each in standing.items():
        after = _position(key, cursors.get(key), each.cursor)
        if after >= each.cursor.seq:
            continue
        if room <= 0 or bytes_left <= 0:
            more = True
            break
        rows = _rows(connection, each.stream, after, room, bytes_left, held)
        pages[key] = _page(connection, each.cursor, rows, held)
        room -= len(rows)
        bytes_left -= sum(_weight(row, held) for row in rows)
        more = more or rows[-1]["seq"] < each.cursor.seq
    return Read(pages, more)


def _position(key: str, cursor: Cursor | None, standing: Cursor) -> int:
    if cursor is None or cursor.epoch != standing.epoch:
        return 0
    if cursor.seq > standing.seq:
        # An older copy of the database: the numbers that it gives now were given before, to other changes.
        raise Refusal(409, "server_behind", f"The laptop has read more of {key} than there is here.")
    return cursor.seq


_NEXT = (
    select(change.c.seq, change.c.id, change.c.actor, change.c.person, change.c.body)
    .where(change.c.stream == bindparam("stream"), change.c.seq > bindparam("after"))
    .order_by(change.c.seq)
    .limit(bindparam("most"))
)


def _rows(
    connection: Connection, stream_id: int, after: int, most: int, bytes_left: int, held: frozenset[str]
) -> list[RowMapping]:
    """The next changes; at least one, however large it is."""
    wanted = {"stream": stream_id, "after": after, "most": most}
    rows: list[RowMapping] = []
    with connection.execute(_NEXT, wanted, execution_options={"yield_per": 50}) as result:
        for row in result.mappings():
            bytes_left -= _weight(row, held)
            if rows and bytes_left < 0:
                break
            rows.append(row)
    return rows


def _weight(row: RowMapping, held: frozenset[str]) -> int:
    return 0 if row["id"] in held else len(row["body"])


def _page(
    connection: Connection, cursor: Cursor, rows: Sequence[RowMapping], held: frozenset[str]
) -> StreamPage:
    told = [row for row in rows if row["id"] not in held]
    accepted = tuple(
        RawAccepted(
            seq=row["seq"], id=row["id"], change=None if row["id"] in held else msgspec.Raw(row["body"])
        )
        for row in rows
    )
    people = _people(connection, {row["person"] for row in told}) if told else {}
    return StreamPage(
        epoch=cursor.epoch,
        accepted=accepted,  # type: ignore[arg-type]  # the same on the wire
        head=cursor.seq,
        people={row["actor"]: people[row["person"]] for row in told},
    )


def _people(connection: Connection, ids: set[str]) -> dict[str, Person]:
    rows = connection.execute(select(person).where(person.c.id.in_(ids)))
    return {row.id: Person(id=row.id, name=row.name, unit=row.unit) for row in rows}
