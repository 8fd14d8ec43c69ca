"""Each fault that is planted into the product is noticed: no net is worth more than its mesh."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.faults import FAULTS
from tests.simulation.hunting import FURTHEST, noticed, remembered
from tests.simulation.planting import Fault

KNOWN = remembered()
ROOT = Path(__file__).resolve().parents[2]
SOME_TEST_FAILED = 1
"""What pytest ends with then, and only then."""

BY_THE_SIMULATION = [each for each in FAULTS if not each.noticed_by]
BY_A_TEST = [each for each in FAULTS if each.noticed_by]


def names(faults: list[Fault]) -> list[str]:
    return [each.name for each in faults]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("wrong", BY_THE_SIMULATION, ids=names(BY_THE_SIMULATION))
def test_a_planted_fault_is_noticed(wrong: Fault):
    known = KNOWN.get(wrong.name)
    first = () if known is None else (known,)
    assert noticed(wrong, first) is not None or noticed(wrong, range(FURTHEST)) is not None


@pytest.mark.parametrize("wrong", BY_A_TEST, ids=names(BY_A_TEST))
def test_a_planted_fault_that_histories_hardly_meet_is_noticed_by_a_test(wrong: Fault):
    command = [sys.executable, "-m", "pytest", "-p", "tests.simulation.replanting", "-p", "no:cacheprovider"]
    planting = {**os.environ, "ENPLAN_PLANT": wrong.name}
    run = subprocess.run([*command, wrong.noticed_by], cwd=ROOT, env=planting, check=False)
    assert run.returncode == SOME_TEST_FAILED
