"""A sheet as it was handed out, to be seen again, and as it would be handed out now."""

from base64 import b64decode
from dataclasses import replace
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Picture, SheetIssue
from enplan_desktop.domain.terms import GoalStatus, HandingOut, SheetFormat, SheetStyle
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.display import Item, Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.kept_drawing import drawing_of, drawn_pages
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.left_off import left_off, with_left_off
from enplan_desktop.sheet.page_words import SheetContent, both_sides, content_of, content_plain
from enplan_desktop.sheet.paper import PAPERS

_DRAWING = "drawing"
"""Beside the words that an issue keeps: how they stood on the page."""


def sheet_issue(plan: Plan, sheet: Sheet, new_id: str, now: datetime, how: HandingOut) -> SheetIssue:
    """The record of handing out `sheet` now, with what of the plan was left off this page only."""
    before = next(iter(plan.issues()), None)
    page = sheet.content
    away = left_off(both_sides(page), _worded_like(page, plan, now))
    return SheetIssue(
        id=new_id,
        case_id=plan.case.id,
        handed_at=now,
        how=how,
        style=sheet.style,
        format=sheet.format,
        language=sheet.content.language,
        content={**content_plain(replace(page, left_off=away)), _DRAWING: drawing_of(sheet)},
        changed=changed_facts(
            content_of(before.content) if before else None, page, reached=reached_goals(plan)
        ),
    )


def page_now(plan: Plan, page: SheetContent, issue: SheetIssue, now: datetime) -> SheetContent:
    """What would stand on the `page` of an issue if it were made `now`: in its language, style and format.

    What is left off that page stays off it for as long as it is what it was.
    """
    choice = plan.sheet_choice()
    content = with_left_off(_worded_like(page, plan, now), both_sides(page))
    use_back = page.back is not None or (choice is not None and choice.use_back)
    return lay_out(content, issue.style, issue.format, load_fonts(), use_back=use_back).content


def _worded_like(page: SheetContent, plan: Plan, now: datetime) -> SheetContent:
    beside = phrases_for(page.beside.language) if page.beside else None
    return sheet_content(plan, now, phrases_for(page.language), beside)


def reached_goals(plan: Plan) -> frozenset[str]:
    return frozenset(goal.id for goal in plan.of(Goal) if goal.status is GoalStatus.REACHED)


def issue_again(issue: SheetIssue, new_id: str, now: datetime, how: HandingOut) -> SheetIssue:
    """The record of handing out an old page once more: its words and its own day, and nothing new on it."""
    return replace(issue, id=new_id, handed_at=now, how=how, changed=())


def sheet_again(plan: Plan, issue: SheetIssue) -> Sheet | None:
    """The page just as it was handed out; None where this version cannot read it.

    One that was kept before drawings were is laid out again: the same words in the same style, format and fit.
    """
    content, fonts = content_of(issue.content), load_fonts()
    if content is None or not _can_be_set(content):
        return None
    content = _with_picture(plan, content)
    picture = content.picture.data if content.picture else b""
    drawn = drawn_pages(issue.content.get(_DRAWING), picture, fonts)
    if drawn is None:
        return replace(lay_out(content, issue.style, issue.format, fonts), proposals=())
    front, *behind = drawn
    back = (
        _redrawn(content.back, SheetStyle.ORD, issue.format, behind[0]) if content.back and behind else None
    )
    return replace(_redrawn(content, issue.style, issue.format, front), back=back)


def _redrawn(
    content: SheetContent, style: SheetStyle, page_format: SheetFormat, items: tuple[Item, ...]
) -> Sheet:
    paper = PAPERS[page_format]
    size = content.fit.size if content.fit else paper.smallest
    return Sheet(content, style, page_format, items, (), paper.width, paper.height, size)


def _can_be_set(content: SheetContent) -> bool:
    """What came from another computer is laid out only in a size that a page can have."""
    return content.fit is None or _SMALLEST <= content.fit.size <= _LARGEST


_SMALLEST, _LARGEST = 6.0, 60.0


def picture_is_gone(plan: Plan, issue: SheetIssue) -> bool:
    """Whether a page had the citizen's picture, which has been taken away since."""
    content = content_of(issue.content)
    picture = content.picture if content else None
    return picture is not None and not isinstance(plan.records.get(picture.source.record), Picture)


def _with_picture(plan: Plan, content: SheetContent) -> SheetContent:
    """With the picture that was on it, where it is still kept."""
    if content.picture is None:
        return content
    kept = plan.records.get(content.picture.source.record)
    data = b64decode(kept.data) if isinstance(kept, Picture) else b""
    return replace(content, picture=replace(content.picture, data=data))
