"""`vault.key`: the vault's random key, wrapped once for the passphrase and once for the recovery key.

The passphrase's wrapping key is HKDF(Argon2id(passphrase) ‖ device secret), so a copied disk alone cannot be
guessed at. Without a keyring on the computer the second half is empty, and the wrapping says so. Every
parameter is authenticated with what it wraps: nobody can weaken one without the unwrapping failing.
"""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.storage.device_secret import (
    Keyring,
    forget_device_secret,
    make_device_secret,
    read_device_secret,
)
from enplan_desktop.storage.errors import (
    DamagedVault,
    NewerVault,
    NoDeviceSecret,
    WrongPassphrase,
    WrongRecoveryKey,
    files_told_apart,
)
from enplan_desktop.storage.files import BACKUPS, KEY_FILE, write_durably
from enplan_desktop.storage.passphrases import SHORTEST_PASSPHRASE
from enplan_desktop.storage.recovery_key import new_recovery_key, secret_of

FORMAT = "enplan-vault-key"
VERSION = 1
KEY_BYTES = 32


class Cost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess at the passphrase costs: memory in KiB, passes over it, and lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int


ARGON2_DEFAULT = Cost(memory_kib=128 * 1024, passes=4, lanes=4)
"""About a third of a second on an ordinary laptop; more memory than RFC 9106's second choice asks for."""
_DEAREST = Cost(memory_kib=2 * 1024 * 1024, passes=64, lanes=64)
"""A key file that asks for more was not written by this program."""


Salt = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Nonce = Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]


class _ByPassphrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`entry` names the device secret in the keyring; "" where the passphrase alone protects."""

    salt: Salt
    argon2id: Cost
    entry: str
    nonce: Nonce
    wrapped: bytes


class _ByRecoveryKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    salt: Salt
    nonce: Nonce
    wrapped: bytes


class _KeyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`checksum` tells a damaged file from a wrong passphrase; it protects nothing."""

    format: str
    version: int
    vault: str
    by_passphrase: _ByPassphrase
    by_recovery_key: _ByRecoveryKey
    checksum: str = ""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The vault's key, and whether a keyring protects it beside the passphrase."""

    key: bytes = field(repr=False)
    keyring_protected: bool


def create_keys(folder: Path, passphrase: str, keyring: Keyring, cost: Cost) -> tuple[Unlocked, str]:
    """Writes a new key file; also returns the recovery key, which nothing keeps."""
    key, vault, recovery_key = secrets.token_bytes(KEY_BYTES), str(uuid4()), new_recovery_key()
    by_passphrase = _wrap_by_passphrase(vault, key, passphrase, keyring, cost)
    by_recovery_key = _wrap_by_recovery_key(vault, key, recovery_key)
    _write(folder, _KeyFile(FORMAT, VERSION, vault, by_passphrase, by_recovery_key))
    return Unlocked(key, bool(by_passphrase.entry)), recovery_key


def unlock(folder: Path, passphrase: str, keyring: Keyring) -> Unlocked:
    """The vault's key; raises WrongPassphrase, NoDeviceSecret, DamagedVault, NewerVault or NoVault."""
    file = _read(folder)
    by = file.by_passphrase
    device_secret = b""
    if by.entry:
        device_secret = read_device_secret(keyring, by.entry) or b""
        if not device_secret:
            raise NoDeviceSecret
    wrapping_key = _passphrase_key(passphrase, by.salt, by.argon2id, device_secret)
    key = _unwrap(wrapping_key, by.nonce, by.wrapped, _bound(file.vault, by))
    if key is None:
        raise WrongPassphrase
    return Unlocked(key, bool(by.entry))


def unlock_by_recovery_key(folder: Path, recovery_key: str) -> bytes:
    file = _read(folder)
    by = file.by_recovery_key
    wrapping_key = _stretch(secret_of(recovery_key), by.salt, b"recovery key")
    key = _unwrap(wrapping_key, by.nonce, by.wrapped, _bound(file.vault, by))
    if key is None:
        raise WrongRecoveryKey
    return key


def wrap_anew(folder: Path, key: bytes, passphrase: str, keyring: Keyring, cost: Cost) -> Unlocked:
    """Puts the key under another passphrase and a fresh device secret.

    The old secret is forgotten only once the new key file stands, so a power cut between locks nobody out.
    """
    file = _read(folder)
    by_passphrase = _wrap_by_passphrase(file.vault, key, passphrase, keyring, cost)
    _write(folder, msgspec.structs.replace(file, by_passphrase=by_passphrase))
    if file.by_passphrase.entry:
        forget_device_secret(keyring, file.by_passphrase.entry)
    return Unlocked(key, bool(by_passphrase.entry))


