"""What a long history costs: the same 400 records, edited over and over, and a laptop that comes to them."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from bench import asked
from bench.citizens import RECORDS, citizen
from bench.danish import phrase
from bench.figures import Figure, summed_up, timed
from bench.relay import Relay
from bench.servers import Server, serving
from bench.syncing import acknowledged, synced
from bench.town import Member, enrolled, signed, store
from enplan_desktop.domain.changes import Change, creation, difference
from enplan_desktop.domain.records import Appointment, Contact, Goal, Record, Step
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.protocol import MAX_BATCH
from enplan_desktop.sync.remote import Remote
from enplan_server import access, people
from enplan_server.database import open_database

LENGTHS = (1, 10, 100)
"""How many changes the stream holds for each of its records."""
_EDITED: dict[type[Record], str] = {Goal: "words", Step: "text", Contact: "name", Appointment: "where"}


def growing(folder: Path, runs: int) -> Iterator[Figure]:
    for length in LENGTHS:
        with serving(folder / str(length)) as server:
            case_id = _write_history(server, length)
            yield from _lengthy(server, case_id, runs, f"{length * RECORDS:,} changes to {RECORDS} records")


def _lengthy(server: Server, case_id: str, runs: int, what: str) -> Iterator[Figure]:
    times = []
    for run in range(runs):
        vault, remote = _member(server, case_id, f"reader{run}")
        times.append(timed(synced, vault, remote))
        assert vault.case_ids() == [case_id]
        remote.close()
        vault.close()
    yield summed_up(f"{what}: first sync", "ms", times)
    relay = Relay(server.address)
    vault, remote = _member(server, case_id, "listener", relay.address)
    relay.forget()
    synced(vault, remote)
    yield Figure(f"{what}: first sync, both ways", relay.bytes, "bytes")
    relay.close()
    remote.close()
    vault.close()
    yield Figure(f"{what}: vault", (vault.folder / "vault.db").stat().st_size / 1e6, "MB")
    vault, remote = _member(server, case_id, "writer")
    synced(vault, remote)
    for number in range(asked.WARMING):
        acknowledged(vault, remote, number)
    edits = [
        median(acknowledged(vault, remote, number) for number in range(asked.EDITS)) for _ in range(runs)
    ]
    yield summed_up(f"{what}: one edit, acknowledged", "ms", edits)
    remote.close()
    vault.close()


def _member(server: Server, case_id: str, name: str, address: str = "") -> tuple[Vault, Remote]:
    """A new laptop whose owner works on the case, before it has asked for anything."""
    vault, remote = server.laptop(server.folder / name, address)
    assert vault.identity is not None
    engine = open_database(server.database)
    with engine.begin() as connection:
        owner = people.person_of_id(connection, vault.identity.person_id)
        assert owner is not None
        access.add_member(connection, owner, case_id, int(time.time()))
    engine.dispose()
    return vault, remote


def _write_history(server: Server, length: int) -> str:
    """A colleague's work, put straight into the server's database; the case's id."""
    engine = open_database(server.database)
    with engine.begin() as connection:
        colleague = enrolled(connection, "history", Unit.JOBCENTER)
    records = citizen(0)
    written = _history(colleague, records, length)
    for begin in range(0, len(written), MAX_BATCH):
        with engine.begin() as connection:
            store(connection, colleague, written[begin : begin + MAX_BATCH])
    engine.dispose()
    return records[0].case_id


def _history(colleague: Member, records: list[Record], length: int) -> list[Change]:
    """The records' creations, then edits over edits."""
    written = [signed(colleague, creation(each)) for each in records]
    versions = {change.record: change.id for change in written}
    edited = {each.id: each for each in records if type(each) in _EDITED}
    chance = Random(length)
    while len(written) < length * len(records):
        old = edited[chance.choice(list(edited))]
        field: dict[str, Any] = {_EDITED[type(old)]: phrase(chance, 4, 9)}
        edited[old.id] = replace(old, **field)
        for edit in difference(old, edited[old.id]):
            written.append(signed(colleague, edit, versions[old.id]))
            versions[old.id] = written[-1].id
    return written
