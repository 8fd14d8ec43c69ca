"""Places in a list: there is always room between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.ordering import is_key, key_between
from tests.domain.strategies import places


@given(places(), places())
def test_a_key_lies_strictly_between(one, other):
    before, after = sorted((one, other))
    if before == after:
        with pytest.raises(ValueError, match="no key between"):
            key_between(before, after)
    else:
        key = key_between(before, after)
        assert before < key < after
        assert is_key(key)


@given(places())
def test_there_is_room_before_and_behind_every_key(key):
    assert key_between("", key) < key < key_between(key, None)


@given(st.lists(st.integers(0, 30), max_size=60))
def test_a_list_keeps_its_order_wherever_things_are_put_in(indexes):
    keys: list[str] = []
    for wished in indexes:
        index = min(wished, len(keys))
        before = keys[index - 1] if index else ""
        after = keys[index] if index < len(keys) else None
        keys.insert(index, key_between(before, after))
    assert keys == sorted(set(keys))


def test_keys_stay_short_where_things_are_put_at_the_end():
    key = ""
    for _ in range(100):
        key = key_between(key, None)
    assert len(key) < 25


@pytest.mark.parametrize("after", ["", "0", "A0", "æ", "A"])
def test_nothing_fits_before_what_is_no_key_or_not_behind(after):
    with pytest.raises(ValueError, match="no key between"):
        key_between("A", after)
