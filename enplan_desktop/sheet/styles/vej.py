"""The style *Vej*: a path over a country that is this citizen's own, from what is now up to the dream.

The waypoints stand under one another, the first at the bottom. Beside each stand its words: to its right where the
path comes from the left, to its left where it comes from the right, so that the path never runs through them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.columns import Frame
from enplan_desktop.sheet.display import Box, Curve, Item, Outline, Path, Rect, Region, Text
from enplan_desktop.sheet.fonts import CAP_HEIGHT, Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.landscape import contours
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.styles.stage import stage
from enplan_desktop.sheet.types import GREEN, INK, WHITE

CONTOUR = 0xC3D9D2


class _Place(NamedTuple):
    """Where a waypoint stands, as a part of the country's width, and on which side of it its words are."""

    at: float
    at_its_left: bool = False


_WINDING = (_Place(0.05), _Place(0.49), _Place(0.47, True), _Place(0.62), _Place(0.60, True))
_RISING = tuple(map(_Place, (0.07, 0.11, 0.15, 0.19, 0.23)))
"""A narrow country has room for words on one side only."""
_NARROW = 36.0
"""A country of so many ems of running text is narrow."""
_FLAG_AT = 0.8
_GOAL, _LATER, _HALO = 14.0, 8.0, 6.0
"""The radii of the waypoints, and what stays free around them."""
_BESIDE = 12.0
_FLAG = 46.0
_APART = 12.0
_EDGE = 27.0
"""How near the country comes to the paper's edge: no margin holds it, but printers leave the edge white."""
_MASK = 7.0
_RISE, _RISE_ABOVE_WORDS, _LETTERS = 0.6, 2.0, 0.42
_DREAM_WIDTH = 0.62
_CLOTH = 33.0
_FLAG_BESIDE = _CLOTH + 2 * _MASK + 6.0
"""What a flag takes beside the dream's words, where there is no room for it under them."""


@dataclass(frozen=True, slots=True)
class _Waypoint:
    """A place on the path and its words; a goal for now has a number."""

    place: _Place
    words: Block
    number: int = 0
    region: Source | None = None

    @property
    def radius(self) -> float:
        return _GOAL if self.number else _LATER


