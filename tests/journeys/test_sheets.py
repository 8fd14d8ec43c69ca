"""The pages that were handed out: how the window speaks of them, and how they are seen again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QListWidget, QWidget

from enplan_desktop.domain import making
from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.records import SheetIssue
from enplan_desktop.domain.terms import HandingOut, Horizon, Outcome, SheetStyle
from enplan_desktop.sheet import sheet_for, sheet_issue
from enplan_desktop.ui.picturing import take_pictures_away
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.journeys.hand import KITCHEN_CLOCK, Hand
from tests.ui.kitchen import OFFSCREEN
from tests.ui.sofie import TUESDAY

pytestmark = OFFSCREEN

THIRD_OF_MARCH = datetime(2026, 3, 3, 10, 14)


def handed_out(hand: Hand, at: datetime = THIRD_OF_MARCH, name: str = "issue") -> SheetIssue:
    """Sofie's page left on that day."""
    issue = sheet_issue(hand.plan, sheet_for(hand.plan, at), name, at, HandingOut.PRINTED)
    hand.desk.commit([creation(issue)], "")
    hand.rest()
    return issue


def line_over_the_page(hand: Hand) -> str:
    news = hand.workplace.plan_page.news
    return news.findChildren(QLabel)[0].text() if news.isVisible() else ""


def has(hand: Hand, name: str) -> bool:
    return name in hand.seen().splitlines()


def new_goal(hand: Hand, words: str) -> None:
    goal = making.new_goal(hand.plan, hand.desk.new_id(), words, Horizon.LATER)
    hand.desk.commit([creation(goal)], "")
    hand.rest()


def on_page(dialog: QWidget) -> str:
    return dialog.findChildren(PagePreview)[0].accessibleDescription()


def look_at(hand: Hand, open_it: Callable[[], object], act: Callable[[QDialog], object]) -> None:
    """Opens a window, and closes it whatever is found there."""

    def look(dialog: QDialog) -> None:
        try:
            act(dialog)
        finally:
            dialog.reject()

    hand.in_dialog(open_it, look)


def test_before_a_page_has_left_nothing_is_said_of_it(hand: Hand):
    assert line_over_the_page(hand) == ""


def test_the_page_on_the_fridge_is_named_and_what_is_new_since(hand: Hand):
    handed_out(hand)
    assert line_over_the_page(hand) == "Arket på køleskabet er fra tirsdag den 3. marts og gælder stadig."
    assert not has(hand, "Udskriv igen …")

    new_goal(hand, "Lære at svømme")

    assert line_over_the_page(hand) == (
        "Arket på køleskabet er fra tirsdag den 3. marts. Siden da: nyt mål: ”Lære at svømme”."
    )
    assert has(hand, "Udskriv igen …")


def test_a_page_whose_appointment_is_over_is_not_said_to_hold_in_all(hand: Hand):
    hand.desk.commit(difference(TUESDAY, replace(TUESDAY, start=datetime(2026, 3, 5, 13))), "")
    handed_out(hand)
    words = (
        "Arket på køleskabet er fra tirsdag den 3. marts. Aftalen på det er overstået; resten gælder stadig."
    )
    assert line_over_the_page(hand) == words

    new_goal(hand, "Lære at svømme")
    assert line_over_the_page(hand) == (
        "Arket på køleskabet er fra tirsdag den 3. marts. Siden da: nyt mål: ”Lære at svømme”. "
        "Aftalen på det er overstået."
    )


def test_once_it_is_told_how_the_appointment_went_its_page_is_not_said_to_have_none(hand: Hand):
    handed_out(hand)
    hand.desk.commit(difference(TUESDAY, replace(TUESDAY, outcome=Outcome.CAME)), "")
    hand.rest()
    assert line_over_the_page(hand) == (
        "Arket på køleskabet er fra tirsdag den 3. marts. Aftalen på det er overstået; resten gælder stadig."
    )


def test_of_a_page_whose_picture_was_taken_away_it_is_said_over_it_and_before_it_leaves_again(hand: Hand):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    photo = hand.folder.parent / "photo.png"
    assert image.save(str(photo))
    wishes = hand.workplace.plan_page.wishes
    wishes.choose(style=SheetStyle.BILLEDE)
    wishes.take_picture(photo)
    hand.until(lambda: hand.plan.picture() is not None)
    handed_out(hand)
    whole, gone = (
        "Arket på køleskabet er fra tirsdag den 3. marts og gælder stadig.",
        "er taget bort, og pladsen er også tom",
    )
    assert line_over_the_page(hand) == whole
    look_at(hand, partial(hand.press, "Earlier sheets …"), lambda _: _says_nothing_of(hand, gone))

    take_pictures_away(hand.desk)
    hand.rest()

    assert line_over_the_page(hand) == f"{whole} Billedet på det er siden taget bort."
    look_at(hand, partial(hand.press, "Earlier sheets …"), lambda _: _says(hand, gone))


def _says(hand: Hand, words: str) -> None:
    assert words in hand.seen()


def _says_nothing_of(hand: Hand, words: str) -> None:
    assert words not in hand.seen()


