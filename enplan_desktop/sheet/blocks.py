"""Paragraphs as blocks of drawn items.

A block is measured as the eye does it: from the tops of its first line's capitals to its last baseline.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from enplan_desktop.sheet.display import Icon, Item, Role, Text
from enplan_desktop.sheet.fonts import ASCENT, CAP_HEIGHT, DESCENT, Face, Fonts
from enplan_desktop.sheet.lines import (
    TICK,
    Span,
    Tick,
    Words,
    break_lines,
    cut,
    drawn_text,
    gap_between,
    line_width,
    runs_of,
    words_of,
)
from enplan_desktop.sheet.source import Source


@dataclass(frozen=True, slots=True)
class Type:
    """How a paragraph is set: `size` and `leading` in points, `tracking` in ems."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: int = 0
    tracking: float = 0.0

    def scaled(self, part: float) -> "Type":
        return replace(self, size=self.size * part, leading=self.leading * part)


@dataclass(frozen=True, slots=True)
class Block:
    """Items and smaller blocks, each at a place from the block's own upper left corner.

    `lines` counts lines of text, `cut_off` names the cells whose text did not come along whole. Nothing is
    moved until the page stands, so a block that is tried and thrown away costs little.
    """

    width: float = 0.0
    height: float = 0.0
    parts: tuple[tuple[float, float, "Item | Block"], ...] = ()
    lines: int = 0
    cut_off: tuple[Source | None, ...] = ()


def drawn(block: Block, x: float, y: float) -> Iterator[Item]:
    """The block's items with its corner at a place on the page."""
    for part_x, part_y, part in block.parts:
        if isinstance(part, Block):
            yield from drawn(part, x + part_x, y + part_y)
        else:
            yield replace(part, x=x + part_x, y=y + part_y)


def around(width: float, height: float, *parts: tuple[float, float, "Item | Block"]) -> Block:
    """A block of a given size that holds others."""
    blocks = [part for _, _, part in parts if isinstance(part, Block)]
    cut_off = tuple(source for block in blocks for source in block.cut_off)
    return Block(width, height, parts, sum(block.lines for block in blocks), cut_off)


def stacked(*blocks: Block, gaps: Sequence[float]) -> Block:
    """Blocks under one another; a gap stands above each but the first, and goes where a block is empty."""
    parts: list[tuple[float, float, Item | Block]] = []
    y = 0.0
    for block, gap in zip(blocks, (0.0, *gaps), strict=True):
        if block.parts:
            y += gap if parts else 0.0
            parts.append((0.0, y, block))
            y += block.height
    return around(max((block.width for block in blocks), default=0.0), y, *parts)


def clear(gap: float, above: Type, below: Type) -> float:
    """The gap, or as much more as keeps the letters of two texts under one another apart."""
    return max(gap, DESCENT * above.size + (ASCENT - CAP_HEIGHT) * below.size)


def beside(left: Block, right: Block, x: float) -> Block:
    """Two blocks with their tops on one line, the right one beginning at `x`."""
    return around(x + right.width, max(left.height, right.height), (0.0, 0.0, left), (x, 0.0, right))


_BALANCED = frozenset({Role.TITLE, Role.QUOTE, Role.HEADING, Role.SUBHEADING})


@lru_cache(maxsize=4096)
def paragraph(
    spans: tuple[Span, ...],
    style: Type,
    measure: float,
    fonts: Fonts,
    role: Role,
    *,
    most: int = 1000,
    starts: bool = True,
) -> Block:
    """Printable spans set in lines of at most `measure` points, and no more than `most` lines.

    It `starts` something of its own unless it belongs to the text before it. Remembered, since a keystroke
    changes one paragraph of a page; `page.forget_texts` empties that memory.
    """
    ems = measure / style.size
    words = words_of(spans, fonts, style.tracking)
    if not words:
        return Block()
    balanced = role in _BALANCED
    broken = break_lines(words, ems, fonts, style.tracking, balanced=balanced, most=most)
    if len(broken) > most and any(word.begins for word in words):
        # That all of it is there goes before where somebody began a line.
        words = tuple(replace(word, begins=False) for word in words)
        broken = break_lines(words, ems, fonts, style.tracking, balanced=balanced, most=most)
    kept = cut(broken, most, ems, fonts, style.tracking)
    parts = [
        (x, CAP_HEIGHT * style.size + index * style.leading + rise, item)
        for index, line in enumerate(kept)
        for x, rise, item in _line_items(line, style, role, measure, starts=starts and index == 0)
    ]
    whole = {id(word) for line in kept for word in line}
    lost = (word.span.source for line in broken for word in line if id(word) not in whole)
    return Block(
        max(line_width(line) for line in kept) * style.size,
        CAP_HEIGHT * style.size + (len(kept) - 1) * style.leading,
        tuple(parts),
        len(kept),
        tuple(dict.fromkeys(lost)),
    )


def _line_items(
    line: Words, style: Type, role: Role, measure: float, *, starts: bool
) -> Iterator[tuple[float, float, Item]]:
    """Each run and tick of a line, with its place from the line's beginning and baseline."""
    x, size = 0.0, style.size
    runs = runs_of(line)
    for number, run in enumerate(runs):
        span = run[0].span
        if number:
            x += gap_between(runs[number - 1][-1], run[0]) * size
        wide = line_width(run) * size
        if run[0].ticked and span.tick is not None:
            yield x + _TICK_LEFT * size, -_TICK_RISE * size, _tick(size, span.tick, span.source)
            x, wide = x + TICK * size, wide - TICK * size
        text = Text(
            0.0,
            0.0,
            drawn_text(run),
            span.face,
            size,
            span.colour,
            wide,
            style.tracking * size,
            role,
            span.source,
            starts=starts and number == 0,
            hyphen=run[-1].hyphen,
            prompt=span.prompt,
            measure=measure,
            language=span.language,
        )
        yield x, 0.0, text
        x += wide


_TICK_SIDE, _TICK_LEFT, _TICK_RISE = 1.15, -0.12, 0.92
"""In ems: the icon has air around its stroke, and the stroke should stand on the baseline."""


def _tick(size: float, tick: Tick, source: Source | None) -> Icon:
    return Icon("check", 0.0, 0.0, _TICK_SIDE * size, tick.colour, tick.says, source=source)
