"""A page that is folded twice and kept in a pocket: the outside is blank, and inside each goal has a panel of its own.

Opened, its panels are read as a page is: the upper two from the left, then the lower two.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from enplan_desktop.sheet.columns import Column, Columns, Frame, Piece
from enplan_desktop.sheet.display import Item, Line
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.ord import closing, horizons, opening
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.types import MUTED

_MARK_AT, _MARK = 14.0, 12.0
"""How far from the edge a fold mark begins, where printers reach, and how long it is."""
_THICK = 0.75
_AWAY, _WORTH_DRAWING = 20.0, 110.0
"""How far a drawing keeps from the words, and how high a place must be for one."""


Drawing = Callable[[SheetContent, Frame], Iterator[Item]]
"""What a style draws where a panel is left free."""


def drawn_pocket(drawing: Drawing) -> Callable[[SheetContent, Fit, Paper, Fonts], Columns]:
    """The same page with a drawing in each panel that has room for one."""

    def make(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Columns:
        page = pocket(content, fit, paper, fonts)
        free = (column.between() for column in page.columns)
        frames = [_inset(each) for each in free if each.height >= _WORTH_DRAWING]
        drawn = tuple(item for frame in frames for item in drawing(content, frame))
        return replace(page, under=(*page.under, *drawn))

    return make


def _inset(frame: Frame) -> Frame:
    return Frame(frame.x, frame.y + _AWAY, frame.width, frame.height - 2 * _AWAY)


def pocket(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Columns:
    """The title and the dream first, then a panel for each goal; what is left stands where there is room."""
    panels = list(_panels(paper))
    parts = Parts(content, fit, paper, fonts, panels[0], None)
    air = parts.types.air
    tops: list[tuple[Piece, ...]] = [tuple(opening(parts))]
    for goal in content.now:
        heading = Piece(parts.section(parts.headings.now), 0.0)
        tops.append((heading, Piece(parts.goal(goal), 14 * air, 0.0, goal.words.source)))
    taken, later = len(tops), tuple(horizons(parts))
    tops += [()] * (len(panels) - taken)
    # With three goals every panel is taken: later stands under the last goal, and whom to meet under the dream.
    free = min(taken, len(panels) - 1)
    tops[free] = (*tops[free], *later)
    foot = tuple(closing(parts))
    end = min(free + bool(later), len(panels) - 1) if taken < len(panels) else 0
    if Column(panels[end], tops[end], foot).spare() < 0:  # a picture leaves no room under the dream, say
        end = max(range(len(panels)), key=lambda number: Column(panels[number], tops[number]).spare())
    columns = tuple(
        Column(frame, top, foot if number == end else ())
        for number, (frame, top) in enumerate(zip(panels, tops, strict=True))
    )
    return Columns(paper.height, columns, tuple(_fold_marks(paper)))


def _panels(paper: Paper) -> Iterator[Frame]:
    wide, high = paper.width / 2, paper.height / 2
    for y in (0.0, high):
        for x in (0.0, wide):
            yield Frame(x + paper.side, y + paper.top, wide - 2 * paper.side, high - paper.top - paper.foot)


def _fold_marks(paper: Paper) -> Iterator[Item]:
    across, down = paper.width / 2, paper.height / 2
    for y in (_MARK_AT, paper.height - _MARK_AT - _MARK):
        yield Line(across, y, 0.0, _MARK, _THICK, MUTED)
    for x in (_MARK_AT, paper.width - _MARK_AT - _MARK):
        yield Line(x, down, _MARK, 0.0, _THICK, MUTED)
