"""Whoever waits hears of what concerns them within a second, and of nothing else."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from enplan_desktop.domain.terms import Unit
from enplan_desktop.sync.protocol import FOLD_VERSION, Cursor, SyncRequest, digest
from enplan_desktop.sync.remote import Remote
from tests.server.running import Laptop, Running, new_case_id

SOON = 1.0
LONG = 4


@contextmanager
def waiting(server: Running, laptop: Laptop, seconds: int = LONG) -> Iterator[Callable[[], bool]]:
    """The laptop waits for news on a line of its own; call the result for what it heard, within a second."""
    answer = laptop.remote.sync(SyncRequest(fold=FOLD_VERSION))
    seen = digest({key: Cursor(page.epoch, page.head, page.state) for key, page in answer.streams.items()})
    line = Remote(server.address, laptop.device, laptop.key, wall_clock=server.clock)
    line._token = laptop.remote._token  # as one laptop has: a second token would take the place of the first
    heard: list[bool] = []
    thread = threading.Thread(target=lambda: heard.append(line.news(seen, seconds)))
    thread.start()
    time.sleep(0.15)
    assert not heard

    def now() -> bool:
        thread.join(SOON)
        return bool(heard and heard[0])

    try:
        yield now
    finally:
        thread.join()
        line.close()


@pytest.fixture
def mette(server: Running) -> Laptop:
    return server.laptop()


@pytest.fixture
def case(mette: Laptop) -> str:
    case = new_case_id()
    mette.send(mette.change(case), mette.consent(case, Unit.RUSMIDDELCENTER))
    return case


def joins(server: Running, mette: Laptop, case: str, unit: Unit) -> Laptop:
    jonas = server.laptop("Jonas Holm", unit)
    mette.remote.share(case, jonas.person.id)
    return jonas


def test_another_laptops_push_wakes(server: Running, mette: Laptop, case: str):
    jonas = joins(server, mette, case, Unit.JOBCENTER)
    with waiting(server, jonas) as hears:
        mette.send(mette.change(case))
        assert hears()


def test_being_let_in_wakes(server: Running, mette: Laptop, case: str):
    jonas = server.laptop("Jonas Holm")
    with waiting(server, jonas) as hears:
        mette.remote.share(case, jonas.person.id)
        assert hears()


def test_a_withdrawal_wakes_whoever_loses_the_case(server: Running, mette: Laptop, case: str):
    jonas = joins(server, mette, case, Unit.RUSMIDDELCENTER)
    with waiting(server, jonas) as hears:
        mette.send(mette.consent(case, Unit.RUSMIDDELCENTER, given=False))
        assert hears()


def test_a_consent_wakes_whoever_waited_for_it(server: Running, mette: Laptop, case: str):
    sara = joins(server, mette, case, Unit.PSYKIATRI)
    with waiting(server, sara) as hears:
        mette.send(mette.consent(case, Unit.PSYKIATRI))
        assert hears()


def test_being_taken_off_a_case_wakes(server: Running, mette: Laptop, case: str):
    jonas = joins(server, mette, case, Unit.JOBCENTER)
    with waiting(server, jonas) as hears:
        mette.remote.end_membership(case, jonas.person.id)
        assert hears()


def test_a_case_that_is_handed_over_wakes(server: Running, mette: Laptop, case: str):
    jonas = server.laptop("Jonas Holm")
    with waiting(server, jonas) as hears:
        mette.remote.hand_over(case, jonas.person.id)
        assert hears()


def test_the_own_push_does_not_wake(server: Running, mette: Laptop, case: str):
    with waiting(server, mette, 1) as hears:
        mette.send(mette.change(case))
        assert not hears()


def test_what_is_not_theirs_to_read_is_not_even_heard_of(server: Running, mette: Laptop, case: str):
    sara = joins(server, mette, case, Unit.PSYKIATRI)
    jonas = joins(server, mette, case, Unit.RUSMIDDELCENTER)
    with waiting(server, sara, 1) as sara_hears, waiting(server, jonas, 1) as jonas_hears:
        mette.send(mette.change(case, "unit:jobcenter"))
        began = time.monotonic()
        assert not sara_hears()
        assert not jonas_hears()
        assert time.monotonic() - began > 0.5
