"""A laptop's day, and every state in which a crash may leave its vault."""

import pytest

from tests.crash.clients import Caseload, Examiner
from tests.crash.disk import Disk
from tests.crash.nursery import Nursery
from tests.crash.recording import Crash, Recording, moments, recorded


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
    print(crash, examiner.looked_at, examiner.gone_on)
    assert examiner.looked_at > 100


def test_what_the_recorder_writes_down_is_what_lies_in_the_folder(nursery, caseload):
    recording = a_day(nursery, caseload)
    for deed in recording.deeds:
        recording.start.apply(deed)
    assert recording.start.after_kill() == Disk.of(caseload.folder).after_kill()
