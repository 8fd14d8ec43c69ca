"""The vault that a verb works on: open while it works, closed however it ends."""

import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enplan_desktop.cli.asking import PASSPHRASE, secret
from enplan_desktop.cli.troubles import NoOwner
from enplan_desktop.storage.errors import NoVault
from enplan_desktop.storage.files import KEY_FILE
from enplan_desktop.storage.places import default_vault_folder
from enplan_desktop.storage.vault import Vault, open_vault
from enplan_desktop.sync.lease import LeaseLapsed, days_unheard, lease_has_lapsed


@contextmanager
def opened_vault(asked: Namespace, *, to_sync: bool = False) -> Iterator[Vault]:
    """Raises LeaseLapsed for a vault that must speak with its server first, unless it is opened `to_sync`."""
    folder = existing_folder(asked)
    passphrase = secret(PASSPHRASE, asked.passphrase_file, "--passphrase-file", asked.language)
    vault = open_vault(folder, passphrase)
    try:
        if not to_sync and lease_has_lapsed(vault, time.time()):
            raise LeaseLapsed(days_unheard(vault, time.time()))
        yield vault
    finally:
        vault.close()


@contextmanager
def owned_vault(asked: Namespace, *, to_sync: bool = False) -> Iterator[Vault]:
    """An open vault that knows who it belongs to, so that looking and writing can be signed."""
    with opened_vault(asked, to_sync=to_sync) as vault:
        if vault.identity is None:
            raise NoOwner
        yield vault


def vault_folder(asked: Namespace) -> Path:
    folder: Path = asked.vault or default_vault_folder()
    return folder.expanduser().absolute()


def existing_folder(asked: Namespace) -> Path:
    """Asked for before any secret is: nobody should type a passphrase for a vault that is not there."""
    folder = vault_folder(asked)
    if not (folder / KEY_FILE).exists():
        raise NoVault(folder)
    return folder
