"""Content, style and format to a page, pure: the same words make the same page, to the last point."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.backside import left_over
from enplan_desktop.sheet.blocks import drawn
from enplan_desktop.sheet.display import Sheet, Text
from enplan_desktop.sheet.fitting import AMPLE, asked, left_off, reliefs, without
from enplan_desktop.sheet.fonts import Fonts
from enplan_desktop.sheet.page_words import LINE_BREAK, Fit, Line, SheetContent, lines_of, with_lines
from enplan_desktop.sheet.paper import PAPERS, Paper
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.made import Made, Style
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
    if back:
        # What gave way on the front stands on the back, unless it has no place there or that is full as well.
        given_way = (*_only_cut(given_way, back.content), *back.proposals)
    proposals = (*content.proposals, *misspelled, *given_way)
    kept = replace(shown, proposals=(), fit=fit, back=back.content if back else None)
    return Sheet(
        kept, style, page_format, items, regions, paper.width, paper.height, fit.size, proposals, back
    )


def has_back(page_format: SheetFormat) -> bool:
    """A pocket's back is its outside, which is blank, and a telephone's picture has none."""
    return page_format not in (SheetFormat.POCKET, SheetFormat.PHONE)


def _cut(page: Made) -> frozenset[Source | None]:
    """The cells whose text is not there whole."""
    return frozenset(source for block in page.blocks() for source in block.cut_off)


def _only_cut(given_way: tuple[Proposal, ...], back: SheetContent) -> Iterator[Proposal]:
    """What is cut short on the front and not on the `back` at all, such as the next appointment's place."""
    there = {line.source for line in lines_of(back)}
    return (each for each in given_way if each.kind is ProposalKind.SHORTEN and each.source not in there)


def _spelled(content: SheetContent, fonts: Fonts) -> tuple[SheetContent, list[Proposal]]:
    """The content in signs that the faces can draw, and a proposal for each line that lost some."""
    proposals: list[Proposal] = []

    def spell(line: Line) -> Line:
        # The dream alone keeps the lines that it was said in.
        parts = line.text.split(LINE_BREAK) if line is content.dream else [line.text]
        printable = [fonts.printable(part) for part in parts]
        lost = tuple(dict.fromkeys(sign for part in printable for sign in part.lost))
        if lost and not line.prompt:
            proposals.append(Proposal(ProposalKind.SPELL_OUT, line.source, line.text, lost))
        return replace(line, text=LINE_BREAK.join(part.text for part in printable if part.text))

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


def _fitted(
    content: SheetContent, style: Style, paper: Paper, fonts: Fonts
) -> tuple[Made, SheetContent, Fit]:
    """What is written as it will be printed, and of the prompts as many as there is room for."""
    prompts = asked(content)
    if content.fit or not prompts:
        return _written(content, style, paper, fonts)
    page, left, fit = _written(without(content, prompts), style, paper, fonts)
    kept = {id(line) for line in (*lines_of(left), *prompts)}
    given_way = [line for line in lines_of(content) if id(line) not in kept]
    asking = replace(left, dream=content.dream, now=content.now)

    @cache
    def with_all_but(fewer: int) -> tuple[Made, SheetContent, Fit]:
        tried = without(asking, (*given_way, *prompts[len(prompts) - fewer :]))
        return style(_run_in(tried) if fit.run_in else tried, paper, fonts)(fit), tried, fit

    def fits(fewer: int) -> bool:
        fuller, _, _ = with_all_but(fewer)
        return fuller.free() >= 0 and _cut(fuller) == _cut(page)

    fewer = bisect_left(range(len(prompts)), True, key=fits)
    return with_all_but(fewer) if fewer < len(prompts) else (page, left, fit)


def _written(
    content: SheetContent, style: Style, paper: Paper, fonts: Fonts
) -> tuple[Made, SheetContent, Fit]:
    """The content at the largest size that fits, else with as little given way as possible."""
    whole = style(content, paper, fonts)

    def made(tried: SheetContent, fit: Fit) -> Made:
        left = _run_in(tried) if fit.run_in else tried
        return whole(fit) if left is content else style(left, paper, fonts)(fit)

    if content.fit:
        return made(content, content.fit), content, content.fit
    sizes = ((content, Fit(rung.size, AMPLE), rung.free) for rung in paper.ladder)
    steps = [*sizes, *reliefs(content, paper.smallest)]
    smallest = len(paper.ladder) - 1  # a text is not cut for the sake of larger type
    pages: dict[int, Made] = {}

    def page_at(step: int) -> Made:
        if step not in pages:
            pages[step] = made(*steps[step][:2])
        return pages[step]

    def fits(step: int) -> bool:
        page = page_at(step)
        return page.free() >= steps[step][-1] and (step >= smallest or not _cut(page))

    enough = min(bisect_left(range(len(steps)), True, key=fits), len(steps) - 1)
    page, (left, fit, air) = page_at(enough), steps[enough]
    for name in ("three_months", "later", "since_last"):  # they went first, and may have gone in vain
        whole_again = replace(left, **{name: getattr(content, name)})
        if whole_again != left and (fuller := made(whole_again, fit)).free() >= air:
            page, left = fuller, whole_again
    return page, left, fit


def _run_in(content: SheetContent) -> SheetContent:
    dream = content.dream
    return (
        replace(content, dream=replace(dream, text=dream.text.replace(LINE_BREAK, " "))) if dream else content
    )


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
