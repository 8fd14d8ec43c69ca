"""When to sync next, decided without a clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.rhythm import (
    AFTER_EDIT,
    AFTER_FAILURE,
    AT_MOST,
    SELDOM,
    WHILE_CONNECTED,
    WITHOUT_NET,
    Rhythm,
    next_sync,
)
from enplan_desktop.sync.troubles import (
    CutOff,
    NoNetwork,
    NotEnrolled,
    Paused,
    Revoked,
    ServerBehind,
    ServerTooNew,
    ServerTooOld,
    ServerTrouble,
)

DONE = SyncOutcome()


def failed(trouble: Trouble) -> SyncOutcome:
    return SyncOutcome(trouble=trouble)


def test_the_first_try_is_at_once():
    assert Rhythm().wait == 0


def test_while_all_is_well_it_looks_now_and_then():
    assert next_sync(Rhythm(), DONE, 0.5).wait == WHILE_CONNECTED


def test_what_was_just_written_is_sent_soon():
    assert next_sync(Rhythm(), DONE, 0.5).after_edit == AFTER_EDIT


def test_after_failures_it_waits_longer_and_longer_but_never_too_long():
    rhythm, waits = Rhythm(), []
    for _ in range(12):
        rhythm = next_sync(rhythm, failed(ServerTrouble()), 0.5)
        waits.append(rhythm.wait)
    assert waits[:4] == [5, 10, 20, 40]
    assert waits[-1] == AT_MOST


def test_without_a_net_it_looks_soon_again_however_long_it_lasts():
    rhythm = Rhythm()
    for _ in range(12):
        rhythm = next_sync(rhythm, failed(NoNetwork()), 1)
    assert rhythm.wait is not None
    assert rhythm.wait <= 15


def test_writing_does_not_hurry_a_server_that_is_not_there():
    rhythm = next_sync(Rhythm(), failed(NoNetwork()), 0.5)
    assert rhythm.after_edit == rhythm.wait


def test_one_success_forgets_the_failures():
    rhythm = next_sync(Rhythm(failures=7), DONE, 0.5)
    assert (rhythm.failures, rhythm.wait) == (0, WHILE_CONNECTED)


@pytest.mark.parametrize(
    "trouble", [Revoked(), NotEnrolled(), Paused()], ids=lambda each: type(each).__name__
)
def test_what_only_a_person_can_mend_is_not_tried_by_itself(trouble):
    rhythm = next_sync(Rhythm(), failed(trouble), 0.5)
    assert rhythm.wait is None
    assert rhythm.after_edit is None


@pytest.mark.parametrize(
    "trouble", [ServerBehind(), ServerTooNew(), ServerTooOld()], ids=lambda each: type(each).__name__
)
def test_what_somebody_else_mends_is_looked_at_seldom_and_at_an_edit(trouble):
    rhythm = Rhythm()
    for _ in range(3):
        rhythm = next_sync(rhythm, failed(trouble), 0.5)
        assert rhythm.wait == SELDOM
        assert rhythm.after_edit == AFTER_FAILURE
    assert next_sync(rhythm, DONE, 0.5) == Rhythm(WHILE_CONNECTED)
    assert next_sync(rhythm, failed(NoNetwork()), 0.5).after_edit == WITHOUT_NET


@pytest.mark.parametrize("trouble", [CutOff(), ServerTrouble(), Trouble("The disk is full.")], ids=str)
def test_what_may_pass_is_tried_again(trouble):
    assert next_sync(Rhythm(), failed(trouble), 0.5).wait is not None


def test_the_page_that_came_through_is_where_the_next_run_begins():
    assert next_sync(Rhythm(), SyncOutcome(trouble=CutOff(), page=31), 0.5).page == 31


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 10))
def test_laptops_that_failed_together_come_back_apart(one, other, failures):
    waits = [
        next_sync(Rhythm(failures=failures), failed(NoNetwork()), each / 100).wait for each in (one, other)
    ]
    assert (waits[0] == waits[1]) == (one == other)
