"""The window as a person meets it: how soon it can be used, what it costs to keep open, how it follows the keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import sleep

from bench.figures import Figure, p95, summed_up
from bench.processes import started

KEYS = 120
_SETTLED_SECONDS = 1.0
_TIMES_BARE = 2.0


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one program in one run: milliseconds until painted, megabytes when it has come to rest."""

    painted_after: float
    resident: float
    own: float


def starting(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """In turns with a bare window, so that both meet the same machine."""
    home = book.parent / "home"
    home.mkdir(exist_ok=True)
    for module in ("bench.bare_window", "bench.open_window"):
        _costs(home, module, book)  # the first start reads everything from the disk
    bare, ours = [], []
    for _ in range(runs):
        bare.append(_costs(home, "bench.bare_window", book))
        ours.append(_costs(home, "bench.open_window", book))
    yield from _beside(
        "start to painted",
        "ms",
        cases,
        [(b.painted_after, o.painted_after) for b, o in zip(bare, ours, strict=True)],
    )
    yield from _beside(
        "resident memory", "MB", cases, [(b.resident, o.resident) for b, o in zip(bare, ours, strict=True)]
    )
    yield summed_up("memory of its own, our window", "MB", [each.own for each in ours], cases=cases)


def _costs(home: Path, module: str, book: Path) -> Costs:
    with started(module, str(book), home=home) as program:
        sleep(_SETTLED_SECONDS)
        return Costs(program.painted_after, program.resident(), program.own())


def _beside(what: str, unit: str, cases: int, pairs: list[tuple[float, float]]) -> Iterator[Figure]:
    """A figure of a bare window, of ours, and how many times the one goes into the other."""
    bare, ours = [list(each) for each in zip(*pairs, strict=True)]
    yield summed_up(f"{what}, bare window", unit, bare, cases=cases)
    yield summed_up(f"{what}, our window", unit, ours, cases=cases)
    yield Figure(f"{what}, ours to bare", median(ours) / median(bare), "×", cases, most=_TIMES_BARE)


def typing(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """Letters written on the page: each lays the whole page out anew and paints it."""
    home = book.parent / "home"
    home.mkdir(exist_ok=True)
    found = []
    for _ in range(runs):
        with started("bench.open_window", str(book), str(KEYS), home=home) as program:
            found.append(p95([float(line) for line in program.lines(until="written")]))
    yield summed_up("keystroke to page painted, p95", "ms", found, cases=cases, most=16)
