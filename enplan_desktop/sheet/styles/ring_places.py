"""Where the words of the style *Ring* stand: all around a disc, or under one another between arcs.

Places are counted from the middle of the rings. Each ring is as large as what stands in it makes it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.display import Box, Icon, Text
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.circles import Window, down_to_clear, radius_around
from enplan_desktop.sheet.styles.ring_words import RingWords, is_broken

_PAD, _GAP = 11.0, 16.0
_EM_BESIDE = 9.5
"""The disc has words at its sides where so many ems of running text fit there."""
_UNDER, _BAND, _PAIR = 0.6, 0.8, 0.42
"""How much of the width words may take under the disc, in the outer rings, and each of two side by side."""
_STEPS, _STEP = 18, 18.0
_GIVES = (24.0, 16.0, 8.0, 0.0)
_FAR = (0.0, 0.25, 0.5, 0.75, 1.0, 1.4, 2.0, 3.0, 5.0, 8.0)
"""How far the middle of arcs lies above them, in halves of their width, from the roundest to the flattest."""
_INSET, _HOLLOW = 10.0, 40.0

Goals = Sequence[tuple[Block, Source | None]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at a place counted from the middle of the rings."""

    block: Block
    x: float
    y: float
    source: Source | None = None

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.block.width, self.block.height)

    @property
    def bottom(self) -> float:
        return self.y + self.block.height

    def lines(self) -> list[Box]:
        """Each of its lines and signs, as far as its letters reach."""
        items = drawn(self.block, self.x, self.y)
        return [item.box for item in items if isinstance(item, Text | Icon)]

    def moved(self, down: float) -> "Placed":
        return replace(self, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Places:
    """The rings from the innermost, and everything in them in reading order; nothing is seen above the `top`."""

    top: float
    radii: tuple[float, ...]
    placed: tuple[Placed, ...]

    @property
    def height(self) -> float:
        return self.radii[-1] - self.top


class AroundTheDisc:
    """One goal stands under the disc, two at its sides or side by side under it, three all around."""

    def __init__(self, words: RingWords, window: Window, width: float) -> None:
        self._window, self._disc = window, words.disc()
        away, goals = self._disc.radius + _GAP, words.content.now
        beside = width / 2 - away

        def told(first: int, end: int, measure: float) -> Goals:
            return [(words.goal(each, measure), each.words.source) for each in goals[first:end]]

        count = len(goals)
        at_sides = told(0, 2 if count > 1 else 0, beside)
        wide, narrow = _UNDER * width, 2 * (away - _GAP)
        self._ways = [(at_sides, told(len(at_sides), count, measure)) for measure in (narrow, wide)]
        if count == 2:
            self._ways = [(at_sides, []), ([], told(0, count, _PAIR * width))]
        enough = beside >= _EM_BESIDE * words.parts.types.body.size
        self._ways = [way for way in self._ways if (enough or not way[0]) and not _suffers(way)]
        self._now = words.now()
        band = _BAND * width
        self._bands = [
            (words.heading(heading, band), list(words.columns(lines, band, _GAP)))
            for heading, lines in words.horizons
        ]
        self._gap = 9 * words.parts.types.air + 5.0

    def least(self) -> Places | None:
        """The arrangement that is lowest; None where there is none."""
        return min(self._all(0.0), key=lambda each: each.height, default=None)

    def filling(self, high: float) -> Places | None:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for give in _GIVES:
            fitting = [each for each in self._all(give) if each.height <= high]
            if fitting:
                return min(fitting, key=lambda each: each.top)
        return self.least()

    def _all(self, give: float) -> Iterator[Places]:
        for step in range(_STEPS):
            above = self._disc.radius + 3.0 + _STEP * step
            for sides, under in self._ways:
                yield self._arranged(above, sides, under, give)

    def _arranged(self, above: float, at_sides: Goals, under: Goals, give: float) -> Places:
        disc = self._disc
        placed = [_centred(disc.words, -disc.words.height / 2)]
        radii, y = [disc.radius], disc.radius + _GAP
        if self._now.parts:
            placed.append(_centred(self._now, y))
            y += self._now.height + _GAP
        sides = list(_at_sides(at_sides, disc.radius + _GAP, above))
        placed += [*sides, *_beneath(under, sides, y)]
        if len(placed) > 1:
            radii.append(self._ring(placed, above, give))
        for heading, rows in self._bands:
            title = _centred(heading, radii[-1] + _PAD + give / 2)
            tried = [_centred(row, title.bottom + self._gap) for row in rows]
            row = min(tried, key=lambda each: radius_around([each.box]))
            placed += [title, row]
            radii.append(self._ring([title, row], above, give / 2))
        return Places(-min(above, radii[-1]), tuple(radii), tuple(placed))

    def _ring(self, placed: Sequence[Placed], above: float, give: float) -> float:
        """A ring is seen whole above, or else is an arc from one side of the window to the other."""
        radius = radius_around(each.box for each in placed) + _PAD + give
        return radius if radius <= above else max(radius, math.hypot(self._window.half, above))


def _suffers(way: tuple[Goals, Goals]) -> bool:
    """Whether a word is broken, or a text cut short, for want of width."""
    return any(block.cut_off or is_broken(block) for goals in way for block, _ in goals)


def _at_sides(goals: Goals, away: float, above: float) -> Iterator[Placed]:
    """The first at the left, the second at the right, beginning on one line."""
    high = max((block.height for block, _ in goals), default=0.0)
    for index, (block, source) in enumerate(goals):
        yield Placed(block, away if index else -away - block.width, max(_PAD - above, -high / 2), source)


def _beneath(goals: Goals, sides: Sequence[Placed], y: float) -> Iterator[Placed]:
    """One in the middle, below what would be in its way; two from the middle to the left and to the right."""
    if len(goals) > 1:
        for index, (block, source) in enumerate(goals):
            yield Placed(block, _GAP if index else -_GAP - block.width, y, source)
        return
    for block, source in goals:
        half = block.width / 2
        lowest = [side.bottom + _GAP for side in sides if _nearest(side) < half + _GAP / 2]
        yield Placed(block, -half, max([y, *lowest]), source)


def _nearest(side: Placed) -> float:
    """How far from the middle something at a side begins."""
    return -side.x - side.block.width if side.x < 0 else side.x


def _centred(block: Block, y: float) -> Placed:
    return Placed(block, -block.width / 2, y)


class BetweenArcs:
    """All goals under one another, under the citizen's dream; each time of life between two arcs."""

    def __init__(self, words: RingWords, window: Window, width: float, *, named: bool) -> None:
        self._window, self._left = window, -width / 2
        measure = width - 2 * _INSET
        self._cap, self._now = words.cap(measure), words.now()
        self._goals = [
            (words.goal_across(goal, named=named), goal.words.source) for goal in words.content.now
        ]
        self._bands = [
            (words.heading(heading, measure), words.listed(lines, measure))
            for heading, lines in words.horizons
        ]
        air = words.parts.types.air
        self._under_heading, self._between = 9 * air + 4.0, 22 * air
        self._pad = min(9.0, 4.0 + 4 * air)

    def least(self) -> Places:
        return min((self._arranged(far, 0.0) for far in _FAR), key=lambda each: each.height)

    def filling(self, high: float) -> Places:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for far in _FAR:
            for give in _GIVES:
                places = self._arranged(far, give)
                if places.height <= high and not _is_hollow(places):
                    return places
        return self.least()

    def _arranged(self, far: float, give: float) -> Places:
        top = far * self._window.half
        cap = _centred(self._cap, top + self._pad + 5.0 + give / 2)
        radii, placed = [self._ring([cap], give)], [cap]
        if self._goals:
            now = list(self._goals_under(radii[-1], top, give))
            placed += now
            radii.append(self._ring(now, give))
        for heading, lines in self._bands:
            band = [*self._headed(heading, Placed(lines, self._left + _INSET, 0.0), radii[-1], give)]
            placed += band
            radii.append(self._ring(band, give))
        return Places(top, tuple(radii), tuple(placed))

    def _goals_under(self, radius: float, top: float, give: float) -> Iterator[Placed]:
        first, *others = [Placed(block, self._left, 0.0, source) for block, source in self._goals]
        heading, goal = self._headed(self._now, first, radius, 0.0)
        least = top + _PAD  # rings that are round leave room beside the dream, but no words belong there
        shift = max(0.0, least - heading.y)
        yield from (heading.moved(shift), goal.moved(shift))
        y = goal.bottom + shift
        for each in others:
            y += self._between + give
            yield each.moved(y)
            y += each.block.height

    def _headed(self, heading: Block, words: Placed, radius: float, give: float) -> tuple[Placed, Placed]:
        """Words with their heading, as high as they may stand under a ring."""
        title = self._clear(Placed(heading, words.x, 0.0), radius, give / 2)
        words = self._clear(words, radius, give / 2)
        words = replace(words, y=max(words.y, title.bottom + self._under_heading))
        return replace(title, y=words.y - self._under_heading - heading.height), words

    def _clear(self, placed: Placed, radius: float, more: float) -> Placed:
        return placed.moved(down_to_clear(radius, placed.lines()) + self._pad + more)

    def _ring(self, placed: Sequence[Placed], give: float) -> float:
        return radius_around(box for each in placed for box in each.lines()) + self._pad + give / 2


def _is_hollow(places: Places) -> bool:
    """Whether the innermost ring is so round that it stands empty under its words."""
    words = places.placed[0]
    return places.radii[0] - words.bottom > max(_HOLLOW, words.block.height)
