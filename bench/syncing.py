"""A laptop and its server on one machine: the first sync, one edit, and nothing new."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import monotonic

from bench import asked
from bench.asked import CASES, EDITS
from bench.citizens import citizens
from bench.figures import Figure, summed_up, timed
from bench.relay import Relay
from bench.servers import Server, serving
from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.schema import cells_of
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.protocol import MAX_BATCH
from enplan_desktop.sync.remote import Remote

_COUNTED = 10
"""So many edits are counted on the wire: their sizes differ by some bytes."""


def syncing(folder: Path, runs: int) -> Iterator[Figure]:
    folder.mkdir(parents=True)
    with serving(folder) as server:
        vault, remote = server.laptop(folder / "writer")
        _write_everything(vault)
        yield Figure(asked.SENDING, timed(synced, vault, remote) / 1000, "s")
        yield from _first_syncs(server, folder, runs)
        yield from _warm(vault, remote, runs)
        vault.close()
        yield from _on_the_wire(server, folder)


def _write_everything(vault: Vault) -> None:
    for records in citizens(CASES):
        vault.commit([creation(each) for each in records])


def synced(vault: Vault, remote: Remote) -> None:
    outcome = sync_once(vault, remote, looks_ahead=True)
    if outcome.trouble is not None:
        raise outcome.trouble


def _first_syncs(server: Server, folder: Path, runs: int) -> Iterator[Figure]:
    times = []
    for run in range(runs):
        vault, remote = server.laptop(folder / f"reader{run}")
        times.append(timed(synced, vault, remote) / 1000)
        assert len(vault.case_ids()) == CASES
        remote.close()
        vault.close()
    yield summed_up(asked.FIRST, "s", times, most=1.0)


def _warm(vault: Vault, remote: Remote, runs: int) -> Iterator[Figure]:
    """What a second laptop's worth of edits costs once the line stands."""
    for number in range(asked.WARMING):
        _edit(vault, number)
        synced(vault, remote)
    edits, quiet = [], []
    for _ in range(runs):
        edits.append(median([acknowledged(vault, remote, number) for number in range(EDITS)]))
        quiet.append(median([timed(synced, vault, remote) for _ in range(EDITS)]))
    yield summed_up(asked.EDIT, "ms", edits, most=9)
    yield summed_up(asked.QUIET, "ms", quiet)


def acknowledged(vault: Vault, remote: Remote, number: int) -> float:
    """From the stored edit to its number on the server, stored here too."""
    _edit(vault, number)
    taken = timed(synced, vault, remote)
    assert vault.unsent().waiting == 0
    return taken


def _edit(vault: Vault, number: int) -> None:
    cases = vault.case_ids()
    plan = vault.plan(cases[number % len(cases)])
    goal = next(plan.of(Goal))
    vault.commit(
        difference(goal, replace(goal, words=f"Ro i hverdagen {number}, og {len(goal.words)} ting til"))
    )


def _on_the_wire(server: Server, folder: Path) -> Iterator[Figure]:
    """The bytes of each, listened to on a relay, whose own time is not counted anywhere."""
    relay = Relay(server.address)
    vault, remote = server.laptop(folder / "listener", relay.address)
    relay.forget()
    synced(vault, remote)
    uncut = relay.bytes
    yield Figure(asked.FIRST_BYTES, uncut, "bytes", most=1_200_000)
    relay.forget()
    for number in range(_COUNTED):
        acknowledged(vault, remote, number)
    yield Figure(asked.EDIT_BYTES, relay.bytes / _COUNTED, "bytes", most=800)
    relay.forget()
    synced(vault, remote)
    yield Figure(asked.QUIET_BYTES, relay.bytes, "bytes", most=500)
    yield Figure(asked.QUIET_REQUESTS, relay.requests, "requests", most=1)
    yield _cut(server, folder / "cut", uncut)
    colleague = server.laptop(folder / "colleague")
    yield Figure(asked.DISJOINT, said=_disjoint([(vault, remote), colleague]))
    for each in (vault, remote, *colleague, relay):
        each.close()


def _cut(server: Server, folder: Path, uncut: int) -> Figure:
    """As the program does it, but for its pauses: each run begins with the page at which the last one ended."""
    relay = Relay(server.address, cut_every=asked.CUT_BYTES)
    vault, remote = server.laptop(folder, relay.address)
    page, began = MAX_BATCH, monotonic()
    while monotonic() < began + asked.CUT_SECONDS:
        outcome = sync_once(vault, remote, page=page, looks_ahead=True)
        if outcome.trouble is None:
            break
        page = outcome.page
    taken = monotonic() - began
    held = sum(1 + len(vault.plan(case_id).records) for case_id in vault.case_ids())
    remote.close()
    vault.close()
    relay.close()
    return asked.came_through(held, relay.bytes, uncut, taken)


def _disjoint(laptops: Sequence[tuple[Vault, Remote]]) -> str:
    """Two laptops, both offline, each edit another field of one record; then both sync, twice."""
    for vault, remote in laptops:
        synced(vault, remote)
    (first, _), (second, _) = laptops
    case_id = first.case_ids()[0]
    goal = next(first.plan(case_id).of(Goal))
    words, wording = asked.DISJOINT_CELLS.values()
    first.commit(difference(goal, replace(goal, words=words)))
    second.commit(difference(goal, replace(goal, professional_wording=wording)))
    for vault, remote in (*laptops, *laptops):
        synced(vault, remote)
    ours, theirs = (cells_of(vault.plan(case_id).records[goal.id]) for vault in (first, second))
    open_ones = sum(len(vault.undecided(case_id)) for vault in (first, second))
    return asked.kept(ours, theirs, open_ones)
