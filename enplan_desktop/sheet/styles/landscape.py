"""The contours of a hilly country, drawn from a name: each case has its own, and it stays.

Heights are the sum of a few round hills and two long waves; lines of equal height are found by marching squares
(Lorensen and Cline 1987, in the plane) and drawn as smooth curves.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from enplan_desktop.sheet.display import Outline

Point = tuple[float, float]
_Edge = tuple[int, int, int]
"""A side of a cell: its column, its row, and 0 for the upper or 1 for the left side."""

_CELL = 14.0
"""In points: fine enough for smooth lines, coarse enough to be found while somebody waits."""
_LEVELS = 15
_EVERY_FIFTH = 5
_SHORTEST = 4
"""A line of fewer points than this is a speck and not drawn."""


@lru_cache(maxsize=64)
def contours(name: str, width: float, height: float) -> tuple[Outline, Outline]:
    """The thin lines and, every fifth, the thick ones, in a country of this size."""
    columns, rows = math.ceil(width / _CELL), math.ceil(height / _CELL)
    heights = _heights(name, columns, rows)
    least, most = min(map(min, heights)), max(map(max, heights))
    thin: list[tuple[float, ...]] = []
    thick: list[tuple[float, ...]] = []
    for number in range(1, _LEVELS):
        level = least + (most - least) * number / _LEVELS
        for line in _lines(heights, level):
            placed = [(x * width / columns, y * height / rows) for x, y in line]
            (thick if number % _EVERY_FIFTH == 0 else thin).extend(_smooth(placed))
    return tuple(thin), tuple(thick)


def _heights(name: str, columns: int, rows: int) -> list[list[float]]:
    chance = Random(name)
    hills = [(0.78, 0.16, 0.34, 1.0)]  # the dream stands on the highest
    hills += [
        (
            chance.uniform(0.0, 1.0),
            chance.uniform(0.35, 1.0),
            chance.uniform(0.16, 0.3),
            chance.uniform(0.25, 0.6),
        )
        for _ in range(3)
    ]
    waves = [
        (chance.uniform(3, 6), chance.uniform(3, 6), chance.uniform(0, math.tau), chance.uniform(0.05, 0.11))
        for _ in range(2)
    ]

    def high(x: float, y: float) -> float:
        hilly = sum(
            top * math.exp(-((x - at_x) ** 2 + (y - at_y) ** 2) / (2 * wide * wide))
            for at_x, at_y, wide, top in hills
        )
        return hilly + sum(by * math.sin(right * x + down * y + turn) for right, down, turn, by in waves)

    return [[high(column / columns, row / rows) for column in range(columns + 1)] for row in range(rows + 1)]


def _lines(heights: list[list[float]], level: float) -> Iterator[list[Point]]:
    """Every line on which the country has this height, in cells; a closed one ends where it begins."""
    neighbours: dict[_Edge, list[_Edge]] = defaultdict(list)
    for row in range(len(heights) - 1):
        above, below = heights[row], heights[row + 1]
        for column in range(len(above) - 1):
            corners = (above[column], above[column + 1], below[column + 1], below[column])
            for one, other in _crossed(corners, level):
                a, b = _edge(column, row, one), _edge(column, row, other)
                neighbours[a].append(b)
                neighbours[b].append(a)
    ends = [edge for edge, met in neighbours.items() if len(met) == 1]
    seen: set[_Edge] = set()
    for start in (*ends, *neighbours):
        if start in seen:
            continue
        line = _walk(start, neighbours, seen)
        if len(line) >= _SHORTEST:
            yield [_point(edge, heights, level) for edge in line]


def _crossed(corners: tuple[float, float, float, float], level: float) -> list[tuple[int, int]]:
    """Which sides of a cell (upper, right, lower, left) a line of this height joins."""
    over = [corner > level for corner in corners]
    sides = [side for side in range(4) if over[side] != over[(side + 1) % 4]]
    if len(sides) < 4:
        return [(sides[0], sides[1])] if sides else []
    middle = sum(corners) / 4 > level
    return [(0, 3), (1, 2)] if middle != over[0] else [(0, 1), (2, 3)]


def _edge(column: int, row: int, side: int) -> _Edge:
    places: tuple[_Edge, ...] = (
        (column, row, 0),
        (column + 1, row, 1),
        (column, row + 1, 0),
        (column, row, 1),
    )
    return places[side]


def _walk(start: _Edge, neighbours: dict[_Edge, list[_Edge]], seen: set[_Edge]) -> list[_Edge]:
    line, here = [start], start
    seen.add(start)
    while onward := next((edge for edge in neighbours[here] if edge not in seen), None):
        seen.add(onward)
        line.append(onward)
        here = onward
    if len(line) > 2 and start in neighbours[here]:
        line.append(start)
    return line


def _point(edge: _Edge, heights: list[list[float]], level: float) -> Point:
    column, row, side = edge
    here = heights[row][column]
    there = heights[row][column + 1] if side == 0 else heights[row + 1][column]
    part = (level - here) / (there - here)
    return (column + part, float(row)) if side == 0 else (float(column), row + part)


def _smooth(points: list[Point]) -> Iterator[tuple[float, ...]]:
    """Curves through every other point, each as steep as its neighbours are apart (Catmull and Rom 1974)."""
    closed = points[0] == points[-1]
    kept = points[::2] if (len(points) - 1) % 2 == 0 else [*points[::2], points[-1]]
    last = len(kept) - 1

    def at(index: int) -> Point:
        if closed:
            return kept[index % last]
        return kept[min(max(index, 0), last)]

    yield _rounded(kept[0])
    for index in range(last):
        before, start, end, after = (at(index + step) for step in (-1, 0, 1, 2))
        yield _rounded(_toward(start, before, end), _toward(end, after, start), end)


def _toward(point: Point, before: Point, after: Point) -> Point:
    return point[0] + (after[0] - before[0]) / 6, point[1] + (after[1] - before[1]) / 6


def _rounded(*points: Point) -> tuple[float, ...]:
    return tuple(round(number, 2) for point in points for number in point)
