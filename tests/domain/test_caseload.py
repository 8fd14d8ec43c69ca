"""One line of the caseload: when there was contact, what comes, and what a case needs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Case, Contact, Goal, Note, Step
from enplan_desktop.domain.rules import (
    Need,
    counts_as_contact,
    days_since_contact,
    facts_of,
    last_contact,
    needs,
    next_appointment,
)
from enplan_desktop.domain.terms import (
    CITIZEN,
    CaseStatus,
    Initiative,
    NoteKind,
    Outcome,
    StepStatus,
    Unit,
)

NOW = datetime(2026, 3, 9, 12, 30)
TODAY = NOW.date()
CASE = Case(id="c", case_id="c", display_name="Bo L.", since=date(2025, 10, 1))


def plan(*records_of_case) -> Plan:
    return Plan(CASE, {each.id: each for each in records_of_case})


def call(note_id: str, days_ago: int, by: Initiative = Initiative.CITIZEN) -> Note:
    happened = NOW - timedelta(days=days_ago)
    return Note(id=note_id, case_id="c", kind=NoteKind.PHONE, initiative=by, happened_at=happened)


def visit(appointment_id: str, days: int, outcome: Outcome | None = None) -> Appointment:
    return Appointment(id=appointment_id, case_id="c", start=NOW + timedelta(days=days), outcome=outcome)


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_of_note_but_the_journal_tells_of_a_contact(kind):
    note = Note(id="n", case_id="c", kind=kind, happened_at=NOW)
    assert counts_as_contact(note) is (kind is not NoteKind.JOURNAL)


def test_a_note_without_a_moment_tells_of_no_contact():
    assert not counts_as_contact(Note(id="n", case_id="c", kind=NoteKind.PHONE))


def test_the_last_contact_is_the_newest_and_says_who_took_it():
    notes = (call("old", 20), call("new", 4, Initiative.PROFESSIONAL))
    assert last_contact(plan(*notes)) == (NOW - timedelta(days=4), Initiative.PROFESSIONAL)


def test_a_thought_that_was_written_down_is_no_contact():
    thought = replace(call("n", 1), kind=NoteKind.JOURNAL)
    assert last_contact(plan(thought)) is None


def test_an_appointment_counts_when_the_citizen_came():
    came, stayed_away = visit("a", -2, Outcome.CAME), visit("b", -1, Outcome.DID_NOT_COME)
    assert last_contact(plan(call("n", 9), came, stayed_away)) == (NOW - timedelta(days=2), None)


def test_a_note_goes_before_an_appointment_at_the_same_moment():
    assert last_contact(plan(visit("n", -2, Outcome.CAME), call("a", 2))) == (
        NOW - timedelta(days=2),
        Initiative.CITIZEN,
    )


def test_contacts_written_with_and_without_a_zone_compare():
    told = replace(call("a", 3), happened_at=datetime(2026, 3, 8, 10, 0, tzinfo=UTC))
    assert last_contact(plan(told, call("b", 5))) == (datetime(2026, 3, 8, 10, 0), Initiative.CITIZEN)


def test_days_since_contact_are_days_of_the_calendar():
    assert days_since_contact(datetime(2026, 3, 8, 23, 59), TODAY) == 1
    assert days_since_contact(NOW, TODAY) == 0
    assert days_since_contact(None, TODAY) is None


def test_the_next_appointment_has_not_begun_and_still_stands():
    running, cancelled, coming, later = (
        visit("a", 0),
        visit("b", 1, Outcome.CANCELLED),
        visit("c1", 2),
        visit("d", 9),
    )
    assert next_appointment(plan(later, coming, cancelled, running), NOW) == coming
    assert next_appointment(plan(running, cancelled), NOW) is None


def test_the_facts_of_a_case():
    goal = Goal(id="g", case_id="c")
    jonas = Contact(id="jonas", case_id="c", name="Jonas", unit=Unit.RUSMIDDELCENTER)
    ours = Step(id="s1", case_id="c", goal_id="g", ball_holder="jonas", due_date=date(2026, 3, 20))
    floor = Step(id="s2", case_id="c", goal_id="g")
    theirs = Step(id="s3", case_id="c", goal_id="g", ball_holder=CITIZEN, due_date=date(2026, 3, 12))
    done = Step(id="s4", case_id="c", goal_id="g", due_date=date(2026, 1, 1), status=StepStatus.DONE)
    whole = plan(goal, jonas, ours, floor, theirs, done, call("n", 3), visit("a", 1))
    assert facts_of(whole, NOW, to_decide=2) == CaseFacts(
        case=CASE,
        last_contact=NOW - timedelta(days=3),
        last_contact_by=Initiative.CITIZEN,
        waiting_on_us=1,
        nobody_has=1,
        next_due=date(2026, 3, 12),
        next_appointment=NOW + timedelta(days=1),
        to_decide=2,
    )


def test_a_case_in_which_nothing_is_wrong_needs_nothing():
    assert needs(CaseFacts(case=CASE, last_contact=NOW, next_due=TODAY), TODAY) == ()


@pytest.mark.parametrize(
    ("days", "rhythm", "due"), [(14, None, False), (15, None, True), (8, 7, True), (20, 30, False)]
)
def test_contact_is_due_when_the_rhythm_is_broken(days, rhythm, due):
    case = replace(CASE, contact_rhythm_days=rhythm)
    facts = CaseFacts(case=case, last_contact=NOW - timedelta(days=days))
    assert (Need.CONTACT in needs(facts, TODAY)) is due


def test_before_the_first_contact_the_days_count_from_the_beginning():
    assert Need.CONTACT in needs(CaseFacts(case=CASE), TODAY)
    assert needs(CaseFacts(case=replace(CASE, since=TODAY)), TODAY) == ()
    assert needs(CaseFacts(case=replace(CASE, since=None)), TODAY) == ()


def test_every_need_is_told_at_once():
    facts = CaseFacts(case=CASE, nobody_has=1, next_due=date(2026, 3, 8), to_decide=1)
    assert needs(facts, TODAY) == (Need.CONTACT, Need.NOBODY_HAS_BALL, Need.OVERDUE, Need.TO_DECIDE)


@pytest.mark.parametrize("status", [CaseStatus.PAUSED, CaseStatus.ENDED])
def test_a_case_that_rests_only_needs_what_two_people_wrote_to_be_decided(status):
    facts = CaseFacts(case=replace(CASE, status=status), nobody_has=1, next_due=date(2026, 3, 8), to_decide=1)
    assert needs(facts, TODAY) == (Need.TO_DECIDE,)