class Way:
    """A page whose words are set; they get their places when the path is drawn."""

    def __init__(self, content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> None:
        self._paper = paper
        self._content = content
        self._stage = stage(content, fit, paper, fonts)
        self._country, content = self._stage.picture, self._stage.content
        parts = self._parts = Parts(content, fit, paper, fonts, self._country, None)
        self._narrow = narrow = self._country.width < _NARROW * fit.size
        self._dream = Block()
        if content.dream:
            wide = self._country.width
            self._dream = parts.quote(content.dream, wide - _FLAG_BESIDE if narrow else _DREAM_WIDTH * wide)
        self._rise = (_RISE_ABOVE_WORDS if narrow else _RISE) * fit.size
        self._waypoints = tuple(self._along(content, _RISING if narrow else _WINDING))

    def _along(self, content: SheetContent, places: Sequence[_Place]) -> Iterator[_Waypoint]:
        parts, coming, headings = self._parts, iter(places), self._parts.headings
        for goal in content.now:
            place = next(coming)
            words = parts.told_goal(goal, self._measure(place))
            yield _Waypoint(place, words, goal.number, goal.words.source)
        for heading, lines in (
            (headings.three_months, content.three_months),
            (headings.later, content.later),
        ):
            if lines:
                place = next(coming)
                yield _Waypoint(place, parts.horizon(heading, lines, self._measure(place)))

    def _measure(self, place: _Place) -> float:
        free = place.at if place.at_its_left else 1.0 - place.at
        return free * self._country.width - _GOAL - _BESIDE - _MASK

    # What a layout asks

    def blocks(self) -> Iterator[Block]:
        around_it = (piece.block for piece in self._stage.words.pieces())
        yield from (self._dream, *(each.words for each in self._waypoints), *around_it)

    def free(self) -> float:
        return min(self._spare(), self._stage.words.spare()) / self._paper.height

    def _spare(self) -> float:
        return self._country.height - self._needed()

    def _needed(self) -> float:
        rows = sum(_high(each) for each in self._waypoints)
        # The path comes to the flag from the side, and must clear the words of the last waypoint.
        return rows + self._down_to_flag() + self._rise + _APART * (len(self._waypoints) + 2)

    def _down_to_flag(self) -> float:
        """From the top of the dream's words to where the path ends; without a dream it leads on out of sight."""
        if not self._dream.parts:
            return 0.0
        if self._narrow:
            return max(self._dream.height + _MASK, _FLAG)
        return self._dream.height + _BESIDE + _FLAG

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        summit, stops = self._summit(), list(self._stops())
        steps = [(stop.x, stop.y) for stop in stops] or [self._beginning()]
        items: list[Item] = list(self._land())
        if summit:
            items.append(_mask(self._dream, summit.x, summit.y))
        items += (_mask(stop.waypoint.words, *stop.words_at) for stop in stops)
        items += _path([*steps, summit.flag if summit else self._beyond()])
        if summit:
            items += _flag(*summit.flag)
        items += self._stage.before()
        if summit:
            items += drawn(self._dream, summit.x, summit.y)
        for stop in stops:
            items += _sign(stop, self._parts)
            items += drawn(stop.waypoint.words, *stop.words_at)
        items += self._stage.after()
        return tuple(items), tuple(stop.region() for stop in stops if stop.waypoint.region)

    def _land(self) -> Iterator[Item]:
        land, beyond = self._country, self._paper.side - _EDGE
        frame = Frame(land.x - beyond, land.y, land.width + 2 * beyond, land.height)
        return country(self._content, frame)

    def _summit(self) -> "_Summit | None":
        if not self._dream.parts:
            return None
        country, wide = self._country, self._dream.width
        y = country.y + _APART
        if self._narrow:
            flag_x = country.x + country.width - _CLOTH
            x = country.x
        else:
            flag_x = country.x + _FLAG_AT * country.width
            x = min(flag_x - wide / 2, country.x + country.width - wide - _MASK)
        return _Summit(x, y, (flag_x, y + self._down_to_flag()))

    def _beginning(self) -> tuple[float, float]:
        """Where the path begins while there is no goal."""
        country, place = self._country, _RISING[0]
        return country.x + place.at * country.width, country.y + country.height - _APART

    def _beyond(self) -> tuple[float, float]:
        """Where the path leaves the country while there is no dream."""
        return self._country.x + _FLAG_AT * self._country.width, self._country.y

    def _stops(self) -> Iterator["_Stop"]:
        """Every waypoint from the bottom up, with the room that is left between them."""
        country = self._country
        gap = _APART + max(0.0, self._spare()) / (len(self._waypoints) or 1)
        y = country.y + country.height - _APART
        for each in self._waypoints:
            y -= _high(each)
            yield _Stop(each, country.x + each.place.at * country.width, y + each.radius)
            y -= gap


def country(content: SheetContent, frame: Frame) -> Iterator[Item]:
    """This citizen's country in a frame, and nothing else."""
    name = content.title.source.record if content.title.source else ""
    thin, thick = contours(name, frame.width, frame.height)
    for outline, thickness in ((thin, 0.7), (thick, 1.4)):
        if outline:
            yield Curve(frame.x, frame.y, frame.width, frame.height, outline, thickness, CONTOUR)


@dataclass(frozen=True, slots=True)
class _Summit:
    """Where the dream's words begin, and where the path ends under its flag."""

    x: float
    y: float
    flag: tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A waypoint where it stands; `x` and `y` are its middle."""

    waypoint: _Waypoint
    x: float
    y: float

    @property
    def words_at(self) -> tuple[float, float]:
        """Where its words begin: their first line is level with its middle."""
        block, away = self.waypoint.words, _GOAL + _BESIDE
        y = self.y - _first_line(block) / 2
        return (self.x - away - block.width if self.waypoint.place.at_its_left else self.x + away), y

    def region(self) -> Region:
        assert self.waypoint.region is not None
        block, (x, y) = self.waypoint.words, self.words_at
        left, right = min(x, self.x - _GOAL), max(x + block.width, self.x + _GOAL)
        return Region(self.waypoint.region, Box(left, y - _MASK, right - left, block.height + 2 * _MASK))


def _first_line(block: Block) -> float:
    """How high the capitals of a block's first line are; 0 where none of its words can be drawn."""
    sizes = (item.size for item in drawn(block, 0.0, 0.0) if isinstance(item, Text))
    return CAP_HEIGHT * next(sizes, 0.0)


def _high(waypoint: _Waypoint) -> float:
    """What a waypoint takes from top to bottom: the middle of its sign is level with its first line."""
    above = waypoint.radius - _first_line(waypoint.words) / 2
    return max(2 * waypoint.radius, above + waypoint.words.height)


def _mask(block: Block, x: float, y: float) -> Rect:
    """White under words, so that no contour runs through them."""
    beyond = max(_MASK, _LETTERS * _first_line(block))  # letters reach beyond what a block measures
    left = max(x - _MASK, _EDGE)  # where the country ends there is nothing to cover
    return Rect(left, y - beyond, x + block.width + _MASK - left, block.height + 2 * beyond, WHITE, _MASK)


def _path(places: Sequence[tuple[float, float]]) -> Iterator[Item]:
    """A dotted line that leaves each place upward and comes to the next from below."""
    left, upper = min(x for x, _ in places), min(y for _, y in places)
    commands: list[tuple[float, ...]] = [(places[0][0] - left, places[0][1] - upper)]
    for (x, y), (to_x, to_y) in pairwise(places):
        bend = 0.55 * (y - to_y)
        points = ((x, y - bend), (to_x, to_y + bend), (to_x, to_y))
        commands.append(tuple(n for px, py in points for n in (px - left, py - upper)))
    wide, high = max(x for x, _ in places) - left, max(y for _, y in places) - upper
    yield Curve(left, upper, wide, high, tuple(commands), 3.2, INK, dotted=8.4)


def _sign(stop: _Stop, parts: Parts) -> Iterator[Item]:
    waypoint, radius = stop.waypoint, stop.waypoint.radius
    halo = radius + _HALO
    yield Rect(stop.x - halo, stop.y - halo, 2 * halo, 2 * halo, WHITE, halo)
    if waypoint.number:
        yield from drawn(parts.numbered(waypoint.number, radius), stop.x - radius, stop.y - radius)
    else:
        inner = radius - 3.2
        yield Rect(stop.x - radius, stop.y - radius, 2 * radius, 2 * radius, GREEN, radius)
        yield Rect(stop.x - inner, stop.y - inner, 2 * inner, 2 * inner, WHITE, inner)


def _flag(x: float, y: float) -> Iterator[Item]:
    """A flag whose pole stands on the end of the path."""
    high, wide = _FLAG - 5.0, _CLOTH
    yield Rect(x - 8, y - 10, 16, 12, WHITE)
    yield Rect(x - 2.0, y - high, 4.0, high, GREEN, 1.5)
    yield Path(x, y - high, wide, 25.0, _cloth(wide, 25.0), GREEN)


def _cloth(wide: float, high: float) -> Outline:
    tip = (wide, high / 2)
    return (
        (0.0, 0.0),
        (0.0, 0.0, *tip, *tip),
        (*tip, 0.0, high, 0.0, high),
        (),
    )
