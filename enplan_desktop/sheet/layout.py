"""Content, style and format to a page, pure: the same words make the same page, to the last point."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.backside import left_over
from enplan_desktop.sheet.blocks import drawn
from enplan_desktop.sheet.display import Sheet, Text
from enplan_desktop.sheet.fitting import GENEROUS, Step, left_off, reliefs
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import Fit, Line, SheetContent, lines_of, with_lines
from enplan_desktop.sheet.paper import PAPERS, Paper
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.made import Made, Maker
from enplan_desktop.sheet.styles.makers import MAKERS
from enplan_desktop.sheet.types import STARK

LONG = 3
"""A text of more lines than this is asked to be shorter when others had to go."""


def lay_out(
    content: SheetContent,
    style: SheetStyle,
    page_format: SheetFormat,
    fonts: Fonts,
    *,
    use_back: bool = False,
) -> Sheet:
    """One page. What does not fit at the smallest type stands on the back, where that is wanted and may be used.

    What stands on neither is named in the sheet's proposals. Content that was kept from an earlier page is laid out
    as it was then.
    """
    paper = PAPERS[page_format]
    spelled, misspelled = _spelled(content, fonts)
    page, shown, fit = _fitted(spelled, MAKERS[style, page_format], paper, fonts)
    if page.free() < 0:
        # A drawing has no room beside words that are so many; words alone always fit.
        page, shown, fit = _fitted(spelled, MAKERS[SheetStyle.ORD, page_format], paper, fonts)
    items, regions = page.placed()
    if page_format is SheetFormat.PHONE:
        items = tuple(replace(item, colour=STARK.get(item.colour, item.colour)) for item in items)
    given_way, rest = tuple(_given_way(spelled, shown, page)), content.back
    if use_back and not content.fit and has_back(page_format):
        rest = left_over(spelled, shown, _cut(page))
    back = lay_out(rest, SheetStyle.ORD, page_format, fonts) if rest else None
    # What gave way on the front stands on the back, unless that is full as well or never holds such a line.
    left = (*back.proposals, *_cut_for_good(given_way, rest)) if back and rest else given_way
    proposals = (*content.proposals, *misspelled, *left)
    kept = replace(shown, proposals=(), fit=fit, back=back.content if back else None)
    return Sheet(
        kept, style, page_format, items, regions, paper.width, paper.height, fit.size, proposals, back
    )


def _cut_for_good(given_way: tuple[Proposal, ...], rest: SheetContent) -> Iterator[Proposal]:
    """What was cut short on the front and does not stand on the back either: where to meet, say."""
    told = {line.source for line in lines_of(rest)}
    return (each for each in given_way if each.kind is ProposalKind.SHORTEN and each.source not in told)


def has_back(page_format: SheetFormat) -> bool:
    """A pocket's back is its outside, which is blank, and a telephone's picture has none."""
    return page_format not in (SheetFormat.POCKET, SheetFormat.PHONE)


def _cut(page: Made) -> frozenset[Source | None]:
    """The cells whose text is not there whole."""
    return frozenset(source for block in page.blocks() for source in block.cut_off)


def _spelled(content: SheetContent, fonts: Fonts) -> tuple[SheetContent, list[Proposal]]:
    """The content in signs that the faces can draw, and a proposal for each line that lost some."""
    proposals: list[Proposal] = []

    def spell(line: Line) -> Line:
        printable = fonts.printable(line.text)
        if printable.lost and not line.prompt:
            proposals.append(Proposal(ProposalKind.SPELL_OUT, line.source, line.text, printable.lost))
        return replace(line, text=printable.text)

    def fixed(words: str) -> str:
        return fonts.printable(words).text

    spelled = with_lines(content, spell)
    headings, beside = content.headings.each(fixed), content.beside
    if beside:
        beside = replace(
            beside,
            headings=beside.headings.each(fixed),
            made_on=fixed(beside.made_on),
            when=fixed(beside.when),
        )
    return replace(spelled, headings=headings, beside=beside), proposals


def _fitted(content: SheetContent, make: Maker, paper: Paper, fonts: Fonts) -> tuple[Made, SheetContent, Fit]:
    """The content at the largest size that fits, else with as little given way as possible."""
    if content.fit:
        return make(content, content.fit, paper, fonts), content, content.fit
    sizes = ((content, Fit(rung.size, GENEROUS), rung.free) for rung in paper.ladder)
    steps = [*sizes, *reliefs(content, paper.smallest)]

    def fits(step: Step) -> bool:
        tried, fit, air = step
        return make(tried, fit, paper, fonts).free() >= air

    enough = bisect_left(steps, True, key=fits)
    left, fit, air = steps[min(enough, len(steps) - 1)]
    for name in ("three_months", "later", "since_last"):  # they went first, and may have gone in vain
        whole = replace(left, **{name: getattr(content, name)})
        if whole != left and fits((whole, fit, air)):
            left = whole
    return make(left, fit, paper, fonts), left, fit


def _given_way(whole: SheetContent, left: SheetContent, page: Made) -> Iterator[Proposal]:
    """What was cut, what was left off, and which whole texts are so long that others had to go."""
    by_source = {line.source: line for line in lines_of(left) if line.source and not line.prompt}
    cut = _cut(page)
    gone = list(left_off(whole, left))
    lengths = _line_counts(page) if gone else {}
    for source, line in by_source.items():
        if source in cut:
            yield Proposal(ProposalKind.SHORTEN, source, line.text)
        elif lengths.get(source, 0) > LONG:
            yield Proposal(ProposalKind.SHORTEN_TO_MAKE_ROOM, source, line.text, lines=lengths[source])
    yield from gone


def _line_counts(page: Made) -> Counter[Source]:
    """On how many lines each cell stands."""
    lines = {
        (item.source, number, item.y)
        for number, block in enumerate(page.blocks())
        for item in drawn(block, 0.0, 0.0)
        if isinstance(item, Text) and item.source
    }
    return Counter(source for source, _, _ in lines)
