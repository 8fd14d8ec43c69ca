"""What stands on paper becomes the records that a hand in the window would have made."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count

import pytest

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Goal, Step
from enplan_desktop.domain.terms import CITIZEN, Horizon, StepSide
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.ui.paper_records import PaperGoal, PaperPage, changes_number, edits_from_paper, known_by
from tests.ui.sofie import PLAN, SOFIE

TODAY = date(2026, 3, 9)


def after(page: PaperPage, plan: Plan | None = None) -> Plan:
    numbers = count(1)
    before = plan or Plan(SOFIE)
    return before.after(edits_from_paper(before, page, lambda: f"new-{next(numbers)}", TODAY))


def sofies() -> Plan:
    return Plan(SOFIE, {record.id: record for record in PLAN[1:]})


PAGE = PaperPage(
    dream="At fiske igen",
    goals=(
        PaperGoal("Komme op om morgenen", ("sætter uret", "ringer til Bo"), ("Jonas ringer kl. 9",)),
        PaperGoal("Få ro på økonomien"),
    ),
    three_months=("Praktik",),
    later=("Egen lejlighed", "En hund"),
    appointment=datetime(2026, 3, 12, 13, 0),
    until=datetime(2026, 3, 12, 14, 0),
    where="hos Jonas",
    calls=(("Jonas", "23456789"), ("Bo", "11223344")),
    if_it_goes_wrong="Ring til Bo",
)


def test_an_empty_page_makes_nothing():
    assert edits_from_paper(sofies(), PaperPage(), lambda: "new", TODAY) == ()


def test_everything_on_the_paper_is_in_the_plan_in_the_order_of_the_paper():
    plan = after(PAGE)

    assert [goal.words for goal in plan.goals(Horizon.NOW)] == ["Komme op om morgenen", "Få ro på økonomien"]
    assert [goal.words for goal in plan.goals(Horizon.THREE_MONTHS)] == ["Praktik"]
    assert [goal.words for goal in plan.goals(Horizon.LATER)] == ["Egen lejlighed", "En hund"]
    steps = plan.steps(plan.goals(Horizon.NOW)[0].id)
    assert [(step.text, step.side) for step in steps] == [
        ("sætter uret", StepSide.CITIZEN),
        ("ringer til Bo", StepSide.CITIZEN),
        ("Jonas ringer kl. 9", StepSide.PROFESSIONALS),
    ]
    dream = plan.dream()
    assert dream is not None
    assert (dream.words, dream.said_on) == ("At fiske igen", TODAY)
    (appointment,) = plan.of(Appointment)
    assert (appointment.start, appointment.end) == (
        datetime(2026, 3, 12, 13, 0),
        datetime(2026, 3, 12, 14, 0),
    )
    assert appointment.where == "hos Jonas"
    assert [(each.name, each.phone, each.on_sheet) for each in plan.contacts()] == [
        ("Jonas", "23456789", True),
        ("Bo", "11223344", True),
    ]
    assert plan.case.if_it_goes_wrong == "Ring til Bo"


def test_the_ball_of_our_step_lies_with_whoever_it_names_and_else_with_nobody():
    page = PaperPage(goals=(PaperGoal("Sove", ("går i seng",), ("Jonas ringer", "ringer banken")),))

    plan = after(page, sofies())
    goal = next(each for each in plan.goals() if each.words == "Sove")

    assert [step.ball_holder for step in plan.steps(goal.id)] == [CITIZEN, "jonas", None]


def test_what_the_plan_says_already_is_not_written_twice():
    page = PaperPage(
        dream="Et almindeligt liv",
        goals=(PaperGoal("komme til  min behandling", ("møder op tirsdag", "tager bussen")),),
        calls=(("Mette", ""),),
    )

    plan = after(page, sofies())

    assert len(plan.goals()) == len(sofies().goals())
    assert [step.text for step in plan.steps("treatment")] == [
        "møder op tirsdag",
        "ringer tirsdag formiddag",
        "tager bussen",
    ]
    assert plan.dream() == sofies().dream()
    mette = next(each for each in plan.contacts() if each.id == "mette")
    assert (mette.phone, mette.on_sheet) == ("12345678", True)
    assert len(plan.contacts()) == len(sofies().contacts())


def on_the_page(plan: Plan) -> dict[str, list[str]]:
    """The steps of each goal that stands under now."""
    content = sheet_for(plan, datetime(2026, 3, 9, 10)).content
    return {goal.words.text: [step.text for step in (*goal.mine, *goal.ours)] for goal in content.now}


def test_who_is_named_in_small_letters_stands_on_the_page_once():
    money = PaperGoal("Få ro på økonomien", ours=("jonas ringer tirsdag",))

    plan = after(PaperPage(goals=(money,)), sofies())

    assert on_the_page(plan)["Få ro på økonomien"] == ["Jonas ringer tirsdag"]


@pytest.mark.parametrize("known_step", [False, True])
def test_what_was_off_the_sheet_and_is_written_on_paper_comes_onto_the_page(known_step):
    step = Step(
        id="breve", case_id=SOFIE.id, goal_id="money", text="åbner mine breve", on_sheet=False, place="B"
    )
    before = sofies()
    if known_step:
        before = before.after([creation(step)])
    money = before.records["money"]
    assert isinstance(money, Goal)
    before = before.after(difference(money, replace(money, on_sheet=False)))
    assert "Få ro på økonomien" not in on_the_page(before)

    plan = after(PaperPage(goals=(PaperGoal("få ro på økonomien", ("åbner mine breve",)),)), before)

    assert on_the_page(plan)["Få ro på økonomien"] == ["åbner mine breve"]


def test_a_goal_that_was_for_later_and_is_written_under_now_comes_nearer():
    plan = after(PaperPage(goals=(PaperGoal("Min egen lejlighed"),)), sofies())

    home = next(goal for goal in plan.goals() if goal.id == "home")
    assert home.horizon is Horizon.NOW


def test_the_same_goal_twice_on_the_paper_is_one():
    plan = after(PaperPage(goals=(PaperGoal("Sove", ("a",)), PaperGoal("sove", ("b",)))))

    assert [goal.words for goal in plan.goals()] == ["Sove"]
    assert [step.text for step in plan.steps(plan.goals()[0].id)] == ["a", "b"]


def test_the_day_the_page_was_made_is_the_day_of_the_dream_and_of_what_was_promised():
    made_on = date(2026, 3, 6)
    page = PaperPage(made_on=made_on, dream="At fiske igen", goals=(PaperGoal("Sove", ("går i seng",)),))

    plan = after(page)

    dream = plan.dream()
    assert dream is not None
    assert dream.said_on == made_on
    assert [step.ball_since for step in plan.steps(plan.goals()[0].id)] == [made_on]


def test_a_number_that_would_be_a_professionals_or_take_anothers_place_is_asked_about():
    plan = sofies()
    private = Contact(id="ole", case_id=SOFIE.id, name="Ole")
    plan = plan.after([creation(private)])

    def asked(name: str, phone: str) -> str | None:
        owner = changes_number(plan, name, phone)
        return owner.id if owner else None

    assert asked("Mette", "11223344") == "mette"
    assert asked("Mette Lindholm", "11223344") == "mette"
    assert asked("Jonas", "11223344") == "jonas"  # who works here, and has no number yet
    assert asked("Mette", "+45 12 34 56 78") is None
    assert asked("Mette", "") is None
    assert asked("Ole", "11223344") is None
    assert asked("Mette Holm", "11223344") is None


def test_the_same_number_in_another_form_changes_nothing():
    plan = after(PaperPage(calls=(("Mette", "12 34 56 78"),)), sofies())

    assert [each.phone for each in plan.contacts() if each.id == "mette"] == ["12345678"]


def test_a_first_name_of_two_is_nobodys_and_their_whole_name_is_theirs():
    other = Contact(id="other", case_id=SOFIE.id, name="Mette Holm", phone="87654321", place="Z")
    plan = sofies().after([creation(other)])

    assert [each.id for each in known_by(plan, "mette")] == ["mette", "other"]
    assert [each.id for each in known_by(plan, "Mette  holm")] == ["other"]
    numbers = {each.name: each.phone for each in after(PaperPage(calls=(("Mette", "1"),)), plan).contacts()}
    assert numbers == {
        "Mette Lindholm": "12345678",
        "Jonas Friis": "",
        "Mette Holm": "87654321",
        "Mette": "1",
    }
