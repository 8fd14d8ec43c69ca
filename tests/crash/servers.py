"""A server that may crash, the laptops that push to it, and what must hold of it afterwards."""

import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.protocol import SyncAnswer, SyncRequest
from enplan_desktop.sync.remote import Remote
from enplan_server.checking import problems
from enplan_server.database import open_database
from enplan_server.reading import RawRequest
from enplan_server.service import Server
from tests.crash.clients import Wrong
from tests.crash.disk import Disk, read_journal
from tests.crash.nursery import Nursery
from tests.crash.recording import EVERY, Moment, Recording
from tests.crash.stories import LONG
from tests.server.running import Laptop, new_case_id, plan_of, running

PATIENCE = 30.0
"""Seconds until a server that does not come up counts as broken."""


@dataclass
class Push:
    """One request, and once it was answered, where in its stream each of its changes stands."""

    laptop: Laptop
    changes: Sequence[Change]
    places: dict[str, int] = field(default_factory=dict)

    def answered(self, answer: SyncAnswer) -> None:
        if answer.refused:
            raise Wrong(f"refused: {answer.refused}")
        entries = [entry for page in answer.streams.values() for entry in page.accepted]
        self.places = {entry.id: entry.seq for entry in entries if entry.id in self.ids}

    @property
    def ids(self) -> set[str]:
        return {each.id for each in self.changes}


@dataclass
class Practice:
    """A database with two people who share a case, and what they are going to push."""

    folder: Path
    case: str
    laptops: Sequence[Laptop]
    pushes: Sequence[Push]

    def remote(self, laptop: Laptop, address: str) -> Remote:
        return Remote(address, laptop.device, laptop.key)


def a_practice(folder: Path) -> Practice:
    folder.mkdir()
    with running(folder / "server.db") as place:
        place.clock.now = int(time.time())
        mette, jonas, case = place.laptop("Mette Lund"), place.laptop("Jonas Holm"), new_case_id()
        mette.send(mette.change(case))
        mette.remote.share(case, jonas.person.id)
    return Practice(folder, case, (mette, jonas), _pushes(mette, jonas, case))


def _pushes(mette: Laptop, jonas: Laptop, case: str) -> list[Push]:
    """Into one stream in turn, into a second one at once, a long one, and a case that is new."""
    new = new_case_id()
    return [
        Push(mette, [mette.change(case), mette.change(case)]),
        Push(jonas, [jonas.change(case, new={"words": LONG}), jonas.change(case, "unit:jobcenter")]),
        Push(mette, [mette.change(new), mette.change(case, "unit:jobcenter"), mette.change(case)]),
    ]


def serves(nursery: Nursery, folder: Path, **more: Any) -> tuple[int, str]:
    """A server in a process of its own; its number, and its address once it answers ("" where it died first)."""
    ready = folder.parent / "ready"
    ready.unlink(missing_ok=True)
    pid = nursery.start("a_server", folder, {"ready": str(ready)}, **more)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if ready.exists() and (address := ready.read_text().strip()):
            return pid, address
        if is_gone(pid):
            return pid, ""
        time.sleep(0.005)
    raise Wrong("the server does not come up")


def is_gone(pid: int) -> bool:
    """Whether a process has ended, though nobody may have waited for it yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def pushed(practice: Practice, address: str, nursery: Nursery, pid: int) -> None:
    """Everything is pushed in turn, and the server stopped as it should be."""
    remotes = {each.device: practice.remote(each, address) for each in practice.laptops}
    for push in practice.pushes:
        push.answered(remotes[push.laptop.device].sync(SyncRequest(changes=tuple(push.changes))))
    for each in remotes.values():
        each.close()
    os.kill(pid, signal.SIGTERM)
    nursery.wait()


def an_hour(nursery: Nursery, practice: Practice, fault: str = "") -> Recording:
    start, journal = Disk.of(practice.folder), practice.folder.parent / "journal"
    pid, address = serves(nursery, practice.folder, journal=journal, fault=fault)
    pushed(practice, address, nursery, pid)
    return Recording(start, read_journal(journal, practice.folder))


@dataclass
class Examiner:
    """Opens what a crash left of a server and goes on with it. Raises Wrong, or whatever else went wrong.

    Going on is done for each state that is new, and of the others for one in `every`.
    """

    practice: Practice
    folder: Path
    every: int = EVERY
    looked_at: int = 0
    gone_on: int = 0
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def look_at(self, moment: Moment) -> None:
        self.looked_at += 1
        moment.image.lay_out(self.folder)
        engine = open_database(f"sqlite:///{self.folder / 'server.db'}", make=False)
        try:
            with engine.begin() as connection:
                found = problems(connection)
                rows = connection.exec_driver_sql("SELECT id, seq FROM change").all()
            if found:
                raise Wrong(f"{found} ({moment.where})")
            places = {row.id: row.seq for row in rows}
            self._nothing_is_lost(places, moment)
            state = tuple(sorted(places.items()))
            if state not in self._known or self.looked_at % self.every == 0:
                self._known.add(state)
                self.gone_on += 1
                self._goes_on(Server(engine, "Testkøbing"), moment)
        finally:
            engine.dispose()
            shutil.rmtree(self.folder)

    def _nothing_is_lost(self, places: dict[str, int], moment: Moment) -> None:
        for number, push in enumerate(self.practice.pushes):
            there = {id_: places[id_] for id_ in push.ids & places.keys()}
            if number < moment.said.answered:
                _holds(there == push.places, f"what was answered in push {number} is lost or moved", moment)
            elif number == moment.said.answered:
                _holds(there.keys() in (set(), push.ids), f"push {number} is there in part", moment)
            else:
                _holds(not there, f"push {number} is there before it came", moment)

    def _goes_on(self, server: Server, moment: Moment) -> None:
        """Both laptops send everything again, as they would: afterwards all is there, once, without gaps."""
        tokens = {each.device: server.token(_signed(each)).token for each in self.practice.laptops}
        for push in self.practice.pushes:
            request = RawRequest(
                changes=tuple(msgspec.Raw(msgspec.json.encode(each)) for each in push.changes)
            )
            answer = server.sync(tokens[push.laptop.device], request)
            _holds(not answer.refused, f"{answer.refused}", moment)
        read = server.sync(tokens[self.practice.laptops[0].device], RawRequest())
        ids = Counter(entry.id for page in read.streams.values() for entry in page.accepted)
        wanted = {id_ for push in self.practice.pushes for id_ in push.ids}
        _holds(wanted <= ids.keys() and set(ids.values()) == {1}, "not everything is read once", moment)
        numbers = [entry.seq for entry in read.streams[plan_of(self.practice.case)].accepted]
        _holds(numbers == list(range(1, len(numbers) + 1)), "the numbers have gaps", moment)
        with server._engine.begin() as connection:
            _holds(not problems(connection), "the database is not whole afterwards", moment)


def _signed(laptop: Laptop):
    return Remote("http://127.0.0.1:1", laptop.device, laptop.key)._signed()


def _holds(is_so: bool, otherwise: str, moment: Moment) -> None:
    if not is_so:
        raise Wrong(f"{otherwise} ({moment.where})")
