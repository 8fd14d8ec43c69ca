"""A page that was handed out is drawn again just as it was, whatever the program makes of its words by now."""

import json
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut, SheetFormat, SheetStyle
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.issue import sheet_again, sheet_issue
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.drawings import with_picture
from tests.sheet.plans import NOW, PLANS, plans, sofies_plan
from tests.sheet.test_backside import on_both_sides

KINDS = st.sampled_from(list(MAKERS))


def handed_out(plan, style=SheetStyle.VEJ, page_format=SheetFormat.A4, **choices) -> tuple[Sheet, SheetIssue]:
    sheet = sheet_for(plan, NOW, style=style, page_format=page_format, **choices)
    issue = sheet_issue(plan, sheet, "i", NOW, HandingOut.PRINTED)
    return sheet, replace(issue, content=json.loads(json.dumps(issue.content)))


def by_a_later_program(issue: SheetIssue) -> SheetIssue:
    """The same page, as a program would lay it out whose type is otherwise: three points larger."""
    fit = {**issue.content["fit"], "size": issue.content["fit"]["size"] + 3.0}
    return replace(issue, content={**issue.content, "fit": fit})


@settings(max_examples=60)
@given(plans(), KINDS)
def test_it_is_the_same_to_the_last_point_when_type_is_set_otherwise(plan, kind):
    plan = with_picture(plan)
    sheet, issue = handed_out(plan, *kind)

    again = sheet_again(plan, by_a_later_program(issue))

    assert again is not None
    assert [page.items for page in again.pages] == [page.items for page in sheet.pages]


def test_its_back_is_drawn_again_as_well():
    plan = on_both_sides(PLANS["overfull"]())
    sheet, issue = handed_out(plan, SheetStyle.ORD)

    again = sheet_again(plan, by_a_later_program(issue))

    assert again is not None
    assert len(again.pages) == len(sheet.pages) == 2
    assert again.pages[1].items == sheet.pages[1].items


def altered(issue: SheetIssue, change) -> SheetIssue:
    pages = json.loads(zlib.decompress(b64decode(issue.content["drawing"])))
    change(pages)
    return with_drawing(issue, packed(pages))


def packed(pages) -> str:
    return b64encode(zlib.compress(json.dumps(pages).encode())).decode()


def with_drawing(issue: SheetIssue, drawing) -> SheetIssue:
    return replace(issue, content={**issue.content, "drawing": drawing})


def first_of(pages, kind):
    return next(item for name, item in pages[0] if name == kind)


@pytest.mark.parametrize(
    "drawing",
    [
        None,
        7,
        "ikke base64",
        b64encode(b"ikke pakket").decode(),
        packed({"a": 1}),
        packed([[["star", {}]]]),
        packed([]),
    ],
)
def test_what_is_no_drawing_is_left_aside_and_the_words_are_laid_out(drawing):
    sheet, issue = handed_out(sofies_plan())

    again = sheet_again(sofies_plan(), with_drawing(issue, drawing))

    assert again is not None
    assert again.items == sheet.items


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("text", "text", "Софи"),  # our faces have no such letters
        ("text", "x", 1e9),
        ("text", "prompt", True),  # no page with a question on it is handed out
        ("text", "size", None),
        ("text", "colour", -1),
        ("rect", "colour", 0x1000000),
        ("icon", "name", "../../pyproject"),
        ("curve", "outline", [[1.0, 2.0, 3.0]]),
        ("curve", "outline", [[1.0, 1e300]]),
    ],
)
def test_a_drawing_that_no_page_of_ours_could_be_is_not_drawn(kind, field, value):
    sheet, issue = handed_out(sofies_plan())

    again = sheet_again(
        sofies_plan(), altered(issue, lambda pages: first_of(pages, kind).update({field: value}))
    )

    assert again is not None
    assert again.items == sheet.items
    assert sheet_pdf(again)


def test_a_drawing_that_would_fill_the_memory_is_not_unpacked():
    sheet, issue = handed_out(sofies_plan())
    huge = b64encode(zlib.compress(b" " * 50_000_000)).decode()

    again = sheet_again(sofies_plan(), with_drawing(issue, huge))

    assert again is not None
    assert again.items == sheet.items
