"""Steps: what is promised, what is on the sheet, and who has the ball."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Case, Contact, Goal, Step
from enplan_desktop.domain.rules import (
    belongs_on_sheet,
    days_with_ball,
    holds_ball,
    is_effort,
    is_promised,
    nobody_has,
    open_steps,
    pass_ball,
    waits_on_us,
)
from enplan_desktop.domain.terms import CITIZEN, EffortStage, GoalStatus, StepStatus, Unit
from tests.domain.strategies import records

TODAY = date(2026, 3, 9)
JONAS = Contact(id="jonas", case_id="c", name="Jonas", unit=Unit.RUSMIDDELCENTER)
MUM = Contact(id="mum", case_id="c", name="Mor")
GOAL = Goal(id="g", case_id="c", words="Komme til min behandling")
STEP = Step(id="s", case_id="c", goal_id="g", text="ringer tirsdag")


def plan(*records_of_case) -> Plan:
    return Plan(Case(id="c", case_id="c"), {each.id: each for each in records_of_case})


def test_a_step_without_a_stage_is_no_effort_and_is_promised():
    assert not is_effort(STEP)
    assert is_promised(STEP)


@pytest.mark.parametrize("stage", EffortStage)
def test_only_what_is_granted_or_running_is_promised(stage):
    effort = replace(STEP, stage=stage)
    assert is_effort(effort)
    assert is_promised(effort) is (stage in (EffortStage.GRANTED, EffortStage.RUNNING))


@settings(max_examples=20)
@given(records(Step))
def test_what_is_done_or_dropped_or_kept_off_is_not_on_the_sheet(step):
    assert not belongs_on_sheet(replace(step, status=StepStatus.DONE))
    assert not belongs_on_sheet(replace(step, status=StepStatus.DROPPED))
    assert not belongs_on_sheet(replace(step, on_sheet=False))


def test_an_effort_that_is_only_applied_for_is_not_on_the_sheet():
    assert belongs_on_sheet(STEP)
    assert not belongs_on_sheet(replace(STEP, stage=EffortStage.APPLIED))
    assert belongs_on_sheet(replace(STEP, stage=EffortStage.GRANTED))


def test_the_ball_of_an_open_step_lies_somewhere():
    assert nobody_has(STEP)
    assert not nobody_has(replace(STEP, ball_holder=CITIZEN))
    assert not nobody_has(replace(STEP, status=StepStatus.DONE))


def test_a_holder_who_left_the_network_is_nobody():
    held = replace(STEP, ball_holder="jonas")
    assert nobody_has(held, plan(GOAL, held))
    assert not nobody_has(held, plan(GOAL, held, JONAS))


def test_a_step_waits_on_us_when_a_professional_has_it():
    assert waits_on_us(replace(STEP, ball_holder="jonas"), plan(JONAS, MUM))
    assert not waits_on_us(replace(STEP, ball_holder="mum"), plan(JONAS, MUM))
    assert not waits_on_us(replace(STEP, ball_holder=CITIZEN), plan(JONAS, MUM))
    assert not waits_on_us(replace(STEP, ball_holder="jonas", status=StepStatus.DONE), plan(JONAS, MUM))


def test_the_ball_has_an_age():
    held = replace(STEP, ball_holder="jonas", ball_since=date(2026, 3, 2))
    assert days_with_ball(held, TODAY) == 7
    assert days_with_ball(replace(held, ball_since=None), TODAY) is None
    assert days_with_ball(replace(held, ball_holder=None), TODAY) is None
    assert days_with_ball(held, date(2026, 3, 1)) == 0


def test_passing_the_ball_starts_its_age_anew():
    passed = pass_ball(STEP, "jonas", TODAY)
    assert (passed.ball_holder, passed.ball_since) == ("jonas", TODAY)
    assert pass_ball(passed, "jonas", date(2026, 4, 1)) is passed
    assert pass_ball(passed, None, TODAY) == STEP


def test_steps_of_a_goal_that_was_set_aside_wait_on_nobody():
    assert open_steps(plan(GOAL, STEP)) == [STEP]
    assert open_steps(plan(replace(GOAL, status=GoalStatus.SET_ASIDE), STEP)) == []
    assert open_steps(plan(STEP)) == []


def test_what_somebody_holds_can_be_asked_for_before_they_leave():
    held = replace(STEP, ball_holder="jonas")
    assert holds_ball(plan(GOAL, held, JONAS), "jonas") == [held]
    assert holds_ball(plan(GOAL, held, JONAS), "mum") == []
