"""Where the words of the style *Ring* stand: all around a disc, or under one another between arcs.

Places are counted from the middle of the rings. Each ring is as large as what stands in it makes it.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from enplan_desktop.sheet.blocks import Block, clear
from enplan_desktop.sheet.display import Box, Icon
from enplan_desktop.sheet.fonts import ASCENT, DESCENT
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.circles import Window, down_to_clear, radius_around
from enplan_desktop.sheet.styles.ring_words import RingWords, inks, is_broken

_PAD, _GAP = 11.0, 16.0
_EM_BESIDE = 9.5
"""The disc has words at its sides where so many ems of running text fit there."""
_UNDER, _NARROW, _BAND, _PAIR = 0.6, 0.32, 0.8, 0.42
"""How much of the width words may take under the disc, in the outer rings, and each of two side by side."""
_ABOVE, _STEPS, _STEP = 3.0, 12, 26.0
"""How far the disc keeps from the top of the window, at least and in how many steps."""
_EMPTY = 60.0
"""How much of the window may be left empty above what stands in arcs."""
_GIVES = (24.0, 16.0, 8.0, 0.0)
_FAR = (0.0, 0.25, 0.5, 0.75, 1.0, 1.4, 2.0, 3.0, 5.0, 8.0)
"""How far the middle of arcs lies above them, in halves of their width, from the roundest to the flattest."""
_INSET, _HOLLOW = 10.0, 40.0


class Shape:
    """A block, and how far each of its lines and signs reaches, seen from the block's corner."""

    def __init__(self, block: Block, source: Source | None = None) -> None:
        self.block, self.source = block, source

    @cached_property
    def reaches(self) -> list[Box]:
        return [
            Box(x, y, item.size, item.size)
            if isinstance(item, Icon)
            else Box(x, y - ASCENT * item.size, item.width, (ASCENT + DESCENT) * item.size)
            for x, y, item in inks(self.block)
        ]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block at a place counted from the middle of the rings."""

    shape: Shape
    x: float
    y: float

    @property
    def block(self) -> Block:
        return self.shape.block

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, self.block.width, self.block.height)

    @property
    def bottom(self) -> float:
        return self.y + self.block.height

    def radius(self) -> float:
        """Of the least circle that holds its letters and signs."""
        return radius_around(self.shape.reaches, self.x, self.y)

    def cleared(self, radius: float) -> "Placed":
        """Just below a circle."""
        return self.moved(down_to_clear(radius, self.shape.reaches, self.x, self.y))

    def moved(self, down: float) -> "Placed":
        return Placed(self.shape, self.x, self.y + down)


Goals = Sequence[Shape]


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
        self._window, self._radius = window, 0.0
        disc = words.disc()
        self._disc, self._radius = Shape(disc.words), disc.radius
        self._ways = list(self._tried(words, width))
        self._now = Shape(words.now())
        band = _BAND * width
        self._bands = [
            (Shape(words.heading(heading, band)), [Shape(row) for row in words.columns(lines, band, _GAP)])
            for heading, lines in words.horizons
        ]
        self._gap = 9 * words.parts.types.air + 5.0

    def _tried(self, words: RingWords, width: float) -> Iterator[tuple[Goals, Goals]]:
        """What stands at the sides and what under the disc, in each way that keeps all words whole."""
        away, goals = self._radius + _GAP, words.content.now
        beside, pair = width / 2 - away, len(goals) == 2
        enough = beside >= _EM_BESIDE * words.parts.types.body.size

        def told(first: int, end: int, measure: float) -> Goals:
            return [Shape(words.goal(each, measure), each.words.source) for each in goals[first:end]]

        at_sides = told(0, 2 if len(goals) > 1 else 0, beside) if enough else []
        if not _suffers(at_sides) and (enough or len(goals) < 2):
            narrow = max(2 * self._radius, _NARROW * width)
            for measure in (width,) if pair else (narrow, _UNDER * width):
                under = told(len(at_sides), len(goals), measure)
                if not _suffers(under):
                    yield at_sides, under
        if pair and not _suffers(under := told(0, 2, _PAIR * width)):
            yield [], under

    def least(self) -> Places | None:
        """The arrangement that is lowest: with the middle as near to the top as it can be, or with whole rings."""
        return self._lowest(0.0)

    def filling(self, high: float) -> Places | None:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for give in _GIVES:
            lowest = self._lowest(give)
            if lowest and lowest.height <= high:
                return min((lowest, *self._roundest(high, give)), key=lambda each: (each.top, each.height))
        return self.least()

    def _roundest(self, high: float, give: float) -> Iterator[Places]:
        """In each way, with whole rings, and with the middle of arcs as low as it may lie."""
        for way in self._ways:
            whole = self._arranged(math.inf, *way, give)
            if whole.height <= high:
                yield whole
            high_up = max([self._radius, *(each.block.height / 2 for each in way[0])])
            tried = [self._radius + _ABOVE + _STEP * step for step in range(_STEPS)]
            tried = tried[: bisect_right(tried, high_up + _EMPTY)]
            fits = bisect_right(tried, high, key=lambda above: self._arranged(above, *way, give).height)
            if fits:
                yield self._arranged(tried[fits - 1], *way, give)

    def _lowest(self, give: float) -> Places | None:
        tried = (
            self._arranged(above, *way, give)
            for way in self._ways
            for above in (self._radius + _ABOVE, math.inf)
        )
        return min(tried, key=lambda each: each.height, default=None)

    def _arranged(self, above: float, at_sides: Goals, under: Goals, give: float) -> Places:
        placed = [_centred(self._disc, -self._disc.block.height / 2)]
        sides = list(_at_sides(at_sides, self._radius + _GAP, above))
        radii, y = [self._radius], self._radius + _GAP
        if self._now.block.parts:
            placed.append(_centred(self._now, _clear_of(sides, self._now, y)))
            y = placed[-1].bottom + _GAP
        placed += [*sides, *_beneath(under, sides, y)]
        if len(placed) > 1:
            radii.append(self._ring(placed, above, give))
        for over, rows in self._bands:
            title = _centred(over, radii[-1] + _PAD + give / 2)
            tried = [_centred(row, title.bottom + self._gap) for row in rows]
            row = min(tried, key=lambda each: radius_around([each.box]))
            placed += [title, row]
            radii.append(self._ring([title, row], above, give / 2))
        return Places(-min(above, radii[-1]), tuple(radii), tuple(placed))

    def _ring(self, placed: Sequence[Placed], above: float, give: float) -> float:
        """A ring is seen whole above, or else is an arc from one side of the window to the other."""
        radius = radius_around(each.box for each in placed) + _PAD + give
        half = self._window.half
        return radius if radius <= min(above, half) else max(radius, math.hypot(half, above))


def _suffers(goals: Goals) -> bool:
    """Whether a word is broken, or a text cut short, for want of width."""
    return any(each.block.cut_off or is_broken(each.block) for each in goals)


def _at_sides(goals: Goals, away: float, above: float) -> Iterator[Placed]:
    """The first at the left, the second at the right, beginning on one line."""
    high = max((each.block.height for each in goals), default=0.0)
    for index, each in enumerate(goals):
        yield Placed(each, away if index else -away - each.block.width, max(_PAD - above, -high / 2))


def _beneath(goals: Goals, sides: Sequence[Placed], y: float) -> Iterator[Placed]:
    """One in the middle, below what would be in its way; two from the middle to the left and to the right."""
    if len(goals) > 1:
        for index, each in enumerate(goals):
            yield Placed(each, _GAP if index else -_GAP - each.block.width, y)
        return
    for each in goals:
        yield _centred(each, _clear_of(sides, each, y))


def _clear_of(sides: Sequence[Placed], shape: Shape, y: float) -> float:
    """Where something in the middle may begin: at `y`, or below what at the sides would be in its way."""
    half = shape.block.width / 2
    return max([y, *(side.bottom + _GAP for side in sides if _nearest(side) < half + _GAP / 2)])


def _nearest(side: Placed) -> float:
    """How far from the middle something at a side begins."""
    return -side.x - side.block.width if side.x < 0 else side.x


def _centred(shape: Shape, y: float) -> Placed:
    return Placed(shape, -shape.block.width / 2, y)


class BetweenArcs:
    """All goals under one another, under the citizen's dream; each time of life between two arcs."""

    def __init__(self, words: RingWords, window: Window, width: float, *, named: bool) -> None:
        self._window, self._left = window, -width / 2
        measure = width - 2 * _INSET
        self._cap, self._now = Shape(words.cap(measure)), Shape(words.now())
        self._goals = [
            Shape(words.goal_across(goal, named=named), goal.words.source) for goal in words.content.now
        ]
        self._bands = [
            (Shape(words.heading(heading, measure)), Shape(words.listed(lines, measure)))
            for heading, lines in words.horizons
        ]
        types = words.parts.types
        air = types.air
        self._under_heading = clear(9 * air + 4.0, types.section, types.number)
        self._between = 22 * air
        self._pad = min(9.0, 4.0 + 4 * air)

    def least(self) -> Places:
        """The flattest arrangement, which is the lowest."""
        return self._arranged(_FAR[-1], 0.0)

    def filling(self, high: float) -> Places:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for far in _FAR:
            tight = self._arranged(far, 0.0)
            if tight.height > high or _is_hollow(tight):
                continue
            loose = (self._arranged(far, give) for give in _GIVES)
            return next((each for each in loose if each.height <= high and not _is_hollow(each)), tight)
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
            band = self._headed(heading, Placed(lines, self._left + _INSET, 0.0), radii[-1], top, give)
            placed += band
            radii.append(self._ring(band, give))
        return Places(top, tuple(radii), tuple(placed))

    def _goals_under(self, radius: float, top: float, give: float) -> Iterator[Placed]:
        first, *others = [Placed(shape, self._left, 0.0) for shape in self._goals]
        heading, goal = self._headed(self._now, first, radius, top, 0.0)
        yield from (heading, goal)
        y = goal.bottom
        for each in others:
            y += self._between + give
            yield each.moved(y)
            y += each.block.height

    def _headed(
        self, heading: Shape, words: Placed, radius: float, top: float, give: float
    ) -> tuple[Placed, Placed]:
        """Words with their heading, as high as they may stand under a ring.

        Rings that are round leave room beside the dream, but no words belong there.
        """
        title = self._clear(Placed(heading, words.x, 0.0), radius, give / 2)
        words = self._clear(words, radius, give / 2)
        words = words.moved(max(0.0, title.bottom + self._under_heading - words.y))
        over = Placed(heading, words.x, words.y - self._under_heading - heading.block.height)
        shift = max(0.0, top + _PAD - over.y)
        return over.moved(shift), words.moved(shift)

    def _clear(self, placed: Placed, radius: float, more: float) -> Placed:
        return placed.cleared(radius + self._pad + more)

    def _ring(self, placed: Sequence[Placed], give: float) -> float:
        return max(each.radius() for each in placed) + self._pad + give / 2


def _is_hollow(places: Places) -> bool:
    """Whether the innermost ring is so round that it stands empty under its words."""
    words = places.placed[0]
    return places.radii[0] - words.bottom > max(_HOLLOW, words.block.height)
