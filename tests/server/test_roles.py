"""Whatever people did to each other's roles: each reads exactly what is theirs, and is told why where it is not.

The rules stand here a second time, in a few lines of sets, and are compared with the server after every step.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    Cursor,
    EnrolRequest,
    HandoverRequest,
    MemberRequest,
    Person,
    SyncAnswer,
    SyncRequest,
    TokenRequest,
    digest,
    stream_key,
    token_message,
)
from enplan_server import custody, people, tables
from enplan_server.checking import problems
from enplan_server.database import open_database
from enplan_server.reading import RawRequest
from enplan_server.refusals import Refusal
from enplan_server.service import Server
from tests.server.running import Clock, Laptop, new_case_id

HISTORIES = int(os.environ.get("ENPLAN_HISTORIES", "200"))
UNITS = (Unit.JOBCENTER, Unit.JOBCENTER, Unit.RUSMIDDELCENTER, Unit.PSYKIATRI)
PEOPLE = range(len(UNITS))
STREAMS = ("plan", "unit:jobcenter", "unit:rusmiddelcenter", "unit:psykiatri")
BEGAN = 1_800_000_000
A_WHILE = 10


@dataclass(frozen=True)
class Said:
    """A consent event as its maker meant it."""

    id: str
    unit: Unit
    given: bool
    after: frozenset[str]


@dataclass
class Rules:
    """Who may do what, worked out from what was done."""

    now: int = BEGAN
    home: dict[str, int] = field(default_factory=dict)
    works: dict[tuple[str, int], int | None] = field(default_factory=dict)
    said: dict[str, list[Said]] = field(default_factory=dict)
    unsaid: set[str] = field(default_factory=set)
    written: dict[str, list[str]] = field(default_factory=dict)
    held: list[set[str]] = field(default_factory=lambda: [set() for _ in PEOPLE])
    out: set[int] = field(default_factory=set)

    def agrees(self, case: str, unit: Unit) -> bool:
        said = [each for each in self.said.get(case, ()) if each.unit is unit]
        withdrawn = {each.id for each in said if not each.given}
        return any(each.given and withdrawn <= each.after and each.id not in self.unsaid for each in said)

    def works_on(self, case: str, who: int) -> bool:
        until = self.works.get((case, who), 0)
        return until is None or until > self.now

    def reads(self, case: str, who: int) -> bool:
        if case not in self.home or not self.works_on(case, who):
            return False
        return UNITS[self.home[case]] is UNITS[who] or self.agrees(case, UNITS[who])

    def readable(self, who: int) -> set[str]:
        return {
            key
            for key in self.written
            if key.split("/")[1] in ("plan", f"unit:{UNITS[who]}") and self.reads(key.split("/")[0], who)
        }

    def writes(self, case: str, who: int, stream: str) -> bool:
        if stream not in ("plan", f"unit:{UNITS[who]}"):
            return False
        if case not in self.home:
            self.home[case], self.works[case, who] = who, None
        return self.reads(case, who)

    def lets_in(self, case: str, whom: int, until: int | None) -> None:
        if self.works.get((case, whom), 0) is not None:
            self.works[case, whom] = until

    def of_the_house(self, case: str, who: int) -> str:
        """The code with which somebody is refused who wants to decide who works on a case."""
        if not self.reads(case, who):
            return "no_access"
        return "" if UNITS[self.home[case]] is UNITS[who] else "not_their_case"


class World:
    """The real server with four people, and what the rules say of them."""

    def __init__(self, database: Path) -> None:
        self.engine, self.clock = open_database(f"sqlite:///{database}"), Clock(BEGAN)
        with self.engine.connect() as connection:  # the only one: what is tested here is not the disk
            bare = connection.connection.driver_connection
            assert bare is not None
            bare.execute("PRAGMA synchronous = OFF")
            bare.execute("PRAGMA journal_mode = MEMORY")
        self.server = Server(self.engine, "Testkøbing", self.clock)
        self.persons: list[Person] = []
        self.laptops: list[Laptop] = []
        self.tokens = [""] * len(UNITS)
        for who in PEOPLE:
            with self.engine.begin() as connection:
                self.persons.append(people.new_person(connection, f"Person {who}", UNITS[who]))
            self.laptops.append(Laptop(self.persons[who], str(uuid4()), "", cast(Any, None)))
            self.enrol(who)
        self.anew()

    def enrol(self, who: int) -> None:
        key, device = Ed25519PrivateKey.generate(), self.laptops[who].device
        with self.engine.begin() as connection:
            code = people.invite(connection, self.persons[who], 1, self.clock())
        public = key.public_key().public_bytes_raw().hex()
        self.server.enrol(EnrolRequest(code=code, device=device, device_name="a laptop", public_key=public))
        signature = key.sign(token_message(device, self.clock())).hex()
        asked = TokenRequest(device=device, moment=self.clock(), signature=signature)
        self.tokens[who] = self.server.token(asked).token

    def anew(self) -> None:
        """Everything that a history leaves behind is gone."""
        self.clock.now = BEGAN
        with self.engine.begin() as connection:
            for table in ("holding", "quarantine", "record", "change", "stream", "consent", "membership"):
                connection.execute(delete(getattr(tables, table)))
            connection.execute(delete(tables.casework))
            connection.execute(update(tables.device).values(revoked_at=None))
        self.rules = Rules()
        self.cases = [new_case_id(), new_case_id()]
        self.events: dict[str, list[Change]] = {case: [] for case in self.cases}
        self.seen: dict[int, tuple[str, dict[str, int]]] = {}

    def sync(self, who: int, *changes: Change, **rest: Any) -> SyncAnswer:
        request = SyncRequest(fold=FOLD_VERSION, changes=changes, **rest)
        raw = msgspec.json.decode(msgspec.json.encode(request), type=RawRequest)
        answer = self.server.sync(self.tokens[who], raw)
        return msgspec.json.decode(msgspec.json.encode(answer), type=SyncAnswer)

    def begins(self) -> None:
        """A case on which all three units work, each with notes of its own."""
        case = self.cases[0]
        self.writes(0, case, STREAMS.index("plan"))
        for consent, share, who, notes in ((4, 6, 2, "unit:rusmiddelcenter"), (5, 3, 3, "unit:psykiatri")):
            self.consents(0, case, consent)
            self.shares(0, case, share)
            self.writes(who, case, STREAMS.index(notes))
        self.writes(0, case, STREAMS.index("unit:jobcenter"))
        assert [len(self.rules.readable(who)) for who in PEOPLE] == [2, 0, 2, 2]

    # What may happen

    def writes(self, who: int, case: str, what: int) -> None:
        self.send(who, self.laptops[who].change(case, STREAMS[what % len(STREAMS)]))

    def consents(self, who: int, case: str, what: int) -> None:
        unit, given, knowing = UNITS[1 + what % 3], bool(what & 4), bool(what & 8)
        known = [each.record for each in self.events[case] if each.new["to_unit"] == unit] if knowing else []
        event = self.laptops[who].consent(case, unit, given=given, after=known)
        if self.send(who, event):
            self.events[case].append(event)
            said = Said(event.record, unit, given, frozenset(known))
            self.rules.said.setdefault(case, []).append(said)

    def unsays(self, who: int, case: str, what: int) -> None:
        if events := self.events[case]:
            event = events[what % len(events)]
            deletion = self.laptops[who].change(
                case, type=event.type, record=event.record, kind="delete", old=event.new, new=None,
                parents=(event.id,),
            )  # fmt: skip
            if self.send(who, deletion):
                self.rules.unsaid.add(event.record)

    def send(self, who: int, change: Change) -> bool:
        """Whether it was taken, which the rules knew before."""
        rules, key = self.rules, stream_key(change.case_id, change.stream)
        if who in rules.out:
            self.is_shut_out(who, change)
            return False
        taken = rules.writes(change.case_id, who, change.stream)
        answer = self.sync(who, change)
        assert [each.reason for each in answer.refused] == ([] if taken else ["no_access"])
        if taken:
            rules.written.setdefault(key, []).append(change.id)
        # What it did to who reads what, as a consent does, is looked at in the next step.
        rules.held[who] |= answer.streams.keys()
        return taken

    def shares(self, who: int, case: str, what: int) -> None:
        whom, until = what % 4, (0, self.clock.now + A_WHILE, self.clock.now + 2 * A_WHILE)[what % 3]
        refused = self.rules.of_the_house(case, who)
        if not refused and until and self.rules.works.get((case, whom), 0) is None:
            refused = "works_for_good"
        asked = MemberRequest(until=until)
        self.asks(who, refused, lambda: self.server.share(self.tokens[who], case, self.id(whom), asked))
        if who not in self.rules.out and not refused:
            self.rules.lets_in(case, whom, until or None)

    def ends(self, who: int, case: str, what: int) -> None:
        whom = what % 4
        refused = self.rules.of_the_house(case, who) if who != whom else ""
        if not refused and self.rules.home.get(case) == whom:
            refused = "is_coordinator"
        self.asks(who, refused, lambda: self.server.end_membership(self.tokens[who], case, self.id(whom)))
        if who not in self.rules.out and not refused:
            self.rules.works.pop((case, whom), None)

    def hands_over(self, who: int, case: str, what: int) -> None:
        to, stays = what % 4, bool(what & 4)
        refused = self.rules.of_the_house(case, who)
        if not refused and UNITS[to] is not UNITS[who] and not self.rules.agrees(case, UNITS[to]):
            refused = "no_consent"
        asked = HandoverRequest(to=self.id(to), stays=stays)
        self.asks(who, refused, lambda: self.server.hand_over(self.tokens[who], case, asked))
        if who not in self.rules.out and not refused:
            self.rules.home[case] = to
            self.rules.lets_in(case, to, None)
            if not stays and to != who:
                self.rules.works.pop((case, who), None)

    def waits(self, _who: int, _case: str, _what: int) -> None:
        self.clock.now += A_WHILE
        self.rules.now += A_WHILE

    def is_revoked(self, who: int, _case: str, _what: int) -> None:
        with self.engine.begin() as connection:
            people.revoke(connection, self.laptops[who].device, self.clock())
        self.rules.out.add(who)

    def comes_back(self, who: int, _case: str, _what: int) -> None:
        if who in self.rules.out:
            self.enrol(who)
            self.rules.out.discard(who)

    def removes(self, who: int, _case: str, what: int) -> None:
        """A laptop says that it has removed what it must, or some stream that it might have kept."""
        rules = self.rules
        gone = rules.held[who] if who in rules.out else rules.held[who] - rules.readable(who)
        if gone:
            told = self.sync(who, page=1) if what & 1 else SyncAnswer()  # an older laptop says no marks
            answer = self.sync(who, purged=tuple(sorted(gone)), marks=told.marks, page=1)
            rules.held[who] = rules.held[who] - gone | {*told.streams, *answer.streams}

    # What must be true

    def looks(self, who: int, case: str, what: int) -> None:
        """Somebody asks for everything there is, and for things that they may not even know of."""
        rules = self.rules
        if who in rules.out:
            self.is_shut_out(who, self.laptops[who].change(self.cases[0]))
            return
        everything = {stream_key(case, name): Cursor() for case in self.cases for name in STREAMS}
        readable = rules.readable(who)
        answer = self.sync(who)
        assert answer.gone == tuple(sorted(rules.held[who] - readable))
        read = {key: [each.id for each in page.accepted] for key, page in answer.streams.items()}
        assert read == {key: rules.written[key] for key in readable}
        rules.held[who] |= readable
        asked = self.sync(who, cursors=everything)
        # Of what the server never had, it does not say that access has ended: it may have lost it.
        assert set(asked.gone) == (everything.keys() & rules.written.keys() | rules.held[who]) - readable
        self.hears_news(who, answer)
        key = stream_key(case, STREAMS[what % 4])
        self.asks(who, "" if key in readable else "no_access", lambda: self.history(who, key))
        self.asks(who, "" if rules.reads(case, who) else "no_access", lambda: self.members(who, case))

    def hears_news(self, who: int, answer: SyncAnswer) -> None:
        now = {key: len(self.rules.written[key]) for key in self.rules.readable(who)}
        before = self.seen.get(who)
        if before is not None:
            assert self.server.news(self.tokens[who], before[0], FOLD_VERSION)[0].changed == (
                before[1] != now
            )
        read = {key: Cursor(page.epoch, page.head, page.state) for key, page in answer.streams.items()}
        self.seen[who] = digest(read), now
        assert not self.server.news(self.tokens[who], digest(read), FOLD_VERSION)[0].changed

    def history(self, who: int, key: str) -> None:
        told = self.server.history(self.tokens[who], key, 2**53, 500).accepted
        assert [each.id for each in told] == self.rules.written[key][::-1]

    def members(self, who: int, case: str) -> None:
        told = self.server.members(self.tokens[who], case)
        assert told.coordinator == self.id(self.rules.home[case])
        assert {each.person.id: each.reads for each in told.members} == {
            self.id(each): self.rules.reads(case, each) for each in PEOPLE if self.rules.works_on(case, each)
        }
        still = {each for each in PEOPLE if any(key.startswith(case) for key in self.must_remove(each))}
        assert {each.person.id for each in told.still_held} == {self.id(each) for each in still}

    def must_remove(self, who: int) -> set[str]:
        held = self.rules.held[who]
        return held if who in self.rules.out else held - self.rules.readable(who)

    def the_list_of_removals_is_right(self) -> None:
        with self.engine.begin() as connection:
            rows = custody.still_held(connection, self.clock())
        listed = {(row["device"], stream_key(row["case_id"], row["stream"])) for row in rows}
        assert listed == {(self.laptops[who].device, key) for who in PEOPLE for key in self.must_remove(who)}

    def asks(self, who: int, refused: str, ask: Callable[[], object]) -> None:
        """Asks, and is refused with just that code, or not at all where it is ""."""
        expected = "revoked" if who in self.rules.out else refused
        if not expected:
            ask()
            return
        with pytest.raises(Refusal) as refusal:
            ask()
        assert refusal.value.code == expected

    def is_shut_out(self, who: int, change: Change) -> None:
        """All that it is told is what to remove, until it has."""
        told = self.sync(who, change)
        gone = tuple(sorted(self.rules.held[who]))
        assert told == SyncAnswer(gone=gone, marks=told.marks, shut_out=True)
        assert tuple(told.marks) == gone
        self.asks(who, "", lambda: self.server.directory(self.tokens[who]))
        self.asks(who, "", lambda: self.server.news(self.tokens[who], "", FOLD_VERSION))

    def id(self, who: int) -> str:
        return self.persons[who].id


ACTS = (
    World.writes, World.writes, World.consents, World.consents, World.unsays, World.shares, World.shares, World.ends,
    World.hands_over, World.waits, World.waits, World.is_revoked, World.comes_back, World.removes, World.looks,
    World.looks,
)  # fmt: skip
an_act = st.tuples(st.sampled_from(ACTS), st.sampled_from(PEOPLE), st.integers(0, 1), st.integers(0, 15))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    here = World(tmp_path_factory.mktemp("roles") / "server.db")
    yield here
    here.engine.dispose()


@settings(
    max_examples=HISTORIES,
    phases=[Phase.generate],  # a history is short as it is, and to shorten it takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(history=st.lists(an_act, min_size=4, max_size=20))
def test_whatever_the_history_of_roles_each_reads_exactly_what_is_theirs(world: World, history: list[Any]):
    world.anew()
    world.begins()
    for act, who, case, what in history:
        act(world, who, world.cases[case], what)
    for who in PEOPLE:
        world.looks(who, world.cases[len(history) % 2], who)
    world.the_list_of_removals_is_right()
    if len(history) % 8 == 0:
        with world.engine.begin() as connection:
            assert problems(connection) == []
