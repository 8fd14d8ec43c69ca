"""The server's database: the engine, and its migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from enplan_desktop.domain.trouble import Trouble

_PRAGMAS = (
    # No WAL: older SQLite can corrupt one that several connections reset, and `invite` is another connection.
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "busy_timeout = 10000",
)
_SCRIPTS = Path(__file__).resolve().parent / "migrations"


class NoDatabase(Trouble):
    """The database cannot be opened."""


def default_url() -> str:
    return f"sqlite:///{user_data_path('enplan-server', appauthor=False) / 'server.db'}"


def open_database(url: str, *, make: bool = True) -> Engine:
    """An engine on the database, with its tables brought up to date; without `make` it must be there."""
    engine = _engine(url, make)
    try:
        with engine.begin() as connection:
            _refuse_newer(connection)
            migrate(connection, "head")
    except NoDatabase:
        engine.dispose()
        raise
    except DatabaseError as error:
        engine.dispose()
        raise NoDatabase("The database could not be opened: {why}", why=error.orig) from error
    return engine


def _engine(url: str, make: bool) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise NoDatabase("The database is named as sqlite:///, followed by the path of its file.") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise NoDatabase("The database is named as sqlite:///, followed by the path of its file.")
    if not make and not Path(parsed.database).exists():
        raise NoDatabase("There is no database in {path}.", path=parsed.database)
    try:
        Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoDatabase("The database's folder cannot be made: {why}", why=error) from error
    # One connection, which requests take in turn. Errors never show values: these are citizens' words.
    engine = create_engine(
        parsed,
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


def migrate(connection: Connection, to: str) -> None:
    """Brings the tables to a revision; "head" is the newest, "base" none at all."""
    config = _config()
    config.attributes["connection"] = connection
    if to == "base":
        command.downgrade(config, to)
    else:
        command.upgrade(config, to)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config


def _refuse_newer(connection: Connection) -> None:
    known = {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is not None and revision not in known:
        raise NoDatabase("A newer enplan-server has written this database. Update this one.")
