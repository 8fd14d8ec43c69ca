"""Folded records as they are sent and summed up: what lets a laptop start in the middle of a history.

A state has one canonical text, so equal states have equal texts on every machine. The sum of a stream is the sum,
modulo 2**64, of the first eight bytes of the SHA-256 of each record's text: a record that changes alters it by a
difference, and two laptops with the same sum hold the same records.
"""

from hashlib import sha256

import msgspec

from enplan_desktop.domain.schema import Plain
from enplan_desktop.sync.fold import Folded, Side, Stamp

NOTHING = "0" * 16
"""The sum of a stream without records."""
_MODULUS = 2**64


class WireStamp(msgspec.Struct, frozen=True, array_like=True):
    version: str
    actor: str
    clock: str


class WireSide(msgspec.Struct, frozen=True, array_like=True):
    stamp: WireStamp
    value: Plain
    also: tuple[str, ...]


class WireState(msgspec.Struct, frozen=True, array_like=True):
    """A Folded without its stream, which the page names."""

    type: str
    record: str
    created: WireStamp
    cells: dict[str, Plain]
    stamps: dict[str, WireStamp]
    open: dict[str, tuple[WireSide, ...]]
    deleted: bool


_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(WireState)


def to_wire(state: Folded) -> WireState:
    return WireState(
        state.type,
        state.record,
        _wire_stamp(state.created),
        dict(state.cells),
        {cell: _wire_stamp(stamp) for cell, stamp in state.stamps.items()},
        {
            cell: tuple(WireSide(_wire_stamp(side.stamp), side.value, side.also) for side in sides)
            for cell, sides in state.open.items()
        },
        state.deleted,
    )


def from_wire(state: WireState, case_id: str, stream: str) -> Folded:
    return Folded(
        type=state.type,
        record=state.record,
        case_id=case_id,
        stream=stream,
        created=_stamp(state.created),
        cells=state.cells,
        stamps={cell: _stamp(stamp) for cell, stamp in state.stamps.items()},
        open={
            cell: tuple(Side(_stamp(side.stamp), side.value, side.also) for side in sides)
            for cell, sides in state.open.items()
        },
        deleted=state.deleted,
    )


def _wire_stamp(stamp: Stamp) -> WireStamp:
    return WireStamp(stamp.version, stamp.actor, stamp.clock)


def _stamp(stamp: WireStamp) -> Stamp:
    return Stamp(stamp.version, stamp.actor, stamp.clock)


def text_of(state: WireState) -> bytes:
    """The canonical text: JSON with sorted keys and no spaces."""
    return _encoder.encode(state)


def read_text(text: bytes) -> WireState:
    return _decoder.decode(text)


def weigh(text: bytes) -> int:
    """What one record adds to its stream's sum."""
    return int.from_bytes(sha256(text).digest()[:8])


def weight_of(state: Folded | None) -> int:
    """The same, of a state; 0 for a record that is not there."""
    return 0 if state is None else weigh(text_of(to_wire(state)))


def moved(total: str, difference: int) -> str:
    """A stream's sum after its records' weights have changed by `difference` in all."""
    return f"{(int(total, 16) + difference) % _MODULUS:016x}"
