"""The caseload's facts, told from extracted columns, are those that the rules find in the whole plan."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.caseload import CaseFacts
from enplan_desktop.domain.changes import deletion, difference
from enplan_desktop.domain.records import Appointment, Contact, Goal, Note, Step
from enplan_desktop.domain.rules import facts_of
from enplan_desktop.domain.terms import (
    CITIZEN,
    GoalStatus,
    Initiative,
    NoteKind,
    Outcome,
    StepStatus,
    Unit,
)
from tests.storage.making import NOW, a_case, a_goal, add, edit, laptop, new_id, page

MOMENTS = st.integers(-2, 1).map(lambda hours: NOW + timedelta(hours=hours))
MOSTLY_ACTIVE = st.sampled_from([*GoalStatus, *[GoalStatus.ACTIVE] * 4])
MOSTLY_OPEN = st.sampled_from([*StepStatus, *[StepStatus.OPEN] * 4])
DAYS = st.none() | st.dates(date(2026, 3, 1), date(2026, 3, 20))


def maybe(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | values


@st.composite
def contents(draw, case_id):
    """Records that the caseload counts, in relations that hold or not."""

    def any_id():
        return str(draw(st.uuids()))

    goals = [
        Goal(id=any_id(), case_id=case_id, words="m", status=draw(MOSTLY_ACTIVE))
        for _ in range(draw(st.integers(1, 2)))
    ]
    contacts = [
        Contact(id=any_id(), case_id=case_id, name="k", unit=draw(maybe(st.sampled_from(Unit))))
        for _ in range(draw(st.integers(0, 2)))
    ]
    holders = [None, CITIZEN, any_id(), *(each.id for each in [*contacts, *goals])]
    steps = [
        Step(
            id=any_id(),
            case_id=case_id,
            goal_id=draw(st.sampled_from([*(each.id for each in goals), any_id()])),
            ball_holder=draw(st.sampled_from(holders)),
            due_date=draw(DAYS),
            status=draw(MOSTLY_OPEN),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    appointments = [
        Appointment(
            id=any_id(),
            case_id=case_id,
            start=draw(maybe(MOMENTS)),
            outcome=draw(maybe(st.sampled_from(Outcome))),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    notes = [
        Note(
            id=any_id(),
            case_id=case_id,
            kind=draw(st.sampled_from(NoteKind)),
            initiative=draw(st.sampled_from(Initiative)),
            happened_at=draw(maybe(MOMENTS)),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    return [*goals, *contacts, *steps, *appointments, *notes]


@settings(max_examples=60)
@given(data=st.data())
def test_it_says_what_the_rules_say_of_the_plan_also_after_edits_and_deletions(blank, data):
    root = Path(tempfile.mkdtemp(prefix="enplan-"))
    vault = laptop(blank, root / "vault")
    try:
        case = a_case()
        drawn = data.draw(contents(case.id))
        add(vault, case, *drawn)
        for record in drawn:
            match data.draw(st.sampled_from(["keep", "keep", "delete", "close"])), record:
                case "delete", _:
                    vault.commit([deletion(record)])
                case "close", Goal():
                    vault.commit(difference(record, replace(record, status=GoalStatus.REACHED)))
                case "close", Step():
                    vault.commit(difference(record, replace(record, status=StepStatus.DONE)))
        plan = vault.plan(drawn[0].case_id if drawn else vault.case_ids()[0])
        assert vault.caseload(NOW) == [facts_of(plan, NOW, sum(map(len, plan.unsettled.values())))]
    finally:
        vault.close()
        shutil.rmtree(root)


def test_a_new_case_is_there_with_nothing_to_tell(vault, case):
    assert vault.caseload(NOW) == [CaseFacts(case=case)]


def test_a_colleagues_case_is_counted_as_it_comes_in(vault, blank, tmp_path):
    colleague = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    case = a_case()
    goal = a_goal(case)
    add(colleague, case, goal, Step(id=new_id(), case_id=case.id, goal_id=goal.id, text="Ring"))
    vault.take_page(f"{case.id}/plan", page(colleague.outbox(9)))
    assert vault.caseload(NOW) == colleague.caseload(NOW)
    assert vault.caseload(NOW)[0].nobody_has == 1
    colleague.close()


def test_what_must_be_decided_is_counted_until_it_is(vault, case, blank, tmp_path):
    colleague = laptop(blank, tmp_path / "colleague", "Jonas Askelyng")
    first = vault.outbox(9)
    vault.take_page(f"{case.id}/plan", page(first))
    colleague.take_page(f"{case.id}/plan", page(first))
    edit(colleague, case, phone="1", coordinator="Jonas")
    edit(vault, case, phone="2", coordinator="Mette")
    vault.take_page(f"{case.id}/plan", page(colleague.outbox(9), after=1))
    assert vault.caseload(NOW)[0].to_decide == 2
    vault.decide(case.id, case.id, "phone", "2")
    assert vault.caseload(NOW)[0].to_decide == 1
    colleague.close()


def test_an_appointment_is_next_until_it_begins(vault, case):
    start = datetime(2026, 3, 10, 14, 0)
    add(vault, Appointment(id=new_id(), case_id=case.id, start=start))
    assert vault.caseload(start - timedelta(minutes=1))[0].next_appointment == start
    assert vault.caseload(start)[0].next_appointment is None
