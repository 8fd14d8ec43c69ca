"""A sheet as it was handed out, to be seen again, and as it would be handed out now."""

from base64 import b64decode
from dataclasses import replace
from datetime import datetime

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Picture, SheetIssue
from enplan_desktop.domain.terms import GoalStatus, HandingOut
from enplan_desktop.sheet.content import sheet_content
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.fonts import load_fonts
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.layout import lay_out
from enplan_desktop.sheet.left_off import left_off, with_left_off
from enplan_desktop.sheet.page_words import SheetContent, both_sides, content_of, content_plain


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
        content=content_plain(replace(page, left_off=away)),
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
    """The page as it was handed out: the same words in the same style, format and fit.

    None where this version cannot read it. What a style looks like is this
    version's: a line may stand elsewhere than on the paper where its measures have been changed since.
    """
    content = content_of(issue.content)
    if content is None or not _can_be_set(content):
        return None
    return replace(
        lay_out(_with_picture(plan, content), issue.style, issue.format, load_fonts()), proposals=()
    )


def _can_be_set(content: SheetContent) -> bool:
    """What came from another computer is laid out only in a size that a page can have."""
    return content.fit is None or _SMALLEST <= content.fit.size <= _LARGEST


_SMALLEST, _LARGEST = 6.0, 60.0


def _with_picture(plan: Plan, content: SheetContent) -> SheetContent:
    """With the picture that was on it, where it is still kept."""
    if content.picture is None:
        return content
    kept = plan.records.get(content.picture.source.record)
    data = b64decode(kept.data) if isinstance(kept, Picture) else b""
    return replace(content, picture=replace(content.picture, data=data))
