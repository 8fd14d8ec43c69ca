"""A laptop's day, and every state in which a crash may leave its vault."""

import shutil

import pytest

from enplan_desktop.sync import engine, joining
from tests.crash.clients import Caseload, Examiner, a_place
from tests.crash.disk import Disk
from tests.crash.nursery import Nursery
from tests.crash.recording import Crash, Recording, moments, recorded
from tests.server.running import plan_of
from tests.storage.making import a_case, add, laptop, reopened


def a_day(nursery: Nursery, caseload: Caseload, fault: str = "") -> Recording:
    told = {"case": caseload.case, "goal": caseload.goal}
    recording = recorded(nursery, "a_day", caseload.folder, told, fault=fault)
    caseload.place.running.hang_up()
    return recording


@pytest.mark.parametrize("crash", Crash)
def test_a_laptop_goes_on_and_loses_nothing_after(crash, nursery, caseload, memory):
    recording = a_day(nursery, caseload)
    examiner = Examiner(caseload, recording.whole, memory / "after")
    for moment in moments(recording, crash):
        examiner.look_at(moment)
    assert examiner.looked_at > 80
    assert examiner.gone_on > 8


def test_what_the_recorder_writes_down_is_what_lies_in_the_folder(nursery, caseload):
    recording = a_day(nursery, caseload)
    for deed in recording.deeds:
        recording.start.apply(deed)
    assert recording.start.after_kill() == Disk.of(caseload.folder).after_kill()


@pytest.mark.parametrize("crash", Crash)
def test_a_laptop_that_was_broken_off_while_it_joined_joins_with_the_same_code(crash, nursery, memory, blank):
    vault = laptop(blank, memory / "vault")
    add(vault, case := a_case())
    vault.close()
    with a_place(memory / "server") as place:
        owner, code = place.running.invite("Mette Rosensti")
        place.keep()
        told = {"address": place.running.address, "code": code}
        recording = recorded(nursery, "a_joining", memory / "vault", told)
        known: set[object] = set()
        for moment in moments(recording, crash):
            vault = reopened(moment.image.lay_out(memory / "after"))
            assert vault.check() == [], moment.where
            assert_joins(vault, place, moment, known, case.id, owner.id, code)
            vault.close()
            shutil.rmtree(memory / "after")
        assert len(known) > 2


def assert_joins(vault, place, moment, known, case, owner, code):
    names = (joining.ADDRESS, joining.SERVER_NAME, joining.DEVICE_KEY, joining._JOINING)
    copy = moment.said.answered + moment.said.asks
    state = (vault.identity.person_id, *map(vault.get_setting, names), copy)
    if state in known:
        return
    known.add(state)
    place.go_back_to(copy)
    remote = joining.connect(vault)
    assert remote is not None or len(moment.said.done) == 0, moment.where
    if remote is None:
        remote = joining.join(vault, place.running.address, code, "en bærbar")
    outcome = engine.sync_once(vault, remote)
    remote.close()
    assert (outcome.trouble, outcome.refused) == (None, 0), moment.where
    assert [each.record for each in place.order()[plan_of(case)]] == [case], moment.where
    assert vault.identity.person_id == owner, moment.where
