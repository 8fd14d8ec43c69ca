"""The empty page: all headings, room to write, nobody's name, and nothing over anything else."""

from itertools import combinations

import pytest

from enplan_desktop.sheet.blank import blank_sheet
from enplan_desktop.sheet.display import Line, Sheet
from enplan_desktop.sheet.languages.phrases import languages, phrases_for
from enplan_desktop.sheet.paper import PAPERS
from enplan_desktop.sheet.pdf import sheet_pdf


@pytest.fixture(params=languages())
def sheet(request) -> Sheet:
    return blank_sheet(request.param)


def writing_lines(sheet: Sheet) -> list[Line]:
    return [item for item in sheet.items if isinstance(item, Line) and item.thickness < 1]


def test_every_heading_is_there_in_the_papers_order_and_nobodys_name():
    words = [text.text for text in blank_sheet("da").texts()]

    goal = ["JEG", "VI"]
    assert [each for each in words if not each.isdigit()] == [
        "Min plan",
        "Lavet sammen",
        "Hvad vil du gerne have ud af livet?",
        "LIGE NU",
        *goal,
        *goal,
        *goal,
        "OM TRE MÅNEDER",
        "SENERE",
        "NÆSTE AFTALE",
        "RING ELLER SKRIV",
        "Hvis det går skævt:",
    ]


def test_small_i_has_its_own_capital_in_turkish():
    words = [text.text for text in blank_sheet("tr").texts()]

    assert "ŞİMDİ" in words


def test_there_is_room_for_a_hand_between_the_lines(sheet):
    lines = writing_lines(sheet)
    beside = [
        (one, other)
        for one, other in combinations(lines, 2)
        if one.y != other.y and one.x < other.x + other.dx and other.x < one.x + one.dx
    ]

    assert len(lines) == 1 + 2 + 3 * 5 + 6 + 4 + 1
    assert min(abs(one.y - other.y) for one, other in beside) > 24


def test_nothing_lies_on_anything_else_or_outside_the_margins(sheet):
    frame = PAPERS[sheet.format].frame
    boxes = [text.box for text in sheet.texts()]
    for one, other in combinations(boxes, 2):
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
    for line in writing_lines(sheet):
        assert not any(
            box.x < line.x + line.dx and line.x < box.x + box.width and box.holds(max(box.x, line.x), line.y)
            for box in boxes
        )
        assert frame.x - 0.01 <= line.x
        assert line.x + line.dx <= frame.x + frame.width + 0.01
        assert line.y <= frame.y + frame.height


@pytest.mark.parametrize("language", languages())
def test_it_is_a_pdf_like_any_other(language):
    assert sheet_pdf(blank_sheet(language)).startswith(b"%PDF")
    assert phrases_for(language).wording.document
