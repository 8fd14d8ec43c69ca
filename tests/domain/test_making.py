"""New records come with what a caseworker would expect."""

from dataclasses import replace
from datetime import datetime

from enplan_desktop.domain.making import (
    new_appointment,
    new_case,
    new_contact,
    new_dream,
    new_goal,
    new_note,
    new_sheet_choice,
    new_step,
)
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Goal, Record, Step
from enplan_desktop.domain.terms import CITIZEN, Horizon, NoteKind, NoteStatus, StepSide

NOW = datetime(2026, 3, 9, 12, 30, 41, 7)
TODAY = NOW.date()
CASE = new_case("c", "Sofie N.", TODAY, "Mette Rosensti")


def plan(*records_of_case: Record) -> Plan:
    return Plan(CASE, {each.id: each for each in records_of_case})


def test_a_case_begins_today_and_is_its_own_case():
    assert (CASE.id, CASE.case_id, CASE.since, CASE.coordinator) == ("c", "c", TODAY, "Mette Rosensti")


def test_a_dream_is_said_today():
    dream = new_dream(plan(), "d", "Et almindeligt liv", TODAY)
    assert (dream.case_id, dream.words, dream.said_on) == ("c", "Et almindeligt liv", TODAY)


def test_goals_steps_and_contacts_come_last():
    before = (
        Goal(id="g", case_id="c", place="k"),
        Step(id="s", case_id="c", goal_id="g", place="k"),
        Contact(id="p", case_id="c", place="k"),
    )
    whole = plan(*before)
    assert new_goal(whole, "g2", "Ro", Horizon.LATER).place > "k"
    assert new_step(whole, "s2", "g", "ringer", StepSide.PROFESSIONALS, TODAY).place > "k"
    assert new_contact(whole, "p2", "Jonas").place > "k"


def test_the_citizen_has_the_ball_of_their_own_step():
    mine = new_step(plan(), "s", "g", "møder op", StepSide.CITIZEN, TODAY)
    assert (mine.ball_holder, mine.ball_since) == (CITIZEN, TODAY)


def test_of_our_steps_somebody_has_the_ball_or_visibly_nobody():
    ours = new_step(plan(), "s", "g", "ringer", StepSide.PROFESSIONALS, TODAY, holder="jonas")
    assert (ours.ball_holder, ours.ball_since) == ("jonas", TODAY)
    nobodys = new_step(plan(), "s", "g", "ringer", StepSide.PROFESSIONALS, TODAY)
    assert (nobodys.ball_holder, nobodys.ball_since) == (None, None)


def test_an_appointment_starts_when_it_was_asked_for():
    assert new_appointment(plan(), "a", NOW).start == NOW


def test_a_note_is_a_draft_about_this_minute():
    note = new_note(plan(), "n", "Mette Rosensti", NOW, NoteKind.HOME_VISIT, "unit:jobcenter")
    assert note.status is NoteStatus.DRAFT
    assert note.happened_at == datetime(2026, 3, 9, 12, 30)
    assert (note.written_at, note.author, note.stream) == (NOW, "Mette Rosensti", "unit:jobcenter")


def test_two_laptops_make_the_same_sheet_choice():
    assert new_sheet_choice(plan()) == new_sheet_choice(plan())


def test_the_choice_of_a_sheet_begins_in_the_cases_own_language():
    english = replace(CASE, sheet_language="en")
    assert new_sheet_choice(Plan(english)).language == "en"
