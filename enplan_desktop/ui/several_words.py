"""What is said of each page in the list of those that are printed in one go."""

from datetime import datetime

from enplan_desktop.domain.dates import day_and_time, short_day
from enplan_desktop.ui.several_sheets import CaseSheet, WhyNot
from enplan_desktop.ui.wording import language, tr

_WHY_NOT = {
    WhyNot.DECLINED: "does not want a sheet",
    WhyNot.EMPTY: "nothing stands on the page yet",
    WhyNot.ON_PHONE: "is a picture for a telephone, not for paper",
}


def page_line(page: CaseSheet, now: datetime) -> str:
    """`aftale tirsdag den 10. marts kl. 13.00 · ændret siden 3. marts`, or why it is not printed."""
    if page.why_not is WhyNot.LOOK_FIRST:
        return tr("to look at first: {what}", what=page.look_at)
    if page.why_not is not None:
        return tr(_WHY_NOT[page.why_not])
    parts = []
    if page.appointment is not None:
        at = day_and_time(page.appointment, language(), now.date())
        parts.append(tr("appointment {day}", day=at))
    parts.append(_since(page, now))
    return " · ".join(parts)


def _since(page: CaseSheet, now: datetime) -> str:
    if page.news is None:
        return tr("no page yet") if page.is_new else tr("the last page cannot be read here")
    day = short_day(page.news.day, language(), now.date())
    if page.is_new:
        return tr("changed since {day}", day=day)
    if page.news.is_over:
        return tr("the appointment on the page of {day} is over", day=day)
    return tr("the page of {day} still holds", day=day)
