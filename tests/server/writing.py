"""Writers who commit one change after another, each in a transaction of its own; run as a process of its own.

Of ten commits one goes all the way that a request's changes go. The others go to the sequencer alone, with a change
of a kind that only a newer program knows: it is numbered, kept and passed on like any other, and comes to nothing in
its record, so that nothing needs to be folded.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unittest.mock import patch
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, Engine, event, insert, text, update
from sqlalchemy.engine.interfaces import DBAPIConnection

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import Cursor, EnrolRequest, Person, stream_key
from enplan_desktop.sync.remote import new_device_key, public_key
from enplan_server import people, streams
from enplan_server.database import open_database
from enplan_server.folding import Numbered, StreamRow, fold_in
from enplan_server.people import Caller
from enplan_server.reading import Incoming, read_change
from enplan_server.retrying import again_if_crossed
from enplan_server.tables import change, stream
from tests.server.running import Author

MOMENT = 1_800_000_000
ONE_IN = 10
NEWER = "highlight"
WAIT = 600_000
"""Milliseconds."""

IN_A_ROW = 50
"""So many commits share a connection: making sure that it is still there would take as long as half of them."""


@dataclass
class Writer(Author):
    """Somebody who stands at the database itself, without HTTP between."""

    engine: Engine
    made: dict[str, str] = field(default_factory=dict)
    """The last record that this writer made in each case."""

    @property
    def caller(self) -> Caller:
        return Caller(self.device, self.device, self.person)

    @again_if_crossed
    def write(self, case_id: str) -> None:
        with self.engine.begin() as connection:
            taken = self.take(connection, self.change(case_id))
        assert len(taken.ids) == 1

    def write_on(self, connection: Connection, case_id: str, turn: int) -> None:
        """One commit of many."""
        with connection.begin():
            if turn % ONE_IN == 0:
                made = self.change(case_id)
                self.made[case_id] = made.record
                self.take(connection, made)
            else:
                made = self.change(case_id, kind=NEWER, record=self.made[case_id], new="yellow")
                read = read_change(msgspec.json.encode(made))
                assert isinstance(read, Incoming)
                streams._append(connection, self.caller, {(case_id, made.stream): [read]}, MOMENT)

    def take(self, connection: Connection, *changes: Change) -> streams.Taken:
        texts = [msgspec.Raw(msgspec.json.encode(each)) for each in changes]
        return streams.take(connection, self.caller, texts, MOMENT)


def patient(engine: Engine) -> Engine:
    """Waits for the file as long as it takes.

    SQLite keeps no queue of those who wait: beside a writer that never rests, another may find the file taken at each
    of its looks in ten seconds. A server has its file to itself, and its requests take turns.
    """
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "checkout")
        def wait_longer(connection: DBAPIConnection, *_: object) -> None:
            connection.cursor().execute(f"PRAGMA busy_timeout = {WAIT}")

    return engine


def enrolled(engine: Engine, person: Person) -> Writer:
    """A new laptop of somebody's."""
    device, key = str(uuid4()), public_key(new_device_key())
    with engine.begin() as connection:
        code = people.invite(connection, person, 1, MOMENT)
        asked = EnrolRequest(code=code, device=device, device_name="a laptop", public_key=key)
        people.enrol(connection, asked, MOMENT)
    return Writer(person, device, engine)


def somebody(engine: Engine, name: str = "Mette Lund", unit: Unit = Unit.JOBCENTER) -> Person:
    with engine.begin() as connection:
        return people.new_person(connection, name, unit)


def number_naively(
    connection: Connection,
    caller: Caller,
    new: Mapping[streams.Place, Sequence[Incoming]],
    now: int,
    epochs: Mapping[str, int] = streams.NOTHING_READ,
) -> dict[str, streams.Added]:
    """The mistake that everybody makes once: numbers from a sequence, drawn while nobody else must wait."""
    ((place, incoming),) = new.items()
    (each,) = incoming
    case_id, name = place
    here = (stream.c.case_id == case_id) & (stream.c.name == name)
    row = connection.execute(stream.select().where(here)).one()
    seq = connection.execute(text("SELECT nextval('naive')")).scalar_one()
    values = {"stream": row.id, "seq": seq, "id": each.change.id, "device": caller.device, "received_at": now}
    values |= {"person": caller.person.id, "actor": each.change.actor, "body": each.text}
    connection.execute(insert(change).values(values))
    connection.execute(update(stream).where(here, stream.c.head < seq).values(head=seq))
    return {stream_key(*place): streams.Added((Numbered(seq, each.change),), Cursor(row.epoch, seq))}


def fold_what_counts(
    connection: Connection, rows: Sequence[tuple[StreamRow, Sequence[Numbered]]], now: int
) -> list[tuple[str, int]]:
    """Leaves the sums as they are where there is nothing to fold; `problems` sees whether that was right."""
    if all(each.change.kind == NEWER for _, new in rows for each in new):
        return [(row["state"], row["epoch"]) for row, _ in rows]
    return fold_in(connection, rows, now)


def main(url: str, person_id: str, count: str, *cases: str, naive: bool = False) -> None:
    """A laptop that writes `count` changes, in all the cases by turns."""
    patch.object(streams, "fold_in", fold_what_counts).start()
    if naive:
        streams._append = number_naively
    engine = patient(open_database(url))
    with engine.begin() as connection:
        person = people.person_of_id(connection, person_id)
    assert person is not None

    writer = enrolled(engine, person)
    for first in range(0, int(count), IN_A_ROW):
        with engine.connect() as connection:
            for turn in range(first, min(first + IN_A_ROW, int(count))):
                writer.write_on(connection, cases[turn % len(cases)], turn // len(cases))
    engine.dispose()


if __name__ == "__main__":
    main(*(each for each in sys.argv[1:] if each != "--naive"), naive="--naive" in sys.argv)
