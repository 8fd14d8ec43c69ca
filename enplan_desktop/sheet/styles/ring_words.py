"""The words of the style *Ring*, set before it is known where in their rings they stand."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from enplan_desktop.domain.terms import Area
from enplan_desktop.sheet.blocks import Block, around, beside, clear, paragraph, stacked
from enplan_desktop.sheet.display import Icon, Role, Text
from enplan_desktop.sheet.fonts import CAP_HEIGHT, DESCENT, Face
from enplan_desktop.sheet.languages.wording import Heading, capitals
from enplan_desktop.sheet.lines import Span
from enplan_desktop.sheet.page_words import GoalLines, Line, SheetContent
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.types import GREEN

_CHORD = 1.55
"""How wide the dream's words may be, of half the disc that they stand in."""
_DISCS = (0.14, 0.155, 0.17, 0.19, 0.21, 0.24)
"""The radius of that disc as a part of the picture's width: the more words, the larger."""
_LETTERS = 0.36
"""How far the dream's letters reach beyond what a block measures, and the edge around them, in ems."""
_ALONE, _NAME = 30.0, 0.3
"""The radius of a disc without a dream, and how wide the citizen's name may be there, of the picture's width."""
_SIGN = 11.0
_APART, _FEW = 14.0, 4
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
class Disc:
    """The citizen's own place: what stands in it and the radius that holds it."""

    words: Block
    radius: float


