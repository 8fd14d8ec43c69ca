"""`vault.lock`: who has the vault open, so that a second window can say it.

The file says who; the database itself, opened exclusively, is what keeps a second process out. So a lock that
was left behind by a crash may be taken over without a race doing harm.
"""

import os
import platform
from datetime import datetime
from pathlib import Path

import msgspec
import psutil

from enplan_desktop.storage.errors import VaultInUse, files_told_apart
from enplan_desktop.storage.files import LOCK_FILE, write_durably

_START_SLACK_SECONDS = 5.0
"""A clock that is put right moves the start times that the system reports a little."""


class Owner(msgspec.Struct, frozen=True):
    """A process: its number and when it began, since numbers come again; `since` is for people."""

    pid: int
    started: float
    computer: str
    since: str


def take_lock(folder: Path) -> Owner:
    """Marks the vault as ours; raises VaultInUse where a living process on this computer has it."""
    owner = _this_process()
    path = folder / LOCK_FILE
    with files_told_apart(folder):
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            _refuse_where_owner_lives(path)
            write_durably(path, msgspec.json.encode(owner))
        else:
            with os.fdopen(descriptor, "wb") as file:
                file.write(msgspec.json.encode(owner))
    return owner


def release_lock(folder: Path, owner: Owner) -> None:
    """Removes the lock if it is still ours."""
    path = folder / LOCK_FILE
    if _owner_in(path) == owner:
        path.unlink(missing_ok=True)


def _refuse_where_owner_lives(path: Path) -> None:
    found = _owner_in(path)
    if found is not None and found.computer == platform.node() and _lives(found):
        raise VaultInUse(found.pid, found.since)


def _owner_in(path: Path) -> Owner | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Owner)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _lives(owner: Owner) -> bool:
    try:
        process = psutil.Process(owner.pid)
        same = abs(process.create_time() - owner.started) < _START_SLACK_SECONDS
        return same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def _this_process() -> Owner:
    process = psutil.Process()
    since = datetime.now().astimezone().strftime("%d-%m-%Y %H:%M")
    return Owner(process.pid, process.create_time(), platform.node(), since)
