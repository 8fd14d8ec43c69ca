"""What is asked of a peer: the same as of our own sync, with the same records, in the same words."""

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from bench import asked
from bench.citizens import RECORDS, citizens
from bench.figures import Figure, summed_up
from bench.peers.installed import Missing
from bench.peers.running import ALL, Peer
from bench.relay import Relay
from enplan_desktop.domain.records import TYPE_NAMES, Goal
from enplan_desktop.domain.schema import cells_of

_A_SECOND = 1.1
"""Anki tells which of two edits is newer by the second; people are not quicker than that."""


def beside(folder: Path, runs: int) -> Iterator[Figure]:
    """The figures of every peer that can be had here; of the others, a line that says why not."""
    folder.mkdir(parents=True)
    records = folder / "records.json"
    records.write_text(json.dumps(_everything(), ensure_ascii=False), encoding="utf-8")
    for number, start in enumerate(ALL):
        try:
            with start(folder / str(number)) as peer:
                for figure in _Contest(peer, records, runs).figures():
                    yield replace(figure, who=peer.name)
        except Missing as missing:
            print(missing, flush=True)


def _everything() -> list[dict[str, Any]]:
    return [
        {
            "id": record.id,
            "case_id": record.case_id,
            "stream": record.stream,
            "type": TYPE_NAMES[type(record)],
            **cells_of(record),
        }
        for records in citizens(asked.CASES)
        for record in records
    ]


class _Contest:
    """One peer, from an empty server to two laptops that disagree."""

    def __init__(self, peer: Peer, records: Path, runs: int) -> None:
        self._peer = peer
        self._records = records
        self._runs = runs
        self._goal = next(record for record in next(citizens(1)) if isinstance(record, Goal)).id
        self._number = count()

    def figures(self) -> Iterator[Figure]:
        sent = self._peer.ask("fill", url=self._peer.address, name="writer", file=str(self._records))
        yield Figure(asked.SENDING, sent["ms"] / 1000, "s")
        yield from self._first_syncs()
        yield from self._warm()
        yield from self._on_the_wire()
        yield Figure(asked.DISJOINT, said=self._disjoint())

    def _first_syncs(self) -> Iterator[Figure]:
        names = (f"reader{run}" for run in range(self._runs))
        times = [self._first(self._peer.address, name, self._peer.quick_batch) for name in names]
        yield summed_up(asked.FIRST, "s", times)

    def _first(self, url: str, name: str, batch: int) -> float:
        said = self._peer.ask("first", url=url, name=name, batch=batch)
        assert said["held"] == asked.CASES * RECORDS
        return float(said["ms"]) / 1000

    def _warm(self) -> Iterator[Figure]:
        self._edits(self._peer.address, "writer", asked.WARMING)
        edits, quiet = [], []
        for _ in range(self._runs):
            edits.append(median(self._edits(self._peer.address, "writer", asked.EDITS)))
            quiet.append(median(self._quiet(self._peer.address, "writer") for _ in range(asked.EDITS)))
        yield summed_up(asked.EDIT, "ms", edits)
        yield summed_up(asked.QUIET, "ms", quiet)

    def _edits(self, url: str, name: str, how_many: int) -> list[float]:
        edits = [
            {"record": self._goal, "cells": {"words": f"Ro i hverdagen {next(self._number)}"}}
            for _ in range(how_many)
        ]
        times: list[float] = self._peer.ask("edits", url=url, name=name, edits=edits)["times"]
        return times

    def _quiet(self, url: str, name: str) -> float:
        return float(self._peer.ask("quiet", url=url, name=name)["ms"])

    def _on_the_wire(self) -> Iterator[Figure]:
        relay = Relay(self._peer.address)
        self._first(relay.address, "listener", self._peer.quick_batch)
        yield Figure(asked.FIRST_BYTES, relay.bytes, "bytes")
        # The first one has much to look up; what it costs to begin is in both others, and not in their difference.
        _, few, more = (self._spent(relay, edits) for edits in (1, 1, 41))
        yield Figure(asked.EDIT_BYTES, (more - few) / 40, "bytes")
        for _ in range(3):  # the first ones may still note down what was done before
            relay.forget()
            self._quiet(relay.address, "listener")
        yield Figure(asked.QUIET_BYTES, relay.bytes, "bytes")
        yield Figure(asked.QUIET_REQUESTS, relay.requests, "requests")
        yield self._cut(relay)
        relay.close()

    def _spent(self, relay: Relay, edits: int) -> int:
        relay.forget()
        self._edits(relay.address, "listener", edits)
        return relay.bytes

    def _cut(self, relay: Relay) -> Figure:
        """In small batches, or it would never come through."""
        relay.forget()
        self._first(relay.address, "uncut", self._peer.small_batch)
        uncut = relay.bytes
        cutting = Relay(self._peer.address, cut_every=asked.CUT_BYTES)
        said = self._peer.ask(
            "cut",
            url=cutting.address,
            name="cut",
            batch=self._peer.small_batch,
            count=asked.CASES * RECORDS,
            seconds=asked.CUT_SECONDS,
        )
        cutting.close()
        return asked.came_through(said["held"], cutting.bytes, uncut, said["ms"] / 1000)

    def _disjoint(self) -> str:
        """Two laptops, both offline, each edit another field of one record; then both sync, twice."""
        url, goal, laptops = self._peer.address, self._goal, ("writer", "listener")
        for name in laptops * 2:
            self._peer.ask("sync", url=url, name=name)
        for name, (cell, value) in zip(laptops, asked.DISJOINT_CELLS.items(), strict=True):
            self._peer.ask("write", name=name, record=goal, cells={cell: value})
            time.sleep(_A_SECOND)
        for name in laptops * 2:
            self._peer.ask("sync", url=url, name=name)
        first, second = (self._peer.ask("read", name=name, record=goal) for name in laptops)
        return asked.kept(first["cells"], second["cells"], first["hidden"])
