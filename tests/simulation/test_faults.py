"""Each fault that is planted into the product is noticed: no net is worth more than its mesh."""

import pytest

from tests.simulation.faults import FAULTS
from tests.simulation.hunting import FURTHEST, noticed, remembered
from tests.simulation.planting import Fault, planted

KNOWN = remembered()


@pytest.mark.timeout(600)
@pytest.mark.parametrize("wrong", FAULTS, ids=[each.name for each in FAULTS])
def test_a_planted_fault_is_noticed(wrong: Fault):
    if wrong.unnoticed:
        with planted(wrong):
            pytest.skip(wrong.unnoticed)
    known = KNOWN.get(wrong.name)
    first = () if known is None else (known,)
    assert noticed(wrong, first) is not None or noticed(wrong, range(FURTHEST)) is not None
