"""The style *Ord*: words alone, set so that they can be read across a kitchen.

All measures are those of the design at a running text of 12.75 points, and grow or shrink with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enplan_desktop.sheet.blocks import Block, Type, around, beside, drawn, paragraph, stacked
from enplan_desktop.sheet.content import AppointmentLines, CallLine, Fit, GoalLines, Line, SheetContent
from enplan_desktop.sheet.display import Box, Item, Rect, Region, Role
from enplan_desktop.sheet.display import Line as Stroke
from enplan_desktop.sheet.fonts import Face, Fonts
from enplan_desktop.sheet.lines import Span
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.source import Source

INK, GREEN, MUTED = 0x1C2B2D, 0x0A564F, 0x43545A
TINT, HAIRLINE = 0xEEF4F2, 0xC9D2D2
"""Every text colour keeps a contrast of 7 to 1 on white, and the first two on the tint."""

_DESIGNED = 12.75
_GUTTER = 15.0
_BOX_GUTTER = 26.0
_PAD = 18.0


@dataclass(frozen=True, slots=True)
class _Set:
    """The types and the air of one size of running text."""

    air: float
    title: Type
    day: Type
    dream: Type
    section: Type
    number: Type
    goal: Type
    label: Type
    body: Type
    when: Type
    foot: Type
    """Gaps are multiplied by `air`, which is 1 at the designed size on upright A4."""


def _set(body: float, paper: Paper) -> _Set:
    scale, finest, rung = body / _DESIGNED, paper.finest, paper.rung(body)
    big = scale * rung.display
    foot = max(12 * scale, paper.smallest)
    return _Set(
        air=scale * rung.air,
        title=Type(30 * big, 37.5 * big, Face.BOLD, INK),
        day=Type(max(11 * scale, 10.5, finest), max(15 * scale, 1.36 * finest), Face.REGULAR, MUTED),
        dream=Type(22.5 * big, 28.8 * big, Face.REGULAR, INK),
        section=Type(max(10.5 * scale, 10, finest), max(14 * scale, 1.25 * finest), Face.BOLD, GREEN, 0.09),
        number=Type(25.5 * big, 25.5 * big, Face.BOLD, GREEN),
        goal=Type(16.5 * big, 21 * big, Face.BOLD, INK),
        label=Type(max(9 * scale, finest), max(12 * scale, 1.25 * finest), Face.BOLD, MUTED, 0.06),
        body=Type(body, 1.41 * body, Face.REGULAR, INK),
        when=Type(17.25 * big, 22 * big, Face.BOLD, INK),
        foot=Type(foot, max(17.25 * scale, 1.41 * paper.smallest), Face.REGULAR, INK),
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the column; `gap` stands above it and may grow by `give` where there is room."""

    block: Block
    gap: float
    give: float = 0.0
    region: Source | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """A page before its room is shared out: what hangs from the top and what stands at the foot."""

    paper: Paper
    top: tuple[Piece, ...]
    foot: tuple[Piece, ...]

    def pieces(self) -> tuple[Piece, ...]:
        return self.top + self.foot

    def free(self) -> float:
        """How much of the page's height is left over when nothing is given; less than 0 where it spills."""
        used = sum(piece.gap + piece.block.height for piece in self.pieces()) + self.paper.foot
        return 1.0 - used / self.paper.height


