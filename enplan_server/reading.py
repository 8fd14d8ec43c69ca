"""Changes as they come over the wire: kept word for word, and looked at before they are let in."""

import re
from dataclasses import dataclass, replace

import msgspec

from enplan_desktop.domain.changes import Change
from enplan_desktop.sync.protocol import MAX_BATCH, MAX_CHANGE_BYTES, PROTOCOL_VERSION, Cursor
from enplan_server.people import ID
from enplan_server.refusals import Refusal, malformed

MOST_PARENTS = 1000
LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is."""
DEEPEST = 32
"""How deep lists and objects may lie in each other, so that no laptop fails to read what another wrote."""

STREAM = re.compile(r"plan|unit:[0-9a-z_]{1,40}")
WORD = re.compile(r"[0-9A-Za-z_@-]{0,64}")
CLOCK = re.compile(r"0[0-9a-f]{11}-[0-9a-f]{4}")


class RawRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A SyncRequest whose changes have not been read yet, so that one bad change spoils no other.

    Their text is what is stored and passed on: what a newer laptop says in it that this server does not
    know stays in it.
    """

    version: int = 1
    fold: int = 1
    cursors: dict[str, Cursor] = {}
    digest: str = ""
    start: str = ""
    changes: tuple[msgspec.Raw, ...] = ()
    page: int = MAX_BATCH
    sealed: tuple[msgspec.Raw, ...] = ()
    purged: tuple[str, ...] = ()
    marks: dict[str, str] = {}


class RawAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An Accepted whose change is the text as it came."""

    seq: int
    id: str
    change: msgspec.Raw | None = None
    clock: str = ""


class RawState(msgspec.Struct, frozen=True, array_like=True):
    """A RecordState whose state is the text as it is kept."""

    seq: int
    state: msgspec.Raw


class _Named(msgspec.Struct):
    id: str


class _Side(msgspec.Struct, array_like=True):
    stamp: msgspec.Raw
    value: msgspec.Raw
    also: tuple[str, ...]


class _Record(msgspec.Struct, array_like=True):
    """A record's text, read only for what stands open in it."""

    type: msgspec.Raw
    record: msgspec.Raw
    created: msgspec.Raw
    cells: msgspec.Raw
    stamps: msgspec.Raw
    open: dict[str, tuple[_Side, ...]]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A change that came, as it is stored."""

    change: Change
    text: bytes


_change = msgspec.json.Decoder(Change)
_named = msgspec.json.Decoder(_Named)
_record = msgspec.json.Decoder(_Record)


def check_version(version: int) -> None:
    if version > PROTOCOL_VERSION:
        raise Refusal(400, "client_too_new", f"This server speaks version {PROTOCOL_VERSION}.")
    if version < PROTOCOL_VERSION:
        raise Refusal(400, "client_too_old", f"This server speaks version {PROTOCOL_VERSION}.")


def read_stored(text: bytes, clock: str | None) -> Change:
    """A change that was accepted before, with the clock that everybody reads."""
    change = _change.decode(text)
    return change if clock is None else replace(change, clock=clock)


def unstamped(text: bytes) -> frozenset[str]:
    """The versions that are in a record's text without a stamp: merged in, or come to the same as another."""
    sides = (side for each in _record.decode(text).open.values() for side in each)
    return frozenset(version for side in sides for version in side.also)


def read_change(text: bytes) -> Incoming | tuple[str, str]:
    """The change, or its id and why it is refused. Raises Refusal where there is not even an id."""
    try:
        named = _named.decode(text).id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise malformed("A change has no id.") from error
    if not ID.fullmatch(named):
        raise malformed("A change has no id.")
    if len(text) > MAX_CHANGE_BYTES:
        return named, "too_large"
    try:
        change = _change.decode(text)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return named, "malformed"
    return Incoming(change, text) if _is_sound(change) else (named, "malformed")


def _is_sound(change: Change) -> bool:
    ids = (change.record, change.case_id, change.actor, change.device, *change.parents)
    words = (change.kind, change.type, change.field)
    return (
        all(ID.fullmatch(each) for each in ids)
        and all(WORD.fullmatch(each) for each in words)
        and bool(change.kind and change.type)
        and bool(STREAM.fullmatch(change.stream) and CLOCK.fullmatch(change.clock))
        and 0 < change.device_seq <= LARGEST
        and 0 < change.schema < 2**31
        and len(change.parents) <= MOST_PARENTS
        and not _is_deeper(change.old, DEEPEST)
        and not _is_deeper(change.new, DEEPEST)
    )


def _is_deeper(value: object, levels: int) -> bool:
    if isinstance(value, dict):
        return levels == 0 or any(_is_deeper(each, levels - 1) for each in value.values())
    if isinstance(value, list):
        return levels == 0 or any(_is_deeper(each, levels - 1) for each in value)
    return False
