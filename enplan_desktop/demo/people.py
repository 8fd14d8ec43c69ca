"""The two professionals of the story, their vaults, and the case they share before the visit begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.demo.stage import DoesNotHold, Server
from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_case, new_consent, new_contact, new_goal
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import Area, Unit
from enplan_desktop.storage.example import fill_with_example
from enplan_desktop.storage.vault import Vault, create_vault
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.joining import join

PASSPHRASE = "kaffe rugbrød og god tid"
CITIZEN = "Karla M."
FIRST_GOAL = "Komme til min behandling, også de svære dage"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a laptop; `folder` holds their vault."""

    name: str
    unit: Unit
    folder: Path

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


def set_up(
    folder: Path, server: Server, now: Callable[[], datetime], new_id: Callable[[], str]
) -> tuple[Person, Person]:
    """At the office, some days before: both have their vault and have joined, and the case is shared."""
    mette = Person("Mette Rosensti", Unit.JOBCENTER, folder / "mette")
    jonas = Person("Jonas Askelyng", Unit.RUSMIDDELCENTER, folder / "jonas")
    case_id = ""

    def begin(vault: Vault) -> None:
        nonlocal case_id
        fill_with_example(vault, now(), new_id)
        case_id = _begin_case(vault, now(), new_id)

    _join(mette, server, begin)
    _join(jonas, server, lambda _: None)
    server.verb("share", case_id, jonas.name)
    return mette, jonas


def _join(person: Person, server: Server, prepare: Callable[[Vault], None]) -> None:
    """A vault that has lived alone joins the server with everything in it."""
    # These vaults are thrown away afterwards: the keyring of whoever plays the visit is left alone.
    vault, _ = create_vault(person.folder, PASSPHRASE, keyring=NoKeyring())  # type: ignore[no-untyped-call]
    try:
        vault.set_identity(person.name, person.unit)
        prepare(vault)
        code = server.invite(person.name, person.unit.value)
        remote = join(vault, server.address, code, f"{person.first_name}s laptop")
        try:
            outcome = sync_once(vault, remote)
        finally:
            remote.close()
    finally:
        vault.close()
    if outcome.trouble is not None:
        raise DoesNotHold(f"{person.name} could not sync: {outcome.trouble}")


def _begin_case(vault: Vault, now: datetime, new_id: Callable[[], str]) -> str:
    """What was written at the first talk: who is who, and one goal."""
    then = now - timedelta(days=6)
    case = new_case(new_id(), CITIZEN, then.date(), "Mette Rosensti")
    case = replace(
        case,
        case_manager="Jonas Askelyng",
        earliest_hour=10,
        most_a_day=1,
        if_it_goes_wrong="Ring til Jonas samme dag. Planen gælder stadig.",
    )
    plan = Plan(case)
    edits = [creation(case)]
    for name, role, unit, phone in (
        ("Mette Rosensti", "koordinerende sagsbehandler", Unit.JOBCENTER, "12 34 56 78"),
        ("Jonas Askelyng", "rusmiddelbehandler", Unit.RUSMIDDELCENTER, "23 45 67 89"),
    ):
        contact = replace(new_contact(plan, new_id(), name), role=role, unit=unit, phone=phone, on_sheet=True)
        edits.append(creation(contact))
        plan = plan.after(edits[-1:])
    consent = new_consent(
        plan,
        new_id(),
        Unit.JOBCENTER,
        Unit.RUSMIDDELCENTER,
        given=True,
        today=then.date(),
        told_to="Mette Rosensti",
    )
    edits.append(creation(consent))
    edits.append(creation(replace(new_goal(plan, new_id(), FIRST_GOAL), area=Area.SUBSTANCE)))
    vault.commit(edits, now=lambda: then.astimezone(UTC))
    return case.id
