"""Edits lead from one state to another, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.changes import Edit, EditKind, apply, creation, deletion, difference, invert
from enplan_desktop.domain.records import Goal, Record, Step
from tests.domain.strategies import records, two_states


def after(record: Record | None, edits: tuple[Edit, ...]) -> Record | None:
    for edit in edits:
        record = apply(record, edit)
    return record


@given(two_states())
def test_the_difference_leads_from_one_state_to_the_other(states):
    before, now = states
    assert after(before, difference(before, now)) == now


@given(two_states())
def test_inverted_edits_lead_back(states):
    before, now = states
    back = tuple(invert(edit) for edit in reversed(difference(before, now)))
    assert after(now, back) == before


@given(records())
def test_a_record_is_made_and_deleted_and_made_again(record):
    assert apply(None, creation(record)) == record
    assert apply(record, deletion(record)) is None
    assert apply(None, invert(deletion(record))) == record


@given(two_states())
def test_inverting_a_change_of_a_field_twice_gives_it_back(states):
    for edit in difference(*states):
        assert invert(invert(edit)) == edit


def test_what_is_the_same_differs_in_nothing():
    goal = Goal(id="g", case_id="c", words="Få ro på økonomien")
    assert difference(goal, goal) == ()
    assert difference(None, None) == ()


def test_fields_of_a_group_change_as_one():
    step = Step(id="s", case_id="c", ball_holder="citizen")
    (edit,) = difference(step, Step(id="s", case_id="c", ball_holder="mette"))
    assert edit.field == "ball"
    assert edit.new == {"ball_holder": "mette", "ball_since": None}


def test_two_records_do_not_differ_by_edits():
    with pytest.raises(ValueError, match="same record"):
        difference(Goal(id="a", case_id="c"), Goal(id="b", case_id="c"))


@given(records(), st.sampled_from(["mood", "weather"]))
def test_a_field_that_only_a_newer_version_knows_changes_nothing_here(record, name):
    edit = Edit(
        case_id=record.case_id,
        stream=record.stream,
        kind=EditKind.SET,
        type=creation(record).type,
        record=record.id,
        field=name,
        new=1,
    )
    assert apply(record, edit) == record


@given(records())
def test_a_kind_of_edit_that_only_a_newer_version_knows_changes_nothing_here(record):
    edit = Edit(case_id="c", stream="plan", kind="fold_over", type="goal", record=record.id)
    assert apply(record, edit) == record


def test_restoring_what_lives_changes_nothing():
    goal = Goal(id="g", case_id="c", words="Ny")
    old = Goal(id="g", case_id="c", words="Gammel")
    assert apply(goal, invert(deletion(old))) == goal
