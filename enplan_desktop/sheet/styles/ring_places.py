"""Where the words of the style *Ring* stand: all around a disc, or under one another between arcs.

Places are counted from the middle of the rings. Each ring is as large as what stands in it makes it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.columns import Frame
from enplan_desktop.sheet.display import Box, Text
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.circles import down_to_clear, radius_around
from enplan_desktop.sheet.styles.ring_words import RingWords

_PAD, _GAP = 11.0, 16.0
_EM_BESIDE = 9.5
"""The disc has words at its sides where so many ems of running text fit there."""
_UNDER, _BAND = 0.6, 0.8
"""How much of the width words may take under the disc, and in the outer rings."""
_AT_BOTH_SIDES = 2
_STEPS, _STEP = 18, 18.0
_FAR = (0.0, 0.25, 0.5, 0.75, 1.0, 1.4, 2.0, 3.0, 5.0)
"""How far the middle of arcs lies above them, in halves of their width, from the roundest to the flattest."""
_INSET = 10.0


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

    def lines(self) -> Iterator[Box]:
        """Each of its lines, as far as its letters reach."""
        for item in drawn(self.block, self.x, self.y):
            if isinstance(item, Text):
                yield item.box


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
    """One goal stands under the disc, two at its sides, three all around; what is later under them."""

    def __init__(self, words: RingWords, frame: Frame) -> None:
        self._disc = words.disc()
        away, half = self._disc.radius + _GAP, frame.width / 2
        goals = words.content.now
        sides = goals if len(goals) == _AT_BOTH_SIDES else goals[:-1]
        self._beside = half - away
        self._sides = [(words.goal(each, self._beside), each.words.source) for each in sides]
        self._under = [
            [(words.goal(each, measure), each.words.source) for each in goals[len(sides) :]]
            for measure in (2 * (away - _GAP), _UNDER * frame.width)
        ]
        self._now = words.now()
        wide = _BAND * frame.width
        self._bands = [
            (words.heading(heading, wide), list(words.columns(lines, wide, _GAP)))
            for heading, lines in words.horizons
        ]
        self._gap = 9 * words.parts.types.air
        self.has_room = not sides or self._beside >= _EM_BESIDE * words.parts.types.body.size

    def blocks(self) -> Iterator[Block]:
        return (each.block for each in self.least().placed)

    def least(self) -> Places:
        """The arrangement that is lowest."""
        return min(self._all(0.0), key=lambda each: each.height)

    def filling(self, high: float) -> Places:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for give in (24.0, 16.0, 8.0, 0.0):
            fitting = [each for each in self._all(give) if each.height <= high]
            if fitting:
                return min(fitting, key=lambda each: each.top)
        return self.least()

    def _all(self, give: float) -> Iterator[Places]:
        for step in range(_STEPS):
            above = self._disc.radius + 3.0 + _STEP * step
            for under in self._under:
                yield self._arranged(above, under, give)

    def _arranged(self, above: float, under: Sequence[tuple[Block, Source | None]], give: float) -> Places:
        disc, away = self._disc, self._disc.radius + _GAP
        placed = [_centred(disc.words, -disc.words.height / 2)]
        radii, y = [disc.radius], disc.radius + _GAP
        if self._now.parts:
            placed.append(_centred(self._now, y))
            y += self._now.height + _GAP
        sides = []
        for index, (block, source) in enumerate(self._sides):
            x = away if index else -away - block.width
            sides.append(Placed(block, x, max(_PAD - above, -block.height / 2), source))
        placed += sides
        for block, source in under:
            beneath = [each.box.y + block_height(each) for each in sides if _meets(each, block.width / 2)]
            placed.append(replace(_centred(block, max([y, *(low + _GAP for low in beneath)])), source=source))
        if len(placed) > 1:
            radii.append(radius_around(each.box for each in placed) + _PAD + give)
        for heading, rows in self._bands:
            title = _centred(heading, radii[-1] + _PAD + give / 2)
            tried = [_centred(row, title.y + heading.height + self._gap + 5.0) for row in rows]
            row = min(tried, key=lambda each: radius_around([each.box]))
            placed += [title, row]
            radii.append(radius_around([title.box, row.box]) + _PAD + give / 2)
        return Places(-min(above, radii[-1]), tuple(radii), tuple(placed))


def block_height(placed: Placed) -> float:
    return placed.block.height


def _meets(side: Placed, half: float) -> bool:
    """Whether something at a side reaches over words of this half width under the disc."""
    nearest = -side.x - side.block.width if side.x < 0 else side.x
    return nearest < half + _GAP / 2


def _centred(block: Block, y: float) -> Placed:
    return Placed(block, -block.width / 2, y)


class BetweenArcs:
    """All goals under one another, under the citizen's dream; each time of life between two arcs."""

    has_room = True

    def __init__(self, words: RingWords, frame: Frame) -> None:
        self._half, air = frame.width / 2, words.parts.types.air
        measure = frame.width - 2 * _INSET
        self._cap, self._now = words.cap(0.9 * measure), words.now()
        self._goals = [(words.goal_across(goal), goal.words.source) for goal in words.content.now]
        self._bands = [
            (words.heading(heading, measure), words.listed(lines, measure))
            for heading, lines in words.horizons
        ]
        self._gaps = (9 * air + 5.0, 20 * air + 4.0)

    def blocks(self) -> Iterator[Block]:
        return (each.block for each in self.least().placed)

    def least(self) -> Places:
        return min((self._arranged(far, 0.0) for far in _FAR), key=lambda each: each.height)

    def filling(self, high: float) -> Places:
        """The roundest arrangement for a height, with as much air as there is room for."""
        for far in _FAR:
            for give in (16.0, 8.0, 0.0):
                places = self._arranged(far, give)
                if places.height <= high:
                    return places
        return self.least()

    def _arranged(self, far: float, give: float) -> Places:
        top, left = far * self._half, -self._half
        under_heading, between = self._gaps[0], self._gaps[1] + give
        placed = [_centred(self._cap, top + _PAD + 4.0 + give / 2)]
        radii = [radius_around(_boxes(placed[0])) + _PAD - 2.0 + give / 2]
        if self._goals:
            y = top
            for number, (block, source) in enumerate(self._goals):
                goal = _clear(Placed(block, left, 0.0, source), radii[0], 0.0)
                if number == 0:
                    heading = _clear(Placed(self._now, left, 0.0), radii[0], 0.0)
                    goal = replace(goal, y=max(goal.y, heading.y + self._now.height + under_heading))
                    placed.append(replace(heading, y=goal.y - under_heading - self._now.height))
                else:
                    goal = replace(goal, y=max(goal.y, y + between))
                y = goal.y + block.height
                placed.append(goal)
            radii.append(radius_around(box for each in placed[1:] for box in _boxes(each)) + _PAD - 2.0 + give / 2)
        for heading_block, lines in self._bands:
            listed = _clear(Placed(lines, left + _INSET, 0.0), radii[-1], give / 2)
            title = _clear(Placed(heading_block, left + _INSET, 0.0), radii[-1], give / 2)
            listed = replace(listed, y=max(listed.y, title.y + heading_block.height + under_heading))
            title = replace(title, y=listed.y - under_heading - heading_block.height)
            placed += [title, listed]
            radii.append(radius_around([*_boxes(title), *_boxes(listed)]) + _PAD - 2.0 + give / 2)
        return Places(top, tuple(radii), tuple(placed))


def _boxes(placed: Placed) -> list[Box]:
    return list(placed.lines())


def _clear(placed: Placed, radius: float, more: float) -> Placed:
    """As high as it may stand under a ring."""
    return replace(placed, y=placed.y + down_to_clear(radius, _boxes(placed)) + _PAD - 4.0 + more)
