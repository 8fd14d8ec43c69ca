"""The server as a laptop reaches it: HTTP, tokens, and what can go wrong on the way, told apart."""

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from copy import copy
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2
import stamina
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.protocol import (
    FOLD_VERSION,
    MAX_BATCH,
    MAX_BODY_BYTES,
    Directory,
    EnrolAnswer,
    EnrolRequest,
    ErrorAnswer,
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
    pack,
    salvage,
    token_message,
    unpack,
)

A = TypeVar("A")


class SyncTrouble(Trouble):
    """What can stand between a laptop and its server. `passes` where trying again later may help."""

    passes = False


class NoNetwork(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server cannot be reached. What you write is kept here and sent later.")


class CutOff(SyncTrouble):
    """The connection broke under way; a smaller page may come through."""

    passes = True

    def __init__(self) -> None:
        super().__init__("The connection was cut. What you write is kept here and sent later.")


class TooSlow(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server answers too slowly. What you write is kept here and sent later.")


class ServerTrouble(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__("The server has a fault. What you write is kept here; tell IT if it lasts.")


class AskedToWait(SyncTrouble):
    """This laptop asks more often than the server lets any laptop ask."""

    passes = True

    def __init__(self) -> None:
        super().__init__("The server asks for a pause. What you write is kept here and sent later.")


class NotOurServer(SyncTrouble):
    """Something answered that does not speak the protocol: a hotel's login page, say, or another program."""

    passes = True

    def __init__(self) -> None:
        super().__init__(
            "Something else than the server answered. Does this network ask you to log in first?"
        )


class NotEnrolled(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server does not know this laptop. Ask IT for a new code.")


class Revoked(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("This laptop has been shut out of the server. Talk to IT.")


class ServerTooNew(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server is newer than this program. Update En plan on this computer.")


class ServerTooOld(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server is older than this program. Ask IT to update it.")


class ServerBehind(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server has lost changes that this laptop has. Tell IT before you go on.")


class BadCode(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The code is mistyped, used or too old. Check it, or ask IT for a new one.")


class NoUnit(SyncTrouble):
    def __init__(self) -> None:
        super().__init__(
            "The server does not know which unit you work in. Ask IT to give you a unit, then log in again."
        )


class LoginRefused(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server did not accept the login. Try again, and tell IT if it lasts.")


class ProviderDown(SyncTrouble):
    passes = True

    def __init__(self) -> None:
        super().__init__(
            "The place where you log in does not answer. Try again later, or use a code from IT."
        )


class LaptopTaken(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server knows this laptop as somebody else's. Ask IT.")


class NoAccess(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("Only somebody who works on the case can share it.")


class NotTheirCase(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("Only the unit whose case it is decides who works on it. Ask the coordinator.")


class NoConsent(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The citizen has not consented to share with that unit. Record the consent first.")


class IsCoordinator(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("It is their case. Hand it over first.")


class UnknownPerson(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The server knows nobody by that id.")


class BadAddress(SyncTrouble):
    def __init__(self, address: str) -> None:
        super().__init__("{address} is no server's address. It begins with https://.", address=address)


_TROUBLES: dict[str, Callable[[], SyncTrouble]] = {
    "not_enrolled": NotEnrolled,
    "revoked": Revoked,
    "client_too_old": ServerTooNew,
    "client_too_new": ServerTooOld,
    "server_behind": ServerBehind,
    "bad_code": BadCode,
    "bad_login": LoginRefused,
    "no_unit": NoUnit,
    "provider_down": ProviderDown,
    "device_taken": LaptopTaken,
    "name_taken": LaptopTaken,
    "no_access": NoAccess,
    "not_their_case": NotTheirCase,
    "no_consent": NoConsent,
    "is_coordinator": IsCoordinator,
    "unknown_person": UnknownPerson,
    "too_often": AskedToWait,
    "too_slow": CutOff,
}


class _Said(Exception):
    """An ErrorAnswer that is ours to act upon."""

    def __init__(self, answer: ErrorAnswer) -> None:
        super().__init__(answer.code)
        self.answer = answer


class _Stale(Exception):
    """The connection broke before any answer: the server may just have closed one that was long idle."""


_AGAIN_AT_ONCE = stamina.RetryingCaller(attempts=2, wait_initial=0, wait_max=0, wait_jitter=0).on(_Stale)


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, for the next bytes, and for a whole answer."""

    connect: float = 5
    bytes: float = 15
    answer: float = 60


def checked_address(typed: str) -> str:
    """An address as it was typed, made whole. Raises BadAddress.

    Only this very machine may be spoken to without encryption.
    """
    address = typed.strip() if "://" in typed else f"https://{typed.strip()}"
    try:
        parts = urlsplit(address)
        extra = parts.port == 0 or parts.query or parts.fragment or parts.username
    except ValueError:
        raise BadAddress(typed) from None
    schemes = ("http", "https") if parts.hostname in _THIS_MACHINE else ("https",)
    if not parts.hostname or extra or parts.scheme not in schemes or any(map(str.isspace, address)):
        raise BadAddress(typed)
    return address.rstrip("/")


_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def new_device_key() -> str:
    """A laptop's own secret key, in hex."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def _key(device_key: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(device_key))


@cache
def _trusted() -> ssl.SSLContext:
    """Whom we believe to be who they say; read once, since that takes longer than a request."""
    return httpx2.create_ssl_context()


def _client(address: str, patience: Patience) -> httpx2.Client:
    local = urlsplit(address).hostname in _THIS_MACHINE
    client = httpx2.Client(
        base_url=address,
        timeout=httpx2.Timeout(patience.bytes, connect=patience.connect),
        verify=_trusted(),
        trust_env=not local,  # no proxy stands between a machine and itself
        limits=httpx2.Limits(max_connections=1, keepalive_expiry=60),
    )
    # Every request pays for its headers; ours need few.
    for needless in ("accept", "user-agent", "connection"):
        del client.headers[needless]
    client.headers["accept-encoding"] = "zstd"
    return client


class _Line:
    """A connection that is kept open, and what is said over it. Counts its bytes, bodies and all."""

    def __init__(self, address: str, patience: Patience) -> None:
        self._address = address
        self._patience = patience
        self._client = _client(address, patience)
        self._socket: socket.socket | None = None
        self._broken_off = False

    def close(self) -> None:
        self._client.close()

    def hang_up(self) -> None:
        self._client.close()
        self._client = _client(self._address, self._patience)

    def break_off(self) -> None:
        """Ends what is being waited for, from any thread; nothing more is asked over this line."""
        self._broken_off = True
        if self._socket is not None:
            # Closing it would wake nobody who reads from it.
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _watch(self, event: str, told: Mapping[str, Any]) -> None:
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._socket = told["return_value"].get_extra_info("socket")
            if self._broken_off:
                self.break_off()

    def ask(self, method: str, path: str, body: object, kind: type[A], token: str = "") -> A:
        """Sends a body and reads the answer. Raises _Said for the server's own refusals, else SyncTrouble."""
        headers = {"Content-Type": "application/json"}
        content = b""
        if body is not None:
            content, compressed = pack(body)
            if compressed:
                headers["Content-Encoding"] = "zstd"
        if token:
            headers["Authorization"] = f"Bearer {token}"
        watched = {"trace": self._watch}
        request = self._client.build_request(
            method, path, content=content, headers=headers, extensions=watched
        )
        try:
            return _AGAIN_AT_ONCE(self._once, request, kind)
        except _Stale as error:
            raise CutOff from error

    def _once(self, request: httpx2.Request, kind: type[A]) -> A:
        if self._broken_off:
            raise CutOff
        with _told_apart(_Stale):
            response = self._client.send(request, stream=True)
        content = bytearray()
        try:
            with _told_apart(CutOff):
                self._read(response, content)
        except (CutOff, TooSlow):
            rest = _salvaged(response, bytes(content), kind)
            if rest is None:
                raise
            return rest
        finally:
            response.close()
        return _understood(response, bytes(content), kind)

    def _read(self, response: httpx2.Response, content: bytearray) -> None:
        deadline = time.monotonic() + self._patience.answer
        for part in response.iter_raw():
            content += part
            if time.monotonic() > deadline:
                raise TooSlow
            if len(content) > MAX_BODY_BYTES:
                raise NotOurServer


@contextmanager
def _told_apart(cut: type[Exception]) -> Iterator[None]:
    try:
        yield
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError) as error:
        raise NoNetwork from error
    except httpx2.TimeoutException as error:
        raise TooSlow from error
    except httpx2.RemoteProtocolError as error:
        raise (cut if "disconnected" in str(error) or "closed" in str(error) else NotOurServer) from error
    except (httpx2.NetworkError, httpx2.DecodingError) as error:
        raise cut from error


def _salvaged(response: httpx2.Response, beginning: bytes, kind: type[A]) -> A | None:
    """What can be used of an answer that broke off."""
    if kind is not SyncAnswer or not response.is_success:
        return None
    answer = salvage(beginning, compressed=_is_compressed(response))
    return answer if isinstance(answer, kind) else None


def _is_compressed(response: httpx2.Response) -> bool:
    return response.headers.get("content-encoding", "identity") == "zstd"


def _understood(response: httpx2.Response, content: bytes, kind: type[A]) -> A:
    compressed = _is_compressed(response)
    if response.status_code >= 500:
        raise ServerTrouble
    try:
        if response.is_success:
            return unpack(content or b"null", kind, compressed=compressed)
        refusal = unpack(content, ErrorAnswer, compressed=compressed)
    except ValueError as error:
        raise NotOurServer from error
    raise _Said(refusal)


def _trouble(answer: ErrorAnswer) -> SyncTrouble:
    return _TROUBLES.get(answer.code, ServerTrouble)()


def welcome(address: str, *, patience: Patience = Patience()) -> Welcome:
    """What a server says of itself to anybody: its name, and where its people log in."""
    return _ask_once(address, "GET", "/v1/welcome", None, Welcome, patience)


def enrol(
    address: str,
    request: EnrolRequest,
    *,
    patience: Patience = Patience(),
) -> EnrolAnswer:
    """Joins a server by a code or a login. May be repeated with the same request if the answer was lost."""
    return _ask_once(address, "POST", "/v1/enrol", request, EnrolAnswer, patience)


def _ask_once(address: str, method: str, path: str, body: object, kind: type[A], patience: Patience) -> A:
    line = _Line(checked_address(address), patience)
    try:
        return line.ask(method, path, body, kind)
    except _Said as said:
        raise _trouble(said.answer) from None
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
        patience: Patience = Patience(),
        wall_clock: Callable[[], float] = time.time,
    ) -> None:
        self._address = checked_address(address)
        self._line = _Line(self._address, patience)
        self._pass = _Pass(device, _key(device_key), wall_clock)

    def beside(self, patience: Patience) -> "Remote":
        """The same laptop on a line of its own, for another thread."""
        other = copy(self)
        other._line = _Line(self._address, patience)
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
        except _Said as said:
            if said.answer.code not in ("token", "revoked", "not_enrolled"):
                raise _trouble(said.answer) from None
            self._forget(token)
            if said.answer.code != "token" or fresh:
                raise _trouble(said.answer) from None
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
        except _Said as said:
            if said.answer.code != "clock":
                raise _trouble(said.answer) from None
            self._pass.clock_is_off = said.answer.moment - int(self._pass.wall_clock())
        try:
            return self._sign_for_token()
        except _Said as said:
            raise _trouble(said.answer) from None

    def _sign_for_token(self) -> str:
        answer = self._line.ask("POST", "/v1/token", self._signed(), TokenAnswer)
        self._pass.lease_seconds = answer.lease_seconds
        return answer.token

    def _signed(self) -> TokenRequest:
        device = self._pass.device
        moment = int(self._pass.wall_clock()) + self._pass.clock_is_off
        signature = self._pass.key.sign(token_message(device, moment)).hex()
        return TokenRequest(device=device, moment=moment, signature=signature)
