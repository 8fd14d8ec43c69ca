"""Records as plain values, and back, also from a newer or a careless writer."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.domain.records import RECORD_TYPES, TYPE_NAMES, Appointment, Goal, Record
from enplan_desktop.domain.schema import cells_of, read_strictly, record_of, schema_of
from enplan_desktop.domain.terms import Horizon
from tests.domain.strategies import plain_values, record_types, records


def read_back(record: Record) -> Record | None:
    cells = json.loads(json.dumps(cells_of(record)))
    return record_of(TYPE_NAMES[type(record)], record.id, record.case_id, record.stream, cells)


@given(records())
def test_cells_survive_json(record):
    assert read_back(record) == record


@given(records())
def test_cells_survive_a_strict_reading(record):
    cells = cells_of(record)
    assert read_strictly(TYPE_NAMES[type(record)], record.id, record.case_id, record.stream, cells) == record


@given(record_types(), st.dictionaries(st.text(max_size=12), plain_values()))
def test_any_cells_make_some_record(kind, cells):
    record = record_of(TYPE_NAMES[kind], "r", "c", "plan", cells)
    assert isinstance(record, kind)


@given(records(), st.data())
def test_a_cell_that_cannot_be_read_leaves_the_others_alone(record, data):
    cells = cells_of(record)
    broken = data.draw(st.sampled_from(sorted(cells)))
    read = record_of(
        TYPE_NAMES[type(record)], record.id, record.case_id, record.stream, {**cells, broken: ["?", 5]}
    )
    assert read is not None
    assert {name: value for name, value in cells_of(read).items() if name != broken} == {
        name: value for name, value in cells.items() if name != broken
    }


def test_a_newer_horizon_shows_as_the_usual_one():
    goal = record_of("goal", "g", "c", "plan", {"words": "Rejse til Island", "horizon": "next_year"})
    assert goal == Goal(id="g", case_id="c", words="Rejse til Island", horizon=Horizon.NOW)


def test_a_newer_type_is_not_read():
    assert record_of("movement", "m", "c", "plan", {}) is None
    assert schema_of("movement") is None


def test_equal_sets_are_equal_cells():
    one = Appointment(id="a", case_id="c", with_ids=("jonas", "mette"))
    other = Appointment(id="a", case_id="c", with_ids=("mette", "jonas"))
    assert cells_of(one) == cells_of(other)


@pytest.mark.parametrize(
    ("kind", "cells", "complaint"),
    [
        ("movement", {}, "unknown type"),
        ("goal", {"colour": "red"}, "no field colour"),
        ("goal", {"horizon": "yesterday"}, "goal.horizon cannot be"),
        ("goal", {"on_sheet": "yes"}, "goal.on_sheet cannot be"),
        ("goal", {"target_date": "2026-02-31"}, "goal.target_date cannot be"),
        ("step", {"due": "2026-03-10"}, "must be an object with due_date, due_time"),
        ("step", {"due": {"day": "2026-03-10"}}, "must be an object"),
        ("appointment", {"with_ids": "mette"}, "appointment.with_ids cannot be"),
        ("case", {"earliest_hour": True}, "case.earliest_hour cannot be"),
    ],
)
def test_a_strict_reading_names_what_it_cannot_read(kind, cells, complaint):
    with pytest.raises(ValueError, match=complaint):
        read_strictly(kind, "r", "c", "plan", cells)


def test_every_type_says_how_its_fields_meet():
    for name, kind in RECORD_TYPES.items():
        schema = schema_of(name)
        assert schema is not None
        assert schema.record_type is kind
        assert schema.cells
