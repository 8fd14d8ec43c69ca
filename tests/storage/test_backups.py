"""Copies that can be relied on: made, read again, rotated, and put back."""

import errno
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.storage import vault as vault_module
from enplan_desktop.storage.backups import KEPT
from enplan_desktop.storage.errors import (
    DamagedBackup,
    DiskFull,
    NewerVault,
    NoDeviceSecret,
    NotAFolder,
    VaultInUse,
    WrongPassphrase,
)
from enplan_desktop.storage.migrating import REVISIONS
from enplan_desktop.storage.vault import create_vault, restore_vault
from tests.storage.making import (
    CHEAP,
    PASSPHRASE,
    MemoryKeyring,
    a_goal,
    add,
    edit,
    laptop,
    page,
    receipts,
    reopened,
)

FIRST = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


def restored(folder, path):
    return restore_vault(folder, path, PASSPHRASE, keyring=NoKeyring())


def test_a_backup_put_back_is_the_vault_as_it_was(vault, case, folder):
    goal = a_goal(case)
    add(vault, goal)
    before = vault.plan(case.id), vault.history(case.id, limit=99)
    backup = vault.backup()
    edit(vault, goal, words="Noget senere")
    vault.close()
    again = restored(folder, backup.path)
    assert (again.plan(case.id), again.history(case.id, limit=99)) == before
    again.close()


def test_a_restored_vault_does_not_sync_until_somebody_says_so(vault, folder):
    backup = vault.backup()
    assert not vault.sync_paused
    vault.close()
    again = restored(folder, backup.path)
    assert again.sync_paused
    again.resume_sync()
    assert not again.sync_paused
    again.close()


def test_what_a_restoration_replaces_is_set_aside_and_can_be_put_back_too(vault, case, folder):
    backup = vault.backup()
    goal = a_goal(case)
    add(vault, goal)
    vault.close()
    restored(folder, backup.path).close()
    (aside,) = (folder / "set-aside").glob("*/vault.db")
    again = restored(folder, aside)
    assert goal.id in again.plan(case.id).records
    again.close()


def test_a_restored_vault_does_not_meet_what_a_crash_left_of_the_one_before(vault, case, folder, tmp_path):
    backup = vault.backup()
    add(vault, a_goal(case))
    crashed = shutil.copytree(folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("vault.lock"))
    assert (crashed / "vault.db-wal").stat().st_size > 0
    again = restored(crashed, backup.path)
    assert again.plan(case.id).records == {}
    assert again.check() == []
    again.close()


def test_what_a_crash_left_beside_the_database_is_set_aside_with_it(vault, case, folder, tmp_path):
    backup = vault.backup()
    add(vault, a_goal(case))
    crashed = shutil.copytree(folder, tmp_path / "crashed", ignore=shutil.ignore_patterns("vault.lock"))
    restored(crashed, backup.path).close()
    (aside,) = (crashed / "set-aside").glob("*/")
    assert [each.name for each in aside.iterdir()] == ["vault.db"]
    again = restored(crashed, aside / "vault.db")
    assert len(again.plan(case.id).records) == 1
    again.close()


def test_a_restoration_that_was_broken_off_is_finished_by_the_next_opening(vault, case, folder):
    backup = vault.backup()
    add(vault, a_goal(case))
    vault.close()
    restored(folder, backup.path).close()
    (folder / "vault.db").rename(folder / "vault.db.restored")
    again = reopened(folder)
    assert again.plan(case.id).records == {}
    assert again.sync_paused
    again.close()


def test_a_restoration_that_was_broken_off_early_is_forgotten(vault, case, folder):
    backup = vault.backup()
    goal = a_goal(case)
    add(vault, goal)
    vault.close()
    shutil.copyfile(backup.path, folder / "vault.db.restored")
    again = reopened(folder)
    assert again.plan(case.id).records == {goal.id: goal}
    assert not (folder / "vault.db.restored").exists()
    again.close()


def test_a_key_file_is_taken_over_whole_or_not_at_all(vault, tmp_path, monkeypatch):
    def full(_path, _content):
        raise OSError(errno.ENOSPC, "full")

    backup = vault.backup(to=tmp_path / "usb")
    monkeypatch.setattr("enplan_desktop.storage.opening.write_durably", full)
    with pytest.raises(DiskFull):
        restored(tmp_path / "new", backup.path)
    assert list((tmp_path / "new").iterdir()) == []


def test_a_restored_vault_takes_back_what_the_server_had_from_it(vault, case, folder):
    vault.take_page(f"{case.id}/plan", page(vault.outbox(9)))
    backup = vault.backup()
    goal = a_goal(case)
    add(vault, goal)
    (sent,) = vault.outbox(9)
    vault.close()
    again = restored(folder, backup.path)
    again.take_page(f"{case.id}/plan", page([sent], after=1))
    assert again.plan(case.id).records == {goal.id: goal}
    add(again, a_goal(case))
    assert again.outbox(9)[0].device_seq == sent.device_seq + 1
    again.close()


def test_only_the_newest_backups_are_kept(vault):
    made = [vault.backup(now=lambda day=day: FIRST + timedelta(days=day)) for day in range(KEPT + 3)]
    assert vault.backups() == made[::-1][:KEPT]


