"""Paragraphs as blocks of drawn items, measured as the eye does: from the capitals' tops to the last baseline."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from enplan_desktop.sheet.display import Icon, Item, Role, Text
from enplan_desktop.sheet.fonts import CAP_HEIGHT, Face, Fonts
from enplan_desktop.sheet.lines import TICK, Span, Words, break_lines, cut, drawn_text, line_width, runs_of, words_of
from enplan_desktop.sheet.source import Source


@dataclass(frozen=True, slots=True)
class Type:
    """How a paragraph is set: `size` and `leading` in points, `tracking` in ems."""

    size: float
    leading: float
    face: Face = Face.REGULAR
    colour: int = 0
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """Items from the block's own upper left corner; `cut_off` are the spans that did not come along whole."""

    width: float = 0.0
    height: float = 0.0
    items: tuple[Item, ...] = ()
    lines: int = 0
    cut_off: tuple[Source | None, ...] = ()


def paragraph(
    spans: Sequence[Span], style: Type, measure: float, fonts: Fonts, role: Role, *, most: int = 1000
) -> Block:
    """Printable spans set in lines of at most `measure` points, and no more than `most` lines."""
    ems = measure / style.size
    words = words_of(spans, fonts, style.tracking)
    if not words:
        return Block()
    broken = break_lines(words, ems, fonts, style.tracking)
    kept = cut(broken, most, ems, fonts, style.tracking)
    items = [
        item
        for index, line in enumerate(kept)
        for item in _drawn_line(line, style, CAP_HEIGHT * style.size + index * style.leading, fonts, role, index)
    ]
    lost = [word.span.source for line in broken[len(kept) - 1 :] for word in line] if kept is not broken else []
    return Block(
        max(line_width(line, fonts, style.tracking) for line in kept) * style.size,
        CAP_HEIGHT * style.size + (len(kept) - 1) * style.leading,
        tuple(items),
        len(kept),
        tuple(dict.fromkeys(lost)),
    )


def _drawn_line(
    line: Words, style: Type, baseline: float, fonts: Fonts, role: Role, index: int
) -> Iterable[Item]:
    x = 0.0
    for number, run in enumerate(runs_of(line)):
        first = run[0]
        span = first.span
        if first.ticked and span.tick is not None:
            yield _tick(x, baseline, style.size, span.tick, span.source)
            x += TICK * style.size
        width = (line_width(run, fonts, style.tracking) - (TICK if first.ticked else 0.0)) * style.size
        yield Text(
            x,
            baseline,
            drawn_text(run),
            span.face,
            style.size,
            span.colour,
            width,
            style.tracking * style.size,
            role,
            span.source,
            starts=index == 0 and number == 0,
            hyphen=run[-1].hyphen,
            prompt=span.prompt,
        )
        x += width + (fonts.width(span.face, " ") + style.tracking) * style.size


def _tick(x: float, baseline: float, size: float, colour: int, source: Source | None) -> Icon:
    """The sign is as wide as an em and stands on the baseline, whatever air its square has around it."""
    return Icon("check", x - 0.1 * size, baseline - 0.87 * size, 1.1 * size, colour, "✓", source=source)


def moved(block: Block, x: float, y: float) -> Iterable[Item]:
    """The block's items with its corner at a place on the page."""
    return (replace(item, x=item.x + x, y=item.y + y) for item in block.items)


def stacked(*blocks: Block, gaps: Sequence[float]) -> Block:
    """Blocks under one another; `gaps` stand between those that are not empty."""
    y, items = 0.0, list(blocks[0].items)
    y = blocks[0].height
    for block, gap in zip(blocks[1:], gaps, strict=True):
        if block.items:
            y += gap if y else 0.0
            items.extend(moved(block, 0.0, y))
            y += block.height
    return _joined(blocks, y, items)


def beside(left: Block, right: Block, x: float) -> Block:
    """Two blocks with their tops on one line, the right one beginning at `x`."""
    return _joined((left, right), max(left.height, right.height), [*left.items, *moved(right, x, 0.0)])


def _joined(blocks: Sequence[Block], height: float, items: list[Item]) -> Block:
    cut_off = tuple(source for block in blocks for source in block.cut_off)
    width = max(item.box.x + item.box.width for item in items) if items else 0.0
    return Block(width, height, tuple(items), sum(block.lines for block in blocks), cut_off)
