"""Reads out what is new to a laptop: changes in order, or the records as they stand where that is shorter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, bindparam, func, select

from enplan_desktop.sync.protocol import (
    FILLING,
    Accepted,
    Cursor,
    HistoryAnswer,
    Person,
    StreamPage,
)
from enplan_server.access import Standing
from enplan_server.reading import RawAccepted, RawState, read_stored, unstamped
from enplan_server.refusals import Refusal
from enplan_server.streams import Taken
from enplan_server.tables import change, early, person, record

MAX_ANSWER_BYTES = 1024 * 1024
"""How much text one answer holds, unless a single change is larger."""
A_FEW = 64
"""So many changes of others are always told one by one, so that a laptop has their history too."""


_AT_ONCE = 100


class _How(Enum):
    NOT_AT_ALL = auto()
    CHANGES = auto()
    RECEIPTS = auto()
    STATES = auto()
    STATES_ANEW = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a laptop wants to hear; `alike` where its fold comes to the same states as this server's."""

    device: str
    cursors: Mapping[str, Cursor]
    start: str
    most: int
    alike: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What is new for a laptop, as far as one answer goes; `start` is where the next one begins."""

    streams: dict[str, StreamPage]
    start: str | None


def tell(connection: Connection, standing: Mapping[str, Standing], asked: Asked, taken: Taken) -> Told:
    """At most so much past the cursors. Changes that were `taken` just now come without their text."""
    pages: dict[str, StreamPage] = {}
    new = [each.stream for key, each in standing.items() if key >= asked.start and key not in asked.cursors]
    teller = _Teller(connection, asked, taken, new)
    for key, each in standing.items():
        if key < asked.start:
            continue
        how = teller.how(key, each)
        if how is _How.NOT_AT_ALL:
            continue
        if teller.is_full:
            return Told(pages, key)
        pages[key], ends = teller.page(key, each, how)
        if not ends:
            return Told(pages, key)
    return Told(pages, None)


class _Teller:
    """Gathers one answer, and knows how much room is left in it."""

    def __init__(self, connection: Connection, asked: Asked, taken: Taken, new: Sequence[int]) -> None:
        self._connection = connection
        self._asked = asked
        self._taken = taken
        self._new = new
        self._room = asked.most
        self._bytes_left = MAX_ANSWER_BYTES
        self._known: dict[str, Person] = {}

    @property
    def is_full(self) -> bool:
        return self._room <= 0 or self._bytes_left <= 0

    def how(self, key: str, standing: Standing) -> _How:
        """In which way a laptop gets from its cursor to where the stream stands."""
        cursor, head = self._asked.cursors.get(key), standing.cursor
        if cursor is None or cursor.epoch != head.epoch:
            return self._first(key, standing, is_known=cursor is not None)
        if cursor.seq > head.seq:
            # An older copy of the database: the numbers that it gives now were given before, to other changes.
            raise Refusal(409, "server_behind", f"The laptop has read more of {key} than there is here.")
        if cursor.state == FILLING:
            return _How.STATES
        if cursor.seq == head.seq:
            if self._asked.alike and cursor.state not in ("", head.state):
                return _How.STATES_ANEW
            return _How.RECEIPTS if standing.stream in self._taken.stood else _How.NOT_AT_ALL
        return _How.STATES if self._is_shorter(key, standing, cursor.seq) else _How.CHANGES

    def _first(self, key: str, standing: Standing, *, is_known: bool) -> _How:
        if standing.cursor.seq == 0 and not is_known:
            return _How.NOT_AT_ALL
        if is_known or self._others(key, standing.cursor.seq) > A_FEW:
            return _How.STATES_ANEW
        return _How.STATES_ANEW if standing.stream in self._written_early else _How.CHANGES

    @cached_property
    def _written_early(self) -> frozenset[int]:
        """Those of the streams new to the laptop in which something came before its record, and counts since.

        Folded in their order, these changes would come to less than what stands here. Who has read any of such a
        stream has it in an epoch that began with that record.
        """
        return frozenset(self._connection.execute(_WRITTEN_EARLY, {"streams": self._new}).scalars())

    def _others(self, key: str, lag: int) -> int:
        """How many of the newest changes the laptop has not just sent itself."""
        added = self._taken.new.get(key)
        return lag - len(added.entries) if added else lag

    def _is_shorter(self, key: str, standing: Standing, after: int) -> bool:
        lag = self._others(key, standing.cursor.seq - after)
        if lag <= A_FEW:
            return False
        touched = self._connection.scalar(_TOUCHED, {"stream": standing.stream, "after": after})
        return 2 * (touched or 0) < lag

    def page(self, key: str, standing: Standing, how: _How) -> tuple[StreamPage, bool]:
        """The page, and whether it reaches the stream's head."""
        cursor = self._asked.cursors.get(key)
        after = cursor.seq if cursor is not None and how is not _How.STATES_ANEW else 0
        if how in (_How.CHANGES, _How.RECEIPTS):
            return self._receipts_alone(key, standing, after) or self._changes(standing, after)
        return self._states(key, standing, after, anew=how is _How.STATES_ANEW)

    def _receipts_alone(self, key: str, standing: Standing, after: int) -> tuple[StreamPage, bool] | None:
        """The page of a laptop that had read everything but what it has sent just now: the usual case."""
        added = self._taken.new.get(key)
        if standing.stream in self._taken.stood:
            return None
        if added is None or added.cursor.seq - len(added.entries) != after or len(added.entries) > self._room:
            return None
        self._room -= len(added.entries)
        receipts = _as_sent(
            tuple(
                RawAccepted(seq=each.seq, id=each.change.id, clock=each.clamped or "")
                for each in added.entries
            )
        )
        state = added.cursor.state if self._asked.alike else ""
        head = added.cursor.seq
        return StreamPage(epoch=added.cursor.epoch, accepted=receipts, head=head, state=state), True

    def _changes(self, standing: Standing, after: int) -> tuple[StreamPage, bool]:
        held, head = self._taken.ids, standing.cursor
        rows = self._fitting(_CHANGES, standing.stream, after, held, lag=head.seq - after)
        told = [row for row in rows if row["id"] not in held]
        ends = not rows or rows[-1]["seq"] >= head.seq
        page = StreamPage(
            epoch=head.epoch,
            accepted=(*self._earlier_receipts(standing, after), *_receipts(rows, held)),
            head=head.seq,
            people=_people(self._connection, told, self._known),
            state=head.state if ends and self._asked.alike else "",
        )
        return page, ends

    def _states(self, key: str, standing: Standing, after: int, *, anew: bool) -> tuple[StreamPage, bool]:
        head, cursor = standing.cursor, self._asked.cursors.get(key)
        rows = self._fitting(_STATES, standing.stream, after, frozenset(), lag=head.seq - after)
        last = rows[-1]["seq"] if rows else after
        touched_later = self._connection.scalar(_TOUCHED, {"stream": standing.stream, "after": last})
        ends = not touched_later
        # Who wrote what is told of with the first records, but for those who write while the others follow.
        told_upto = after if cursor is not None and cursor.state == FILLING and not anew else 0
        states = tuple(RawState(row["seq"], msgspec.Raw(row["body"])) for row in rows)
        page = StreamPage(
            epoch=head.epoch,
            accepted=self._own_receipts(standing, after, head.seq if ends else last),
            head=head.seq,
            people=_people_among(
                self._connection, standing.stream, told_upto, head.seq if ends or not told_upto else last
            ),
            states=_as_sent(states),
            anew=anew,
            whole=ends,
            state=head.state if ends and self._asked.alike else "",
            clock=self._clock_within(standing, [row["body"] for row in rows]),
        )
        return page, ends

    def _clock_within(self, standing: Standing, texts: Sequence[bytes]) -> str:
        """The newest clock of the versions in these records of which they do not say it."""
        ids = sorted(frozenset().union(*map(unstamped, texts)))
        newest = ""
        for at in range(0, len(ids), _AT_ONCE):
            wanted = {"stream": standing.stream, "ids": ids[at : at + _AT_ONCE]}
            for row in self._connection.execute(_RECEIPTS, wanted):
                newest = max(newest, read_stored(row.body, row.clock).clock)
        return newest

    def _own_receipts(self, standing: Standing, after: int, upto: int) -> tuple[Accepted, ...]:
        """For what was taken just now, and for what the laptop sent earlier that is in these records."""
        wanted = {"stream": standing.stream, "device": self._asked.device, "after": after, "upto": upto}
        earlier = self._connection.execute(_OWN, wanted).mappings()
        rows = {row["seq"]: row for row in (*earlier, *self._taken_rows(standing))}
        receipts = [rows[seq] for seq in sorted(rows)]
        return _receipts(receipts, frozenset(row["id"] for row in receipts))

    def _earlier_receipts(self, standing: Standing, after: int) -> tuple[Accepted, ...]:
        """For what a laptop offers again though it has read past it: after the server was restored, say."""
        if min(self._taken.stood.get(standing.stream, ()), default=after + 1) > after:
            return ()
        return _receipts([row for row in self._taken_rows(standing) if row["seq"] <= after], self._taken.ids)

    def _taken_rows(self, standing: Standing) -> Sequence[RowMapping]:
        if not self._taken.ids:
            return ()
        wanted = {"stream": standing.stream, "ids": sorted(self._taken.ids)}
        return self._connection.execute(_RECEIPTS, wanted).mappings().all()

    def _fitting(
        self, query: Select[Any], stream: int, after: int, held: frozenset[str], *, lag: int
    ) -> list[RowMapping]:
        """The next rows, as many as fit; at least one, however large it is."""
        wanted = {"stream": stream, "after": after, "most": self._room}
        rows: list[RowMapping] = []
        # Many come a few at a time, for they may be large: that takes a question more, which few are spared.
        a_few = {"yield_per": _AT_ONCE} if lag > _AT_ONCE else {}
        with self._connection.execute(query, wanted, execution_options=a_few) as result:
            for row in result.mappings():
                weight = 0 if row["id"] in held else len(row["body"])
                if rows and weight > self._bytes_left:
                    self._bytes_left = 0
                    break
                self._bytes_left -= weight
                rows.append(row)
        self._room -= len(rows)
        return rows


