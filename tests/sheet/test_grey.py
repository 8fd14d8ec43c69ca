"""A page without colours can be read as well as one with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.grey import grey, in_grey, luminance
from enplan_desktop.sheet.page import sheet_for
from enplan_desktop.sheet.styles.makers import MAKERS
from tests.sheet.plans import NOW, sofies_plan

WHITE = 0xFFFFFF


def contrast(one: int, other: int) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=MAKERS, ids=str)
def sheet(request) -> Sheet:
    style, page_format = request.param
    return sheet_for(sofies_plan(), NOW, style=style, page_format=page_format)


def test_every_colour_of_the_page_becomes_a_grey(sheet):
    for item in in_grey(sheet).items:
        red, green, blue = (item.colour >> shift & 255 for shift in (16, 8, 0))
        assert red == green == blue


def test_no_text_is_of_dots_and_nothing_moves(sheet):
    black = in_grey(sheet)

    assert {text.colour for text in black.texts()} <= {0x000000, WHITE}
    assert [item.box for item in black.items] == [item.box for item in sheet.items]
    assert black.content == sheet.content


@given(st.integers(0, WHITE))
def test_what_is_read_on_white_is_read_at_least_as_well(colour):
    assert contrast(grey(colour), WHITE) >= contrast(colour, WHITE) - 0.1


@given(st.integers(0, WHITE))
def test_a_grey_stays_what_it_is(colour):
    assert grey(grey(colour)) == grey(colour)


def test_the_design_s_tint_stays_light_and_its_green_is_black():
    assert grey(0x0A564F) == 0x000000
    assert contrast(grey(0xEEF4F2), 0x000000) > 18
