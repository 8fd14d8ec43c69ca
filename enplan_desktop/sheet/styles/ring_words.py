"""The words of the style *Ring*, set before it is known where in their rings they stand."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enplan_desktop.domain.terms import Area
from enplan_desktop.sheet.blocks import Block, around, beside, clear, stacked
from enplan_desktop.sheet.display import Icon, Role
from enplan_desktop.sheet.languages.wording import Heading
from enplan_desktop.sheet.page_words import GoalLines, Line, SheetContent
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.types import GREEN

_CHORD = 1.55
"""How wide the dream's words may be, of half the disc that they stand in."""
_DISCS = (0.14, 0.155, 0.17, 0.19, 0.21, 0.24)
"""The radius of that disc as a part of the picture's width: the more words, the larger."""
_LETTERS = 0.36
"""How far the dream's letters reach beyond what a block measures, and the edge around them, in ems."""
_ALONE = 30.0
_SIGN = 11.0
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

    def disc(self) -> Disc:
        """The dream in as small a disc as holds it whole; in the largest it is cut short."""
        dream, parts = self.content.dream, self.parts
        if dream is None:
            return self._nobody()
        radii = [part * self._width for part in _DISCS]
        most, air = parts.most.dream + 2, _LETTERS * parts.types.dream.size
        for radius in radii:
            for words in parts.quotes(dream, _CHORD * radius, most):
                if not words.cut_off and _round(words) <= radius - air:
                    return Disc(words, radius)
        shorter = [parts.smallest_quote(dream, _CHORD * radii[-1], lines) for lines in range(most, 0, -1)]
        words = next((each for each in shorter if _round(each) <= radii[-1] - air), shorter[-1])
        return Disc(words, max(radii[-1], _round(words) + air))

    def _nobody(self) -> Disc:
        side = 1.1 * _ALONE
        icon = Icon("user", 0.0, 0.0, side, GREEN, role=Role.DECORATION)
        return Disc(around(side, side, (0.0, 0.0, icon)), _ALONE)

    def cap(self, measure: float) -> Block:
        """What stands in the middle where that is no whole disc."""
        dream = self.content.dream
        return self.parts.quote(dream, measure) if dream else self._nobody().words

    def goal(self, goal: GoalLines, measure: float) -> Block:
        """A goal with its number and the sign of its area above it."""
        types = self.parts.types
        sign = self.parts.numbered(goal.number, _SIGN)
        if goal.words.area in _SIGNS:
            icon = Icon(_SIGNS[goal.words.area], 0.0, 0.0, 2 * _SIGN, GREEN, role=Role.DECORATION)
            sign = around(5 * _SIGN, sign.height, (0.0, 0.0, sign), (2.7 * _SIGN, 0.0, icon))
        gap = clear(9 * types.air, types.body, types.goal)
        return stacked(sign, self.parts.told_goal(goal, measure), gaps=[gap])

    def goal_across(self, goal: GoalLines) -> Block:
        """A goal over the whole width, with the sign of its area under its number."""
        told = self.parts.goal(goal)
        if goal.words.area not in _SIGNS:
            return told
        side = min(1.6 * self.parts.types.body.size, self.parts.indent - 8.0)
        down = 10.0 + 0.7 * self.parts.types.number.size
        icon = Icon(_SIGNS[goal.words.area], 0.0, 0.0, side, GREEN, role=Role.DECORATION)
        return around(told.width, max(told.height, down + side), (0.0, 0.0, told), (-1.0, down, icon))

    def heading(self, heading: Heading, measure: float) -> Block:
        return self.parts.section(heading, measure)

    def listed(self, lines: Sequence[Line], measure: float) -> Block:
        return self.parts.plain(lines, measure)

    def columns(self, lines: Sequence[Line], measure: float, gap: float) -> Iterator[Block]:
        """The same lines in one column, in two and in three, in their order."""
        for count in range(1, min(3, len(lines)) + 1):
            each = (measure - gap * (count - 1)) / count
            high = math.ceil(len(lines) / count)
            row = Block()
            for start in range(0, len(lines), high):
                column = self.listed(lines[start : start + high], each)
                row = beside(row, column, row.width + gap) if row.parts else column
            yield row


def _round(block: Block) -> float:
    """The radius of the circle around a block."""
    return math.hypot(block.width, block.height) / 2
