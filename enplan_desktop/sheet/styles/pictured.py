"""The style *Eget billede*: the citizen's own picture with their words around it, and no word upon it.

The page is that of *Ord*. The picture is never cropped; it takes the room that the words leave.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from enplan_desktop.sheet.blocks import Block
from enplan_desktop.sheet.display import Item, Region
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.made import Made, Maker

_LEAST, _LEAST_HIGH = 52.0, 90.0
"""How long the shorter side of a picture is at least, unless that makes it too high."""
_WANTED, _WANTED_TALL = 0.16, 0.24
"""How high a picture is at least, as a part of the page, where smaller type makes the room; and a tall one."""
_MOST, _ALONE, _SHARE, _LESS = 0.4, 0.5, 0.85, 0.9
"""How high a picture may be, as a part of the page, and where no dream stands beside it; how much of the free room
it takes; and where that is too much."""


def pictured(make: Maker) -> Maker:
    """The same page with the picture at its beginning; where there is none, just the same page."""

    def with_picture(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Made:
        picture = content.picture
        if picture is None:
            return make(content, fit, paper, fonts)
        wanted = paper.height * (_WANTED_TALL if picture.height > picture.width else _WANTED)
        # At the smallest type a picture rather gives way than the words.
        least = wanted
        if fit.size == paper.smallest:
            least = min(_LEAST * max(1.0, picture.height / picture.width), _LEAST_HIGH)
        tight = make(content, replace(fit, picture=least), paper, fonts)
        free = tight.free()
        most = _MOST if content.dream else _ALONE
        high = min(most * paper.height, least + _SHARE * free * paper.height)
        while high > least:
            grown = make(content, replace(fit, picture=high), paper, fonts)
            # A picture that has grown sends the dream from its side to below, which may be too much.
            if grown.free() >= 0:
                return _Pictured(grown, free)
            high *= _LESS
        return tight

    return with_picture


@dataclass(frozen=True, slots=True)
class _Pictured:
    """A page whose picture has grown: how full it is with words, the picture's growth does not count."""

    page: Made
    room: float

    def blocks(self) -> Iterator[Block]:
        return self.page.blocks()

    def free(self) -> float:
        return self.room

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        return self.page.placed()
