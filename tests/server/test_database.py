"""The tables, their migrations, and whether a look at them finds what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Connection, Engine, delete, inspect, update

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_server import custody, people
from enplan_server.checking import problems
from enplan_server.database import NoDatabase, migrate, open_database
from enplan_server.tables import change, metadata, stream
from tests.server.postgres import Cluster
from tests.server.running import new_case_id, running


@pytest.fixture
def engine(database: str):
    engine = open_database(database)
    yield engine
    engine.dispose()


def columns(engine: Engine) -> dict[str, set[tuple[str, str, bool]]]:
    found = inspect(engine)
    return {
        name: {(each["name"], str(each["type"]), each["nullable"]) for each in found.get_columns(name)}
        for name in found.get_table_names()
        if name != "alembic_version"
    }


def test_the_migrations_lead_to_the_tables_that_the_server_knows(engine):
    migrated = columns(engine)
    with engine.begin() as connection:
        migrate(connection, "base")
        metadata.create_all(connection)
    assert columns(engine) == migrated


def test_the_migrations_lead_back_and_forth(engine):
    before = columns(engine)
    with engine.begin() as connection:
        migrate(connection, "base")
    assert columns(engine) == {}
    with engine.begin() as connection:
        migrate(connection, "head")
    assert columns(engine) == before


def test_what_laptops_were_given_before_there_were_marks_is_answered_by_one(engine):
    with engine.begin() as connection:
        migrate(connection, "base")
        migrate(connection, "0004")
        for row in (
            "person (id, name, unit) VALUES ('p', 'Mette Lund', 'jobcenter')",
            "device (id, person, name, public_key, signed_as, enrolled_at) VALUES ('d', 'p', '', '', 'd', 0)",
            "stream (id, case_id, name, epoch, head, state, fold) VALUES (1, 'kim', 'plan', 1, 0, '', 1)",
            "holding (device, stream, since) VALUES ('d', 1, 0)",
        ):
            connection.exec_driver_sql(f"INSERT INTO {row}")
        migrate(connection, "head")
        told = custody.marks(connection, "d", ["kim/plan"])
        custody.removed(connection, "d", told)
        assert custody.held(connection, "d") == {}
        custody.hand_out(connection, "d", [1], (), 0)
        custody.removed(connection, "d", told)
        assert custody.held(connection, "d") == {1: "kim/plan"}


def test_opening_a_database_again_keeps_what_is_in_it(database):
    engine = open_database(database)
    with engine.begin() as connection:
        mette = people.new_person(connection, "Mette Lund", Unit.JOBCENTER)
    engine.dispose()
    engine = open_database(database)
    with engine.begin() as connection:
        assert people.find_person(connection, "Mette Lund") == mette
    engine.dispose()


def test_a_database_of_a_newer_server_is_refused_in_words(database):
    engine = open_database(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(Trouble, match="newer"):
        open_database(database)


def test_a_file_keeps_no_write_ahead_log(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path / 'server.db'}")
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (update(stream).values(head=9), "says 9 changes"),
        (delete(change).where(change.c.seq == 2), "holds 2"),
        (update(change).where(change.c.seq == 1).values(seq=7), "up to 7"),
        (update(change).where(change.c.seq == 1).values(body=b"{}"), "cannot be read"),
        (update(change).where(change.c.seq == 1).values(id="another"), "says that it is another"),
        (update(change).values(person="nobody"), "3 rows of change name a person that is not there"),
    ],
)
def test_a_look_finds_what_is_wrong(database, wrong, said):
    with running(database) as server:
        laptop, case = server.laptop(), new_case_id()
        laptop.send(*(laptop.change(case) for _ in range(3)))
        with unguarded(server.engine) as connection:
            assert problems(connection) == []
            connection.execute(wrong)
            assert said in " ".join(problems(connection))


@contextmanager
def unguarded(engine: Engine) -> Iterator[Connection]:
    """A transaction in which the database does not see to it that rows name what is there."""
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if not sqlite:
                connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            yield connection
        if sqlite:
            connection.connection.execute("PRAGMA foreign_keys = ON")


def test_an_index_that_postgresql_gave_up_is_named(postgresql: Cluster):
    engine = open_database(postgresql.database())
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'change_id_key'::regclass"
        )
        assert problems(connection) == ["The index change_id_key cannot be relied on: REINDEX it."]
    engine.dispose()


# Why there is no database, in words


def why_not(url: str, *, make: bool = True) -> str:
    with pytest.raises(NoDatabase) as told:
        open_database(url, make=make)
    said = str(told.value)
    assert "Sesam" not in said
    assert "\n" not in said
    return said


def test_postgresql_and_everything_that_may_be_wrong_with_it_is_told_apart(postgresql: Cluster):
    postgresql.run("CREATE ROLE guarded LOGIN PASSWORD 'Sesam luk dig op'")
    postgresql.run("CREATE ROLE weak LOGIN")
    empty = postgresql.empty()
    assert "no database elsewhere" in why_not(postgresql.url("elsewhere"))
    assert "nobody called stranger" in why_not(postgresql.url(empty, "stranger"))
    assert "wants a password" in why_not(postgresql.url(empty, "guarded"))
    assert "name and password" in why_not(postgresql.url(empty, "guarded:Sesam%20luk"))
    assert "does not let weak make" in why_not(postgresql.url(empty, "weak"))
    assert "yet" in why_not(postgresql.url(empty), make=False)
    postgresql.run(f"ALTER DATABASE {empty} OWNER TO guarded")
    open_database(postgresql.url(empty, "guarded:Sesam%20luk%20dig%20op")).dispose()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://a:Sesam@127.0.0.1:1/x", "No PostgreSQL answers at 127.0.0.1"),
        ("postgresql+psycopg://a:Sesam@/x?host=/nowhere", "No PostgreSQL answers at /nowhere"),
        ("postgresql://a:Sesam@here.invalid/x", "No PostgreSQL answers at here.invalid"),
        ("postgresql://a:Sesam@127.0.0.1:1/x?sslmode=Sesam", "could not be opened"),
        ("postgresql://a:Sesam@localhost", "is named as postgresql://"),
        ("postgresql+asyncpg://a:Sesam@localhost/x", "is named as postgresql://"),
        ("mysql://a:Sesam@localhost/x", "is named as sqlite:///FILE or as postgresql://"),
        ("postgresql://a:Sesam@localhost:port/x", "is named as sqlite:///FILE or as postgresql://"),
        ("sqlite:///:memory:", "is named as sqlite:///"),
    ],
)
def test_what_leads_to_no_database_is_said_without_the_password(url, said):
    assert said in why_not(url)
