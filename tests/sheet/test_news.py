"""What is new since the page on the fridge, and what counts as last time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetChoice, SheetIssue
from enplan_desktop.domain.terms import CaseStatus, HandingOut, Horizon, SheetFormat, StepStatus
from enplan_desktop.sheet.handed import first_handed, last_time
from enplan_desktop.sheet.issue import sheet_issue
from enplan_desktop.sheet.news import News, news_since
from enplan_desktop.sheet.page import sheet_for
from tests.sheet.plans import APPOINTMENT, MINE, NOW, goal, made, one_goal, overfull, sofies_plan, step
from tests.sheet.test_issue import with_records, without

FIRST = datetime(2026, 3, 3, 10, 14)
LATER = datetime(2026, 3, 16, 9, 0)


def handed(plan: Plan, name: str, at: datetime, how: HandingOut = HandingOut.PRINTED) -> Plan:
    """The plan after its page was handed out."""
    return with_records(plan, sheet_issue(plan, sheet_for(plan, at), name, at, how))


def done(plan: Plan, name: str, words: str, on: date) -> Plan:
    return with_records(plan, step(name, "g1", MINE, words, status=StepStatus.DONE, done_on=on))


def kept(plan: Plan, now: datetime) -> list[str]:
    return [line.text for line in sheet_for(plan, now).content.since_last]


# What is new


def test_while_the_plan_stands_there_is_no_news_of_the_page():
    assert news_since(handed(one_goal(), "i", FIRST), FIRST, "da") == News(FIRST.date(), ())


def test_a_new_goal_is_news_in_the_language_of_whoever_reads_it():
    plan = with_records(handed(one_goal(), "i", FIRST), goal("g9", "Lære at svømme", Horizon.LATER))

    assert news_since(plan, NOW, "da") == News(FIRST.date(), ("Nyt mål: ”Lære at svømme”",))
    assert news_since(plan, NOW, "en") == News(FIRST.date(), ("New goal: “Lære at svømme”",))


def test_a_step_that_is_done_is_no_news():
    plan = handed(one_goal(), "i", FIRST)

    assert news_since(done(plan, "s1", "møder op", date(2026, 3, 6)), NOW, "da") == News(FIRST.date(), ())


def test_an_appointment_that_is_over_is_no_news_and_one_that_is_cancelled_is():
    plan = handed(one_goal(), "i", FIRST)

    assert news_since(plan, LATER, "da") == News(FIRST.date(), ())
    assert news_since(without(plan, APPOINTMENT.id), NOW, "da") == News(
        FIRST.date(), ("Der står ingen aftale på arket",)
    )


def test_what_had_no_room_on_the_page_is_no_news():
    plan = overfull()
    small = sheet_for(plan, FIRST, page_format=SheetFormat.PHONE)
    shown = with_records(plan, sheet_issue(plan, small, "i", FIRST, HandingOut.SHOWN))

    assert small.content != sheet_for(plan, FIRST).content
    assert news_since(shown, FIRST, "da") == News(FIRST.date(), ())


@pytest.mark.parametrize(
    "plan",
    [
        one_goal(),
        with_records(one_goal(), made(SheetIssue, "i", handed_at=FIRST, content="unreadable")),
    ],
)
def test_where_no_page_is_out_or_it_cannot_be_read_nothing_is_said(plan):
    assert news_since(plan, NOW, "da") is None


@pytest.mark.parametrize("status", [CaseStatus.PAUSED, CaseStatus.ENDED])
def test_a_case_that_rests_is_left_alone(status):
    plan = handed(one_goal(), "i", FIRST)

    assert news_since(replace(plan, case=replace(plan.case, status=status)), NOW, "da") is None


# The same page again


def test_a_page_that_is_printed_again_is_still_the_page_of_its_first_day():
    plan = handed(one_goal(), "i", FIRST)
    copy = replace(next(plan.of(SheetIssue)), id="j", handed_at=NOW)
    plan = with_records(plan, copy, goal("g9", "Lære at svømme", Horizon.LATER))

    assert first_handed(plan, copy).id == "i"
    assert news_since(plan, LATER, "da") == News(FIRST.date(), ("Nyt mål: ”Lære at svømme”",))


def test_a_copy_does_not_move_last_time():
    plan = done(handed(one_goal(), "i", FIRST), "k", "tog mine breve med", date(2026, 3, 5))
    copy = replace(next(plan.of(SheetIssue)), id="j", handed_at=datetime(2026, 3, 8, 9, 0))

    assert kept(with_records(plan, copy), NOW) == ["Jeg tog mine breve med"]


# Since last time


def test_two_pages_on_one_day_tell_the_same_of_what_was_kept():
    plan = done(handed(one_goal(), "i", FIRST), "k", "tog mine breve med", date(2026, 3, 5))
    again = handed(plan, "j", NOW)

    assert kept(again, NOW + timedelta(minutes=5)) == kept(plan, NOW) == ["Jeg tog mine breve med"]
    assert kept(again, LATER) == []


def test_what_is_kept_on_the_day_of_the_very_first_page_is_told_on_that_day():
    plan = done(handed(one_goal(), "i", NOW), "k", "tog mine breve med", NOW.date())

    assert kept(plan, NOW + timedelta(hours=2)) == ["Jeg tog mine breve med"]


def test_what_a_page_told_as_kept_that_day_is_not_told_by_the_next():
    plan = done(handed(one_goal(), "i", FIRST), "k", "tog mine breve med", NOW.date())
    told = handed(plan, "j", NOW)
    after = done(told, "l", "ringede til banken", NOW.date())

    assert kept(after, LATER) == ["Jeg ringede til banken"]


@pytest.mark.parametrize("how", HandingOut)
def test_a_page_counts_however_it_was_handed_out(how):
    plan = handed(done(one_goal(), "k", "tog mine breve med", date(2026, 3, 1)), "i", FIRST, how)
    plan = done(plan, "l", "ringede til banken", date(2026, 3, 5))

    assert kept(plan, NOW) == ["Jeg ringede til banken"]
    assert last_time(plan, NOW.date()) == next(plan.of(SheetIssue))


def test_what_was_kept_of_a_goal_that_is_off_the_page_stays_off_it():
    plan = with_records(handed(sofies_plan(), "i", FIRST), goal("g1", "Behandling", on_sheet=False))

    assert kept(done(plan, "k", "tog antabus", date(2026, 3, 5)), NOW) == []


def test_who_wants_no_page_is_told_no_news():
    plan = with_records(handed(one_goal(), "i", FIRST), goal("g9", "Lære at svømme", Horizon.LATER))

    assert news_since(with_records(plan, made(SheetChoice, "c", declined=True)), NOW, "da") is None
