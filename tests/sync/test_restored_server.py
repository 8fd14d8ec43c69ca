"""A server whose database was put back from an older copy: laptops bring again what it lost, and nothing else."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync import joining
from enplan_desktop.sync.protocol import SyncRequest
from enplan_desktop.sync.troubles import Revoked
from enplan_server import custody, people, restoring, tables
from tests.server.running import Running
from tests.sync.laptops import Colleague


@contextmanager
def driver(server: Running) -> Iterator[Any]:
    connection = server.engine.raw_connection()
    yield connection.driver_connection
    connection.close()


def copied(server: Running) -> sqlite3.Connection:
    kept = sqlite3.connect(":memory:")
    with driver(server) as database:
        database.backup(kept)
    return kept


def put_back(server: Running, kept: sqlite3.Connection) -> None:
    with driver(server) as database:
        kept.backup(database)
    with server.engine.begin() as connection:
        restoring.begin_new_epoch(connection)


def let_in(case: str, mine: Colleague, yours: Colleague) -> None:
    mine.synced()
    assert yours.vault.identity is not None
    mine.remote.share(case, yours.vault.identity.person_id)
    yours.synced()


def all_meet(*colleagues: Colleague) -> None:
    for each in (*colleagues, *colleagues):
        each.synced()
        assert each.vault.check() == []
        assert each.vault.unsent().waiting == 0


def test_what_the_copy_has_is_acknowledged_again(mette: Colleague, server: Running):
    goal = mette.adds_goal(mette.opens_case())
    mette.synced()
    put_back(server, copied(server))
    mette.edits(goal, words="A flat")
    all_meet(mette)
    assert mette.goal(goal).words == "A flat"


def test_what_the_copy_lacks_is_offered_again_by_whoever_wrote_it(
    arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara = arrives("Sara")
    sara.join(server)
    case = mette.opens_case()
    let_in(case, mette, sara)
    kept = copied(server)
    mine, yours = mette.adds_goal(case, "A flat"), sara.adds_goal(case, "A dog")
    all_meet(mette, sara)
    put_back(server, kept)
    all_meet(mette, sara)
    assert mette.plan(case).records == sara.plan(case).records == {mine.id: mine, yours.id: yours}
    assert {each.sent for each in mette.vault.history(case, limit=9)} == {True}


def test_a_case_that_is_younger_than_the_copy_is_brought_whole(mette: Colleague, server: Running):
    kept = copied(server)
    case = mette.opens_case()
    goal = mette.adds_goal(case)
    mette.synced()
    put_back(server, kept)
    outcome = mette.synced()
    assert outcome.gone == ()
    all_meet(mette)
    assert mette.goal(goal) == goal
    with server.engine.begin() as connection:
        held = connection.execute(
            select(tables.stream.c.head).where(tables.stream.c.case_id == case)
        ).scalar_one()
    assert held == 2


def test_a_case_that_is_younger_than_the_copy_begins_in_an_epoch_that_nobody_has_read(
    mette: Colleague, server: Running
):
    kept = copied(server)
    case = mette.opens_case()
    goal = mette.adds_goal(case)
    mette.synced()
    put_back(server, kept)
    mette.edits(goal, words="A flat")
    all_meet(mette)
    with server.engine.begin() as connection:
        (begun,) = connection.execute(
            select(tables.stream.c.epoch).where(tables.stream.c.case_id == case)
        ).scalars()
    assert begun > 1
    assert mette.goal(goal).words == "A flat"


def test_an_edit_of_what_the_copy_lacks_meets_it_when_it_comes_back(
    arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara = arrives("Sara")
    sara.join(server)
    case = mette.opens_case()
    let_in(case, mette, sara)
    kept = copied(server)
    goal = sara.adds_goal(case, "A dog")
    all_meet(sara, mette)
    put_back(server, kept)
    mette.edits(goal, words="A cat")
    all_meet(mette, sara)
    assert mette.plan(case).records == sara.plan(case).records != {}
    assert mette.goal(goal).words == "A cat"


def test_who_comes_new_to_a_case_reads_what_was_edited_before_it_came_back(
    arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara, jonas = arrives("Sara"), arrives("Jonas")
    for each in (sara, jonas):
        each.join(server)
    case = mette.opens_case()
    let_in(case, mette, sara)
    kept = copied(server)
    goal = sara.adds_goal(case, "A dog")
    all_meet(sara, mette)
    put_back(server, kept)
    mette.edits(goal, words="A cat")
    all_meet(mette, sara)
    assert jonas.vault.identity is not None
    mette.remote.share(case, jonas.vault.identity.person_id)
    assert jonas.sync(page=1).rebuilt == ()
    assert jonas.plan(case).records == mette.plan(case).records
    assert jonas.goal(goal).words == "A cat"


def test_what_was_accepted_once_is_kept_apart_when_the_access_is_lost_with_it(
    arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara = arrives("Sara")
    sara.join(server)
    case = mette.opens_case()
    mette.synced()
    kept = copied(server)
    let_in(case, mette, sara)
    goal = sara.adds_goal(case, "A dog")
    sara.synced()
    put_back(server, kept)
    outcome = sara.synced()
    assert outcome.gone == (f"{case}/plan",)
    with server.engine.begin() as connection:
        bodies = connection.execute(select(tables.quarantine.c.body)).scalars().all()
    assert sum(goal.id.encode() in body for body in bodies) == 1


def test_a_laptop_that_joins_again_may_offer_what_it_wrote_alone(
    arrives: Callable[..., Colleague], server: Running
):
    kept = copied(server)
    sara = arrives("Sara")
    case = sara.opens_case()
    sara.join(server)
    sara.synced()
    put_back(server, kept)
    _, code = server.invite("Sara", Unit.JOBCENTER)
    sara.remote.close()
    sara.server = joining.join(sara.vault, server.address, code, "Saras laptop")
    all_meet(sara)
    assert sara.vault.unsent().refused == 0
    assert sara.plan(case).case.id == case


def shut_out(whom: Colleague, server: Running) -> str:
    assert whom.vault.identity is not None
    with server.engine.begin() as connection:
        people.revoke(connection, whom.vault.identity.device, server.clock())
    return whom.vault.identity.device


@pytest.mark.parametrize("copied_when", ["before the case", "before it was shared"])
def test_a_laptop_of_which_the_copy_knows_nothing_hands_over_and_removes_all_when_it_is_shut_out(
    copied_when: str, arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara = arrives("Sara")
    sara.join(server)
    kept = copied(server)
    case = mette.opens_case()
    mette.synced()
    if copied_when == "before it was shared":
        kept = copied(server)
    let_in(case, mette, sara)
    once = sara.adds_goal(case, "A dog")
    sara.synced()
    put_back(server, kept)
    shut_out(sara, server)
    unsent = sara.adds_goal(case, "A cat")
    assert type(sara.sync().trouble) is Revoked
    assert sara.vault.held_streams() == []
    with server.engine.begin() as connection:
        bodies = connection.execute(select(tables.quarantine.c.body)).scalars().all()
    for goal in (once, unsent):
        assert sum(goal.id.encode() in body for body in bodies) == 1
    assert type(sara.sync().trouble) is Revoked


def test_what_a_laptop_that_is_shut_out_says_it_holds_is_listed_until_it_has_removed_it(
    arrives: Callable[..., Colleague], mette: Colleague, server: Running
):
    sara = arrives("Sara")
    sara.join(server)
    case = mette.opens_case()
    mette.synced()
    kept = copied(server)
    let_in(case, mette, sara)
    put_back(server, kept)
    device = shut_out(sara, server)

    def listed() -> list[str]:
        with server.engine.begin() as connection:
            rows = custody.still_held(connection, server.clock())
        return [row["case_id"] for row in rows if row["device"] == device]

    assert listed() == []
    told = sara.remote.sync(SyncRequest(cursors=sara.vault.cursors()))
    assert told.shut_out
    assert listed() == [case]
    assert type(sara.sync().trouble) is Revoked
    assert listed() == []
