"""What every style makes of the same words."""

from collections.abc import Callable, Iterator
from typing import Protocol

from enplan_desktop.sheet.blocks import Block
from enplan_desktop.sheet.display import Item, Region
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper


class Made(Protocol):
    """A page whose words are set and have not been given their places yet."""

    def blocks(self) -> Iterator[Block]: ...

    def free(self) -> float:
        """The part of the page's height that is left over; less than 0 where it spills."""

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]: ...


Maker = Callable[[SheetContent, Fit, Paper, Fonts], Made]
Sizes = Callable[[Fit], Made]
"""One content on one paper, made at whatever size it is asked for."""
Style = Callable[[SheetContent, Paper, Fonts], Sizes]


def at_sizes(make: Maker) -> Style:
    """A style that makes each size for itself."""

    def made(content: SheetContent, paper: Paper, fonts: Fonts) -> Sizes:
        return lambda fit: make(content, fit, paper, fonts)

    return made
