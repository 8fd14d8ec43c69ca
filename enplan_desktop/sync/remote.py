"""The server as a laptop reaches it: HTTP, tokens, and what can go wrong on the way, told apart."""

import time
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from enplan_desktop.sync.line import PATIENT, A, Line, Patience, Said, checked_address
from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    MAX_BATCH,
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
    SyncRequest,
    TokenAnswer,
    TokenRequest,
    Welcome,
    token_message,
)
from enplan_desktop.sync.troubles import trouble_of


def new_device_key() -> str:
    """A laptop's own secret key, in hex."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def _key(device_key: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(device_key))


def welcome(address: str, *, patience: Patience = PATIENT) -> Welcome:
    """What a server says of itself to anybody: its name, and where its people log in."""
    return _ask_once(address, "GET", "/v1/welcome", None, Welcome, patience)


def enrol(
    address: str,
    request: EnrolRequest,
    *,
    patience: Patience = PATIENT,
) -> EnrolAnswer:
    """Joins a server by a code or a login. May be repeated with the same request if the answer was lost."""
    return _ask_once(address, "POST", "/v1/enrol", request, EnrolAnswer, patience)


def _ask_once(address: str, method: str, path: str, body: object, kind: type[A], patience: Patience) -> A:
    line = Line(checked_address(address), patience)
    try:
        return line.ask(method, path, body, kind)
    except Said as said:
        raise trouble_of(said.answer) from None
    finally:
        line.close()


def public_key(device_key: str) -> str:
    return _key(device_key).public_key().public_bytes_raw().hex()


@dataclass(slots=True)
class _Pass:
    """What lets one laptop in, by however many lines it speaks: the server knows one token of each."""

    device: str
    key: Ed25519PrivateKey
    wall_clock: Callable[[], float]
    token: str = ""
    lease_seconds: int | None = None
    clock_is_off: int = 0
    signing: Lock = field(default_factory=Lock)


class Remote:
    """One server, as one laptop speaks with it, on one thread at a time. Raises SyncTrouble."""

    def __init__(
        self,
        address: str,
        device: str,
        device_key: str,
        *,
        patience: Patience = PATIENT,
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self._address = checked_address(address)
        self._line = Line(self._address, patience)
        self._pass = _Pass(device, _key(device_key), wall_clock)

    def beside(self, patience: Patience) -> "Remote":
        """The same laptop on a line of its own, for another thread."""
        other = copy(self)
        other._line = Line(self._address, patience)
        return other

    def close(self) -> None:
        self._line.close()

    def hang_up(self) -> None:
        """Closes the connection that is kept open; the next request makes another."""
        self._line.hang_up()

    def break_off(self) -> None:
        """Ends what is being waited for, from any thread. Only `close` may follow."""
        self._line.break_off()

    @property
    def lease_seconds(self) -> int | None:
        """For how long the laptop may be opened without asking, 0 for ever; None before the server said so."""
        return self._pass.lease_seconds

    @property
    def clock_is_off(self) -> int:
        """By how many seconds the server's clock is ahead of this laptop's, where that is too much."""
        return self._pass.clock_is_off

    def sync(self, request: SyncRequest) -> SyncAnswer:
        """One round trip: our changes there, what is new here."""
        return self._ask("POST", "/v1/sync", request, SyncAnswer)

    def news(self, digest: str, seconds: int) -> bool:
        """Waits until there is more than the digest has seen; False where the time was up before."""
        return self._ask(
            "GET", f"/v1/changes?digest={digest}&wait={seconds}&fold={FOLD_VERSION}", None, News
        ).changed

    def history(self, stream_key: str, before: int, most: int = MAX_BATCH) -> HistoryAnswer:
        """Older changes of a stream, newest first, down from a number."""
        return self._ask("GET", f"/v1/history/{stream_key}?before={before}&page={most}", None, HistoryAnswer)

    def directory(self) -> tuple[Person, ...]:
        """Everybody on the server, by name."""
        return self._ask("GET", "/v1/directory", None, Directory).people

    def members(self, case_id: str) -> Members:
        """Who works on a case, and which laptops still hold what they should not."""
        return self._ask("GET", f"/v1/cases/{case_id}/members", None, Members)

    def share(self, case_id: str, person_id: str, until: int = 0) -> None:
        """Lets somebody work on a case, for good or until a moment in seconds since 1970."""
        body = MemberRequest(until=until)
        self._ask("PUT", f"/v1/cases/{case_id}/members/{person_id}", body, type(None))

    def end_membership(self, case_id: str, person_id: str) -> None:
        """Ends somebody's work on a case."""
        self._ask("DELETE", f"/v1/cases/{case_id}/members/{person_id}", None, type(None))

    def hand_over(self, case_id: str, to: str, *, stays: bool = False) -> None:
        """Makes somebody else the case's coordinator; this laptop's owner leaves it unless they stay."""
        self._ask("POST", f"/v1/cases/{case_id}/handover", HandoverRequest(to=to, stays=stays), type(None))

    def _ask(self, method: str, path: str, body: object, kind: type[A]) -> A:
        token, fresh = self._let_in()
        try:
            return self._line.ask(method, path, body, kind, token)
        except Said as said:
            if said.answer.code not in ("token", "revoked", "not_enrolled"):
                raise trouble_of(said.answer) from None
            self._forget(token)
            if said.answer.code != "token" or fresh:
                raise trouble_of(said.answer) from None
        return self._ask(method, path, body, kind)

    @property
    def _token(self) -> str:
        return self._pass.token

    @_token.setter
    def _token(self, token: str) -> None:
        self._pass.token = token

    def _let_in(self) -> tuple[str, bool]:
        """A token, and whether it was just signed for."""
        with self._pass.signing:
            fresh = not self._token
            if fresh:
                self._token = self._new_token()
            return self._token, fresh

    def _forget(self, token: str) -> None:
        """Unless another line has signed for a new one meanwhile."""
        with self._pass.signing:
            if self._token == token:
                self._token = ""

    def _new_token(self) -> str:
        """Signs for a token; by the server's own clock, where ours turns out to be wrong."""
        try:
            return self._sign_for_token()
        except Said as said:
            if said.answer.code != "clock":
                raise trouble_of(said.answer) from None
            self._pass.clock_is_off = said.answer.moment - int(self._pass.wall_clock())
        try:
            return self._sign_for_token()
        except Said as said:
            raise trouble_of(said.answer) from None

    def _sign_for_token(self) -> str:
        answer = self._line.ask("POST", "/v1/token", self._signed(), TokenAnswer)
        self._pass.lease_seconds = answer.lease_seconds
        return answer.token

    def _signed(self) -> TokenRequest:
        device = self._pass.device
        moment = int(self._pass.wall_clock()) + self._pass.clock_is_off
        signature = self._pass.key.sign(token_message(device, moment)).hex()
        return TokenRequest(device=device, moment=moment, signature=signature)
