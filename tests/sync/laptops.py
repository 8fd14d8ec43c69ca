"""Laptops with real vaults, for tests of what happens between them and a real server."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from keyring.backends.null import Keyring as NoKeyring

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.making import new_case, new_consent, new_goal, new_note
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Note
from enplan_desktop.domain.terms import PLAN_STREAM, NoteKind, Unit
from enplan_desktop.storage.vault import create_vault
from enplan_desktop.sync import engine, joining
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.remote import Remote
from tests.server.running import Running
from tests.storage.making import CHEAP, PASSPHRASE, new_id

TODAY = date(2026, 3, 1)
NOON = datetime(2026, 3, 1, 12)


@dataclass
class Colleague:
    """Somebody with a laptop, a vault on it, and perhaps a server."""

    name: str
    unit: Unit
    folder: Path
    server: Remote | None = None

    def __post_init__(self) -> None:
        self.vault, _ = create_vault(self.folder, PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
        self.vault.set_identity(self.name, self.unit)

    def close(self) -> None:
        if self.server is not None:
            self.server.close()
        self.vault.close()

    @property
    def remote(self) -> Remote:
        assert self.server is not None
        return self.server

    def join(self, server: Running) -> None:
        _, code = server.invite(self.name, self.unit)
        self.join_at(server.address, code)

    def join_at(self, address: str, code: str) -> None:
        self.server = joining.join(self.vault, address, code, f"{self.name}s laptop")

    def connected(self) -> Remote:
        """Another connection, to be closed by whoever asked for it."""
        remote = joining.connect(self.vault)
        assert remote is not None
        return remote

    def sync(self, **options: Any) -> SyncOutcome:
        return engine.sync_once(self.vault, self.remote, **options)

    def synced(self) -> SyncOutcome:
        """Syncs, where nothing may go wrong."""
        outcome = self.sync()
        if outcome.trouble is not None:
            raise outcome.trouble
        return outcome

    def writes_note(self, case_id: str, stream: str = PLAN_STREAM) -> Note:
        note = new_note(self.plan(case_id), new_id(), self.name, NOON, NoteKind.JOURNAL, stream)
        self.vault.commit([creation(note)])
        return note

    def consents(self, case_id: str, unit: Unit, *, given: bool = True) -> None:
        """The citizen says whether this one's unit may share with another."""
        event = new_consent(
            self.plan(case_id),
            new_id(),
            self.unit,
            unit,
            given=given,
            today=TODAY,
            told_to=self.name,
        )
        self.vault.commit([creation(event)])

    def opens_case(self, citizen: str = "Kim") -> str:
        case = new_case(new_id(), citizen, TODAY)
        self.vault.commit([creation(case)])
        return case.id

    def plan(self, case_id: str) -> Plan:
        return self.vault.plan(case_id)

    def adds_goal(self, case_id: str, words: str = "A home of my own") -> Goal:
        goal = new_goal(self.plan(case_id), new_id(), words)
        self.vault.commit([creation(goal)])
        return goal

    def goal(self, goal: Goal) -> Goal:
        found = self.plan(goal.case_id).records[goal.id]
        assert isinstance(found, Goal)
        return found

    def edits(self, goal: Goal, **cells: Any) -> None:
        """From how the goal stands on this laptop now."""
        here = self.goal(goal)
        self.vault.commit(difference(here, replace(here, **cells)))

    def deletes(self, goal: Goal) -> None:
        self.vault.commit(difference(self.goal(goal), None))
