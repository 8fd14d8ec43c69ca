"""A plugin of pytest (`-p tests.simulation.replanting`): plants the fault that ENPLAN_PLANT names for a whole run."""

import os
from collections.abc import Iterator

import pytest

from tests.simulation.faults import FAULTS
from tests.simulation.planting import planted


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Iterator[None]:
    (wrong,) = (each for each in FAULTS if each.name == os.environ["ENPLAN_PLANT"])
    with planted(wrong):
        return (yield)
