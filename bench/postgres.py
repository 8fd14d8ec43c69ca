"""A PostgreSQL of the bench's own, in a temporary folder, as careful with its disk as PostgreSQL is by itself."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_DEBIAN = Path("/usr/lib/postgresql")


class Missing(Exception):
    """There is no PostgreSQL here; the message says so in one line."""


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of an empty database, while the block runs."""
    programs = _programs()
    # Not in the bench's own folder: as root that is root's alone, and PostgreSQL will not run as root.
    folder = Path(tempfile.mkdtemp(prefix="enplan-bench-pg-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    control = (programs / "pg_ctl", "-D", folder / "db")
    try:
        _run(user, folder, programs / "initdb", "-D", folder / "db", "-U", "postgres", "-E", "UTF8", "-N")
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder}"
        _run(user, folder, *control, "-l", folder / "log", "-w", "-o", settings, "start")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
        finally:
            _run(user, folder, *control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    newest = max(_DEBIAN.glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]), default=None)
    if newest is None:
        raise Missing("The crowd is left out: it needs PostgreSQL (Debian's package postgresql).")
    return newest.parent


def _run(user: str | None, folder: Path, *command: str | Path) -> None:
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        user=user,
        extra_groups=[] if user else None,
    )
    if done.returncode:
        raise Missing(f"The crowd is left out: PostgreSQL does not start ({done.stdout.strip()[-200:]}).")
