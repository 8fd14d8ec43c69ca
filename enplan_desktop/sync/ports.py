"""What sync needs of a vault and of a server, and what it tells of a run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.schema import Plain
from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.storage.outbox import ToSync
from enplan_desktop.storage.signing import Identity
from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    Refused,
    StreamPage,
    SyncAnswer,
    SyncRequest,
)

T = TypeVar("T")


class VaultPort(Protocol):
    """All that sync needs of a vault."""

    @property
    def identity(self) -> Identity | None: ...
    def join(self, person_id: str, person_name: str, unit: Unit) -> Identity: ...
    def to_sync(self, limit: int) -> ToSync: ...
    def take_page(self, stream_key: str, page: StreamPage) -> frozenset[str]: ...
    def take_refusals(self, refused: Sequence[Refused]) -> None: ...
    def held_streams(self) -> list[str]: ...
    def to_seal(self, stream_key: str, limit: int) -> tuple[Change, ...]: ...
    def seal(self, ids: Sequence[str]) -> None: ...
    def take_back(self, stream_keys: Sequence[str]) -> None: ...
    def purge(self, stream_keys: Sequence[str], marks: Mapping[str, str]) -> tuple[str, ...]: ...
    def acknowledged(self, told: Mapping[str, str]) -> None: ...
    def latest_moment(self) -> float: ...
    def get_setting(self, name: str) -> Plain: ...
    def set_setting(self, name: str, value: Plain) -> None: ...


class RemotePort(Protocol):
    """All that sync needs of a server."""

    @property
    def lease_seconds(self) -> int | None: ...
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

    `cases` look different now. `gone` are streams that were removed, since this person may no longer read them.
    `rebuilt` are streams that did not come to what the server has, and were fetched again. `page` is the size
    of page that came through, for the next run.
    """

    sent: int = 0
    received: int = 0
    refused: int = 0
    cases: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    rebuilt: tuple[str, ...] = ()
    trouble: Trouble | None = None
    cancelled: bool = False
    page: int = MAX_BATCH
