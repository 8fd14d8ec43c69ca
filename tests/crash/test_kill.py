"""Programs that are really killed, at one write after the other, and started again."""

import os
import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest

from enplan_desktop.domain.records import Goal
from enplan_desktop.sync.protocol import SyncRequest
from enplan_desktop.sync.troubles import SyncTrouble
from enplan_server.checking import problems
from enplan_server.database import open_database
from tests.crash.clients import Caseload
from tests.crash.nursery import Nursery
from tests.crash.recording import ROUNDS, SEED
from tests.crash.servers import Practice, a_practice, serves
from tests.crash.shim import Moment
from tests.server.running import plan_of
from tests.storage.making import reopened

STEP = max(1, 8 // ROUNDS)
"""Of the writes of the longer programs, every so manyeth; a long run takes each."""
MOST = 2000
"""More writes than any of these programs does."""


def when(number: int) -> Moment:
    """After one write is before the next: so half of them are torn, the others not begun."""
    return Moment.TORN if number % 2 else Moment.BEFORE


@pytest.mark.parametrize(("told", "step"), [({"words": ["Et"], "syncs": False}, 1), ({}, STEP)])
def test_a_laptop_that_is_killed_at_any_write_goes_on_when_it_is_started_again(
    told, step, nursery, caseload, memory
):
    whole = {"case": caseload.case, "words": ["Et", "To"], "syncs": True}
    kills = 0
    for number in range(1 + SEED % step, MOST, step):
        folder = Path(shutil.copytree(caseload.folder, memory / f"vault-{number}"))
        caseload.place.go_back_to(0)
        if not nursery.run("a_minute", folder, {**whole, **told}, kill=(number, when(number))).killed:
            break
        kills += 1
        assert not nursery.run("a_minute", folder, whole).killed
        assert_whole(caseload, folder, f"killed at write {number}, {when(number).name}")
        shutil.rmtree(folder)
    assert kills > 10


def assert_whole(caseload: Caseload, folder: Path, where: str) -> None:
    """Everything is there once, on both sides."""
    vault = reopened(folder)
    assert vault.check() == [], where
    goals = [each for each in vault.plan(caseload.case).records.values() if isinstance(each, Goal)]
    words = Counter(each.words for each in goals)
    assert (words["Et"], words["To"]) == (1, 1), where
    assert (vault.unsent().waiting, vault.unsent().refused) == (0, 0), where
    here = [entry.change.id for entry in vault.history(caseload.case, limit=500)]
    vault.close()
    there = [each.id for each in caseload.place.order()[plan_of(caseload.case)]]
    assert sorted(here) == sorted(there), where
    assert len(set(there)) == len(there), where
    assert caseload.place.problems() == [], where


@pytest.fixture
def practice(memory: Path) -> Practice:
    return a_practice(memory / "base")


def test_a_server_that_is_killed_at_any_write_goes_on_when_it_is_started_again(nursery, practice, memory):
    push = practice.pushes[1]
    kills = 0
    for number in range(1 + SEED % STEP, MOST, STEP):
        folder = Path(shutil.copytree(practice.folder, memory / f"server-{number}"))
        pid, address = serves(nursery, folder, kill=(number, when(number)))
        if address and sent(practice, address):
            os.kill(pid, signal.SIGTERM)
        if not nursery.wait().killed:
            break
        kills += 1
        places = restarted(nursery, practice, folder)
        where = f"killed at write {number}, {when(number).name}"
        assert places.keys() == push.ids, where
        assert_whole_server(folder, places, where)
        shutil.rmtree(folder)
    assert kills > 3


def sent(practice: Practice, address: str) -> dict[str, int]:
    """Where the changes of one push stand, as the server answers; nothing where it went away."""
    push = practice.pushes[1]
    remote = practice.remote(push.laptop, address)
    try:
        push.answered(remote.sync(SyncRequest(changes=tuple(push.changes))))
    except SyncTrouble:
        return {}
    finally:
        remote.close()
    return push.places


def restarted(nursery: Nursery, practice: Practice, folder: Path) -> dict[str, int]:
    """The server again, and the push again, as the laptop would that never got its answer; killed upon that."""
    pid, address = serves(nursery, folder)
    places = sent(practice, address)
    os.kill(pid, signal.SIGKILL)
    assert nursery.wait().killed
    return places


def assert_whole_server(folder: Path, places: dict[str, int], where: str) -> None:
    engine = open_database(f"sqlite:///{folder / 'server.db'}", make=False)
    with engine.begin() as connection:
        assert problems(connection) == [], where
        rows = connection.exec_driver_sql("SELECT id, seq FROM change").all()
    engine.dispose()
    assert places.items() <= {row.id: row.seq for row in rows}.items(), where
    assert len(rows) == len(places) + 1, where
