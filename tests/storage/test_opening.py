"""What stands between a person and their vault, each told apart and said in words."""

import os
import resource
import subprocess
import sys
from contextlib import contextmanager

import msgspec
import psutil
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.storage import engine as engine_module
from enplan_desktop.storage import lock as lock_module
from enplan_desktop.storage.errors import (
    DamagedVault,
    DiskFull,
    NoDeviceSecret,
    NoPermission,
    NotAFolder,
    NoVault,
    VaultExists,
    VaultInUse,
    VaultTrouble,
    WrongPassphrase,
    WrongRecoveryKey,
)
from enplan_desktop.storage.lock import Owner
from enplan_desktop.storage.vault import create_vault, open_vault, recover_vault, restore_vault
from tests.storage.making import (
    CHEAP,
    PASSPHRASE,
    MemoryKeyring,
    a_case,
    a_goal,
    a_note,
    add,
    edit,
    laptop,
    reopened,
)


def made(folder, keyring):
    vault, recovery_key = create_vault(folder, PASSPHRASE, keyring=keyring, cost=CHEAP)
    vault.close()
    return recovery_key


def test_a_new_vault_is_open_and_holds_no_case(folder):
    vault, _ = create_vault(folder, PASSPHRASE, keyring=MemoryKeyring(), cost=CHEAP)
    assert vault.keyring_protected
    assert vault.identity is None
    assert vault.case_ids() == []
    vault.close()


def test_a_vault_without_a_keyring_says_so_also_when_opened_again(folder):
    made(folder, NoKeyring())
    vault = open_vault(folder, PASSPHRASE, keyring=NoKeyring())
    assert not vault.keyring_protected
    vault.close()


def test_the_wrong_passphrase_is_said_to_be_that(folder):
    keyring = MemoryKeyring()
    made(folder, keyring)
    with pytest.raises(WrongPassphrase):
        open_vault(folder, "noget andet", keyring=keyring)
    open_vault(folder, PASSPHRASE, keyring=keyring).close()


def test_a_folder_on_another_computer_needs_the_recovery_key(folder):
    recovery_key = made(folder, MemoryKeyring())
    elsewhere = MemoryKeyring()
    with pytest.raises(NoDeviceSecret):
        open_vault(folder, PASSPHRASE, keyring=elsewhere)
    vault = recover_vault(folder, recovery_key, "en ny sætning", keyring=elsewhere, cost=CHEAP)
    assert vault.keyring_protected
    vault.close()
    open_vault(folder, "en ny sætning", keyring=elsewhere).close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE, keyring=elsewhere)


def test_recovery_with_the_wrong_key_or_a_poor_passphrase_changes_nothing(folder):
    keyring = MemoryKeyring()
    recovery_key = made(folder, keyring)
    with pytest.raises(WrongRecoveryKey):
        recover_vault(folder, "7QKD", "en ny sætning", keyring=keyring, cost=CHEAP)
    with pytest.raises(BadValue):
        recover_vault(folder, recovery_key, "kort", keyring=keyring, cost=CHEAP)
    open_vault(folder, PASSPHRASE, keyring=keyring).close()


def test_a_changed_passphrase_is_the_one_that_opens(vault, case, folder):
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("noget andet", "en ny sætning")
    vault.change_passphrase(PASSPHRASE, "en ny sætning")
    assert vault.admits("en ny sætning")
    assert not vault.admits(PASSPHRASE)
    vault.close()
    with pytest.raises(WrongPassphrase):
        reopened(folder)
    again = open_vault(folder, "en ny sætning", keyring=NoKeyring())
    assert again.case_ids() == [case.id]
    again.close()


def test_another_recovery_key_takes_the_place_of_the_one_that_nobody_kept(folder):
    lost = made(folder, NoKeyring())
    vault = reopened(folder)
    backup = vault.backup().path
    with pytest.raises(WrongPassphrase):
        vault.renew_recovery_key("noget andet")
    kept = vault.renew_recovery_key(PASSPHRASE)
    vault.close()
    reopened(folder).close()
    with pytest.raises(WrongRecoveryKey):
        recover_vault(folder, lost, "en ny sætning", keyring=NoKeyring(), cost=CHEAP)
    recover_vault(folder, kept, "en ny sætning", keyring=NoKeyring(), cost=CHEAP).close()
    restored = folder.parent / "restored"
    restore_vault(restored, backup, "en tredje sætning", recovery_key=kept, keyring=NoKeyring()).close()


