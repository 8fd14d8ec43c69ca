"""Brings a vault to the tables of this program, and refuses one that is ahead of it."""

from pathlib import Path

from sqlalchemy import Engine

from enplan_desktop.storage.errors import DamagedVault, NewerVault

REVISIONS = ("0001", "0002")
"""Every revision in order; a vault names the one it is at."""

_SCRIPTS = Path(__file__).resolve().parent / "migrations"


def revision_of(engine: Engine) -> str | None:
    """The vault's revision; None for an empty database."""
    with engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'alembic_version'")
        if tables.first() is None:
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def is_behind(engine: Engine) -> bool:
    """Whether the vault needs an upgrade; raises NewerVault where this program does."""
    revision = revision_of(engine)
    if revision is None:
        raise DamagedVault
    if revision not in REVISIONS:
        raise NewerVault
    return revision != REVISIONS[-1]


def upgrade(engine: Engine, to: str = REVISIONS[-1]) -> None:
    _migrate(engine, to, up=True)


def downgrade(engine: Engine, to: str) -> None:
    """Only tests and a repair go back; `to` is a revision, or "base" for no tables at all."""
    _migrate(engine, to, up=False)


def _migrate(engine: Engine, to: str, *, up: bool) -> None:
    # Alembic takes a fifth of a second to import, and most starts find nothing to do.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        (command.upgrade if up else command.downgrade)(config, to)
