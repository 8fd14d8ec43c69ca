"""Databases in memory: the real tables through the real code, made anew for each history by copying one page by page.

SQLite 3 of the standard library for the server; SQLCipher's own library, without a key, for the laptops.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from enplan_desktop.domain.clock import ZERO
from enplan_desktop.storage.migrating import upgrade
from enplan_desktop.storage.tables import pen
from enplan_server.database import open_database


class Crashed(Exception):
    """The program is gone, in the middle of a statement."""


class Memory:
    """One database that can be emptied, copied, put back, and made to fail at a statement.

    Statements are compiled once for as long as the process lives, since the engine stays. What the product says
    in events of the engine is said here below SQLAlchemy, where it costs a history less than half.
    """

    def __init__(self, driver: Any, begin: str, pristine: Any) -> None:
        self._driver = driver
        self._pristine = pristine
        self._left: int | None = None
        self.connection = _connect(driver, _counting(driver, self._count))
        self.engine: Engine = create_engine(
            "sqlite://",
            module=driver,
            creator=lambda: self.connection,
            poolclass=StaticPool,
            pool_reset_on_return=None,
        )

        def do_begin(connection: Any) -> None:
            connection.cursor().execute(begin)

        self.engine.dialect.do_begin = do_begin  # type: ignore[method-assign,assignment]
        self.empty()

    def _count(self) -> None:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise Crashed

    @contextmanager
    def dying_after(self, statements: int | None) -> Iterator[None]:
        """Lets so many statements through, and then none; None never."""
        self._left = statements
        try:
            yield
        finally:
            self._left = None
            if self.connection.in_transaction:
                self.connection.rollback()

    def empty(self) -> None:
        self._pristine.backup(self.connection)

    def copy(self) -> Any:
        """Everything that is committed, to be put back later."""
        kept = _connect(self._driver)
        self.connection.backup(kept)
        return kept

    def put_back(self, kept: Any) -> None:
        kept.backup(self.connection)


def _connect(driver: Any, factory: Any = None) -> Any:
    more = {} if factory is None else {"factory": factory}
    return driver.connect(":memory:", isolation_level=None, check_same_thread=False, **more)


def _counting(driver: Any, count: Callable[[], None]) -> Any:
    """Connections whose cursors ask before each statement. What is asked of the connection itself is not counted."""

    class Cursor(driver.Cursor):  # type: ignore[misc]
        def execute(self, *args: Any) -> Any:
            count()
            return super().execute(*args)

        def executemany(self, *args: Any) -> Any:
            count()
            return super().executemany(*args)

    class Connection(driver.Connection):  # type: ignore[misc]
        def cursor(self, *args: Any) -> Any:
            return super().cursor(Cursor)

    return Connection


@cache
def _blank_vault() -> Any:
    connection = _connect(dbapi2)
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)
    upgrade(engine)
    with engine.begin() as opened:
        opened.execute(insert(pen), {"id": 1, "device_seq": 0, "clock": ZERO})
    return connection


@cache
def _blank_server() -> Any:
    with tempfile.TemporaryDirectory(prefix="enplan-simulation-") as folder:
        path = Path(folder) / "server.db"
        open_database(f"sqlite:///{path}").dispose()
        connection = _connect(sqlite3)
        on_disk = sqlite3.connect(path)
        on_disk.backup(connection)
        on_disk.close()
    return connection


@cache
def vault_memory(number: int) -> Memory:
    """The database of the laptop with this number, in whichever history runs now."""
    return Memory(dbapi2, "BEGIN", _blank_vault())


@cache
def server_memory() -> Memory:
    return Memory(sqlite3, "BEGIN IMMEDIATE", _blank_server())


Now = Callable[[], float]
"""Seconds since 1970."""
