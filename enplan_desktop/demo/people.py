"""The two professionals of the story, their vaults, and the case they share before the visit begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.demo.stage import DoesNotHold, Server
from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_case, new_contact, new_goal
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Area, Unit
from enplan_desktop.storage.example import fill_with_example
from enplan_desktop.storage.vault import Identity, Vault, create_vault
from enplan_desktop.sync.engine import join, sync_once

PASSPHRASE = "kaffe rugbrød og god tid"
CITIZEN = "Karla M."
FIRST_GOAL = "Komme til min behandling, også de svære dage"


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    unit: Unit
    folder: Path


def set_up(
    folder: Path, server: Server, now: Callable[[], datetime], new_id: Callable[[], str]
) -> tuple[Person, Person]:
    """At the office, some days before: both have their vault, both know the case, and it is in step."""
    # The visit's vaults are thrown away afterwards; the keyring of whoever plays it is left alone.
    keyring.set_keyring(NoKeyring())
    mette = Person("Mette Rosensti", Unit.JOBCENTER, folder / "mette")
    jonas = Person("Jonas Askelyng", Unit.RUSMIDDELCENTER, folder / "jonas")
    case_id = _coordinator_begins(mette, server, now, new_id)
    server.verb("share", case_id, _colleague_joins(jonas, server).person_id)
    return mette, jonas


def _coordinator_begins(
    mette: Person, server: Server, now: Callable[[], datetime], new_id: Callable[[], str]
) -> str:
    vault, _ = create_vault(mette.folder, PASSPHRASE)
    try:
        vault.set_identity(mette.name, mette.unit)
        fill_with_example(vault, now(), new_id)
        case_id = _begin_case(vault, now(), new_id)
        _join_and_sync(vault, server, mette)
    finally:
        vault.close()
    return case_id


def _colleague_joins(jonas: Person, server: Server) -> Identity:
    vault, _ = create_vault(jonas.folder, PASSPHRASE)
    try:
        vault.set_identity(jonas.name, jonas.unit)
        _join_and_sync(vault, server, jonas)
        identity = vault.identity
    finally:
        vault.close()
    assert identity is not None
    return identity


def _join_and_sync(vault: Vault, server: Server, person: Person) -> None:
    code = server.invite(person.name, person.unit.value)
    remote = join(vault, server.address, code, f"{person.name.split()[0]}s laptop")
    try:
        outcome = sync_once(vault, remote)
    finally:
        remote.close()
    if outcome.trouble is not None:
        raise DoesNotHold(f"{person.name} could not sync: {outcome.trouble}")


def _begin_case(vault: Vault, now: datetime, new_id: Callable[[], str]) -> str:
    """What was written at the first talk: who is who, and one goal."""
    then = now - timedelta(days=6)
    case = new_case(new_id(), CITIZEN, then.date(), "Mette Rosensti")
    case = replace(case, case_manager="Jonas Askelyng", earliest_hour=10, most_a_day=1)
    plan = Plan(case)
    edits = [creation(case)]
    for name, role, unit, phone in (
        ("Mette Rosensti", "koordinerende sagsbehandler", Unit.JOBCENTER, "12 34 56 78"),
        ("Jonas Askelyng", "behandler", Unit.RUSMIDDELCENTER, "23 45 67 89"),
    ):
        contact = replace(new_contact(plan, new_id(), name), role=role, unit=unit, phone=phone, on_sheet=True)
        edits.append(creation(contact))
        plan = plan.after(edits[-1:])
    edits.append(creation(replace(new_goal(plan, new_id(), FIRST_GOAL), area=Area.SUBSTANCE)))
    vault.commit(edits, now=lambda: then.astimezone(UTC))
    return case.id
