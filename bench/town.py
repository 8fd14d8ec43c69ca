"""A thousand laptops that were away: their people, the cases they share, and what each wrote meanwhile."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from random import Random

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine
from uuid_utils import uuid7

from bench.citizens import TODAY
from bench.danish import note_text, phrase
from enplan_desktop.domain.changes import Change, Edit, creation, difference
from enplan_desktop.domain.clock import ZERO, tick
from enplan_desktop.domain.records import Case, Goal, Record
from enplan_desktop.domain.schema import SCHEMA_VERSION
from enplan_desktop.domain.terms import Area, Horizon, Unit
from enplan_desktop.sync.protocol import Cursor, EnrolRequest
from enplan_server import access, people, streams
from enplan_server.people import Caller

TEAM, CASES_OF_A_TEAM, GOALS_OF_A_CASE = 4, 5, 8
WRITTEN = 20
"""So many changes each laptop has written."""
_BEGAN = int(time.time() * 1000)


class Laptop(msgspec.Struct, frozen=True):
    """What one laptop holds when it comes back: `key` is its secret key in hex."""

    device: str
    key: str
    cursors: dict[str, Cursor]
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Member:
    caller: Caller
    key: str
    written: int = 0


@dataclass(slots=True)
class _Standing:
    """A goal as everybody has seen it, and the change that made it so."""

    goal: Goal
    version: str


class Town:
    """Teams of four of one unit share five cases each; everybody in a team writes in all of them."""

    def __init__(self, engine: Engine, laptops: int) -> None:
        self._engine = engine
        self._chance = Random(laptops)
        self._teams: list[tuple[list[Member], list[_Standing]]] = []
        for number in range(laptops // TEAM):
            with engine.begin() as connection:
                self._teams.append(self._settle(connection, number))

    def _settle(self, connection: Connection, number: int) -> tuple[list[Member], list[_Standing]]:
        members = [enrolled(connection, f"{number}.{each}", Unit.JOBCENTER) for each in range(TEAM)]
        standing = []
        for _ in range(CASES_OF_A_TEAM):
            records = list(self._case())
            for each in members:
                access.add_member(connection, each.caller.person, records[0].case_id, _BEGAN // 1000)
            written = [signed(members[0], creation(each)) for each in records]
            store(connection, members[0], written)
            standing += [
                _Standing(record, change.id)
                for record, change in zip(records, written, strict=True)
                if isinstance(record, Goal)
            ]
        return members, standing

    def _case(self) -> Iterator[Record]:
        case_id = str(uuid7())
        yield Case(id=case_id, case_id=case_id, display_name=phrase(self._chance, 1, 1), since=TODAY)
        for _ in range(GOALS_OF_A_CASE):
            yield Goal(
                id=str(uuid7()),
                case_id=case_id,
                words=phrase(self._chance, 4, 9),
                professional_wording=note_text(self._chance, 12, 30),
                horizon=Horizon.NOW,
                area=self._chance.choice(list(Area)),
                place="V",
            )

    def come_back(self) -> list[Laptop]:
        """Every laptop had read everything that is there now, and has written twenty changes since."""
        laptops = []
        for members, standing in self._teams:
            with self._engine.begin() as connection:
                readable = access.readable(connection, members[0].caller.person, _BEGAN // 1000)
            cursors = {key: each.cursor for key, each in readable.items()}
            for member in members:
                written = tuple(self._edit(member, each) for each in self._chance.sample(standing, WRITTEN))
                laptops.append(Laptop(member.caller.device, member.key, cursors, written))
        return laptops

    def _edit(self, member: Member, standing: _Standing) -> Change:
        goal = replace(standing.goal, words=phrase(self._chance, 4, 9))
        (edit,) = difference(standing.goal, goal)
        return signed(member, edit, standing.version)


def enrolled(connection: Connection, name: str, unit: Unit) -> Member:
    person = people.new_person(connection, f"Medarbejder {name}", unit)
    device, key = str(uuid7()), Ed25519PrivateKey.generate()
    request = EnrolRequest(
        code=people.invite(connection, person, 1, _BEGAN // 1000),
        device=device,
        device_name="bench",
        public_key=key.public_key().public_bytes_raw().hex(),
    )
    people.enrol(connection, request, _BEGAN // 1000)
    return Member(Caller(device, device, person), key.private_bytes_raw().hex())


def signed(member: Member, edit: Edit, *parents: str) -> Change:
    member.written += 1
    words = {each.name: getattr(edit, each.name) for each in fields(edit)}
    return Change(
        **words,
        id=str(uuid7()),
        parents=parents,
        actor=member.caller.person.id,
        device=member.caller.device,
        device_seq=member.written,
        clock=tick(ZERO, _BEGAN + member.written),
        schema=SCHEMA_VERSION,
    )


def store(connection: Connection, member: Member, written: Sequence[Change]) -> None:
    texts = [msgspec.Raw(msgspec.json.encode(each)) for each in written]
    taken = streams.take(connection, member.caller, texts, _BEGAN // 1000)
    assert not taken.refused
