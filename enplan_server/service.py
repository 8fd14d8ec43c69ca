"""What the server does when it is asked: each answer is one transaction."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from msgspec.structs import replace as replace_in
from sqlalchemy import Connection, Engine, select

from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    MAX_BATCH,
    Cursor,
    Directory,
    EnrolAnswer,
    EnrolRequest,
    HandoverRequest,
    HistoryAnswer,
    MemberRequest,
    Members,
    News,
    Person,
    SyncAnswer,
    TokenAnswer,
    TokenRequest,
    Welcome,
    digest,
    login_nonce,
    split_stream_key,
)
from enplan_server import access, current, custody, membership, people, restoring, streams, telling
from enplan_server.database import one_moment, sees_one_moment
from enplan_server.logins import LoggedIn, Provider
from enplan_server.reading import LARGEST, RawRequest, check_version
from enplan_server.refusals import Refusal, malformed, no_access
from enplan_server.retrying import again_if_crossed
from enplan_server.tidings import Tidings

LEASE_DAYS = 14


class Server:
    """What the endpoints do, given a database and a clock that says whole seconds since 1970.

    `lease_days` is how long a laptop may be opened without asking; 0 for ever.
    """

    def __init__(
        self,
        engine: Engine,
        name: str,
        clock: Callable[[], int] = lambda: int(time.time()),
        *,
        lease_days: int = LEASE_DAYS,
        provider: Provider | None = None,
    ) -> None:
        self._engine = engine
        self._name = name
        self._clock = clock
        self._lease_seconds = lease_days * people.DAY
        self._provider = provider
        self.tidings = Tidings()

    def welcome(self) -> Welcome:
        if self._provider is None:
            return Welcome(server_name=self._name)
        return Welcome(
            server_name=self._name, issuer=self._provider.issuer, client_id=self._provider.client_id
        )

    def enrol(self, request: EnrolRequest) -> EnrolAnswer:
        owner = self._owner_by_login(request) if request.id_token else self._owner_of_code(request)
        return EnrolAnswer(person=owner, server_name=self._name)

    @again_if_crossed
    def _owner_of_code(self, request: EnrolRequest) -> Person:
        with self._engine.begin() as connection:
            return people.enrol(connection, request, self._clock())

    def _owner_by_login(self, request: EnrolRequest) -> Person:
        if self._provider is None or request.code:
            raise malformed("By a code, or by a login where the server has a provider for them.")
        login = self._provider.check(request.id_token, login_nonce(request.public_key, request.device))
        owner = self._person_of(login)
        # Kept even so, for IT to see who waits for a unit.
        if not owner.unit:
            raise Refusal(403, "no_unit", "Nobody has said which unit this person works in.")
        self._take_in(request, owner)
        return owner

    @again_if_crossed
    def _person_of(self, login: LoggedIn) -> Person:
        with self._engine.begin() as connection:
            return people.person_of_login(connection, login)

    @again_if_crossed
    def _take_in(self, request: EnrolRequest, owner: Person) -> None:
        with self._engine.begin() as connection:
            people.enrol_by_login(connection, request, owner, self._clock())

    @again_if_crossed
    def token(self, request: TokenRequest) -> TokenAnswer:
        with self._engine.begin() as connection:
            token = people.give_token(connection, request, self._clock())
        return TokenAnswer(token=token, lasts_seconds=people.TOKEN_SECONDS, lease_seconds=self._lease_seconds)

    def sync(self, token: str, request: RawRequest) -> SyncAnswer:
        """Takes the laptop's changes and answers with what is new to it."""
        now = self._clock()
        check_version(request.version)
        if not 0 < request.page <= MAX_BATCH or len(request.changes) + len(request.sealed) > MAX_BATCH:
            raise malformed(f"A request holds at most {MAX_BATCH} changes, and a page 1 to {MAX_BATCH}.")
        _check_cursors(request)
        heard = self._hear(token, request, now)
        self.tidings.tell(heard.touched, by=heard.caller.device)
        if heard.answer:
            return heard.answer
        answer, given = self._tell(heard, request, now)
        if given:
            self._hand_out(heard.caller.device, given, now)
        return answer

    @again_if_crossed
    def _hear(self, token: str, request: RawRequest, now: int) -> "_Heard":
        with self._engine.begin() as connection:
            return _hear(connection, people.caller(connection, token, now), request, now)

    @again_if_crossed
    def _tell(self, heard: "_Heard", request: RawRequest, now: int) -> tuple[SyncAnswer, frozenset[int]]:
        # A transaction of its own: numbers, sums and rows must be of one moment, and nobody waits for us to read.
        with one_moment(self._engine) as connection:
            standing = access.readable(connection, heard.caller.person, now)
            return _tell(connection, heard, standing, request)

    @again_if_crossed
    def _hand_out(self, device: str, given: Collection[int], now: int) -> None:
        # Not in the moment that was read: a stream that is written in has moved on since, and could not be named.
        with self._engine.begin() as connection:
            custody.hand_out(connection, device, given, custody.held(connection, device), now)

    def history(self, token: str, key: str, before: int, most: int) -> HistoryAnswer:
        """Older changes of a stream, newest first."""
        with self._asking(token) as (connection, caller, now):
            standing = access.readable(connection, caller.person, now).get(key)
            if standing is None:
                raise no_access()
            return telling.older(connection, standing, before, most)

    def news(self, token: str, seen: str, fold: int) -> tuple[News, people.Caller, frozenset[str]]:
        """Whether there is more than the digest has seen, and whose cases to watch until there is.

        A digest of another fold than the server's says nothing: then only what happens from now on is news.
        """
        with self._asking(token) as (connection, caller, now):
            standing = access.readable(connection, caller.person, now)
            # Also of cases that a consent may open.
            topics = frozenset(access.cases_of(connection, caller.person, now)) | {caller.person.id}
        cursors = {key: each.cursor for key, each in standing.items()}
        changed = fold == FOLD_VERSION and digest(cursors) != seen
        return News(changed=changed), caller, topics

    def directory(self, token: str) -> Directory:
        with self._asking(token) as (connection, _, _):
            return Directory(people=people.directory(connection))

    def members(self, token: str, case_id: str) -> Members:
        with self._asking(token) as (connection, caller, now):
            return membership.members(connection, caller.person, case_id, now)

    @again_if_crossed
    def share(self, token: str, case_id: str, person_id: str, request: MemberRequest) -> None:
        if not 0 <= request.until <= LARGEST:
            raise malformed("That is no moment.")
        with self._asking(token) as (connection, caller, now):
            membership.share(connection, caller.person, case_id, person_id, request.until, now)
        self.tidings.tell({case_id, person_id}, by=caller.device)

    @again_if_crossed
    def end_membership(self, token: str, case_id: str, person_id: str) -> None:
        with self._asking(token) as (connection, caller, now):
            membership.end(connection, caller.person, case_id, person_id, now)
        self.tidings.tell({case_id, person_id}, by="")

    @again_if_crossed
    def hand_over(self, token: str, case_id: str, request: HandoverRequest) -> None:
        with self._asking(token) as (connection, caller, now):
            membership.hand_over(connection, caller.person, case_id, request.to, stays=request.stays, now=now)
        self.tidings.tell({case_id, request.to}, by="")

    def is_well(self) -> bool:
        """Whether the database answers."""
        with self._engine.begin() as connection:
            return bool(connection.scalar(select(1)))

    @contextmanager
    def _asking(self, token: str) -> Iterator[tuple[Connection, people.Caller, int]]:
        """A transaction for somebody whose laptop is not shut out."""
        now = self._clock()
        with self._engine.begin() as connection:
            caller = people.caller(connection, token, now)
            if caller.shut_out:
                raise people.revoked()
            yield connection, caller, now


