"""One history from one seed: days of work in bad weather, and again and again a quiet hour in which all meet."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from enplan_desktop.sync import engine
from enplan_server import custody, telling
from tests.simulation.acts import (
    adds,
    consents_to_all,
    opens_case,
    perform,
    shares_with_all,
    something,
    syncs,
)
from tests.simulation.coming_back import is_let_out_and_in
from tests.simulation.network import CLEAR
from tests.simulation.oracle import check_everything, digest_of
from tests.simulation.spec import must
from tests.simulation.world import World

MOST_ROUNDS = 6
"""In so many rounds, each laptop once a round, everybody must have heard everything."""


class AtOnce:
    """A pool of threads that has none: what is fetched ahead is fetched now, in an order that a seed decides."""

    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> "AtOnce":
        return self

    def __exit__(self, *_: object) -> None: ...

    def submit(self, work: Callable[..., Any], *args: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(work(*args))
        except Exception as error:  # noqa: BLE001 - as a thread would, whatever it is
            done.set_exception(error)
        return done


class Failed(Exception):
    """A history that came out wrong; `trace` says what happened up to there."""

    def __init__(self, seed: int, trace: list[str], cause: BaseException) -> None:
        super().__init__(f"seed {seed}: {type(cause).__name__}: {cause}")
        self.seed = seed
        self.trace = trace


def run(seed: int) -> list[str]:
    """Plays a history; returns its trace, or raises Failed."""
    trace: list[str] = []
    try:
        world = World(seed)
        trace = world.trace
        with _small_measures(world):
            _play(world)
    except Exception as error:
        raise Failed(seed, trace, error) from error
    return trace


@contextmanager
def _small_measures(world: World) -> Iterator[None]:
    """Limits so low that a short history meets them, no threads, and marks that stand in the trace as they were."""
    rng, marks = world.rng, count(1)
    with (
        patch.object(engine, "ThreadPoolExecutor", AtOnce),
        patch.object(custody, "new_mark", lambda: f"mark {next(marks)}"),
        patch.object(engine, "FEW_CURSORS", rng.choice((0, 1, 3))),
        patch.object(engine, "SEALED_AT_ONCE", rng.choice((1, 2, 200))),
        patch.object(engine, "MOST_BYTES_SENT", rng.choice((1, 2000, 1024 * 1024))),
        patch.object(telling, "A_FEW", rng.choice((1, 3, 8, 64))),
        patch.object(telling, "MAX_ANSWER_BYTES", rng.choice((500, 3000, 1024 * 1024))),
    ):
        yield


def _play(world: World) -> None:
    rng = world.rng
    _begin(world)
    for _ in range(rng.randint(1, 2)):
        world.weather, world.deadly = world.storm, world.deadly_in_storm
        for _ in range(rng.choice((8, 16, 24, 40))):
            something(world)
            if world.restless and rng.random() < 0.2:
                perform(world, rng.choice(world.laptops), is_let_out_and_in)
            if world.late and rng.random() < 0.15:
                world.deliver()
            world.passes(rng.choice((1, 5, 60)))
        heal(world)
    for laptop in world.laptops:
        if rng.random() < 0.3:
            found = laptop.vault.check()
            must(not found, laptop.name, "is not whole:", found)


def _begin(world: World) -> None:
    """Somebody has a case or two, and mostly everybody knows what stands in them."""
    rng, first = world.rng, world.laptops[0]
    for _ in range(rng.choice((1, 1, 1, 2))):
        perform(world, first, opens_case)
    for _ in range(rng.randint(0, 4)):
        perform(world, first, adds)
    if rng.random() < 0.85:
        perform(world, first, consents_to_all)
        perform(world, first, syncs)
        perform(world, first, shares_with_all)
        for laptop in world.laptops[1:]:
            perform(world, laptop, syncs)


def heal(world: World) -> None:
    """The network is whole and everybody is there, until nobody has anything to say; then all is looked at."""
    world.note("everybody meets")
    world.weather, world.deadly = CLEAR, 0
    for laptop in world.laptops:
        laptop.offline = False
        if not laptop.joined:
            world.join(laptop)
        if laptop.corrupt:
            laptop.vault.check()
    for _ in range(MOST_ROUNDS):
        said = [_says_something(world, laptop) for laptop in world.laptops]
        if not any(said):
            break
    else:
        must(False, "it takes more than", MOST_ROUNDS, "rounds until all have heard everything")
    for laptop in world.laptops:
        laptop.corrupt = False
    check_everything(world)
    if world.rng.random() < 0.3:
        _repeat(world)


def _says_something(world: World, laptop: Any) -> bool:
    outcome = syncs(world, laptop)
    assert outcome is not None
    return bool(
        outcome.sent
        or outcome.received
        or outcome.refused
        or outcome.gone
        or outcome.rebuilt
        or outcome.cases
    )


def _repeat(world: World) -> None:
    """Once more changes nothing, nor does a request that comes twice."""
    before = digest_of(world)
    for laptop in world.laptops:
        syncs(world, laptop)
    must(digest_of(world) == before, "a repeat changed something")
