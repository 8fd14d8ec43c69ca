"""A server in a process of its own, which can be stopped and started again at the same address."""

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import time

from sqlalchemy import Engine

from enplan_desktop.domain.terms import Unit
from enplan_server import people
from enplan_server.database import open_database


@dataclass
class Restartable:
    """Serves a database file; `address` stays the same from the first start on."""

    database: Path
    address: str = ""
    _process: "subprocess.Popen[str] | None" = field(default=None)

    @property
    def _url(self) -> str:
        return f"sqlite:///{self.database}"

    def start(self) -> None:
        port = self.address.rpartition(":")[2] or "0"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "enplan_server", "serve", "--database", self._url, "--port", port],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()

    def stop(self) -> None:
        """At once, as when a plug is pulled."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def invite(self, name: str, unit: Unit) -> str:
        """A one-time code for somebody new."""
        return invited(self._url, name, unit)


def invited(database: str, name: str, unit: Unit) -> str:
    """A one-time code for somebody new at the server of this database."""
    engine: Engine = open_database(database)
    with engine.begin() as connection:
        whom = people.new_person(connection, name, unit)
        code = people.invite(connection, whom, 14, int(time()))
    engine.dispose()
    return code
