"""The back: whatever the front has no room for stands there whole, and nothing stands twice."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.records import Appointment, SheetChoice
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.layout import has_back, lay_out
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.page_words import lines_of
from enplan_desktop.sheet.proposals import ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.plans import APPOINTMENT, NOW, made, overfull, plan_of, plans, sofies_plan
from tests.sheet.test_layout import FONTS, check_page, shown_texts

KINDS = st.sampled_from([kind for kind in MAKERS if has_back(kind[1])])


def on_both_sides(plan):
    choice = made(SheetChoice, "choice", use_back=True)
    return replace(plan, records={**plan.records, choice.id: choice})


@settings(max_examples=60)
@given(plans(), KINDS)
def test_what_the_front_leaves_off_stands_on_the_back_or_is_named(plan, kind):
    style, page_format = kind
    front = sheet_for(plan, NOW, style=style, page_format=page_format)
    both = sheet_for(on_both_sides(plan), NOW, style=style, page_format=page_format)

    for page in both.pages:
        check_page(page)
    assert both.items == front.items
    said, named = shown_texts(both.pages[-1]), {each.source for each in both.proposals}
    for proposal in front.proposals:
        if proposal.kind in (ProposalKind.LEAVE_OFF, ProposalKind.SHORTEN):
            whole = FONTS.printable(proposal.text).text.replace(" ", "").replace("\u00a0", "")
            assert whole in said.get(proposal.source, "") or proposal.source in named


def test_a_page_that_holds_all_has_no_back():
    assert sheet_for(on_both_sides(sofies_plan()), NOW).back is None


def test_the_back_says_only_what_is_not_on_the_front():
    sheet = sheet_for(on_both_sides(overfull()), NOW)
    assert sheet.back is not None
    again = {line.source for line in lines_of(sheet.back.content)} & {
        line.source for line in lines_of(sheet.content)
    }
    cut = {text.source for text in sheet.texts() if text.text.endswith("…")}

    assert {source.cell for source in again - cut if source} <= {"display_name", "words"}
    assert sheet.back.content.next_appointment is None


@pytest.mark.parametrize("style", SheetStyle)
@pytest.mark.parametrize("page_format", [SheetFormat.A5, SheetFormat.LARGE])
def test_two_sides_are_enough_for_a_typical_plan_however_large_its_letters(style, page_format):
    assert sheet_for(sofies_plan(), NOW, style=style, page_format=page_format).proposals
    assert not sheet_for(on_both_sides(sofies_plan()), NOW, style=style, page_format=page_format).proposals


def test_a_goal_keeps_its_number_on_the_back():
    sheet = sheet_for(on_both_sides(overfull()), NOW, page_format=SheetFormat.A5)
    assert sheet.back is not None

    numbers = [goal.number for goal in sheet.back.content.now]

    assert numbers == sorted(numbers)
    assert numbers[-1] == 3


@pytest.mark.parametrize("page_format", [SheetFormat.POCKET, SheetFormat.PHONE])
def test_the_outside_of_a_pocket_stays_blank_and_a_picture_has_one_side(page_format):
    assert sheet_for(on_both_sides(overfull()), NOW, page_format=page_format).back is None


def test_both_sides_are_laid_out_again_just_as_they_were():
    sheet = sheet_for(on_both_sides(overfull()), NOW, style=SheetStyle.VEJ)

    again = lay_out(sheet.content, sheet.style, sheet.format, FONTS)

    assert [page.items for page in again.pages] == [page.items for page in sheet.pages]
    assert len(again.pages) == 2


def test_an_empty_plan_has_an_empty_back():
    assert sheet_for(on_both_sides(plan_of()), NOW).back is None


def test_a_place_to_meet_that_was_cut_is_named_since_the_back_does_not_hold_it():
    coming = made(Appointment, "coming", start=APPOINTMENT.start, where="Rusmiddelcentret, anden sal " * 12)
    sheet = sheet_for(on_both_sides(plan_of(*overfull().records.values(), coming)), NOW)

    assert sheet.back
    assert Source("coming", "where") in {each.source for each in sheet.proposals}
