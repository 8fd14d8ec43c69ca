"""Somebody who reads Polish gets a page in Polish, with Danish beside it for whoever else reads it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from enplan_desktop.sheet.languages.phrases import known_languages
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import Hand
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def box(hand: Hand) -> ChoiceBox:
    return hand.find(ChoiceBox, "The language")


def choose(hand: Hand, beginning: str) -> None:
    """Types the first letters of a language in the box and takes it, some time after other letters."""
    box(hand).setFocus()
    QTest.qWait(QApplication.keyboardInputInterval() + 50)
    hand.type(beginning)
    hand.rest()


def on_the_page(hand: Hand) -> str:
    assert hand.page.sheet is not None
    return " ".join(text.text for text in hand.page.sheet.texts())


def test_the_page_changes_at_once_and_undo_brings_it_back(hand):
    choose(hand, "Pol")
    assert "TERAZ" in on_the_page(hand)
    assert "LIGE NU" not in on_the_page(hand)
    hand.press("Danish beside it")
    hand.rest()
    assert "TERAZ · LIGE NU" in on_the_page(hand).replace("\u00a0", " ")
    assert "Komme til min behandling" in on_the_page(hand)
    kept = hand.stored.sheet_choice()
    assert kept is not None
    assert (kept.language, kept.danish_beside) == ("pl", True)

    hand.page.setFocus()
    hand.keys("Ctrl+Z")
    hand.rest()
    assert "LIGE NU" not in on_the_page(hand)
    hand.keys("Ctrl+Z")
    hand.rest()
    assert "TERAZ" not in on_the_page(hand)
    assert "LIGE NU" in on_the_page(hand)
    assert box(hand).currentData() == "da"


def test_nothing_that_was_chosen_is_lost_on_the_way_through_other_languages(hand):
    choose(hand, "Pol")
    hand.press("Danish beside it")
    choose(hand, "Dansk")
    assert "TERAZ" not in on_the_page(hand)
    choose(hand, "Tür")
    assert "ŞİMDİ · LIGE NU" in on_the_page(hand).replace("\u00a0", " ")


def test_a_language_that_nobody_has_checked_says_so_in_the_list_and_when_it_is_chosen(hand):
    unchecked = tr("{name} – not checked yet", name="Polski (polsk)")
    assert unchecked in [box(hand).itemText(at) for at in range(box(hand).count())]
    said = tr(
        "Nobody whose mother tongue it is has checked the page's words in {language} yet. Read them together.",
        language="polsk",
    )
    assert said not in hand.seen()
    choose(hand, "Pol")
    assert said in hand.seen()
    choose(hand, "Dansk")
    assert said not in hand.seen()


@pytest.fixture
def with_arabic(tmp_path):
    """A municipality has put two files where the program looks at its start."""
    folder = tmp_path / "home" / "enplan" / "sheet-languages"
    folder.mkdir(parents=True)
    (folder / "ar.toml").write_text('[headings]\nnow = "الآن"\n', encoding="utf-8")
    (folder / "pl.toml").write_text("checked = true\n", encoding="utf-8")
    known_languages.cache_clear()
    yield
    known_languages.cache_clear()


def test_a_file_that_cannot_be_used_is_told_to_whoever_chooses_it_and_the_page_stays(
    begin, written, with_arabic
):
    hand = begin(written)
    hand.unlock()
    hand.open_case("Sofie N.")
    before = on_the_page(hand)
    choose(hand, "ar.toml")
    assert "ar.toml bliver ikke brugt" in hand.seen()
    assert on_the_page(hand) == before
    assert box(hand).currentData() == "da"
    assert hand.stored.sheet_choice() is None
    assert "Polski (polsk)" in [box(hand).itemText(at) for at in range(box(hand).count())]


def test_everything_is_in_reach_of_the_keyboard(hand):
    choose(hand, "Pol")
    box(hand).setFocus()
    hand.keys("Tab")
    QTest.keyClick(hand.shell.focusWidget(), Qt.Key.Key_Space)
    hand.rest()
    kept = hand.stored.sheet_choice()
    assert kept is not None
    assert kept.danish_beside
