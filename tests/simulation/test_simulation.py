"""Many histories, each from its seed, and the proof that a seed says everything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.history import run

HISTORIES = int(os.environ.get("ENPLAN_HISTORIES", "2000"))
PORTIONS = 24
"""So many tests share them, for as many processes as there are."""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("portion", range(PORTIONS))
def test_whatever_happens_nothing_is_lost_and_all_agree(portion: int):
    for seed in range(portion, HISTORIES, PORTIONS):
        assert run(seed), "nothing happened in it, so it shows nothing"


def traced(seed: int, hash_seed: str) -> bytes:
    """The trace of a history in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-m", "tests.simulation", "--seed", str(seed), "--trace"]
    root = Path(__file__).resolve().parents[2]
    return subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True).stdout


def test_the_same_seed_gives_the_same_trace_byte_for_byte():
    first, second = traced(7, "1"), traced(7, "2")
    assert first == second
    assert first.count(b"\n") > 50
    assert first != traced(8, "1")
