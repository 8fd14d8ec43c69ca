"""The encrypted database behind one SQLAlchemy engine with one connection."""

from collections.abc import Iterator
from contextlib import contextmanager
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
    """An engine on `database`, which must be there; an empty file is a database without tables.

    All calls go through one connection, from one thread at a time. The errors of the disk and of SQLite come
    out as `VaultTrouble`; statements never show their values, since these are citizens' words.
    """
    with sqlite_told_apart(database.parent):
        connection = _connect(database, key, mode="rw")
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            _prove_writable(connection)
        except dbapi2.Error:
            connection.close()
            raise
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
    engine.connect().close()  # the pool has the connection from here on, and closes it when it is disposed of
    return engine


def write_copy(engine: Engine, to: Path) -> None:
    """Writes all of the database, under the same key, into a file that is not there yet."""
    with sqlite_told_apart(to.parent):
        _driver_connection(engine).execute("VACUUM INTO ?", (str(to),))


def empty_wal(engine: Engine) -> None:
    """Moves what was written last into the database and cuts the log to nothing."""
    _driver_connection(engine).execute("PRAGMA wal_checkpoint(TRUNCATE)")


def integrity_of(engine: Engine) -> list[str]:
    """What SQLCipher and SQLite find wrong in an open database, in their own words.

    SQLCipher looks at the file alone. A page that a crash tore there may stand whole in the write-ahead log, so
    what that holds is put into the file first.
    """
    connection = _driver_connection(engine)
    _, _, database = connection.execute("PRAGMA database_list").fetchone()
    with sqlite_told_apart(Path(database).parent):
        connection.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
    return _integrity(connection)


def sound_revision(database: Path, key: bytes) -> str | None:
    """The revision of a database that nobody has open; None where it cannot be read to its last page."""
    try:
        connection = _connect(database, key, mode="ro")
        try:
            if _integrity(connection):
                return None
            return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        finally:
            connection.close()
    except dbapi2.Error:
        return None


@contextmanager
def sqlite_told_apart(folder: Path) -> Iterator[None]:
    """Says in words what SQLite refuses where SQLAlchemy is not between."""
    try:
        yield
    except dbapi2.Error as error:
        trouble = sqlite_trouble(getattr(error, "sqlite_errorcode", 0), folder)
        if trouble is None:
            raise
        raise trouble from None


def _connect(database: Path, key: bytes, mode: str) -> Any:
    connection = dbapi2.connect(
        f"{database.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=0.5,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.set_key(b"x'" + key.hex().encode("ascii") + b"'")
    return connection


def _prove_writable(connection: Any) -> None:
    """The first read shows whether the key fits; taking the write lock, whether nobody else has the file."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")


def _integrity(connection: Any) -> list[str]:
    unreadable = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if unreadable:  # where a page cannot be decrypted, SQLite's own check stops instead of listing it
        return unreadable
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return [
        each for each in found if each != "ok" and "fts5" not in each.casefold()
    ]  # the index can be made anew


def _driver_connection(engine: Engine) -> Any:
    """The bare connection, for what SQLite only does outside a transaction."""
    return engine.raw_connection().driver_connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _tell_apart(context: ExceptionContext, folder: Path) -> None:
    trouble = sqlite_trouble(getattr(context.original_exception, "sqlite_errorcode", 0), folder)
    if trouble is not None:
        raise trouble from None
