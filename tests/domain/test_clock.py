"""The clock always goes forward, whatever the machine's own clock does."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.clock import ZERO, observe, tick, wall_time

moments = st.integers(0, 2**43)


@given(st.lists(st.tuples(moments, st.booleans()), min_size=1, max_size=40))
def test_every_reading_sorts_after_all_before_it(events):
    last, readings = ZERO, []
    for now_ms, is_heard in events:
        if is_heard:
            last = observe(last, tick(ZERO, now_ms))
        else:
            last = tick(last, now_ms)
            readings.append(last)
    assert readings == sorted(set(readings))


@given(moments, moments)
def test_what_is_written_after_reading_sorts_after_what_was_read(theirs, mine):
    seen = tick(ZERO, theirs)
    assert tick(observe(tick(ZERO, mine), seen), mine) > seen


def test_a_full_counter_runs_over_into_the_next_millisecond():
    assert tick("000000000005-ffff", 5) == "000000000006-0000"


def test_a_reading_tells_its_moment():
    moment = datetime(2026, 3, 9, 12, 30, tzinfo=UTC)
    assert wall_time(tick(ZERO, int(moment.timestamp() * 1000))) == moment
