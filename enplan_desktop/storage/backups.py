"""Encrypted copies of the vault: verified by opening them, rotated, and put back.

A copy is under the vault's own key, so it needs the key file as well: that is kept beside it.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from enplan_desktop.storage.engine import open_engine, sound_revision, write_copy
from enplan_desktop.storage.errors import DamagedBackup, NewerVault, VaultTrouble, files_told_apart
from enplan_desktop.storage.files import (
    BACKUPS,
    DATABASE,
    KEY_FILE,
    RESTORED,
    SET_ASIDE,
    SIDE_FILES,
    UNFINISHED,
    make_folder,
    remove_database,
    sync_file,
    sync_folder,
    write_durably,
)
from enplan_desktop.storage.migrating import REVISIONS
from enplan_desktop.storage.settings import SYNC_PAUSED, set_setting

KEPT = 7
"""How many backups lie beside the vault; the oldest goes when there are more."""
_STEM = "vault-"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    made_at: datetime
    path: Path


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first."""
    found = [Backup(made_at, path) for path in folder.glob(f"{_STEM}*.db") if (made_at := _moment_of(path))]
    return sorted(found, reverse=True)


def make_backup(engine: Engine, folder: Path, key: bytes, now: datetime, to: Path | None = None) -> Backup:
    """A new backup in `to`, or beside the vault, where the oldest then makes room.

    Raises DamagedBackup where the copy cannot be read again, and leaves nothing of it.
    """
    target = to or folder / BACKUPS
    moment = now.astimezone(UTC)
    path = target / f"{_STEM}{moment.strftime(_MOMENT)}.db"
    unfinished = path.with_suffix(".new")
    with files_told_apart(target):
        make_folder(target)
        unfinished.unlink(missing_ok=True)
        try:
            write_copy(engine, unfinished)
            unfinished.chmod(0o600)
            if sound_revision(unfinished, key) is None:
                raise DamagedBackup(path)
            sync_file(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        write_durably(target / KEY_FILE, (folder / KEY_FILE).read_bytes())
        if to is None:
            for old in backups_in(target)[KEPT:]:
                old.path.unlink(missing_ok=True)
    return Backup(moment, path)


def forget_backups(folder: Path) -> None:
    """Removes the backups beside the vault, and what restorations replaced: they hold what is to be gone."""
    with files_told_apart(folder):
        for each in (*(folder / BACKUPS).glob(f"{_STEM}*"), *folder.glob(f"{DATABASE}.new*")):
            each.unlink(missing_ok=True)
        if (folder / SET_ASIDE).exists():
            shutil.rmtree(folder / SET_ASIDE)


def newest_good(folder: Path, key: bytes) -> Path | None:
    """The newest backup beside the vault that can be read to its last page."""
    return next((each.path for each in backups_in(folder / BACKUPS) if sound_revision(each.path, key)), None)


def put_back(folder: Path, backup: Path, key: bytes) -> None:
    """Makes a backup the vault's database, with syncing paused; what it replaces is set aside, not lost.

    Nobody may have the vault open. Raises DamagedBackup where the backup cannot be read with the vault's key,
    NewerVault where this program is too old for it, and changes nothing then. After a crash, the next opening
    finds the old database or finishes this.
    """
    revision = sound_revision(backup, key)
    if revision is None:
        raise DamagedBackup(backup)
    if revision not in REVISIONS:
        raise NewerVault
    unfinished = folder / UNFINISHED
    with files_told_apart(folder):
        remove_database(unfinished)
        try:
            shutil.copyfile(backup, unfinished)
            unfinished.chmod(0o600)
            _pause_sync(unfinished, key)
            sync_file(unfinished)
            unfinished.replace(folder / RESTORED)
        finally:
            remove_database(unfinished)
        sync_folder(folder)
        _fold_log_in(folder / DATABASE, key)
        _finish(folder)


def settle_restoration(folder: Path) -> None:
    """Finishes a restoration that a crash broke off, or forgets it where it had not replaced anything."""
    with files_told_apart(folder):
        remove_database(folder / UNFINISHED)
        if (folder / DATABASE).exists():
            remove_database(folder / RESTORED)
        elif (folder / RESTORED).exists():
            _finish(folder)


def _pause_sync(database: Path, key: bytes) -> None:
    """Before it takes its place: it never stands there as one that may sync."""
    engine = open_engine(database, key)
    try:
        with engine.begin() as connection:
            set_setting(connection, SYNC_PAUSED, True)
    finally:
        engine.dispose()


def _fold_log_in(database: Path, key: bytes) -> None:
    """Puts what a crash left beside a database into it, where it can still be read: so it is one file."""
    if database.exists():
        with suppress(VaultTrouble):
            open_engine(database, key).dispose()


def _finish(folder: Path) -> None:
    """The database goes first: without it, the next opening knows that there is something to finish."""
    restored = folder / RESTORED
    moment = datetime.fromtimestamp(restored.stat().st_mtime, UTC)  # the same again after a crash
    there = folder / SET_ASIDE / moment.strftime(_MOMENT)
    for suffix in ("", *SIDE_FILES):
        file = folder / f"{DATABASE}{suffix}"
        if file.exists():
            make_folder(there)
            file.replace(there / file.name)
    if there.is_dir():
        sync_folder(there)
    restored.replace(folder / DATABASE)
    sync_folder(folder)


def _moment_of(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem.removeprefix(_STEM), _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
