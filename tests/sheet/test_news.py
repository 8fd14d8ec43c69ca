"""What is new since the page on the fridge, and what counts as last time."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetChoice, SheetIssue
from enplan_desktop.domain.terms import (
    CaseStatus,
    GoalStatus,
    HandingOut,
    Horizon,
    Outcome,
    SheetFormat,
    StepStatus,
)
from enplan_desktop.sheet.handed import first_handed, last_time
from enplan_desktop.sheet.issue import sheet_issue
from enplan_desktop.sheet.languages.phrases import languages
from enplan_desktop.sheet.news import News, news_since
from enplan_desktop.sheet.page import sheet_for
from tests.sheet.golden import HANDED_OUT, issued
from tests.sheet.plans import (
    APPOINTMENT,
    DREAM,
    MINE,
    MONEY,
    NOW,
    PLANS,
    goal,
    made,
    one_goal,
    overfull,
    sofies_plan,
    step,
)
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


def told(plan: Plan, now: datetime) -> tuple[str, ...]:
    news = news_since(plan, now, "da")
    assert news is not None
    return news.facts


def choice(language: str, *, danish_beside: bool = False) -> SheetChoice:
    return made(SheetChoice, "choice", language=language, danish_beside=danish_beside)


def polish(plan: Plan) -> Plan:
    return with_records(plan, choice("pl"))


def danish(plan: Plan) -> Plan:
    return with_records(plan, choice("da"))


def left_off(plan: Plan, page: Plan) -> Plan:
    """The plan after its page was handed out as it is of `page`, from which somebody had taken something."""
    return with_records(plan, sheet_issue(plan, sheet_for(page, FIRST), "i", FIRST, HandingOut.PRINTED))


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


def outcome(plan: Plan, outcome: Outcome) -> Plan:
    return with_records(plan, replace(APPOINTMENT, outcome=outcome))


def test_an_appointment_that_is_over_is_no_news_but_the_page_does_not_hold_in_all():
    plan = handed(one_goal(), "i", FIRST)

    assert news_since(plan, LATER, "da") == News(FIRST.date(), (), is_over=True)
    assert news_since(without(plan, APPOINTMENT.id), LATER, "da") == News(FIRST.date(), (), is_over=True)
    assert news_since(plan, LATER.replace(year=2027), "da") == News(FIRST.date(), (), is_over=True)


def test_an_appointment_is_not_over_while_it_lasts():
    assert APPOINTMENT.start is not None
    end = APPOINTMENT.start + timedelta(hours=1)
    plan = handed(with_records(one_goal(), replace(APPOINTMENT, end=end)), "i", FIRST)

    assert news_since(plan, end - timedelta(minutes=1), "da") == News(FIRST.date(), ())
    assert news_since(plan, end, "da") == News(FIRST.date(), (), is_over=True)


@pytest.mark.parametrize("how", [Outcome.CAME, Outcome.DID_NOT_COME])
def test_an_appointment_whose_end_was_told_is_over_and_its_page_still_shows_it(how):
    plan = handed(one_goal(), "i", FIRST)

    assert news_since(outcome(plan, how), NOW, "da") == News(FIRST.date(), (), is_over=True)


def test_an_appointment_that_will_not_be_is_news():
    plan = handed(one_goal(), "i", FIRST)
    off = News(FIRST.date(), ("Aftalen på arket gælder ikke længere",))

    assert news_since(without(plan, APPOINTMENT.id), NOW, "da") == off
    assert news_since(outcome(plan, Outcome.CANCELLED), NOW, "da") == off
    assert news_since(outcome(plan, Outcome.MOVED), NOW, "da") == off


def test_where_another_appointment_has_come_it_is_told_of_that_one():
    plan = handed(one_goal(), "i", FIRST)
    another = replace(APPOINTMENT, id="a2", start=datetime(2026, 3, 24, 13))

    news = news_since(with_records(outcome(plan, Outcome.CAME), another), NOW, "da")
    assert news is not None
    assert not news.is_over
    assert [fact.split(":")[0] for fact in news.facts] == ["Næste aftale"]


def test_what_had_no_room_on_the_page_is_no_news():
    plan = overfull()
    small = sheet_for(plan, FIRST, page_format=SheetFormat.PHONE)
    shown = with_records(plan, sheet_issue(plan, small, "i", FIRST, HandingOut.SHOWN))

    assert small.content != sheet_for(plan, FIRST).content
    assert news_since(shown, FIRST, "da") == News(FIRST.date(), ())


def test_what_stands_on_the_back_of_the_page_is_no_news_though_no_back_is_wanted_any_more():
    plan = sofies_plan()
    with_back = with_records(plan, replace(choice("da"), use_back=True))
    sheet = sheet_for(with_back, FIRST, page_format=SheetFormat.A5)
    assert sheet.back is not None

    out = with_records(plan, choice("da"), sheet_issue(with_back, sheet, "i", FIRST, HandingOut.PRINTED))

    assert told(out, FIRST) == ()


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


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        (
            {"where": "Torvet 2"},
            "Næste aftale har nyt sted eller nye navne: Jonas, Torvet 2",
        ),
        (
            {"with_ids": ("mette", "jonas")},
            "Næste aftale har nyt sted eller nye navne: Mette og Jonas, Rusmiddelcentret, 1. sal",
        ),
        (
            {"where": "", "with_ids": ()},
            "Ved næste aftale står der ikke længere, hvor og med hvem",
        ),
        (
            {"start": datetime(2026, 3, 10, 14, 0)},
            "Næste aftale: tirsdag den 10. marts kl. 14.00",
        ),
    ],
)
def test_an_appointment_that_is_elsewhere_or_with_others_is_news(change, fact):
    plan = handed(one_goal(), "i", FIRST)

    assert told(with_records(plan, replace(APPOINTMENT, **change)), NOW) == (fact,)


def test_over_new_year_the_same_appointment_is_no_news():
    coming = replace(APPOINTMENT, start=datetime(2027, 1, 5, 13, 0))
    plan = handed(with_records(one_goal(), coming), "i", datetime(2026, 12, 29, 10, 0))

    assert told(plan, datetime(2027, 1, 2, 10, 0)) == ()
    moved = replace(coming, start=datetime(2027, 1, 5, 14, 0))
    assert told(with_records(plan, moved), datetime(2027, 1, 2, 10, 0)) == (
        "Næste aftale: tirsdag den 5. januar kl. 14.00",
    )


def test_a_page_that_was_kept_before_moments_were_is_compared_by_what_it_says():
    coming = replace(APPOINTMENT, start=datetime(2027, 1, 5, 13, 0))
    plan = handed(with_records(one_goal(), coming), "i", datetime(2026, 12, 29, 10, 0))
    issue = next(plan.of(SheetIssue))
    content = {**issue.content, "next_appointment": {**issue.content["next_appointment"]}}
    del content["next_appointment"]["start"], content["left_off"]
    old = with_records(plan, replace(issue, content=content))

    assert told(old, datetime(2027, 1, 2, 10, 0)) == ()
    assert told(old, datetime(2026, 12, 30, 10, 0)) == ()
    moved = replace(coming, start=datetime(2027, 1, 5, 14, 0))
    assert told(with_records(old, moved), datetime(2027, 1, 2, 10, 0)) == (
        "Næste aftale: tirsdag den 5. januar kl. 14.00",
    )


NO_ROOM_THEN = {"ord-a5-overfull": ("Nyt skridt: ”Mette henter dig første gang”",)}
"""What a page had left off that was kept before pages said so, and that there is room for by now."""


@pytest.mark.parametrize("name", HANDED_OUT)
def test_the_pages_that_were_kept_long_ago_still_hold_for_the_plans_they_were_made_of(name):
    plan = with_records(PLANS[HANDED_OUT[name][2]](), issued(name))

    assert told(plan, NOW) == NO_ROOM_THEN.get(name, ())


def test_what_the_citizen_is_called_is_news():
    plan = handed(one_goal(), "i", FIRST)
    renamed = replace(plan, case=replace(plan.case, display_name="Signe N."))

    assert told(renamed, NOW) == ("Arkets overskrift er nu: ”Signes plan”",)


def test_a_goal_that_is_reached_is_told_as_that_and_its_steps_are_not_told_as_lost():
    plan = handed(sofies_plan(), "i", FIRST)
    reached = replace(MONEY[0], status=GoalStatus.REACHED)

    assert told(with_records(plan, reached), NOW) == ("Målet er nået: ”Få ro på økonomien”",)
    aside = replace(reached, status=GoalStatus.SET_ASIDE)
    assert told(with_records(plan, aside), NOW) == ("Målet står ikke længere på arket: ”Få ro på økonomien”",)


def test_where_the_lines_of_a_dream_end_is_no_news_of_an_old_page():
    said = with_records(one_goal(), replace(DREAM, words="Fred.\nOg ro."))
    plan = handed(with_records(one_goal(), replace(DREAM, words="Fred. Og ro.")), "i", FIRST)

    assert told(with_records(said, next(plan.of(SheetIssue))), NOW) == ()
    assert told(handed(said, "i", FIRST), NOW) == ()


# In another language


def test_a_page_in_another_language_makes_no_news():
    plan = handed(polish(one_goal()), "i", FIRST)

    for now_chosen in (danish(plan), polish(plan), with_records(plan, choice("pl", danish_beside=True))):
        assert told(now_chosen, NOW) == ()


def test_what_is_new_is_told_whichever_language_was_chosen_since():
    moved = replace(APPOINTMENT, start=datetime(2026, 3, 11, 9, 30), with_ids=("mette", "jonas"))
    plan = with_records(polish(handed(one_goal(), "i", FIRST)), moved)

    assert told(plan, NOW) == ("Næste aftale: onsdag den 11. marts kl. 09.30",)


def test_a_language_with_longer_words_takes_nothing_off_the_page_that_is_out():
    plan = handed(overfull(), "i", FIRST)

    for language in languages():
        assert told(with_records(plan, choice(language, danish_beside=True)), NOW) == ()


def test_a_page_that_left_in_a_language_for_once_makes_no_news():
    sheet = sheet_for(one_goal(), FIRST, language="pl")
    plan = with_records(one_goal(), sheet_issue(one_goal(), sheet, "i", FIRST, HandingOut.SAVED))

    assert told(plan, NOW) == ()


# What was left off one page


def test_a_dream_that_was_left_off_is_no_news_until_it_is_another():
    out = left_off(one_goal(), with_records(one_goal(), replace(DREAM, words="")))

    assert told(out, NOW) == ()
    assert told(with_records(out, replace(DREAM, words="Fred og ro")), NOW) == (
        "Drømmen står på arket: ”Fred og ro”",
    )


@pytest.mark.parametrize("with_ids", [(), ("jonas",)])
def test_a_place_that_was_left_off_is_no_news_until_it_is_another(with_ids):
    bare = replace(APPOINTMENT, where="", with_ids=with_ids)
    out = left_off(one_goal(), with_records(one_goal(), bare))

    assert told(out, NOW) == ()
    assert told(with_records(out, replace(APPOINTMENT, where="Torvet 2")), NOW) == (
        "Næste aftale har nyt sted eller nye navne: Jonas, Torvet 2",
    )


def test_a_name_that_was_left_off_is_no_news_until_it_is_another():
    plan = one_goal()
    out = left_off(plan, replace(plan, case=replace(plan.case, display_name="")))

    assert told(out, NOW) == ()
    assert told(replace(out, case=replace(out.case, display_name="Signe")), NOW) == (
        "Arkets overskrift er nu: ”Signes plan”",
    )


def test_what_to_do_that_was_left_off_is_no_news_until_it_is_something_else():
    plan = one_goal()
    out = left_off(plan, replace(plan, case=replace(plan.case, if_it_goes_wrong="")))

    assert told(out, NOW) == ()
    assert told(replace(out, case=replace(out.case, if_it_goes_wrong="Ring 112.")), NOW) == (
        "Nyt om, hvad du gør, hvis det går skævt",
    )


def test_the_words_that_were_left_off_are_not_kept_with_the_page():
    out = left_off(one_goal(), without(one_goal(), DREAM.id))

    assert DREAM.words not in str(next(out.of(SheetIssue)).content)


def test_what_only_had_no_room_is_not_taken_for_left_off():
    plan = overfull()

    assert sheet_issue(plan, sheet_for(plan, FIRST), "i", FIRST, HandingOut.PRINTED).content["left_off"] == []


def test_where_the_next_appointment_is_another_by_now_its_place_was_not_left_off():
    later = replace(APPOINTMENT, id="later", start=datetime(2026, 3, 20, 9, 0), where="Torvet 2")
    plan = with_records(one_goal(), later)
    page = sheet_for(plan, FIRST)
    after_it_began = datetime(2026, 3, 10, 13, 1)

    issue = sheet_issue(plan, page, "i", after_it_began, HandingOut.PRINTED)

    assert issue.content["left_off"] == []


# The same page again


def test_a_page_that_is_printed_again_is_still_the_page_of_its_first_day():
    plan = handed(one_goal(), "i", FIRST)
    copy = replace(next(plan.of(SheetIssue)), id="j", handed_at=NOW)
    plan = with_records(plan, copy, goal("g9", "Lære at svømme", Horizon.LATER))

    assert first_handed(plan, copy).id == "i"
    assert news_since(plan, NOW, "da") == News(FIRST.date(), ("Nyt mål: ”Lære at svømme”",))


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
