"""Who may read and write what: the one place where that is decided.

Somebody reads a case who works on it, and whose unit is the coordinator's own or one that the citizen has
consented to share with.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    bindparam,
    exists,
    insert,
    literal,
    or_,
    select,
    update,
)

from enplan_desktop.domain.consent import standing
from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.domain.schema import record_of
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.protocol import Cursor, Person, split_stream_key, stream_key
from enplan_desktop.sync.states import read_text
from enplan_server.tables import casework, consent, membership, person, record, stream


def streams_of(reader: Person) -> tuple[str, str]:
    """The names of the streams that a person may use in every case that they read."""
    return (PLAN_STREAM, f"unit:{reader.unit}")


# Who works on a case


_MEMBERSHIP = select(membership).where(
    membership.c.person == bindparam("person"), membership.c.case_id == bindparam("case_id")
)
_ADD_MEMBER = insert(membership)


def add_member(
    connection: Connection, whom: Person, case_id: str, now: int, until: int | None = None
) -> None:
    """Lets somebody work on a case, again or for longer; `until` None is without an end."""
    theirs = {"person": whom.id, "case_id": case_id}
    known = connection.execute(_MEMBERSHIP, theirs).mappings().first()
    if known is None:
        connection.execute(_ADD_MEMBER, {**theirs, "since": now, "until": until})
    elif known["ended_at"] is not None or known["until"] is not None:
        over = known["ended_at"] is not None or known["until"] <= now
        since = now if over else known["since"]
        here = and_(membership.c.person == whom.id, membership.c.case_id == case_id)
        connection.execute(update(membership).where(here).values(since=since, until=until, ended_at=None))


def works_for_good(connection: Connection, whom: Person, case_id: str) -> bool:
    """Whether somebody works on a case without an end, which no cover shortens."""
    known = connection.execute(_MEMBERSHIP, {"person": whom.id, "case_id": case_id}).mappings().first()
    return known is not None and known["ended_at"] is None and known["until"] is None


def end_membership(connection: Connection, whom: Person, case_id: str, now: int) -> bool:
    """Says whether there was one to end."""
    here = and_(membership.c.person == whom.id, membership.c.case_id == case_id, is_running(now))
    return connection.execute(update(membership).where(here).values(ended_at=now)).rowcount > 0


def is_running(now: int | ColumnElement[int]) -> ColumnElement[bool]:
    moment = literal(now, Integer) if isinstance(now, int) else now
    return and_(
        membership.c.ended_at.is_(None), or_(membership.c.until.is_(None), membership.c.until > moment)
    )


def coordinator_of(connection: Connection, case_id: str) -> Person | None:
    """Whose case it is; None for a case that nobody has."""
    found = connection.execute(_COORDINATOR, {"case_id": case_id}).first()
    return Person(id=found.id, name=found.name, unit=found.unit) if found else None


_COORDINATOR = (
    select(person)
    .join(casework, casework.c.coordinator == person.c.id)
    .where(casework.c.case_id == bindparam("case_id"))
)


def set_coordinator(connection: Connection, whom: Person, case_id: str, now: int) -> None:
    """Makes it somebody's case, on which they work from now without an end."""
    changed = connection.execute(
        update(casework).where(casework.c.case_id == case_id).values(coordinator=whom.id)
    )
    if changed.rowcount == 0:
        connection.execute(insert(casework).values(case_id=case_id, coordinator=whom.id))
    add_member(connection, whom, case_id, now)


# What the citizen has consented to


def consents_to(connection: Connection, case_id: str, unit: str) -> bool:
    stands = select(consent.c.standing).where(consent.c.case_id == case_id, consent.c.unit == unit)
    return bool(connection.scalar(stands))


def weigh_consents(connection: Connection, case_id: str, stream_id: int, now: int) -> None:
    """Counts anew what a plan's consent events come to."""
    before = kept_consents(connection, case_id)
    for unit, stands in consents_of(connection, case_id, stream_id).items():
        here = {"standing": stands, "since": now}
        if unit not in before:
            connection.execute(insert(consent).values(case_id=case_id, unit=unit, **here))
        elif before[unit] != stands:
            where = and_(consent.c.case_id == case_id, consent.c.unit == unit)
            connection.execute(update(consent).where(where).values(here))


def kept_consents(connection: Connection, case_id: str) -> dict[str, bool]:
    """Whether a consent stands for each unit that one was ever given or denied, as it was last counted."""
    known = connection.execute(select(consent).where(consent.c.case_id == case_id))
    return {row.unit: row.standing for row in known}