def test_a_backup_is_due_once_a_day(vault):
    first = vault.backup_if_due(now=lambda: FIRST)
    assert vault.backup_if_due(now=lambda: FIRST + timedelta(hours=23)) is None
    second = vault.backup_if_due(now=lambda: FIRST + timedelta(hours=24))
    assert vault.backups() == [second, first]


def test_a_backup_elsewhere_is_no_part_of_the_rotation(vault, tmp_path):
    there = [
        vault.backup(to=tmp_path / "usb", now=lambda day=day: FIRST + timedelta(days=day))
        for day in range(KEPT + 3)
    ]
    assert all(backup.path.exists() for backup in there)
    assert vault.backups() == []


def test_a_backup_lies_beside_the_key_file_that_it_needs(vault, folder, tmp_path):
    vault.backup()
    vault.backup(to=tmp_path / "usb")
    key_file = (folder / "vault.key").read_bytes()
    assert (folder / "backups" / "vault.key").read_bytes() == key_file
    assert (tmp_path / "usb" / "vault.key").read_bytes() == key_file


def test_a_new_passphrase_opens_old_backups(vault, case, folder):
    backup = vault.backup()
    vault.change_passphrase(PASSPHRASE, "en ny sætning")
    vault.close()
    assert (folder / "backups" / "vault.key").read_bytes() == (folder / "vault.key").read_bytes()
    with pytest.raises(WrongPassphrase):
        restored(folder, backup.path)
    again = restore_vault(folder, backup.path, "en ny sætning", keyring=NoKeyring())
    assert again.case_ids() == [case.id]
    again.close()


@pytest.mark.parametrize("content", [b"", b"rubbish" * 1000])
def test_rubbish_is_not_put_back(vault, case, folder, tmp_path, content):
    vault.close()
    rubbish = tmp_path / "vault-20260310T120000.000000Z.db"
    rubbish.write_bytes(content)
    with pytest.raises(DamagedBackup):
        restored(folder, rubbish)
    again = reopened(folder)
    assert again.case_ids() == [case.id]
    again.close()


def test_a_newer_programs_backup_is_not_put_back(vault, case, folder, tmp_path):
    with vault._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer = vault.backup(to=tmp_path / "usb")
    with vault._engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{REVISIONS[-1]}'")
    vault.close()
    with pytest.raises(NewerVault):
        restored(folder, newer.path)
    again = reopened(folder)
    assert again.case_ids() == [case.id]
    again.close()


def test_another_vaults_backup_is_not_put_back(vault, case, folder, tmp_path):
    other, _ = create_vault(tmp_path / "other", PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
    backup = other.backup()
    other.close()
    vault.close()
    with pytest.raises(DamagedBackup):
        restored(folder, backup.path)
    reopened(folder).close()


def test_an_open_vault_is_not_replaced(vault, folder):
    backup = vault.backup()
    with pytest.raises(VaultInUse):
        restored(folder, backup.path)


def test_a_new_computer_is_set_up_from_a_backup_and_the_recovery_key(folder, tmp_path):
    vault, recovery_key = create_vault(folder, PASSPHRASE, keyring=MemoryKeyring(), cost=CHEAP)
    backup = vault.backup(to=tmp_path / "usb")
    vault.close()
    new_folder, keyring = tmp_path / "new computer", MemoryKeyring()
    with pytest.raises(NoDeviceSecret):
        restore_vault(new_folder, backup.path, PASSPHRASE, keyring=keyring)
    assert list(new_folder.iterdir()) == []
    again = restore_vault(
        new_folder, backup.path, "en ny sætning", recovery_key=recovery_key, keyring=keyring
    )
    assert again.keyring_protected
    assert again.sync_paused
    again.close()


def test_a_backup_that_cannot_be_written_leaves_nothing_of_itself(vault, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(NotAFolder):
        vault.backup(to=tmp_path / "file")
    assert vault.backups() == []


def test_a_backup_that_cannot_be_read_again_is_not_kept(vault, monkeypatch):
    monkeypatch.setattr("enplan_desktop.storage.backups.sound_revision", lambda _path, _key: None)
    with pytest.raises(DamagedBackup):
        vault.backup()
    assert vault.backups() == []
    assert list((vault.folder / "backups").iterdir()) == []


def test_a_backup_of_a_laptop_that_went_on_is_still_the_same_device(blank, folder):
    vault = laptop(blank, folder)
    identity = vault.identity
    backup = vault.backup()
    vault.close()
    again = restored(folder, backup.path)
    assert again.identity == identity
    again.close()


def test_a_removal_that_nobody_need_be_told_of_takes_the_backups_too_though_the_program_dies(
    vault, case, folder, monkeypatch
):
    class Died(Exception):
        pass

    def dying(*_):
        raise Died

    vault.take_page(f"{case.id}/plan", receipts(vault.outbox(9)))
    vault.backup()
    with monkeypatch.context() as patched:
        patched.setattr(vault_module, "empty_wal", dying)
        with pytest.raises(Died):
            vault.purge([f"{case.id}/plan"], {})
    vault.close()
    again = reopened(folder)
    assert (len(again.backups()), again.purged()) == (1, {})
    again.to_sync(1)
    assert again.backups() == []
    again.close()
