"""Looks at everything that the server accepts and says, as it happens, and folds it from nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.fold import Folded, fold
from enplan_desktop.sync.protocol import SyncAnswer, stream_key
from enplan_desktop.sync.states import text_of, to_wire
from tests.simulation.ledger import Ledger, Somebody
from tests.simulation.memory import Memory
from tests.simulation.spec import check_step, must

_NEW = (
    "SELECT change.rowid, stream.case_id, stream.name, change.seq, change.id, change.device, change.person,"
    " change.actor, change.received_at, change.clock, change.body, stream.epoch"
    " FROM change JOIN stream ON stream.id = change.stream WHERE change.rowid > ? ORDER BY change.rowid"
)
TOLERANCE = 300


@dataclass
class Stream:
    """A stream as its changes leave it, folded here one by one."""

    order: list[Change] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    states: dict[str, Folded] = field(default_factory=dict)
    touched: dict[str, int] = field(default_factory=dict)
    clocks: list[str] = field(default_factory=list)

    def copy(self) -> "Stream":
        return Stream([*self.order], [*self.bodies], {**self.states}, {**self.touched}, [*self.clocks])

    def add(self, change: Change, body: bytes, clock: str) -> None:
        before = self.states.get(change.record)
        after = fold(before, change)
        check_step(before, change, after)
        if before is None and after is not None:
            for early in (each for each in self.order if each.record == change.record):
                before, after = after, fold(after, early)
                check_step(before, early, after)
        before = self.states.get(change.record)
        self.order.append(change)
        self.bodies.append(body)
        self.clocks.append(clock)
        if after is not None and after is not before:
            self.states[change.record] = after
            self.touched[change.record] = len(self.order)

    def total(self) -> str:
        """The sum, as docs/protocol.md says it."""
        weights = (sha256(text_of(to_wire(each))).digest()[:8] for each in self.states.values())
        return f"{sum(int.from_bytes(each) for each in weights) % 2**64:016x}"


@dataclass
class Watch:
    """What has been seen of the server so far."""

    memory: Memory
    people: dict[str, Somebody]
    ledger: Ledger = field(default_factory=Ledger)
    streams: dict[str, Stream] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)
    sent: dict[str, set[bytes]] = field(default_factory=dict)
    """The text of each change as it went over the wire."""
    clock_of: dict[str, str] = field(default_factory=dict)
    """What everybody reads on each change's clock."""
    owner_of: dict[str, str] = field(default_factory=dict)
    """Whose each laptop is that has ever sent anything."""
    orphans: list[tuple[str, Change]] = field(default_factory=list)
    """Changes that were accepted before their record was made."""
    last_row: int = 0

    def copy(self) -> "Watch":
        return Watch(
            self.memory,
            self.people,
            self.ledger.copy(),
            {key: each.copy() for key, each in self.streams.items()},
            {**self.where},
            self.sent,
            {**self.clock_of},
            {**self.owner_of},
            [*self.orphans],
            self.last_row,
        )

    def look(self, allowed: Callable[[str, Somebody], bool]) -> list[str]:
        """Takes in what was accepted since the last look; returns the ids. `allowed` says what was so before."""
        found = self.memory.connection.execute(_NEW, (self.last_row,)).fetchall()
        for row in found:
            self._accept(row, allowed)
            self.last_row = row[0]
        return [row[4] for row in found]

    def _accept(self, row: Any, allowed: Callable[[str, Somebody], bool]) -> None:
        _, case_id, name, seq, id_, device, person, actor, received, clock, body, _ = row
        key, by = stream_key(case_id, name), self.people[person]
        fresh = case_id not in self.ledger.coordinators
        must(id_ not in self.where, "a change has two numbers:", id_)
        must(body in self.sent.get(id_, ()), "a change is not kept word for word:", id_, body)
        stream = self.streams.setdefault(key, Stream())
        must(seq == len(stream.order) + 1, "a gap, or a number given twice:", key, seq)
        change = msgspec.json.decode(body, type=Change)
        must((change.id, change.case_id, change.stream) == (id_, case_id, name), "misplaced:", id_)
        must((change.device, change.actor) == (device, actor), "signed by another:", id_)
        read_as = clock or change.clock
        must(
            int(read_as[:12], 16) <= (received + TOLERANCE) * 1000 + 999,
            "a clock ahead of the server:",
            read_as,
        )
        must(clock is None or clock < change.clock, "a clock that was right was altered:", clock)
        must(fresh or allowed(key, by), by.name, "wrote in", key, "without access")
        must(name in ("plan", f"unit:{by.unit}"), by.name, "wrote in", key, "without access")
        if change.kind != "create" and change.record not in stream.states:
            self.orphans.append((key, change))
        stream.add(replace(change, clock=read_as), body, clock or "")
        self.clock_of[id_] = read_as
        self.owner_of[device] = person
        self.where[id_] = key
        self.ledger.notice(change, by)

    def check_answer(self, answer: SyncAnswer, whom: Somebody, now: int, *, shut_out: bool) -> None:
        """Nobody is handed anything of a stream that they may not read, nor told wrongly that one is gone."""
        if shut_out:
            must(not answer.streams, whom.name, "was handed something on a laptop that is shut out")
            return
        said = {key: page for key, page in answer.streams.items() if key in self.streams or page.head}
        self.ledger.check_readable(said, whom, now)
        for key in answer.gone:
            must(not self.ledger.allows(key, whom, now), key, "is said to be gone, and is not")
        for key, page in said.items():
            self._check_page(key, page)

    def _check_page(self, key: str, page: Any) -> None:
        stream = self.streams[key]
        for entry in page.accepted:
            must(self.where.get(entry.id) == key, "an answer speaks of another stream's change:", entry)
            must(stream.order[entry.seq - 1].id == entry.id, "an answer numbers wrongly:", entry)
            must(entry.clock == stream.clocks[entry.seq - 1], "an answer hides the clock:", entry)
        for each in page.states or ():
            must(each.state.record in stream.states, "an answer speaks of another stream's record:", each)

    def check_rows(self) -> None:
        """The server's own records and sums are what its changes come to."""
        connection = self.memory.connection
        rows = connection.execute(
            "SELECT stream.case_id, stream.name, record.record, record.seq, record.body"
            " FROM record JOIN stream ON stream.id = record.stream"
        ).fetchall()
        found = {(stream_key(row[0], row[1]), row[2]): (row[3], row[4]) for row in rows}
        expected = {
            (key, name): (stream.touched[name], text_of(to_wire(state)))
            for key, stream in self.streams.items()
            for name, state in stream.states.items()
        }
        must(found == expected, "the server's records are not what its changes come to")
        sums = connection.execute("SELECT case_id, name, head, state FROM stream").fetchall()
        must(
            {stream_key(row[0], row[1]): (row[2], row[3]) for row in sums if row[2]}
            == {key: (len(stream.order), stream.total()) for key, stream in self.streams.items()},
            "the server's sums or heads are wrong",
        )