class Page:
    """Sets one content in one fit; all its lines must be printable."""

    def __init__(self, content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts) -> None:
        self.content, self.most, self.fonts = content, fit.most, fonts
        self.types = _set(fit.size, paper)
        self.paper = paper
        self.measure = paper.measure
        self.second = None if paper.second is None else paper.second - paper.side

    def columns(self) -> Columns:
        return Columns(self.paper, tuple(self._top()), tuple(self._foot()))

    def _top(self) -> Iterator[Piece]:
        air = self.types.air
        yield Piece(self._head(), self.paper.top)
        if self.content.dream:
            yield Piece(self._dream(self.content.dream), 25.5 * air, 9 * air)
        if self.content.now:
            yield Piece(self._section(self.content.headings.now), 23 * air, 9 * air)
            yield Piece(self._rule(2.25, INK), 11 * air)
        for number, goal in enumerate(self.content.now, start=1):
            yield Piece(self._goal(number, goal), 16 * air, 6 * air, goal.words.source)
            yield Piece(self._rule(0.75, HAIRLINE), 16 * air, 6 * air)
        if self.content.three_months or self.content.later:
            yield Piece(self._horizons(), 19.5 * air, 10 * air)

    def _foot(self) -> Iterator[Piece]:
        air = self.types.air
        if self.content.next_appointment or self.content.call:
            yield Piece(self._box(), 22 * air)
        for block in self._footnotes():
            yield Piece(block, 16 * air)
            air *= 0.6

    def _text(
        self, line: Line, style: Type, measure: float, role: Role, most: int, *, starts: bool = True
    ) -> Block:
        spans = (_span(line, style),)
        return paragraph(spans, style, measure, self.fonts, role, most=most, starts=starts)

    def _fixed(self, text: str, style: Type, measure: float, role: Role) -> Block:
        return paragraph((Span(text, style.face, style.colour),), style, measure, self.fonts, role, most=2)

    def _section(self, heading: str, measure: float | None = None) -> Block:
        return self._fixed(heading.upper(), self.types.section, measure or self.measure, Role.HEADING)

    def _rule(self, thickness: float, colour: int) -> Block:
        stroke = Stroke(0.0, 0.0, self.measure, 0.0, thickness, colour)
        return Block(self.measure, thickness, ((0.0, thickness / 2, stroke),))

    def _fitting_part(self, line: Line, style: Type, measure: float) -> float:
        """Which part of its size the type may have for the line to fit the measure."""
        wide = self.fonts.width(style.face, line.text) * style.size
        return min(1.0, measure / wide) if wide else 1.0

    def _head(self) -> Block:
        title_line, day_line = self.content.title, self.content.made_on
        part = max(0.6, self._fitting_part(title_line, self.types.title, self.measure))
        title = self._text(
            title_line, self.types.title.scaled(part), self.measure, Role.TITLE, self.most.title
        )
        day = self._text(day_line, self.types.day, self.measure, Role.PARAGRAPH, 2)
        if title.lines > 1 or title.width + 24 + day.width > self.measure:
            return stacked(title, day, gaps=[12 * self.types.air])
        day_place = (self.measure - day.width, title.height - day.height, day)
        return around(self.measure, title.height, (0.0, 0.0, title), day_place)

    def _dream(self, line: Line) -> Block:
        bar, text_at, beyond = 4.5, 19.5 * self.types.air, 7 * self.types.air
        words = Block()
        for part in (1.0, 0.86, 0.74, 0.64):
            words = self._text(
                line, self.types.dream.scaled(part), self.measure - text_at, Role.QUOTE, self.most.dream
            )
            if words.lines <= 3 and not words.cut_off:
                break
        high = words.height + 2 * beyond
        return around(
            self.measure, high, (0.0, 0.0, Rect(0.0, 0.0, bar, high, GREEN)), (text_at, beyond, words)
        )

    def _goal(self, number: int, goal: GoalLines) -> Block:
        air, style = self.types.air, self.types.goal
        indent = self.paper.indent
        digit = self._fixed(str(number), self.types.number, indent, Role.SUBHEADING)
        wide = self.measure - indent
        words = self._text(goal.words, style, wide, Role.SUBHEADING, self.most.goal, starts=False)
        under = stacked(words, self._steps(goal), gaps=[14 * air])
        return beside(digit, under, indent)

    def _steps(self, goal: GoalLines) -> Block:
        headings = self.content.headings
        sides = [(headings.mine, goal.mine), (headings.ours, goal.ours)]
        filled = [(heading, lines) for heading, lines in sides if lines]
        if not filled:
            return Block()
        indent = self.paper.indent
        if self.second is None:
            told = [self._told(*side, self.measure - indent) for side in filled]
            return stacked(*told, gaps=[self._apart()] * (len(told) - 1))
        if len(filled) == 1:
            return self._side(*filled[0], self.measure - indent)
        column = self.second - indent
        left = self._side(*filled[0], column - _GUTTER)
        return beside(left, self._side(*filled[1], self.measure - self.second), column)

    def _told(self, heading: str, lines: Sequence[Line], measure: float) -> Block:
        """One side where there is no room for a column of its own: its heading opens the first line."""
        body = self.types.body
        lead = Span(f"{heading}:", Face.BOLD, GREEN)
        first = paragraph(
            (lead, _span(lines[0], body)), body, measure, self.fonts, Role.LIST_ITEM, most=self.most.step
        )
        rest = [self._text(line, body, measure, Role.LIST_ITEM, self.most.step) for line in lines[1:]]
        return stacked(first, *rest, gaps=[self._apart()] * len(rest))

    def _apart(self) -> float:
        """The gap between two short texts of running type."""
        body = self.types.body
        return body.leading - 0.668 * body.size + 3.5 * self.types.air

    def _side(self, heading: str, lines: Sequence[Line], measure: float) -> Block:
        label = self._fixed(heading.upper(), self.types.label, measure, Role.LABEL)
        return stacked(label, self._list(lines, measure, self.most.step), gaps=[8.75 * self.types.air])

    def _list(self, lines: Sequence[Line], measure: float, most: int) -> Block:
        body = self.types.body
        blocks = [self._text(line, body, measure, Role.LIST_ITEM, most) for line in lines]
        return stacked(*blocks, gaps=[self._apart()] * (len(blocks) - 1))

    def _horizons(self) -> Block:
        headings = self.content.headings
        parts = [(headings.three_months, self.content.three_months), (headings.later, self.content.later)]
        filled = [(heading, lines) for heading, lines in parts if lines]
        if self.second is None:
            under = [self._horizon(*each, self.measure) for each in filled]
            return stacked(*under, gaps=[19.5 * self.types.air] * (len(under) - 1))
        if len(filled) == 1:
            return self._horizon(*filled[0], self.measure)
        left = self._horizon(*filled[0], self.second - _GUTTER)
        return beside(left, self._horizon(*filled[1], self.measure - self.second), self.second)

    def _horizon(self, heading: str, lines: Sequence[Line], measure: float) -> Block:
        listed = self._list(lines, measure, self.most.plain)
        return stacked(self._section(heading, measure), listed, gaps=[16 * self.types.air])

    def _box(self) -> Block:
        coming, calls = self.content.next_appointment, self.content.call
        inner = self.measure - 2 * _PAD
        shared = self.second is not None and bool(coming and calls)
        column = (self.second or 0.0) - _PAD
        left = self._appointment(coming, column - _BOX_GUTTER if shared else inner) if coming else Block()
        right = self._calls(calls, inner - column if shared else inner) if calls else Block()
        under = stacked(left, right, gaps=[19.5 * self.types.air])
        words = beside(left, right, column) if shared else under
        pad = 19.5 * self.types.air
        high = words.height + 2 * pad
        ground = Rect(0.0, 0.0, self.measure, high, TINT, 11.0)
        return around(self.measure, high, (0.0, 0.0, ground), (_PAD, pad, words))

    def _appointment(self, coming: AppointmentLines, measure: float) -> Block:
        air = self.types.air
        heading = self._section(self.content.headings.next_appointment, measure)
        part = self._fitting_part(coming.when, self.types.when, measure)
        when_type = self.types.when.scaled(part if part > 0.82 else 1.0)
        when = self._text(coming.when, when_type, measure, Role.PARAGRAPH, self.most.plain)
        place = Block()
        if coming.place:
            place = self._text(coming.place, self.types.body, measure, Role.PARAGRAPH, self.most.plain)
        return stacked(heading, when, place, gaps=[16 * air, 9.5 * air])

    def _calls(self, calls: Sequence[CallLine], measure: float) -> Block:
        body = self.types.body
        bold = Type(body.size, body.leading, Face.BOLD, body.colour)
        half = 0.55 * measure
        names = [
            self._text(call.name, bold, half, Role.LIST_ITEM, self.most.plain) if call.name else Block()
            for call in calls
        ]
        tab = max(name.width for name in names)
        tab += 8 * self.types.air if tab else 0.0
        rows = []
        for name, call in zip(names, calls, strict=True):
            alone = call.name is None
            phone = self._text(call.phone, body, measure - tab, Role.LIST_ITEM, self.most.plain, starts=alone)
            rows.append(beside(name, phone, tab))
        listed = stacked(*rows, gaps=[body.leading - 0.668 * body.size] * (len(rows) - 1))
        heading = self._section(self.content.headings.call, measure)
        return stacked(heading, listed, gaps=[16 * self.types.air])

    def _footnotes(self) -> Iterator[Block]:
        headings, foot = self.content.headings, self.types.foot
        wrong, kept = self.content.if_it_goes_wrong, self.content.since_last
        if wrong:
            yield self._footnote(headings.if_it_goes_wrong, [_span(wrong, foot)])
        if kept:
            yield self._footnote(headings.since_last, [_span(line, foot, tick=GREEN) for line in kept])

    def _footnote(self, heading: str, spans: Sequence[Span]) -> Block:
        foot = self.types.foot
        lead = Span(f"{heading}:", Face.BOLD, INK)
        return paragraph((lead, *spans), foot, self.measure, self.fonts, Role.PARAGRAPH, most=self.most.step)


