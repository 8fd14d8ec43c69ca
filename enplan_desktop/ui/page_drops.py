"""Where a goal lands that is dropped on the page: among those for now, those in three months, or those for later."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import hypot

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet.content import MOST_NOW, NEW_GOAL
from enplan_desktop.sheet.display import Box, Role, Sheet, Text
from enplan_desktop.ui.page_targets import goal_of

REACH = 30.0
"""How far beside a goal, in points, a drop still means its place."""
_AIR = 3.0
"""How far a mark keeps from a heading's letters."""

_EDGE = 16.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Zone:
    """The goals of one horizon that the page shows, in their order, and where each stands."""

    horizon: Horizon
    goals: tuple[str, ...]
    boxes: tuple[Box, ...]
    way: int = 1
    """1 where they stand under one another, -1 where each stands above the one before, 0 around a middle."""

    def away(self, x: float, y: float) -> float:
        """How far a point lies from the nearest of its goals; 0 between two that stand beside or under one another."""
        return min(box.away(x, y) for box in (*self.boxes, *self._gaps()))

    def _gaps(self) -> Iterator[Box]:
        for one, other in combinations(self.boxes, 2):
            left, right = max(one.x, other.x), min(one.x + one.width, other.x + other.width)
            top, bottom = max(one.y, other.y), min(one.y + one.height, other.y + other.height)
            if left < right or top < bottom:
                yield Box(min(left, right), min(top, bottom), abs(right - left), abs(bottom - top))

    def place_at(self, x: float, y: float, goal: str) -> int:
        """The place among its other goals that a point means for this one.

        On one of its neighbours it takes that one's place: comes after it on its way on, and before it on its way
        back. Between them, and for a goal from elsewhere, those are counted that are passed, down a page or up it;
        around a middle the nearest goal makes room.
        """
        if not self.goals:
            return 0
        own = self.goals.index(goal) if goal in self.goals else None
        nearest = self._nearest(x, y)
        box = self.boxes[nearest]
        if own is not None and (not self.way or box.y <= y <= box.y + box.height):
            return nearest
        if self.way:
            passed = sum((y - each.y - each.height / 2) * self.way > 0 for each in self.boxes)
            return passed - (own is not None and passed > own)
        below_it = own is None and self.horizon is not Horizon.NOW and y > box.y + box.height / 2
        return nearest + below_it

    def _nearest(self, x: float, y: float) -> int:
        """By its edge, and where two meet there by its middle."""

        def far(at: int) -> tuple[float, float]:
            box = self.boxes[at]
            return box.away(x, y), hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y)

        return min(range(len(self.boxes)), key=far)

    def mark(self, place: int, goal: str) -> tuple[Point, Point, bool]:
        """The line that shows a place, and whether it lies over the goal that comes after it."""
        others = [
            box for each, box in zip(self.goals, self.boxes, strict=False) if each != goal or not self.way
        ]
        boxes = others or list(self.boxes)
        beyond = place >= len(boxes)
        box = boxes[-1] if beyond else boxes[place]
        under = beyond is (self.way >= 0)
        air = _AIR if self.horizon is not Horizon.NOW else 0.0  # the part of the page for one now has its own
        y = box.y + box.height + air if under else box.y - air
        return (box.x, y), (box.x + box.width, y), not under


def _way(boxes: Sequence[Box]) -> int:
    if all(_is_under(one, other) for one, other in pairwise(boxes)):
        return 1
    return -1 if all(_is_under(other, one) for one, other in pairwise(boxes)) else 0


def _is_under(one: Box, other: Box) -> bool:
    """Whether the other stands under the one, and not beside it."""
    return other.y > one.y + one.height / 2 and other.y + other.height / 2 > one.y + one.height


