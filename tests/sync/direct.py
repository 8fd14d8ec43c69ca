"""The real server's store without HTTP, and laptops whose runs fail as they are told to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.vault import Vault
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.protocol import (
    EnrolRequest,
    Refused,
    StreamPage,
    SyncAnswer,
    SyncRequest,
    TokenRequest,
    stream_key,
    token_message,
)
from enplan_desktop.sync.troubles import NoNetwork, TooSlow
from enplan_server import people, tables
from enplan_server.database import open_database
from enplan_server.reading import RawRequest
from enplan_server.service import Server
from tests.storage.making import laptop, reopened

MOMENT = 1_800_000_000


class Fault(StrEnum):
    """What happens to one run of a laptop."""

    NONE = "none"
    REQUEST_LOST = "the request never arrives"
    ANSWER_LOST = "the answer never arrives"
    DIES = "the program dies once the first page is taken"


class Died(Exception):
    """The program of a laptop is gone in the middle of a run."""


class DirectServer:
    """The server's own code on its own database."""

    def __init__(self, database: Path) -> None:
        self.engine = open_database(f"sqlite:///{database}")
        self.server = Server(self.engine, "Testkøbing", lambda: MOMENT)

    def close(self) -> None:
        self.engine.dispose()

    def enrol(self, name: str, unit: Unit, device: str, signed_as: str) -> tuple[str, str]:
        """A person for this laptop: their id, and a token."""
        key = Ed25519PrivateKey.generate()
        with self.engine.begin() as connection:
            code = people.invite(connection, people.new_person(connection, name, unit), 1, MOMENT)
        public_key = key.public_key().public_bytes_raw().hex()
        asked = EnrolRequest(
            code=code, device=device, device_name=name, public_key=public_key, signed_as=signed_as
        )
        owner = self.server.enrol(asked).person
        signature = key.sign(token_message(device, MOMENT)).hex()
        request = TokenRequest(device=device, moment=MOMENT, signature=signature)
        return owner.id, self.server.token(request).token

    def sync(self, token: str, request: SyncRequest) -> SyncAnswer:
        """One round trip, with both bodies as they are on the wire."""
        raw = msgspec.json.decode(msgspec.json.encode(request), type=RawRequest)
        answer = self.server.sync(token, raw)
        return msgspec.json.decode(msgspec.json.encode(answer), type=SyncAnswer)

    def order(self) -> dict[str, list[Change]]:
        """Every stream's changes as the server has them."""
        found: dict[str, list[Change]] = {}
        everything = select(tables.change.c.body).order_by(tables.change.c.stream, tables.change.c.seq)
        with self.engine.begin() as connection:
            for body in connection.execute(everything).scalars():
                change = msgspec.json.decode(body, type=Change)
                found.setdefault(stream_key(change.case_id, change.stream), []).append(change)
        return found


@dataclass
class DirectLaptop:
    """A real vault whose owner may write at once, and syncs when told to, with what goes wrong then."""

    folder: Path
    vault: Vault
    person: str
    token: str
    server: DirectServer
    fault: Fault = Fault.NONE

    @classmethod
    def of(cls, name: str, unit: Unit, blank: Path, folder: Path, server: DirectServer) -> "DirectLaptop":
        vault = laptop(blank, folder, name)
        alone = vault.set_identity(name, unit)
        person, token = server.enrol(name, unit, alone.device, alone.person_id)
        vault.join(person, name, unit)
        return cls(folder, vault, person, token, server)

    def run(self, fault: Fault = Fault.NONE, page: int = 500) -> None:
        """One run, and where the program dies in it, the start after that."""
        self.fault = fault
        try:
            outcome = sync_once(self, self, page=page)
        except Died:
            self.vault.close()
            self.vault = reopened(self.folder)
            return
        if outcome.trouble is not None and not isinstance(outcome.trouble, NoNetwork | TooSlow):
            raise outcome.trouble

    # What sync_once asks of a server

    lease_seconds = None

    def sync(self, request: SyncRequest) -> SyncAnswer:
        if self.fault is Fault.REQUEST_LOST:
            raise NoNetwork
        answer = self.server.sync(self.token, request)
        if self.fault is Fault.ANSWER_LOST:
            raise TooSlow
        return answer

    # What sync_once asks of a vault

    def take_page(self, stream_key: str, page: StreamPage) -> frozenset[str]:
        touched = self.vault.take_page(stream_key, page)
        if self.fault is Fault.DIES:
            raise Died
        return touched

    def take_refusals(self, refused: Sequence[Refused]) -> None:
        self.vault.take_refusals(refused)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.vault, name)
