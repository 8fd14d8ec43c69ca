"""`enplan vault …`: make a vault, look after it, and get back into it."""

import getpass
import os
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from enplan_desktop.cli.asking import NEW_PASSPHRASE, PASSPHRASE, RECOVERY_KEY, new_secret, secret
from enplan_desktop.cli.opening import existing_folder, opened_vault, vault_folder
from enplan_desktop.cli.printing import tell
from enplan_desktop.cli.troubles import CannotWrite, FileExists, NoGoodBackup, NotWhole
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.backups import backups_in
from enplan_desktop.storage.checking import INDEX_DAMAGED
from enplan_desktop.storage.errors import DamagedBackup
from enplan_desktop.storage.files import BACKUPS
from enplan_desktop.storage.first_vault import Wish, make_vault
from enplan_desktop.storage.vault import Vault, create_vault, open_vault, recover_vault, restore_vault

_EXAMPLE_OWNER = "Mette Rosensti"
"""Who coordinates most of the invented cases."""


def create(asked: Namespace) -> int:
    folder = vault_folder(asked)
    passphrase = new_secret(PASSPHRASE, asked.passphrase_file, "--passphrase-file", asked.language)
    if asked.recovery_key_file is not None:
        _take_name(asked.recovery_key_file)
    wish = Wish(folder, passphrase, _owner(asked), asked.unit or Unit.JOBCENTER, asked.example)
    try:
        vault, recovery_key = make_vault(wish, create_vault, lambda _: None)
    except BaseException:
        if asked.recovery_key_file is not None:
            asked.recovery_key_file.unlink(missing_ok=True)
        raise
    try:
        _hand_over(recovery_key, vault, asked)
        if asked.example:
            tell(
                asked, "It holds {count} invented cases to try the program with.", count=len(vault.case_ids())
            )
    finally:
        vault.close()
    return 0


def _take_name(file: Path) -> None:
    """Makes an empty file that only its owner may read, before there is anything to lose."""
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise FileExists(file) from None
    except OSError as error:
        raise CannotWrite(file) from error


def _hand_over(recovery_key: str, vault: Vault, asked: Namespace) -> None:
    """Before anything else can fail: nothing keeps the recovery key."""
    tell(asked, "A new vault is in {folder}.", folder=vault.folder)
    if asked.recovery_key_file is None:
        tell(
            asked,
            "Its recovery key opens it if the passphrase is lost. Print it and keep it apart; it is not shown again:",
        )
        print(recovery_key, flush=True)
    else:
        asked.recovery_key_file.write_text(recovery_key + "\n", encoding="utf-8")
        tell(
            asked,
            "Its recovery key is in {file}. Keep it apart from this computer.",
            file=asked.recovery_key_file,
        )
    if not vault.keyring_protected:
        tell(
            asked,
            "This computer has no keyring, so the passphrase alone protects the vault: let it be a long one.",
        )


def _owner(asked: Namespace) -> str:
    if asked.name:
        return str(asked.name)
    return _EXAMPLE_OWNER if asked.example else getpass.getuser()


def check(asked: Namespace) -> int:
    with opened_vault(asked) as vault:
        found = vault.check()
        count = len(vault.case_ids())
    for sentence in found:
        tell(asked, sentence)
    if set(found) - {INDEX_DAMAGED}:  # an index is mended on the spot, since it says nothing of its own
        raise NotWhole
    tell(asked, "The vault is whole. Cases in it: {count}.", count=count)
    return 0


def backup(asked: Namespace) -> int:
    with opened_vault(asked) as vault:
        made = vault.backup(asked.to)
    tell(asked, "The backup is made, and it opens: {file}", file=made.path)
    return 0


def restore(asked: Namespace) -> int:
    folder = vault_folder(asked)
    chosen = [asked.backup] if asked.backup else [each.path for each in backups_in(folder / BACKUPS)]
    if not chosen:
        raise NoGoodBackup
    recovery_key = _recovery_key(asked) if asked.recovery_key_file is not None else None
    taken = _newest_that_opens(folder, chosen, _passphrase_after(asked, recovery_key), recovery_key)
    tell(
        asked,
        "The vault is as in this backup: {file}. What it replaced is set aside in its folder.",
        file=taken.name,
    )
    tell(asked, "It does not send or fetch until you say so: enplan sync --resume")
    return 0


def _passphrase_after(asked: Namespace, recovery_key: str | None) -> str:
    """The passphrase that there is, or the new one where the recovery key opens the backup."""
    if recovery_key is None:
        return secret(PASSPHRASE, asked.passphrase_file, "--passphrase-file", asked.language)
    return new_secret(NEW_PASSPHRASE, asked.new_passphrase_file, "--new-passphrase-file", asked.language)


def _newest_that_opens(folder: Path, backups: list[Path], passphrase: str, recovery_key: str | None) -> Path:
    for path in backups[:-1]:
        try:
            restore_vault(folder, path, passphrase, recovery_key=recovery_key).close()
        except DamagedBackup:
            continue
        return path
    restore_vault(folder, backups[-1], passphrase, recovery_key=recovery_key).close()
    return backups[-1]


def passphrase(asked: Namespace) -> int:
    folder = existing_folder(asked)
    old = secret(PASSPHRASE, asked.passphrase_file, "--passphrase-file", asked.language)
    vault = open_vault(folder, old)
    try:
        new = new_secret(NEW_PASSPHRASE, asked.new_passphrase_file, "--new-passphrase-file", asked.language)
        vault.change_passphrase(old, new)
    finally:
        vault.close()
    tell(asked, "The passphrase is changed.")
    return 0


def recover(asked: Namespace) -> int:
    folder = existing_folder(asked)
    key = _recovery_key(asked)
    new = new_secret(NEW_PASSPHRASE, asked.new_passphrase_file, "--new-passphrase-file", asked.language)
    recover_vault(folder, key, new).close()
    tell(asked, "The vault opens by its new passphrase. The recovery key stays as it is.")
    return 0


def _recovery_key(asked: Namespace) -> str:
    return secret(RECOVERY_KEY, asked.recovery_key_file, "--recovery-key-file", asked.language)


VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "create": create,
    "check": check,
    "backup": backup,
    "restore": restore,
    "passphrase": passphrase,
    "recover": recover,
}
