"""A laptop that may crash, the server that it speaks with, and what must hold of it afterwards."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from enplan_desktop.domain.changes import Change, creation
from enplan_desktop.storage.packing import unpack_change
from enplan_desktop.storage.tables import change as kept_change
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync import joining
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.protocol import stream_key
from enplan_desktop.sync.remote import Remote
from enplan_server import tables
from enplan_server.api import make_app
from enplan_server.checking import problems
from enplan_server.database import open_database
from enplan_server.service import Server
from tests.crash.recording import EVERY, Moment, Said
from tests.crash.stories import LONG
from tests.server.running import Clock, Laptop, Running, plan_of, serving
from tests.storage.making import a_case, a_goal, a_note, laptop, new_id, reopened


@dataclass
class Place:
    """A server whose database is copied after each answer, and may be set back to any of these copies."""

    folder: Path
    running: Running
    copies: list[bytes] = field(default_factory=list)

    @property
    def _database(self) -> Path:
        return self.folder / "server.db"

    def keep(self) -> None:
        self.copies.append(self._database.read_bytes())

    def go_back_to(self, copy: int) -> None:
        self.running.engine.dispose()
        self._database.write_bytes(self.copies[copy])

    def order(self) -> dict[str, list[Change]]:
        """Every stream's changes as the server has them."""
        found: dict[str, list[Change]] = {}
        everything = select(tables.change.c.body).order_by(tables.change.c.stream, tables.change.c.seq)
        with self.running.engine.begin() as connection:
            for body in connection.execute(everything).scalars():
                change = msgspec.json.decode(body, type=Change)
                found.setdefault(stream_key(change.case_id, change.stream), []).append(change)
        return found

    def problems(self) -> list[str]:
        with self.running.engine.begin() as connection:
            return problems(connection)


@contextmanager
def a_place(folder: Path) -> Iterator[Place]:
    folder.mkdir()
    database, clock = open_database(f"sqlite:///{folder / 'server.db'}"), Clock()
    place: Place

    async def app(scope: Any, receive: Any, send: Any) -> None:
        async def kept(message: Any) -> None:
            if message["type"] == "http.response.start" and scope["path"] in ("/v1/sync", "/v1/enrol"):
                place.keep()
            await send(message)

        await bare(scope, receive, kept)

    bare = make_app(Server(database, "Testkøbing", clock))
    with serving(app) as address:
        place = Place(folder, Running(database, address, clock))
        yield place
        place.running.hang_up()
    database.dispose()


@dataclass
class Caseload:
    """Mette's laptop, joined and closed, with a case on which Jonas works too and has gone on writing."""

    place: Place
    folder: Path
    case: str
    goal: str
    remote: Remote

    def close(self) -> None:
        self.remote.close()


def a_caseload(place: Place, blank: Path, folder: Path) -> Caseload:
    vault = laptop(blank, folder)
    _, code = place.running.invite("Mette Rosensti")
    remote = joining.join(vault, place.running.address, code, "Mettes laptop")
    case = a_case()
    goal = a_goal(case, "Min egen bolig")
    vault.commit([creation(case), creation(goal)])
    _synced(vault, remote)
    jonas = place.running.laptop("Jonas Holm")
    remote.share(case.id, jonas.person.id)
    _jonas_goes_on(jonas, vault, case.id, goal.id)
    vault.close()
    place.copies.clear()
    place.keep()
    return Caseload(place, folder, case.id, goal.id, remote)


def _jonas_goes_on(jonas: Laptop, vault: Vault, case: str, goal: str) -> None:
    """Other words for the same goal, and notes enough for several pages."""
    made = next(each.change.id for each in vault.history(case, limit=9) if each.change.record == goal)
    rewording = jonas.change(
        case,
        kind="set",
        record=goal,
        field="words",
        old="Min egen bolig",
        new="En bolig i Odense",
        parents=(made,),
    )
    notes = [
        jonas.change(case, type="note", record=new_id(), new={"text": LONG if at == 2 else f"Notat {at}"})
        for at in range(8)
    ]
    assert not jonas.send(rewording, *notes).refused


def _synced(vault: Vault, remote: Remote) -> SyncOutcome:
    outcome = sync_once(vault, remote)
    if outcome.trouble is not None:
        raise outcome.trouble
    return outcome


@dataclass(frozen=True, slots=True)
class _Kept:
    id: str
    seq: int | None
    stream: str
    change: Change


class Wrong(AssertionError):
    """Something that a crash must never bring about."""


