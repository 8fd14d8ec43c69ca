"""Two transactions reach for the same thing: the second waits for the first, and then does what is right."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import pytest
from psycopg import errors
from sqlalchemy import Connection, Engine, create_engine, select, text
from sqlalchemy.exc import DBAPIError

from enplan_desktop.sync.protocol import Person
from enplan_server import access, custody
from enplan_server.checking import problems
from enplan_server.database import migrate, open_database
from enplan_server.postgresql import take_turns
from enplan_server.retrying import again_if_crossed
from enplan_server.tables import change, membership
from tests.server.postgres import Cluster
from tests.server.running import new_case_id, plan_of, running
from tests.server.writing import MOMENT, Writer, enrolled, somebody

R = TypeVar("R")
WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")


@pytest.fixture(scope="module")
def engine(postgresql: Cluster) -> Iterator[Engine]:
    engine = open_database(postgresql.database())
    yield engine
    with engine.begin() as connection:
        assert problems(connection) == []
    engine.dispose()


@pytest.fixture
def mette(engine: Engine) -> Writer:
    return enrolled(engine, somebody(engine, "Mette Lund"))


@pytest.fixture
def jonas(engine: Engine) -> Writer:
    return enrolled(engine, somebody(engine, "Jonas Holm"))


def crossed(
    engine: Engine, first: Callable[[Connection], R], second: Callable[[Connection], R]
) -> tuple[R, R]:
    """The first commits only when the second is waiting for it."""

    @again_if_crossed
    def transaction() -> R:
        with engine.begin() as connection:
            return second(connection)

    with ThreadPoolExecutor(1) as pool:
        with engine.begin() as connection:
            done = first(connection)
            waiting = pool.submit(transaction)
            while not waiting.done() and not connection.scalar(WAITING):
                time.sleep(0.005)
            assert not waiting.done()
        return done, waiting.result()


def test_two_who_write_first_in_a_new_case_do_not_both_get_in(engine, mette, jonas):
    case = new_case_id()
    first, second = crossed(
        engine,
        lambda connection: mette.take(connection, mette.change(case)),
        lambda connection: jonas.take(connection, jonas.change(case)),
    )
    assert not first.refused
    assert [each.reason for each in second.refused] == ["no_access"]
    with engine.begin() as connection:
        members = connection.scalars(select(membership.c.person).where(membership.c.case_id == case)).all()
    assert members == [mette.person.id]


def test_somebody_who_writes_first_from_two_laptops_gets_in_with_both(engine, mette):
    case, other = new_case_id(), enrolled(engine, mette.person)
    taken = crossed(
        engine,
        lambda connection: mette.take(connection, mette.change(case)),
        lambda connection: other.take(connection, other.change(case)),
    )
    assert [each.refused for each in taken] == [(), ()]


def test_somebody_whose_other_laptop_opens_the_case_between_two_looks_gets_in(engine, mette, monkeypatch):
    case, other, asked = new_case_id(), enrolled(engine, mette.person), access.coordinator_of
    opens = iter([lambda: other.write(case)])

    def coordinator_of(*whose: Any) -> Person | None:
        next(opens, lambda: None)()
        return asked(*whose)

    monkeypatch.setattr(access, "coordinator_of", coordinator_of)
    with engine.begin() as connection:
        assert mette.take(connection, mette.change(case)).refused == ()


def test_two_processes_that_start_at_once_make_the_tables_one_after_the_other(postgresql: Cluster):
    url = postgresql.url(postgresql.empty())
    first = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with ThreadPoolExecutor(1) as pool:
        with first.begin() as connection:
            take_turns(connection, "migrating")
            migrate(connection, "head")
            second = pool.submit(open_database, url)
            while not second.done() and not connection.scalar(WAITING):
                time.sleep(0.005)
            assert not second.done()
        second.result(timeout=30).dispose()
    first.dispose()


def test_two_who_write_first_in_a_stream_get_numbers_one_after_the_other(engine, mette, jonas):
    case = new_case_id()
    with engine.begin() as connection:
        access.set_coordinator(connection, mette.person, case, MOMENT)
        access.add_member(connection, jonas.person, case, MOMENT)
    hers, his = mette.change(case), jonas.change(case)
    crossed(
        engine,
        lambda connection: mette.take(connection, hers),
        lambda connection: jonas.take(connection, his),
    )
    assert numbers(engine, hers.id, his.id) == [1, 2]


def test_two_who_write_in_a_stream_that_is_there_get_numbers_one_after_the_other(engine, mette):
    case = new_case_id()
    mette.write(case)
    first, second = mette.change(case), mette.change(case)
    crossed(
        engine,
        lambda connection: mette.take(connection, first),
        lambda connection: mette.take(connection, second),
    )
    assert numbers(engine, first.id, second.id) == [2, 3]


def test_a_change_that_comes_twice_at_once_is_taken_once_and_acknowledged_twice(engine, mette):
    case = new_case_id()
    mette.write(case)
    sent = mette.change(case)
    taken = crossed(
        engine,
        lambda connection: mette.take(connection, sent),
        lambda connection: mette.take(connection, sent),
    )
    assert [each.ids for each in taken] == [{sent.id}, {sent.id}]
    assert numbers(engine, sent.id) == [2]


def test_a_case_that_is_shared_twice_at_once_is_shared_once(engine, mette, jonas):
    case = new_case_id()
    mette.write(case)

    def share(connection: Connection) -> None:
        access.add_member(connection, jonas.person, case, MOMENT)

    crossed(engine, share, share)
    with engine.begin() as connection:
        members = connection.scalars(select(membership.c.person).where(membership.c.case_id == case)).all()
    assert sorted(members) == sorted([mette.person.id, jonas.person.id])


def test_what_is_told_is_of_one_moment_though_somebody_writes_meanwhile(postgresql, monkeypatch):
    with running(postgresql.database()) as server:
        laptop, case = server.laptop(), new_case_id()
        laptop.send(laptop.change(case))
        other, looked_up = enrolled(server.engine, laptop.person), access.readable
        writes = iter([lambda: other.write(case)])

        def readable(*asked: Any) -> dict[str, access.Standing]:
            found = looked_up(*asked)
            next(writes, lambda: None)()
            return found

        monkeypatch.setattr(access, "readable", readable)
        page = laptop.fetch().streams[plan_of(case)]
        later = laptop.fetch().streams[plan_of(case)]
    assert ([entry.seq for entry in page.accepted], page.head) == ([1], 1)
    assert ([entry.seq for entry in later.accepted], later.head) == ([1, 2], 2)


def test_a_stream_that_never_rests_is_read_for_the_first_time_and_that_is_noted(postgresql, monkeypatch):
    with running(postgresql.database()) as server:
        laptop, reader, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
        laptop.send(laptop.change(case))
        with server.engine.begin() as connection:
            access.add_member(connection, reader.person, case, server.clock())
        other, looked_up = enrolled(server.engine, laptop.person), access.readable

        def readable(*asked: Any) -> dict[str, access.Standing]:
            found = looked_up(*asked)
            other.write(case)
            return found

        monkeypatch.setattr(access, "readable", readable)
        assert reader.fetch().streams[plan_of(case)].accepted
        with server.engine.begin() as connection:
            assert list(custody.held(connection, reader.device).values()) == [plan_of(case)]


def test_two_who_wait_for_each_other_both_get_through(engine, mette):
    """Within one request the order is always the same; this is what holds should it ever not be."""
    cases = [new_case_id(), new_case_id()]
    for case in cases:
        mette.write(case)

    def both(order: list[str]) -> None:
        @again_if_crossed
        def transaction() -> None:
            with engine.begin() as connection:
                for case in order:
                    mette.take(connection, mette.change(case))
                    time.sleep(0.05)

        transaction()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(both, [cases, cases[::-1]]))


def test_a_trouble_that_stays_is_not_hidden_by_trying_again(engine):
    tries = []

    @again_if_crossed
    def always() -> None:
        tries.append(1)
        raise DBAPIError("INSERT", None, errors.UniqueViolation("twice"))

    with pytest.raises(DBAPIError):
        always()
    assert len(tries) > 2

    @again_if_crossed
    def other() -> None:
        tries.append(1)
        raise DBAPIError("INSERT", None, errors.ForeignKeyViolation("nobody"))

    tries.clear()
    with pytest.raises(DBAPIError):
        other()
    assert len(tries) == 1


def numbers(engine: Engine, *ids: str) -> list[int]:
    with engine.begin() as connection:
        return [
            connection.execute(select(change.c.seq).where(change.c.id == id_)).scalar_one() for id_ in ids
        ]
