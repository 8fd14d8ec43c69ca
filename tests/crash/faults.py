"""Faults planted on purpose, each in a process of its own: what the net of crashes must catch, and by which mesh."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event

from enplan_desktop.storage import engine as vault_engine
from enplan_desktop.storage import files, keys, opening
from enplan_server import __main__ as server_main
from enplan_server.database import open_database
from tests.crash.recording import Crash


@dataclass(frozen=True, slots=True)
class Fault:
    """`story` is what shows it, and `crash` the mesh that it is caught in."""

    story: str
    crash: Crash
    plant: Callable[[], None]


def _kept_with(name: str, value: str) -> Callable[[], None]:
    """The vault's database with one pragma set otherwise."""

    def plant() -> None:
        before = vault_engine._PRAGMAS
        pragmas = [f"{name} = {value}" if each.startswith(f"{name} =") else each for each in before]
        assert len(set(pragmas) - set(before)) == 1
        patch.object(vault_engine, "_PRAGMAS", pragmas).start()

    return plant


def _apart(statement: str) -> Callable[[], None]:
    """What begins so goes into a transaction of its own, with all that follows."""

    def plant() -> None:
        for module, name, begin in (
            (opening, "open_engine", "BEGIN"),
            (server_main, "open_database", "BEGIN IMMEDIATE"),
        ):
            patch.object(module, name, _splitting(getattr(module, name), begin)).start()

    def _splitting(opened: Callable[..., Engine], begin: str) -> Callable[..., Engine]:
        def split(connection: Any, _cursor: Any, sql: str, *_: Any) -> None:
            if sql.startswith(statement):
                driver = connection.connection.driver_connection
                driver.execute("COMMIT")
                driver.execute(begin)

        def open_split(*said: Any, **more: Any) -> Engine:
            engine = opened(*said, **more)
            event.listen(engine, "before_cursor_execute", split)
            return engine

        return open_split

    return plant


def _served_with(pragma: str) -> Callable[[], None]:
    """The server's database with one pragma more, which overrules its own."""

    def set_pragma(connection: Any, _entry: Any) -> None:
        connection.execute(f"PRAGMA {pragma}")

    def plant() -> None:
        def open_so(*said: Any, **more: Any) -> Engine:
            engine = open_database(*said, **more)
            event.listen(engine, "connect", set_pragma)
            engine.dispose()  # the next connection hears of it
            return engine

        patch.object(server_main, "open_database", open_so).start()

    return plant


def _committed_late() -> None:
    """A transaction is committed when the next one begins, after its answer is out of the door."""

    def commit_first(connection: Any) -> None:
        driver = connection.connection.driver_connection
        if driver.in_transaction:
            driver.execute("COMMIT")

    def open_late(*said: Any, **more: Any) -> Engine:
        engine = open_database(*said, **more)
        event.listen(engine, "begin", commit_first, insert=True)
        patch.object(engine.dialect, "do_commit", lambda _: None).start()
        patch.object(engine.pool, "_reset_on_return", None).start()
        return engine

    patch.object(server_main, "open_database", open_late).start()


def _written_in_place(path: Path, content: bytes) -> None:
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(content)
        file.truncate()


def _keys_in_place() -> None:
    patch.object(keys, "write_durably", _written_in_place).start()


def _never_synced() -> None:
    patch.object(files, "os", _Sleepy(os)).start()


class _Sleepy:
    """The module `os`, which forgets to sync."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def fsync(self, _descriptor: int) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module, name)


def _old_secret_forgotten_first() -> None:
    wrap = keys._wrap_by_passphrase

    def wrapping(vault: str, key: bytes, passphrase: str, keyring: Any, cost: Any) -> Any:
        for _, entry in list(keyring.kept):
            keyring.delete_password("En plan", entry)
        return wrap(vault, key, passphrase, keyring, cost)

    patch.object(keys, "_wrap_by_passphrase", wrapping).start()


TWO_STEPS = "a case is removed in two transactions"

FAULTS: Mapping[str, Fault] = {
    "the vault does not sync": Fault("a_morning", Crash.POWER_CUT, _kept_with("synchronous", "OFF")),
    "the vault syncs at checkpoints only": Fault(
        "a_morning", Crash.POWER_CUT, _kept_with("synchronous", "NORMAL")
    ),
    "the vault keeps no journal": Fault("a_morning", Crash.KILL, _kept_with("journal_mode", "OFF")),
    "the vault keeps its journal in memory": Fault(
        "a_morning", Crash.TORN, _kept_with("journal_mode", "MEMORY")
    ),
    "the cursor is moved in another transaction": Fault(
        "a_morning", Crash.KILL, _apart("INSERT INTO cursor")
    ),
    "the history is written in another transaction": Fault(
        "a_morning", Crash.KILL, _apart("INSERT INTO change")
    ),
    "the outbox is emptied in another transaction": Fault(
        "a_morning", Crash.KILL, _apart("UPDATE change SET seq")
    ),
    "the count is kept in another transaction": Fault("a_morning", Crash.KILL, _apart("UPDATE pen")),
    "the server does not sync": Fault("a_server", Crash.POWER_CUT, _served_with("synchronous = OFF")),
    "the server keeps its journal in memory": Fault(
        "a_server", Crash.KILL, _served_with("journal_mode = MEMORY")
    ),
    "the server commits after it has answered": Fault("a_server", Crash.KILL, _committed_late),
    "the server moves a stream's head in another transaction": Fault(
        "a_server", Crash.KILL, _apart("UPDATE stream")
    ),
    "the key file is written in place": Fault("a_new_passphrase", Crash.TORN, _keys_in_place),
    "files are renamed before they are synced": Fault("a_new_passphrase", Crash.POWER_CUT, _never_synced),
    "the old secret is forgotten first": Fault("a_new_passphrase", Crash.KILL, _old_secret_forgotten_first),
    TWO_STEPS: Fault("a_farewell", Crash.KILL, _apart("DELETE FROM change")),
}
