"""Files of the vault's folder: their names, and writing one so that a crash leaves the old or the new.

What a person has written outside the vault is written the same way.
"""

import contextlib
import os
from pathlib import Path

DATABASE = "vault.db"
KEY_FILE = "vault.key"
LOCK_FILE = "vault.lock"
UNFINISHED = "vault.db.new"
"""A database that is being made or copied. Nothing stands on it: it may always be thrown away."""
RESTORED = "vault.db.restored"
"""A database that is whole and about to take the place of `DATABASE`."""
BACKUPS = "backups"
SET_ASIDE = "set-aside"
"""What a restoration replaced, as it was."""
SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database, by what it adds to the name: it must never meet another database."""


def make_folder(folder: Path) -> None:
    """A folder for its owner alone, and the folders above it, whose names a power cut does not take away."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces `path` in one step: it is there whole or as it was before, and only the owner may read it.

    Raises OSError.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        # One that a crash left, or that somebody put there, may be read by others.
        unfinished.unlink(missing_ok=True)
        descriptor = os.open(
            unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise


def write_durably(path: Path, content: bytes) -> None:
    """Writes it whole, in a way that a power cut cannot take back. Raises OSError."""
    write_whole(path, content)
    sync_folder(path.parent)


def remove_database(path: Path) -> None:
    """Throws a database away, with what SQLite keeps beside it."""
    for suffix in (*SIDE_FILES, ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Waits until what was written to a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Waits until a folder's names are on the disk; Windows does so by itself."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
