"""The server's own records: folded anew where the fold is another, and looked after by `check`."""

from typing import Any

import pytest
from sqlalchemy import delete, select, update

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import FILLING, FOLD_VERSION, Cursor
from enplan_server import tables
from enplan_server.__main__ import main
from enplan_server.checking import problems
from enplan_server.folding import fold_anew
from enplan_server.people import CLOCK_TOLERANCE
from tests.server.running import Laptop, Running, new_case_id, plan_of


@pytest.fixture
def written(server: Running) -> tuple[Laptop, str]:
    """A case with some records, one of them written twice, one deleted, and a consent."""
    laptop, case = server.laptop(), new_case_id()
    goal, gone = laptop.change(case), laptop.change(case)
    laptop.send(goal, gone, laptop.consent(case, Unit.PSYKIATRI))
    edit: dict[str, Any] = {"record": goal.record, "kind": "set", "field": "words", "parents": (goal.id,)}
    laptop.send(
        laptop.change(case, **edit, old="a home of my own", new="a flat"),
        laptop.change(case, record=gone.record, kind="delete", old=gone.new, new=None, parents=(gone.id,)),
        laptop.change(case, f"unit:{laptop.person.unit}"),
    )
    return laptop, case


def everything(server: Running) -> list[list[tuple[object, ...]]]:
    with server.engine.begin() as connection:
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in (tables.stream, tables.record)
        ]


def found(server: Running) -> list[str]:
    with server.engine.begin() as connection:
        return problems(connection)


def test_streams_of_another_fold_are_folded_anew(server: Running, written: tuple[Laptop, str]):
    before = everything(server)
    with server.engine.begin() as connection:
        connection.execute(delete(tables.record))
        connection.execute(update(tables.stream).values(fold=FOLD_VERSION - 1, state="0" * 16))
        connection.execute(update(tables.consent).values(standing=False))
    assert fold_anew(server.engine, server.clock()) == len(before[0])
    assert everything(server) == before
    assert found(server) == []
    assert fold_anew(server.engine, server.clock()) == 0


def test_a_server_folds_anew_before_it_serves(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys):
    asked: list[str] = []
    monkeypatch.setattr("enplan_server.commands.fold_anew", lambda *_: asked.append("fold"))
    monkeypatch.setattr("enplan_server.commands.serve", lambda *_: asked.append("serve"))
    assert main(["serve", "--database", f"sqlite:///{tmp_path / 'server.db'}"]) == 0
    assert asked == ["fold", "serve"]


DAMAGE = {
    "is not what its changes come to": lambda c: c.execute(
        update(tables.record).values(seq=tables.record.c.seq + 1)
    ),
    "The sum of": lambda c: c.execute(update(tables.stream).values(state="f" * 16)),
    "consents to": lambda c: c.execute(update(tables.consent).values(standing=~tables.consent.c.standing)),
    "Nobody has the case": lambda c: c.execute(update(tables.membership).values(ended_at=1)),
}


@pytest.mark.parametrize("said", DAMAGE)
def test_check_finds_what_does_not_fit(said: str, server: Running, written: tuple[Laptop, str]):
    assert found(server) == []
    with server.engine.connect() as connection, connection.begin() as transaction:
        DAMAGE[said](connection)
        assert any(said in each for each in problems(connection))
        transaction.rollback()
    assert found(server) == []


def test_check_finds_a_record_that_is_missing_and_one_too_many(server: Running, written: tuple[Laptop, str]):
    with server.engine.connect() as connection, connection.begin() as transaction:
        one = connection.execute(select(tables.record)).mappings().first()
        assert one is not None
        connection.execute(delete(tables.record).where(tables.record.c.record == one["record"]))
        assert any(one["record"] in each for each in problems(connection))
        connection.execute(tables.record.insert().values(**{**one, "record": "one-too-many"}))
        assert any("one-too-many" in each for each in problems(connection))
        transaction.rollback()


# What came before its record


def test_who_comes_new_to_a_stream_in_which_something_came_early_is_told_records(server: Running):
    laptop, case = server.laptop(), new_case_id()
    late = laptop.change(case)
    edit: dict[str, Any] = {"record": late.record, "kind": "set", "field": "words", "parents": (late.id,)}
    laptop.send(laptop.change(case), laptop.change(case, **edit, new="a flat"))
    (page,) = laptop.fetch(page=1).streams.values()
    assert page.states is None  # the edit is nobody's: told one by one, the changes come to the same
    laptop.send(late)
    answer = laptop.fetch(page=1)
    (page,) = answer.streams.values()
    assert (page.anew, page.whole, page.epoch) == (True, False, 2)
    assert page.states is not None
    (second,) = laptop.fetch({plan_of(case): Cursor(2, page.states[-1].seq, FILLING)}).streams.values()
    assert second.states is not None
    assert second.states[0].state.cells["words"] == "a flat"


# Clocks


def test_a_clock_that_is_ahead_is_set_back_and_everybody_reads_the_same(server: Running):
    mette, jonas, case = server.laptop(), server.laptop("Jonas Holm"), new_case_id()
    ahead = mette.change(case, clock=f"{(server.clock.now + 365 * 86400) * 1000:012x}-0000")
    right = mette.change(case, clock=f"{(server.clock.now + CLOCK_TOLERANCE - 1) * 1000:012x}-0000")
    (first, second) = mette.send(ahead, right).streams[plan_of(case)].accepted
    assert int(first.clock[:12], 16) == server.clock.now * 1000
    assert second.clock == ""
    mette.remote.share(case, jonas.person.id)
    read = jonas.fetch().streams[plan_of(case)].accepted
    assert [each.clock for each in read] == [first.clock, ""]
    assert read[0].change == ahead
    assert found(server) == []