def renew_recovery_key(folder: Path, key: bytes) -> str:
    """Puts the key under another recovery key, and returns that: nothing keeps it."""
    file, recovery_key = _read(folder), new_recovery_key()
    by_recovery_key = _wrap_by_recovery_key(file.vault, key, recovery_key)
    _write(folder, msgspec.structs.replace(file, by_recovery_key=by_recovery_key))
    return recovery_key


def current_cost(folder: Path) -> Cost:
    """What the key file's passphrase costs to guess now."""
    return _read(folder).by_passphrase.argon2id


# Wrapping


def _wrap_by_passphrase(
    vault: str, key: bytes, passphrase: str, keyring: Keyring, cost: Cost
) -> _ByPassphrase:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadValue(
            "passphrase", "A passphrase has at least {least} characters.", least=SHORTEST_PASSPHRASE
        )
    entry = str(uuid4())
    device_secret = make_device_secret(keyring, entry)
    salt = secrets.token_bytes(16)
    bare = _ByPassphrase(
        salt=salt,
        argon2id=cost,
        entry="" if device_secret is None else entry,
        nonce=secrets.token_bytes(12),
        wrapped=b"",
    )
    wrapping_key = _passphrase_key(passphrase, salt, cost, device_secret or b"")
    return msgspec.structs.replace(bare, wrapped=_wrap(wrapping_key, bare.nonce, key, _bound(vault, bare)))


def _wrap_by_recovery_key(vault: str, key: bytes, recovery_key: str) -> _ByRecoveryKey:
    salt = secrets.token_bytes(16)
    bare = _ByRecoveryKey(salt=salt, nonce=secrets.token_bytes(12), wrapped=b"")
    wrapping_key = _stretch(secret_of(recovery_key), salt, b"recovery key")
    return msgspec.structs.replace(bare, wrapped=_wrap(wrapping_key, bare.nonce, key, _bound(vault, bare)))


def _passphrase_key(passphrase: str, salt: bytes, cost: Cost, device_secret: bytes) -> bytes:
    """The passphrase is normalised first, so that å is å on every keyboard."""
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    argon2id = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return _stretch(argon2id.derive(typed) + device_secret, salt, b"passphrase")


def _stretch(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"enplan vault 1: " + purpose).derive(
        secret
    )


def _bound(vault: str, wrapping: _ByPassphrase | _ByRecoveryKey) -> bytes:
    """Everything about a wrapping but the wrapped key itself: what AES-GCM authenticates beside it."""
    bare = msgspec.structs.replace(wrapping, wrapped=b"")
    return msgspec.json.encode([FORMAT, VERSION, vault, type(wrapping).__name__, bare], order="deterministic")


def _wrap(wrapping_key: bytes, nonce: bytes, key: bytes, bound: bytes) -> bytes:
    return AESGCM(wrapping_key).encrypt(nonce, key, bound)


def _unwrap(wrapping_key: bytes, nonce: bytes, wrapped: bytes, bound: bytes) -> bytes | None:
    try:
        return AESGCM(wrapping_key).decrypt(nonce, wrapped, bound)
    except InvalidTag:
        return None


# The file


def _write(folder: Path, file: _KeyFile) -> None:
    """Writes the key file, and beside the backups too: they are worth nothing without it."""
    content = msgspec.json.format(
        msgspec.json.encode(msgspec.structs.replace(file, checksum=_checksum(file)))
    )
    with files_told_apart(folder):
        write_durably(folder / KEY_FILE, content)
        if (folder / BACKUPS).is_dir():
            write_durably(folder / BACKUPS / KEY_FILE, content)


def _read(folder: Path) -> _KeyFile:
    with files_told_apart(folder):
        content = (folder / KEY_FILE).read_bytes()
    return read_key_file(content)


def read_key_file(content: bytes) -> _KeyFile:
    """Raises NewerVault or DamagedVault for what is no key file of this version."""
    try:
        if msgspec.json.decode(content, type=_Versioned).version > VERSION:
            raise NewerVault
        file = msgspec.json.decode(content, type=_KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DamagedVault from None
    cost = file.by_passphrase.argon2id
    if file.format != FORMAT or file.checksum != _checksum(file) or not _within_reason(cost):
        raise DamagedVault
    return file


class _Versioned(msgspec.Struct, frozen=True):
    version: int


def _checksum(file: _KeyFile) -> str:
    bare = msgspec.structs.replace(file, checksum="")
    return hashlib.sha256(msgspec.json.encode(bare, order="deterministic")).hexdigest()


def _within_reason(cost: Cost) -> bool:
    return (
        1 <= cost.passes <= _DEAREST.passes
        and 1 <= cost.lanes <= _DEAREST.lanes
        and 8 * cost.lanes <= cost.memory_kib <= _DEAREST.memory_kib
    )
