"""What brings a laptop and its server together again: a server restored, a sum that differs, older history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from enplan_desktop.domain.changes import difference
from enplan_desktop.sync.lease import lease_has_lapsed
from enplan_desktop.sync.protocol import stream_key
from enplan_server import tables
from enplan_server.folding import fold_anew
from enplan_server.people import DAY
from tests.server.running import Running
from tests.sync.laptops import Colleague

MANY = 70
"""More changes than a laptop is told one by one when it comes new to a case."""


def much_written(mette: Colleague, case: str) -> None:
    goals = [mette.adds_goal(case, f"Goal {number}") for number in range(3)]
    for number in range(MANY):
        mette.edits(goals[number % 3], words=f"Version {number}")
    mette.synced()


@pytest.fixture
def case(mette: Colleague) -> str:
    return mette.opens_case()


def let_in(mette: Colleague, jonas: Colleague, case: str) -> None:
    mette.consents(case, jonas.unit)
    mette.synced()
    assert jonas.vault.identity is not None
    mette.remote.share(case, jonas.vault.identity.person_id)


def alike(*colleagues: Colleague, case: str) -> None:
    """All show the same, to the same sum."""
    key = stream_key(case, "plan")
    first, *others = ((each.plan(case), each.vault.cursors()[key]) for each in colleagues)
    for other in others:
        assert other == first
    for each in colleagues:
        assert each.vault.check() == []


def ids(colleague: Colleague, case: str) -> list[str]:
    return [entry.change.id for entry in colleague.vault.history(case, limit=999)]


def test_older_history_is_fetched_when_it_is_asked_for(mette: Colleague, jonas: Colleague, case: str):
    much_written(mette, case)
    let_in(mette, jonas, case)
    jonas.synced()
    alike(mette, jonas, case=case)
    key = stream_key(case, "plan")
    assert ids(jonas, case) == []
    (lacks,) = jonas.vault.history_lacks(case).items()
    assert lacks[0] == "plan"
    jonas.adds_goal(case)
    jonas.synced()

    pages = 0
    while floor := jonas.vault.history_lacks(case).get("plan"):
        jonas.vault.take_older(key, jonas.remote.history(key, floor + 1, 25))
        pages += 1
    assert pages == 3
    mette.synced()
    assert ids(jonas, case) == ids(mette, case)
    names = {entry.person_name for entry in jonas.vault.history(case, limit=999)}
    assert names == {"Mette", "Jonas"}
    alike(mette, jonas, case=case)


def test_older_history_twice_is_older_history_once(mette: Colleague, jonas: Colleague, case: str):
    much_written(mette, case)
    let_in(mette, jonas, case)
    jonas.synced()
    key = stream_key(case, "plan")
    floor = jonas.vault.history_lacks(case)["plan"]
    answer = jonas.remote.history(key, floor + 1)
    for _ in range(2):
        jonas.vault.take_older(key, answer)
    assert len(ids(jonas, case)) == len(answer.accepted)
    alike(mette, jonas, case=case)


def test_what_is_written_upon_a_record_sorts_after_all_that_is_in_it(
    arrives: Callable[..., Colleague], mette: Colleague, jonas: Colleague, server: Running, case: str
):
    goal = mette.adds_goal(case)
    let_in(mette, jonas, case)
    jonas.synced()
    mette.edits(goal, words="A flat")
    much_written(mette, case)
    here = jonas.goal(goal)
    quick = datetime.now(UTC) + timedelta(minutes=2)
    jonas.vault.commit(difference(here, replace(here, words="A flat")), now=lambda: quick)
    jonas.synced()
    (same,) = (each.change for each in jonas.vault.history(case, limit=999) if each.person_name == "Jonas")

    sara = arrives("Sara")
    sara.join(server)
    assert sara.vault.identity is not None
    mette.remote.share(case, sara.vault.identity.person_id)
    sara.synced()
    sara.edits(goal, words="A house")
    (made,) = sara.vault.outbox(1)
    assert same.id in made.parents
    assert same.clock < made.clock


def damage(server: Running, mette: Colleague, case: str) -> None:
    """The server's copy comes to something else than the laptops'."""
    with server.engine.begin() as connection:
        here = tables.stream.c.case_id == case
        row = connection.execute(select(tables.stream).where(here)).mappings().one()
        one = select(tables.record).where(tables.record.c.stream == row["id"], tables.record.c.type == "goal")
        goal = connection.execute(one).mappings().first()
        assert goal is not None
        body = goal["body"].replace(b"A home of my own", b"A home of his own")
        assert body != goal["body"]
        connection.execute(
            update(tables.record).where(tables.record.c.record == goal["record"]).values(body=body)
        )
        connection.execute(update(tables.stream).where(here).values(state="0123456789abcdef"))


def test_a_sum_that_differs_is_mended_once_and_keeps_what_is_unsent(
    mette: Colleague, server: Running, case: str
):
    goal = mette.adds_goal(case)
    mette.synced()
    damage(server, mette, case)
    key = stream_key(case, "plan")
    unsent = mette.adds_goal(case, "Not sent yet")
    outcome = mette.sync(page=1)
    assert outcome.trouble is None
    assert mette.goal(goal).words == "A home of his own"
    assert mette.goal(unsent) == unsent
    assert mette.vault.unsent().waiting == 0
    assert outcome.rebuilt == (key,)


def restored(server: Running, case: str, *, lost: int) -> None:
    """The server as it was `lost` changes ago, out of a backup, with its epoch moved on."""
    with server.engine.begin() as connection:
        here = tables.stream.c.case_id == case
        row = connection.execute(select(tables.stream).where(here)).mappings().one()
        after = tables.change.c.seq > row["head"] - lost
        connection.execute(tables.change.delete().where(tables.change.c.stream == row["id"], after))
        moved = {"head": row["head"] - lost, "epoch": row["epoch"] + 1, "fold": 0}
        connection.execute(update(tables.stream).where(here).values(**moved))
    fold_anew(server.engine, server.clock())


def test_what_a_restored_server_has_lost_is_offered_again(
    mette: Colleague, jonas: Colleague, server: Running, case: str
):
    goal = mette.adds_goal(case)
    let_in(mette, jonas, case)
    jonas.synced()
    jonas.edits(goal, words="A flat")
    late = jonas.adds_goal(case, "One more")
    jonas.synced()
    mette.synced()
    mette.edits(goal, professional_wording="Egen bolig")
    mette.synced()
    before = mette.plan(case)
    restored(server, case, lost=3)
    waiting = mette.adds_goal(case, "Not sent yet")

    for each in (mette, jonas, mette, jonas):
        each.synced()
    alike(mette, jonas, case=case)
    assert mette.goal(late) == late
    assert mette.goal(waiting) == waiting
    assert mette.goal(goal) == before.records[goal.id]
    assert (mette.vault.unsent().waiting, jonas.vault.unsent().waiting) == (0, 0)
    assert not mette.vault.undecided()


def test_what_a_restored_server_has_not_lost_is_acknowledged_again(
    mette: Colleague, server: Running, case: str
):
    mette.adds_goal(case)
    mette.synced()
    before = ids(mette, case)
    restored(server, case, lost=0)
    for _ in range(2):
        mette.synced()
    assert (mette.vault.unsent().waiting, mette.vault.unsent().refused) == (0, 0)
    assert ids(mette, case) == before
    assert mette.vault.check() == []


# Leases


def test_each_contact_renews_the_lease_and_silence_lets_it_lapse(
    arrives: Callable[..., Colleague], server: Running, tmp_path: Path
):
    sara = arrives("Sara")
    assert not lease_has_lapsed(sara.vault, 0)
    sara.join(server)
    now = 1_700_000_000.0
    sara.opens_case()
    assert sara.sync(now=lambda: now).trouble is None
    assert not lease_has_lapsed(sara.vault, now + 14 * DAY - 1)
    assert lease_has_lapsed(sara.vault, now + 14 * DAY + 1)
    assert sara.sync(now=lambda: now + 10 * DAY).trouble is None
    assert not lease_has_lapsed(sara.vault, now + 23 * DAY)
