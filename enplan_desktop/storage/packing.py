"""Changes and folded records as the bytes of a row, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import zstandard

from enplan_desktop.domain.changes import Change
from enplan_desktop.domain.schema import Plain
from enplan_desktop.sync.fold import Folded, Side, Stamp

pack = msgspec.json.encode


def unpack(body: bytes) -> Any:
    return msgspec.json.decode(body)


_LONG = 2048
_BRACE = b"{"


def pack_change(made: Change) -> bytes:
    """A long text is compressed: a change holds it before and after, and there is one at every pause."""
    body = pack(made)
    return body if len(body) < _LONG else zstandard.compress(body)


def unpack_change(body: bytes) -> Change:
    plain = msgspec.json.decode(body if body.startswith(_BRACE) else zstandard.decompress(body))
    plain["parents"] = tuple(plain["parents"])
    return Change(**plain)


@dataclass(frozen=True, slots=True)
class Versions:
    """What a folded record has beside its cells: they are read only where something is folded or decided."""

    created: Stamp
    stamps: Mapping[str, Stamp]
    open: Mapping[str, tuple[Side, ...]]


_versions = msgspec.json.Decoder(Versions)
_folded = msgspec.json.Decoder(Folded)


def versions_of(state: Folded) -> Versions:
    return Versions(state.created, state.stamps, state.open)


def unpack_versions(body: bytes) -> Versions:
    return _versions.decode(body)


def unpack_cells(body: bytes) -> dict[str, Plain]:
    cells: dict[str, Plain] = msgspec.json.decode(body)
    return cells


def unpack_folded(body: bytes) -> Folded:
    return _folded.decode(body)