def _check_cursors(request: RawRequest) -> None:
    """What is no stream or no number is not looked for in the database, which may not even take the question."""
    try:
        for key in (*request.cursors, *request.purged):
            split_stream_key(key)
    except ValueError as error:
        raise malformed(str(error)) from error
    texts = (*request.purged, *request.marks.values())
    numbers = (number for each in request.cursors.values() for number in (each.epoch, each.seq))
    if not all(0 <= number <= LARGEST for number in numbers) or any("\0" in text for text in texts):
        raise malformed("That is no stream, or no number.")


@dataclass(frozen=True, slots=True)
class _Heard:
    """What became of what a laptop said; there is an `answer` where no more is to be told."""

    caller: people.Caller
    sealed: tuple[str, ...]
    answer: SyncAnswer | None = None
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    taken: streams.Taken = field(default_factory=lambda: streams.Taken(frozenset(), (), {}))

    @property
    def touched(self) -> frozenset[str]:
        """The cases that somebody else may want to hear of."""
        return frozenset(split_stream_key(key)[0] for key in self.taken.new)


def _hear(connection: Connection, caller: people.Caller, request: RawRequest, now: int) -> _Heard:
    sealed = custody.keep_apart(connection, caller, request.sealed, now) if request.sealed else ()
    if caller.shut_out:
        custody.removed(connection, caller.device, _removed(request, ()))
        if request.digest:  # only its cursors tell what it may not count on
            return _Heard(caller, sealed, SyncAnswer(cursors_wanted=True, sealed=sealed, shut_out=True))
        held = custody.held(connection, caller.device)
        custody.claimed(connection, caller.device, request.cursors.keys(), held, now)
        gone = _gone(connection, caller.device, request.cursors, {*request.cursors, *held.values()})
        return _Heard(caller, sealed, replace_in(gone, sealed=sealed, shut_out=True))
    alone = sees_one_moment(connection)
    needed = alone or request.digest or request.changes or request.purged
    standing = access.readable(connection, caller.person, now) if needed else {}
    custody.removed(connection, caller.device, _removed(request, standing))
    cursors = request.cursors
    if request.digest:
        cursors = {key: each.cursor for key, each in standing.items()}
        if request.fold != FOLD_VERSION or request.digest != digest(cursors):
            return _Heard(caller, sealed, SyncAnswer(cursors_wanted=True, sealed=sealed))
    epochs = restoring.epochs_anew(request.cursors)
    taken = streams.take(connection, caller, request.changes, now, readable=standing, epochs=epochs)
    current.took(len(taken.ids), Counter(each.reason for each in taken.refused))
    heard = _Heard(caller, sealed, cursors=cursors, taken=taken)
    if not alone:
        return heard
    standing = _moved(connection, caller, standing, taken, now)
    answer, given = _tell(connection, heard, standing, request)
    custody.hand_out(connection, caller.device, given, (), now)
    return replace(heard, answer=answer)


