"""The server's own file, for where one process on one machine is enough."""

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from enplan_server.nowhere import NoDatabase

_PRAGMAS = (
    # No WAL: older SQLite can corrupt one that several connections reset, and `invite` is another connection.
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "busy_timeout = 10000",
)


def file_engine(url: URL, make: bool) -> Engine:
    """An engine on a file; without `make` it must be there. Raises NoDatabase."""
    if not url.database or url.database == ":memory:":
        raise NoDatabase("A file is named as sqlite:///, followed by its path.")
    path = Path(url.database)
    if not make and not path.exists():
        raise NoDatabase(
            "There is no database in {path}: start the server first, or name another with --database.",
            path=path,
        )
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)  # nobody else on this machine reads what citizens say
    except OSError as error:
        raise NoDatabase("The database cannot be made: {why}", why=error) from error
    # One connection, which requests take in turn. Errors never show values: these are citizens' words.
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"check_same_thread": False, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads and then writes would otherwise fail when another process wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
