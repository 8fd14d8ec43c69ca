"""Vaults, laptops and pages in few words, for tests that are about something else."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from keyring.backends.null import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError
from uuid_utils import uuid7

from enplan_desktop.domain.changes import Change, creation, difference
from enplan_desktop.domain.making import new_case
from enplan_desktop.domain.records import Case, Goal, Note, Record
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.keys import Cost
from enplan_desktop.storage.vault import Vault, create_vault, open_vault
from enplan_desktop.sync.protocol import Accepted, StreamPage

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "en lang sætning"
NOW = datetime(2026, 3, 10, 13, 0)
TODAY = NOW.date()


class MemoryKeyring:
    """A keyring that lasts as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service_name: str, username: str) -> str | None:
        return self.kept.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str) -> None:
        self.kept[service_name, username] = password

    def delete_password(self, service_name: str, username: str) -> None:
        if self.kept.pop((service_name, username), None) is None:
            raise PasswordDeleteError


def new_id() -> str:
    return str(uuid7())


def make_blank(folder: Path) -> Path:
    """A closed vault without an owner: copies of it are quickly made and become laptops of their own."""
    vault, _ = create_vault(folder, PASSPHRASE, keyring=NoKeyring(), cost=CHEAP)
    vault.close()
    return folder


def laptop(blank: Path, folder: Path, name: str = "Mette Rosensti") -> Vault:
    """A vault of its own, opened, whose owner is called `name`."""
    shutil.copytree(blank, folder)
    vault = reopened(folder)
    vault.set_identity(name, Unit.JOBCENTER)
    return vault


def reopened(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, keyring=NoKeyring())


def add(vault: Vault, *records: Record) -> None:
    vault.commit([creation(each) for each in records])


def edit(vault: Vault, record: Any, **fields: Any) -> Any:
    """Commits some fields of a record anew, and returns it so."""
    edited = replace(record, **fields)
    vault.commit(difference(record, edited))
    return edited


def a_case(name: str = "Sofie B.") -> Case:
    return new_case(new_id(), name, date(2026, 1, 5))


def a_goal(case: Case, words: str = "Jeg vil have mit eget sted", **fields: Any) -> Goal:
    return Goal(id=new_id(), case_id=case.id, words=words, **fields)


def a_note(case: Case, text: str = "Vi gik en tur", **fields: Any) -> Note:
    return Note(id=new_id(), case_id=case.id, text=text, **fields)


def page(changes: Sequence[Change], *, after: int = 0, epoch: int = 1) -> StreamPage:
    """A page that accepts `changes` in this order; the first gets the number after `after`."""
    accepted = tuple(Accepted(seq=after + at, id=each.id, change=each) for at, each in enumerate(changes, 1))
    return StreamPage(epoch=epoch, accepted=accepted, head=after + len(accepted))


def receipts(changes: Iterable[Change], *, after: int = 0) -> StreamPage:
    """As `page`, to the laptop that has just sent these changes: it has them, so they are not repeated."""
    accepted = tuple(Accepted(seq=after + at, id=each.id) for at, each in enumerate(changes, 1))
    return StreamPage(epoch=1, accepted=accepted, head=after + len(accepted))
