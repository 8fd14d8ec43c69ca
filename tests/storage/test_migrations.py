"""Each revision up and down, and a vault that is ahead of this program."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import bindparam, text

from enplan_desktop.storage import migrating
from enplan_desktop.storage.engine import open_engine
from enplan_desktop.storage.errors import DamagedVault, NewerVault
from enplan_desktop.storage.migrating import REVISIONS, downgrade, is_behind, revision_of, upgrade
from enplan_desktop.storage.tables import metadata
from tests.storage.making import reopened

KEY = bytes(range(32))


@pytest.fixture
def engine(tmp_path):
    (tmp_path / "vault.db").touch()
    made = open_engine(tmp_path / "vault.db", KEY)
    yield made
    made.dispose()


def tables_of(engine):
    with engine.connect() as connection:
        rows = connection.execute(
            text(
                "SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT IN :others ORDER BY name"
            ).bindparams(bindparam("others", ["alembic_version", "sqlite_sequence"], expanding=True))
        )
        return [tuple(row) for row in rows]


def test_the_program_knows_the_revisions_that_lie_in_its_folder():
    scripts = ScriptDirectory(str(migrating._SCRIPTS)).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def test_each_revision_goes_up_and_down_and_up_again_to_the_same_tables(engine):
    stages: list[list[tuple]] = [[]]
    for revision in REVISIONS:
        upgrade(engine, revision)
        stages.append(tables_of(engine))
    for revision, stage in zip(["base", *REVISIONS[:-1]][::-1], stages[:-1][::-1], strict=True):
        downgrade(engine, revision)
        assert tables_of(engine) == stage
    upgrade(engine)
    assert tables_of(engine) == stages[-1]


def test_the_newest_revision_has_the_tables_that_the_program_uses(engine):
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: not str(name).startswith("passage")}
        )
        assert compare_metadata(context, metadata) == []


def test_a_vault_of_this_program_is_not_behind(engine):
    upgrade(engine)
    assert revision_of(engine) == REVISIONS[-1]
    assert not is_behind(engine)


def test_a_database_without_tables_is_no_vault(engine):
    with pytest.raises(DamagedVault):
        is_behind(engine)


def test_a_vault_that_a_newer_program_wrote_is_refused_and_left_alone(vault, folder):
    with vault._engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    vault.close()
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(NewerVault):
        reopened(folder)
    assert (folder / "vault.db").read_bytes() == before
