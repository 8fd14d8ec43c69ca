"""More than a page can hold: what does not fit is named beside the page, and a press there makes room."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import Goal, Step
from enplan_desktop.domain.terms import Horizon, SheetFormat, StepSide
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.sheet.source import Source
from enplan_desktop.ui.widgets.proposal_line import ProposalLine
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import Hand
from tests.ui.kitchen import CASE, OFFSCREEN

pytestmark = OFFSCREEN

LONG = (
    "Jeg vil gerne kunne stå op om morgenen uden at tænke på, hvordan jeg skal komme igennem dagen, og have "
    "overskud til både at lave mad, betale regninger og se min familie"
)
SIDES = (StepSide.PROFESSIONALS, StepSide.CITIZEN)
MANY = [
    *(Goal(id=f"now-{n}", case_id=CASE, words=f"{LONG} nummer {n}", place=f"P{n}") for n in range(3)),
    *(
        Goal(id=f"hope-{n}", case_id=CASE, words=f"{LONG} nummer {n}", place=f"Q{n}", horizon=Horizon.LATER)
        for n in range(8)
    ),
    *(
        Step(id=f"step-{n}", case_id=CASE, goal_id="money", text=LONG, side=SIDES[n % 2], place=f"R{n}")
        for n in range(6)
    ),
]


@pytest.fixture
def crowded(hand: Hand) -> Hand:
    """Sofie's page with far more on it than there is room for, in the smallest window that offices have."""
    hand.shell.resize(1366, 768)
    hand.desk.commit([creation(each) for each in MANY], "many")
    hand.rest()
    return hand


def lines(hand: Hand) -> list[ProposalLine]:
    found = hand.workplace.proposals.findChildren(ProposalLine)
    return sorted((each for each in found if each.isVisible()), key=lambda each: each.y())


def said(hand: Hand) -> list[str]:
    """What each line says, as a screen reader hears it."""
    return [line.in_order[0].accessibleName() for line in lines(hand)]


def about(hand: Hand, record: str) -> list[ProposalLine]:
    found = ((line, line._advice.proposal.source) for line in lines(hand))
    return [line for line, source in found if source is not None and source.record == record]


def press(line: ProposalLine, words: str) -> None:
    (found,) = [
        each for each in line.findChildren(QPushButton) if each.text() == tr(words) and each.isVisible()
    ]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def show_all(hand: Hand) -> None:
    assert hand.workplace.proposals.list.more.isVisible()
    QTest.mouseClick(hand.workplace.proposals.list.more, Qt.MouseButton.LeftButton)


def top_of_page(hand: Hand) -> int:
    return hand.page.mapTo(hand.shell, QPoint(0, 0)).y()


def test_what_does_not_fit_stands_beside_the_page_and_the_page_stays_where_it_was(hand):
    hand.shell.resize(1366, 768)
    QTest.qWait(20)
    before = top_of_page(hand)
    assert not hand.workplace.proposals.isVisible()

    hand.desk.commit([creation(each) for each in MANY], "many")
    hand.rest()

    assert top_of_page(hand) == before
    beside, page = hand.workplace.proposals, hand.workplace.plan_page
    assert beside.mapTo(hand.shell, QPoint(0, 0)).x() >= page.mapTo(hand.shell, QPoint(page.width(), 0)).x()
    assert hand.workplace.inspector.height() >= hand.workplace._aside.height() // 2
    hand.page.setFocus()
    hand.keys("Ctrl+Z")
    hand.until(lambda: hand.workplace.inspector.height() == hand.workplace._aside.height())
    assert not beside.isVisible()


def test_every_proposal_can_be_reached_and_no_two_say_the_same(crowded):
    assert len(lines(crowded)) == 4
    show_all(crowded)

    sheet = crowded.page.sheet
    assert sheet is not None
    named = {each.source.record for each in sheet.proposals if each.source}
    assert all(about(crowded, record) for record in named)
    assert len(said(crowded)) == len(named) > 10
    assert len(set(said(crowded))) == len(said(crowded))
    assert not crowded.workplace.proposals.list.more.isVisible()
    for before, after in pairwise(lines(crowded)):
        assert before.geometry().bottom() < after.y()
    area = crowded.workplace._aside._area
    assert area.verticalScrollBar().maximum() >= lines(crowded)[-1].geometry().bottom() - area.height()


