"""A laptop and its server on one machine: the first sync, one edit, and nothing new."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.citizens import RECORDS, citizens
from bench.figures import Figure, summed_up, timed
from bench.relay import Relay
from bench.servers import Server, serving
from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Goal
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.remote import Remote

CASES = 25
EDITS = 60
_WARMING = 10


def syncing(folder: Path, runs: int) -> Iterator[Figure]:
    folder.mkdir(parents=True)
    with serving(folder) as server:
        vault, remote = server.laptop(folder / "writer")
        _write_everything(vault)
        yield Figure("send 10,000 records for the first time", timed(_synced, vault, remote) / 1000, "s")
        yield from _first_syncs(server, folder, runs)
        yield from _warm(vault, remote, runs)
        vault.close()
        yield from _on_the_wire(server, folder)


def _write_everything(vault: Vault) -> None:
    for records in citizens(CASES):
        vault.commit([creation(each) for each in records])


def _synced(vault: Vault, remote: Remote) -> None:
    outcome = sync_once(vault, remote, looks_ahead=True)
    if outcome.trouble is not None:
        raise outcome.trouble


def _first_syncs(server: Server, folder: Path, runs: int) -> Iterator[Figure]:
    times = []
    for run in range(runs):
        vault, remote = server.laptop(folder / f"reader{run}")
        times.append(timed(_synced, vault, remote) / 1000)
        assert len(vault.case_ids()) == CASES
        remote.close()
        vault.close()
    yield summed_up(f"first sync of {CASES * RECORDS:,} records", "s", times, most=1.0)


def _warm(vault: Vault, remote: Remote, runs: int) -> Iterator[Figure]:
    """What a second laptop's worth of edits costs once the line stands."""
    for number in range(_WARMING):
        _edit(vault, number)
        _synced(vault, remote)
    edits, quiet = [], []
    for _ in range(runs):
        edits.append(median([_acknowledged(vault, remote, number) for number in range(EDITS)]))
        quiet.append(median([timed(_synced, vault, remote) for _ in range(EDITS)]))
    yield summed_up("one edit, laptop to server to acknowledged", "ms", edits, most=9)
    yield summed_up("sync with nothing new", "ms", quiet)


def _acknowledged(vault: Vault, remote: Remote, number: int) -> float:
    """From the stored edit to its number on the server, stored here too."""
    _edit(vault, number)
    taken = timed(_synced, vault, remote)
    assert vault.unsent().waiting == 0
    return taken


def _edit(vault: Vault, number: int) -> None:
    plan = vault.plan(vault.case_ids()[number % CASES])
    goal = next(plan.of(Goal))
    vault.commit(
        difference(goal, replace(goal, words=f"Ro i hverdagen {number}, og {len(goal.words)} ting til"))
    )


def _on_the_wire(server: Server, folder: Path) -> Iterator[Figure]:
    """The bytes of each, listened to on a relay, whose own time is not counted anywhere."""
    relay = Relay(server.address)
    vault, remote = server.laptop(folder / "listener", relay.address)
    relay.forget()
    _synced(vault, remote)
    yield Figure(
        f"first sync of {CASES * RECORDS:,} records, both ways", relay.bytes, "bytes", most=1_200_000
    )
    _edit(vault, 1)
    relay.forget()
    _synced(vault, remote)
    yield Figure("one edit, both ways", relay.bytes, "bytes", most=800)
    relay.forget()
    _synced(vault, remote)
    yield Figure("sync with nothing new, both ways", relay.bytes, "bytes", most=500)
    yield Figure("sync with nothing new, round trips", relay.requests, "requests", most=1)
    remote.close()
    vault.close()
    relay.close()
