"""The pages of many cases, before they are printed in one go: what is new on each, and why one cannot be printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.rules import next_appointment
from enplan_desktop.domain.terms import SheetFormat
from enplan_desktop.language import say
from enplan_desktop.sheet import News, Sheet, news_since, proposal_sentence, sheet_for
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.leaving.checks import findings
from enplan_desktop.sheet.leaving.findings import SENTENCES

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Vault


class WhyNot(StrEnum):
    """Why a page is not printed with the others."""

    DECLINED = "declined"
    EMPTY = "empty"
    ON_PHONE = "on_phone"
    """It was chosen as a picture for a telephone."""
    LOOK_FIRST = "look_first"
    """There is something to look at before it is handed out."""


class Choice(StrEnum):
    """Which pages are chosen at once."""

    TODAY = "today"
    WITHIN_A_WEEK = "within_a_week"
    CHANGED = "changed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """One case's page. `look_at` is the first thing to look at, where there is one."""

    plan: Plan
    sheet: Sheet
    news: News | None
    appointment: datetime | None
    why_not: WhyNot | None
    look_at: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the page that is out no longer holds, or none is out yet."""
        return bool(self.news.facts) if self.news else not self.plan.issues()


def case_sheet(vault: "Vault", case_id: str, now: datetime, language: str) -> CaseSheet:
    """Runs on the storage lane."""
    return sheet_of(vault.plan(case_id), now, language)


def sheet_of(plan: Plan, now: datetime, language: str) -> CaseSheet:
    """A plan's page as it would be printed now."""
    sheet = sheet_for(plan, now)
    coming = next_appointment(plan, now)
    look_at = tuple(_to_look_at(plan, sheet, language))
    return CaseSheet(
        plan,
        sheet,
        news_since(plan, now, language),
        coming.start if coming else None,
        _why_not(plan, sheet, look_at),
        look_at[0] if look_at else "",
    )


def _to_look_at(plan: Plan, sheet: Sheet, language: str) -> Iterator[str]:
    """What somebody should see before the page leaves, in sentences."""
    yield from (proposal_sentence(each, phrases_for(language)) for each in sheet.proposals)
    yield from (say(SENTENCES[each.kind], language, words=each.words) for each in findings(plan, sheet))


def _why_not(plan: Plan, sheet: Sheet, look_at: Sequence[str]) -> WhyNot | None:
    choice, content = plan.sheet_choice(), sheet.content
    if choice is not None and choice.declined:
        return WhyNot.DECLINED
    if not (content.dream or content.now or content.three_months or content.later):
        return WhyNot.EMPTY
    if sheet.format is SheetFormat.PHONE:
        return WhyNot.ON_PHONE
    return WhyNot.LOOK_FIRST if look_at else None


def is_chosen(page: CaseSheet, choice: Choice, now: datetime) -> bool:
    """Whether a page is among those that somebody means; one that cannot be printed never is."""
    if page.why_not is not None:
        return False
    days = None if page.appointment is None else page.appointment.date() - now.date()
    match choice:
        case Choice.TODAY:
            return days == timedelta(0)
        case Choice.WITHIN_A_WEEK:
            return days is not None and days <= timedelta(days=7)
        case Choice.CHANGED:
            return page.is_new
    return True
