"""A page that has left before: it is looked at once more before it goes out again, and cannot be altered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Goal, SheetChoice, SheetIssue
from enplan_desktop.domain.terms import HandingOut, Horizon, SheetFormat
from enplan_desktop.sheet import sheet_for, sheet_issue
from enplan_desktop.ui.dialogs.earlier_sheets import EarlierSheets
from enplan_desktop.ui.last_look import LastLook, LookBack
from enplan_desktop.ui.preferences import Preferences
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.widgets.finding_list import FindingRow
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.ui.kitchen import CASE, OFFSCREEN, button_of, plain_theme, press, unnamed, words_on
from tests.ui.printers import FolderPrinters
from tests.ui.sofie import TREATMENT

pytestmark = OFFSCREEN

NOW = datetime(2026, 3, 9, 9, 42)
HARM = "Holde mig fra hash, 010798-1234, også når Simone Petersen ringer på 22 33 44 55"
ASKED = [
    "“010798-1234” looks like a CPR number.",
    "“22 33 44 55” is a telephone number of none of the professionals here.",
    "“Simone Petersen” names somebody by more than a first name.",
    "“hash” tells of illness or substances.",
]
ONE = "1 thing on this page is not decided. It can go out again all the same, but only as it was."


def handed_out(desk: Desk, words: str, page_format: SheetFormat = SheetFormat.A4) -> SheetIssue:
    """The page left with these words as a goal; the goal has others now."""
    assert desk.plan is not None
    desk.commit(difference(TREATMENT, replace(TREATMENT, words=words)), "write")
    sheet = sheet_for(desk.plan, NOW, page_format=page_format)
    issue = sheet_issue(desk.plan, sheet, "issue", NOW, HandingOut.PRINTED)
    desk.commit([creation(issue)], "hand out")
    return issue


class Again:
    """The window on the pages that have left."""

    def __init__(self, desk: Desk, percent: int = 100, printer: str = "") -> None:
        assert desk.plan is not None
        self.handed: list[tuple[str, HandingOut]] = []
        self.wanted: list[bool] = []
        self.window = QWidget()
        self.window.resize(1366, 768)
        preferences = Preferences(printer=printer)
        self.dialog = EarlierSheets(
            LookBack(desk, desk.plan),
            NOW,
            lambda issue, how: self.handed.append((issue.id, how)),
            Printing(preferences, lambda _: None, FolderPrinters(Path(), "Office")),
            plain_theme(text_percent=percent),
            self.window,
        )
        self.dialog.wants_new.connect(lambda: self.wanted.append(True))

    def questions(self) -> list[str]:
        rows = self.dialog.findChildren(FindingRow)
        return [words_on(row).splitlines()[0] for row in rows if row.isVisibleTo(self.dialog)]

    def says(self) -> str:
        return words_on(self.dialog)

    def page(self) -> PagePreview:
        return self.dialog.findChildren(PagePreview)[0]


@pytest.fixture
def again(desk: Desk, qtbot) -> Iterator[Again]:
    handed_out(desk, HARM)
    again = Again(desk)
    qtbot.addWidget(again.window)
    with qtbot.waitActive(again.dialog):
        again.dialog.show()
        again.dialog.activateWindow()
    yield again
    again.dialog.close()


def test_what_nobody_has_answered_is_named_and_counted_and_can_only_be_kept(again):
    assert again.questions() == ASKED
    assert "4 things on this page are not decided." in again.says()
    assert "Take" not in again.says()
    assert unnamed(again.dialog) == []


def test_it_goes_out_again_all_the_same(again, tmp_path):
    assert again.dialog._ways.save_to(tmp_path / "again.pdf")
    assert again.handed == [("issue", HandingOut.SAVED)]


def test_what_is_kept_is_outlined_no_more_and_not_asked_about_again(again, desk):
    before = again.page().grab().toImage()
    for row in list(again.dialog.findChildren(FindingRow))[:-1]:
        row.buttons[0].click()
    assert again.questions() == ASKED[-1:]
    assert ONE in again.says()
    assert again.page().grab().toImage() != before
    assert Again(desk).questions() == ASKED[-1:]

    press(again.dialog, "Keep")
    assert "not decided" not in again.says()
    assert "Make a new page" not in again.says()
    assert desk.plan is not None
    assert LastLook(desk, desk.plan).findings == ()


def test_what_was_kept_when_it_left_stays_silent(desk):
    handed_out(desk, HARM)
    assert desk.plan is not None
    look = LastLook(desk, desk.plan)
    while look.findings:
        look.keep(look.findings[0])
    assert Again(desk).questions() == []


def test_the_way_out_is_a_new_page(again):
    press(again.dialog, "Make a new page …")
    assert again.wanted == [True]
    assert not again.dialog.isVisible()
    assert again.handed == []


def test_of_a_page_without_harm_nothing_is_asked(desk):
    handed_out(desk, "Sove om natten")
    quiet = Again(desk)
    assert quiet.questions() == []
    assert "not decided" not in quiet.says()
    assert "Make a new page" not in quiet.says()


def test_words_on_the_back_are_asked_about_and_the_page_can_be_turned(desk):
    desk.commit([creation(SheetChoice(id="choice", case_id=CASE, use_back=True))], "choose")
    many = " ".join(["Jeg vil gerne sove om natten og stå op om morgenen."] * 3)
    goals = [
        Goal(
            id=f"g{number}", case_id=CASE, words=f"{many} {number}", horizon=Horizon.LATER, place=f"M{number}"
        )
        for number in range(9)
    ]
    last = Goal(id="last", case_id=CASE, words=HARM, horizon=Horizon.LATER, place="N")
    desk.commit([creation(each) for each in (*goals, last)], "write")
    handed_out(desk, "Sove om natten")
    turned = Again(desk)
    assert turned.questions() == ASKED
    assert "Simone" not in turned.page().accessibleDescription()
    press(turned.dialog, "Turn the page over")
    assert "Simone" in turned.page().accessibleDescription()


def test_a_key_keeps_and_goes_on_to_the_next(again):
    again.dialog.findChildren(FindingRow)[0].buttons[0].setFocus()
    for question in ASKED[1:]:
        QTest.keyClick(again.dialog.focusWidget(), Qt.Key.Key_Space)
        focused = again.dialog.focusWidget()
        assert isinstance(focused, QPushButton)
        assert focused.accessibleName() == f"Keep: {question}"


@pytest.mark.parametrize("page_format", [SheetFormat.A4, SheetFormat.A4_LYING])
@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_it_fits_a_small_screen_and_every_way_out_can_be_reached(desk, qtbot, percent, page_format):
    handed_out(desk, HARM, page_format)
    again = Again(desk, percent, printer="Office")
    qtbot.addWidget(again.window)
    with qtbot.waitActive(again.dialog):
        again.dialog.show()
        again.dialog.activateWindow()
    dialog = again.dialog
    assert dialog.width() <= 1366
    assert dialog.height() <= 740
    close = button_of(dialog, "Close")
    end = close.mapTo(dialog, close.rect().bottomRight())
    assert dialog.rect().contains(end)
    for name in ("Print this page again", "Save as PDF …", "Make a new page …"):
        way = button_of(dialog, name)
        for _ in range(30):
            if dialog.focusWidget() is not way:
                QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is way
        assert way.visibleRegion().boundingRect().height() == way.height()
        corner = way.mapTo(dialog, way.rect().bottomLeft())
        assert corner.y() < close.mapTo(dialog, close.rect().topLeft()).y()
    dialog.close()
    plain_theme()
