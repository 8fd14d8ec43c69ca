"""Logins at the municipality's own provider: OpenID Connect's id_tokens, believed only where everything fits."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx2
from joserfc import jwt
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from enplan_desktop.domain.terms import Unit
from enplan_desktop.domain.trouble import Trouble
from enplan_server.refusals import Refusal

ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
"""Only signatures by a key that the provider alone has: never `none`, and nothing with a shared secret."""
LEEWAY = 60
FRESH = 600
"""Seconds after which a login is too old to bring a laptop in."""
SECONDS_BETWEEN = 10
"""A made-up token must not make us ask the provider for its keys again and again."""
MOST_BYTES = 256 * 1024
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


class NoProvider(Trouble):
    """The provider is named in a way that cannot be."""


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Who the provider says somebody is; `unit` None where it names none that we know."""

    subject: str
    name: str
    unit: Unit | None


class Provider:
    """One OpenID Connect provider, whose keys are fetched once and again when they have changed."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        unit_claim: str = "unit",
        clock: Callable[[], int] = lambda: int(time.time()),
    ) -> None:
        parts = urlsplit(issuer)
        if not (parts.hostname and (parts.scheme == "https" or parts.hostname in _THIS_MACHINE)):
            raise NoProvider("{issuer} is no provider: it begins with https://.", issuer=issuer)
        self.issuer = issuer
        self.client_id = client_id
        self._unit_claim = unit_claim
        self._clock = clock
        self._keys: KeySet | None = None
        self._fetched_at = 0
        self._fetching = threading.Lock()

    def check(self, id_token: str, nonce: str) -> LoggedIn:
        """Whose login it is. Raises Refusal where the token is not the provider's, not for us, or too old."""
        claims = self._claims(id_token)
        asked = JWTClaimsRegistry(
            now=self._clock,
            leeway=LEEWAY,
            iss={"essential": True, "value": self.issuer},
            aud={"essential": True, "value": self.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            asked.validate(claims)
        except JoseError as error:
            raise _bad_login(str(error)) from error
        if claims["iat"] < self._clock() - FRESH:
            raise _bad_login("The login is too old.")
        # A token for several is only ours where we are the one that it was given to.
        if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != self.client_id:
            raise _bad_login("The login was for another program.")
        subject = f"{self.issuer} {claims['sub']}"
        return LoggedIn(subject[:500], _name_in(claims), self._unit_in(claims))

    def _claims(self, id_token: str) -> dict[str, Any]:
        keys = self._known_keys()
        try:
            return self._read(id_token, keys)
        except (BadSignatureError, InvalidKeyIdError) as error:
            if self._clock() < self._fetched_at + SECONDS_BETWEEN:
                raise _bad_login(str(error)) from error
            # The provider may have changed its keys since we asked for them.
            fresh = self._fetch_keys(instead_of=keys)
        except (JoseError, ValueError) as error:
            raise _bad_login(str(error)) from error
        try:
            return self._read(id_token, fresh)
        except (JoseError, ValueError) as error:
            raise _bad_login(str(error)) from error

    def _read(self, id_token: str, keys: KeySet) -> dict[str, Any]:
        return dict(jwt.decode(id_token, keys, algorithms=list(ALGORITHMS)).claims)

    def _known_keys(self) -> KeySet:
        return self._keys or self._fetch_keys(instead_of=None)

    def _fetch_keys(self, instead_of: KeySet | None) -> KeySet:
        with self._fetching:
            if self._keys is not None and self._keys is not instead_of:
                return self._keys  # another request has just fetched them
            try:
                self._keys = KeySet.import_key_set(self._fetched())  # type: ignore[arg-type]  # it checks them
            except (JoseError, ValueError, KeyError, TypeError) as error:
                raise _provider_down() from error
            self._fetched_at = self._clock()
            return self._keys

    def _fetched(self) -> Mapping[str, object]:
        local = urlsplit(self.issuer).hostname in _THIS_MACHINE
        try:
            with httpx2.Client(timeout=10, trust_env=not local) as client:
                about = _json(client, f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
                if about.get("issuer") != self.issuer:
                    raise ValueError("the provider calls itself otherwise")
                return _json(client, str(about["jwks_uri"]))
        except httpx2.HTTPError as error:
            raise _provider_down() from error

    def _unit_in(self, claims: Mapping[str, Any]) -> Unit | None:
        said = claims.get(self._unit_claim)
        for each in said if isinstance(said, list) else [said]:
            if isinstance(each, str) and each.casefold() in list(Unit):
                return Unit(each.casefold())
        return None


def _json(client: httpx2.Client, url: str) -> dict[str, Any]:
    response = client.get(url)
    response.raise_for_status()
    if len(response.content) > MOST_BYTES:
        raise ValueError("more than a provider says of itself")
    said = response.json()
    if not isinstance(said, dict):
        raise ValueError("not what a provider says of itself")
    return said


def _name_in(claims: Mapping[str, Any]) -> str:
    said = (claims.get(each) for each in ("name", "preferred_username", "email", "sub"))
    return next(each.strip() for each in said if isinstance(each, str) and each.strip())[:200]


def _bad_login(why: str) -> Refusal:
    return Refusal(403, "bad_login", why)


def _provider_down() -> Refusal:
    return Refusal(424, "provider_down", "The provider of logins does not answer as it should.")
