"""The style *Ring*: the citizen in the middle, what is now around them, and what is later in rings further out.

Each goal has a sector of its own, with the sign of its area of life; what is later stands under the goal of the same
area. All words stand upright. A narrow page has its middle at the top, and the goals under one another.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from enplan_desktop.domain.terms import Area
from enplan_desktop.sheet.blocks import Block, around, beside, clear, drawn, stacked
from enplan_desktop.sheet.columns import Frame
from enplan_desktop.sheet.display import Box, Icon, Item, Region, Role
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.languages.wording import Heading
from enplan_desktop.sheet.page_words import Fit, GoalLines, Line, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.oval import Oval, fitted, height_down_to
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.styles.stage import stage
from enplan_desktop.sheet.types import GREEN, TINT, WHITE

_LOOKS = ((WHITE, 2.2, GREEN), (0xF6FAF9, 1.4, 0x6FA39B), (TINT, 1.0, 0xA9C8C2))
"""Of the rings from the innermost: ground, and how the edge is drawn, so that they are told apart in grey."""
_APART = 7.0
"""How far the rings lie apart where no words stand between them."""
_BEYOND = 10.0
"""How far the rings reach beside the other words of the page."""
_EDGE = 25.0
"""How near they come to the paper's edge."""
_PAD, _GAP = 14.0, 16.0
_ROUND = 0.93
"""How much of the inner ring's width the words beside the middle may reach into: further out it is not high."""
_LOWEST = 0.62
"""How high the inner ring is at least, as a part of its width."""
_EM_BESIDE = 9.5
"""The middle has words at its sides where so many ems of running text fit there."""
_UNDER, _STACKED, _BAND = 0.6, 0.76, 0.8
"""How much of a ring's width words may take: under the middle, under one another, and in the outer rings."""
_MIDDLES = (0.14, 0.155, 0.17, 0.19, 0.21, 0.24)
"""The radius of the middle as a part of the picture's width: the more words, the larger."""
_CHORD, _FLAT, _FLATTEST = 1.55, 0.7, 0.36
"""How wide the dream's words may be, of half the middle; how wide a flat middle is, of its ring; how high at least."""
_LETTERS = 0.36
"""How far the dream's letters reach beyond what a block measures, and the edge around them, in ems."""
_ALONE, _SIGNET = 30.0, 104.0
_SIGN = 11.0
_AT_BOTH_SIDES = 2
_SIGNS = {
    Area.SUBSTANCE: "hand-heart",
    Area.WORK: "briefcase",
    Area.HOUSING: "house",
    Area.MONEY: "wallet",
    Area.HEALTH: "heart",
    Area.FAMILY: "users-three",
    Area.LEISURE: "sun",
}


@dataclass(frozen=True, slots=True)
class _Sector:
    """A goal's words under the middle, or beside it where they begin `at` a place counted from it."""

    block: Block
    source: Source | None
    at: float | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block whose corner is counted from the middle of the inner words' top."""

    block: Block
    x: float
    y: float
    source: Source | None = None

    def corners(self, air: float = _PAD) -> Iterator[tuple[float, float]]:
        """With some air above and below."""
        high = (self.y - air, self.y + self.block.height + air)
        return ((x, y) for x in (self.x, self.x + self.block.width) for y in high)


