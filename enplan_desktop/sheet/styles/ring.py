"""The style *Ring*: the citizen in the middle, what is now around them, and what is later in rings further out.

Where the page has room the dream stands in a disc with the goals around it; else all rings are arcs under one
another. All words stand upright.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.columns import Columns
from enplan_desktop.sheet.display import Box, Item, Line, Region
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.circles import Look, Window, drawn_circle
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.styles.pocket import pocket
from enplan_desktop.sheet.styles.ring_places import AroundTheDisc, BetweenArcs, Places
from enplan_desktop.sheet.styles.ring_words import RingWords
from enplan_desktop.sheet.styles.stage import stage
from enplan_desktop.sheet.types import GREEN, TINT, WHITE

_MIDDLE, _NOW = Look(TINT, 3.0, GREEN), Look(WHITE, 2.2, GREEN)
_THREE_MONTHS, _LATER = Look(0xF6FAF9, 1.4, 0x6FA39B), Look(TINT, 1.0, 0xA9C8C2)
"""The rings are told apart in grey too: by how thick their edges are."""
_BEYOND, _EDGE = 10.0, 25.0
"""How far the rings reach beside the other words of the page, and how near they come to the paper's edge."""
_HALF, _HANGS = 0.55, 14.0
"""Where a second column begins, of the width, and how far arcs may hang below the title's own gap."""
_SIGNET, _LEAST = 96.0, 16.0
"""How large the rings of a pocket may be, and how large they must be to be drawn."""
_SPOKE, _CLEAR, _SHORTEST = 0xA9C8C2, 7.0, 30.0
"""How the lines between goals look, how far they keep from words, and how short they may be."""
_ANGLES = [math.radians(degrees) for degrees in (45, 40, 50, 35, 55, 30, 60, 25, 65, 20, 70, 75, 15)]


class Rings:
    """One content in rings, at whatever size: what holds for all its sizes is found once."""

    def __init__(self, content: SheetContent, paper: Paper, fonts: Fonts) -> None:
        self.content, self.paper, self.fonts = content, paper, fonts
        self._roomiest: dict[Fit, bool] = {}

    def __call__(self, fit: Fit) -> "Ring":
        return Ring(self, fit)

    def stand_around_the_disc(self, fit: Fit) -> bool:
        """Whether all words have room around the disc in the smallest type, so that it is worth stepping down."""
        smallest = replace(fit, size=self.paper.smallest)
        if smallest not in self._roomiest:
            page = Ring(self, smallest)
            self._roomiest[smallest] = page.is_around_the_disc and page.free() >= 0
        return self._roomiest[smallest]


class Ring:
    """A page whose words are set; the rings are drawn around them."""

    def __init__(self, rings: Rings, fit: Fit) -> None:
        content, paper, fonts = rings.content, rings.paper, rings.fonts
        self._paper, self._looks = paper, [_MIDDLE, *_looks(content)]
        self._stage = stage(replace(content, later=()), fit, paper, fonts)
        frame = self._stage.picture
        second = None if paper.second is None else _HALF * frame.width
        self._words = RingWords(content, Parts(content, fit, paper, fonts, frame, second), frame.width)
        self._window = Window(frame.width / 2 + min(_BEYOND, paper.side - _EDGE))
        self._rings, self._fit, self._is_smallest = rings, fit, fit.size == paper.smallest

    @cached_property
    def _arrangement(self) -> tuple[AroundTheDisc | BetweenArcs, Places | None]:
        """Around the disc where that can be, if need be in smaller type; else between arcs.

        Where the page is wide, the disc is not given up lightly.
        """
        return self._around_the_disc or self._between_arcs

    @cached_property
    def _between_arcs(self) -> tuple[BetweenArcs, Places]:
        arcs = BetweenArcs(self._words, self._window, self._stage.picture.width, named=False)
        return arcs, arcs.least()

    @cached_property
    def _around_the_disc(self) -> tuple[AroundTheDisc, Places | None] | None:
        frame = self._stage.picture
        if self._is_smallest:
            # What has no room even between arcs, which are lower, has none around a disc.
            worth_trying = self._between_arcs[1].height <= frame.height
        else:
            worth_trying = self._rings.stand_around_the_disc(self._fit)
        if not worth_trying:
            return None
        disc = AroundTheDisc(self._words, self._window, frame.width)
        around_it = disc.least()
        fits = around_it is not None and around_it.height <= frame.height
        if fits or (not self._is_smallest and (around_it or self._paper.second)):
            return disc, around_it
        return None

    @property
    def is_around_the_disc(self) -> bool:
        return isinstance(self._arrangement[0], AroundTheDisc)

    def blocks(self) -> Iterator[Block]:
        _, least = self._arrangement
        yield from (each.block for each in (least.placed if least else ()))
        yield from (piece.block for piece in self._stage.words.pieces())

    def free(self) -> float:
        beside = self._stage.words.spare()
        if beside < 0:
            return beside / self._paper.height
        _, least = self._arrangement
        spare = self._stage.picture.height - least.height if least else -self._paper.height
        return min(spare, beside) / self._paper.height

    def _places(self) -> Places | None:
        frame, (arrangement, _) = self._stage.picture, self._arrangement
        if isinstance(arrangement, BetweenArcs) and self._words.names_fit():
            named = BetweenArcs(self._words, self._window, frame.width, named=True)
            if named.least().height <= frame.height:
                return named.filling(frame.height)
        return arrangement.filling(frame.height)

    def _hangs(self, places: Places) -> float:
        """How far the rings hang below the top of their room."""
        frame = self._stage.picture
        spare = max(0.0, frame.height - places.height)
        if places.top < 0:  # a disc and its rings stand in the middle
            return spare / 2
        is_under_title = frame.y > self._stage.words.frame.y
        return min(_HANGS, spare / 3) if is_under_title else 0.0

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        frame, places = self._stage.picture, self._places()
        if places is None:
            return (), ()
        across, down = frame.x + frame.width / 2, frame.y - places.top + self._hangs(places)
        items: list[Item] = []
        for radius, look in reversed(list(zip(places.radii, self._looks, strict=True))):
            items += drawn_circle(radius, self._window.below(places.top), look, across, down)
        items += (replace(each, x=across + each.x, y=down + each.y) for each in spokes(places, self._window))
        items += self._stage.before()
        for each in places.placed:
            items += drawn(each.block, across + each.x, down + each.y)
        items += self._stage.after()
        return tuple(items), tuple(_regions(places, across, down))


