"""How a vault comes to be open: the lock, the key, the database and its revision, in that order."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, insert

from enplan_desktop.domain.clock import ZERO
from enplan_desktop.storage import keys
from enplan_desktop.storage.backups import make_backup, newest_good, put_back, settle_restoration
from enplan_desktop.storage.device_secret import Keyring
from enplan_desktop.storage.engine import open_engine
from enplan_desktop.storage.errors import DamagedVault, NoVault, VaultExists, files_told_apart
from enplan_desktop.storage.files import (
    BACKUPS,
    DATABASE,
    KEY_FILE,
    RESTORED,
    SET_ASIDE,
    UNFINISHED,
    make_folder,
    remove_database,
    sync_file,
    sync_folder,
    write_durably,
)
from enplan_desktop.storage.keys import Cost, Unlocked
from enplan_desktop.storage.lock import Owner, release_lock, take_lock
from enplan_desktop.storage.migrating import is_behind, upgrade
from enplan_desktop.storage.tables import pen


@dataclass(slots=True)
class Opened:
    """What an open vault holds: its database, its key and its lock."""

    folder: Path
    engine: Engine
    key: bytearray = field(repr=False)
    keyring_protected: bool
    owner: Owner


def create(folder: Path, passphrase: str, keyring: Keyring, cost: Cost) -> tuple[Opened, str]:
    """Makes folder, key file and database; what could not be finished is removed again."""
    with files_told_apart(folder):
        make_folder(folder)
        if any((folder / name).exists() for name in (DATABASE, RESTORED, BACKUPS, SET_ASIDE)):
            raise VaultExists(folder)
    with ExitStack() as undoing:
        owner = take_lock(folder)
        undoing.callback(release_lock, folder, owner)
        undoing.callback(_remove, folder, KEY_FILE)
        unlocked, recovery_key = keys.create_keys(folder, passphrase, keyring, cost)
        undoing.callback(remove_database, folder / DATABASE)
        with files_told_apart(folder):
            _make_database(folder, unlocked.key)
        engine = open_engine(folder / DATABASE, unlocked.key)
        undoing.pop_all()
    return _opened(folder, engine, unlocked, owner), recovery_key


def _make_database(folder: Path, key: bytes) -> None:
    """It gets its name once it is whole: a crash leaves a vault, or a folder in which one can be made."""
    unfinished = folder / UNFINISHED
    remove_database(unfinished)
    try:
        unfinished.touch(mode=0o600)  # before SQLite makes it, and its WAL, readable to others
        engine = open_engine(unfinished, key)
        try:
            upgrade(engine)
            with engine.begin() as connection:
                connection.execute(insert(pen), {"id": 1, "device_seq": 0, "clock": ZERO})
        finally:
            engine.dispose()
        sync_file(unfinished)
        unfinished.replace(folder / DATABASE)
    finally:
        remove_database(unfinished)
    sync_folder(folder)


def open_with_passphrase(folder: Path, passphrase: str, keyring: Keyring) -> Opened:
    with ExitStack() as undoing:
        owner = _locked(folder, undoing)
        unlocked = keys.unlock(folder, passphrase, keyring)
        engine = _ready_engine(folder, unlocked.key)
        undoing.pop_all()
    return _opened(folder, engine, unlocked, owner)


def open_with_recovery_key(
    folder: Path, recovery_key: str, new_passphrase: str, keyring: Keyring, cost: Cost
) -> Opened:
    """The new passphrase holds only once the database has been shown to open."""
    with ExitStack() as undoing:
        owner = _locked(folder, undoing)
        key = keys.unlock_by_recovery_key(folder, recovery_key)
        engine = _ready_engine(folder, key)
        undoing.callback(engine.dispose)
        unlocked = keys.wrap_anew(folder, key, new_passphrase, keyring, cost)
        undoing.pop_all()
    return _opened(folder, engine, unlocked, owner)


def open_restored(
    folder: Path, backup: Path, passphrase: str, recovery_key: str | None, keyring: Keyring
) -> Opened:
    """Puts a backup in the vault's place, with syncing paused, and opens it.

    A folder without a key file takes over the one that lies beside the backup. On another computer than the
    vault was made on only the recovery key opens it; then `passphrase` is the new one.
    """
    with ExitStack() as undoing:
        owner = _locked_for_restoring(folder, backup, undoing)
        if recovery_key is None:
            unlocked = keys.unlock(folder, passphrase, keyring)
        else:
            key, cost = keys.unlock_by_recovery_key(folder, recovery_key), keys.current_cost(folder)
            unlocked = keys.wrap_anew(folder, key, passphrase, keyring, cost)
        put_back(folder, backup, unlocked.key)
        engine = _ready_engine(folder, unlocked.key)
        undoing.pop_all()
    return _opened(folder, engine, unlocked, owner)


def close(opened: Opened) -> None:
    """Closes the database and wipes the key, as far as a language that copies memory can."""
    opened.engine.dispose()
    opened.key[:] = bytes(len(opened.key))
    release_lock(opened.folder, opened.owner)


def _locked(folder: Path, undoing: ExitStack) -> Owner:
    if not (folder / KEY_FILE).exists() or not _has_database(folder):
        raise NoVault(folder)
    owner = take_lock(folder)
    undoing.callback(release_lock, folder, owner)
    return owner


def _has_database(folder: Path) -> bool:
    """Whether there is a database, one that was about to be, or backups of one that is gone."""
    return any((folder / name).exists() for name in (DATABASE, RESTORED, BACKUPS))


def _locked_for_restoring(folder: Path, backup: Path, undoing: ExitStack) -> Owner:
    with files_told_apart(folder):
        make_folder(folder)
    owner = take_lock(folder)
    undoing.callback(release_lock, folder, owner)
    beside = backup.parent / KEY_FILE
    if not (folder / KEY_FILE).exists() and beside.exists():
        with files_told_apart(folder):
            write_durably(folder / KEY_FILE, beside.read_bytes())
        undoing.callback(_remove, folder, KEY_FILE)
    return owner


def _ready_engine(folder: Path, key: bytes) -> Engine:
    """The database at this program's revision, with a backup made before it was brought there."""
    settle_restoration(folder)
    try:
        if not (folder / DATABASE).exists():
            raise DamagedVault
        engine = open_engine(folder / DATABASE, key)
        try:
            if is_behind(engine):
                make_backup(engine, folder, key, datetime.now(UTC))
                upgrade(engine)
        except BaseException:
            engine.dispose()
            raise
    except DamagedVault:
        raise DamagedVault(newest_good(folder, key)) from None
    return engine


def _opened(folder: Path, engine: Engine, unlocked: Unlocked, owner: Owner) -> Opened:
    return Opened(folder, engine, bytearray(unlocked.key), unlocked.keyring_protected, owner)


def _remove(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).unlink(missing_ok=True)
