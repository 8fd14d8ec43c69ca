"""What the server does when it is asked: each answer is one transaction."""

import time
from collections.abc import Callable

from sqlalchemy import Connection, Engine, select

from enplan_desktop.sync.protocol import (
    MAX_BATCH,
    EnrolAnswer,
    EnrolRequest,
    SyncAnswer,
    TokenAnswer,
    TokenRequest,
    digest,
)
from enplan_server import access, people, streams
from enplan_server.reading import RawRequest, check_version
from enplan_server.refusals import Refusal, malformed, no_access


class Server:
    """What the endpoints do, given a database and a clock that says whole seconds since 1970."""

    def __init__(
        self, engine: Engine, name: str, clock: Callable[[], int] = lambda: int(time.time())
    ) -> None:
        self._engine = engine
        self._name = name
        self._clock = clock

    def enrol(self, request: EnrolRequest) -> EnrolAnswer:
        with self._engine.begin() as connection:
            owner = people.enrol(connection, request, self._clock())
        return EnrolAnswer(person=owner, server_name=self._name)

    def token(self, request: TokenRequest) -> TokenAnswer:
        with self._engine.begin() as connection:
            token = people.give_token(connection, request, self._clock())
        return TokenAnswer(token=token, lasts_seconds=people.TOKEN_SECONDS)

    def sync(self, token: str, request: RawRequest) -> SyncAnswer:
        """Takes the laptop's changes and answers with what is new to it."""
        now = self._clock()
        check_version(request.version)
        if not 0 < request.page <= MAX_BATCH or len(request.changes) > MAX_BATCH:
            raise malformed(f"A request holds at most {MAX_BATCH} changes, and a page 1 to {MAX_BATCH}.")
        with self._engine.begin() as connection:
            return _sync(connection, people.caller(connection, token, now), request, now)

    def share(self, token: str, case_id: str, person_id: str) -> None:
        now = self._clock()
        with self._engine.begin() as connection:
            asking = people.caller(connection, token, now)
            if not access.is_member(connection, asking.person, case_id):
                raise no_access()
            whom = people.person_of_id(connection, person_id)
            if whom is None:
                raise Refusal(404, "unknown_person", "Nobody here has that id.")
            access.add_member(connection, whom, case_id, now)

    def is_well(self) -> bool:
        """Whether the database answers."""
        with self._engine.begin() as connection:
            return bool(connection.scalar(select(1)))


def _sync(connection: Connection, caller: people.Caller, request: RawRequest, now: int) -> SyncAnswer:
    cursors = request.cursors
    standing = access.readable(connection, caller.person)
    if request.digest:
        cursors = {key: each.cursor for key, each in standing.items()}
        if request.digest != digest(cursors):
            return SyncAnswer(cursors_wanted=True)
    taken = streams.take(connection, caller, request.changes, now)
    if taken.ids:
        standing = access.readable(connection, caller.person)
    read = streams.read(connection, standing, cursors, request.page, taken.ids)
    gone = tuple(sorted(cursors.keys() - standing.keys()))
    return SyncAnswer(refused=taken.refused, streams=read.streams, gone=gone, more=read.more)
