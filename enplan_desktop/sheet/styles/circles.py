"""Circles around one middle, seen through a window: what they hold, what lies outside them, how they are drawn.

All places are counted from the middle of the circles, downwards and to the right.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from enplan_desktop.sheet.display import Box, Curve, Item, Outline, Path

Point = tuple[float, float]

_PIECE = math.pi / 6
"""One curve follows a circle this far around, to a hundredth of a point."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is seen of the circles: `half` its width on either side of their middle, and nothing above its `top`."""

    half: float
    top: float = 0.0

    def below(self, top: float) -> "Window":
        return Window(self.half, top)

    def arcs(self, radius: float) -> Iterator[tuple[float, float]]:
        """Where the right half of a circle is seen, from its foot up, in radians from the foot."""
        over = math.acos(max(-1.0, min(1.0, self.top / radius)))
        beside = math.asin(self.half / radius) if radius > self.half else math.pi / 2
        if radius <= self.half:
            yield 0.0, over
            return
        yield 0.0, min(beside, over)
        if over > math.pi - beside:
            yield math.pi - beside, over

    def reach(self, radius: float, angle: float) -> float:
        """How far a circle is seen along a ray from its middle, in radians from the foot; the middle is seen."""
        right, down = abs(math.sin(angle)), math.cos(angle)
        across = self.half / right if right else radius
        return min(radius, across, self.top / down if down < 0 else radius)


@dataclass(frozen=True, slots=True)
class Look:
    """The ground of a circle, and how its edge is drawn."""

    ground: int
    thickness: float
    colour: int


def radius_around(boxes: Iterable[Box], x: float = 0.0, y: float = 0.0) -> float:
    """The radius of the least circle that holds boxes, which are counted from (x, y)."""
    radius = 0.0
    for box in boxes:
        left, top = x + box.x, y + box.y
        across, down = max(-left, left + box.width), max(-top, top + box.height)
        radius = max(radius, math.hypot(across, down))
    return radius


def down_to_clear(radius: float, boxes: Iterable[Box], x: float = 0.0, y: float = 0.0) -> float:
    """How far boxes, counted from (x, y), must move down to lie below a circle; less than 0 where they may move up."""
    down = -math.inf
    for box in boxes:
        left = x + box.x
        nearest = max(0.0, left, -left - box.width)
        # Where the lower half of the circle is lowest over the width of the box.
        down = max(down, math.sqrt(max(0.0, radius * radius - nearest * nearest)) - y - box.y)
    return down if down > -math.inf else 0.0


def drawn_circle(radius: float, window: Window, look: Look, across: float, down: float) -> Iterator[Item]:
    """Its ground as far as it is seen, and its edge, where its middle is at a place on the page."""
    arcs = list(window.arcs(radius))
    yield _ground(radius, window, arcs, look.ground, across, down)
    for start, end in arcs:
        for points in _edges(start, end):
            outline, box = _framed(_along(radius, points))
            yield Curve(
                across + box.x,
                down + box.y,
                box.width,
                box.height,
                outline,
                look.thickness,
                look.colour,
            )


def _edges(start: float, end: float) -> Iterator[tuple[float, float]]:
    """A stretch of the right half with its mirror image: in one where they meet, else two."""
    if start == 0.0:
        yield -end, end
    elif end == math.pi:
        yield start, 2 * math.pi - start
    else:
        yield start, end
        yield -end, -start


def _ground(
    radius: float, window: Window, arcs: list[tuple[float, float]], colour: int, across: float, down: float
) -> Path:
    commands: list[tuple[float, ...]] = []
    for start, end in arcs:
        arc = _along(radius, (start, end))
        commands += [_straight(commands[-1][-2:], arc[0]), *arc[1:]] if commands else arc
    last = commands[-1][-2:]
    if len(arcs) == 1 and last[1] > window.top + 0.01 and radius > window.half:
        commands.append(_straight(last, (window.half, window.top)))
    mirrored = _reversed(commands)
    commands += [_straight(commands[-1][-2:], mirrored[0]), *mirrored[1:]]
    outline, box = _framed(commands)
    return Path(across + box.x, down + box.y, box.width, box.height, (*outline, ()), colour)


def _straight(start: tuple[float, ...], end: tuple[float, ...]) -> tuple[float, ...]:
    return (*start, *end, *end)


def _along(radius: float, angles: tuple[float, float]) -> list[tuple[float, ...]]:
    """The commands of an arc between two angles from the foot; the first moves to its beginning.

    It is parted at each quarter, so that the ends of the parts reach as far as the arc does.
    """
    start, end = angles
    quarters = [part * math.pi / 2 for part in range(-2, 4) if start < part * math.pi / 2 < end]
    commands: list[tuple[float, ...]] = [_at(radius, start)]
    for begin, stop in pairwise([start, *quarters, end]):
        pieces = max(1, math.ceil((stop - begin) / _PIECE))
        turn = (stop - begin) / pieces
        commands += [_piece(radius, begin + piece * turn, turn) for piece in range(pieces)]
    return commands


def _piece(radius: float, here: float, turn: float) -> tuple[float, ...]:
    reach, there = radius * 4 / 3 * math.tan(turn / 4), here + turn
    (x, y), (to_x, to_y) = _at(radius, here), _at(radius, there)
    return (
        x + reach * math.cos(here),
        y - reach * math.sin(here),
        to_x - reach * math.cos(there),
        to_y + reach * math.sin(there),
        to_x,
        to_y,
    )


def _at(radius: float, angle: float) -> Point:
    return radius * math.sin(angle), radius * math.cos(angle)


def _reversed(commands: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """The same stretch mirrored, from its end to its beginning."""
    backward: list[tuple[float, ...]] = [_mirrored(commands[-1][-2:])]
    for index in range(len(commands) - 1, 0, -1):
        here, end = commands[index], commands[index - 1][-2:]
        backward.append(_mirrored((*here[2:4], *here[0:2], *end)))
    return backward


def _mirrored(numbers: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(-number if index % 2 == 0 else number for index, number in enumerate(numbers))


def _framed(commands: list[tuple[float, ...]]) -> tuple[Outline, Box]:
    """The commands counted from the upper left corner of their ends, without the noise of sums; and that box."""
    xs, ys = [numbers[-2] for numbers in commands], [numbers[-1] for numbers in commands]
    left, top = min(xs), min(ys)
    outline = tuple(
        tuple(round(number - (top if index % 2 else left), 4) for index, number in enumerate(numbers))
        for numbers in commands
    )
    return outline, Box(left, top, max(xs) - left, max(ys) - top)