def _looks(content: SheetContent) -> list[Look]:
    """Of the rings that a content has around the middle, from the innermost."""
    rings = ((content.now, _NOW), (content.three_months, _THREE_MONTHS), (content.later, _LATER))
    return [look for lines, look in rings if lines]


def _regions(places: Places, across: float, down: float) -> Iterator[Region]:
    for each in places.placed:
        if each.shape.source:
            box = Box(across + each.x, down + each.y, each.block.width, each.block.height)
            yield Region(each.shape.source, box.grown(7.0))


def spokes(places: Places, window: Window) -> Iterator[Line]:
    """Thin lines from the middle outward that part the goals, as far as they keep clear of all words."""
    goals = [each for each in places.placed if each.shape.source]
    beside = sum(abs(each.x + each.block.width / 2) > 1.0 for each in goals)
    if places.top >= 0 or beside < 2:
        return
    boxes, seen = [each.box.grown(_CLEAR) for each in places.placed], window.below(places.top)
    under, lowest = len(goals) > beside, max(each.bottom for each in goals)

    def run(angle: float) -> tuple[float, float, float]:
        start, end = places.radii[0] + _CLEAR, seen.reach(places.radii[1], angle) - _CLEAR
        return angle, *_longest_clear(start, end, list(_met(angle, boxes)))

    tries = [[run(-angle), run(angle)] for angle in _ANGLES] if under else [[run(0.0)]]
    for angle, start, end in max(tries, key=lambda runs: round(min(end - start for _, start, end in runs))):
        # A line straight down that begins below the goals would part nothing.
        if end - start >= _SHORTEST and (under or start < lowest - _SHORTEST):
            right, down = math.sin(angle), math.cos(angle)
            yield Line(start * right, start * down, (end - start) * right, (end - start) * down, 1.0, _SPOKE)


def _longest_clear(start: float, end: float, met: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The longest stretch between two points of a ray that none of the stretches it has met covers."""
    best = (start, start)
    for enters, leaves in [*sorted(met), (end, math.inf)]:
        stop = min(enters, end)
        if stop - start > best[1] - best[0]:
            best = (start, stop)
        start = max(start, leaves)
    return best


def _met(angle: float, boxes: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Where a ray from the middle, at an angle from straight down, enters each box that it meets and leaves it."""
    right, down = math.sin(angle), math.cos(angle)
    for box in boxes:
        enters, leaves = box.y / down, (box.y + box.height) / down
        if right:
            sides = sorted((box.x / right, (box.x + box.width) / right))
            enters, leaves = max(enters, sides[0]), min(leaves, sides[1])
        elif not box.x < 0 < box.x + box.width:
            continue
        if enters < leaves and leaves > 0:
            yield enters, leaves


def folded(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Columns:
    """A pocket whose panels all lie around one middle, where the folds cross: each has its part of the rings."""
    page = pocket(content, fit, paper, fonts)
    across, down = paper.width / 2, paper.height / 2
    items, _ = page.placed()
    # The page's own fold marks lie far out, and may point at the rings.
    others = [item.box for item in items if not isinstance(item, Line)]
    most = min((_room_beside(box, across, down) for box in others), default=_SIGNET)
    looks = [_MIDDLE, *_looks(content)]
    drawn_rings = [
        item
        for number in range(len(looks) - 1, -1, -1)
        for item in drawn_circle(
            most * (number + 1) / len(looks), Window(most, -most), looks[number], across, down
        )
    ]
    return replace(page, under=(*page.under, *drawn_rings)) if most >= _LEAST else page


def _room_beside(box: Box, x: float, y: float) -> float:
    """How large a circle around a point may be beside a box, which lies outside the square around it as well."""
    across, down = max(box.x - x, x - box.x - box.width, 0.0), max(box.y - y, y - box.y - box.height, 0.0)
    return min(_SIGNET, max(across, down), math.hypot(across, down) - 2 * _CLEAR)
