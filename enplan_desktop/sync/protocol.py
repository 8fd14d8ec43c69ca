"""What client and server say to each other, as types that both share. See docs/protocol.md.

How they become bytes stands in `bodies.py`. A stream is written `case_id/name`.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.states import WireState

PROTOCOL_VERSION = 1
FOLD_VERSION = 1
"""Of the fold and of the forms that it reads: moves when the same changes would come to another state."""
MAX_BODY_BYTES = 8 * 1024 * 1024
"""Cap on the decompressed size of one request or answer."""
MAX_CHANGE_BYTES = 1024 * 1024
"""Cap on one change, as JSON."""
MAX_BATCH = 500
"""Most changes in one request, and most entries in one answer."""


def stream_key(case_id: str, stream: str) -> str:
    return f"{case_id}/{stream}"


def split_stream_key(key: str) -> tuple[str, str]:
    """Raises ValueError where the key has no slash."""
    case_id, slash, stream = key.partition("/")
    if not (case_id and slash and stream):
        raise ValueError(f"not a stream: {key!r}")
    return case_id, stream


FILLING = "~"
"""Stands in place of a state's sum while a stream is being filled record by record."""


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """How far a laptop has read a stream, and what that has come to.

    The epoch moves when the server's own copy of the stream was made anew, from a backup say. `state` is the
    sum of `states.py` over the accepted records, `FILLING` while they are still coming, "" where unknown.
    """

    epoch: int = 1
    seq: int = 0
    state: str = ""


def digest(cursors: Mapping[str, Cursor]) -> str:
    """Says in 32 characters how far a laptop has read all its streams, and what they came to."""
    lines = (f"{key} {cursor.epoch} {cursor.seq} {cursor.state}\n" for key, cursor in sorted(cursors.items()))
    return sha256("".join(lines).encode()).hexdigest()[:32]


class SyncRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`cursors` by stream key, for the streams that the laptop holds; `changes` in the device's own order.

    `digest` may stand in place of `cursors`: where it is the digest of everything the person may read, the
    server knows the cursors; where it is not, it does nothing and answers `cursors_wanted`.
    `start` leaves out the streams before that key, in the order of keys: an answer with `more` gave it.
    `sealed` are unsent changes of streams that are gone, for the server to keep apart; `purged` are the keys
    of streams that this laptop has removed, and `marks` what the answer that named them gone marked them with.
    """

    version: int = 1
    fold: int = 1
    cursors: dict[str, Cursor] = {}
    digest: str = ""
    start: str = ""
    changes: tuple[Change, ...] = ()
    page: int = MAX_BATCH
    """Most entries that the laptop wants in the answer; it halves this after a failed transfer."""
    sealed: tuple[Change, ...] = ()
    purged: tuple[str, ...] = ()
    marks: dict[str, str] = {}


class Accepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One accepted change at its place in the stream.

    `change` is left out where the laptop sent it in this very request: it holds it already. `clock` is what
    everybody reads in place of the change's own clock, where that was ahead of the server's.
    """

    seq: int
    id: str
    change: Change | None = None
    clock: str = ""


class RecordState(msgspec.Struct, frozen=True, array_like=True):
    """A record as the accepted changes up to `seq`, the last that touched it, have left it."""

    seq: int
    state: WireState


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A change that the server will not take; `reason` is one of `REASONS`. It never holds up another."""

    id: str
    reason: str


REASONS = {
    "no_access": "You no longer have access to this part of the case. Copy the text, and give it "
    "to somebody who works on it.",
    "not_yours": "It is signed as somebody else's. Copy the text and write it again; tell IT if "
    "it happens more than once.",
    "malformed": "The server could not read it. Try again; if that does not help, copy the text and tell IT.",
    "too_large": "It is larger than the server takes. Copy the text, take this back, and write it "
    "in smaller parts.",
    "sealed": "Your access ended before this was sent. The server keeps it safe; IT can let it in.",
}
"""Refusals in words; source strings for the interface."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who writes in plans, as the server knows them."""

    id: str
    name: str
    unit: str


