"""A page to be written on by hand where there is no laptop: the headings of *Ord*, and lines under them.

What is asked for stands in the order in which the window takes it in afterwards.
"""

from dataclasses import replace

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.blocks import Type, drawn, paragraph
from enplan_desktop.sheet.content import MOST_NOW
from enplan_desktop.sheet.display import Item, Rect, Role, Sheet
from enplan_desktop.sheet.display import Line as Stroke
from enplan_desktop.sheet.fonts import CAP_HEIGHT, Face, Fonts, load_fonts
from enplan_desktop.sheet.languages.phrases import phrases_named
from enplan_desktop.sheet.languages.wording import Headings, capitals
from enplan_desktop.sheet.lines import Span
from enplan_desktop.sheet.page_words import Line, SheetContent
from enplan_desktop.sheet.paper import PAPERS
from enplan_desktop.sheet.types import GREEN, INK, TINT, types_for

_SIZE = 12.75
_HAND = 27.0
"""Points from one writing line to the next: 9.5 mm, for a hand that writes on its knee."""
_WRITTEN_ON = 0x8A9797
_GUTTER = 24.0


def blank_sheet(language: str) -> Sheet:
    """The empty page on upright A4, with the headings of a language; one that cannot be had is raised."""
    phrases, fonts = phrases_named(language), load_fonts()

    def printable(text: str) -> str:
        return fonts.printable(text).text

    headings = phrases.headings.each(printable)
    content = SheetContent(
        language=phrases.language,
        document=phrases.wording.document,
        headings=headings,
        title=Line(printable(phrases.wording.plan_of_nobody)),
        made_on=Line(printable(phrases.wording.made_on.format(day="").strip())),
    )
    pen = _Pen(fonts)
    _opening(pen, content, printable(phrases.prompts.dream))
    in_capitals = headings.each(lambda heading: capitals(heading, phrases.language))
    _goals(pen, in_capitals)
    _ahead(pen, in_capitals)
    _closing(pen, in_capitals, headings.if_it_goes_wrong)
    paper = PAPERS[SheetFormat.A4]
    return Sheet(
        content,
        SheetStyle.ORD,
        SheetFormat.A4,
        tuple(pen.items),
        (),
        paper.width,
        paper.height,
        _SIZE,
    )


class _Pen:
    """Goes down the page; `y` is where the next thing begins."""

    def __init__(self, fonts: Fonts) -> None:
        paper = PAPERS[SheetFormat.A4]
        assert paper.second is not None
        self.fonts, self.types, self.indent = fonts, types_for(_SIZE, paper), paper.indent
        self.left, self.y, self.width = paper.frame.x, paper.frame.y, paper.frame.width
        self.second = paper.second
        self.right, self.foot = self.left + self.width, paper.frame.y + paper.frame.height
        self.items: list[Item] = []

    def say(self, text: str, style: Type, x: float, role: Role, *, ends: float = 0.0) -> float:
        """Sets a text with its capitals' tops at `y`, from `x` or up to `ends`; returns where its words end."""
        spans = (Span(text, style.face, style.colour),)
        block = paragraph(spans, style, self.width, self.fonts, role)
        at = ends - block.width if ends else x
        self.items.extend(drawn(block, at, self.y))
        return at + block.width

    def rule(self, x: float, to: float, y: float) -> None:
        self.items.append(Stroke(x, y, to - x, 0.0, 0.75, _WRITTEN_ON))

    def lines(self, count: int, *columns: tuple[float, float]) -> None:
        """Lines to write on under `y`, in each column, and goes below them."""
        for _ in range(count):
            self.y += _HAND
            for x, to in columns:
                self.rule(x, to, self.y)


def _opening(pen: _Pen, content: SheetContent, asked: str) -> None:
    types = pen.types
    baseline = pen.y + CAP_HEIGHT * types.title.size
    pen.say(content.title.text, types.title, pen.left, Role.TITLE)
    pen.y = baseline - CAP_HEIGHT * types.day.size
    begins = pen.right - 150
    pen.say(content.made_on.text, types.day, 0.0, Role.PARAGRAPH, ends=begins - 8)
    pen.rule(begins, pen.right, baseline)
    pen.y = top = baseline + 28
    inside = pen.left + 20
    pen.y += 4
    pen.say(asked, types.day, inside, Role.PARAGRAPH)
    pen.y += 10
    pen.lines(2, (inside, pen.right))
    pen.items.append(Rect(pen.left, top, 4.5, pen.y - top, GREEN))


def _goals(pen: _Pen, headings: Headings[str]) -> None:
    types = pen.types
    pen.y += 26
    pen.say(headings.now, types.section, pen.left, Role.HEADING)
    pen.y += 18
    pen.items.append(Stroke(pen.left, pen.y, pen.width, 0.0, 2.25, INK))
    inside = pen.left + pen.indent
    mine, ours = (inside, pen.second - _GUTTER), (pen.second, pen.right)
    for number in range(1, MOST_NOW + 1):
        top = pen.y
        pen.y = top + 14
        pen.say(str(number), types.number, pen.left, Role.SUBHEADING)
        pen.y = top + 8
        pen.lines(1, (inside, pen.right))
        pen.y += 11
        pen.say(headings.mine, types.label, inside, Role.LABEL)
        pen.say(headings.ours, types.label, pen.second, Role.LABEL)
        pen.y += 4
        pen.lines(2, mine, ours)
        pen.y += 6


def _ahead(pen: _Pen, headings: Headings[str]) -> None:
    pen.y += 20
    pen.say(headings.three_months, pen.types.section, pen.left, Role.HEADING)
    pen.say(headings.later, pen.types.section, pen.second, Role.HEADING)
    pen.y += 6
    pen.lines(3, (pen.left, pen.second - _GUTTER), (pen.second, pen.right))


def _closing(pen: _Pen, headings: Headings[str], wrong: str) -> None:
    types = pen.types
    pen.y += 20
    top, pad = pen.y, 18.0
    ground = len(pen.items)
    pen.y += 16
    for heading, x in ((headings.next_appointment, pen.left + pad), (headings.call, pen.second)):
        pen.say(heading, types.section, x, Role.HEADING)
    pen.y += 6
    pen.lines(2, (pen.left + pad, pen.second - _GUTTER), (pen.second, pen.right - pad))
    high = pen.y + 16 - top
    pen.items.insert(ground, Rect(pen.left, top, pen.width, high, TINT, 11.0))
    pen.y = top + high + 24
    ends = pen.say(f"{wrong}:", replace(types.foot, face=Face.BOLD), pen.left, Role.HEADING)
    pen.rule(ends + 8, pen.right, pen.y + CAP_HEIGHT * types.foot.size + 2)
