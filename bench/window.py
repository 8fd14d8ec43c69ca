"""The window as a person meets it: how soon it can be used, what it costs to keep open, how it follows the keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import sleep

from bench.figures import Figure, p95, summed_up
from bench.processes import started
from enplan_desktop.domain.terms import SheetStyle

KEYS = 600
"""So many that the page becomes overfull on the way: what is written last has no room any more."""
_AT_REST_SECONDS = 2.0
_TIMES_BARE = 2.0


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one program in one run: milliseconds until the door and until the caseload, megabytes when at rest.

    The time in which somebody writes the passphrase is not in it. A bare window has no door.
    """

    door: float
    caseload: float
    resident: float


def starting(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """In turns with a bare window, so that both meet the same machine."""
    home = _home(book)
    _bare(home)
    _ours(home, book)  # the first start of each reads everything from the disk
    bare, ours = [], []
    for _ in range(runs):
        bare.append(_bare(home))
        ours.append(_ours(home, book))
    yield summed_up("start to door painted", "ms", [each.door for each in ours], cases=cases)
    yield from _beside("start to caseload painted", "ms", cases, bare, ours, "caseload")
    yield from _beside("resident memory", "MB", cases, bare, ours, "resident")


def _bare(home: Path) -> Costs:
    with started("bench.bare_window", home=home) as program:
        painted = program.moment("painted")
        sleep(_AT_REST_SECONDS)
        return Costs(painted, painted, program.resident())


def _ours(home: Path, book: Path) -> Costs:
    with started("bench.open_window", str(book), home=home) as program:
        door = program.moment("door")
        opening = program.moment("opening")
        painted = program.moment("caseload")
        sleep(_AT_REST_SECONDS)
        return Costs(door, door + painted - opening, program.resident())


def _beside(
    what: str, unit: str, cases: int, bare: list[Costs], ours: list[Costs], cost: str
) -> Iterator[Figure]:
    """A figure of a bare window, of ours, and how many times the one goes into the other."""
    of_bare = [float(getattr(each, cost)) for each in bare]
    of_ours = [float(getattr(each, cost)) for each in ours]
    yield summed_up(f"{what}, bare window", unit, of_bare, cases=cases)
    yield summed_up(f"{what}, our window", unit, of_ours, cases=cases)
    times = median(of_ours) / median(of_bare)
    yield Figure(f"{what}, ours to bare", times, "×", cases, most=_TIMES_BARE)


def typing(book: Path, cases: int, runs: int) -> Iterator[Figure]:
    """Letters written on the page: each lays the whole page out anew and paints it."""
    for style in SheetStyle:
        found = []
        for _ in range(runs):
            asked = (str(book), str(KEYS), style.value)
            with started("bench.open_window", *asked, home=_home(book)) as program:
                for word in ("door", "opening", "caseload"):
                    program.moment(word)
                found.append(p95(list(program.numbers(until="written"))))
        yield summed_up(f"{style}: keystroke to page painted, p95", "ms", found, cases=cases, most=16)


def _home(book: Path) -> Path:
    home = book.parent / "home"
    home.mkdir(exist_ok=True)
    return home
