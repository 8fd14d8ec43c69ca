"""A vault is made, put under another passphrase, backed up and restored: no crash leaves it unopenable."""

import shutil
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.backups import KEPT, backups_in
from enplan_desktop.storage.engine import sound_revision
from enplan_desktop.storage.errors import NoVault, VaultTrouble, WrongPassphrase
from enplan_desktop.storage.keys import unlock
from enplan_desktop.storage.migrating import REVISIONS, downgrade, revision_of
from enplan_desktop.storage.vault import Vault, create_vault, open_vault, restore_vault
from tests.crash.faults import FAULTS
from tests.crash.recording import EVERY, ROUNDS, Crash, Recording, moments, recorded
from tests.crash.stories import MORNING, NEW_PASSPHRASE
from tests.storage.making import (
    CHEAP,
    PASSPHRASE,
    MemoryKeyring,
    a_case,
    a_goal,
    add,
    laptop,
    reopened,
)

SELDOM = max(1, EVERY // 3)
"""Of states with the same files, one in so many is looked at where that takes long."""
every_crash = pytest.mark.parametrize("crash", Crash)


def laid_out(recording: Recording, crash: Crash, memory: Path, rounds: int = 2):
    """Every state after a crash, in a folder of its own."""
    count = 0
    for count, moment in enumerate(moments(recording, crash, rounds=rounds * ROUNDS), 1):
        folder = moment.image.lay_out(memory / f"after-{count}")
        yield moment, folder
        shutil.rmtree(folder)
    assert count > 3


def holding(kept: Mapping[str, str]) -> MemoryKeyring:
    keyring = MemoryKeyring()
    keyring.kept = {("En plan", entry): secret for entry, secret in kept.items()}
    return keyring


def kept_by(keyring: MemoryKeyring) -> dict[str, str]:
    return {entry: secret for (_, entry), secret in keyring.kept.items()}


def opened_by(folder: Path, keyring: MemoryKeyring, *passphrases: str) -> Vault | None:
    for each in passphrases:
        try:
            return open_vault(folder, each, keyring=keyring)
        except WrongPassphrase:
            continue
    return None


def works(vault: Vault) -> bool:
    """Whether somebody can write in it."""
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    case = a_case()
    vault.commit([creation(case)])
    return vault.plan(case.id).case == case and not vault.check()


@every_crash
def test_a_vault_that_is_being_made_is_there_whole_or_can_be_made_again(crash, nursery, memory):
    recording = recorded(nursery, "the_first_vault", memory / "vault")
    tried: set[frozenset[str]] = set()
    for number, (moment, folder) in enumerate(laid_out(recording, crash, memory, rounds=1)):
        keyring, names = holding(moment.said.keyring), frozenset(moment.image.files)
        try:
            vault = open_vault(folder, PASSPHRASE, keyring=keyring)
        except NoVault:
            assert not moment.said.done, moment.where
            if names in tried and number % SELDOM:
                continue
            tried.add(names)
            vault, _ = create_vault(folder, PASSPHRASE, keyring=keyring, cost=CHEAP)
        assert works(vault), moment.where
        vault.close()


@pytest.fixture
def locked(memory):
    """A vault with a keyring, a backup and a case, closed; what the keyring holds, and the recovery key."""
    keyring = MemoryKeyring()
    vault, recovery_key = create_vault(memory / "vault", PASSPHRASE, keyring=keyring, cost=CHEAP)
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    add(vault, a_case())
    vault.backup()
    vault.close()
    return kept_by(keyring), recovery_key


@every_crash
@pytest.mark.parametrize("story", ["a_new_passphrase", "a_forgotten_passphrase"])
def test_a_vault_opens_by_the_old_passphrase_or_the_new_one(crash, story, nursery, memory, locked):
    kept, recovery_key = locked
    told = {"kept": kept, **({"recovery_key": recovery_key} if story == "a_forgotten_passphrase" else {})}
    recording = recorded(nursery, story, memory / "vault", told, keyring=kept)
    assert_opened_after(recording, crash, memory)


def assert_opened_after(recording: Recording, crash: Crash, memory: Path) -> None:
    for moment, folder in laid_out(recording, crash, memory):
        passphrases = (NEW_PASSPHRASE,) if moment.said.done else (NEW_PASSPHRASE, PASSPHRASE)
        keyring = holding(moment.said.keyring)
        vault = opened_by(folder, keyring, *passphrases)
        assert vault is not None, moment.where
        assert len(vault.case_ids()) == 1
        (backup,) = vault.backups()
        vault.close()
        assert_restorable(backup.path, folder, keyring, passphrases)


@pytest.mark.parametrize(
    "name", [name for name, fault in FAULTS.items() if fault.story == "a_new_passphrase"]
)
def test_a_fault_of_the_key_file_is_caught(name, nursery, memory, locked):
    kept, _ = locked
    recording = recorded(
        nursery, "a_new_passphrase", memory / "vault", {"kept": kept}, fault=name, keyring=kept
    )
    with pytest.raises((AssertionError, VaultTrouble)):
        assert_opened_after(recording, FAULTS[name].crash, memory)


def assert_restorable(
    backup: Path, folder: Path, keyring: MemoryKeyring, passphrases: tuple[str, ...]
) -> None:
    for each in passphrases:
        try:
            key = unlock(folder, each, keyring).key
        except WrongPassphrase:
            continue
        assert sound_revision(backup, key)
        return
    raise AssertionError("no passphrase fits")


@every_crash
@pytest.mark.parametrize("before", [0, KEPT - 1])
def test_whatever_is_called_a_backup_can_be_restored_and_the_newest_are_kept(
    crash, before, nursery, memory, blank
):
    vault = laptop(blank, memory / "vault")
    add(vault, case := a_case())
    key = bytes(vault._opened.key)
    for day in range(before):
        vault.backup(now=partial(MORNING.__add__, timedelta(days=day - before)))
    vault.close()
    recording = recorded(nursery, "some_backups", memory / "vault", {"count": 2})
    known: set[bytes] = set()
    for moment, folder in laid_out(recording, crash, memory, rounds=1):
        found = backups_in(folder / "backups")
        fresh = {each.path.read_bytes(): each.path for each in found}
        assert all(sound_revision(path, key) for content, path in fresh.items() if content not in known)
        known |= fresh.keys()
        assert len(found) >= min(before + len(moment.said.done), KEPT), moment.where
        vault = reopened(folder)
        assert vault.case_ids() == [case.id]
        vault.close()


@every_crash
def test_a_vault_of_an_older_program_is_brought_up_to_date_or_stays_as_it_was(crash, nursery, memory, blank):
    vault = laptop(blank, memory / "vault")
    case = a_case()
    add(vault, case)
    downgrade(vault._engine, REVISIONS[0])
    vault.close()
    recording = recorded(nursery, "an_opening", memory / "vault")
    tried: set[frozenset[str]] = set()
    for number, (moment, folder) in enumerate(laid_out(recording, crash, memory, rounds=1)):
        names = frozenset(moment.image.files)
        if names in tried and number % SELDOM:
            continue
        tried.add(names)
        vault = reopened(folder)
        assert revision_of(vault._engine) == REVISIONS[-1], moment.where
        assert vault.plan(case.id).case == case, moment.where
        assert vault.check() == [], moment.where
        vault.close()


class Torn:
    """A vault that crashed, with changes in its write-ahead log alone, and a backup that is older than they are."""

    def __init__(self, blank: Path, memory: Path, where: str) -> None:
        vault = laptop(blank, memory / "before")
        self.case = a_case()
        add(vault, self.case)
        to = None if where == "beside" else memory / "usb"
        backup = vault.backup(to=to).path
        self.goal = a_goal(self.case)
        add(vault, self.goal)
        self.folder = memory / "vault"
        shutil.copytree(memory / "before", self.folder, ignore=shutil.ignore_patterns("vault.lock"))
        self.backup = self.folder / "backups" / backup.name if to is None else backup
        vault.close()

    def set_aside_holds_all(self, folder: Path, memory: Path) -> bool:
        """Whether what was replaced lies whole in one of the folders for that."""
        for aside in (folder / "set-aside").glob("*/"):
            again = memory / "again"
            shutil.copytree(aside, again)
            shutil.copyfile(folder / "vault.key", again / "vault.key")
            try:
                vault = reopened(again)
                found = self.goal.id in vault.plan(self.case.id).records
                vault.close()
            except VaultTrouble:
                found = False
            shutil.rmtree(again)
            if found:
                return True
        return False


@every_crash
@pytest.mark.parametrize("where", ["beside", "elsewhere"])
def test_a_restoration_leaves_the_old_vault_or_the_restored_one(crash, where, nursery, memory, blank):
    torn = Torn(blank, memory, where)
    recording = recorded(nursery, "a_restoration", torn.folder, {"backup": str(torn.backup)})
    for moment, folder in laid_out(recording, crash, memory):
        vault = reopened(folder)
        is_old = torn.goal.id in vault.plan(torn.case.id).records
        assert vault.case_ids() == [torn.case.id], moment.where
        assert vault.check() == [], moment.where
        if not is_old:
            assert vault.sync_paused, moment.where
        vault.close()
        assert is_old or torn.set_aside_holds_all(folder, memory), moment.where
        assert not (is_old and moment.said.done), moment.where


@every_crash
def test_a_new_computer_can_be_set_up_again_after(crash, nursery, memory):
    vault, recovery_key = create_vault(memory / "old", PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    add(vault, a_case())
    backup = vault.backup(to=memory / "usb").path
    vault.close()
    told = {"backup": str(backup), "recovery_key": recovery_key}
    recording = recorded(nursery, "a_restoration", memory / "new", told)
    for moment, folder in laid_out(recording, crash, memory):
        if moment.said.done:
            vault = reopened(folder)
        else:
            vault = restore_vault(folder, backup, PASSPHRASE, recovery_key=recovery_key, keyring=NoKeyring())
        assert len(vault.case_ids()) == 1
        assert vault.sync_paused, moment.where
        vault.close()
