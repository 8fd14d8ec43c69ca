"""Access to a case ends, and a crash comes in between: nothing written is lost, and nothing read stays."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync import engine, joining
from enplan_server import custody, membership
from tests.crash.clients import Place, a_place, rows_of
from tests.crash.faults import TWO_STEPS
from tests.crash.nursery import Nursery
from tests.crash.recording import EVERY, Crash, Moment, Said, moments, recorded
from tests.server.running import new_case_id, plan_of
from tests.storage.making import laptop, new_id, reopened


class Farewell:
    """Mette's laptop, closed, with a case of Jonas's on which she no longer works; it has not heard of that."""

    def __init__(self, place: Place, blank: Path, folder: Path) -> None:
        self.place, self.folder, self.case = place, folder, new_case_id()
        vault = laptop(blank, folder)
        owner, code = place.running.invite("Mette Rosensti")
        self.remote = joining.join(vault, place.running.address, code, "en bærbar")
        jonas = place.running.laptop("Jonas Holm")
        jonas.send(
            jonas.change(self.case, type="case", record=self.case, new={"citizen": "Kim"}),
            jonas.change(self.case, type="note", record=new_id(), new={"text": "Kims egne ord"}),
        )
        jonas.remote.share(self.case, owner.id)
        assert engine.sync_once(vault, self.remote).trouble is None
        assert vault.held_streams() == [plan_of(self.case)]
        vault.close()
        with place.running.engine.begin() as connection:
            membership.end(connection, jonas.person, self.case, owner.id, place.running.clock())
        place.copies.clear()
        place.keep()

    def kept_apart(self) -> list[str]:
        with self.place.running.engine.begin() as connection:
            return [each["id"] for each in custody.kept_apart(connection)]

    def still_held(self) -> int:
        with self.place.running.engine.begin() as connection:
            return len(custody.still_held(connection, self.place.running.clock()))


@pytest.fixture
def farewell(memory: Path, blank: Path) -> Iterator[Farewell]:
    with a_place(memory / "server") as place:
        made = Farewell(place, blank, memory / "vault")
        yield made
        made.remote.close()


@pytest.mark.parametrize("crash", Crash)
def test_a_case_is_left_in_order_however_often_the_program_dies_of_it(crash, nursery, memory, farewell):
    assert_left_in_order(crash, nursery, memory, farewell)


def test_a_case_that_is_removed_in_two_steps_is_noticed(nursery, memory, farewell):
    with pytest.raises(AssertionError):
        assert_left_in_order(Crash.KILL, nursery, memory, farewell, fault=TWO_STEPS)


def assert_left_in_order(
    crash: Crash, nursery: Nursery, memory: Path, farewell: Farewell, fault: str = ""
) -> None:
    recording = recorded(nursery, "a_farewell", farewell.folder, {"case": farewell.case}, fault=fault)
    farewell.place.running.hang_up()
    whole, known = recording.whole, set[tuple[object, ...]]()
    for number, moment in enumerate(moments(recording, crash)):
        vault = reopened(moment.image.lay_out(memory / "after"))
        assert vault.check() == [], moment.where
        assert_all_or_nothing(vault, farewell, moment)
        state = (*rows_of(vault), *vault.purged(), moment.said.answered + moment.said.asks)
        if state not in known or number % EVERY == 0:
            known.add(state)
            assert_leaves(vault, farewell, moment, whole)
        vault.close()
        shutil.rmtree(memory / "after")
    assert len(known) > 2


def assert_all_or_nothing(vault: Vault, farewell: Farewell, moment: Moment) -> None:
    """The rows go together; what was written waits, or is with the server, until they do."""
    changes, cursors, _, records = rows_of(vault)
    there = [bool(each) for each in (changes, cursors, records)]
    assert len(set(there)) == 1, moment.where
    assert bool(vault.purged()) <= (not there[0]), moment.where
    assert vault.search("kims") == [] or there[0], moment.where


def assert_leaves(vault: Vault, farewell: Farewell, moment: Moment, whole: Said) -> None:
    farewell.place.go_back_to(min(moment.said.answered + moment.said.asks, len(farewell.place.copies) - 1))
    outcome = engine.sync_once(vault, farewell.remote)
    assert outcome.trouble is None, moment.where
    assert (vault.held_streams(), vault.purged()) == ([], {}), moment.where
    wanted = whole.done[0]["ids"]
    kept = farewell.kept_apart()
    assert kept == wanted or (not moment.said.done and kept == []), moment.where
    assert farewell.still_held() == 0, moment.where
    assert vault.backups() == [], moment.where
    assert vault.check() == [], moment.where
