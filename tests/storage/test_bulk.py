"""Rows that are written as tuples are in the order of their columns."""

from enplan_desktop.storage import committing, rows
from enplan_desktop.storage.facts import Facts
from enplan_desktop.storage.tables import record


def test_a_records_facts_are_its_last_columns():
    assert rows.PUT.columns == tuple(record.c.keys())
    assert rows.PUT.columns[-len(Facts._fields) :] == Facts._fields


def test_a_change_is_written_in_the_order_that_the_statement_asks_for():
    expected = ("id", "case_id", "stream", "record", "clock", "seq", "refused", "body")
    assert expected == committing.WRITE.columns
