"""The net catches what it is there for: each planted fault is seen, by the kind of crash that it is told by."""

import pytest

from tests.crash.clients import Examiner
from tests.crash.faults import FAULTS
from tests.crash.recording import moments, recorded


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_vault_is_caught(name, nursery, caseload, memory):
    fault = FAULTS[name]
    told = {"case": caseload.case, "goal": caseload.goal}
    recording = recorded(nursery, fault.story, caseload.folder, told, fault=name)
    caseload.place.running.hang_up()
    examiner = Examiner(caseload, recording.whole, memory / "after")
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it leads to: it is seen
        for moment in moments(recording, fault.crash, rounds=2):
            examiner.look_at(moment)
    print(name, "|", repr(caught.value)[:150], "|", examiner.looked_at)
