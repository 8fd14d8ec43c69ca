"""The server: the real service on a database in memory, watched at every answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.bodies import pack, unpack
from enplan_desktop.sync.protocol import EnrolRequest, Person, SyncAnswer, stream_key
from enplan_server import custody, people, restoring, streams, tables
from enplan_server.reading import RawRequest
from enplan_server.refusals import Refusal
from enplan_server.service import Server
from tests.simulation.ledger import Somebody
from tests.simulation.memory import server_memory
from tests.simulation.spec import must
from tests.simulation.watch import Watch

if TYPE_CHECKING:
    from tests.simulation.laptop import Laptop
    from tests.simulation.world import World


@dataclass(frozen=True)
class Copy:
    """The server as it was at some moment, and what had been seen of it then."""

    database: Any
    watch: Watch
    shut_out: frozenset[str]
    enrolled: frozenset[str]


class Place:
    """What the world calls the server."""

    def __init__(self, world: "World", staff: Mapping[str, Somebody]) -> None:
        self._world = world
        self.memory = server_memory()
        self.memory.empty()
        self.server = Server(self.memory.engine, "Simulation", self.now)
        self.watch = Watch(self.memory, dict(staff))
        with self.memory.engine.begin() as connection:
            rows = [{"id": each.id, "name": each.name, "unit": each.unit} for each in staff.values()]
            connection.execute(tables.person.insert(), rows)

    def now(self) -> int:
        return int(self._world.now)

    def enrol(self, laptop: "Laptop") -> None:
        """A new code, and the laptop comes in with it; a laptop that was shut out may come back."""
        owner = Person(id=laptop.owner.id, name=laptop.owner.name, unit=laptop.owner.unit)
        with self.memory.engine.begin() as connection:
            code = people.invite(connection, owner, 1, self.now())
        self.server.enrol(
            EnrolRequest(
                code=code,
                device=laptop.device,
                device_name=laptop.name,
                public_key=laptop.key.public_key().public_bytes_raw().hex(),
                signed_as=laptop.alone,
            )
        )

    def ask(
        self, laptop: "Laptop", token: str, body: bytes, compressed: bool, dies_after: int | None
    ) -> SyncAnswer:
        """One request; raises Refusal, or Crashed where the server dies at a statement of it."""
        request = unpack(body, RawRequest, compressed=compressed)
        for text in (*request.changes, *request.sealed):
            id_ = msgspec.json.decode(text)["id"]
            self.watch.sent.setdefault(id_, set()).add(bytes(text))
        before = self._allowed(laptop, request)
        with self.memory.dying_after(dies_after):
            answer = self.server.sync(token, request)
        self.watch.look(lambda key, by: key in before or self.watch.ledger.allows(key, by, self.now()))
        self._check(laptop, request, answer, before)
        packed, small = pack(answer)
        return unpack(packed, SyncAnswer, compressed=small)

    def _allowed(self, laptop: "Laptop", request: RawRequest) -> frozenset[str]:
        changes = [msgspec.json.decode(text, type=Change) for text in request.changes]
        keys = {stream_key(each.case_id, each.stream) for each in changes}
        allows = self.watch.ledger.allows
        return frozenset(key for key in keys if allows(key, laptop.owner, self.now()))

    def _check(
        self, laptop: "Laptop", request: RawRequest, answer: SyncAnswer, before: frozenset[str]
    ) -> None:
        read_again = msgspec.json.decode(msgspec.json.encode(answer), type=SyncAnswer)
        self.watch.check_answer(read_again, laptop.owner, self.now(), shut_out=laptop.revoked)
        must(answer.shut_out == laptop.revoked, laptop.name, "is shut out, or is not, and hears otherwise")
        must(len(answer.sealed) >= len(request.sealed), "something is not kept apart:", answer)
        # At once: what the laptop says it has read would make up for it at its next contact.
        told = answer.streams.keys() & self.watch.streams.keys()
        must(self.held_by(laptop) >= told, laptop.name, "is told what is not noted:", sorted(told))
        if answer.cursors_wanted or answer.shut_out:
            return
        refused = {each.id: each.reason for each in answer.refused}
        for text in request.changes:
            change = msgspec.json.decode(text, type=Change)
            if change.id not in refused:
                must(change.id in self.watch.where, "neither accepted nor refused:", change)
                continue
            laptop.told_refused.add(change.id)
            key = stream_key(change.case_id, change.stream)
            allowed = key in before and self.watch.ledger.allows(key, laptop.owner, self.now())
            must(not allowed, "refused without a reason:", refused[change.id], change)

    def act(
        self, laptop: "Laptop", expected: bool, work: Callable[[str], None], done: Callable[[], None]
    ) -> bool:
        """Asks for what is no sync; `expected` says whether it may be done, `done` tells the ledger."""
        for _ in range(2):
            try:
                work(laptop.token or laptop.new_token())
            except Refusal as refusal:
                if refusal.code == "token":
                    laptop.token = None
                    continue
                must(not expected, "refused without a reason:", refusal.code, laptop.name)
                return False
            must(expected, laptop.name, "did what they may not do")
            done()
            return True
        raise AssertionError("a fresh token counts")

    # What IT does

    def revoke(self, laptop: "Laptop") -> None:
        with self.memory.engine.begin() as connection:
            people.revoke(connection, laptop.device, self.now())
        laptop.revoked = True

    def held_by(self, laptop: "Laptop") -> set[str]:
        """What the server says that a laptop has been given anything of."""
        with self.memory.engine.begin() as connection:
            return set(custody.held(connection, laptop.device).values())

    def kept_apart(self) -> list[str]:
        rows = self.memory.connection.execute(
            "SELECT id FROM quarantine WHERE let_in_at IS NULL AND id NOT IN (SELECT id FROM change) ORDER BY id"
        )
        return [row[0] for row in rows.fetchall()]

    def ever_kept_apart(self) -> set[str]:
        """Also what was let in since."""
        return {row[0] for row in self.memory.connection.execute("SELECT id FROM quarantine").fetchall()}

    def release(self, id_: str) -> None:
        """Lets something in that was kept apart, as the verb does."""
        with self.memory.engine.begin() as connection:
            sender, text = custody.let_in(connection, id_, self.now())
            streams.let_in(connection, sender, text, self.now())
        self.watch.look(lambda *_: True)

    def put_back(self, kept: Copy) -> None:
        """The server's disk dies; a copy from before takes its place, and IT does what the verb says."""
        self.memory.put_back(kept.database)
        self.watch = kept.watch.copy()
        with self.memory.engine.begin() as connection:
            restoring.begin_new_epoch(connection)

    def copy(self) -> Copy:
        laptops = self._world.laptops
        return Copy(
            self.memory.copy(),
            self.watch.copy(),
            frozenset(each.device for each in laptops if each.revoked),
            frozenset(each.device for each in laptops if each.joined),
        )
