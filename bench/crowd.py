"""A thousand laptops that come back at the same moment, each with twenty changes, to one server and to two."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any

import msgspec
import psutil

from bench.figures import Figure, p95, summed_up
from bench.postgres import Missing, postgresql
from bench.servers import Server, serving
from bench.town import WRITTEN, Town
from enplan_desktop.domain.trouble import Trouble
from enplan_server.database import open_database

LAPTOPS = 1000


def crowd(folder: Path, runs: int) -> Iterator[Figure]:
    folder.mkdir(parents=True)
    try:
        with postgresql() as database:
            yield from _coming_back(folder, database, runs)
    except (Missing, Trouble) as trouble:
        print(trouble, flush=True)


def _coming_back(folder: Path, database: str, runs: int, laptops: int = LAPTOPS) -> Iterator[Figure]:
    engine = open_database(database)
    try:
        town = Town(engine, laptops)
        for processes in (1, 2):
            with ExitStack() as running:
                servers = [
                    running.enter_context(serving(folder / f"{processes}.{number}", database))
                    for number in range(processes)
                ]
                seen = [_once(folder, town, servers) for _ in range(runs)]
            yield from _figures(seen, laptops, processes)
    finally:
        engine.dispose()


def _once(folder: Path, town: Town, servers: list[Server]) -> Mapping[str, Any]:
    """One return of everybody; what they saw, and how many seconds the servers worked, without the database."""
    laptops = folder / "laptops.json"
    laptops.write_bytes(msgspec.json.encode(town.come_back()))
    client = subprocess.Popen(
        [sys.executable, "-m", "bench.laptops", str(laptops), *(each.address for each in servers)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert client.stdout is not None
    assert client.stdout.readline() == "ready\n"
    processes = [psutil.Process(each.pid) for each in servers]
    before = sum(map(_worked, processes))
    said, _ = client.communicate("\n")
    seen: dict[str, Any] = json.loads(said)
    return {**seen, "worked": sum(map(_worked, processes)) - before}


def _worked(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _figures(seen: Sequence[Mapping[str, Any]], laptops: int, processes: int) -> Iterator[Figure]:
    who = f"{laptops:,} laptops to {processes} process{'es' * (processes > 1)}"
    times = [each["times"] for each in seen]
    yield summed_up(f"{who}, p50", "s", [median(each) for each in times])
    yield summed_up(f"{who}, p95", "s", [p95(each) for each in times])
    yield summed_up(f"{who}, the last", "s", [max(each) for each in times])
    lost = [float(laptops - len(each)) for each in times]
    yield summed_up(f"{who}, never came through", "laptops", lost, most=0)
    failures = sum((Counter(each["failures"]) for each in seen), Counter[str]())
    told = ", ".join(f"{count:,} × {why}" for why, count in failures.most_common()) or "none"
    yield Figure(f"{who}, requests that failed in {len(seen)} runs", said=told)
    requests = median(each["requests"] for each in seen)
    received = median(each["received"] for each in seen)
    yield Figure(f"{who}, requests", requests, "requests")
    yield Figure(f"{who}, changes sent and fetched", laptops * WRITTEN + received, "changes")
    worked = [each["worked"] / laptops * 1000 for each in seen]
    yield summed_up(f"{who}, the server's processor time for each, without the database's", "ms", worked)
    yield summed_up(f"{who}, the bench's own share of a core", "%", [each["share"] * 100 for each in seen])
