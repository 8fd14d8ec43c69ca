"""The server's database, a file or a PostgreSQL: the engine, and its migrations."""

from contextlib import AbstractContextManager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from platformdirs import user_data_path
from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from enplan_server.nowhere import NoDatabase
from enplan_server.postgresql import not_opened, shared_engine, take_turns
from enplan_server.sqlite import file_engine

__all__ = ["NoDatabase", "default_url", "migrate", "one_moment", "open_database", "sees_one_moment"]

_SCRIPTS = Path(__file__).resolve().parent / "migrations"


def default_url() -> str:
    return f"sqlite:///{user_data_path('enplan-server', appauthor=False) / 'server.db'}"


def open_database(url: str, *, make: bool = True) -> Engine:
    """An engine on the database, with its tables brought up to date; without `make` they must be there."""
    parsed = _parsed(url)
    engine = file_engine(parsed, make) if _is_file(parsed) else shared_engine(parsed)
    try:
        with engine.begin() as connection:
            take_turns(connection, "migrating")  # several processes may start at once
            _refuse_strange(connection, make)
            migrate(connection, "head")
    except NoDatabase:
        engine.dispose()
        raise
    except DBAPIError as error:
        engine.dispose()
        if _is_file(parsed):
            raise NoDatabase("The database could not be opened: {why}", why=error.orig) from error
        # Without its cause, which names the user and the address.
        raise not_opened(parsed, error) from None
    return engine


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = None
    if parsed is None or parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise NoDatabase("A database is named as sqlite:///FILE or as postgresql://USER@HOST/DATABASE.")
    return parsed


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def one_moment(engine: Engine) -> AbstractContextManager[Connection]:
    """A transaction whose every statement sees the database as it was at the first."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ").begin()
    return engine.begin()  # nobody else writes meanwhile


def sees_one_moment(connection: Connection) -> bool:
    """Whether any transaction does so, because nobody else writes meanwhile."""
    return connection.dialect.name == "sqlite"


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


def _refuse_strange(connection: Connection, make: bool) -> None:
    known = {each.revision for each in ScriptDirectory.from_config(_config()).walk_revisions()}
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None and not make:
        raise NoDatabase("There is no database of En plan's here yet. `enplan-server serve` makes it.")
    if revision is not None and revision not in known:
        raise NoDatabase("A newer enplan-server has written this database. Update this one.")
