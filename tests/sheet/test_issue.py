"""What is kept of a page that was handed out, and what is said to be new since."""

import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Dream, SheetIssue, Step
from enplan_desktop.domain.terms import HandingOut, Horizon, StepStatus
from enplan_desktop.sheet.differences import changed_facts
from enplan_desktop.sheet.issue import sheet_again, sheet_issue
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import content_of, content_plain
from tests.sheet.plans import (
    DREAM,
    MINE,
    NOW,
    OURS,
    PLANS,
    TREATMENT,
    goal,
    made,
    no_goals,
    plan_of,
    plans,
    sofies_plan,
    step,
)


def facts_between(before: Plan, after: Plan) -> tuple[str, ...]:
    return changed_facts(sheet_for(before, NOW).content, sheet_for(after, NOW).content)


def with_records(plan: Plan, *records) -> Plan:
    return Plan(plan.case, {**plan.records, **{record.id: record for record in records}})


def without(plan: Plan, *ids: str) -> Plan:
    return Plan(plan.case, {name: record for name, record in plan.records.items() if name not in ids})


def the_step(name: str) -> Step:
    return next(each for each in sofies_plan().of(Step) if each.id == name)


@settings(max_examples=40)
@given(plans())
def test_any_page_comes_back_from_json_word_for_word(plan):
    content = sheet_for(plan, NOW).content

    picture = replace(content.picture, data=b"") if content.picture else None
    assert content_of(json.loads(json.dumps(content_plain(content)))) == replace(content, picture=picture)


def test_a_newer_versions_page_is_read_without_what_only_it_knows():
    plain = {**content_plain(sheet_for(sofies_plan(), NOW).content), "weather": "sol"}

    assert content_of(plain) == sheet_for(sofies_plan(), NOW).content


@pytest.mark.parametrize("rubbish", [None, "Sofies plan", 7, {}, {"title": 3}, []])
def test_rubbish_is_no_page(rubbish):
    assert content_of(rubbish) is None
    assert changed_facts(content_of(rubbish), sheet_for(sofies_plan(), NOW).content) == ()


@pytest.mark.parametrize("name", PLANS)
def test_the_same_page_again_has_nothing_new(name):
    assert facts_between(PLANS[name](), PLANS[name]()) == ()


def test_a_new_goal_and_one_that_is_gone_are_told():
    after = without(with_records(sofies_plan(), goal("g9", "Lære at svømme", Horizon.LATER)), "g5")

    assert facts_between(sofies_plan(), after) == (
        "Nyt mål: ”Lære at svømme”",
        "Målet står ikke længere på arket: ”Se Freja fast hver anden søndag”",
    )


def test_a_goal_that_moves_nearer_is_told_as_a_move():
    moved = replace(goal("g6", "Min egen lejlighed"), horizon=Horizon.THREE_MONTHS)

    assert facts_between(sofies_plan(), with_records(sofies_plan(), moved)) == (
        "Målet er rykket til om tre måneder: ”Min egen lejlighed”",
    )


def test_a_reworded_step_and_a_new_one_are_told():
    reworded = step("s7", "g3", MINE, "prøver værkstedet hver dag")
    new = step("s70", "g3", MINE, "spiser morgenmad")

    assert facts_between(sofies_plan(), with_records(sofies_plan(), reworded, new)) == (
        "Skridtet er skrevet om: ”prøver værkstedet hver dag”",
        "Nyt skridt: ”spiser morgenmad”",
    )


@pytest.mark.parametrize(
    ("side", "fact"),
    [
        (OURS, "Vi tager nu skridtet: ”prøver værkstedet to formiddage”"),
        (MINE, "Borgeren tager nu selv skridtet: ”Mette laver aftalen. Ikke før kl. 10”"),
    ],
)
def test_a_step_that_changed_hands_is_told(side, fact):
    moved = replace(the_step("s7" if side is OURS else "s8"), side=side)

    assert facts_between(sofies_plan(), with_records(sofies_plan(), moved)) == (fact,)


def test_a_step_that_changed_hands_is_told_once_and_with_who_has_it_now():
    moved = replace(the_step("s7"), side=OURS, ball_holder="jonas")

    assert facts_between(sofies_plan(), with_records(sofies_plan(), moved)) == (
        "Vi tager nu skridtet: ”Jonas prøver værkstedet to formiddage”",
    )


