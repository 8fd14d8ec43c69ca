"""The last window before a page leaves: what it asks, and what an answer does to the page and to the plan."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Contact, Goal, Step
from enplan_desktop.domain.terms import HandingOut, SheetFormat
from enplan_desktop.ui.dialogs.hand_out import HandOut
from enplan_desktop.ui.last_look import LastLook
from enplan_desktop.ui.preferences import Preferences
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.widgets.finding_list import FindingRow
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.ui.kitchen import CASE, OFFSCREEN, button_of, plain_theme, press, stored_plan, unnamed, words_on
from tests.ui.printers import FolderPrinters
from tests.ui.sofie import CALLS, DREAM, SOFIE, TREATMENT, TUESDAY, TURNS_UP

pytestmark = OFFSCREEN

MARIE = Contact(id="marie", case_id=CASE, name="Marie Holm", phone="20 00 00 22", on_sheet=True, place="F")


class Leaving:
    """The window on Sofie's page, and how it was handed out."""

    def __init__(self, desk: Desk, percent: int = 100) -> None:
        assert desk.plan is not None
        self.desk = desk
        self.handed: list[HandingOut] = []
        self.window = QWidget()
        self.window.resize(1366, 700)
        self.look = LastLook(desk, desk.plan)
        theme = plain_theme(text_percent=percent)
        printing = Printing(Preferences(), lambda _: None, FolderPrinters(Path(), "Office"))
        self.dialog = HandOut(self.look, "plan.pdf", self.handed.append, printing, theme, self.window)

    def questions(self) -> list[str]:
        rows = self.dialog.findChildren(FindingRow)
        return [words_on(row).splitlines()[0] for row in rows if row.isVisibleTo(self.dialog)]

    def page(self) -> str:
        return self.dialog.findChildren(PagePreview)[0].accessibleDescription()

    def says(self) -> str:
        return words_on(self.dialog)

    def focused(self) -> str:
        focused = self.dialog.focusWidget()
        assert isinstance(focused, QPushButton)
        return focused.accessibleName()


def on_sheet(leaving: Leaving, record_id: str) -> bool:
    record = stored_plan(leaving.desk).records[record_id]
    assert isinstance(record, Goal | Step | Contact)
    return record.on_sheet


def written(desk: Desk, *records) -> None:
    """Rewrites some of Sofie's records, and adds those that are new."""
    for record in records:
        assert desk.plan is not None
        known = desk.plan.case if record.id == CASE else desk.plan.records.get(record.id)
        desk.commit(difference(known, record) if known else (creation(record),), "write")


@pytest.fixture
def leaving(desk: Desk, qtbot) -> Iterator[Leaving]:
    """Sofie's page with one of each sort of record to ask about."""
    written(
        desk,
        replace(DREAM, words="At Freja er stolt af mig"),
        replace(TREATMENT, words="Leve med min ADHD"),
        replace(TURNS_UP, text="skriver til Thomas Vind, hvis jeg er på vej"),
        replace(TUESDAY, where="Rusmiddelcentret, 1. sal"),
        replace(SOFIE, if_it_goes_wrong="Ring til Ole."),
        Contact(id="thomas", case_id=CASE, name="Thomas Vind", place="H"),
        MARIE,
    )
    leaving = Leaving(desk)
    qtbot.addWidget(leaving.window)
    with qtbot.waitActive(leaving.dialog):
        leaving.dialog.show()
        leaving.dialog.activateWindow()
    yield leaving
    leaving.dialog.close()


ASKED = [
    "“20 00 00 22” is a telephone number of none of the professionals here.",
    "“Thomas Vind” names somebody by more than a first name.",
    "“ADHD” tells of illness or substances.",
    "“Rusmiddelcentret” tells where there is treatment or help.",
    "“Freja” is somebody's first name. May it hang there?",
    "“Ole” is somebody's first name. May it hang there?",
]


def test_where_there_is_nothing_to_ask_nothing_is_asked(desk, qtbot):
    leaving = Leaving(desk)
    qtbot.addWidget(leaving.window)
    leaving.dialog.show()
    assert leaving.questions() == []
    assert "not decided" not in leaving.says()
    assert "Take back the last answer" not in leaving.says()
    assert leaving.focused() == "Print …"
    leaving.dialog.close()


def test_each_thing_is_asked_about_once_and_counted(leaving):
    assert leaving.questions() == ASKED
    assert "6 things are not decided yet. The page can be printed all the same." in leaving.says()
    assert unnamed(leaving.dialog) == []


@pytest.mark.parametrize(
    ("button", "gone", "record"),
    [
        ("Take the goal away", "Leve med min ADHD", "treatment"),
        ("Take the step away", "Thomas Vind", "turns-up"),
        ("Take the number away", "20 00 00 22", "marie"),
    ],
)
def test_what_the_plan_can_leave_off_is_off_the_sheet_until_it_is_taken_back(leaving, button, gone, record):
    assert gone in leaving.page()
    press(leaving.dialog, button)
    assert gone not in leaving.page()
    assert not on_sheet(leaving, record)

    press(leaving.dialog, "Take back the last answer")
    assert leaving.questions() == ASKED
    assert gone in leaving.page()
    assert on_sheet(leaving, record)
    assert "Take back the last answer" not in leaving.says()


