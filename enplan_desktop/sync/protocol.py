"""What client and server say to each other, as types that both share. See docs/protocol.md.

All bodies are JSON, compressed with zstd where that makes them shorter. A stream is written `case_id/name`.
"""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import TypeVar

import msgspec
import zstandard

from enplan_desktop.domain.changes import Change

PROTOCOL_VERSION = 1
MAX_BODY_BYTES = 8 * 1024 * 1024
"""Cap on the decompressed size of one request or answer."""
MAX_CHANGE_BYTES = 1024 * 1024
"""Cap on one change, as JSON."""
MAX_BATCH = 500
"""Most changes in one request, and most entries in one answer."""

B = TypeVar("B")


def stream_key(case_id: str, stream: str) -> str:
    return f"{case_id}/{stream}"


def split_stream_key(key: str) -> tuple[str, str]:
    """Raises ValueError where the key has no slash."""
    case_id, slash, stream = key.partition("/")
    if not (case_id and slash and stream):
        raise ValueError(f"not a stream: {key!r}")
    return case_id, stream


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """How far a laptop has read a stream. The epoch moves when access to the stream ends or is rebuilt."""

    epoch: int = 1
    seq: int = 0


def digest(cursors: Mapping[str, Cursor]) -> str:
    """Says in 32 characters how far a laptop has read all its streams, however many they are."""
    lines = (f"{key} {cursor.epoch} {cursor.seq}\n" for key, cursor in sorted(cursors.items()))
    return sha256("".join(lines).encode()).hexdigest()[:32]


class SyncRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`cursors` by stream key, for the streams that the laptop holds; `changes` in the device's own order.

    `digest` may stand in place of `cursors`: where it is the digest of everything the person may read, the
    server knows the cursors; where it is not, it does nothing and answers `cursors_wanted`.
    """

    version: int = PROTOCOL_VERSION
    cursors: dict[str, Cursor] = {}
    digest: str = ""
    changes: tuple[Change, ...] = ()
    page: int = MAX_BATCH
    """Most entries that the laptop wants in the answer; it halves this after a failed transfer."""


class Accepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One accepted change at its place in the stream.

    `change` is left out where the laptop sent it in this very request: it holds it already.
    """

    seq: int
    id: str
    change: Change | None = None


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A change that the server will not take; `reason` is one of `REASONS`. It never holds up another."""

    id: str
    reason: str


REASONS = {
    "no_access": "You no longer have access to this part of the case.",
    "not_yours": "This change is signed by somebody else.",
    "malformed": "The server could not read this change.",
    "too_large": "This change is larger than the server takes.",
}
"""Refusals in words; source strings for the interface."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who writes in plans, as the server knows them."""

    id: str
    name: str
    unit: str


class StreamPage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is new in one stream, in order and without gaps from the laptop's cursor."""

    epoch: int
    accepted: tuple[Accepted, ...]
    head: int
    """The stream's newest number when the server looked; the page may end before it."""
    people: dict[str, Person] = {}
    """Who the actors of these changes are. The key is the `actor` as the change has it; for what somebody
    wrote before they joined, that is another id than the person's own."""


class SyncAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`streams` holds only streams with something new; `gone` those that the laptop may no longer read.

    With `more` the laptop asks again at once, without sending its changes again. With `cursors_wanted`
    nothing was done, and the laptop asks again with its cursors.
    """

    refused: tuple[Refused, ...] = ()
    streams: dict[str, StreamPage] = {}
    gone: tuple[str, ...] = ()
    more: bool = False
    cursors_wanted: bool = False


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`public_key` is the device's Ed25519 key, 32 bytes in hex.

    `signed_as` is the actor that stands in what this laptop wrote before it joined.
    """

    code: str
    device: str
    device_name: str
    public_key: str
    signed_as: str = ""


class EnrolAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Who the device's owner is, so that the laptop can sign what it writes."""

    person: Person
    server_name: str


class TokenRequest(msgspec.Struct, frozen=True, kw_only=True):
    """`signature` is Ed25519 over `token_message(device, moment)` in hex; `moment` is seconds since 1970."""

    device: str
    moment: int
    signature: str


def token_message(device: str, moment: int) -> bytes:
    return f"token:{device}:{moment}".encode()


class TokenAnswer(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    lasts_seconds: int


class ErrorAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`code` is for programs, `message` for a person who reads a log."""

    code: str
    message: str = ""
    moment: int = 0
    """The server's clock, where the laptop's own was too far off for its signature to count."""


class TooMuch(ValueError):
    """A body that is larger than `MAX_BODY_BYTES` when it is unpacked."""


def pack(body: object) -> tuple[bytes, bool]:
    """A body for the wire, and whether it is compressed."""
    plain = msgspec.json.encode(body)
    small = zstandard.ZstdCompressor(write_content_size=False).compress(plain)
    return (small, True) if len(small) + _CODING_HEADER < len(plain) else (plain, False)


_CODING_HEADER = len("Content-Encoding: zstd\r\n")


def unpack(body: bytes, kind: type[B], *, compressed: bool) -> B:
    """Reads a body. Raises TooMuch for one that is too large, and ValueError for one that is not a `kind`."""
    if compressed:
        body = _inflate(body)
    if len(body) > MAX_BODY_BYTES:
        raise TooMuch(f"more than {MAX_BODY_BYTES} bytes")
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _inflate(body: bytes) -> bytes:
    """Reads no further than the cap, whatever size the frame claims."""
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_BODY_BYTES).stream_reader(BytesIO(body))
    try:
        return reader.read(MAX_BODY_BYTES + 1)
    except (zstandard.ZstdError, MemoryError) as error:
        raise ValueError("not zstd") from error
