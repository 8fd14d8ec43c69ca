"""Which page is meant by "last time", among those that were handed out.

A page that is printed again keeps its words and its day, so it is one page however often it left.
"""

from datetime import date

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetIssue


def first_handed(plan: Plan, issue: SheetIssue) -> SheetIssue:
    """When this very page left for the first time; the issue itself where it is no copy."""
    copies = (each for each in reversed(plan.issues()) if each.content == issue.content)
    return next(copies, issue) if issue.content is not None else issue


def last_time(plan: Plan, today: date) -> SheetIssue | None:
    """The newest page of an earlier day, else today's first: a page made twice on one day tells the same twice."""
    issues = [issue for issue in plan.issues() if issue.handed_at is not None]
    earlier = (issue for issue in issues if issue.handed_at and issue.handed_at.date() < today)
    newest = next((issue for issue in earlier if first_handed(plan, issue) is issue), None)
    return newest or (issues[-1] if issues else None)
