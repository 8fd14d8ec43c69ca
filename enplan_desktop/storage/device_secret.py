"""The half of the vault's lock that stays on this computer: a random secret in the system's keyring."""

import secrets
from typing import Protocol

from keyring.errors import KeyringError

SERVICE = "En plan"


class Keyring(Protocol):
    """What the vault asks of a keyring; the module `keyring` is one."""

    def get_password(self, _service: str, _entry: str, /) -> str | None: ...
    def set_password(self, _service: str, _entry: str, _secret: str, /) -> None: ...
    def delete_password(self, _service: str, _entry: str, /) -> None: ...


def make_device_secret(keyring: Keyring, entry: str) -> bytes | None:
    """A fresh secret kept under `entry`; None where this computer has no keyring that keeps anything."""
    secret = secrets.token_bytes(32)
    try:
        keyring.set_password(SERVICE, entry, secret.hex())
    except (KeyringError, OSError):
        return None
    return secret if read_device_secret(keyring, entry) == secret else None


def read_device_secret(keyring: Keyring, entry: str) -> bytes | None:
    try:
        kept = keyring.get_password(SERVICE, entry)
        return bytes.fromhex(kept) if kept else None
    except (KeyringError, OSError, ValueError):
        return None


def forget_device_secret(keyring: Keyring, entry: str) -> None:
    try:
        keyring.delete_password(SERVICE, entry)
    except (KeyringError, OSError):
        return
