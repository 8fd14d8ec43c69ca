"""What the inspector says under a step, and who has its ball."""

from dataclasses import replace
from datetime import date, time

import pytest

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.terms import CITIZEN, EffortStage, StepStatus
from enplan_desktop.ui.caseload_words import Tone
from enplan_desktop.ui.step_words import holder_words, step_words
from tests.ui.sofie import CALLS, JONAS, SOFIE, TURNS_UP

pytestmark = pytest.mark.usefixtures("theme")

TODAY = date(2026, 3, 9)
PLAN = Plan(SOFIE, {JONAS.id: JONAS})
FRESH = replace(TURNS_UP, ball_since=TODAY)


def line(step: Step) -> list[tuple[str, Tone]]:
    return [(words.text, words.tone) for words in step_words(step, PLAN, TODAY)]


def test_a_fresh_step_only_says_whether_it_is_on_the_sheet():
    assert line(FRESH) == [("on the sheet", Tone.QUIET)]
    assert line(replace(FRESH, on_sheet=False)) == [("not on the sheet", Tone.QUIET)]


def test_the_date_comes_first_and_asks_for_care_once_it_is_past():
    assert line(replace(FRESH, due_date=TODAY, due_time=time(13)))[0] == ("9 March 13:00", Tone.QUIET)
    late = replace(FRESH, due_date=date(2025, 12, 30))
    assert line(late)[0] == ("30 December 2025", Tone.CARE)
    assert line(replace(late, status=StepStatus.DONE))[0] == ("30 December 2025", Tone.QUIET)


def test_an_effort_says_how_far_it_is_and_why_it_is_not_on_the_sheet():
    applied = replace(FRESH, stage=EffortStage.APPLIED, stage_date=date(2026, 3, 2))
    assert line(applied) == [
        ("Applied for 2 March", Tone.QUIET),
        ("not on the sheet: not granted", Tone.CARE),
    ]
    assert line(replace(applied, stage=EffortStage.GRANTED))[-1] == ("on the sheet", Tone.QUIET)


def test_a_ball_that_lies_still_says_for_how_long():
    assert ("the ball for 7 days", Tone.QUIET) in line(TURNS_UP)
    assert ("the ball for 1 day", Tone.QUIET) in line(replace(TURNS_UP, ball_since=date(2026, 3, 8)))


@pytest.mark.parametrize("holder", [None, "", "somebody who left the network"])
def test_a_ball_that_nobody_has_is_said(holder):
    assert line(replace(CALLS, ball_holder=holder))[-1] == ("nobody has the ball", Tone.CARE)
    assert holder_words(replace(CALLS, ball_holder=holder), PLAN) == "Nobody"


@pytest.mark.parametrize(("status", "word"), [(StepStatus.DONE, "done"), (StepStatus.DROPPED, "dropped")])
def test_what_is_over_says_so_and_nobody_need_have_it(status, word):
    assert line(replace(CALLS, status=status, ball_holder=None)) == [(word, Tone.QUIET)]


def test_a_holder_is_called_by_the_first_name():
    assert holder_words(CALLS, PLAN) == "Jonas"
    assert holder_words(replace(CALLS, ball_holder=CITIZEN), PLAN) == "Sofie"


@pytest.mark.parametrize("name", ["", "  "])
def test_a_holder_whose_name_is_not_written_yet_still_has_the_ball(name):
    plan = Plan(SOFIE, {JONAS.id: replace(JONAS, name=name)})
    assert holder_words(CALLS, plan) == "(no name yet)"
    assert [words.text for words in step_words(CALLS, plan, TODAY)] == ["the ball for 7 days", "on the sheet"]
