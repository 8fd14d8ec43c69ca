"""Looks for a history that a planted fault spoils, and remembers which it was."""

import json
from collections.abc import Iterable
from pathlib import Path

from tests.simulation.faults import FAULTS
from tests.simulation.history import Failed, run
from tests.simulation.planting import Fault, planted

SEEDS = Path(__file__).with_name("seeds.json")
"""For each fault the first seed that noticed it, as `python -m tests.simulation --faults` last found."""
FURTHEST = 400
"""How many histories a fault may get through before the net counts as torn."""


def remembered() -> dict[str, int]:
    found: dict[str, int] = json.loads(SEEDS.read_text("utf-8"))
    return found


def noticed(wrong: Fault, seeds: Iterable[int]) -> int | None:
    """The first of these histories that does not come out right with the fault in the product."""
    with planted(wrong):
        for seed in seeds:
            try:
                run(seed)
            except Failed:
                return seed
    return None


def hunt() -> int:
    """Looks for every fault anew, says what was found, and writes it down; returns how many got through."""
    found: dict[str, int] = {}
    for wrong in (each for each in FAULTS if not each.noticed_by):
        seed = noticed(wrong, range(FURTHEST))
        print(f"{wrong.name}: {'NOT NOTICED' if seed is None else f'seed {seed}'}", flush=True)
        if seed is not None:
            found[wrong.name] = seed
    SEEDS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(found)} of {len(FAULTS)} planted faults are noticed.")
    return len(FAULTS) - len(found)
