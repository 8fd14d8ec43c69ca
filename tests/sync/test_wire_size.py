"""How many bytes a sync takes, with everything: headers, ids, the lot."""

from collections.abc import Iterator
from datetime import date

import pytest

from enplan_desktop.domain.records import Goal
from enplan_desktop.sync.joining import connect
from tests.server.running import Running
from tests.sync.laptops import Colleague
from tests.sync.wire import Wire, counted

CASELOAD = 25


@pytest.fixture
def wire(mette: Colleague, server: Running) -> Iterator[Wire]:
    """A caseworker with a full caseload, who has synced; what comes after that is counted."""
    for number in range(CASELOAD):
        mette.adds_goal(mette.opens_case(f"Citizen {number}"))
    with counted(server.address) as wire:
        mette.vault.set_setting("sync_address", wire.address)
        mette.remote.close()
        mette.server = connect(mette.vault)
        mette.synced()
        wire.reset()
        yield wire
        mette.remote.close()


def first_goal(mette: Colleague) -> Goal:
    return mette.plan(mette.vault.case_ids()[0]).goals()[0]


def test_with_nothing_new_a_sync_is_one_request_of_at_most_500_bytes_both_ways(mette: Colleague, wire: Wire):
    mette.synced()
    assert wire.requests == 1
    assert wire.both <= 500


def test_an_edit_of_one_field_is_sent_and_acknowledged_within_800_bytes(mette: Colleague, wire: Wire):
    mette.edits(first_goal(mette), target_date=date(2026, 6, 1))
    mette.synced()
    assert wire.requests == 1
    assert wire.both <= 800


def test_a_sentence_of_the_citizens_costs_little_more(mette: Colleague, wire: Wire):
    mette.edits(
        first_goal(mette), words="Jeg vil gerne have min egen lejlighed, så min datter kan komme på besøg"
    )
    mette.synced()
    assert wire.both <= 880


def test_many_changes_weigh_far_less_than_their_text(mette: Colleague, wire: Wire):
    case = mette.vault.case_ids()[0]
    for number in range(100):
        mette.adds_goal(case, f"Jeg vil gerne have min egen lejlighed nummer {number}")
    mette.synced()
    assert wire.up < 100 * 150
