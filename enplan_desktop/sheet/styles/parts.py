"""The parts of a page as blocks of words: the title, the dream, a goal with its steps, the box, the footnotes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from enplan_desktop.sheet.blocks import Block, Type, around, beside, clear, paragraph, stacked
from enplan_desktop.sheet.columns import Frame
from enplan_desktop.sheet.display import Image, Rect, Role, Text
from enplan_desktop.sheet.display import Line as Stroke
from enplan_desktop.sheet.fonts import CAP_HEIGHT, Face, Fonts
from enplan_desktop.sheet.languages.wording import Heading, capitals, paired
from enplan_desktop.sheet.lines import Span, Tick
from enplan_desktop.sheet.page_words import (
    AppointmentLines,
    CallLine,
    Fit,
    GoalLines,
    Line,
    Most,
    PictureLine,
    SheetContent,
)
from enplan_desktop.sheet.paper import Paper
from enplan_desktop.sheet.types import GREEN, INK, MUTED, TINT, WHITE, types_for

_GUTTER = 15.0
_BOX_GUTTER = 26.0
_PAD = 18.0
_HANG, _MOST_HANG = 0.3, 0.25
"""In ems what is between a heading and promises that hang beside it; which part of the line may be given for that."""
_EM_OF_TWO, _PART_OF_CALLS = 20.0, 0.46
"""A box of so many ems has room for two columns; which part of it those to call may take."""
_BESIDE_PICTURE = 22.0
_EM_BESIDE_PICTURE = 13.0
"""The dream stands beside the picture where there is room for so many ems of running text."""


class Parts:
    """Sets the parts of one content in one fit, to be put into a frame; all its lines must be printable.

    `second` is where the frame's right column begins, counted from its left; None where it has one column.
    """

    def __init__(
        self, content: SheetContent, fit: Fit, paper: Paper, fonts: Fonts, frame: Frame, second: float | None
    ) -> None:
        self.content, self.most, self.fonts = content, fit.most, fonts
        self.headings = paired(content.headings, content.beside.headings if content.beside else None)
        self.types = types_for(fit.size, paper)
        self.measure, self.second, self.indent = frame.width, second, paper.indent
        self.smallest = paper.smallest
        self.picture_height = fit.picture

    def _text(
        self, line: Line, style: Type, measure: float, role: Role, most: int, *, starts: bool = True
    ) -> Block:
        spans = (span_of(line, style),)
        return paragraph(spans, style, measure, self.fonts, role, most=most, starts=starts)

    def section(self, heading: Heading, measure: float | None = None) -> Block:
        return self._capitals(heading, self.types.section, measure or self.measure, Role.HEADING)

    def _capitals(self, heading: Heading, style: Type, measure: float, role: Role) -> Block:
        own = capitals(heading.own, self.content.language)
        beside = capitals(heading.beside, self.content.beside.language) if self.content.beside else ""
        return self._twice(Heading(own, beside), style, measure, role)

    def _twice(self, words: Heading, style: Type, measure: float, role: Role) -> Block:
        """Fixed words in both languages: on one line where there is room, else under one another."""
        both = self._spans(words, style.colour, face=style.face)
        set_together = paragraph(both, style, measure, self.fonts, role)
        if set_together.lines < 2 or not words.beside:
            return set_together
        own = paragraph(both[:1], style, measure, self.fonts, role)
        quiet = (replace(both[1], text=words.beside),)
        beside = paragraph(quiet, style, measure, self.fonts, role, starts=False)
        return stacked(own, beside, gaps=[clear(style.leading - CAP_HEIGHT * style.size, style, style)])

    def numbered(self, number: int, radius: float) -> Block:
        """A waypoint: a goal's number in a disc."""
        digit, size = str(number), self.types.digit
        wide = self.fonts.width(Face.BOLD, digit) * size
        text = Text(0.0, 0.0, digit, Face.BOLD, size, WHITE, wide, role=Role.SUBHEADING)
        disc = Rect(0.0, 0.0, 2 * radius, 2 * radius, GREEN, radius)
        at = (radius - wide / 2, radius + CAP_HEIGHT * size / 2, text)
        return Block(2 * radius, 2 * radius, ((0.0, 0.0, disc), at))

    def rule(self, thickness: float, colour: int) -> Block:
        stroke = Stroke(0.0, 0.0, self.measure, 0.0, thickness, colour)
        return Block(self.measure, thickness, ((0.0, thickness / 2, stroke),))

    def _fitting_part(self, line: Line, style: Type, measure: float) -> float:
        """Which part of its size the type may have for the line to fit the measure."""
        wide = self.fonts.width(style.face, line.text) * style.size
        return min(1.0, measure / wide) if wide else 1.0

    def head(self) -> Block:
        title_line, day_line = self.content.title, self.content.made_on
        part = max(0.6, self._fitting_part(title_line, self.types.title, self.measure))
        title = self._text(
            title_line, self.types.title.scaled(part), self.measure, Role.TITLE, self.most.title
        )
        day = self._text(day_line, self.types.day, self.measure, Role.PARAGRAPH, 2)
        if self.content.beside:
            made_on = Heading(day_line.text, self.content.beside.made_on)
            day = self._twice(made_on, self.types.day, self.measure, Role.PARAGRAPH)
        if title.lines > 1 or self.content.beside or title.width + 24 + day.width > self.measure:
            return stacked(title, day, gaps=[clear(12 * self.types.air, self.types.title, self.types.day)])
        day_place = (self.measure - day.width, title.height - day.height, day)
        return around(self.measure, title.height, (0.0, 0.0, title), day_place)

    def dream(self, line: Line, measure: float | None = None) -> Block:
        measure = measure or self.measure
        bar, text_at, beyond = 4.5, 19.5 * self.types.air, 7 * self.types.air
        words = self.quote(line, measure - text_at)
        high = words.height + 2 * beyond
        return around(measure, high, (0.0, 0.0, Rect(0.0, 0.0, bar, high, GREEN)), (text_at, beyond, words))

    def picture(self, picture: PictureLine) -> Block:
        """The citizen's picture, whole, with the dream beside it where it leaves the room, else under it."""
        high = self.picture_height
        wide = min(self.measure, high * picture.width / picture.height)
        high = wide * picture.height / picture.width
        image = Image(0.0, 0.0, wide, high, picture.data, picture.shows, source=picture.source)
        block, dream = Block(wide, high, ((0.0, 0.0, image),)), self.content.dream
        if not dream:
            return block
        beside_it = self.measure - wide - _BESIDE_PICTURE
        if beside_it >= _EM_BESIDE_PICTURE * self.types.body.size:
            words = self.dream(dream, beside_it)
            tall = max(high, words.height)
            at = wide + _BESIDE_PICTURE
            return around(
                at + words.width,
                tall,
                (0.0, (tall - high) / 2, block),
                (at, (tall - words.height) / 2, words),
            )
        return stacked(block, self.dream(dream), gaps=[18 * self.types.air])

    def quote(self, line: Line, measure: float) -> Block:
        """The dream's words, the smaller the more they are."""
        words = Block()
        for words in self.quotes(line, measure, self.most.dream):
            if words.lines <= 3 and not words.cut_off:
                break
        return words

    def quotes(self, line: Line, measure: float, most: int) -> Iterator[Block]:
        """The dream's words in no more lines than that, from the largest type to the smallest."""
        for part in (1.0, 0.86, 0.74, 0.64):
            yield self._quote(line, measure, most, part)

    def smallest_quote(self, line: Line, measure: float, most: int) -> Block:
        return self._quote(line, measure, most, 0.0)

    def _quote(self, line: Line, measure: float, most: int, part: float) -> Block:
        style = self.types.dream
        tried = style.scaled(max(part, self.smallest / style.size))
        return self._text(line, tried, measure, Role.QUOTE, most)

    def goal(self, goal: GoalLines) -> Block:
        air, style = self.types.air, self.types.goal
        indent = self.indent
        digit = self._text(Line(str(goal.number)), self.types.number, indent, Role.SUBHEADING, 1)
        wide = self.measure - indent
        words = self._text(goal.words, style, wide, Role.SUBHEADING, self.most.goal, starts=False)
        under = stacked(words, self._steps(goal), gaps=[clear(14 * air, style, self.types.body)])
        return beside(digit, under, indent)

    def _steps(self, goal: GoalLines) -> Block:
        headings = self.headings
        sides = [(headings.mine, goal.mine), (headings.ours, goal.ours)]
        filled = [(heading, lines) for heading, lines in sides if lines]
        if not filled:
            return Block()
        indent = self.indent
        if self.second is None:
            return self._told_sides(goal, self.measure - indent)
        if len(filled) == 1:
            return self._side(*filled[0], self.measure - indent)
        column = self.second - indent
        left = self._side(*filled[0], column - _GUTTER)
        return beside(left, self._side(*filled[1], self.measure - self.second), column)

    def told_goal(self, goal: GoalLines, measure: float) -> Block:
        """A goal without its number, its steps one under another."""
        style = self.types.goal
        words = self._text(goal.words, style, measure, Role.SUBHEADING, self.most.goal, starts=False)
        gap = clear(9 * self.types.air, style, self.types.body)
        if self.most == Most():  # nothing has given way, so there is room for what the eye would like
            body, air = self.types.body, self.types.air
            gap = max(12 * air, *(each.leading - CAP_HEIGHT * each.size for each in (style, body)))
        return stacked(words, self._told_sides(goal, measure), gaps=[gap])

    def _told_sides(self, goal: GoalLines, measure: float) -> Block:
        headings = self.headings
        sides = ((headings.mine, goal.mine), (headings.ours, goal.ours))
        told = [self._told(heading, lines, measure) for heading, lines in sides if lines]
        return stacked(*told, gaps=[self._apart()] * (len(told) - 1)) if told else Block()

    def _told(self, heading: Heading, lines: Sequence[Line], measure: float) -> Block:
        """One side where there is no room for a column of its own: its heading opens the first line."""
        body = self.types.body
        lead = self._spans(heading, GREEN, after=":")
        if (
            len(lines) > 1
        ):  # promises under one another hang beside their heading, so that each is seen to be one
            head = paragraph(lead, body, measure, self.fonts, Role.LIST_ITEM)
            hang = head.width + _HANG * body.size
            if hang <= _MOST_HANG * measure:
                return beside(head, self._hanging(lines, measure - hang), hang)
        first = paragraph(
            (*lead, span_of(lines[0], body)), body, measure, self.fonts, Role.LIST_ITEM, most=self.most.step
        )
        rest = [self._text(line, body, measure, Role.LIST_ITEM, self.most.step) for line in lines[1:]]
        return stacked(first, *rest, gaps=[self._apart()] * len(rest))

    def _hanging(self, lines: Sequence[Line], measure: float) -> Block:
        """Promises beside their heading: the first is read on from it."""
        texts = [
            self._text(line, self.types.body, measure, Role.LIST_ITEM, self.most.step, starts=index > 0)
            for index, line in enumerate(lines)
        ]
        return stacked(*texts, gaps=[self._apart()] * (len(texts) - 1))

    def _apart(self) -> float:
        """The gap between two short texts of running type."""
        body = self.types.body
        return clear(body.leading - CAP_HEIGHT * body.size + 3.5 * self.types.air, body, body)

    def _between_sections(self) -> float:
        """More than what is within them, however little air there is."""
        return max(19.5 * self.types.air, 1.3 * self._apart())

    def _side(self, heading: Heading, lines: Sequence[Line], measure: float) -> Block:
        label = self._capitals(heading, self.types.label, measure, Role.LABEL)
        return stacked(
            label,
            self._list(lines, measure, self.most.step),
            gaps=[clear(8.75 * self.types.air, self.types.label, self.types.body)],
        )

    def _list(self, lines: Sequence[Line], measure: float, most: int) -> Block:
        body = self.types.body
        blocks = [self._text(line, body, measure, Role.LIST_ITEM, most) for line in lines]
        return stacked(*blocks, gaps=[self._apart()] * (len(blocks) - 1))

    def horizons(self) -> Block:
        headings = self.headings
        parts = [(headings.three_months, self.content.three_months), (headings.later, self.content.later)]
        filled = [(heading, lines) for heading, lines in parts if lines]
        if self.second is None:
            under = [self.horizon(*each, self.measure) for each in filled]
            return stacked(*under, gaps=[self._between_sections()] * (len(under) - 1))
        if len(filled) == 1:
            return self.horizon(*filled[0], self.measure)
        left = self.horizon(*filled[0], self.second - _GUTTER)
        return beside(left, self.horizon(*filled[1], self.measure - self.second), self.second)

    def plain(self, lines: Sequence[Line], measure: float) -> Block:
        return self._list(lines, measure, self.most.plain)

    def horizon(self, heading: Heading, lines: Sequence[Line], measure: float) -> Block:
        listed = self.plain(lines, measure)
        gap = clear(16 * self.types.air, self.types.section, self.types.body)
        return stacked(self.section(heading, measure), listed, gaps=[gap])

    def box(self) -> Block:
        coming, calls = self.content.next_appointment, self.content.call
        inner = self.measure - 2 * _PAD
        shared = self.second is not None and bool(coming and calls)
        column = (self.second or 0.0) - _PAD
        left = self._appointment(coming, column - _BOX_GUTTER if shared else inner) if coming else Block()
        right = self._calls(calls, inner - column if shared else inner) if calls else Block()
        words = (
            beside(left, right, column) if shared else stacked(left, right, gaps=[self._between_sections()])
        )
        if coming and calls and not shared:
            words = self._side_by_side(coming, calls, inner, words) or words
        pad = 19.5 * self.types.air
        high = words.height + 2 * pad
        ground = Rect(0.0, 0.0, self.measure, high, TINT, 11.0)
        return around(self.measure, high, (0.0, 0.0, ground), (_PAD, pad, words))

    def _side_by_side(
        self, coming: AppointmentLines, calls: Sequence[CallLine], measure: float, under: Block
    ) -> Block | None:
        """The box of a page of one column in two, where that is lower and breaks no number, name or day."""
        body = self.types.body
        if measure < _EM_OF_TWO * body.size:
            return None
        slim = _PART_OF_CALLS * measure
        people = self._calls(calls, slim)
        room = measure - people.width - _BOX_GUTTER
        meeting = self._appointment(coming, room)
        day = self._text(coming.when, replace(self.types.when, size=body.size), room, Role.PARAGRAPH, 9)
        broken = self._rows(people, slim) > self._rows(self._calls(calls, measure), measure)
        cut = people.cut_off or meeting.cut_off
        lower = max(meeting.height, people.height) < under.height - body.size / 2
        if broken or cut or day.lines > 2 or not lower:
            return None
        return beside(meeting, people, measure - people.width)

    def _rows(self, people: Block, measure: float) -> int:
        """On how many lines names and numbers stand under their heading."""
        return people.lines - self.section(self.headings.call, measure).lines

    def _appointment(self, coming: AppointmentLines, measure: float) -> Block:
        air = self.types.air
        heading = self.section(self.headings.next_appointment, measure)
        part = self._fitting_part(coming.when, self.types.when, measure)
        # Day and hour stand on one line as long as they are not smaller than what is around them.
        part = part if part * self.types.when.size >= self.types.body.size else 1.0
        when_type = self.types.when.scaled(part)
        when = self._text(coming.when, when_type, measure, Role.PARAGRAPH, self.most.plain)
        if when.lines > 2:
            when_type = when_type.scaled(self.types.body.size / when_type.size)
            when = self._text(coming.when, when_type, measure, Role.PARAGRAPH, self.most.plain)
        beside = Block()
        if self.content.beside:
            body = self.types.body
            words = span_of(Line(self.content.beside.when, coming.when.source), body)
            said = (replace(words, language=self.content.beside.language),)
            beside = paragraph(said, body, measure, self.fonts, Role.PARAGRAPH, most=self.most.plain)
        place = Block()
        if coming.place:
            place = self._text(coming.place, self.types.body, measure, Role.PARAGRAPH, self.most.plain)
        types = self.types
        under = clear(9.5 * air, types.when, types.body)
        gaps = [clear(16 * air, types.section, types.when), under, self._apart() if beside.parts else under]
        return stacked(heading, when, beside, place, gaps=gaps)

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
        listed = stacked(*rows, gaps=[body.leading - CAP_HEIGHT * body.size] * (len(rows) - 1))
        heading = self.section(self.headings.call, measure)
        gap = clear(16 * self.types.air, self.types.section, body)
        return stacked(heading, listed, gaps=[gap])

    def footnotes(self) -> Iterator[Block]:
        headings, foot = self.headings, self.types.foot
        wrong, kept = self.content.if_it_goes_wrong, self.content.since_last
        if wrong:
            yield self._footnote(headings.if_it_goes_wrong, [span_of(wrong, foot)])
        if kept:
            yield self._footnote(
                headings.since_last, [span_of(line, foot, Tick(GREEN, self.content.kept)) for line in kept]
            )

    def _footnote(self, heading: Heading, spans: Sequence[Span]) -> Block:
        foot = self.types.foot
        lead = self._spans(heading, INK, after=":")
        return paragraph((*lead, *spans), foot, self.measure, self.fonts, Role.PARAGRAPH, most=self.most.step)

    def _spans(
        self, heading: Heading, colour: int, *, face: Face = Face.BOLD, after: str = ""
    ) -> tuple[Span, ...]:
        """A heading in the page's own language, and after it in quieter type what stands beside."""
        beside = self.content.beside
        if not (beside and heading.beside):
            return (Span(heading.own + after, face, colour),)
        # A hard space, so that no line ends in the dot.
        said = f"·\u00a0{heading.beside}{after}"
        quiet = MUTED if colour == INK else colour
        return Span(heading.own, face, colour), Span(said, Face.REGULAR, quiet, language=beside.language)


def span_of(line: Line, style: Type, tick: Tick | None = None) -> Span:
    if line.prompt:
        return Span(line.text, Face.ITALIC, MUTED, line.source, prompt=True)
    return Span(line.text, style.face, style.colour, line.source, tick)
