"""The tables, their migrations, and whether a look at them finds what is wrong."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, inspect, update

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_server import people
from enplan_server.checking import problems
from enplan_server.database import migrate, open_database
from enplan_server.tables import change, metadata, stream
from tests.server.running import new_case_id, running


@pytest.fixture
def engine(tmp_path: Path):
    engine = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    yield engine
    engine.dispose()


def columns(engine: Engine) -> dict[str, set[tuple[str, str, bool]]]:
    found = inspect(engine)
    return {
        name: {(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(name)}
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def test_the_migrations_lead_to_the_tables_that_the_server_knows(engine, tmp_path):
    plain = open_database(f"sqlite:///{tmp_path / 'plain.db'}")
    with plain.begin() as connection:
        migrate(connection, "base")
        metadata.create_all(connection)
    assert columns(engine) == columns(plain)
    plain.dispose()


def test_the_migrations_lead_back_and_forth(engine):
    before = columns(engine)
    with engine.begin() as connection:
        migrate(connection, "base")
    assert columns(engine) == {}
    with engine.begin() as connection:
        migrate(connection, "head")
    assert columns(engine) == before


def test_opening_a_database_again_keeps_what_is_in_it(tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    engine = open_database(url)
    with engine.begin() as connection:
        mette = people.new_person(connection, "Mette Lund", Unit.JOBCENTER)
    engine.dispose()
    engine = open_database(url)
    with engine.begin() as connection:
        assert people.find_person(connection, "Mette Lund") == mette
    engine.dispose()


def test_a_database_of_a_newer_server_is_refused_in_words(tmp_path):
    url = f"sqlite:///{tmp_path / 'server.db'}"
    engine = open_database(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(Trouble, match="newer"):
        open_database(url)


def test_it_keeps_no_write_ahead_log(engine):
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (update(stream).values(head=9), "says 9 changes"),
        (delete(change).where(change.c.seq == 2), "holds 2"),
        (update(change).where(change.c.seq == 1).values(seq=7), "up to 7"),
        (update(change).where(change.c.seq == 1).values(body=b"{}"), "cannot be read"),
        (update(change).where(change.c.seq == 1).values(id="another"), "says that it is another"),
    ],
)
def test_a_look_finds_what_is_wrong(tmp_path, wrong, said):
    with running(tmp_path / "server.db") as server:
        laptop, case = server.laptop(), new_case_id()
        laptop.send(*(laptop.change(case) for _ in range(3)))
        with server.engine.begin() as connection:
            assert problems(connection) == []
            connection.execute(wrong)
            assert said in " ".join(problems(connection))
