"""The net catches what it is there for: each planted fault is seen, by the kind of crash that it is told by."""

import pytest
from sqlalchemy.exc import DatabaseError

from enplan_desktop.storage.errors import VaultTrouble
from enplan_server.database import NoDatabase
from tests.crash import clients, servers
from tests.crash.faults import FAULTS
from tests.crash.recording import Crash, Recording, moments, recorded

OF_THE_VAULT = [name for name, fault in FAULTS.items() if fault.story == "a_morning"]
OF_THE_SERVER = [name for name, fault in FAULTS.items() if fault.story == "a_server"]
SELDOM = 1000
"""Only states that are new are worked on: whoever looks for a fault need not go on from a sound state twice."""


@pytest.mark.parametrize("name", OF_THE_VAULT)
def test_a_fault_of_the_vault_is_caught(name, nursery, caseload, memory):
    told = {"case": caseload.case, "goal": caseload.goal}
    recording = recorded(nursery, "a_morning", caseload.folder, told, fault=name)
    caseload.place.running.hang_up()
    examiner = clients.Examiner(caseload, recording.whole, memory / "after", every=SELDOM)
    with pytest.raises((clients.Wrong, VaultTrouble)):
        look_at_all(recording, FAULTS[name].crash, examiner)


@pytest.mark.parametrize("name", OF_THE_SERVER)
def test_a_fault_of_the_server_is_caught(name, nursery, memory):
    practice = servers.a_practice(memory / "server")
    recording = servers.an_hour(nursery, practice, fault=name)
    examiner = servers.Examiner(practice, memory / "after", every=SELDOM)
    with pytest.raises((clients.Wrong, NoDatabase, DatabaseError)):
        look_at_all(recording, FAULTS[name].crash, examiner)


def look_at_all(recording: Recording, crash: Crash, examiner: clients.Examiner | servers.Examiner) -> None:
    for moment in moments(recording, crash, rounds=2):
        examiner.look_at(moment)
