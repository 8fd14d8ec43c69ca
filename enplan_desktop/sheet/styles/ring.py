"""The style *Ring*: the citizen in the middle, what is now around them, and what is later in rings further out.

Where the page has room the dream stands in a disc with the goals around it; else all rings are arcs under one
another. All words stand upright.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.columns import Frame
from enplan_desktop.sheet.display import Box, Item, Line, Region
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.circles import Look, Window, drawn_circle
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.styles.ring_places import AroundTheDisc, BetweenArcs, Places
from enplan_desktop.sheet.styles.ring_words import RingWords
from enplan_desktop.sheet.styles.stage import stage
from enplan_desktop.sheet.types import GREEN, TINT, WHITE

_MIDDLE, _NOW = Look(TINT, 3.0, GREEN), Look(WHITE, 2.2, GREEN)
_THREE_MONTHS, _LATER = Look(0xF6FAF9, 1.4, 0x6FA39B), Look(TINT, 1.0, 0xA9C8C2)
"""The rings are told apart in grey too: by how thick their edges are."""
_BEYOND, _EDGE = 10.0, 25.0
"""How far the rings reach beside the other words of the page, and how near they come to the paper's edge."""
_HALF = 0.55
_SPOKE, _CLEAR = 0xA9C8C2, 6.0


class Ring:
    """A page whose words are set; the rings are drawn around them."""

    def __init__(self, content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> None:
        self._paper = paper
        self._stage = stage(replace(content, later=()), fit, paper, fonts)
        frame = self._stage.picture
        second = None if paper.second is None else _HALF * frame.width
        words = RingWords(content, Parts(content, fit, paper, fonts, frame, second), frame.width)
        self._looks = [
            _MIDDLE,
            *([_NOW] if content.now else []),
            *([_THREE_MONTHS] if content.three_months else []),
            *([_LATER] if content.later else []),
        ]
        self._arrangement: AroundTheDisc | BetweenArcs = AroundTheDisc(words, frame)
        self._least = self._arrangement.least()
        at_last = fit.size == paper.smallest and self._least.height > frame.height
        if at_last or not self._arrangement.has_room:
            self._arrangement = BetweenArcs(words, frame)
            self._least = self._arrangement.least()

    def blocks(self) -> Iterator[Block]:
        yield from self._arrangement.blocks()
        yield from (piece.block for piece in self._stage.words.pieces())

    def free(self) -> float:
        spare = self._stage.picture.height - self._least.height
        return min(spare, self._stage.words.spare()) / self._paper.height

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        frame = self._stage.picture
        places = self._arrangement.filling(frame.height)
        across, down = frame.x + frame.width / 2, frame.y - places.top
        if places.top <= -places.radii[-1]:  # whole rings stand in the middle of their room
            down += max(0.0, frame.height - places.height) / 2
        window = Window(frame.width / 2 + min(_BEYOND, self._paper.side - _EDGE), places.top)
        items: list[Item] = []
        for radius, look in reversed(list(zip(places.radii, self._looks, strict=True))):
            items += drawn_circle(radius, window, look, across, down)
        items += self._stage.before()
        for each in places.placed:
            items += drawn(each.block, across + each.x, down + each.y)
        items += self._stage.after()
        return tuple(items), tuple(_regions(places, across, down))


def _regions(places: Places, across: float, down: float) -> Iterator[Region]:
    for each in places.placed:
        if each.source:
            box = Box(across + each.x, down + each.y, each.block.width, each.block.height)
            yield Region(each.source, box.grown(7.0))


def rings(content: SheetContent, frame: Frame) -> Iterator[Item]:
    yield from ()
