"""A real server on a free port of this machine, in a thread of the test's own process, and laptops to call it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine
from uuid_utils import uuid7

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    Cursor,
    EnrolRequest,
    Person,
    SyncAnswer,
    SyncRequest,
    stream_key,
)
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_server import people
from enplan_server.api import make_app
from enplan_server.database import open_database
from enplan_server.service import Server
from enplan_server.serving import Stoppable, configured, listen


@dataclass
class Clock:
    """The server's clock, which a test may set."""

    now: int = 1_800_000_000

    def __call__(self) -> int:
        return self.now


@dataclass
class Running:
    """A server that answers at `address`."""

    engine: Engine
    address: str
    clock: Clock
    remotes: list[Remote] = field(default_factory=list)

    def hang_up(self) -> None:
        while self.remotes:
            self.remotes.pop().close()

    def invite(
        self, name: str = "Mette Lund", unit: Unit = Unit.JOBCENTER, days: int = 14
    ) -> tuple[Person, str]:
        with self.engine.begin() as connection:
            whom = people.new_person(connection, name, unit)
            return whom, people.invite(connection, whom, days, self.clock())

    def speaking_with(self, address: str, laptop: "Laptop") -> "Laptop":
        """The same laptop at another address, where the same people are known."""
        self.remotes.append(Remote(address, laptop.device, laptop.key, wall_clock=self.clock))
        return Laptop(laptop.person, laptop.device, laptop.key, self.remotes[-1])

    def laptop(
        self, name: str = "Mette Lund", unit: Unit = Unit.JOBCENTER, *, signed_as: str = ""
    ) -> "Laptop":
        """A laptop of somebody new, enrolled."""
        person, code = self.invite(name, unit)
        device, key = str(uuid4()), new_device_key()
        request = EnrolRequest(
            code=code,
            device=device,
            device_name="a laptop",
            public_key=public_key(key),
            signed_as=signed_as,
        )
        enrol(self.address, request)
        remote = Remote(self.address, device, key, wall_clock=self.clock)
        self.remotes.append(remote)
        return Laptop(person, device, key, remote)


@dataclass
class Author:
    """Somebody with a laptop, without a vault: it makes bare changes."""

    person: Person
    device: str
    written: int = field(default=0, kw_only=True)

    def change(self, case_id: str, stream: str = "plan", **rest: Any) -> Change:
        self.written += 1
        said: dict[str, Any] = {
            "id": str(uuid7()),
            "case_id": case_id,
            "stream": stream,
            "kind": "create",
            "type": "goal",
            "record": str(uuid7()),
            "new": {"words": "a home of my own"},
            "actor": self.person.id,
            "device": self.device,
            "device_seq": self.written,
            "clock": "0192a3b4c5d6-0000",
            "schema": 1,
            **rest,
        }
        return Change(**said)

    def consent(self, case_id: str, unit: Unit, *, given: bool = True, **cells: Any) -> Change:
        """The citizen lets a unit read the case, or no longer does."""
        new = {"from_unit": self.person.unit, "to_unit": unit.value, "given": given, "after": [], **cells}
        return self.change(case_id, type="consent_event", new=new)


@dataclass
class Laptop(Author):
    """Somebody's laptop that speaks with a server."""

    key: str
    remote: Remote

    def send(self, *changes: Change, **cursors: Cursor) -> SyncAnswer:
        return self.remote.sync(SyncRequest(fold=FOLD_VERSION, changes=changes, cursors=cursors))

    def fetch(self, cursors: dict[str, Cursor] | None = None, page: int = 500) -> SyncAnswer:
        return self.remote.sync(SyncRequest(fold=FOLD_VERSION, cursors=cursors or {}, page=page))


def plan_of(case_id: str) -> str:
    return stream_key(case_id, "plan")


def new_case_id() -> str:
    return str(uuid7())


@contextmanager
def running(database: Path | str) -> Iterator[Running]:
    """A server on a file, or on the database that a URL names."""
    url = database if isinstance(database, str) else f"sqlite:///{database}"
    engine, clock = open_database(url), Clock()
    with serving(make_app(Server(engine, "Testkøbing", clock))) as address:
        place = Running(engine, address, clock)
        yield place
        place.hang_up()
    engine.dispose()


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """Any application at an address of this machine, until the test is done with it."""
    listening = listen("127.0.0.1", 0)
    server = Stoppable(configured(app))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
