"""A peer that runs: its server, and a process that is all of its laptops."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from bench.peers import installed

_HERE = Path(__file__).parent
_USER, _PASSWORD = "laptop", "kun-til-at-tage-tid-med"
_PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Peer:
    """How many records it is told to fetch at once, where it can be told: what it is quickest with, and what is
    good for a bad line."""

    name: str
    address: str
    client: "subprocess.Popen[str]"
    quick_batch: int = 0
    small_batch: int = 0

    def ask(self, verb: str, **words: object) -> Any:
        assert self.client.stdin is not None
        assert self.client.stdout is not None
        self.client.stdin.write(json.dumps({"do": verb, **words}) + "\n")
        self.client.stdin.flush()
        answer = self.client.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} has ended; what it said last stands above")
        return json.loads(answer)


@contextmanager
def pouchdb(folder: Path) -> Iterator[Peer]:
    """Express with PouchDB behind it, and PouchDB on the laptops; LevelDB under both, unencrypted."""
    modules = {"NODE_PATH": str(installed.pouchdb() / "node_modules")}
    server, client = folder / "server", folder / "laptops"
    for each in (server, client):
        each.mkdir(parents=True)
    with _process("node", _HERE / "pouch_server.js", server, **modules) as serving:
        assert serving.stdout is not None
        address = serving.stdout.readline().strip()
        with _process("node", _HERE / "pouch_client.js", client, **modules) as laptops:
            yield Peer(f"PouchDB {installed.POUCHDB}", address, laptops, 1000, 50)


@contextmanager
def anki(folder: Path) -> Iterator[Peer]:
    """Anki's own server and its collections; SQLite under both, unencrypted."""
    python = installed.anki()
    port = _free_port()
    settings = {
        "SYNC_USER1": f"{_USER}:{_PASSWORD}",
        "SYNC_BASE": str(folder / "server"),
        "SYNC_HOST": "127.0.0.1",
        "SYNC_PORT": str(port),
        "RUST_LOG": "error",
    }
    client, address = folder / "laptops", f"http://127.0.0.1:{port}"
    client.mkdir(parents=True)
    with _process(python, "-m", "anki.syncserver", **settings):
        _wait_for(f"{address}/health")
        with _process(python, _HERE / "anki_client.py", client, _USER, _PASSWORD) as laptops:
            yield Peer(f"Anki {installed.ANKI}", address, laptops)


ALL: tuple[Callable[[Path], Any], ...] = (anki, pouchdb)


@contextmanager
def _process(*command: str | Path, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=_PATIENCE_SECONDS)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait_for(address: str) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            urlopen(address).close()
        except URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return
