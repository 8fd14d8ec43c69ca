"""Every byte of every file in a vault's folder: nothing of a citizen, whatever happened there."""

import os
import signal
import subprocess
import sys
import unicodedata

import pytest
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import deletion
from enplan_desktop.domain.records import Contact, Dream, SheetIssue, Step
from enplan_desktop.storage.vault import restore_vault
from tests.storage.making import (
    PASSPHRASE,
    a_case,
    a_goal,
    a_note,
    add,
    edit,
    laptop,
    new_id,
    page,
    reopened,
)

SECRETS = (
    "Fyrtårnsvej",
    "Sofie Blåbær",
    "0101900008",
    "metadon",
    "Havørred",
    "Ærøskøbing",
    "Onkel Åge",
    "lommeulv",
    PASSPHRASE,
)
"""Words in every kind of record; none of them may stand in any file."""


def traces_in(folder):
    """Which of the secrets stand in which file, in any encoding that a program would write them in."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for secret in SECRETS:
            spellings = {secret, secret.lower(), secret.upper(), unicodedata.normalize("NFD", secret)}
            for spelling in spellings:
                encodings = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
                codes = [spelling.encode(name, "ignore") for name in encodings]
                codes.append(spelling.encode("ascii", "backslashreplace"))
                found += [(path.name, spelling) for code in codes if code in content]
    return found


def work(vault):
    """Some of everything; returns the case."""
    case = a_case("Sofie Blåbær")
    goal = a_goal(case, "Jeg vil bo på Fyrtårnsvej")
    draft = a_note(case, "Henter metadon om morgenen")
    add(
        vault,
        case,
        goal,
        draft,
        Dream(id=new_id(), case_id=case.id, words="At fiske Havørred"),
        Step(id=new_id(), case_id=case.id, goal_id=goal.id, text="Ring til Ærøskøbing"),
        Contact(id=new_id(), case_id=case.id, name="Onkel Åge"),
        SheetIssue(id=new_id(), case_id=case.id, content={"title": "lommeulv"}),
    )
    edit(vault, case, cpr="0101900008")
    edit(vault, draft, text="Henter ikke metadon mere")
    vault.commit([deletion(goal)])
    vault.log_lookup(case.id, "opened Sofie Blåbær")
    vault.set_setting("draft", "Fyrtårnsvej")
    assert vault.search("havørr")
    return case


def test_the_scan_would_find_what_it_looks_for(tmp_path):
    for number, encoding in enumerate(["utf-8", "utf-16", "latin-1"]):
        (tmp_path / f"{number}").write_bytes("… på Fyrtårnsvej 7".encode(encoding, "ignore"))
    assert {name for name, _ in traces_in(tmp_path)} == {"0", "1", "2"}


def test_an_open_vault_shows_nothing(vault, folder):
    work(vault)
    assert {path.name for path in folder.iterdir()} == {"vault.db", "vault.db-wal", "vault.key", "vault.lock"}
    assert traces_in(folder) == []


def test_a_closed_vault_shows_nothing(vault, folder):
    work(vault)
    vault.close()
    assert {path.name for path in folder.iterdir()} == {"vault.db", "vault.key"}
    assert traces_in(folder) == []


def test_backups_and_what_a_restoration_set_aside_show_nothing(vault, folder, tmp_path):
    work(vault)
    backup = vault.backup()
    vault.backup(to=tmp_path / "usb")
    vault.close()
    restore_vault(folder, backup.path, PASSPHRASE, keyring=NoKeyring()).close()
    assert len(list(folder.rglob("vault*.db"))) == 3
    assert traces_in(tmp_path) == []


def test_what_a_colleague_sent_shows_nothing(vault, folder, blank, tmp_path):
    colleague = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    case = work(colleague)
    vault.take_page(f"{case.id}/plan", page(colleague.outbox(99)))
    colleague.close()
    assert vault.search("metadon")
    assert traces_in(tmp_path) == []


def test_an_edit_that_fails_shows_nothing_in_its_error(vault, case):
    add(vault, a_note(case))
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE passage")
    with pytest.raises(Exception, match="no such table") as failure:
        work(vault)
    assert "metadon" not in str(failure.value)
    assert "Fyrtårnsvej" not in repr(failure.value)


_WRITER = f"""
import sys
from pathlib import Path
from keyring.backends.null import Keyring
from enplan_desktop.domain.changes import creation
from enplan_desktop.storage.vault import open_vault
from tests.storage.making import a_note, edit
from tests.storage.test_secrecy import SECRETS, work
vault = open_vault(Path(sys.argv[1]), {PASSPHRASE!r}, keyring=Keyring())
case = work(vault)
note = a_note(case, "x")
vault.commit([creation(note)])
print("ready", flush=True)
number = 0
while True:
    number += 1
    note = edit(vault, note, text=f"Skrift {{number}} " + " ".join(SECRETS) * 200)
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_program_shows_nothing_and_has_lost_nothing_that_it_said_was_stored(
    vault, folder, tmp_path, after
):
    vault.close()
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(after + 1)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    stored = int([*said, *rest.split()][-1])
    assert traces_in(folder) == []

    again = reopened(folder)
    (case_id,) = again.case_ids()
    (note,) = (each for each in again.plan(case_id).notes() if each.text.startswith("Skrift"))
    assert int(note.text.split()[1]) >= stored
    assert again.check() == []
    again.close()
    assert traces_in(folder) == []
