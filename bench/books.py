"""Vaults of 25, 250 and 2,500 cases, built once a run in the way in which a sync fills them."""

from pathlib import Path
from uuid import UUID

from keyring.backends.null import Keyring

from bench.citizens import NOW, citizens
from enplan_desktop.domain.changes import Change, EditKind
from enplan_desktop.domain.clock import ZERO, tick
from enplan_desktop.domain.records import TYPE_NAMES, Record
from enplan_desktop.domain.schema import SCHEMA_VERSION, cells_of
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Cost, Vault, create_vault, open_vault
from enplan_desktop.sync.protocol import Accepted, StreamPage, stream_key

PASSPHRASE = "kun til at tage tid med"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
"""Key derivation is meant to take its time, so it is left out of every figure."""
_NO_KEYRING = Keyring()  # type: ignore[no-untyped-call]
_ACTOR = "0198a1b2-0000-7000-8000-00000000c0de"
_DEVICE = "0198a1b2-0000-7000-8000-00000000f00d"
_BEGAN = int(NOW.timestamp() * 1000) - 10_000_000


def empty_book(folder: Path) -> Vault:
    vault, _ = create_vault(folder, PASSPHRASE, keyring=_NO_KEYRING, cost=CHEAP)
    vault.set_identity("Mette Rosensti", Unit.JOBCENTER)
    return vault


def open_book(folder: Path) -> Vault:
    return open_vault(folder, PASSPHRASE, keyring=_NO_KEYRING)


def build_book(folder: Path, cases: int) -> None:
    """A vault in which a server's changes have been taken in, a page for each case."""
    vault = empty_book(folder)
    made = 0
    for records in citizens(cases):
        changes = [_made(record, made + number) for number, record in enumerate(records)]
        made += len(changes)
        accepted = tuple(
            Accepted(seq=seq, id=change.id, change=change) for seq, change in enumerate(changes, start=1)
        )
        key = stream_key(records[0].case_id, records[0].stream)
        vault.take_page(key, StreamPage(epoch=1, accepted=accepted, head=len(accepted)))
    vault.close()


def _made(record: Record, number: int) -> Change:
    """The creation of a record, as a colleague's laptop signed it."""
    return Change(
        id=str(UUID(int=UUID(record.id).int ^ (number + 1))),
        actor=_ACTOR,
        device=_DEVICE,
        device_seq=number + 1,
        clock=tick(ZERO, _BEGAN + number),
        schema=SCHEMA_VERSION,
        case_id=record.case_id,
        stream=record.stream,
        kind=EditKind.CREATE,
        type=TYPE_NAMES[type(record)],
        record=record.id,
        new=cells_of(record),
    )
