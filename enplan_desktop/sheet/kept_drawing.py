"""A page's drawing as one short text, kept with its words when it is handed out.

So it can be seen again to the point, whatever later programs make of the same words. It comes back out of a
vault, where other computers' pages lie as well: what no page of ours could be is not taken.
"""

import binascii
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

import msgspec

from enplan_desktop.resources import resource
from enplan_desktop.sheet.display import Curve, Icon, Image, Item, Line, Path, Rect, Sheet, Text
from enplan_desktop.sheet.fonts import Fonts

_KINDS: dict[str, type[Item]] = {
    kind.__name__.lower(): kind for kind in (Text, Rect, Line, Path, Curve, Icon, Image)
}
_MOST_BYTES, _MOST_ITEMS, _FARTHEST = 1_000_000, 5_000, 10_000.0


def drawing_of(sheet: Sheet) -> str:
    """All that is drawn on the front and on the back, without the data of pictures."""
    pages = [[_plain(item) for item in page.items] for page in sheet.pages]
    return b64encode(zlib.compress(msgspec.json.encode(pages), 9)).decode("ascii")


def drawn_pages(drawing: object, picture: bytes, fonts: Fonts) -> list[tuple[Item, ...]] | None:
    """What is drawn on the front and on the back, with the citizen's `picture`; None where it cannot be used."""
    if not isinstance(drawing, str):
        return None
    try:
        packed = zlib.decompressobj()
        found = packed.decompress(b64decode(drawing, validate=True), _MOST_BYTES)
        if packed.unconsumed_tail:
            return None
        pages = msgspec.json.decode(found, type=list[list[tuple[str, dict[str, Any]]]])
        drawn = [tuple(msgspec.convert(each, _KINDS[kind]) for kind, each in page) for page in pages]
    except (binascii.Error, zlib.error, msgspec.DecodeError, msgspec.ValidationError, KeyError, ValueError):
        return None
    items = [item for page in drawn for item in page]
    fine = len(items) <= _MOST_ITEMS and all(_can_be_drawn(item, fonts) for item in items)
    if not fine or len(drawn) not in (1, 2):
        return None
    return [tuple(_with_picture(item, picture) for item in page) for page in drawn]


def _plain(item: Item) -> tuple[str, Any]:
    bare = replace(item, data=b"") if isinstance(item, Image) else item
    return type(item).__name__.lower(), msgspec.to_builtins(bare)


def _can_be_drawn(item: Item, fonts: Fonts) -> bool:
    if isinstance(item, Text) and (item.prompt or not fonts.advances[item.face].keys() >= set(item.text)):
        return False
    if isinstance(item, Icon) and item.name not in _shipped_icons():
        return False
    commands = item.outline if isinstance(item, Path | Curve) else ()
    if not all(len(command) in (0, 2, 6) for command in commands):
        return False
    return 0 <= item.colour <= 0xFFFFFF and all(abs(number) <= _FARTHEST for number in _measures(item))


def _measures(item: Item) -> Iterator[float]:
    yield from (value for each in fields(item) if isinstance(value := getattr(item, each.name), float))
    if isinstance(item, Path | Curve):
        yield from (number for command in item.outline for number in command)


@cache
def _shipped_icons() -> frozenset[str]:
    return frozenset(path.stem for path in resource("icons").glob("*.svg"))


def _with_picture(item: Item, picture: bytes) -> Item:
    return replace(item, data=picture) if isinstance(item, Image) else item
