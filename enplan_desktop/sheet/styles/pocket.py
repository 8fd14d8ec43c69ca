"""A page that is folded twice and kept in a pocket: the outside is blank, and inside each goal has a panel of its own.

Opened, its panels are read as a page is: the upper two from the left, then the lower two.
"""

from collections.abc import Callable, Iterator, Sequence
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
_AWAY, _WORTH_DRAWING = 20.0, 150.0
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
    top, later, foot = tuple(opening(parts)), tuple(horizons(parts)), tuple(closing(parts))
    goals: list[tuple[Piece, ...]] = []
    for goal in content.now:
        heading = Piece(parts.section(parts.headings.now), 0.0)
        goals.append((heading, Piece(parts.goal(goal), 14 * air, 0.0, goal.words.source)))
    full = _full(panels, top, goals, later, foot) if len(goals) == len(panels) - 1 else None
    columns = full or _with_free_panels(panels, [top, *goals], later, foot)
    return Columns(paper.height, columns, tuple(_fold_marks(paper)))


def _full(
    panels: Sequence[Frame],
    top: tuple[Piece, ...],
    goals: Sequence[tuple[Piece, ...]],
    later: tuple[Piece, ...],
    foot: tuple[Piece, ...],
) -> tuple[Column, ...] | None:
    """Every panel has its goal: later stands under the dream, and is read after the goals all the same."""
    first, *others = panels
    high, low = _height(top), _height(foot)
    above = Frame(first.x, first.y, first.width, high)
    below = Frame(first.x, first.y + high, first.width, first.height - high)
    last = others[-1]
    over_foot = replace(last, height=last.height - low)
    columns = (
        Column(above, top, made_to_measure=True),
        *(Column(frame, told) for frame, told in zip([*others[:-1], over_foot], goals, strict=True)),
        Column(below, later),
        Column(Frame(last.x, last.y + last.height - low, last.width, low), (), foot, made_to_measure=True),
    )
    return columns if min(column.spare() for column in columns[:-1]) >= 0 else None


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.gap + piece.block.height for piece in pieces)


def _with_free_panels(
    panels: Sequence[Frame],
    taken: Sequence[tuple[Piece, ...]],
    later: tuple[Piece, ...],
    foot: tuple[Piece, ...],
) -> tuple[Column, ...]:
    """What is later stands in the next panel, and whom to meet in the one after, or wherever there is room."""
    last = len(panels) - 1
    tops = [*taken, *[()] * (len(panels) - len(taken))]
    free = min(len(taken), last)
    tops[free] = (*tops[free], *later)
    end = min(free + bool(later), last) if len(taken) < len(panels) else 0
    if Column(panels[end], tops[end], foot).spare() < 0:  # a picture leaves no room under the dream, say
        end = max(range(len(panels)), key=lambda number: Column(panels[number], tops[number]).spare())
    if any(
        tops[end + 1 :]
    ):  # whom to meet stands in an earlier panel, and is heard after the goals all the same
        high, frame = _height(foot), panels[end]
        under = Frame(frame.x, frame.y + frame.height - high, frame.width, high)
        over = [*panels[:end], replace(frame, height=frame.height - high), *panels[end + 1 :]]
        above = (Column(frame, top) for frame, top in zip(over, tops, strict=True))
        return *above, Column(under, (), foot, made_to_measure=True)
    return tuple(
        Column(frame, top, foot if number == end else ())
        for number, (frame, top) in enumerate(zip(panels, tops, strict=True))
    )


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
