"""The style *Ord*: words alone, set so that they can be read across a kitchen."""

from collections.abc import Iterator

from enplan_desktop.sheet.blocks import around
from enplan_desktop.sheet.columns import Column, Columns, Frame, Piece
from enplan_desktop.sheet.fonts import CAP_HEIGHT, DESCENT, Fonts
from enplan_desktop.sheet.page_words import Fit, SheetContent
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.styles.parts import Parts
from enplan_desktop.sheet.types import HAIRLINE, INK


def upright(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Columns:
    """Everything under one another: what is now and later from the top, whom to meet and to call at the foot."""
    frame = paper.frame
    second = None if paper.second is None else paper.second - frame.x
    parts = Parts(content, fit, paper, fonts, frame, second)
    top = (*opening(parts), *now(parts), *horizons(parts))
    return Columns(paper.height, (Column(frame, top, tuple(closing(parts))),))


def lying(content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> Columns:
    """The title and the dream across; what is now at the left, and what is later at the right of it."""
    assert paper.second is not None
    frame = paper.frame
    above = tuple(opening(Parts(content, fit, paper, fonts, frame, None)))
    high = sum(piece.gap + piece.block.height for piece in above)
    wide, below = paper.second - frame.x, frame.height - high
    left = Frame(frame.x, frame.y + high, wide - _BETWEEN, below)
    right = Frame(paper.second, frame.y + high, frame.width - wide, below)
    goals = Parts(content, fit, paper, fonts, left, _HALF * left.width)
    rest = Parts(content, fit, paper, fonts, right, None)
    return Columns(
        paper.height,
        (
            Column(Frame(frame.x, frame.y, frame.width, high), above, made_to_measure=True),
            Column(left, tuple(now(goals))),
            Column(right, tuple(horizons(rest)), tuple(closing(rest))),
        ),
    )


_BETWEEN = 34.0
_HALF = 0.55
_MORE = 1.15
"""How much further footnotes are apart than their lines."""


def opening(parts: Parts) -> Iterator[Piece]:
    """The title and the dream, with the citizen's own picture where the page has one."""
    air = parts.types.air
    yield Piece(parts.head(), 0.0)
    if parts.content.picture and parts.picture_height:
        picture = parts.picture(parts.content.picture)
        if not parts.content.dream:  # it stands alone
            aside = (parts.measure - picture.width) / 2
            picture = around(parts.measure, picture.height, (aside, 0.0, picture))
        yield Piece(picture, 20 * air, 9 * air)
    elif parts.content.dream:
        yield Piece(parts.dream(parts.content.dream), 25.5 * air, 9 * air)


def now(parts: Parts) -> Iterator[Piece]:
    """The goals for now, each with its steps."""
    air = parts.types.air
    if parts.content.now:
        yield Piece(parts.section(parts.headings.now), 23 * air, 9 * air)
        yield Piece(parts.rule(2.25, INK), max(11 * air, DESCENT * parts.types.section.size))
    for goal in parts.content.now:
        yield Piece(parts.goal(goal), 16 * air, 6 * air, goal.words.source)
        yield Piece(parts.rule(0.75, HAIRLINE), 16 * air, 6 * air)


def horizons(parts: Parts) -> Iterator[Piece]:
    """What is in three months, and what is later."""
    if parts.content.three_months or parts.content.later:
        yield Piece(parts.horizons(), 19.5 * parts.types.air, 10 * parts.types.air)


def closing(parts: Parts) -> Iterator[Piece]:
    """The box with the next appointment and whom to call, and the footnotes."""
    air = parts.types.air
    if parts.content.next_appointment or parts.content.call:
        yield Piece(parts.box(), 22 * air)
    foot = parts.types.foot
    for block in parts.footnotes():
        yield Piece(block, max(16 * air, _MORE * (foot.leading - CAP_HEIGHT * foot.size)))
        air *= 0.6
