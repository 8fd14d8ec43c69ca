"""The encrypted database behind one SQLAlchemy engine with one connection."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from enplan_desktop.storage.errors import sqlite_trouble

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",  # before the WAL is touched: no shared memory file, and nobody else gets in
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cache_size = -32768",
)


def open_engine(database: Path, key: bytes) -> Engine:
    """An engine on `database`, which is made where it is missing.

    All calls go through one connection, from one thread at a time. The errors of the disk and of SQLite come
    out as `VaultTrouble`; statements never show their values, since these are citizens' words.
    """
    connection = connect(database, key)
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connection,
        poolclass=StaticPool,
        pool_reset_on_return=None,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: _tell_apart(context, database.parent))
    return engine


def connect(database: Path, key: bytes) -> Any:
    """A bare connection that has been shown to read the database with this key; raises `VaultTrouble`."""
    connection = None
    try:
        connection = dbapi2.connect(str(database), isolation_level=None, check_same_thread=False, timeout=0.5)
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(b"x'" + key.hex().encode("ascii") + b"'")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        connection.execute("ROLLBACK")
    except dbapi2.Error as error:
        if connection is not None:
            connection.close()
        trouble = sqlite_trouble(getattr(error, "sqlite_errorcode", 0), database.parent)
        if trouble is None:
            raise
        raise trouble from None
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _tell_apart(context: ExceptionContext, folder: Path) -> None:
    trouble = sqlite_trouble(getattr(context.original_exception, "sqlite_errorcode", 0), folder)
    if trouble is not None:
        raise trouble from None
