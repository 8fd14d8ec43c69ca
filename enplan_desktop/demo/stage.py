"""What the visit needs around it: a server on this machine, and a place for two laptops' vaults."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SECONDS_TO_START = 30


class DoesNotHold(Exception):
    """A step of the story did not come true."""


def draw_where_there_is_no_screen() -> None:
    """Without a screen Qt draws in memory; a platform that was asked for by name is left alone."""
    has_screen = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_screen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; its verbs are those of `enplan-server`."""

    address: str
    database: str

    def verb(self, *words: str) -> str:
        """What a verb prints; raises DoesNotHold with its one line of trouble."""
        done = subprocess.run(
            [sys.executable, "-m", "enplan_server", words[0], "--database", self.database, *words[1:]],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise DoesNotHold(f"enplan-server {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def invite(self, name: str, unit: str) -> str:
        """A one-time code for somebody's laptop."""
        return self.verb("invite", "--name", name, "--unit", unit).splitlines()[0]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """A server of its own process on a free port of the loopback, until the block ends."""
    database = f"sqlite:///{folder / 'server.db'}"
    ready = folder / "ready"
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "enplan_server", "serve", "--database", database),
                *("--port", "0", "--ready-file", str(ready)),
            ],
            stdout=log,
            stderr=log,
        )
        try:
            yield Server(_address(process, ready), database)
        finally:
            process.terminate()
            process.wait(timeout=_SECONDS_TO_START)


def _address(process: "subprocess.Popen[bytes]", ready: Path) -> str:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until:
        if ready.exists() and (address := ready.read_text(encoding="utf-8").strip()):
            return address
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise DoesNotHold("the server did not start")
