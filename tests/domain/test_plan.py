"""A case and its records at one moment, in the order in which people read them."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import (
    Appointment,
    Case,
    Contact,
    Dream,
    Goal,
    Note,
    SheetChoice,
    SheetIssue,
    Step,
)
from enplan_desktop.domain.terms import CITIZEN, GoalStatus, Horizon
from tests.domain.strategies import records

CASE = Case(id="c", case_id="c", display_name="Ida P.")


def plan(*records_of_case) -> Plan:
    return Plan(CASE, {each.id: each for each in records_of_case})


def test_goals_are_the_active_ones_of_a_horizon_in_their_order():
    second, first = Goal(id="a", case_id="c", place="k"), Goal(id="b", case_id="c", place="V")
    later = Goal(id="d", case_id="c", place="A", horizon=Horizon.LATER)
    reached = Goal(id="e", case_id="c", place="B", status=GoalStatus.REACHED)
    whole = plan(second, first, later, reached)
    assert whole.goals(Horizon.NOW) == [first, second]
    assert whole.goals() == [later, first, second]


def test_where_two_stand_in_the_same_place_the_id_decides():
    one, other = Step(id="b", case_id="c", goal_id="g"), Step(id="a", case_id="c", goal_id="g")
    assert plan(one, other).steps("g") == [other, one]


def test_contacts_stand_in_their_order():
    mum, jonas = Contact(id="a", case_id="c", place="k"), Contact(id="b", case_id="c", place="V")
    assert plan(mum, jonas).contacts() == [jonas, mum]


def test_appointments_stand_in_order_of_time_and_those_without_come_last():
    none, late = (
        Appointment(id="a", case_id="c"),
        Appointment(id="b", case_id="c", start=datetime(2026, 3, 10)),
    )
    early = Appointment(id="d", case_id="c", start=datetime(2026, 3, 9))
    assert plan(none, late, early).appointments() == [early, late, none]


def test_notes_and_issues_come_newest_first():
    old, new = (Note(id=f"n{day}", case_id="c", happened_at=datetime(2026, 3, day)) for day in (1, 9))
    first, last = (SheetIssue(id=f"i{day}", case_id="c", handed_at=datetime(2026, 3, day)) for day in (1, 9))
    whole = plan(old, new, first, last)
    assert whole.notes() == [new, old]
    assert whole.issues() == [last, first]


def test_the_dream_is_what_was_said_last():
    before = Dream(id="b", case_id="c", words="Fred", said_on=date(2026, 1, 1))
    now = Dream(id="a", case_id="c", words="Et almindeligt liv", said_on=date(2026, 3, 9))
    assert plan(before, now).dream() == now
    assert plan().dream() is None


def test_a_case_has_one_sheet_choice_or_none_yet():
    choice = SheetChoice(id="s", case_id="c", declined=True)
    assert plan(Goal(id="g", case_id="c"), choice).sheet_choice() == choice
    assert plan().sheet_choice() is None


def test_who_has_the_ball_is_said_by_name():
    whole = plan(Contact(id="jonas", case_id="c", name="Jonas"), Goal(id="g", case_id="c"))
    assert whole.holder_name(CITIZEN) == "Ida P."
    assert whole.holder_name("jonas") == "Jonas"
    assert (whole.holder_name("g"), whole.holder_name("gone"), whole.holder_name(None)) == (None, None, None)


@settings(max_examples=25)
@given(st.lists(records(case_id="c"), max_size=3, unique_by=lambda each: each.id))
def test_a_plan_after_creations_holds_what_was_created(made):
    whole = plan().after([creation(each) for each in made])
    assert dict(whole.records) == {each.id: each for each in made}
    assert dict(whole.after([deletion(each) for each in made]).records) == {}


def test_an_edit_of_the_case_changes_the_case():
    renamed = replace(CASE, display_name="Ida")
    whole = plan().after(difference(CASE, renamed))
    assert whole.case == renamed
    assert whole.after([deletion(CASE)]).case == renamed
