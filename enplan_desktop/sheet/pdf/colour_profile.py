"""The colours of IEC 61966-2-1 (sRGB) as an ICC profile, drawn from the standard's own numbers.

Version 4.2 of the format (ICC.1:2004-10). It names no maker, and its day is the format's own, so that it is the
same bytes everywhere.
"""

import struct
from functools import cache

_WHITE = (0.9642, 1.0, 0.8249)
"""D50, to which a profile's colours are adapted."""
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_ADAPTED = (1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168)
"""How the standard's own white, D65, was adapted to it (Bradford)."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_HEADER, _ENTRY = 128, 12


@cache
def srgb_profile() -> bytes:
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("CC0"),
        b"wtpt": _point(*_WHITE),
        b"chad": b"sf32" + bytes(4) + _fixed(*_ADAPTED),
        b"rXYZ": _point(*_RED),
        b"gXYZ": _point(*_GREEN),
        b"bXYZ": _point(*_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    first = _HEADER + 4 + _ENTRY * len(tags)
    places: dict[bytes, int] = {}  # the three curves are one
    body = b""
    for value in tags.values():
        if value not in places:
            places[value] = first + len(body)
            body += value + bytes(-len(value) % 4)
    table = b"".join(name + struct.pack(">II", places[value], len(value)) for name, value in tags.items())
    whole = struct.pack(">I", len(tags)) + table + body
    return _header(_HEADER + len(whole)) + whole


def _header(size: int) -> bytes:
    day_one = struct.pack(">6H", 2004, 10, 1, 0, 0, 0)
    parts = (
        struct.pack(">I4sI", size, bytes(4), 0x04200000),
        b"mntrRGB XYZ ",
        day_one,
        b"acsp",
        bytes(28),
        _fixed(*_WHITE),
    )
    return b"".join(parts).ljust(_HEADER, b"\0")


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _point(*numbers: float) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(*numbers)


def _text(words: str) -> bytes:
    spelled = words.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(spelled), 28) + spelled