class Ring:
    """A page whose words are set; the rings are drawn around them."""

    def __init__(self, content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> None:
        self._paper = paper
        self._stage = stage(content, fit, paper, fonts)
        frame, content = self._stage.picture, self._stage.content
        self._content = content
        self._parts = Parts(content, fit, paper, fonts, frame, None)
        headings = self._parts.headings
        later = [(headings.three_months, content.three_months), (headings.later, content.later)]
        self._outer = [(heading, lines) for heading, lines in later if lines]
        beyond = min(_BEYOND, paper.side - _EDGE)
        self._halves = [
            frame.width / 2 + beyond - _APART * (len(self._outer) - number)
            for number in range(len(self._outer) + 1)
        ]
        self._middle = self._round_middle()
        self._beside = self._halves[0] * _ROUND - self._middle.half - _GAP
        wide = self._beside >= _EM_BESIDE * fit.size
        if not wide:
            self._middle = self._flat_middle()
        self._heading = self._parts.section(headings.now) if content.now else Block()
        self._sectors = tuple(self._around_the_middle() if wide else self._under_the_middle())
        self._bands = [
            self._band(*each, half, wide) for each, half in zip(self._outer, self._halves[1:], strict=True)
        ]

    # Words

    def _round_middle(self) -> "_Middle":
        """The dream in as small a circle as holds it whole; in the largest it is cut short."""
        dream = self._content.dream
        if dream is None:
            return _Middle(_ALONE, _ALONE, Block())
        radii = [part * self._stage.picture.width for part in _MIDDLES]
        most, air = self._parts.most.dream + 2, _LETTERS * self._parts.types.dream.size
        for radius in radii:
            for words in self._parts.quotes(dream, _CHORD * radius, most):
                if not words.cut_off and _round(words) <= radius - air:
                    return _Middle(radius, radius, words)
        shorter = [
            self._parts.smallest_quote(dream, _CHORD * radii[-1], lines) for lines in range(most, 0, -1)
        ]
        words = next((each for each in shorter if _round(each) <= radii[-1] - air), shorter[-1])
        radius = max(radii[-1], _round(words) + air)
        return _Middle(radius, radius, words)

    def _flat_middle(self) -> "_Middle":
        """The dream in an oval, where a circle would leave no room for what is now."""
        if self._content.dream is None:
            return _Middle(_ALONE, _ALONE, Block())
        half = _FLAT * self._halves[0]
        words = self._parts.quote(self._content.dream, _CHORD * half)
        high, _ = fitted(
            half,
            [*_Placed(words, -words.width / 2, 0.0).corners(_LETTERS * self._parts.types.dream.size)],
            words.height,
        )
        return _Middle(half, max(high, _FLATTEST * half) / 2, words)

    def _around_the_middle(self) -> Iterator[_Sector]:
        """One goal stands under it, two at its sides, three all around."""
        goals, away = self._content.now, self._middle.half + _GAP
        for index, goal in enumerate(goals):
            if index == len(goals) - 1 and len(goals) != _AT_BOTH_SIDES:
                block = self._signed(goal, _UNDER * 2 * self._halves[0])
                yield _Sector(block, goal.words.source)
            else:
                block = self._signed(goal, self._beside)
                yield _Sector(block, goal.words.source, away if index else -away - self._beside)

    def _under_the_middle(self) -> Iterator[_Sector]:
        measure, indent = _STACKED * 2 * self._halves[0], 3 * _SIGN
        for goal in self._content.now:
            words = self._parts.told_goal(goal, measure - indent)
            yield _Sector(beside(self._parts.numbered(goal.number, _SIGN), words, indent), goal.words.source)

    def _signed(self, goal: GoalLines, measure: float) -> Block:
        """A goal with its number and the sign of its area above it."""
        sign = self._parts.numbered(goal.number, _SIGN)
        if goal.words.area in _SIGNS:
            icon = Icon(_SIGNS[goal.words.area], 0.0, 0.0, 2 * _SIGN, GREEN, role=Role.DECORATION)
            sign = around(5 * _SIGN, sign.height, (0.0, 0.0, sign), (2.7 * _SIGN, 0.0, icon))
        gap = clear(9 * self._parts.types.air, self._parts.types.body, self._parts.types.goal)
        return stacked(sign, self._parts.told_goal(goal, measure), gaps=[gap])

    def _band(self, heading: Heading, lines: Sequence[Line], half: float, wide: bool) -> Block:
        """What is in one of the outer rings."""
        parts, width = self._parts, _BAND * 2 * half
        columns = self._by_sector(lines) if wide else [lines]
        each = (width - _GAP * (len(columns) - 1)) / len(columns)
        told = [parts.plain(column, each) for column in columns]
        row = reduce(lambda row, block: beside(row, block, row.width + _GAP), told)
        title = parts.section(heading, width)
        broad = max(row.width, title.width)
        middle = [
            around(broad, block.height, ((broad - block.width) / 2, 0.0, block)) for block in (title, row)
        ]
        return stacked(*middle, gaps=[clear(9 * parts.types.air, parts.types.section, parts.types.body)])

    def _by_sector(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Up to three columns: a line stands under the goal of its area, any other where there are fewest."""
        areas = [goal.words.area for goal in self._content.now]
        from_the_left = [areas[number] if number < len(areas) else None for number in (0, 2, 1)]
        columns: list[list[Line]] = [[] for _ in range(min(3, len(lines)))]
        for line in lines:
            own = [
                column
                for column, area in zip(columns, from_the_left, strict=False)
                if line.area and area is line.area
            ]
            min(own or columns, key=len).append(line)
        return [column for column in columns if column]

    # What a layout asks

    def blocks(self) -> Iterator[Block]:
        around_it = (piece.block for piece in self._stage.words.pieces())
        sectors = (each.block for each in self._sectors)
        yield from (self._heading, self._middle.words, *sectors, *self._bands, *around_it)

    def free(self) -> float:
        spare = self._stage.picture.height - self._high(0.0)
        return min(spare, self._stage.words.spare()) / self._paper.height

    def _inside(self, give: float) -> tuple[list[_Placed], float]:
        """What stands in the inner ring, and how high it is; each gap is `give` wider than it must be."""
        y, gap, placed = 0.0, _GAP + give, []
        if self._heading.parts:
            placed.append(_Placed(self._heading, -self._heading.width / 2, 0.0))
            y = self._heading.height + gap
        sides = [each for each in self._sectors if each.at is not None]
        middle = self._middle
        high = max([2 * middle.rise, *(each.block.height for each in sides)])
        around_it = Block(2 * middle.half, 2 * middle.rise)
        placed.append(_Placed(around_it, -middle.half, y + high / 2 - middle.rise))
        placed += [
            _Placed(each.block, each.at or 0.0, y + (high - each.block.height) / 2, each.source)
            for each in sides
        ]
        y += high
        under = [each for each in self._sectors if each.at is None]
        left = -max((each.block.width for each in under), default=0.0) / 2
        for each in under:
            placed.append(_Placed(each.block, left, y + gap, each.source))
            y += gap + each.block.height
        return placed, y

    def _rings(self, give: float) -> tuple[list[Oval], float]:
        """The rings from the innermost, the picture's top being 0; each is as high as its words make it.

        And where the words of the innermost begin.
        """
        inside, high = self._inside(give)
        tops = [_APART * (len(self._bands) - number) for number in range(len(self._bands) + 1)]
        least, words_at = fitted(
            self._halves[0], [corner for each in inside for corner in each.corners()], high
        )
        more = max(give, _LOWEST * 2 * self._halves[0] - least)
        rings = [Oval(self._halves[0], tops[0], least + more)]
        for half, top, band in zip(self._halves[1:], tops[1:], self._bands, strict=True):
            lowest = rings[-1].bottom + 2 * _PAD + band.height - top
            rings.append(Oval(half, top, height_down_to(half, (band.width / 2 + _PAD, lowest))))
        return rings, tops[0] + words_at + more / 2

    def _high(self, give: float) -> float:
        rings, _ = self._rings(give)
        return rings[-1].bottom

    def _give(self) -> float:
        """How much wider the gaps may be for the rings to fill the picture, but not to float apart."""
        give, room = 3 * _GAP, self._stage.picture.height
        while give > 0.5 and self._high(give) > room:
            give *= 0.8
        return give if give > 0.5 else 0.0

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        frame, give = self._stage.picture, self._give()
        inside, _ = self._inside(give)
        rings, words_at = self._rings(give)
        across = frame.x + frame.width / 2
        down = frame.y + max(0.0, frame.height - rings[-1].bottom) / 2
        words_at += down
        items: list[Item] = []
        for ring, look in reversed(list(zip(rings, _LOOKS, strict=False))):
            items += ring.drawn(across, down, *look)
        items += self._stage.before()
        for each in inside:
            if each.block.parts:
                items += drawn(each.block, across + each.x, words_at + each.y)
            else:
                items += self._drawn_middle(across, words_at + each.y + self._middle.rise)
        for ring, band in zip(rings, self._bands, strict=False):
            items += drawn(band, across - band.width / 2, down + ring.bottom + _PAD)
        items += self._stage.after()
        return tuple(items), tuple(_regions(inside, across, words_at))

    def _drawn_middle(self, across: float, down: float) -> Iterator[Item]:
        middle = self._middle
        words, side = middle.words, 1.1 * middle.rise
        oval = Oval(middle.half, -middle.rise, 2 * middle.rise, round=middle.half == middle.rise)
        yield from oval.drawn(across, down, TINT, 3.0, GREEN)
        if words.parts:
            yield from drawn(words, across - words.width / 2, down - words.height / 2)
        else:
            yield Icon("user", across - side / 2, down - side / 2, side, GREEN, role=Role.DECORATION)


def rings(content: SheetContent, frame: Frame) -> Iterator[Item]:
    """As many rings as the plan has, around nothing but the citizen."""
    later = [lines for lines in (content.three_months, content.later) if lines]
    across, middle = frame.x + frame.width / 2, frame.y + frame.height / 2
    most = min(frame.width, frame.height, _SIGNET) / 2
    for number in range(len(later), -1, -1):
        half = most * (number + 2) / (len(later) + 2)
        yield from Oval(half, -half, 2 * half, round=True).drawn(across, middle, *_LOOKS[number])
    side = 0.5 * most * 2 / (len(later) + 2)
    yield Icon("user", across - side / 2, middle - side / 2, side, GREEN, role=Role.DECORATION)


@dataclass(frozen=True, slots=True)
class _Middle:
    """The citizen's own place: half its width and half its height, and the dream's words in it."""

    half: float
    rise: float
    words: Block


def _regions(placed: Sequence[_Placed], across: float, down: float) -> Iterator[Region]:
    for each in placed:
        if each.source:
            box = Box(across + each.x, down + each.y, each.block.width, each.block.height)
            yield Region(each.source, box.grown(_PAD / 2))


def _round(block: Block) -> float:
    """The radius of the circle around a block."""
    return math.hypot(block.width, block.height) / 2
