"""Logs somebody in at their municipality's provider, in their own browser: OpenID Connect, code flow with PKCE.

The provider sends the browser back to a port of this very machine, where we wait for it. Plain functions for a
worker thread.
"""

import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2

from enplan_desktop.sync.protocol import Welcome
from enplan_desktop.sync.troubles import LoginRefused, ProviderDown, SyncTrouble

SECONDS = 300
"""How long somebody has for it."""
_GLANCE = 0.2
_MOST_BYTES = 1024 * 1024
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class NotLoggedIn(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("The login was not completed. Try again when you are ready.")


class NoBrowser(SyncTrouble):
    def __init__(self) -> None:
        super().__init__("No browser could be opened to log in with. Ask IT for a code.")


def log_in(
    welcome: Welcome,
    nonce: str,
    open_browser: Callable[[str], bool],
    *,
    said_after: str = "You are logged in. You may close this page.",
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS,
) -> str:
    """The id_token of whoever logs in; `nonce` stands in it. Raises SyncTrouble.

    `open_browser` takes an address and says whether a browser opens. `said_after` is what the browser shows then.
    """
    with httpx2.Client(timeout=15, trust_env=not _is_local(welcome.issuer)) as client, _listening() as door:
        about = _asked(client.build_request("GET", _description(welcome.issuer)), client)
        if about.get("issuer") != welcome.issuer:
            raise ProviderDown
        verifier, state = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        door.said_after = said_after
        if not open_browser(_page(about, welcome, door.address, nonce, state, verifier)):
            raise NoBrowser
        code = door.wait(state, time.monotonic() + seconds, cancelled)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": door.address,
            "client_id": welcome.client_id,
            "code_verifier": verifier,
        }
        answer = _asked(client.build_request("POST", _endpoint(about, "token_endpoint"), data=form), client)
        token = answer.get("id_token")
        if not isinstance(token, str):
            raise LoginRefused
        if cancelled():
            raise NotLoggedIn
        return token


def _description(issuer: str) -> str:
    return f"{_safe(issuer).rstrip('/')}/.well-known/openid-configuration"


def _page(about: dict[str, Any], welcome: Welcome, back: str, nonce: str, state: str, verifier: str) -> str:
    """Where the browser is sent."""
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": welcome.client_id,
        "redirect_uri": back,
        "scope": "openid profile",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    endpoint = _endpoint(about, "authorization_endpoint")
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def _endpoint(about: dict[str, Any], name: str) -> str:
    said = about.get(name)
    if not isinstance(said, str):
        raise ProviderDown
    return _safe(said)


def _safe(url: str) -> str:
    """Only this very machine may be spoken to without encryption."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise ProviderDown from None
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and _is_local(url))):
        raise ProviderDown
    return url


def _is_local(url: str) -> bool:
    return urlsplit(url).hostname in _THIS_MACHINE


def _asked(request: httpx2.Request, client: httpx2.Client) -> dict[str, Any]:
    """What the provider answers, where that is an object."""
    try:
        response = client.send(request)
        if response.status_code == 400:
            raise LoginRefused
        response.raise_for_status()
        said = response.json() if len(response.content) <= _MOST_BYTES else None
    except (httpx2.HTTPError, ValueError) as error:
        raise ProviderDown from error
    if not isinstance(said, dict):
        raise ProviderDown
    return said


# Where the browser comes back to


class _Door(TCPServer):
    """Waits on this machine for a browser that comes back with a code; nobody else may take the same port."""

    allow_reuse_address = False
    state = ""
    said_after = ""
    came: dict[str, str] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def wait(self, state: str, until: float, cancelled: Callable[[], bool]) -> str:
        """The code, of a browser that was sent there by us."""
        self.state = state
        self.timeout = _GLANCE
        while self.came is None:
            if cancelled() or time.monotonic() > until:
                raise NotLoggedIn
            self.handle_request()
        if "code" not in self.came:
            raise NotLoggedIn if self.came.get("error") == "access_denied" else LoginRefused
        return self.came["code"]

    def handle_error(self, *_: Any) -> None:
        """A browser that hangs up is none of our business."""


class _Visit(BaseHTTPRequestHandler):
    """One request of the browser; whatever it is that asks, only our own state opens."""

    server: _Door
    timeout = 5

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: said[0] for name, said in parse_qs(parts.query).items()}
        ours = secrets.compare_digest(asked.get("state", "").encode(), self.server.state.encode())
        if parts.path != "/" or not ours:
            self.send_error(404)
            return
        self.server.came = asked
        page = _PAGE.format(words=escape(self.server.said_after if "code" in asked else "…"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as the base class calls it
        """The address holds the code, so it stands in no log."""


_PAGE = (
    "<!doctype html><meta charset=utf-8><title>En plan</title>"
    "<body style='font: 20px sans-serif; margin: 4em auto; max-width: 30em'><p>{words}</p>"
)


@contextmanager
def _listening() -> Iterator[_Door]:
    door = _Door(("127.0.0.1", 0), _Visit)
    try:
        yield door
    finally:
        door.server_close()