class RingWords:
    """Sets each part of what stands in the rings."""

    def __init__(self, content: SheetContent, parts: Parts, width: float) -> None:
        self.content, self.parts, self._width = content, parts, width
        headings = parts.headings
        later = ((headings.three_months, content.three_months), (headings.later, content.later))
        self.horizons = [(heading, lines) for heading, lines in later if lines]

    def now(self) -> Block:
        return self.parts.section(self.parts.headings.now) if self.content.now else Block()

    # The middle

    def disc(self) -> Disc:
        """The dream in as small a disc as holds it whole; in the largest it is cut short."""
        dream, parts = self.content.dream, self.parts
        if dream is None:
            words = self._somebody()
            return Disc(words, max(_ALONE, _round(words) + 8.0))
        radii = [part * self._width for part in _DISCS]
        most, air = parts.most.dream + 2, _LETTERS * parts.types.dream.size
        for radius in radii:
            for words in parts.quotes(dream, _CHORD * radius, most):
                if not words.cut_off and _round(words) <= radius - air and not is_broken(words):
                    return Disc(self._firm(words), radius)
        shorter = [parts.smallest_quote(dream, _CHORD * radii[-1], lines) for lines in range(most, 0, -1)]
        words = next((each for each in shorter if _round(each) <= radii[-1] - air), shorter[-1])
        return Disc(self._firm(words), max(radii[-1], _round(words) + air))

    def cap(self, measure: float) -> Block:
        """What stands in the middle where that is no whole disc: the dream in few lines."""
        dream = self.content.dream
        if dream is None:
            return self._somebody()
        few = (words for words in self.parts.quotes(dream, measure, 2) if not words.cut_off)
        return self._firm(next(few, None) or self.parts.quote(dream, measure))

    def _firm(self, words: Block) -> Block:
        """The same words where a rounding had made their type a trace smaller than it may be."""
        smallest = self.parts.smallest
        firm = tuple(
            (x, y, replace(item, size=max(item.size, smallest)) if isinstance(item, Text) else item)
            for x, y, item in words.parts
        )
        return replace(words, parts=firm)

    def _somebody(self) -> Block:
        """The citizen's first name, or a figure where it is none that can stand there."""
        style = replace(self.parts.types.goal, colour=GREEN)
        name = self.parts.fonts.printable(self.content.owner).text
        span = Span(name, Face.BOLD, GREEN, self.content.title.source)
        words = paragraph((span,), style, _NAME * self._width, self.parts.fonts, Role.PARAGRAPH)
        if words.lines == 1:
            return words
        side = 1.1 * _ALONE
        return around(side, side, (0.0, 0.0, Icon("user", 0.0, 0.0, side, GREEN, role=Role.DECORATION)))

    # What is now

    def goal(self, goal: GoalLines, measure: float) -> Block:
        """A goal with its number, and the sign and the name of its area above it."""
        types = self.parts.types
        sign, name = self.parts.numbered(goal.number, _SIGN), self._area(goal.words)
        if goal.words.area in _SIGNS:
            sign = beside(sign, _icon(goal.words.area, 2 * _SIGN), 2.7 * _SIGN)
            at = 5.2 * _SIGN
            if name.parts and at + name.width <= measure:
                down = _SIGN - name.height / 2
                sign = around(at + name.width, sign.height, (0.0, 0.0, sign), (at, down, name))
        gap = clear(9 * types.air, types.body, types.goal)
        return stacked(sign, self.parts.told_goal(goal, measure), gaps=[gap])

    def goal_across(self, goal: GoalLines, *, named: bool) -> Block:
        """A goal over the whole width, the sign of its area under its number, its name where the line ends."""
        types, told, measure = self.parts.types, self.parts.goal(goal), self.parts.measure
        if goal.words.area not in _SIGNS:
            return told
        side = min(1.6 * types.body.size, self.parts.indent - 8.0)
        number = types.number.size
        down = CAP_HEIGHT * number + max(10.0, DESCENT * number)
        icon = (-1.0, down, _icon(goal.words.area, side))
        high, name = max(told.height, down + side), self._area(goal.words)
        if not named or not name.parts:
            return around(told.width, high, *told.parts, icon)
        # It is heard between the goal's number and the goal's words.
        digit, words_and_steps = told.parts
        at = (measure - name.width, CAP_HEIGHT * types.goal.size - name.height, name)
        return around(measure, high, digit, at, words_and_steps, icon)

    def names_fit(self) -> bool:
        """Whether every area has room for its name behind its goal: one that stood without would look forgotten."""
        level = CAP_HEIGHT * self.parts.types.goal.size
        return all(
            _first_line_ends(self.parts.goal(goal), level) + _APART + self._area(goal.words).width
            <= self.parts.measure
            for goal in self.content.now
            if goal.words.area in _SIGNS
        )

    def _area(self, line: Line) -> Block:
        """What an area of life is called, in small capitals; it is heard as a part of the goal."""
        called = self.content.areas.get(line.area or "", "")
        style = replace(self.parts.types.label, colour=GREEN)
        span = Span(capitals(called, self.content.language), style.face, GREEN)
        return paragraph((span,), style, self._width, self.parts.fonts, Role.SUBHEADING, starts=False)

    # What is later

    def heading(self, heading: Heading, measure: float) -> Block:
        return self.parts.section(heading, measure)

    def columns(self, lines: Sequence[Line], measure: float, gap: float) -> Iterator[Block]:
        """The same lines in one column, and where they are many in two and in three, in their order."""
        for count in range(1, min(3, len(lines) // _FEW + 1) + 1):
            each = (measure - gap * (count - 1)) / count
            high = math.ceil(len(lines) / count)
            row = Block()
            for start in range(0, len(lines), high):
                column = self.listed(lines[start : start + high], each)
                row = beside(row, column, row.width + gap) if row.parts else column
            yield row

    def listed(self, lines: Sequence[Line], measure: float) -> Block:
        """Lines under one another, each after the sign of its area."""
        body, side = self.parts.types.body, 1.3 * self.parts.types.body.size
        indent = 1.5 * side if any(line.area in _SIGNS for line in lines) else 0.0
        rows = []
        for line in lines:
            words = self.parts.plain([line], measure - indent)
            if line.area in _SIGNS:
                at = (CAP_HEIGHT * body.size - side) / 2
                icon = (0.0, at, _icon(line.area, side))
                words = around(indent + words.width, words.height, icon, (indent, 0.0, words))
            elif indent:
                words = around(indent + words.width, words.height, (indent, 0.0, words))
            rows.append(words)
        gap = clear(body.leading - CAP_HEIGHT * body.size + 3.5 * self.parts.types.air, body, body)
        return stacked(*rows, gaps=[gap] * (len(rows) - 1))


def inks(block: Block, x: float = 0.0, y: float = 0.0) -> Iterator[tuple[float, float, Text | Icon]]:
    """A block's words and signs with their places, without moving them there."""
    for part_x, part_y, part in block.parts:
        if isinstance(part, Block):
            yield from inks(part, x + part_x, y + part_y)
        elif isinstance(part, Text | Icon):
            yield x + part_x, y + part_y, part


def is_broken(block: Block) -> bool:
    """Whether one of its words did not fit a line."""
    return any(isinstance(item, Text) and item.hyphen for _, _, item in inks(block))


def _icon(area: Area | None, side: float) -> Block:
    icon = Icon(_SIGNS[area], 0.0, 0.0, side, GREEN, role=Role.DECORATION) if area else None
    return around(side, side, (0.0, 0.0, icon)) if icon else Block()


def _first_line_ends(block: Block, level: float) -> float:
    """How far right the words reach that stand on a block's first line."""
    texts = ((x, y, item) for x, y, item in inks(block) if isinstance(item, Text))
    return max((x + text.width for x, y, text in texts if y <= level + 1.0), default=0.0)


def _round(block: Block) -> float:
    """The radius of the circle around a block."""
    return math.hypot(block.width, block.height) / 2
