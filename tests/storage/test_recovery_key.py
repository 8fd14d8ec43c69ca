"""The recovery key: read from paper and typed by somebody who is nervous."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.storage.errors import WrongRecoveryKey
from enplan_desktop.storage.recovery_key import new_recovery_key, secret_of


def test_it_is_seven_groups_of_four():
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [4] * 7


def test_no_two_are_alike():
    assert len({new_recovery_key() for _ in range(100)}) == 100


@given(separator=st.sampled_from([" ", "", "-", " – ", "\n"]), lower=st.booleans())
def test_it_may_be_typed_with_any_spacing_and_case(separator, lower):
    printed = new_recovery_key()
    typed = separator.join(printed.split("-"))
    assert secret_of(typed.lower() if lower else typed) == secret_of(printed)


def test_letters_that_look_like_digits_are_taken_as_those():
    printed = new_recovery_key()
    assert secret_of(printed.replace("0", "O").replace("1", "l")) == secret_of(printed)


TOO_LONG = new_recovery_key() + "A"


@pytest.mark.parametrize(
    "typed", ["", "K7QF", "ÆØÅ", "0" * 28, "U" * 28, pytest.param(TOO_LONG, id="too long")]
)
def test_what_is_no_recovery_key_is_refused_as_mistyped(typed):
    with pytest.raises(WrongRecoveryKey) as refusal:
        secret_of(typed)
    assert "typed" in refusal.value.sentence


def test_two_swapped_groups_are_noticed():
    printed = "SNSG-07R2-XAC2-3456-8291-S4PY-PM7S"
    secret_of(printed)
    with pytest.raises(WrongRecoveryKey):
        secret_of("07R2-SNSG-XAC2-3456-8291-S4PY-PM7S")
