"""The page and its back lie on their paper, and fill it."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.terms import SheetFormat, SheetStyle
from enplan_desktop.sheet.layout import has_back
from enplan_desktop.ui.pages.plan_page import PlanPage
from enplan_desktop.ui.widgets.paper import Paper
from tests.ui.kitchen import OFFSCREEN, settle
from tests.ui.sofie import HOME

pytestmark = OFFSCREEN

HOPES = [
    replace(HOME, id=f"hope-{number}", words=f"{'Se min datter oftere, ' * 6}og det nummer {number}")
    for number in range(25)
]


@pytest.fixture
def page(desk: Any, theme: Any, on_screen: Any) -> PlanPage:
    """A page that is much too full, as wide as in a window of 1366 pixels."""
    desk.commit([creation(hope) for hope in HOPES], "hopes")
    page = PlanPage(desk, theme)
    desk.plan_changed.connect(page.show_plan)
    page.show_plan(desk.plan)
    on_screen(page, 720, 700)
    return page


def lies_whole(paper: Paper, page: QWidget) -> bool:
    """The page is as high as its width makes it, and nothing of the paper is seen but its edge."""
    edges = (
        page.x(),
        page.y(),
        paper.width() - page.geometry().right(),
        paper.height() - page.geometry().bottom(),
    )
    return page.height() == page.heightForWidth(page.width()) > 0 and max(edges) <= 8


def is_written_on(picture: QImage) -> bool:
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 200, 2)
    }
    return "#ffffff" in colours and len(colours) > 10


@pytest.mark.parametrize("width", [480, 1300])
@pytest.mark.parametrize("page_format", SheetFormat)
def test_the_page_fills_its_paper_in_every_format(page, desk, qtbot: QtBot, page_format, width):
    page.resize(width, 700)
    page.wishes.choose(style=SheetStyle.VEJ, format=page_format)
    settle(desk)
    (front,) = [each for each in page.findChildren(Paper) if page.view.parent() is each]
    qtbot.waitUntil(lambda: lies_whole(front, page.view))


@pytest.mark.parametrize("width", [480, 1300])
@pytest.mark.parametrize("page_format", [each for each in SheetFormat if has_back(each)])
def test_what_there_is_no_room_for_is_seen_on_the_back(page, desk, qtbot: QtBot, page_format, width):
    page.resize(width, 700)
    page.wishes.choose(style=SheetStyle.VEJ, format=page_format, use_back=True)
    settle(desk)
    paper = page.back.findChild(Paper)
    assert paper is not None
    (back,) = paper.findChildren(QWidget)

    qtbot.waitUntil(lambda: page.back.isVisible() and lies_whole(paper, back))

    assert is_written_on(back.grab().toImage())
    assert QColor(back.grab().toImage().pixelColor(4, 4)) == QColor("#ffffff")