def test_where_there_is_no_vault_it_says_where(tmp_path):
    with pytest.raises(NoVault) as refusal:
        reopened(tmp_path / "nowhere")
    assert str(tmp_path / "nowhere") in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_not_made_over_another(vault, folder):
    with pytest.raises(VaultExists):
        create_vault(folder, PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)


def test_a_vault_that_could_not_be_finished_leaves_nothing(folder, monkeypatch):
    def fails(_engine):
        raise DiskFull

    monkeypatch.setattr("enplan_desktop.storage.opening.upgrade", fails)
    with pytest.raises(DiskFull):
        made(folder, NoKeyring())
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    made(folder, NoKeyring())


def test_a_vault_is_not_made_where_a_file_is(folder):
    folder.write_text("noget")
    with pytest.raises(NotAFolder):
        made(folder, NoKeyring())
    assert folder.read_text() == "noget"


# Only one window at a time

_OPENER = f"""
import sys
from pathlib import Path
from keyring.backends.null import Keyring
from enplan_desktop.storage.vault import open_vault
from enplan_desktop.storage.errors import VaultInUse
try:
    open_vault(Path(sys.argv[1]), {PASSPHRASE!r}, keyring=Keyring())
except VaultInUse as trouble:
    print(trouble)
    sys.exit(3)
print("open", flush=True)
sys.stdin.read()
"""


def opener(folder, **pipes):
    return subprocess.Popen(
        [sys.executable, "-c", _OPENER, str(folder)], stdout=subprocess.PIPE, text=True, **pipes
    )


def test_a_second_process_is_refused_and_told_who_has_it(vault, folder):
    second = opener(folder)
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 3
    assert str(os.getpid()) in said


def test_a_second_window_of_the_same_process_is_refused(vault, folder):
    with pytest.raises(VaultInUse):
        reopened(folder)


def test_the_database_itself_keeps_a_second_process_out_if_the_lock_is_gone(vault, folder):
    (folder / "vault.lock").unlink()
    second = opener(folder)
    second.communicate(timeout=30)
    assert second.returncode == 3


def test_what_a_killed_process_left_behind_does_not_lock_anybody_out(blank, folder, vault):
    vault.close()
    first = opener(folder, stdin=subprocess.PIPE)
    assert first.stdout.readline() == "open\n"
    first.kill()
    first.communicate()
    assert (folder / "vault.lock").exists()
    reopened(folder).close()
    assert not (folder / "vault.lock").exists()


def _written(folder, owner):
    (folder / "vault.lock").write_bytes(msgspec.json.encode(owner))


@pytest.fixture
def this_process():
    return lock_module._this_process()


def test_a_number_that_another_process_has_by_now_is_no_owner(vault, folder, this_process):
    vault.close()
    _written(folder, msgspec.structs.replace(this_process, started=this_process.started - 3600))
    reopened(folder).close()


def test_an_owner_that_lives_is_respected(vault, folder, this_process):
    vault.close()
    parent = psutil.Process(os.getppid())
    _written(folder, Owner(parent.pid, parent.create_time(), this_process.computer, "i dag"))
    with pytest.raises(VaultInUse) as refusal:
        reopened(folder)
    assert "i dag" in str(refusal.value)
    (folder / "vault.lock").unlink()


@pytest.mark.parametrize("rubbish", [b"", b"{", b"\xff\xfe", b'{"pid": "x"}'])
def test_a_lock_that_nobody_can_read_locks_nobody_out(vault, folder, rubbish):
    vault.close()
    (folder / "vault.lock").write_bytes(rubbish)
    reopened(folder).close()


# Damage


def filled(vault, case):
    add(vault, *(a_note(case, f"Notat {number} " * 50) for number in range(40)))


def test_a_database_that_is_rubbish_is_damaged_and_not_a_wrong_passphrase(vault, folder):
    vault.close()
    (folder / "vault.db").write_bytes(b"rubbish" * 1000)
    with pytest.raises(DamagedVault) as damage:
        reopened(folder)
    assert damage.value.newest_backup is None


@pytest.mark.parametrize("left", [0, 1, 100, 4096, 5000])
def test_a_database_that_was_cut_off_is_damaged(vault, case, folder, left):
    filled(vault, case)
    vault.close()
    content = (folder / "vault.db").read_bytes()
    (folder / "vault.db").write_bytes(content[:left])
    with pytest.raises(DamagedVault):
        _used(folder)


def _used(folder):
    """Opens a vault and reads all of it."""
    vault = reopened(folder)
    try:
        for case_id in vault.case_ids():
            vault.plan(case_id)
            vault.history(case_id, limit=999)
        if vault.check():
            raise DamagedVault
    finally:
        vault.close()


