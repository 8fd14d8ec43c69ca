"""Faults that somebody might make, each of which must be noticed; they stand in `faults.toml`."""

import tomllib
from pathlib import Path

from tests.simulation.planting import Fault, Patch


def _read(path: Path) -> tuple[Fault, ...]:
    said = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Fault(
            each["name"],
            tuple(Patch(patch["in"], patch["reads"], patch["as"]) for patch in each["patch"]),
            each.get("noticed_by", ""),
        )
        for each in said["fault"]
    )


FAULTS = _read(Path(__file__).with_suffix(".toml"))
