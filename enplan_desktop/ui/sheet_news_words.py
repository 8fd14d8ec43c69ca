"""What is said over the page of the one that hangs on the fridge."""

from datetime import date, datetime

from enplan_desktop.domain.dates import day_of_week, short_day
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.sheet import News, first_handed, news_since
from enplan_desktop.ui.phrases import inside, word
from enplan_desktop.ui.wording import language, tr, tr_count

_FACTS = 2
"""So many are told in full; a line stays a line."""


def sheet_line(plan: Plan, now: datetime) -> tuple[str, News | None]:
    """One calm line about the page that is out, and what is new since; "" where there is nothing to say."""
    choice = plan.sheet_choice()
    if choice is not None and choice.declined:
        return _declined_line(choice.declined_on, now.date()), None
    news = news_since(plan, now, language())
    if news is None:
        return "", None
    said = _news_line(news, day_of_week(news.day, language(), now.date()))
    if news.has_lost_picture:
        said = f"{said} {tr('The picture on it has been taken away since.')}"
    return said, news


def _news_line(news: News, day: str) -> str:
    if not news.facts and news.is_over:
        return tr(
            "The page that is out is from {day}. The appointment on it is over; the rest still holds.",
            day=day,
        )
    if not news.facts:
        return tr("The page that is out is from {day}, and still holds.", day=day)
    told = [_in_a_line(fact) for fact in news.facts[:_FACTS]]
    if (more := len(news.facts) - _FACTS) > 0:
        told.append(tr_count(more, "{n} more change", "{n} more changes"))
    said = tr("The page that is out is from {day}. Since then: {changes}.", day=day, changes="; ".join(told))
    return f"{said} {tr('The appointment on it is over.')}" if news.is_over else said


def _in_a_line(fact: str) -> str:
    return inside(fact).rstrip(".")


def _declined_line(on: date | None, today: date) -> str:
    if on is None:
        return tr("The citizen does not want a sheet.")
    return tr("The citizen does not want a sheet; they said so {day}.", day=short_day(on, language(), today))


def issue_line(plan: Plan, issue: SheetIssue) -> str:
    """`Udskrevet · Ord · A4 stående`, and whose day it has where it is a copy."""
    first = first_handed(plan, issue)
    parts = [word(issue.how), word(issue.style), word(issue.format)]
    if first is not issue and first.handed_at is not None:
        parts.append(tr("the page of {day} again", day=short_day(first.handed_at, language())))
    return " · ".join(parts)
