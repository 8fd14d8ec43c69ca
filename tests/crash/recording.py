"""One run, written down once, and every state in which a crash may have left its folder."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

from tests.crash.disk import SECTOR, Deed, Disk, Image, Kind, read_journal
from tests.crash.nursery import Nursery

ROUNDS = int(os.environ.get("ENPLAN_CRASH_ROUNDS", "1"))
"""How many power cuts with a different outcome are tried at each deed; a long run sets more."""
EVERY = max(1, 20 // ROUNDS)
"""Of states whose rows were seen before, one in so many is worked on as well."""
SEED = int(os.environ.get("ENPLAN_CRASH_SEED", "1"))


class Crash(StrEnum):
    """What ends the run."""

    KILL = "a kill after each write"
    TORN = "a write that is torn"
    POWER_CUT = "a power cut"


@dataclass(frozen=True, slots=True)
class Said:
    """What a run had said by then: which steps were begun and done, and how far it was with the server."""

    begun: int = 0
    done: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    asks: bool = False
    answered: int = 0
    keyring: Mapping[str, str] = field(default_factory=dict)

    def after(self, mark: bytes) -> "Said":
        said = json.loads(mark)
        if "begun" in said:
            return replace(self, begun=said["begun"] + 1)
        if "done" in said:
            return replace(self, done={**self.done, said["done"]: said})
        if "asks" in said:
            return replace(self, asks=True)
        if "answered" in said:
            return replace(self, asks=False, answered=self.answered + 1)
        return replace(self, keyring=said["keyring"])

    @property
    def stamp(self) -> tuple[object, ...]:
        """Differs where more must be there than before."""
        return (len(self.done), self.asks, self.answered, len(self.keyring), *sorted(self.keyring))


@dataclass(frozen=True, slots=True)
class Moment:
    """A state after a crash; `where` names it for whoever reads a failure."""

    image: Image
    said: Said
    where: str


@dataclass(frozen=True, slots=True)
class Recording:
    start: Disk
    deeds: Sequence[Deed]
    told: Said = Said()

    @property
    def whole(self) -> Said:
        """All that the run said."""
        said = self.told
        for deed in self.deeds:
            said = said.after(deed.data) if deed.kind is Kind.MARKED else said
        return said


def recorded(
    nursery: Nursery,
    story: str,
    folder: Path,
    told: Mapping[str, Any] | None = None,
    *,
    fault: str = "",
    keyring: Mapping[str, str] | None = None,
) -> Recording:
    """Lets a story run to its end and writes it down."""
    start, journal = Disk.of(folder), folder.parent / f"{folder.name}.journal"
    nursery.run(story, folder, told, journal=journal, fault=fault)
    return Recording(start, read_journal(journal, folder), Said(keyring=keyring or {}))


def moments(recording: Recording, crash: Crash, rounds: int = ROUNDS, seed: int = SEED) -> Iterator[Moment]:
    """Every state that such a crash may leave, each once. Uses the recording up.

    With one round, every third write is torn, and the power is cut at every third deed; always where something
    was just acknowledged.
    """
    chance, seen = Random(seed), set[tuple[object, ...]]()
    disk, said = recording.start, recording.told
    for number, deed in enumerate(recording.deeds):
        images: list[Image] = []
        chosen = rounds > 1 or deed.kind is Kind.MARKED or chance.random() < 1 / 3
        if crash is Crash.TORN and deed.kind is Kind.WRITTEN and chosen:
            images += [disk.torn(deed, at) for at in _tears(deed, chance, rounds)]
        disk.apply(deed)
        if deed.kind is Kind.MARKED:
            said = said.after(deed.data)
        if crash is Crash.KILL:
            images.append(disk.after_kill())
        if crash is Crash.POWER_CUT and disk.has_unsafe and chosen:
            images.append(disk.after_power_cut(None))
            images += [disk.after_power_cut(chance) for _ in range(rounds)]
        for image in images:
            known = (image.print, *said.stamp)
            if known not in seen:
                seen.add(known)
                yield Moment(image, said, f"{crash}, deed {number} {deed.kind.name}")


def _tears(deed: Deed, chance: Random, rounds: int) -> set[int]:
    """Where a write is torn: between two sectors, and anywhere."""
    length = len(deed.data)
    if length < 2:
        return set()
    sectors = range(SECTOR - deed.at % SECTOR, length, SECTOR) or range(1, length)
    anywhere = range(1, length)
    return {chance.choice(chance.choice((sectors, anywhere))) for _ in range(rounds)}
