"""Sends what waits, fetches what is new, and says when to do so again.

Plain functions for the network lane. The vault is only touched by functions handed to `on_storage`, which runs
them on the storage lane and waits: `Lane.wait` in the window, a plain call where there is one thread.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec
from msgspec.structs import replace as replace_in

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import PLAN_STREAM
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.lease import renew_lease
from enplan_desktop.sync.ports import OnStorage, Progress, RemotePort, SyncOutcome, VaultPort, at_once
from enplan_desktop.sync.protocol import (
    FILLING,
    FOLD_VERSION,
    MAX_BATCH,
    PROTOCOL_VERSION,
    Accepted,
    Cursor,
    StreamPage,
    SyncAnswer,
    SyncRequest,
    digest,
    split_stream_key,
    stream_key,
)
from enplan_desktop.sync.troubles import (
    CutOff,
    NotOurServer,
    Paused,
    Revoked,
    ServerTrouble,
    SyncTrouble,
    TooSlow,
)

MOST_BYTES_SENT = 1024 * 1024
FEW_CHANGES = 20
FEW_CURSORS = 3
"""Up to so many changes are sent with the digest of the cursors, where there are more cursors than so many."""


SEALED_AT_ONCE = 200
TRIES = 4
"""How often a request is tried with an ever smaller page before it is left for later."""


def sync_once(  # noqa: PLR0913  # whoever calls it chooses each apart
    vault: VaultPort,
    remote: RemotePort,
    on_storage: OnStorage = at_once,
    *,
    page: int = MAX_BATCH,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    looks_ahead: bool = False,
    on_leaving: Callable[[Sequence[str]], object] = lambda _: None,
    now: Callable[[], float] = time.time,
) -> SyncOutcome:
    """Sends everything that waits and fetches everything that is new, in as many round trips as that takes.

    With `looks_ahead`, a thread of its own fetches the next page while the last one is stored. `on_leaving` is
    told which streams will be removed, before what was written in them is handed over: it returns when all that
    was typed in them is in the vault.
    """
    with ExitStack() as leaving:
        fetching = leaving.enter_context(ThreadPoolExecutor(1, "look-ahead")) if looks_ahead else None
        run = _Run(vault, remote, on_storage, page, fetching, now, on_leaving)
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

    request: SyncRequest
    answer: Future[SyncAnswer]


@dataclass(slots=True)
class _Run:
    """Where one run stands. `waiting` is None before the vault was first asked.

    `start` is the stream at which the next answer begins, where one answer was too small for all of them.
    The line has borne pages of `borne` entries in this run, and may bear them up to `ceiling`.
    """

    vault: VaultPort
    remote: RemotePort
    on_storage: OnStorage
    page: int
    fetching: Executor | None
    now: Callable[[], float]
    on_leaving: Callable[[Sequence[str]], object]
    outcome: SyncOutcome = field(init=False)
    waiting: tuple[Change, ...] | None = None
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    purged: Mapping[str, str] = field(default_factory=dict)
    more: bool = False
    start: str = ""
    ours: set[str] = field(default_factory=set)
    next_page: _NextPage | None = None
    borne: int = 0
    ceiling: int = MAX_BATCH

    def __post_init__(self) -> None:
        self.outcome = SyncOutcome(page=self.page)

    def step(self) -> bool:
        """One round trip; says whether there is nothing left to do."""
        if self.waiting is None:
            self.on_storage(self._look)
        assert self.waiting is not None
        batch = () if self.more else self.waiting
        if any(change.id in self.ours for change in batch):
            raise ServerTrouble  # it answered, but did not say what became of what we sent
        told = self.purged
        answer = self._fetched() or self._ask(batch)
        before = (self.cursors, self.purged, self.start)
        self.next_page = self._fetch_next(answer)
        self.on_storage(lambda: self._take(answer, told))
        if answer.gone or answer.shut_out:
            self._leave(answer)
        differing = self._differing(answer)
        self.more, self.start = answer.more, answer.start
        if (answer.more or differing) and before == (self.cursors, self.purged, self.start):
            raise ServerTrouble
        if answer.shut_out and not self.purged:
            raise Revoked
        return not (self.more or differing or self.waiting or self.purged)

    def _look(self) -> None:
        """Reads what the next request needs."""
        here = self.vault.to_sync(self.outcome.page)
        if here.paused:
            raise Paused
        self.waiting, self.cursors, self.purged = here.waiting, here.cursors, here.purged

    def _differing(self, answer: SyncAnswer) -> bool:
        """Whether a stream has not come to what the server says it should; then the next answer mends it.

        Once a run for each stream: what two programs see differently does not become better by repetition.
        """
        differing = [
            key
            for key, page in answer.streams.items()
            if page.state and page.states is None and self.cursors[key].state != page.state
        ]
        new = [key for key in differing if key not in self.outcome.rebuilt]
        self.outcome = replace(self.outcome, rebuilt=(*self.outcome.rebuilt, *new))
        return bool(new)

    # Asking

    def _fetch_next(self, answer: SyncAnswer) -> _NextPage | None:
        """Asks for the page after this one, which is still to be stored."""
        if self.fetching is None or not answer.more or answer.gone:
            return None
        cursors = {**self.cursors}
        for key, page in answer.streams.items():
            cursors[key] = _cursor_after(page, cursors.get(key))
        request = self._request((), cursors, answer.start, self.outcome.page)
        return _NextPage(request, self.fetching.submit(self.remote.sync, request))

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
        if _places(ahead.request.cursors) != _places(_from(self.cursors, self.start)):
            return None
        if not answer.broke_off:
            self._grow()
        return answer

    def _ask(self, batch: Sequence[Change]) -> SyncAnswer:
        """Asks until an answer comes through, each time for less."""
        for last in (*[False] * (TRIES - 1), True):
            page = self.outcome.page
            changes = _bounded(batch[:page])
            try:
                answer = _said_in_full(self._ask_shortly(changes, page), changes)
            except (CutOff, TooSlow) as trouble:
                self._shrink()
                if last or isinstance(trouble, TooSlow):
                    raise
                continue
            if not answer.broke_off:
                self.ours.update(change.id for change in changes)
                self._grow()
            return answer
        raise AssertionError("the last try returns or raises")

    def _grow(self) -> None:
        """The line bore this page, so it may bear a larger one; but not one at which it broke."""
        self.borne = max(self.borne, self.outcome.page)
        self.outcome = replace(self.outcome, page=min(self.ceiling, self.outcome.page * 2))

    def _shrink(self) -> None:
        """The line broke: at its size, unless a page as large has come through before."""
        smaller = max(1, self.outcome.page // 2)
        if self.outcome.page > self.borne:
            self.ceiling = smaller
        self.borne = min(self.borne, smaller)
        self.outcome = replace(self.outcome, page=smaller)

    def _ask_shortly(self, changes: tuple[Change, ...], page: int) -> SyncAnswer:
        """With the digest of many cursors where the server may guess them: it mostly can."""
        if not self.more and len(self.cursors) > FEW_CURSORS and len(changes) <= FEW_CHANGES:
            short = self._request(changes, {}, "", page)
            answer = self.remote.sync(replace_in(short, digest=digest(self.cursors)))
            if not answer.cursors_wanted:
                return answer
        return self.remote.sync(self._request(changes, self.cursors, self.start, page))

    def _request(
        self, changes: tuple[Change, ...], cursors: Mapping[str, Cursor], start: str, page: int
    ) -> SyncRequest:
        return SyncRequest(
            version=PROTOCOL_VERSION,
            fold=FOLD_VERSION,
            cursors=_from(cursors, start),
            start=start,
            changes=changes,
            page=page,
            purged=tuple(self.purged),
            marks={key: mark for key, mark in self.purged.items() if mark},
        )

    # Taking in

    def _take(self, answer: SyncAnswer, told: Mapping[str, str]) -> None:
        """Takes an answer in, stream by stream, and reads what the next request needs."""
        if told:
            self.vault.acknowledged(told)
        for key, page in answer.streams.items():
            _check_key(key)
            touched = self.vault.take_page(key, page)
            sent = sum(entry.id in self.ours for entry in page.accepted)
            came = len(page.accepted) - sent if page.states is None else len(page.states)
            self.outcome = replace(
                self.outcome,
                sent=self.outcome.sent + sent,
                received=self.outcome.received + came,
                cases=self.outcome.cases | touched,
            )
        if answer.refused:
            self.vault.take_refusals(answer.refused)
        renew_lease(self.vault, self.remote.lease_seconds, self.now())
        self.outcome = replace(self.outcome, refused=self.outcome.refused + len(answer.refused))
        self._look()

    # When access ends

    def _leave(self, answer: SyncAnswer) -> None:
        """Hands over what was never sent of the streams that are gone, then removes them.

        With its plan all of a case goes, also what the server would never take and so need not be told of.
        """
        for key in answer.gone:
            _check_key(key)
        held = self.on_storage(self.vault.held_streams)
        keys = tuple(
            sorted({*answer.gone, *(key for key in held if answer.shut_out or _plan(key) in answer.gone)})
        )
        self.on_storage(partial(self.vault.take_back, answer.doubtful))
        left: tuple[str, ...] = keys
        marks = {key: answer.marks.get(key, "") for key in answer.gone}
        if left:
            self.on_leaving(left)
        while left:
            for key in left:
                self._hand_over(key)
            # Somebody may have written on while their words were under way: then those are handed over too.
            gone = self.on_storage(partial(self.vault.purge, left, marks))
            cases = frozenset(split_stream_key(key)[0] for key in gone)
            self.outcome = replace(
                self.outcome, gone=(*self.outcome.gone, *gone), cases=self.outcome.cases | cases
            )
            left = tuple(key for key in left if key not in gone)
        self.on_storage(self._look)

    def _hand_over(self, key: str) -> None:
        while batch := self.on_storage(lambda: self.vault.to_seal(key, SEALED_AT_ONCE)):
            batch = _bounded(batch)
            # With a digest, so that the answer to this does not tell everything from the beginning.
            asked = SyncRequest(
                version=PROTOCOL_VERSION, fold=FOLD_VERSION, digest=digest(self.cursors), sealed=batch
            )
            answer = self.remote.sync(asked)
            if not {change.id for change in batch} <= set(answer.sealed):
                raise ServerTrouble
            self.on_storage(partial(self.vault.seal, answer.sealed))


def _said_in_full(answer: SyncAnswer, sent: Sequence[Change]) -> SyncAnswer:
    """With what the server left out since we sent it: it may have been taken back here while it was under way."""
    ours = {change.id: change for change in sent}
    if not ours:
        return answer
    streams = {
        key: replace_in(page, accepted=tuple(_in_full(entry, ours) for entry in page.accepted))
        for key, page in answer.streams.items()
    }
    return replace_in(answer, streams=streams)


def _in_full(entry: Accepted, ours: Mapping[str, Change]) -> Accepted:
    return entry if entry.change is not None else replace_in(entry, change=ours.get(entry.id))


def _cursor_after(page: StreamPage, before: Cursor | None) -> Cursor:
    """Where a stream will stand once the page is stored; what it comes to is not known before."""
    if page.states is None:
        here = before or Cursor(page.epoch)
        last = page.accepted[-1].seq if page.accepted else 0
        return Cursor(page.epoch, last) if last > here.seq else here
    if page.whole:
        return Cursor(page.epoch, page.head, page.state)
    return Cursor(page.epoch, page.states[-1].seq if page.states else 0, FILLING)


def _from(cursors: Mapping[str, Cursor], start: str) -> dict[str, Cursor]:
    """Those of the streams that an answer from `start` on can speak of."""
    return {key: each for key, each in cursors.items() if key >= start}


def _places(cursors: Mapping[str, Cursor]) -> dict[str, tuple[int, int, bool]]:
    return {key: (each.epoch, each.seq, each.state == FILLING) for key, each in cursors.items()}


def _bounded(changes: Sequence[Change]) -> tuple[Change, ...]:
    """As many of the first changes as one request may weigh; at least one, for the server to refuse."""
    weight = 0
    for count, change in enumerate(changes):
        weight += len(msgspec.json.encode(change))
        if count and weight > MOST_BYTES_SENT:
            return tuple(changes[:count])
    return tuple(changes)


def _plan(key: str) -> str:
    """The key of the plan of the same case."""
    return stream_key(split_stream_key(key)[0], PLAN_STREAM)


def _check_key(key: str) -> None:
    try:
        split_stream_key(key)
    except ValueError as error:
        raise NotOurServer from error