def test_the_keyboard_goes_through_them_in_order_after_the_page_and_before_what_is_chosen(crowded):
    show_all(crowded)
    crowded.workplace.proposals.back.setFocus()
    expected = [each for line in lines(crowded) for each in line.in_order]
    area = crowded.workplace._aside._area
    for each in expected:
        crowded.keys("Tab")
        assert QApplication.focusWidget() is each
        assert each.accessibleName()
        assert area.viewport().rect().contains(each.mapTo(area.viewport(), QPoint(4, 4)))
    crowded.keys("Tab")
    assert crowded.workplace.inspector.isAncestorOf(QApplication.focusWidget())
    crowded.workplace.proposals.back.setFocus()
    crowded.keys("Shift+Tab")
    assert crowded.workplace.plan_page.isAncestorOf(QApplication.focusWidget())


def test_shorten_this_puts_the_caret_on_the_text_and_the_line_goes_when_it_is_short(crowded):
    show_all(crowded)
    (line,) = about(crowded, "step-1")
    crowded.shell.resize(1366, 600)
    QTest.qWait(20)
    bar = crowded.workplace.plan_page._area.verticalScrollBar()
    bar.setValue(bar.maximum())

    press(line, "Shorten it")

    editor = crowded.editor()
    assert editor.hasFocus()
    assert editor.toPlainText() == LONG
    assert crowded.workplace._chosen == "step-1"
    seen = crowded.workplace.plan_page._area.viewport()
    caret = editor.mapTo(seen, editor.cursorRect().center())
    assert seen.rect().contains(caret)
    editor._pause.setInterval(60_000)
    editor.selectAll()
    crowded.type("spiser")
    assert about(crowded, "step-1") == []  # while it is typed, before anything is stored
    assert crowded.plan.records["step-1"].text == LONG
    crowded.keys("Return")
    assert crowded.stored.records["step-1"].text == "spiser"


def test_while_it_is_typed_a_text_that_grows_too_long_gets_its_line(hand):
    assert lines(hand) == []
    hand.click_on("turns-up", "text")
    editor = hand.editor()
    editor._pause.setInterval(60_000)
    editor.selectAll()
    editor.insertPlainText(f"{LONG} " * 8)
    assert len(about(hand, "turns-up")) == 1
    assert editor.hasFocus()


def test_leave_that_off_leaves_it_off_the_page_and_is_taken_back(crowded):
    show_all(crowded)
    (line,) = about(crowded, "hope-7")

    press(line, "Not on the sheet")

    assert about(crowded, "hope-7") == []
    assert crowded.stored.records["hope-7"].on_sheet is False
    assert crowded.desk.undo_label == tr("Goal on the sheet")
    crowded.keys("Ctrl+Z")
    assert crowded.stored.records["hope-7"].on_sheet is True
    assert len(about(crowded, "hope-7")) == 1


def test_who_leaves_off_one_after_another_stays_among_them_and_ends_on_the_page(hand):
    hopes = [each for each in MANY if each.id.startswith("hope")]
    more = [replace(each, id=f"{each.id}-{n}") for each in hopes for n in range(2)]
    hand.desk.commit([creation(each) for each in more], "many")
    assert len(lines(hand)) > 2
    lines(hand)[0].in_order[-1].setFocus()
    while hand.workplace.proposals.isVisible():
        off = QApplication.focusWidget()
        assert isinstance(off, QPushButton)
        assert off.text() == tr("Not on the sheet")
        QTest.keyClick(off, Qt.Key.Key_Space)
    assert hand.page.hasFocus()
    hand.keys("Ctrl+Z")
    assert lines(hand)


def test_a_fourth_goal_is_let_wait(crowded):
    (line,) = about(crowded, "now-0")
    press(line, "In three months")
    assert [each.id for each in crowded.stored.goals(Horizon.THREE_MONTHS)] == ["now-0"]
    (line,) = about(crowded, "now-1")
    press(line, "Later")
    assert "now-1" in [each.id for each in crowded.stored.goals(Horizon.LATER)]
    crowded.keys("Ctrl+Z")
    assert "now-1" in [each.id for each in crowded.stored.goals(Horizon.NOW)]


def test_what_there_is_no_room_for_moves_to_the_back_and_to_the_front_again(crowded):
    turn = crowded.workplace.proposals.back
    assert turn.accessibleName() == tr("Put what there is no room for on the back")

    QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    crowded.rest()

    assert crowded.stored.sheet_choice().use_back is True
    assert crowded.page.sheet.back is not None
    assert crowded.workplace.plan_page.back.isVisible()
    assert about(crowded, "hope-7") == []
    assert turn.text() == tr("The front only")
    QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    crowded.rest()
    assert crowded.stored.sheet_choice().use_back is False
    assert not crowded.workplace.plan_page.back.isVisible()


