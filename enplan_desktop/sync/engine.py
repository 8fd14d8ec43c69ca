"""Sends what waits, fetches what is new, and says when to do so again.

Plain functions for the network lane. The vault is only touched by functions handed to `on_storage`, which runs
them on the storage lane and waits: `Lane.wait` in the window, a plain call where there is one thread.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.settings import SYNC_PAUSED
from enplan_desktop.storage.signing import Identity
from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    Cursor,
    EnrolRequest,
    Refused,
    StreamPage,
    SyncAnswer,
    SyncRequest,
    digest,
    split_stream_key,
)
from enplan_desktop.sync.remote import (
    CutOff,
    NotOurServer,
    Remote,
    ServerTooNew,
    ServerTrouble,
    SyncTrouble,
    TooSlow,
    checked_address,
    enrol,
    new_device_key,
    public_key,
)

T = TypeVar("T")

ADDRESS = "sync_address"
SERVER_NAME = "sync_server_name"
DEVICE_KEY = "sync_device_key"
_JOINING = "sync_joining"
"""The names of what the vault remembers for us."""

MOST_BYTES_SENT = 1024 * 1024
FEW_CHANGES = 20
FEW_CURSORS = 3
"""Up to so many changes are sent with the digest of the cursors, where there are more cursors than so many."""
TRIES = 4
"""How often a request is tried with an ever smaller page before it is left for later."""


class Paused(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "The vault was restored from a backup. Confirm that it may speak with the server again."
        )


class AlreadyJoined(SyncTrouble):
    def __init__(self, address: str) -> None:
        super().__init__("This vault belongs to {address} already.", address=address)


class VaultPort(Protocol):
    """All that sync needs of a vault."""

    @property
    def identity(self) -> Identity | None: ...
    def join(self, person_id: str, person_name: str, unit: Unit) -> Identity: ...
    def outbox(self, limit: int) -> tuple[Change, ...]: ...
    def cursors(self) -> dict[str, Cursor]: ...
    def take_page(self, stream_key: str, page: StreamPage) -> frozenset[str]: ...
    def take_refusals(self, refused: Sequence[Refused]) -> None: ...
    def get_setting(self, name: str) -> Plain: ...
    def set_setting(self, name: str, value: Plain) -> None: ...


class RemotePort(Protocol):
    """All that sync needs of a server."""

    def sync(self, request: SyncRequest) -> SyncAnswer: ...


class OnStorage(Protocol):
    """Runs a function on the storage lane, waits for it, and raises what it raises."""

    def __call__(self, work: Callable[[], T]) -> T: ...


def at_once(work: Callable[[], T]) -> T:
    """`on_storage` where there is only one thread."""
    return work()


@dataclass(frozen=True, slots=True)
class Progress:
    """How many changes have gone each way so far in this run."""

    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What one run did, also where it ended early: `trouble` says why, and what was done stays done.

    `cases` look different now. `gone` are streams that this person may no longer read. `page` is the size of
    page that came through, for the next run.
    """

    sent: int = 0
    received: int = 0
    refused: int = 0
    cases: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    trouble: Trouble | None = None
    cancelled: bool = False
    page: int = MAX_BATCH


def sync_once(
    vault: VaultPort,
    remote: RemotePort,
    on_storage: OnStorage = at_once,
    *,
    page: int = MAX_BATCH,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    looks_ahead: bool = False,
) -> SyncOutcome:
    """Sends everything that waits and fetches everything that is new, in as many round trips as that takes.

    With `looks_ahead`, a thread of its own fetches the next page while the last one is stored.
    """
    with ExitStack() as leaving:
        fetching = leaving.enter_context(ThreadPoolExecutor(1, "look-ahead")) if looks_ahead else None
        run = _Run(vault, remote, on_storage, page, fetching)
        try:
            while not cancelled():
                done = run.step()
                progress(Progress(run.outcome.sent, run.outcome.received))
                if done:
                    return run.outcome
        except Trouble as trouble:
            return replace(run.outcome, trouble=trouble)
        return replace(run.outcome, cancelled=True)


@dataclass(frozen=True, slots=True)
class _NextPage:
    """What was asked for before the page in front of it was stored, by the cursors which that would leave."""

    cursors: Mapping[str, Cursor]
    answer: Future[SyncAnswer]