@dataclass
class Examiner:
    """Opens what a crash left and goes on working with it. Raises Wrong, or whatever else went wrong.

    Going on takes the longest. So it is done for every state of the rows that is new, and where the files
    differ but the rows do not, for one in `every`.
    """

    caseload: Caseload
    whole: Said
    folder: Path
    every: int = EVERY
    looked_at: int = 0
    gone_on: int = 0
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def look_at(self, moment: Moment) -> None:
        self.looked_at += 1
        vault = reopened(moment.image.lay_out(self.folder))
        try:
            cursors = vault.cursors()
            _holds(not vault.check(), "the vault is not whole", moment)
            _holds(vault.cursors() == cursors, "a cursor names another state than is here", moment)
            kept = _kept(vault)
            _nothing_is_lost(kept, moment, self.whole)
            copy = moment.said.answered + moment.said.asks
            state = (*rows_of(vault), copy)
            if state not in self._known or self.looked_at % self.every == 0:
                self._known.add(state)
                self.gone_on += 1
                self.caseload.place.go_back_to(copy)
                _agrees_with_the_server(vault, kept, self.caseload, moment)
                _goes_on(vault, kept, self.caseload, moment)
        finally:
            vault.close()
            shutil.rmtree(self.folder)


def rows_of(vault: Vault) -> tuple[object, ...]:
    """What the vault holds, however it lies on the disk."""
    run = vault._engine.raw_connection().driver_connection.execute  # type: ignore[union-attr]
    queries = (
        "SELECT id, seq, refused FROM change ORDER BY row",
        "SELECT * FROM cursor",
        "SELECT * FROM pen",
        "SELECT record, versions, settled FROM record ORDER BY row",
    )
    return tuple(tuple(run(each).fetchall()) for each in queries)


def _nothing_is_lost(kept: Sequence[_Kept], moment: Moment, whole: Said) -> None:
    ids = Counter(each.id for each in kept)
    _holds(set(ids.values()) <= {1}, "a change is there twice", moment)
    for number, step in whole.done.items():
        wanted = set(step.get("ids", ()))
        there = wanted & ids.keys()
        if number in moment.said.done:
            _holds(there == wanted, f"something of step {number} is lost", moment)
        elif number < moment.said.begun:
            _holds(there in (set(), wanted), f"step {number} is there in part", moment)
        else:
            _holds(not there, f"step {number} is there before it was taken", moment)


def _agrees_with_the_server(vault: Vault, kept: Sequence[_Kept], caseload: Caseload, moment: Moment) -> None:
    """What the vault holds as accepted is what the server has, to the cursor; the rest waits in the outbox."""
    order = caseload.place.order()
    for key, cursor in vault.cursors().items():
        accepted = [each for each in kept if each.stream == key and each.seq is not None]
        accepted.sort(key=lambda each: each.seq or 0)
        _holds([each.seq for each in accepted] == list(range(1, cursor.seq + 1)), "the cursor lies", moment)
        served = [each.id for each in order.get(key, [])[: cursor.seq]]
        _holds([each.id for each in accepted] == served, "the order is not the server's", moment)
    _holds(
        {each.stream for each in kept if each.seq is not None} <= vault.cursors().keys(),
        "something is taken and its cursor is not",
        moment,
    )
    waiting = [each.id for each in kept if each.seq is None]
    _holds([each.id for each in vault.outbox(500)] == waiting, "the outbox is not what waits", moment)


def _goes_on(vault: Vault, kept: Sequence[_Kept], caseload: Caseload, moment: Moment) -> None:
    """One more note is counted on from the last; then everything is sent, and all is on both sides once."""
    identity = vault.identity
    assert identity is not None
    ours = [each.change for each in kept if each.change.device == identity.device]
    newest = max(each.change.clock for each in kept)
    note = a_note(vault.plan(caseload.case).case, "Efter strømsvigtet")
    (made,) = vault.commit([creation(note)]).changes
    _holds(made.device_seq == max(each.device_seq for each in ours) + 1, "the count does not go on", moment)
    _holds(made.clock > newest, "the clock does not go on", moment)
    _holds(not _synced(vault, caseload.remote).rebuilt, "a stream had to be fetched anew", moment)
    order = caseload.place.order()[plan_of(caseload.case)]
    here = sorted(_kept(vault), key=lambda each: each.seq or 0)
    _holds(vault.unsent().waiting == 0 and vault.unsent().refused == 0, "something stays unsent", moment)
    _holds([each.id for each in here] == [each.id for each in order], "the two sides differ", moment)
    numbers = Counter(each.device_seq for each in order if each.device == identity.device)
    _holds(set(numbers.values()) == {1}, "a number is given twice", moment)
    _holds(not vault.check(), "the vault is not whole after the sync", moment)
    _holds(not caseload.place.problems(), "the server's database is not whole", moment)


def _kept(vault: Vault) -> list[_Kept]:
    rows = select(kept_change).order_by(kept_change.c.row)
    with vault._engine.begin() as connection:
        return [
            _Kept(row.id, row.seq, stream_key(row.case_id, row.stream), unpack_change(row.body))
            for row in connection.execute(rows)
        ]


def _holds(is_so: bool, otherwise: str, moment: Moment) -> None:
    if not is_so:
        raise Wrong(f"{otherwise} ({moment.where})")