def test_a_format_without_a_back_is_not_offered_one(crowded):
    crowded.workplace.plan_page.wishes.choose(format=SheetFormat.POCKET)
    crowded.rest()
    assert lines(crowded)
    assert not crowded.workplace.proposals.back.isVisible()


def test_a_text_that_stands_on_the_back_alone_is_shortened_beside_the_page(crowded):
    hope = crowded.plan.records["hope-7"]
    crowded.desk.commit(difference(hope, replace(hope, words=f"{LONG} " * 30)), "long")
    crowded.workplace.plan_page.wishes.choose(use_back=True)
    crowded.rest()
    (line,) = about(crowded, "hope-7")

    press(line, "Shorten it")

    focused = QApplication.focusWidget()
    assert isinstance(focused, QTextEdit)
    assert crowded.workplace.inspector.isAncestorOf(focused)
    assert focused.toPlainText() == f"{LONG} " * 30


def test_a_name_that_the_type_cannot_show_is_mended_where_it_is_written(hand):
    case, jonas = hand.plan.case, hand.plan.records["jonas"]
    hand.desk.commit(difference(case, replace(case, display_name="Sofie🙂")), "name")
    hand.desk.commit(
        difference(jonas, replace(jonas, name="Jonas🙂", phone="12345678", on_sheet=True)), "name"
    )
    (line,) = about(hand, CASE)
    press(line, "Write it anew")
    assert (hand.editor().toPlainText(), hand.editor().hasFocus()) == ("Sofie🙂", True)
    (line,) = about(hand, "jonas")
    press(line, "Write it anew")
    assert hand.workplace.case_page.tab == "network"


def test_what_two_wrote_differently_is_settled_from_here(hand):
    hand.desk.commit([creation(each) for each in MANY[:1]], "many")
    proposal = Proposal(ProposalKind.DECIDE, Source("now-0", "words"), LONG)
    hand.workplace.proposals.list.show_proposals([proposal], hand.plan)
    (line,) = lines(hand)
    press(line, "Settle it")
    assert hand.workplace.case_page.tab == "clarify"


def test_another_case_begins_with_the_first_few_again(crowded):
    show_all(crowded)
    assert len(lines(crowded)) > 10
    crowded.open_case("Bo L.")
    assert not crowded.workplace.proposals.isVisible()
    crowded.open_case("Sofie N.")
    assert len(lines(crowded)) == 4


def test_pressing_what_a_line_says_chooses_the_record(crowded):
    (line,) = about(crowded, "now-0")
    QTest.mouseClick(line.in_order[0], Qt.MouseButton.LeftButton)
    assert crowded.workplace._chosen == "now-0"


@pytest.mark.parametrize("speaks", ["da", "en"])
@pytest.mark.parametrize(("width", "percent"), [(900, 100), (1366, 200), (1920, 200)])
def test_in_a_narrow_window_and_twice_as_large_they_are_whole(begin, written, speaks, width, percent):
    hand = begin(written, text_percent=percent, language=speaks)
    hand.shell.resize(width, 768)
    hand.unlock()
    hand.open_case("Sofie N.")
    hand.desk.commit([creation(each) for each in MANY], "many")
    hand.rest()
    show_all(hand)
    area = hand.workplace._aside._area
    hand.until(lambda: area.verticalScrollBar().maximum() > area.height())
    assert hand.shell.width() == width
    assert area.horizontalScrollBar().maximum() == 0
    for each in (hand.workplace.proposals.back, *(each for line in lines(hand) for each in line.in_order)):
        assert each.mapTo(area.viewport(), QPoint(each.width(), 0)).x() <= area.viewport().width()
        assert each.width() >= each.minimumSizeHint().width()


def test_in_a_small_window_with_large_letters_every_way_is_inside_its_column(begin, written):
    hand = begin(written, text_percent=200)
    hand.shell.resize(900, 700)
    hand.unlock()
    hand.open_case("Sofie N.")
    hand.desk.commit([creation(each) for each in MANY], "many")
    hand.until(lambda: lines(hand))
    column = hand.workplace.proposals
    hand.until(lambda: column.visibleRegion().boundingRect().width() == column.width())
    for line in lines(hand):
        for each in line.findChildren(QPushButton):
            assert each.mapTo(line, each.rect().topRight()).x() < line.width()