@dataclass(slots=True)
class _Run:
    """Where one run stands. `waiting` is None before the vault was first asked."""

    vault: VaultPort
    remote: RemotePort
    on_storage: OnStorage
    page: int
    fetching: Executor | None
    outcome: SyncOutcome = field(init=False)
    waiting: tuple[Change, ...] | None = None
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    more: bool = False
    ours: set[str] = field(default_factory=set)
    next_page: _NextPage | None = None

    def __post_init__(self) -> None:
        self.outcome = SyncOutcome(page=self.page)

    def step(self) -> bool:
        """One round trip; says whether there is nothing left to do."""
        if self.waiting is None:
            self.waiting, self.cursors = self.on_storage(self._begin)
        batch = () if self.more else self.waiting
        if any(change.id in self.ours for change in batch):
            raise ServerTrouble  # it answered, but did not say what became of what we sent
        answer = self._fetched() or self._ask(batch)
        before = self.cursors
        self.next_page = self._fetch_next(answer)
        self.waiting, self.cursors = self.on_storage(lambda: self._take(answer))
        if answer.more and self.cursors == before:
            raise ServerTrouble
        self.more = answer.more
        return not (self.more or self.waiting)

    def _begin(self) -> tuple[tuple[Change, ...], Mapping[str, Cursor]]:
        if self.vault.get_setting(SYNC_PAUSED):
            raise Paused
        return self.vault.outbox(self.outcome.page), self.vault.cursors()

    def _fetch_next(self, answer: SyncAnswer) -> _NextPage | None:
        """Asks for the page after this one, which is still to be stored."""
        if self.fetching is None or not answer.more:
            return None
        cursors = {**self.cursors}
        for key, page in answer.streams.items():
            if page.accepted:
                cursors[key] = Cursor(page.epoch, page.accepted[-1].seq)
        request = SyncRequest(cursors=cursors, page=self.outcome.page)
        return _NextPage(cursors, self.fetching.submit(self.remote.sync, request))

    def _fetched(self) -> SyncAnswer | None:
        """The page that was asked for ahead; None where there is none that follows on what is stored.

        What went wrong on its way is left to the next asking, which knows what to do about it.
        """
        ahead, self.next_page = self.next_page, None
        if ahead is None:
            return None
        try:
            answer = ahead.answer.result()
        except SyncTrouble:
            return None
        if ahead.cursors != self.cursors:
            return None
        self.outcome = replace(self.outcome, page=min(MAX_BATCH, self.outcome.page * 2))
        return answer

    def _ask(self, batch: Sequence[Change]) -> SyncAnswer:
        """Asks until an answer comes through, each time for less."""
        for last in (*[False] * (TRIES - 1), True):
            page = self.outcome.page
            changes = _bounded(batch[:page])
            try:
                answer = self._ask_shortly(changes, page)
            except (CutOff, TooSlow) as trouble:
                self.outcome = replace(self.outcome, page=max(1, page // 2))
                if last or isinstance(trouble, TooSlow):
                    raise
                continue
            self.ours.update(change.id for change in changes)
            self.outcome = replace(self.outcome, page=min(MAX_BATCH, page * 2))
            return answer
        raise AssertionError("the last try returns or raises")

    def _ask_shortly(self, changes: tuple[Change, ...], page: int) -> SyncAnswer:
        """With the digest of many cursors where the server may guess them: it mostly can."""
        if not self.more and len(self.cursors) > FEW_CURSORS and len(changes) <= FEW_CHANGES:
            answer = self.remote.sync(SyncRequest(digest=digest(self.cursors), changes=changes, page=page))
            if not answer.cursors_wanted:
                return answer
        return self.remote.sync(SyncRequest(cursors=dict(self.cursors), changes=changes, page=page))

    def _take(self, answer: SyncAnswer) -> tuple[tuple[Change, ...], Mapping[str, Cursor]]:
        """Takes an answer in, stream by stream, and reads what the next request needs."""
        for key, page in answer.streams.items():
            _check_key(key)
            touched = self.vault.take_page(key, page)
            sent = sum(entry.id in self.ours for entry in page.accepted)
            self.outcome = replace(
                self.outcome,
                sent=self.outcome.sent + sent,
                received=self.outcome.received + len(page.accepted) - sent,
                cases=self.outcome.cases | touched,
            )
        self.vault.take_refusals(answer.refused)
        self.outcome = replace(
            self.outcome, refused=self.outcome.refused + len(answer.refused), gone=answer.gone
        )
        return self.vault.outbox(self.outcome.page), self.vault.cursors()


def _bounded(changes: Sequence[Change]) -> tuple[Change, ...]:
    """As many of the first changes as one request may weigh; at least one, for the server to refuse."""
    weight = 0
    for count, change in enumerate(changes):
        weight += len(msgspec.json.encode(change))
        if count and weight > MOST_BYTES_SENT:
            return tuple(changes[:count])
    return tuple(changes)


def _check_key(key: str) -> None:
    try:
        split_stream_key(key)
    except ValueError as error:
        raise NotOurServer from error


def join(
    vault: VaultPort, address: str, code: str, device_name: str, on_storage: OnStorage = at_once
) -> Remote:
    """Makes this vault one of a server's, with everything that is in it: the next sync sends it.

    The vault needs an owner. May be tried again with the same code, should the answer have been lost. Raises
    SyncTrouble.
    """
    address = checked_address(address)
    identity, key = on_storage(lambda: _prepare(vault, address))
    request = EnrolRequest(
        code=code,
        device=identity.device,
        device_name=device_name,
        public_key=public_key(key),
        signed_as=identity.person_id,
    )
    answer = enrol(address, request)
    try:
        unit = Unit(answer.person.unit)
    except ValueError as error:
        raise ServerTooNew from error

    def adopt() -> None:
        vault.join(answer.person.id, answer.person.name, unit)
        for name, value in ((DEVICE_KEY, key), (SERVER_NAME, answer.server_name), (ADDRESS, address)):
            vault.set_setting(name, value)
        vault.set_setting(_JOINING, None)

    on_storage(adopt)
    return Remote(address, identity.device, key)


def _prepare(vault: VaultPort, address: str) -> tuple[Identity, str]:
    """A fresh key, kept before it is sent, so that a second try is the same request."""
    identity = vault.identity
    if identity is None:
        raise ValueError("the vault has no owner yet")
    joined = vault.get_setting(ADDRESS)
    if joined not in (None, address):
        raise AlreadyJoined(joined)
    key = vault.get_setting(_JOINING)
    if key is None:
        key = new_device_key()
        vault.set_setting(_JOINING, key)
    return identity, key


def connect(vault: VaultPort, on_storage: OnStorage = at_once) -> Remote | None:
    """The server that this vault has joined; None where it lives alone."""

    def remembered() -> tuple[Identity | None, str | None, str | None]:
        return vault.identity, vault.get_setting(ADDRESS), vault.get_setting(DEVICE_KEY)

    identity, address, key = on_storage(remembered)
    if identity is None or address is None or key is None:
        return None
    return Remote(address, identity.device, key)


AFTER_EDIT = 1.0
WHILE_CONNECTED = 30.0
AFTER_FAILURE = 5.0
AT_MOST = 300.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When to sync next: `wait` is in seconds, None for not by itself. `page` goes into the next run."""

    wait: float | None = 0
    failures: int = 0
    page: int = MAX_BATCH

    @property
    def after_edit(self) -> float | None:
        """How long to wait when something was just written: not long, unless the server is not there."""
        if self.wait is None or self.failures:
            return self.wait
        return min(self.wait, AFTER_EDIT)


def next_sync(rhythm: Rhythm, outcome: SyncOutcome, jitter: float) -> Rhythm:
    """The rhythm after a run; `jitter`, from 0 to 1, keeps laptops that failed together from returning so."""
    if outcome.trouble is None:
        return Rhythm(0 if outcome.cancelled else WHILE_CONNECTED * (0.8 + 0.4 * jitter), page=outcome.page)
    passes = not isinstance(outcome.trouble, SyncTrouble) or outcome.trouble.passes
    wait = min(AT_MOST, AFTER_FAILURE * 2**rhythm.failures) * (0.5 + jitter)
    return Rhythm(wait if passes else None, min(rhythm.failures + 1, 10), outcome.page)
