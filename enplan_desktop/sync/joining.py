"""A vault becomes one of a server's, and is found there again."""

from collections.abc import Callable

import msgspec

from enplan_desktop.domain.terms import Unit
from enplan_desktop.storage.settings import FORMER_PERSONS
from enplan_desktop.storage.signing import Identity
from enplan_desktop.sync.line import checked_address
from enplan_desktop.sync.ports import OnStorage, VaultPort, at_once
from enplan_desktop.sync.protocol import (
    EnrolRequest,
    login_nonce,
)
from enplan_desktop.sync.remote import Remote, enrol, new_device_key, public_key
from enplan_desktop.sync.troubles import (
    AlreadyJoined,
    ServerTooNew,
)

ADDRESS = "sync_address"
SERVER_NAME = "sync_server_name"
DEVICE_KEY = "sync_device_key"
_JOINING = "sync_joining"
"""The names of what the vault remembers for us."""


def join(
    vault: VaultPort, address: str, code: str, device_name: str, on_storage: OnStorage = at_once
) -> Remote:
    """Makes this vault one of a server's, with everything that is in it: the next sync sends it.

    The vault needs an owner. May be tried again with the same code, should the answer have been lost. Raises
    SyncTrouble.
    """
    return _come_in(vault, address, device_name, on_storage, lambda _: {"code": code})


def join_by_login(
    vault: VaultPort,
    address: str,
    log_in: Callable[[str], str],
    device_name: str,
    on_storage: OnStorage = at_once,
) -> Remote:
    """As `join`, by a login: `log_in` takes the nonce that must stand in the id_token, and returns that."""

    def logged_in(request: EnrolRequest) -> dict[str, str]:
        return {"id_token": log_in(login_nonce(request.public_key, request.device))}

    return _come_in(vault, address, device_name, on_storage, logged_in)


def _come_in(
    vault: VaultPort,
    address: str,
    device_name: str,
    on_storage: OnStorage,
    proof: Callable[[EnrolRequest], dict[str, str]],
) -> Remote:
    address = checked_address(address)
    identity, key, signed_as = on_storage(lambda: _prepare(vault, address))
    request = EnrolRequest(
        device=identity.device,
        device_name=device_name,
        public_key=public_key(key),
        signed_as=signed_as,
    )
    answer = enrol(address, msgspec.structs.replace(request, **proof(request)))
    try:
        unit = Unit(answer.person.unit)
    except ValueError as error:
        raise ServerTooNew from error

    def adopt() -> None:
        vault.join(answer.person.id, answer.person.name, unit)
        for name, value in ((DEVICE_KEY, key), (SERVER_NAME, answer.server_name), (ADDRESS, address)):
            vault.set_setting(name, value)
        vault.set_setting(_JOINING, None)

    on_storage(adopt)
    return Remote(address, identity.device, key)


def _prepare(vault: VaultPort, address: str) -> tuple[Identity, str, str]:
    """A fresh key, kept before it is sent, so that a second try is the same request; and who signed until then.

    A vault that joins again still holds what its owner wrote alone.
    """
    identity = vault.identity
    if identity is None:
        raise ValueError("the vault has no owner yet")
    joined = vault.get_setting(ADDRESS)
    if joined not in (None, address):
        raise AlreadyJoined(joined)
    key = vault.get_setting(_JOINING)
    if key is None:
        key = new_device_key()
        vault.set_setting(_JOINING, key)
    alone = vault.get_setting(FORMER_PERSONS) or [identity.person_id]
    return identity, key, alone[-1]


def connect(vault: VaultPort, on_storage: OnStorage = at_once) -> Remote | None:
    """The server that this vault has joined; None where it lives alone."""

    def remembered() -> tuple[Identity | None, str | None, str | None]:
        return vault.identity, vault.get_setting(ADDRESS), vault.get_setting(DEVICE_KEY)

    identity, address, key = on_storage(remembered)
    if identity is None or address is None or key is None:
        return None
    return Remote(address, identity.device, key)
