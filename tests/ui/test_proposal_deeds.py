"""What a proposal says beside the page, and what can be done about it there."""

from dataclasses import replace

import pytest

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact, Goal, Step
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.proposal_deeds import Way, advice, edits_of, ways
from tests.ui.kitchen import CASE, plain_theme
from tests.ui.sofie import METTE, PLAN, SOFIE

SOFIES = Plan(SOFIE, {record.id: record for record in (*PLAN, replace(METTE, on_sheet=True))})
GONE, LONG = ProposalKind.LEAVE_OFF, ProposalKind.SHORTEN


@pytest.fixture(autouse=True)
def english(qapp):
    plain_theme()


def proposal(kind: ProposalKind, record: str, cell: str = "words", text: str = "…") -> Proposal:
    return Proposal(kind, Source(record, cell), text)


def test_a_persons_name_and_number_are_one_thing_to_leave_off():
    lines = advice(
        SOFIES, [proposal(GONE, "mette", "name", "Mette"), proposal(GONE, "mette", "phone", "12 34")]
    )
    assert len(lines) == 1
    assert "Mette 12 34" in lines[0].sentence


def test_the_steps_of_a_goal_that_has_no_room_go_with_it():
    lines = advice(
        SOFIES,
        [proposal(GONE, "treatment"), proposal(GONE, "turns-up", "text"), proposal(GONE, "calls", "text")],
    )
    assert [line.proposal.source for line in lines] == [Source("treatment", "words")]
    alone = advice(SOFIES, [proposal(GONE, "turns-up", "text"), proposal(GONE, "calls", "text")])
    assert len(alone) == 2


@pytest.mark.parametrize(
    ("record", "cell", "place"),
    [
        ("money", "words", "Goal 2"),
        ("home", "words", "Later"),
        ("turns-up", "text", "Goal 1 · I do"),
        ("calls", "text", "Goal 1 · We do"),
        ("dream", "words", "The dream"),
        ("mette", "phone", "Network"),
        ("tuesday", "where", "Appointment"),
        (CASE, "if_it_goes_wrong", "If it goes wrong"),
        (CASE, "display_name", "The name"),
        ("gone", "words", "The name"),
    ],
)
def test_a_line_tells_where_on_the_page_its_text_belongs(record, cell, place):
    assert advice(SOFIES, [proposal(LONG, record, cell)])[0].place == place


def test_texts_that_are_the_very_same_in_the_same_place_are_counted():
    lines = advice(SOFIES, [proposal(LONG, "dream"), proposal(LONG, "dream")])
    assert [line.place for line in lines] == ["The dream", "The dream · 2"]


@pytest.mark.parametrize(
    ("kind", "record", "expected"),
    [
        (ProposalKind.MOVE, "money", (Way.THREE_MONTHS, Way.LATER)),
        (ProposalKind.DECIDE, "money", (Way.SETTLE,)),
        (ProposalKind.SPELL_OUT, "money", (Way.WRITE,)),
        (LONG, "money", (Way.SHORTEN, Way.LEAVE_OFF)),
        (ProposalKind.SHORTEN_TO_MAKE_ROOM, "calls", (Way.SHORTEN, Way.LEAVE_OFF)),
        (LONG, "dream", (Way.SHORTEN,)),
        (GONE, "calls", (Way.LEAVE_OFF,)),
        (GONE, "mette", (Way.LEAVE_OFF,)),
    ],
)
def test_each_is_offered_what_can_be_done_about_it(kind, record, expected):
    assert ways(SOFIES, proposal(kind, record)) == expected


@pytest.mark.parametrize(("record", "kind"), [("money", Goal), ("calls", Step), ("mette", Contact)])
def test_what_is_left_off_is_off_the_sheet_and_otherwise_as_it_was(record, kind):
    edits, name = edits_of(SOFIES, record, Way.LEAVE_OFF)
    left = SOFIES.after(edits).records[record]
    assert isinstance(left, kind)
    assert isinstance(left, Goal | Step | Contact)
    assert left.on_sheet is False
    assert [edit.field for edit in edits] == ["on_sheet"]
    assert name


@pytest.mark.parametrize(
    ("way", "horizon"), [(Way.THREE_MONTHS, Horizon.THREE_MONTHS), (Way.LATER, Horizon.LATER)]
)
def test_a_goal_that_waits_is_for_another_time(way, horizon):
    moved = SOFIES.after(edits_of(SOFIES, "money", way)[0]).records["money"]
    assert isinstance(moved, Goal)
    assert moved.horizon is horizon


def test_nothing_is_done_about_a_record_that_has_gone():
    assert edits_of(SOFIES, "gone", Way.LEAVE_OFF) == ((), "")
