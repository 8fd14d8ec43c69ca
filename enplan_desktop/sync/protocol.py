"""What client and server say to each other, as types that both share. See docs/protocol.md.

All bodies are JSON, compressed with zstd. A stream is written `case_id/name` on the wire.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from enplan_desktop.domain.changes import Change

PROTOCOL_VERSION = 1
MAX_BODY_BYTES = 8 * 1024 * 1024
"""Cap on the decompressed size of one request or answer."""
MAX_BATCH = 500
"""Most changes in one request, and most entries in one answer's page."""


def stream_key(case_id: str, stream: str) -> str:
    return f"{case_id}/{stream}"


def split_stream_key(key: str) -> tuple[str, str]:
    """Raises ValueError where the key has no slash."""
    case_id, slash, stream = key.partition("/")
    if not (case_id and slash and stream):
        raise ValueError(f"not a stream: {key!r}")
    return case_id, stream


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a laptop has read a stream. The epoch moves when access to the stream ends or is rebuilt."""

    epoch: int = 1
    seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncRequest:
    """`cursors` by stream key, for the streams that the laptop holds; `changes` in the device's own order."""

    version: int = PROTOCOL_VERSION
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    page: int = MAX_BATCH
    """Most entries that the laptop wants in the answer; it halves this after a failed transfer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """One accepted change at its place in the stream.

    `change` is left out where the laptop sent it in this very request: it holds it already.
    """

    seq: int
    id: str
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A change that the server will not take; `reason` is one of `REASONS`. It never holds up another."""

    id: str
    reason: str


REASONS = {
    "no_access": "You no longer have access to this part of the case.",
    "malformed": "The server could not read this change.",
    "too_large": "This change is larger than the server takes.",
}
"""Refusals in words; source strings for the interface."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamPage:
    """What is new in one stream, in order and without gaps from the laptop's cursor."""

    epoch: int
    accepted: tuple[Accepted, ...]
    head: int
    """The stream's newest number when the server looked; the page may end before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncAnswer:
    """`streams` holds only streams with something new; `gone` those that the laptop may no longer read.

    With `more` the laptop asks again at once, without sending its changes again.
    """

    refused: tuple[Refused, ...] = ()
    streams: Mapping[str, StreamPage] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """`public_key` is the device's Ed25519 key, 32 bytes in hex."""

    code: str
    device: str
    device_name: str
    public_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAnswer:
    """Who the device's owner is, so that the laptop can sign what it writes."""

    person_id: str
    person_name: str
    unit: str
    server_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRequest:
    """`signature` is Ed25519 over `token:{device}:{moment}` in hex; `moment` is seconds since 1970."""

    device: str
    moment: int
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAnswer:
    token: str
    lasts_seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorAnswer:
    """`code` is for programs, `message` for a person who reads a log."""

    code: str
    message: str = ""
