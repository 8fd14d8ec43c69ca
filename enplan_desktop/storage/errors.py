"""What can go wrong with a vault that is nobody's bug, told apart and said in one sentence each."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enplan_desktop.domain.trouble import NotAllowed, Trouble


class VaultTrouble(Trouble):
    """The family of everything below."""


class WrongPassphrase(VaultTrouble):
    def __init__(self) -> None:
        super().__init__("That is not this vault's passphrase. Try again, or use the recovery key.")


class WrongRecoveryKey(VaultTrouble):
    """`mistyped` where the key's own check letters say so: then it is no vault's."""

    def __init__(self, *, mistyped: bool = False) -> None:
        super().__init__(
            "The recovery key is not typed as it was printed. Check it group by group."
            if mistyped
            else "That is the recovery key of another vault. Find the one that was printed for this one."
        )


class NoDeviceSecret(VaultTrouble):
    """The vault needs the secret in this computer's keyring, and the keyring does not give it."""

    def __init__(self) -> None:
        super().__init__(
            "This computer's keyring does not give the vault's secret. "
            "Unlock the keyring and try again, or use the recovery key."
        )


class DamagedVault(VaultTrouble):
    """A file of the vault cannot be read with the right key. `newest_backup` is one that was found good."""

    def __init__(self, newest_backup: Path | None = None) -> None:
        self.newest_backup = newest_backup
        if newest_backup is None:
            super().__init__(
                "The vault is damaged and there is no good backup beside it. Leave it as it is and ask IT."
            )
        else:
            super().__init__(
                "The vault is damaged. Restore the newest good backup: {backup}.", backup=newest_backup.name
            )


class DamagedBackup(VaultTrouble):
    def __init__(self, backup: Path) -> None:
        super().__init__(
            "This backup cannot be read as a backup of this vault: {backup}. Choose another one.",
            backup=backup.name,
        )


class NewerVault(VaultTrouble):
    def __init__(self) -> None:
        super().__init__(
            "A newer version of En plan has written this vault. Update En plan on this computer to open it."
        )


class VaultInUse(VaultTrouble):
    """`pid` is 0 where only the database itself said that somebody has it."""

    def __init__(self, pid: int = 0, since: str = "") -> None:
        if pid:
            super().__init__(
                "The vault is open in another window, since {since} (process {pid}). Close it there first.",
                since=since,
                pid=pid,
            )
        else:
            super().__init__("The vault is open in another program. Close it there first.")


class DiskFull(VaultTrouble):
    def __init__(self) -> None:
        super().__init__("The disk is full and nothing was written. Make room on it, then try again.")


class DiskFailed(VaultTrouble):
    def __init__(self) -> None:
        super().__init__(
            "The disk could not be read or written. See that it is connected, then try again; if not, ask IT."
        )


class NoPermission(VaultTrouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            "You may not write in {folder}. Choose another folder, or ask IT for permission.", folder=folder
        )


class NotAFolder(VaultTrouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            "There is a file where a folder must be: {folder}. Choose another one.", folder=folder
        )


class NoVault(VaultTrouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            "There is no vault in {folder}. Choose the folder that has one, or make a new one.", folder=folder
        )


class VaultExists(VaultTrouble):
    def __init__(self, folder: Path) -> None:
        super().__init__(
            "There is a vault in {folder} already. Open it, or choose another folder.", folder=folder
        )


class NoCase(VaultTrouble):
    def __init__(self) -> None:
        super().__init__("This case is no longer in your vault.")


class HasLeft(VaultTrouble):
    """An edit of something that is not in the vault, since access to it has ended."""

    def __init__(self) -> None:
        super().__init__(
            "The case has been handed over or is no longer shared with you, so this cannot be stored. "
            "Copy what you have written if you need it."
        )


class TooLong(VaultTrouble):
    """A change that weighs more than one may."""

    def __init__(self) -> None:
        super().__init__(
            "This text is too long to be kept in one piece. Make it shorter, or go on in a new note."
        )


class PageDoesNotFit(VaultTrouble):
    """The server sent changes that leave a gap or belong elsewhere."""

    def __init__(self) -> None:
        super().__init__("The server sent something that does not fit, and none of it was taken in. Ask IT.")


class BadImport(VaultTrouble):
    """`problem` is for whoever made the file, in English, as its format is."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__("Nothing was imported. Line {line}: {problem}", line=line, problem=problem)
        self.line = line


class CaseExists(VaultTrouble):
    def __init__(self, case_id: str) -> None:
        super().__init__(
            "Nothing was imported. The vault has something of the case {case_id} already.", case_id=case_id
        )


class AlreadyDecided(NotAllowed):
    def __init__(self) -> None:
        super().__init__("This has been decided meanwhile. Look at what stands there now.")


def sqlite_trouble(code: int, folder: Path) -> VaultTrouble | None:
    """What SQLite's result code means to a person; None for one that only a bug can cause.

    Source: sqlite.org/rescode.html; the low byte is the primary code.
    """
    match code & 0xFF:
        case 5 | 6:  # BUSY, LOCKED
            return VaultInUse()
        case 3 | 8 | 14 | 23:  # PERM, READONLY, CANTOPEN, AUTH
            return NoPermission(folder)
        case 10:  # IOERR
            return DiskFailed()
        case 11 | 26:  # CORRUPT, NOTADB
            return DamagedVault()
        case 13:  # FULL
            return DiskFull()
    return None


@contextmanager
def files_told_apart(folder: Path) -> Iterator[None]:
    """Says in words what the operating system refuses while files of a vault are read or written."""
    try:
        yield
    except OSError as error:
        raise _os_trouble(error, folder) from error


def _os_trouble(error: OSError, folder: Path) -> VaultTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NoPermission(folder)
    if error.errno == errno.ENOENT:
        return NoVault(folder)
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return NotAFolder(folder)
    return DiskFailed()