_TOUCHED = (
    select(func.count())
    .select_from(record)
    .where(record.c.stream == bindparam("stream"), record.c.seq > bindparam("after"))
)
_WRITTEN_EARLY = (
    select(early.c.stream)
    .join(record, (record.c.stream == early.c.stream) & (record.c.record == early.c.record))
    .where(early.c.stream.in_(bindparam("streams", expanding=True)))
    .distinct()
)
_TOLD = (change.c.seq, change.c.id, change.c.actor, change.c.person, change.c.clock, change.c.body)
_CHANGES = (
    select(*_TOLD)
    .where(change.c.stream == bindparam("stream"), change.c.seq > bindparam("after"))
    .order_by(change.c.seq)
    .limit(bindparam("most"))
)
_STATES = (
    select(record.c.seq, record.c.record.label("id"), record.c.body)
    .where(record.c.stream == bindparam("stream"), record.c.seq > bindparam("after"))
    .order_by(record.c.seq)
    .limit(bindparam("most"))
)
_RECEIPTS = (
    select(*_TOLD)
    .where(change.c.stream == bindparam("stream"), change.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(change.c.seq)
)
_OWN = (
    select(*_TOLD)
    .where(
        change.c.stream == bindparam("stream"),
        change.c.device == bindparam("device"),
        change.c.seq > bindparam("after"),
        change.c.seq <= bindparam("upto"),
    )
    .order_by(change.c.seq)
)
_OLDER = (
    select(*_TOLD)
    .where(change.c.stream == bindparam("stream"), change.c.seq < bindparam("before"))
    .order_by(change.c.seq.desc())
    .limit(bindparam("most"))
)


def older(connection: Connection, standing: Standing, before: int, most: int) -> HistoryAnswer:
    """The changes before a number, newest first."""
    found: list[RowMapping] = []
    room = MAX_ANSWER_BYTES
    wanted = {"stream": standing.stream, "before": before, "most": most}
    for row in connection.execute(_OLDER, wanted).mappings():
        room -= len(row["body"])
        if found and room < 0:
            break
        found.append(row)
    return HistoryAnswer(accepted=_receipts(found, frozenset()), people=_people(connection, found, {}))


def _receipts(rows: Sequence[RowMapping], held: frozenset[str]) -> tuple[Accepted, ...]:
    receipts: tuple[Accepted, ...] = _as_sent(
        tuple(
            RawAccepted(
                seq=row["seq"],
                id=row["id"],
                change=None if row["id"] in held else msgspec.Raw(row["body"]),
                clock=row["clock"] or "",
            )
            for row in rows
        )
    )
    return receipts


def _as_sent(raw: Any) -> Any:
    """Raw texts go where the protocol has what they say: on the wire it is the same."""
    return raw


_PEOPLE = select(person).where(person.c.id.in_(bindparam("ids", expanding=True)))


def _people(
    connection: Connection, told: Sequence[RowMapping], known: dict[str, Person]
) -> dict[str, Person]:
    """Who the actors of these changes are; who is not `known` yet is looked up and is afterwards."""
    new = {row["person"] for row in told} - known.keys()
    if new:
        rows = connection.execute(_PEOPLE, {"ids": sorted(new)})
        known.update((row.id, Person(id=row.id, name=row.name, unit=row.unit)) for row in rows)
    return {row["actor"]: known[row["person"]] for row in told}


_PEOPLE_AMONG = (
    select(change.c.actor, person.c.id, person.c.name, person.c.unit)
    .join(person, person.c.id == change.c.person)
    .where(
        change.c.stream == bindparam("stream"),
        change.c.seq > bindparam("after"),
        change.c.seq <= bindparam("upto"),
    )
    .distinct()
)


def _people_among(connection: Connection, stream: int, after: int, upto: int) -> dict[str, Person]:
    """Who wrote a part of a stream."""
    rows = connection.execute(_PEOPLE_AMONG, {"stream": stream, "after": after, "upto": upto})
    return {row.actor: Person(id=row.id, name=row.name, unit=row.unit) for row in rows}
