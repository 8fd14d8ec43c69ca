"""A page for a printer without colours: what is dark is black, and what is light is a grey of its own lightness.

A printer makes a dark grey or green of dots, which frays thin letters; black is whole. So no text loses contrast:
what stood dark on light stands black on it, and white stays white.
"""

from dataclasses import replace
from functools import lru_cache

from enplan_desktop.sheet.display import Image, Item, Sheet
from enplan_desktop.sheet.pictures import without_colours

_BLACK = 0x000000
_DARK = 4.5
"""From this contrast to white on, a colour is meant to be read."""


def in_grey(sheet: Sheet) -> Sheet:
    """The page with every colour that its items name made black or grey."""
    items = tuple(_grey_item(item) for item in sheet.items)
    return replace(sheet, items=items, back=in_grey(sheet.back) if sheet.back else None)


def _grey_item(item: Item) -> Item:
    if isinstance(item, Image):
        return replace(item, data=_grey_picture(item.data)) if item.data else item
    return replace(item, colour=grey(item.colour))


_grey_picture = lru_cache(maxsize=2)(without_colours)


def forget_pictures() -> None:
    """Lets go of what was made grey last."""
    _grey_picture.cache_clear()


def grey(colour: int) -> int:
    """The grey that stands for a colour, both as 0xRRGGBB."""
    light = luminance(colour)
    if 1.05 / (light + 0.05) >= _DARK:
        return _BLACK
    level = round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))
    return level << 16 | level << 8 | level


def luminance(colour: int) -> float:
    """How light a colour is to the eye, from 0 for black to 1 for white (WCAG 2)."""
    red, green, blue = (_linear((colour >> shift & 255) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
