"""Encrypted copies of the vault: verified by opening them, rotated, and put back.

A copy is under the vault's own key, so it needs the key file as well: that is kept beside it.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from enplan_desktop.storage.engine import sound_revision, write_copy
from enplan_desktop.storage.errors import DamagedBackup, NewerVault, files_told_apart
from enplan_desktop.storage.files import (
    BACKUPS,
    DATABASE,
    KEY_FILE,
    SET_ASIDE,
    sync_file,
    sync_folder,
    write_durably,
)
from enplan_desktop.storage.migrating import REVISIONS

KEPT = 7
"""How many backups lie beside the vault; the oldest goes when there are more."""
_STEM = "vault-"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"
_SIDE_FILES = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: a copy that is put back must never meet another's."""


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
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
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
        for each in backups_in(folder / BACKUPS):
            each.path.unlink(missing_ok=True)
        shutil.rmtree(folder / SET_ASIDE, ignore_errors=True)


def newest_good(folder: Path, key: bytes) -> Path | None:
    """The newest backup beside the vault that can be read to its last page."""
    return next((each.path for each in backups_in(folder / BACKUPS) if sound_revision(each.path, key)), None)


def put_back(folder: Path, backup: Path, key: bytes, now: datetime) -> None:
    """Makes a backup the vault's database; what it replaces is set aside, not lost.

    Nobody may have the vault open. Raises DamagedBackup where the backup cannot be read with the vault's key,
    NewerVault where this program is too old for it, and changes nothing then.
    """
    revision = sound_revision(backup, key)
    if revision is None:
        raise DamagedBackup(backup)
    if revision not in REVISIONS:
        raise NewerVault
    copied = folder / f"{DATABASE}.new"
    with files_told_apart(folder):
        try:
            shutil.copyfile(backup, copied)
            copied.chmod(0o600)
            sync_file(copied)
            _set_aside(folder, now.astimezone(UTC))
            copied.replace(folder / DATABASE)
        finally:
            copied.unlink(missing_ok=True)
        sync_folder(folder)


def _set_aside(folder: Path, moment: datetime) -> None:
    there = folder / SET_ASIDE / moment.strftime(_MOMENT)
    for suffix in reversed(_SIDE_FILES):
        file = folder / f"{DATABASE}{suffix}"
        if file.exists():
            there.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.replace(there / file.name)


def _moment_of(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.stem.removeprefix(_STEM), _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
