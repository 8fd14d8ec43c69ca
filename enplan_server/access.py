"""Who may read and write what: the one place where that is decided."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, exists, insert, select

from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.sync.protocol import Cursor, Person, stream_key
from enplan_server.tables import membership, stream


def streams_of(person: Person) -> tuple[str, str]:
    """The names of the streams that a person may use in every case of theirs."""
    return (PLAN_STREAM, f"unit:{person.unit}")


def add_member(connection: Connection, person: Person, case_id: str, now: int) -> None:
    if not is_member(connection, person, case_id):
        connection.execute(insert(membership).values(person=person.id, case_id=case_id, since=now))


_HAS_MEMBERS = select(exists().where(membership.c.case_id == bindparam("case_id")))
_IS_MEMBER = select(
    exists().where(membership.c.person == bindparam("person"), membership.c.case_id == bindparam("case_id"))
)


def is_member(connection: Connection, person: Person, case_id: str) -> bool:
    return bool(connection.scalar(_IS_MEMBER, {"person": person.id, "case_id": case_id}))


def has_members(connection: Connection, case_id: str) -> bool:
    return bool(connection.scalar(_HAS_MEMBERS, {"case_id": case_id}))


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a stream has come: what a cursor says of it when everything has been read."""

    stream: int
    cursor: Cursor


_READABLE = (
    select(stream)
    .join(membership, membership.c.case_id == stream.c.case_id)
    .where(membership.c.person == bindparam("person"), stream.c.name.in_(bindparam("names", expanding=True)))
    .order_by(stream.c.case_id, stream.c.name)
)


def readable(connection: Connection, person: Person) -> dict[str, Standing]:
    """Every stream that this person may read and write, by its key on the wire."""
    rows = connection.execute(_READABLE, {"person": person.id, "names": streams_of(person)})
    return {stream_key(row.case_id, row.name): Standing(row.id, Cursor(row.epoch, row.head)) for row in rows}


class Gate:
    """Decides for the changes of one request, asking the database once about each case."""

    def __init__(self, connection: Connection, person: Person, now: int) -> None:
        self._connection = connection
        self._person = person
        self._now = now
        self._open: dict[str, bool] = {}

    def admits(self, case_id: str, stream_name: str) -> bool:
        """Whether the person may write there. Whoever writes first in a case that nobody has works on it."""
        if stream_name not in streams_of(self._person):
            return False
        if case_id not in self._open:
            self._open[case_id] = is_member(self._connection, self._person, case_id)
            if not self._open[case_id] and not has_members(self._connection, case_id):
                add_member(self._connection, self._person, case_id, self._now)
                self._open[case_id] = True
        return self._open[case_id]