def consents_of(connection: Connection, case_id: str, stream_id: int) -> dict[str, bool]:
    """The same, counted from a plan's records.

    A withdrawal counts even if somebody has deleted its record; a consent that was deleted does not stand.
    """
    found = connection.execute(_CONSENT_EVENTS, {"stream": stream_id}).scalars()
    events = [each for body in found for each in _event(body, case_id)]
    stands = standing(event for event, alive in events if alive or not event.given)
    return {event.to_unit.value: event.to_unit in stands for event, _ in events if event.to_unit is not None}


_CONSENT_EVENTS = select(record.c.body).where(
    record.c.stream == bindparam("stream"), record.c.type == "consent_event"
)


def _event(body: bytes, case_id: str) -> Iterator[tuple[ConsentEvent, bool]]:
    """The event, where it is one, and whether its record lives."""
    state = read_text(body)
    event = record_of(state.type, state.record, case_id, PLAN_STREAM, state.cells)
    if isinstance(event, ConsentEvent):
        yield event, not state.deleted


# What a person may read


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a stream has come: what a cursor says of it when everything has been read."""

    stream: int
    cursor: Cursor


_coordinator = person.alias("coordinator")


def is_open_to(case_id: ColumnElement[str], unit: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a unit may read a case; to be used where `casework` is joined."""
    theirs = exists().where(_coordinator.c.id == casework.c.coordinator, _coordinator.c.unit == unit)
    agreed = exists().where(consent.c.case_id == case_id, consent.c.unit == unit, consent.c.standing)
    # Said outright what is theirs alone: `case_id` and `unit` belong to whatever query this stands in.
    return or_(theirs.correlate_except(_coordinator), agreed.correlate_except(consent))


_READS = and_(
    membership.c.person == bindparam("person"),
    is_running(bindparam("now", type_=Integer)),
    is_open_to(membership.c.case_id, bindparam("unit")),
)
_READABLE = (
    select(stream)
    .join(membership, membership.c.case_id == stream.c.case_id)
    .join(casework, casework.c.case_id == stream.c.case_id)
    .where(_READS, stream.c.name.in_(bindparam("names", expanding=True)))
)
_READS_CASE = select(
    exists()
    .select_from(membership)
    .where(casework.c.case_id == membership.c.case_id, _READS, membership.c.case_id == bindparam("case_id"))
)


def readable(connection: Connection, reader: Person, now: int) -> dict[str, Standing]:
    """Every stream that this person may read and write, by its key on the wire, in the order of the keys."""
    rows = connection.execute(_READABLE, {**_who(reader, now), "names": streams_of(reader)})
    found = {
        stream_key(row.case_id, row.name): Standing(row.id, Cursor(row.epoch, row.head, row.state))
        for row in rows
    }
    return dict(sorted(found.items()))


def reads(connection: Connection, reader: Person, case_id: str, now: int) -> bool:
    return bool(connection.scalar(_READS_CASE, {**_who(reader, now), "case_id": case_id}))


def cases_of(connection: Connection, worker: Person, now: int) -> list[str]:
    """Every case that this person works on, whether or not they may read it."""
    theirs = select(membership.c.case_id).where(membership.c.person == worker.id, is_running(now))
    return list(connection.execute(theirs).scalars())


def _who(reader: Person, now: int) -> dict[str, object]:
    return {"person": reader.id, "unit": reader.unit, "now": now}


class Gate:
    """Decides for the changes of one request, asking the database once about each case."""

    def __init__(
        self, connection: Connection, writer: Person, now: int, readable: Collection[str] = ()
    ) -> None:
        self._connection = connection
        self._writer = writer
        self._now = now
        self._open: dict[str, bool] = {split_stream_key(key)[0]: True for key in readable}

    def admits(self, case_id: str, stream_name: str) -> bool:
        """Whether the person may write there. A case that nobody has becomes the first writer's."""
        if stream_name not in streams_of(self._writer):
            return False
        if case_id not in self._open:
            self._open[case_id] = self._reads(case_id) or self._opens(case_id)
        return self._open[case_id]

    def _reads(self, case_id: str) -> bool:
        return reads(self._connection, self._writer, case_id, self._now)

    def _opens(self, case_id: str) -> bool:
        if coordinator_of(self._connection, case_id) is None:
            set_coordinator(self._connection, self._writer, case_id, self._now)
            return True
        # It may have been opened since we looked, by the same person's other laptop.
        return self._reads(case_id)
