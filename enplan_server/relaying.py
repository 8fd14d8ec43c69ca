"""Lets laptops that wait at one process hear of what another process on the same PostgreSQL has taken."""

import json
import logging
import secrets
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from enplan_server.tidings import Tidings

_CHANNEL = "enplan_tidings"
_AT_ONCE = 100
"""A notice holds less than 8000 bytes."""
_LOOK_SECONDS = 0.5
_PAUSE_SECONDS = 2.0

_log = logging.getLogger("enplan_server")
_NOTIFY = text("SELECT pg_notify(:channel, :said)")


@contextmanager
def relayed(engine: Engine, tidings: Tidings) -> Iterator[None]:
    """Passes tidings on and takes them in, where several processes may share the database."""
    if engine.dialect.name != "postgresql":
        yield
        return
    relay = Relay(engine, tidings)
    tidings.pass_on(relay.say)
    listening = threading.Thread(target=relay.listen, daemon=True)
    listening.start()
    try:
        yield
    finally:
        relay.ended.set()
        listening.join(_PAUSE_SECONDS)


class Relay:
    """One process's ear and mouth. A notice names cases and persons by id, never what was written."""

    def __init__(self, engine: Engine, tidings: Tidings) -> None:
        self._engine = engine
        self._tidings = tidings
        self._own = secrets.token_hex(8)
        self.ended = threading.Event()

    def say(self, topics: Collection[str], by: str) -> None:
        """Never fails what has been done already: the others' laptops then hear of it when their wait ends."""
        named = sorted(topics)
        try:
            with self._engine.begin() as connection:
                for at in range(0, len(named), _AT_ONCE):
                    said = json.dumps([self._own, by, named[at : at + _AT_ONCE]])
                    connection.execute(_NOTIFY, {"channel": _CHANNEL, "said": said})
        except SQLAlchemyError as error:
            _log.warning("Other processes were not told: %s", type(error).__name__)

    def listen(self) -> None:
        """Until it is ended; should the connection break, everybody who waits looks for themselves."""
        while not self.ended.is_set():
            try:
                self._hear()
            except (SQLAlchemyError, psycopg.Error) as error:
                _log.warning("Other processes are not heard: %s", type(error).__name__)
                self.ended.wait(_PAUSE_SECONDS)

    def _hear(self) -> None:
        borrowed = self._engine.raw_connection()
        own = borrowed.driver_connection
        borrowed.detach()  # it is kept for good, and counts no longer among those that requests take in turn
        assert isinstance(own, psycopg.Connection)
        try:
            own.autocommit = True
            own.execute(f"LISTEN {_CHANNEL}")
            self._tidings.wake_all()
            while not self.ended.is_set():
                for notice in own.notifies(timeout=_LOOK_SECONDS):
                    sender, by, topics = json.loads(notice.payload)
                    if sender != self._own:
                        self._tidings.heard(topics, by)
        finally:
            borrowed.close()
