"""A PostgreSQL of the tests' own, in a temporary folder, which nobody reaches but over its socket."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import NoReturn

import psutil
import pytest
from sqlalchemy import Engine, create_engine, text

from enplan_server.database import open_database
from tools.prepare import postgresql_programs

_QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "listen_addresses=''",
)
# Nobody needs a password but the user `guarded`.
_WHO_GETS_IN = "local all guarded scram-sha-256\nlocal all all trust\n"


def not_here(why: str) -> NoReturn:
    """Skips what needs PostgreSQL; where everything must be tested, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


@dataclass
class Cluster:
    """A running PostgreSQL. Each database that it makes is new and has all tables."""

    folder: Path
    control: Callable[..., None]
    """pg_ctl, with its arguments."""
    _names: Iterator[str] = field(default_factory=lambda: map("d{}".format, count(1)))

    def url(self, name: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{name}?host={self.folder}"

    @cached_property
    def _admin(self) -> Engine:
        url = self.url("postgres").replace("postgresql:", "postgresql+psycopg:", 1)
        return create_engine(url, isolation_level="AUTOCOMMIT")

    def run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(statement))

    @cached_property
    def _template(self) -> str:
        self.empty("template_of_tests")
        open_database(self.url("template_of_tests")).dispose()
        return "template_of_tests"

    def empty(self, name: str = "") -> str:
        """A database without tables; its name."""
        name = name or next(self._names)
        self.run(f"CREATE DATABASE {name}")
        return name

    def database(self) -> str:
        """The URL of a new database with all tables."""
        name = next(self._names)
        self.run(f"CREATE DATABASE {name} TEMPLATE {self._template}")
        return self.url(name)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """It is there and never answers."""
        main = psutil.Process(int((self.folder / "db/postmaster.pid").read_text().splitlines()[0]))
        everybody = [main, *main.children()]
        for each in everybody:
            each.suspend()
        yield
        for each in everybody:
            each.resume()

    def close(self) -> None:
        if "_admin" in self.__dict__:
            self._admin.dispose()


@contextmanager
def cluster() -> Iterator[Cluster]:
    programs = postgresql_programs()
    if programs is None:
        not_here("PostgreSQL is not installed (Debian's package postgresql)")
    if os.name != "posix":
        not_here("these tests reach PostgreSQL over a socket in a folder")
    # Not in pytest's own folder: as root that is root's alone, and PostgreSQL will not run as root.
    folder = Path(tempfile.mkdtemp(prefix="enplan-pg-"))
    user = _somebody_else() if os.geteuid() == 0 else None
    if user is not None:
        shutil.chown(folder, user)
    try:
        _as(user, folder, programs / "initdb", "-D", "db", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N")
        (folder / "db/pg_hba.conf").write_text(_WHO_GETS_IN)
        settings = " ".join(f"-c {each}" for each in (*_QUICK, f"unix_socket_directories={folder}"))
        options = ("-D", "db", "-l", "log", "-w", "-t", "60", "-o", settings, "-m", "immediate")
        running = Cluster(folder, partial(_as, user, folder, programs / "pg_ctl", *options))
        running.control("start")
        try:
            yield running
        finally:
            running.close()
            running.control("stop")
    finally:
        shutil.rmtree(folder)


def _somebody_else() -> str:
    import pwd

    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as(user: str | None, folder: Path, *command: str | Path) -> None:
    """Runs one of PostgreSQL's programs, which says what is wrong in its output."""
    done = subprocess.run(
        command,
        check=False,
        cwd=folder,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        user=user,
        extra_groups=[] if user else None,
    )
    if done.returncode != 0:
        not_here(f"PostgreSQL does not start: {done.stdout.strip()}")