@pytest.fixture(scope="module")
def full_vault(blank, tmp_path_factory):
    """A closed vault with some work in it: its folder and its database."""
    folder = tmp_path_factory.mktemp("full") / "vault"
    vault = laptop(blank, folder)
    case = a_case()
    add(vault, case)
    filled(vault, case)
    vault.close()
    return folder, (folder / "vault.db").read_bytes()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 0.999), bit=st.integers(0, 7))
def test_a_flipped_bit_is_never_read_as_something_else(full_vault, where, bit):
    folder, content = full_vault
    damaged = bytearray(content)
    damaged[int(where * len(damaged))] ^= 1 << bit
    (folder / "vault.db").write_bytes(damaged)
    with pytest.raises(DamagedVault):
        _used(folder)


def test_damage_names_the_newest_backup_that_is_good(vault, case, folder):
    good = vault.backup()
    bad = vault.backup()
    bad.path.write_bytes(b"rubbish" * 1000)
    vault.close()
    (folder / "vault.db").write_bytes(b"rubbish" * 1000)
    with pytest.raises(DamagedVault) as damage:
        reopened(folder)
    assert damage.value.newest_backup == good.path
    assert good.path.name in str(damage.value)


def test_a_database_that_is_gone_is_damage_too_where_there_are_backups(vault, folder):
    good = vault.backup()
    vault.close()
    (folder / "vault.db").unlink()
    with pytest.raises(DamagedVault) as damage:
        reopened(folder)
    assert damage.value.newest_backup == good.path


# Disks and permissions


@contextmanager
def a_disk_with(vault, pages):
    """The database may grow by so many pages, as on a disk that is nearly full."""
    connection = engine_module._driver_connection(vault._engine)
    (size,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {size + pages}")
    yield
    connection.execute("PRAGMA max_page_count = 4294967294")


def test_a_full_disk_is_said_and_nothing_is_half_written(vault, case, folder):
    note = a_note(case, "Første")
    add(vault, note)
    before = vault.plan(case.id), vault.history(case.id, limit=99), vault.unsent(), vault.search("første")
    with a_disk_with(vault, pages=2), pytest.raises(DiskFull):
        edit(vault, note, text="Anden " * 20_000)
    after = vault.plan(case.id), vault.history(case.id, limit=99), vault.unsent(), vault.search("første")
    assert after == before
    assert vault.search("anden") == []
    assert vault.check() == []
    edit(vault, note, text="Anden")
    assert [hit.record for hit in vault.search("anden")] == [note.id]


@contextmanager
def small_files():
    """No file may grow beyond 64 KiB: writing fails for real, in the middle of whatever is going on."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65_536, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_write_that_the_disk_breaks_off_leaves_the_vault_as_it_was(vault, case):
    add(vault, a_goal(case))
    before = vault.plan(case.id), vault.unsent()
    with small_files(), pytest.raises(VaultTrouble):
        add(vault, a_note(case, "Noget langt " * 20_000))
    assert (vault.plan(case.id), vault.unsent()) == before
    assert vault.check() == []
    add(vault, a_note(case, "Noget kort"))


@contextmanager
def nobody():
    """As somebody without rights, also where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_to_all(folder):
    """Lets everybody pass through the folders above the vault."""
    for above in list(folder.parents)[:4]:
        if above.stat().st_uid == os.geteuid():
            above.chmod(0o755)


@pytest.fixture
def read_only(vault, folder, open_to_all):
    vault.close()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_said_so(read_only):
    before = {path: path.read_bytes() for path in read_only.iterdir()}
    with nobody(), pytest.raises(NoPermission) as refusal:
        reopened(read_only)
    assert str(read_only) in str(refusal.value)
    assert {path: path.read_bytes() for path in read_only.iterdir()} == before


def test_a_vault_is_not_made_where_nobody_may_write(tmp_path, folder, open_to_all):
    tmp_path.chmod(0o555)
    with nobody(), pytest.raises(NoPermission):
        made(folder, NoKeyring())
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_may_read_a_vault(folder):
    vault, _ = create_vault(folder, PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    vault.commit([creation(a_case())])
    backup = vault.backup()
    assert folder.stat().st_mode & 0o077 == 0
    assert [path for path in folder.iterdir() if path.stat().st_mode & 0o077] == []
    assert backup.path.stat().st_mode & 0o077 == 0
    vault.close()


def test_a_closed_vault_has_let_go_of_its_key(folder):
    vault, _ = create_vault(folder, PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
    key = vault._opened.key
    vault.close()
    assert set(key) == {0}
