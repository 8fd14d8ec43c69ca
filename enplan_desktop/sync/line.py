"""A connection to a server that is kept open, and what is said over it."""

import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx2
import stamina

from enplan_desktop.sync.bodies import pack, salvage, unpack
from enplan_desktop.sync.protocol import MAX_BODY_BYTES, ErrorAnswer, SyncAnswer
from enplan_desktop.sync.troubles import BadAddress, CutOff, NoNetwork, NotOurServer, ServerTrouble, TooSlow

A = TypeVar("A")


class Said(Exception):
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


PATIENT = Patience()


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


class Line:
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
        """Sends a body and reads the answer. Raises Said for the server's own refusals, else SyncTrouble."""
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
    raise Said(refusal)
