"""Blocks under one another in frames: what hangs from the top, what stands at the foot, and the room between."""

from collections.abc import Iterator
from dataclasses import dataclass

from enplan_desktop.sheet.blocks import Block, drawn
from enplan_desktop.sheet.display import Box, Item, Region
from enplan_desktop.sheet.source import Source

_BEYOND = 6.0
"""How far a region reaches beside its words."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that a column of blocks may fill."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the column; `gap` stands above it and may grow by `give` where there is room."""

    block: Block
    gap: float
    give: float = 0.0
    region: Source | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A frame before its room is shared out: what hangs from the top and what stands at the foot.

    A frame that was `made_to_measure` is as high as what is in it, and says nothing of how full the page is.
    """

    frame: Frame
    top: tuple[Piece, ...] = ()
    foot: tuple[Piece, ...] = ()
    made_to_measure: bool = False

    def pieces(self) -> tuple[Piece, ...]:
        return self.top + self.foot

    def spare(self) -> float:
        """How many points are left over when nothing is given; less than 0 where it spills."""
        return self.frame.height - sum(piece.gap + piece.block.height for piece in self.pieces())

    def between(self) -> Frame:
        """What is left free between the upper part and the foot."""
        ends = [(y, y + piece.block.height) for _, y, piece in self.placed()]
        upper, lower = ends[: len(self.top)], ends[len(self.top) :]
        begin = upper[-1][1] if upper else self.frame.y
        end = lower[0][0] if lower else self.frame.y + self.frame.height
        return Frame(self.frame.x, begin, self.frame.width, end - begin)

    def placed(self) -> Iterator[tuple[float, float, Piece]]:
        """Each piece with the gap that it got and its top; up to half of the spare room opens the upper part."""
        wanted = sum(piece.give for piece in self.top)
        share = min(1.0, 0.5 * max(0.0, self.spare()) / wanted) if wanted else 0.0
        y = self.frame.y
        for piece in self.top:
            gap = piece.gap + share * piece.give
            yield gap, y + gap, piece
            y += gap + piece.block.height
        y = self.frame.y + self.frame.height - sum(each.gap + each.block.height for each in self.foot)
        for piece in self.foot:
            yield piece.gap, y + piece.gap, piece
            y += piece.gap + piece.block.height


@dataclass(frozen=True, slots=True)
class Columns:
    """A page of columns in their reading order; `height` is the page's own. `under` lies beneath the words."""

    height: float
    columns: tuple[Column, ...]
    under: tuple[Item, ...] = ()

    def blocks(self) -> Iterator[Block]:
        return (piece.block for column in self.columns for piece in column.pieces())

    def free(self) -> float:
        """The part of the page's height that is left over in the fullest column; less than 0 where it spills."""
        return min(each.spare() for each in self.columns if not each.made_to_measure) / self.height

    def placed(self) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
        items, regions = list(self.under), []
        for column in self.columns:
            frame = column.frame
            for gap, y, piece in column.placed():
                items.extend(drawn(piece.block, frame.x, y))
                if piece.region:
                    high = piece.block.height + 2 * gap
                    box = Box(frame.x - _BEYOND, y - gap, frame.width + 2 * _BEYOND, high)
                    regions.append(Region(piece.region, box))
        return tuple(items), tuple(regions)