@dataclass(frozen=True, slots=True)
class Drop:
    """A horizon, a place among its other goals on the page, and the line that shows it."""

    horizon: Horizon
    place: int
    begin: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drops:
    """Everywhere on one page where a goal can be dropped; `headings` are not to be crossed by a mark."""

    zones: tuple[Zone, ...]
    headings: tuple[Box, ...]
    width: float
    height: float

    def goals(self, horizon: Horizon) -> list[str]:
        """Those of a horizon that are shown, in their order."""
        return [goal for zone in self.zones if zone.horizon is horizon for goal in zone.goals]

    def holds(self, goal: str) -> bool:
        return any(goal in zone.goals for zone in self.zones)

    def at(self, goal: str, x: float, y: float) -> Drop | None:
        """Where a goal would land; None where it would stay, and anywhere but among goals."""
        if not self.zones or not Box(0.0, 0.0, self.width, self.height).holds(x, y):
            return None
        zone = min(self.zones, key=lambda each: each.away(x, y))
        if zone.away(x, y) > REACH:
            return None
        place = _on_the_page(zone, zone.place_at(x, y, goal), goal)
        if goal in zone.goals and place == zone.goals.index(goal):
            return None
        begin, end, over = zone.mark(place, goal)
        y = self._clear(begin, end, downwards=over)
        return Drop(zone.horizon, place, (begin[0], y), (end[0], y))

    def _clear(self, begin: Point, end: Point, *, downwards: bool) -> float:
        y = begin[1]
        for box in self.headings:
            if box.x < end[0] and box.x + box.width > begin[0] and box.grown(_AIR).holds(box.x, y):
                y = box.y + box.height + _AIR if downwards else box.y - _AIR
        return y

    def step(self, goal: str, by: int) -> Drop | None:
        """One place on along the page, or back: at the end of a horizon, into the next."""
        by *= _way([zone.boxes[0] for zone in self.zones]) or 1
        horizons = list(Horizon)
        zone = next((each for each in self.zones if goal in each.goals), None)
        if zone is None:
            return None
        place = zone.goals.index(goal) + by
        if 0 <= place < len(zone.goals):
            return Drop(zone.horizon, place)
        at = horizons.index(zone.horizon) + by
        if not 0 <= at < len(horizons):
            return None
        next_one = next(
            (each for each in self.zones if each.horizon is horizons[at]), Zone(horizons[at], (), ())
        )
        return Drop(horizons[at], _on_the_page(next_one, 0 if by > 0 else len(next_one.goals), goal))


def _on_the_page(zone: Zone, place: int, goal: str) -> int:
    """Beyond the goals that there is room for now one would not be seen: it comes before the last of them."""
    full = zone.horizon is Horizon.NOW and goal not in zone.goals and len(zone.goals) >= MOST_NOW
    return min(place, MOST_NOW - 1) if full else place


def drops_on(plan: Plan, sheet: Sheet) -> Drops:
    """Where goals stand on a page; a place that asks for the first one takes one, too."""
    now, *later = (_now(plan, sheet), *(_listed(plan, sheet, each) for each in list(Horizon)[1:]))
    zones = [
        replace(now, way=_now_goes(now, later)),
        *(replace(each, way=_way(each.boxes)) for each in later),
    ]
    headings = tuple(_capitals(text) for text in sheet.texts() if text.role is Role.HEADING)
    return Drops(tuple(zone for zone in zones if zone.boxes), headings, sheet.width, sheet.height)


def _capitals(text: Text) -> Box:
    """Where the letters of a heading are: capitals end on the baseline."""
    return Box(text.x, text.box.y, text.width, text.y - text.box.y)


def _now_goes(now: Zone, later: Sequence[Zone]) -> int:
    """Of a single goal it is told by where the others stand."""
    boxes = (
        now.boxes if len(now.boxes) > 1 else (*now.boxes, *(each.boxes[0] for each in later if each.boxes))
    )
    return _way(boxes)


def _now(plan: Plan, sheet: Sheet) -> Zone:
    regions = [each for each in sheet.regions if goal_of(plan, each.source)]
    asks = [] if regions else [each for each in sheet.regions if each.source.cell == NEW_GOAL]
    goals = tuple(each.source.record for each in regions)
    return Zone(Horizon.NOW, goals, tuple(each.box for each in (*regions, *asks)))


def _listed(plan: Plan, sheet: Sheet, horizon: Horizon) -> Zone:
    boxes: dict[str, Box] = {}
    for text in sheet.texts():
        record = plan.records.get(text.source.record) if text.source else None
        if isinstance(record, Goal) and record.horizon is horizon:
            column = min(text.measure, sheet.width - _EDGE - text.x)
            box = replace(text.box, width=max(text.width, column))
            boxes[record.id] = _around(boxes[record.id], box) if record.id in boxes else box
    return Zone(horizon, tuple(boxes), tuple(boxes.values()))


def _around(one: Box, other: Box) -> Box:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    return Box(left, top, right - left, max(one.y + one.height, other.y + other.height) - top)