def test_in_which_order_goals_stand_and_under_which_a_step_does_is_not_told():
    first = replace(TREATMENT[0], place="z")
    elsewhere = replace(the_step("s7"), goal_id="g2")

    assert facts_between(sofies_plan(), with_records(sofies_plan(), first, elsewhere)) == ()


def test_the_same_dream_said_on_another_day_or_in_other_marks_is_not_told():
    again = made(Dream, "newer", words=f'"{DREAM.words}"', said_on=NOW.date())

    assert facts_between(sofies_plan(), with_records(sofies_plan(), again)) == ()


def test_a_new_dream_is_told_as_the_dream_in_other_words():
    newer = made(Dream, "newer", words="”Fred” og ”ro”", said_on=NOW.date())

    assert facts_between(sofies_plan(), with_records(sofies_plan(), newer)) == (
        "Drømmen er skrevet om: ””Fred” og ”ro””",
    )


def test_a_step_that_was_kept_is_not_told_as_gone():
    done = step("s7", "g3", MINE, "prøver værkstedet", status=StepStatus.DONE, done_on=NOW.date())

    assert facts_between(sofies_plan(), with_records(sofies_plan(), done)) == ()


def test_the_dream_the_appointment_the_numbers_and_the_way_out_are_told():
    before, after = no_goals(), plan_of(if_it_goes_wrong="Ring 112.")

    assert facts_between(before, after) == (
        "Drømmen står ikke længere på arket",
        "Der står ingen aftale på arket",
        "Skal ikke længere ringes til: Mette 12 34 56 78",
        "Skal ikke længere ringes til: Jonas 23 45 67 89",
        "Nyt om, hvad du gør, hvis det går skævt",
    )
    assert facts_between(after, before)[:2] == (
        "Drømmen står på arket: ”Jeg vil gerne have et almindeligt liv – og min datter hver…”",
        "Næste aftale: tirsdag den 10. marts kl. 13.00",
    )


def test_a_page_that_is_handed_out_is_kept_with_what_is_new():
    plan = sofies_plan()
    first = sheet_issue(plan, sheet_for(plan, NOW), "first", NOW, HandingOut.SAVED)
    later = with_records(plan, first, goal("g4", "Praktik hver dag", Horizon.THREE_MONTHS))

    second = sheet_issue(
        later, sheet_for(later, NOW), "second", datetime(2026, 3, 16, 9, 0), HandingOut.PRINTED
    )

    assert (first.how, first.changed, first.case_id) == (HandingOut.SAVED, (), plan.case.id)
    assert second.changed == ("Målet er skrevet om: ”Praktik hver dag”",)
    assert content_of(second.content) == sheet_for(later, NOW).content
    assert creation(second).new["language"] == "da"


def test_what_was_left_off_the_page_is_not_kept_as_handed_out():
    plan = PLANS["overfull"]()
    issue = sheet_issue(plan, sheet_for(plan, NOW), "issue", NOW, HandingOut.PRINTED)

    kept = content_of(issue.content)

    assert kept is not None
    assert kept.later == ()
    assert kept.proposals == ()


def test_an_issue_without_a_page_in_it_is_no_page_before():
    plan = with_records(sofies_plan(), made(SheetIssue, "odd", handed_at=NOW, content={"x": 1}))

    assert sheet_issue(plan, sheet_for(plan, NOW), "new", NOW, HandingOut.SHOWN).changed == ()


@settings(max_examples=40)
@given(plans())
def test_any_page_that_was_handed_out_is_seen_again_as_it_was(plan):
    sheet = sheet_for(plan, NOW)
    kept = json.loads(json.dumps(sheet_issue(plan, sheet, "i", NOW, HandingOut.SHOWN).content))

    again = sheet_again(plan, made(SheetIssue, "i", style=sheet.style, format=sheet.format, content=kept))

    assert again is not None
    assert (again.items, again.width, again.height) == (sheet.items, sheet.width, sheet.height)


@pytest.mark.parametrize("size", [-1.0, 0.0, 1e9, float("nan")])
def test_a_page_in_a_size_that_no_page_has_is_not_laid_out(size):
    content = content_plain(sheet_for(sofies_plan(), NOW).content)
    content["fit"]["size"] = size

    assert sheet_again(plan_of(), made(SheetIssue, "i", content=content)) is None


def test_what_cannot_be_read_is_not_seen_again():
    assert sheet_again(plan_of(), made(SheetIssue, "i", content={"title": 3})) is None
