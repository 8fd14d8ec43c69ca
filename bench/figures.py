"""What is measured, and what a list of times comes to."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter
from typing import ParamSpec

P = ParamSpec("P")

OURS = "En plan"


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of the table; `cases` None for what does not depend on the size of the caseload.

    `spread` tells how the figure lay from run to run. `most` is the target in the same unit, where there is one.
    Where the answer is no number, `said` has it in words. `who` is whose figure it is.
    """

    what: str
    value: float = 0
    unit: str = ""
    cases: int | None = None
    spread: tuple[float, float] | None = None
    most: float | None = None
    said: str = ""
    who: str = OURS


def p95(times: list[float]) -> float:
    """What 95 of 100 stay under."""
    return sorted(times)[ceil(0.95 * len(times)) - 1]


def timed(work: Callable[P, object], *arguments: P.args, **named: P.kwargs) -> float:
    """Milliseconds that `work` takes."""
    began = perf_counter()
    work(*arguments, **named)
    return (perf_counter() - began) * 1000


def summed_up(
    what: str, unit: str, runs: list[float], *, cases: int | None = None, most: float | None = None
) -> Figure:
    """The median of several runs, with the least and the most of them."""
    return Figure(what, median(runs), unit, cases, (min(runs), max(runs)), most)