def _span(line: Line, style: Type, tick: int | None = None) -> Span:
    if line.prompt:
        return Span(line.text, Face.ITALIC, MUTED, line.source, prompt=True)
    return Span(line.text, style.face, style.colour, line.source, tick)


def placed(columns: Columns) -> tuple[tuple[Item, ...], tuple[Region, ...]]:
    """The pieces on their page; up to half of the room that is left opens the upper column."""
    paper = columns.paper
    spare = max(0.0, columns.free()) * paper.height
    wanted = sum(piece.give for piece in columns.top)
    share = min(1.0, 0.5 * spare / wanted) if wanted else 0.0
    items: list[Item] = []
    regions: list[Region] = []
    y = 0.0
    for piece in columns.top:
        gap = piece.gap + share * piece.give
        _put(piece, y + gap, gap, paper, items, regions)
        y += gap + piece.block.height
    y = paper.height - paper.foot - sum(piece.gap + piece.block.height for piece in columns.foot)
    for piece in columns.foot:
        _put(piece, y + piece.gap, piece.gap, paper, items, regions)
        y += piece.gap + piece.block.height
    return tuple(items), tuple(regions)


def _put(piece: Piece, y: float, pad: float, paper: Paper, items: list[Item], regions: list[Region]) -> None:
    items.extend(drawn(piece.block, paper.side, y))
    if piece.region:
        box = Box(paper.side - 6, y - pad, paper.measure + 12, piece.block.height + 2 * pad)
        regions.append(Region(piece.region, box))