@pytest.mark.parametrize(
    ("button", "gone"),
    [
        ("Take the dream away", "Freja"),
        ("Take the place away", "Rusmiddelcentret"),
        ("Take the line away", "Ring til Ole."),
    ],
)
def test_other_lines_are_off_this_page_only(leaving, button, gone):
    before = dict(stored_plan(leaving.desk).records)
    press(leaving.dialog, button)
    assert gone not in leaving.page()
    assert len(leaving.questions()) == len(ASKED) - 1
    assert dict(stored_plan(leaving.desk).records) == before
    assert len(LastLook(leaving.desk, leaving.desk.plan).findings) == len(ASKED)

    press(leaving.dialog, "Take back the last answer")
    assert gone in leaving.page()


def test_what_is_met_at_a_place_stays_when_the_place_goes(leaving):
    press(leaving.dialog, "Take the place away")
    assert "tirsdag den 10. marts kl. 13.00\nJonas" in leaving.page()


def test_what_is_kept_stays_on_the_page_and_is_not_asked_about_again(leaving):
    row = leaving.dialog.findChildren(FindingRow)[4]
    press(row, "Keep")
    assert leaving.questions() == [*ASKED[:4], ASKED[5]]
    assert "Freja" in leaving.page()
    again = LastLook(leaving.desk, stored_plan(leaving.desk))
    assert [each.words for each in again.findings].count("Freja") == 0

    written(leaving.desk, replace(DREAM, words="At Freja er stolt"))
    assert ASKED[4] in leaving.questions()


def test_keeping_something_does_not_change_the_language_of_the_sheet(leaving):
    written(leaving.desk, replace(SOFIE, sheet_language="en", if_it_goes_wrong="Ring til Ole."))
    press(leaving.dialog.findChildren(FindingRow)[-1], "Keep")
    assert "Sofie’s plan" in leaving.page() or "Sofie's plan" in leaving.page()


def test_space_answers_and_the_keyboard_goes_on_to_the_next(leaving):
    assert leaving.focused() == f"Take the number away: {ASKED[0]}"
    QTest.keyClick(leaving.dialog.focusWidget(), Qt.Key.Key_Return)
    assert leaving.questions() == ASKED

    QTest.keyClick(leaving.dialog.focusWidget(), Qt.Key.Key_Tab)
    assert leaving.focused() == f"Keep: {ASKED[0]}"
    for question in ASKED[1:]:
        QTest.keyClick(leaving.dialog.focusWidget(), Qt.Key.Key_Space)
        assert leaving.focused() == f"Keep: {question}"
    QTest.keyClick(leaving.dialog.focusWidget(), Qt.Key.Key_Space)
    assert leaving.questions() == []
    assert leaving.focused() == "Print …"
    assert "not decided" not in leaving.says()


def test_what_is_left_undecided_does_not_hold_up_the_page(leaving, tmp_path):
    assert leaving.dialog.save_to(tmp_path / "plan.pdf")
    assert leaving.handed == [HandingOut.SAVED]
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_a_colleagues_change_is_on_the_page_before_it_leaves(leaving):
    written(leaving.desk, replace(CALLS, text="ringer til Kirsten Damgaard"))
    assert "ringer til Kirsten Damgaard" in leaving.page()
    assert "“Kirsten Damgaard” names somebody by more than a first name." in leaving.questions()


def test_the_words_asked_about_are_outlined_and_those_at_hand_stand_out(leaving):
    preview = leaving.dialog.findChildren(PagePreview)[0]
    leaving.dialog.findChildren(FindingRow)[4].buttons[0].setFocus()
    at_hand = preview.grab().toImage()
    leaving.dialog.findChildren(FindingRow)[5].buttons[0].setFocus()
    elsewhere = preview.grab().toImage()
    for row in list(leaving.dialog.findChildren(FindingRow)):
        row.buttons[1].click()
    clean = preview.grab().toImage()
    assert at_hand != elsewhere
    assert clean not in (at_hand, elsewhere)


def in_sight(dialog: QDialog, widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return widget.visibleRegion().boundingRect() == widget.rect() and dialog.rect().contains(
        QRect(widget.mapTo(dialog, QPoint(0, 0)), widget.size())
    )


@pytest.mark.parametrize("percent", [100, 120, 150, 200])
@pytest.mark.parametrize("page_format", [SheetFormat.A4, SheetFormat.A4_LYING])
def test_in_any_text_the_first_question_and_the_ways_out_are_in_sight_and_the_rest_scrolls(
    leaving, qtbot, percent, page_format
):
    choose_sheet(leaving.desk, "format", format=page_format)
    large = Leaving(leaving.desk, percent)
    qtbot.addWidget(large.window)
    with qtbot.waitActive(large.dialog):
        large.dialog.show()
        large.dialog.activateWindow()
    # Over a window of 1366 × 700, with what the system puts around a window of its own.
    assert large.dialog.width() <= 1366
    assert large.dialog.height() <= 660
    asks = next(each for each in large.dialog.findChildren(QLabel) if "Who else can see it" in each.text())
    rows = large.dialog.findChildren(FindingRow)
    ways = [button_of(large.dialog, name) for name in ("Print …", "Save as PDF …", "Close")]
    preview = large.dialog.findChildren(PagePreview)[0]
    assert [each for each in (asks, rows[0], preview, *ways) if not in_sight(large.dialog, each)] == []
    rows[-1].buttons[0].setFocus()
    assert not rows[-1].visibleRegion().isEmpty()
    assert [each for each in (asks, *ways) if not in_sight(large.dialog, each)] == []
    large.dialog.close()
    plain_theme()


def test_that_the_citizen_wants_no_sheet_is_said_and_forbids_nothing(leaving, tmp_path):
    assert "does not want a sheet" not in leaving.says()
    choose_sheet(leaving.desk, "answer", declined=True)
    assert "The citizen does not want a sheet." in leaving.says()
    assert leaving.dialog.save_to(tmp_path / "plan.pdf")
