"""The ways into a vault, for the pages before it is open.

Its room takes longer to load than a window takes to be painted, so it is loaded when somebody uses a door; by
then `loading` has mostly done so.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Vault


def create_vault(folder: Path, passphrase: str) -> tuple["Vault", str]:
    from enplan_desktop.storage import vault

    return vault.create_vault(folder, passphrase)


def open_vault(folder: Path, passphrase: str) -> "Vault":
    from enplan_desktop.storage import vault

    return vault.open_vault(folder, passphrase)


def recover_vault(folder: Path, recovery_key: str, new_passphrase: str) -> "Vault":
    from enplan_desktop.storage import vault

    return vault.recover_vault(folder, recovery_key, new_passphrase)


def restore_vault(folder: Path, backup: Path, passphrase: str, *, recovery_key: str | None = None) -> "Vault":
    from enplan_desktop.storage import vault

    return vault.restore_vault(folder, backup, passphrase, recovery_key=recovery_key)
