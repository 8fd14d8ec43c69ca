"""The vault: everything of this laptop, encrypted, behind one door. All calls come from one thread.

It is long since there is a method for everything, and short since each only opens a transaction for another module.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import keyring as system_keyring
from sqlalchemy import Connection, Engine
from uuid_utils import uuid7

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.changes import Change, Edit, creation
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage import (
    case_facts,
    checking,
    committing,
    filling,
    json_case,
    keys,
    leaving,
    looking_back,
    outbox,
    people,
    reading,
    searching,
    settings,
    stranded,
    taking,
    taking_back,
)
from enplan_desktop.storage import lookups as lookup_log
from enplan_desktop.storage.backups import Backup, backups_in, forget_backups, make_backup
from enplan_desktop.storage.committing import Committed
from enplan_desktop.storage.device_secret import Keyring
from enplan_desktop.storage.engine import empty_wal
from enplan_desktop.storage.errors import WrongPassphrase
from enplan_desktop.storage.files import BACKUPS
from enplan_desktop.storage.keys import ARGON2_DEFAULT, Cost
from enplan_desktop.storage.lookups import Lookup
from enplan_desktop.storage.opening import (
    Opened,
    close,
    create,
    open_restored,
    open_with_passphrase,
    open_with_recovery_key,
)
from enplan_desktop.storage.outbox import ToSync, Unsent
from enplan_desktop.storage.reading import HistoryEntry, Undecided
from enplan_desktop.storage.searching import Hit
from enplan_desktop.storage.signing import NOTHING, Identity, Read
from enplan_desktop.sync.fold import Side
from enplan_desktop.sync.meetings import Meeting
from enplan_desktop.sync.protocol import (
    Cursor,
    HistoryAnswer,
    Person,
    Refused,
    StreamPage,
    split_stream_key,
)

__all__ = [
    "ARGON2_DEFAULT",
    "Backup",
    "Committed",
    "Cost",
    "HistoryEntry",
    "Hit",
    "Identity",
    "Keyring",
    "Lookup",
    "ToSync",
    "Undecided",
    "Unsent",
    "Vault",
    "create_vault",
    "open_vault",
    "recover_vault",
    "restore_vault",
]


A_DAY = timedelta(days=1)


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_version() -> str:
    return str(uuid7())


def create_vault(
    folder: Path, passphrase: str, *, keyring: Keyring = system_keyring, cost: Cost = ARGON2_DEFAULT
) -> tuple["Vault", str]:
    """A new vault in `folder`, and the recovery key to print: it is kept nowhere."""
    opened, recovery_key = create(folder, passphrase, keyring, cost)
    return Vault(opened, keyring), recovery_key


def open_vault(folder: Path, passphrase: str, *, keyring: Keyring = system_keyring) -> "Vault":
    """Raises a `VaultTrouble` that says why not; see `errors.py`."""
    return Vault(open_with_passphrase(folder, passphrase, keyring), keyring)


def recover_vault(
    folder: Path,
    recovery_key: str,
    new_passphrase: str,
    *,
    keyring: Keyring = system_keyring,
    cost: Cost = ARGON2_DEFAULT,
) -> "Vault":
    """Opens the vault by its recovery key and puts it under a new passphrase and a fresh device secret."""
    return Vault(open_with_recovery_key(folder, recovery_key, new_passphrase, keyring, cost), keyring)


def restore_vault(
    folder: Path,
    backup: Path,
    passphrase: str,
    *,
    recovery_key: str | None = None,
    keyring: Keyring = system_keyring,
) -> "Vault":
    """Puts a backup in the vault's place and opens it; syncing is paused until a person confirms.

    What the backup replaces is set aside in the vault's folder. On a new computer the recovery key opens it,
    and `passphrase` becomes the new one.
    """
    return Vault(open_restored(folder, backup, passphrase, recovery_key, keyring), keyring)


class Vault:
    """One open vault. After `close` the key is gone from it, and nothing of it may be called.

    `new_id` names changes: UUIDv7, wherever nobody needs them to be the same twice.
    """

    def __init__(self, opened: Opened, keyring: Keyring, *, new_id: Callable[[], str] = new_version) -> None:
        self._opened = opened
        self._keyring = keyring
        self._new_id = new_id

    @property
    def folder(self) -> Path:
        return self._opened.folder

    @property
    def keyring_protected(self) -> bool:
        """Whether a stolen disk alone is of no use, however weak the passphrase."""
        return self._opened.keyring_protected

    @property
    def _engine(self) -> Engine:
        return self._opened.engine

    def _transaction(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()

    def close(self) -> None:
        close(self._opened)

    def change_passphrase(self, old: str, new: str) -> None:
        """Puts the vault under another passphrase and a fresh device secret; raises WrongPassphrase."""
        keys.unlock(self.folder, old, self._keyring)
        cost = keys.current_cost(self.folder)
        unlocked = keys.wrap_anew(self.folder, bytes(self._opened.key), new, self._keyring, cost)
        self._opened.keyring_protected = unlocked.keyring_protected

    def renew_recovery_key(self, passphrase: str) -> str:
        """Another recovery key in place of the one that there was; raises WrongPassphrase."""
        keys.unlock(self.folder, passphrase, self._keyring)
        return keys.renew_recovery_key(self.folder, bytes(self._opened.key))

    def admits(self, passphrase: str) -> bool:
        """Whether this is the passphrase; for whoever comes back to an open vault."""
        try:
            keys.unlock(self.folder, passphrase, self._keyring)
        except WrongPassphrase:
            return False
        return True

    def check(self) -> list[str]:
        """What is wrong with the vault, a sentence each; it reads everything, so it takes its time."""
        return checking.problems(self._engine)

    def backup(self, to: Path | None = None, *, now: Callable[[], datetime] = utc_now) -> Backup:
        """A new encrypted copy in the folder `to`, or beside the vault, where old ones make room."""
        return make_backup(self._engine, self.folder, bytes(self._opened.key), now(), to)

    def backup_if_due(self, *, now: Callable[[], datetime] = utc_now) -> Backup | None:
        """A new backup beside the vault where the newest is a day old, or there is none."""
        newest = max(self.backups(), default=None)
        if newest is not None and now().astimezone(UTC) - newest.made_at < A_DAY:
            return None
        return self.backup(now=now)

    def backups(self) -> list[Backup]:
        """Those beside the vault, newest first."""
        return backups_in(self.folder / BACKUPS)

    @property
    def sync_paused(self) -> bool:
        """Whether the vault came out of a backup and nobody has confirmed yet that syncing may go on."""
        return bool(self.get_setting(settings.SYNC_PAUSED))

    def resume_sync(self) -> None:
        self.set_setting(settings.SYNC_PAUSED, None)

    # Who writes

    @property
    def identity(self) -> Identity | None:
        with self._transaction() as connection:
            return settings.read_identity(connection)

    def set_identity(self, person_name: str, unit: Unit) -> Identity:
        """Names the vault's owner, who keeps the id and the device that they have here."""
        with self._transaction() as connection:
            known = settings.read_identity(connection)
            identity = Identity(
                person_id=known.person_id if known else str(uuid4()),
                person_name=person_name,
                unit=unit,
                device=known.device if known else str(uuid4()),
            )
            settings.write_identity(connection, identity)
        return identity

    def join(self, person_id: str, person_name: str, unit: Unit) -> Identity:
        """Takes on the person that the server knows. What is written so far stays, and is sent as it is."""
        with self._transaction() as connection:
            identity = Identity(
                person_id=person_id,
                person_name=person_name,
                unit=unit,
                device=self._signer(connection).device,
            )
            settings.write_identity(connection, identity)
        return identity

    def _signer(self, connection: Connection) -> Identity:
        identity = settings.read_identity(connection)
        if identity is None:
            raise ValueError("the vault has no owner yet: call set_identity first")
        return identity

    # Writing

    def commit(
        self, edits: Sequence[Edit], *, now: Callable[[], datetime] = utc_now, read: Read = NOTHING
    ) -> Committed:
        """Signs and stores edits, all or none; raises NotAllowed for what is sealed.

        `read` holds the cells of a note that is made final, by its id, as they stood on the screen: should
        the vault know more by now, the signature does not cover that.
        """
        with self._transaction() as connection:
            return committing.commit(connection, self._signer(connection), edits, now, self._new_id, read)

    def decide(
        self, case_id: str, record: str, cell: str, value: Plain, *, now: Callable[[], datetime] = utc_now
    ) -> Committed:
        """Settles an open cell with a value: one of its sides, or a third."""
        with self._transaction() as connection:
            edit = committing.decision(connection, case_id, record, cell, value)
            return committing.decide(connection, self._signer(connection), edit, now, self._new_id)

    def settle_stranded(
        self, case_id: str, goal: str, value: Plain, *, now: Callable[[], datetime] = utc_now
    ) -> Committed:
        """Brings a deleted goal back to the steps that are left of it, or lets them go with it."""
        with self._transaction() as connection:
            edits = stranded.settling(connection, case_id, goal, value)
            return committing.commit(connection, self._signer(connection), edits, now, self._new_id)

    def reopen(
        self, made: Change, stood: Sequence[Side], *, now: Callable[[], datetime] = utc_now
    ) -> Committed:
        """Takes a decision back: the sides that it chose between stand beside each other again."""
        with self._transaction() as connection:
            return committing.reopen(connection, self._signer(connection), made, stood, now, self._new_id)

    def import_cases(self, text: str, *, now: Callable[[], datetime] = utc_now) -> tuple[str, ...]:
        """Stores the cases of a JSON text (see `json_case`), all or none; returns their ids.

        Raises BadImport, or CaseExists for a case of which anything is here: an import only ever adds.
        """
        cases = json_case.read_cases(text, now().date())
        ids = tuple(records[0].case_id for records in cases)
        edits = [creation(each) for records in cases for each in records]
        with self._transaction() as connection:
            reading.refuse_known(connection, [(each.case_id, each.record) for each in edits])
            committing.commit(connection, self._signer(connection), edits, now, self._new_id)
        return ids

    # Reading

    def export_cases(self, case_ids: Sequence[str]) -> str:
        """The cases as they stand, as a JSON text (see `json_case`); raises NoCase."""
        with self._transaction() as connection:
            return json_case.write_cases([reading.plain_records(connection, each) for each in case_ids])

    def case_ids(self) -> list[str]:
        with self._transaction() as connection:
            return reading.case_ids(connection)

    def plan(self, case_id: str) -> Plan:
        with self._transaction() as connection:
            return reading.plan(connection, case_id)

    def caseload(self, now: datetime) -> list[CaseFacts]:
        with self._transaction() as connection:
            return case_facts.caseload(connection, now)

    def history(self, case_id: str, *, limit: int, before: str | None = None) -> list[HistoryEntry]:
        """Newest first; `before` is the id of the last change that was seen."""
        with self._transaction() as connection:
            return reading.history(connection, case_id, limit, before)

    def meetings(self, case_id: str, records: Iterable[str]) -> dict[str, tuple[Meeting, ...]]:
        """Which changes of these records met with somebody else's, and what came of it, by the changes' ids."""
        with self._transaction() as connection:
            return looking_back.meetings_of(connection, case_id, records)

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        with self._transaction() as connection:
            return searching.search(connection, words, limit)

    def people(self) -> dict[str, Person]:
        """Who the actors of changes are, by the id that stands in them."""
        with self._transaction() as connection:
            return people.people(connection)

    def undecided(self, case_id: str | None = None) -> list[Undecided]:
        with self._transaction() as connection:
            return reading.undecided(connection, case_id)

    def log_lookup(self, case_id: str, what: str, *, now: Callable[[], datetime] = utc_now) -> None:
        """Notes that the owner looked at a case; `what` says how, for instance "opened"."""
        with self._transaction() as connection:
            person_id = self._signer(connection).person_id
            lookup_log.log_lookup(connection, case_id, person_id, what, now())

    def lookups(self, case_id: str) -> list[Lookup]:
        with self._transaction() as connection:
            return lookup_log.lookups(connection, case_id)

    # Syncing

    def outbox(self, limit: int) -> tuple[Change, ...]:
        with self._transaction() as connection:
            return outbox.outbox(connection, limit)

    def unsent(self) -> Unsent:
        with self._transaction() as connection:
            return outbox.unsent(connection)

    def refused(self) -> list[tuple[Change, str]]:
        with self._transaction() as connection:
            return outbox.refused(connection)

    def to_sync(self, limit: int) -> ToSync:
        """Everything that a request to the server needs, read at once."""
        with self._transaction() as connection:
            kept = settings.before_sync(connection)
            found = ToSync(
                paused=bool(kept.get(settings.SYNC_PAUSED)),
                waiting=outbox.outbox(connection, limit),
                cursors=taking.cursors(connection),
                purged=leaving.purged_in(kept.get(settings.PURGED)),
            )
        if kept.get(settings.UNSWEPT):
            self._sweep()  # before the server is told
        return found

    def cursors(self) -> dict[str, Cursor]:
        with self._transaction() as connection:
            return taking.cursors(connection)

    def take_page(self, stream_key: str, page: StreamPage) -> frozenset[str]:
        """Takes in what the server has in a stream; returns the cases that look different now."""
        take = taking.take_page if page.states is None else filling.take_states
        with self._transaction() as connection:
            return take(connection, self._signer(connection), stream_key, page)

    def take_refusals(self, refused: Sequence[Refused]) -> None:
        with self._transaction() as connection:
            taking.take_refusals(connection, refused)

    def offer_again(self, ids: Sequence[str]) -> None:
        """Puts refused changes back among those that wait to be sent."""
        with self._transaction() as connection:
            outbox.offer_again(connection, ids)

    def unwrite(self, ids: Sequence[str]) -> frozenset[str]:
        """Removes refused changes as if they had never been written; returns the cases that look different now."""
        with self._transaction() as connection:
            return taking_back.unwrite(connection, ids)

    def history_lacks(self, case_id: str) -> dict[str, int]:
        """The streams of a case whose older changes are only with the server, and up to which number."""
        with self._transaction() as connection:
            return filling.floors(connection, case_id)

    def take_older(self, stream_key: str, answer: HistoryAnswer) -> None:
        with self._transaction() as connection:
            filling.take_older(connection, stream_key, answer)

    # When access ends

    def held_streams(self) -> list[str]:
        with self._transaction() as connection:
            return leaving.held_streams(connection)

    def to_seal(self, stream_key: str, limit: int) -> tuple[Change, ...]:
        with self._transaction() as connection:
            return leaving.to_seal(connection, stream_key, limit)

    def take_back(self, stream_keys: Sequence[str]) -> None:
        """Counts nothing of these streams as accepted any more: the server may have lost what it once took."""
        with self._transaction() as connection:
            for key in stream_keys:
                filling.take_back(connection, self._signer(connection), split_stream_key(key))

    def seal(self, ids: Sequence[str]) -> None:
        with self._transaction() as connection:
            leaving.seal(connection, ids)

    def purge(self, stream_keys: Sequence[str], marks: Mapping[str, str]) -> tuple[str, ...]:
        """Removes streams without a trace; returns those that are gone, which are not those with words unsealed.

        Of those in `marks` the server will be told. Backups beside the vault go too: they hold the same words.
        """
        with self._transaction() as connection:
            gone = tuple(key for key in stream_keys if leaving.purge(connection, key, marks.get(key)))
        if gone:
            self._sweep()
        return gone

    def _sweep(self) -> None:
        """Ends what a removal began, also one after which the program died."""
        empty_wal(self._engine)
        forget_backups(self.folder)
        self.set_setting(settings.UNSWEPT, None)

    def purged(self) -> dict[str, str]:
        """The removed streams of which the server has not been told, with its marks; "" where it gave none."""
        with self._transaction() as connection:
            return leaving.purged(connection)

    def acknowledged(self, told: Mapping[str, str]) -> None:
        with self._transaction() as connection:
            leaving.acknowledged(connection, told)

    def latest_moment(self) -> float:
        """What the vault's own clock last showed, in seconds since 1970: it never goes back."""
        with self._transaction() as connection:
            return settings.latest_moment(connection)

    def get_setting(self, name: str) -> Plain:
        with self._transaction() as connection:
            return settings.get_setting(connection, name)

    def set_setting(self, name: str, value: Plain) -> None:
        with self._transaction() as connection:
            settings.set_setting(connection, name, value)
