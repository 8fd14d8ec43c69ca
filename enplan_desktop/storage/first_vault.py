"""Making a vault: whose it is, and with the example cases where they are wanted; whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from uuid_utils import uuid7

from enplan_desktop.domain.dates import wall_clock
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.example import fill_with_example
from enplan_desktop.storage.files import DATABASE, KEY_FILE
from enplan_desktop.storage.vault import Vault

Create = Callable[[Path, str], tuple[Vault, str]]
"""`create_vault`, or one whose passphrases cost less to guess."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for at the first start."""

    folder: Path
    passphrase: str
    person_name: str
    unit: Unit
    example: bool


def make_vault(wish: Wish, create: Create, say: Callable[[str], object]) -> tuple[Vault, str]:
    """The vault and its recovery key; for a worker thread. `say` is told what is being done, in English."""
    say("The key is made. It takes a moment, so that nobody can try many.")
    vault, recovery_key = create(wish.folder, wish.passphrase)
    try:
        vault.set_identity(wish.person_name, wish.unit)
        if wish.example:
            say("25 invented citizens move in.")
            fill_with_example(vault, wall_clock(datetime.now().astimezone()), lambda: str(uuid7()))
    except BaseException:
        vault.close()
        _remove(wish.folder)
        raise
    return vault, recovery_key


def _remove(folder: Path) -> None:
    """Takes away what this very attempt has made, so that the next one finds an empty place."""
    for name in (KEY_FILE, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)