def test_many_changes_are_still_one_line(hand: Hand):
    handed_out(hand)
    for number in range(4):
        new_goal(hand, f"Mål {number}")

    assert line_over_the_page(hand).endswith("nyt mål: ”Mål 0”; nyt mål: ”Mål 1”; 2 ændringer mere.")


def test_print_again_opens_todays_page_and_once_it_is_out_nothing_is_new(hand: Hand, tmp_path):
    handed_out(hand)
    new_goal(hand, "Lære at svømme")

    def save(dialog: QDialog) -> None:
        assert "Lære at svømme" in on_page(dialog)
        assert dialog.save_to(tmp_path / "page.pdf")  # type: ignore[attr-defined]

    look_at(hand, lambda: hand.press("Print again …"), save)
    hand.rest()

    assert line_over_the_page(hand) == "Arket på køleskabet er fra mandag den 9. marts og gælder stadig."


def test_a_dream_that_is_taken_off_one_page_does_not_make_that_page_out_of_date(hand: Hand, tmp_path):
    dream = hand.plan.dream()
    assert dream is not None
    hand.desk.commit(difference(dream, replace(dream, words="At Freja er stolt af mig")), "")
    hand.rest()

    def save(dialog: QDialog) -> None:
        hand.press("Take the dream away", dialog)
        assert "Freja" not in on_page(dialog)
        assert dialog.save_to(tmp_path / "page.pdf")  # type: ignore[attr-defined]

    look_at(hand, hand.workplace.hand_out, save)
    hand.rest()

    assert line_over_the_page(hand) == "Arket på køleskabet er fra mandag den 9. marts og gælder stadig."


def test_who_wants_no_sheet_is_left_alone_and_their_answer_stands_over_the_page(hand: Hand):
    handed_out(hand)
    new_goal(hand, "Lære at svømme")
    hand.workplace.choose("")
    boxes = hand.workplace.inspector.findChildren(QCheckBox)
    next(each for each in boxes if each.text() == "Vil ikke have et ark").click()
    hand.rest()

    assert line_over_the_page(hand) == "Borgeren vil ikke have et ark; det blev sagt den 9. marts."
    assert not has(hand, "Udskriv igen …")
    choice = hand.stored.sheet_choice()
    assert choice is not None
    assert (choice.declined, choice.declined_on) == (True, KITCHEN_CLOCK.date())


def test_every_page_is_seen_again_as_it_was(hand: Hand):
    handed_out(hand)
    new_goal(hand, "Lære at svømme")
    handed_out(hand, datetime(2026, 3, 8, 12, 0), "second")

    def look(dialog: QDialog) -> None:
        listed = hand.find(QListWidget, "Earlier sheets", dialog)
        assert [listed.item(row).text().splitlines()[0] for row in range(listed.count())] == [
            "Søndag den 8. marts kl. 12.00",
            "Tirsdag den 3. marts kl. 10.14",
        ]
        assert "Nyt mål: ”Lære at svømme”" in hand.seen()
        assert "Lære at svømme" in on_page(dialog)
        QTest.keyClick(listed, Qt.Key.Key_Down)
        assert "Lære at svømme" not in on_page(dialog)
        assert "Lavet sammen tirsdag den 3. marts 2026" in on_page(dialog)
        assert "Et gammelt ark" in hand.seen()

    look_at(hand, lambda: hand.keys("Ctrl+Shift+P"), look)


def test_the_history_leads_to_the_very_page(hand: Hand):
    handed_out(hand)
    handed_out(hand, datetime(2026, 3, 8, 12, 0), "second")
    hand.keys("Ctrl+6")
    hand.until(lambda: hand.seen().count("Se arket …") == 2)
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(on_page(dialog))

    look_at(hand, lambda: hand.workplace.history_page.wants_sheet.emit("issue"), look)

    assert "Lavet sammen tirsdag den 3. marts 2026" in seen[0]


def test_an_old_page_that_is_handed_out_again_is_noted_with_its_own_words(hand: Hand, tmp_path):
    old = handed_out(hand)
    new_goal(hand, "Lære at svømme")

    def save(dialog: QDialog) -> None:
        assert "Planen er ændret, siden dette ark blev lavet." in hand.seen()
        assert dialog._ways.save_to(tmp_path / "again.pdf")  # type: ignore[attr-defined]

    look_at(hand, lambda: hand.keys("Ctrl+Shift+P"), save)
    again = hand.stored.issues()[0]

    assert (again.content, again.handed_at, again.how) == (old.content, KITCHEN_CLOCK, HandingOut.SAVED)
    assert "fra tirsdag den 3. marts. Siden da: nyt mål" in line_over_the_page(hand)


def test_a_page_that_only_a_newer_program_can_show_says_so(hand: Hand):
    strange = SheetIssue(id="strange", case_id="case", handed_at=THIRD_OF_MARCH, content={"new": True})
    hand.desk.commit([creation(strange)], "")
    hand.rest()

    def look(dialog: QDialog) -> None:
        assert "Denne udgave af En plan kan ikke vise arket." in hand.seen()

    look_at(hand, lambda: hand.keys("Ctrl+Shift+P"), look)


def test_where_no_page_has_left_there_are_none_to_see(hand: Hand):
    hand.keys("Ctrl+Shift+P")

    assert hand.workplace.banner.words() == "Der er ikke givet noget ark i denne sag endnu."
