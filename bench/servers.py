"""A server of our own on a free port, and the laptops that join it."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.books import empty_book
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.joining import join
from enplan_desktop.sync.remote import Remote

_PATIENCE_SECONDS = 30
_OWNER = "Mette Rosensti"


@dataclass(frozen=True, slots=True)
class Server:
    """`folder` holds what is remembered of it; `database` is a URL."""

    address: str
    database: str
    folder: Path
    pid: int

    def invite(self) -> str:
        """A code for a laptop of the owner's, who is made with their first."""
        invited = self.folder / "invited"
        first = not invited.exists()
        who = ("--name", _OWNER, "--unit", "jobcenter") if first else ("--person", _OWNER)
        invited.touch()
        said = _run("invite", *who, "--database", self.database)
        return re.split(r"\s", said, maxsplit=1)[0]

    def laptop(self, folder: Path, address: str = "") -> tuple[Vault, Remote]:
        """A new, empty vault that has joined, at the server's own address or at a relay's."""
        vault = empty_book(folder)
        return vault, join(vault, address or self.address, self.invite(), "bench")


def _run(*words: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "enplan_server", *words], check=True, capture_output=True, text=True
    ).stdout


@contextmanager
def serving(folder: Path, database: str = "") -> Iterator[Server]:
    """A server process, on a database file of its own or on the database named."""
    folder.mkdir(parents=True, exist_ok=True)
    database, ready = database or f"sqlite:///{folder / 'server.db'}", folder / "ready"
    words = ("serve", "--port", "0", "--ready-file", str(ready), "--database", database)
    running = subprocess.Popen(
        [sys.executable, "-m", "enplan_server", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Server(_address(ready), database, folder, running.pid)
    finally:
        running.terminate()
        running.wait(_PATIENCE_SECONDS)


def _address(ready: Path) -> str:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not (ready.exists() and ready.read_text().endswith("\n")):
        if time.monotonic() > until:
            raise RuntimeError("the server did not start")
        time.sleep(0.02)
    return ready.read_text().strip()