class StreamPage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is new in one stream: changes, in order and without gaps from the laptop's cursor, or `states`.

    States come in the order in which the records were last touched, so that the last one's number is the new
    cursor; with them, `accepted` holds only receipts for the laptop's own changes. `anew` says that they start
    from nothing: what the laptop holds beside them is no longer part of the stream.

    The entries stand last, so that an answer that breaks off among them is a shorter page (see `bodies.salvage`).
    """

    epoch: int
    head: int
    """The stream's newest number when the server looked; the page may end before it."""
    people: dict[str, Person] = {}
    """Who the actors of these changes are. The key is the `actor` as the change has it; for what somebody
    wrote before they joined, that is another id than the person's own."""
    anew: bool = False
    whole: bool = False
    """Whether the stream is complete with these states, at `head`."""
    state: str = ""
    """The sum over all records at `head`, where the page reaches it and both sides fold alike."""
    clock: str = ""
    """The newest clock of the versions that are in these states and have no stamp there; "" where there are none."""
    states: tuple[RecordState, ...] | None = None
    accepted: tuple[Accepted, ...] = ()


class SyncAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`streams` holds only streams with something new; `gone` those that the laptop must remove.

    `marks` names, for each stream in `gone`, what was handed out of it, so that the laptop can say what it removed.
    With `more` the laptop asks again at once, from `start` and without sending its changes again. With
    `cursors_wanted` nothing was done, and the laptop asks again with its cursors. `sealed` are the ids of the
    changes that the server keeps apart now. `shut_out` means everything on the laptop is gone. `doubtful` are
    those of the gone streams of which the server, restored from an older copy, may lack what it once accepted.
    """

    refused: tuple[Refused, ...] = ()
    gone: tuple[str, ...] = ()
    marks: dict[str, str] = {}
    more: bool = False
    start: str = ""
    cursors_wanted: bool = False
    sealed: tuple[str, ...] = ()
    shut_out: bool = False
    doubtful: tuple[str, ...] = ()
    broke_off: bool = False
    """Never on the wire: the laptop notes here that the connection was cut among the entries."""
    streams: dict[str, StreamPage] = {}


class HistoryAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Older changes of one stream, newest first, down from the number that was asked for."""

    accepted: tuple[Accepted, ...] = ()
    people: dict[str, Person] = {}


class News(msgspec.Struct, frozen=True):
    """Whether anything that the person may read has changed since the digest that was asked with."""

    changed: bool


class Member(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody who works on a case; moments are seconds since 1970, and `until` 0 means without an end.

    `reads` is false for somebody whose unit the citizen has not consented to share with.
    """

    person: Person
    since: int
    until: int = 0
    reads: bool = True


class StillHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A laptop that has not yet removed what its owner may no longer read."""

    person: Person
    device_name: str
    since: int


class Members(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who works on a case; `coordinator` is the id of the person whose case it is."""

    coordinator: str
    members: tuple[Member, ...]
    still_held: tuple[StillHeld, ...] = ()


class Directory(msgspec.Struct, frozen=True):
    """Everybody on this server, by name."""

    people: tuple[Person, ...]


class MemberRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`until` is when covering for somebody ends, in seconds since 1970; 0 for never."""

    until: int = 0


class HandoverRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Makes `to` the case's coordinator. Unless `stays`, whoever hands over leaves the case."""

    to: str
    stays: bool = False


class Welcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What anybody may know of a server. With an `issuer`, its people may log in there in place of a code."""

    server_name: str
    version: int = PROTOCOL_VERSION
    issuer: str = ""
    client_id: str = ""


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By a one-time `code`, or by an `id_token` whose nonce is `login_nonce` of this key and device.

    `public_key` is the device's Ed25519 key, 32 bytes in hex. `signed_as` is the actor that stands in what this
    laptop wrote before it joined.
    """

    code: str = ""
    id_token: str = ""
    device: str
    device_name: str
    public_key: str
    signed_as: str = ""


def login_nonce(public_key: str, device: str) -> str:
    """What an id_token must hold, so that whoever steals it can enrol no other laptop with it."""
    return urlsafe_b64encode(sha256((public_key + device).encode()).digest()).rstrip(b"=").decode()


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


class TokenAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`lease_seconds` is how long the laptop may be opened without asking again; 0 for ever."""

    token: str
    lasts_seconds: int
    lease_seconds: int = 0


class ErrorAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`code` is for programs, `message` for a person who reads a log."""

    code: str
    message: str = ""
    moment: int = 0
    """The server's clock, where the laptop's own was too far off for its signature to count."""