def _removed(request: RawRequest, readable: Collection[str]) -> dict[str, str]:
    """What a laptop says that it removed, with the marks that it was told.

    An older laptop says none. Of what may be read its word may be late: it may have been given all of it anew since.
    """
    said = {key: request.marks.get(key, "") for key in sorted(request.purged)}
    return {key: mark for key, mark in said.items() if mark or key not in readable}


def _gone(
    connection: Connection, device: str, cursors: Mapping[str, Cursor], keys: Collection[str]
) -> SyncAnswer:
    """An answer that says of these streams that they are gone."""
    return SyncAnswer(
        gone=tuple(sorted(keys)),
        marks=custody.marks(connection, device, keys),
        doubtful=restoring.doubtful(connection, cursors, keys),
    )


def _tell(
    connection: Connection,
    heard: _Heard,
    standing: dict[str, access.Standing],
    request: RawRequest,
) -> tuple[SyncAnswer, frozenset[int]]:
    """The answer, and the streams of which the laptop holds something from now on, where that is not noted yet."""
    device, cursors, alike = heard.caller.device, heard.cursors, request.fold == FOLD_VERSION
    asked = telling.Asked(device, cursors, request.start, request.page, alike)
    told = telling.tell(connection, standing, asked, heard.taken)
    held = custody.held(connection, device)
    # Also what it has read before: the laptop may have been put back from a copy since it said that it removed it.
    read = {key for key, each in cursors.items() if each.seq}
    given = standing.keys() & (told.streams.keys() | heard.taken.new.keys() | read)
    unknown = restoring.unknown(connection, cursors.keys() - standing.keys())
    # Also what was on its way to the laptop and may never have come there.
    gone = {*cursors, *held.values()} - standing.keys() - unknown
    answer = replace_in(
        _gone(connection, device, cursors, gone),
        refused=heard.taken.refused,
        streams={**told.streams, **restoring.said_of_unknown(cursors, unknown)},
        more=told.start is not None,
        start=told.start or "",
        sealed=heard.sealed,
    )
    return answer, frozenset(standing[key].stream for key in given) - held.keys()


def _moved(
    connection: Connection,
    caller: people.Caller,
    standing: dict[str, access.Standing],
    taken: streams.Taken,
    now: int,
) -> dict[str, access.Standing]:
    """Where the streams stand after what was taken. A new stream or a consent may open or close others."""
    entries = (each for added in taken.new.values() for each in added.entries)
    if taken.new.keys() - standing.keys() or any(each.change.type == "consent_event" for each in entries):
        return access.readable(connection, caller.person, now)
    moved = {key: access.Standing(standing[key].stream, added.cursor) for key, added in taken.new.items()}
    return {**standing, **moved}
