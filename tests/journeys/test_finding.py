"""Ctrl+K leads anywhere: to a citizen, to a word that was written, to something to do."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from enplan_desktop.domain.changes import difference
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import Hand
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def chosen_tab(hand: Hand) -> str:
    return hand.workplace.case_page.tab


def test_a_citizen_is_found_by_name(hand):
    assert hand.search("bo")[0].startswith("Bo L.")
    hand.keys("Return")
    hand.until(lambda: hand.plan.case.id == "bo")
    assert "Sove om natten" in hand.seen()


def test_a_word_of_a_note_leads_from_another_case_to_that_note(hand):
    hand.open_case("Bo L.")
    found = hand.search("uåbnede")
    assert "Vi åbnede de uåbnede breve sammen." in found[0]
    hand.keys("Return")
    hand.until(lambda: hand.plan.case.display_name == "Sofie N.")
    hand.rest()
    assert chosen_tab(hand) == "notes"
    hand.until(lambda: "Vi åbnede de uåbnede breve sammen." in hand.seen())


def test_a_word_of_a_step_leads_to_the_step_beside_the_page(hand):
    hand.keys("Ctrl+2")
    hand.search("formiddag")
    hand.keys("Return")
    assert chosen_tab(hand) == "plan"
    assert tr("Back to the goal") in hand.seen()


def test_something_to_do_is_found_by_its_name_and_done(hand):
    hand.search(tr("New note")[:8])
    hand.keys("Return")
    assert chosen_tab(hand) == "notes"


def test_what_was_just_written_is_found_at_once(hand):
    hand.click_on("treatment", "words")
    hand.type(" i Grønnegade")
    found = hand.search("grønnegade")
    assert any("Grønnegade" in line for line in found)


def test_a_renamed_citizen_is_found_by_the_new_name(hand):
    case = hand.plan.case
    hand.desk.commit(difference(case, replace(case, display_name="Ida P.")), "name")
    hand.until(lambda: "Ida P." in hand.seen())
    hand.rest()
    hand.until(lambda: any(facts.case.display_name == "Ida P." for facts in hand.desk.caseload))
    assert hand.search("ida")[0].startswith("Ida P.")


def test_escape_comes_back_to_where_one_was(hand):
    hand.click_on("treatment", "words")
    hand.search("sofie")
    hand.keys("Escape")
    assert hand.shell.palette_window is not None
    assert not hand.shell.palette_window.isVisible()
    assert hand.page.hasFocus()
    hand.keys("Ctrl+Shift+N")
    note = QApplication.focusWidget()
    hand.search("sofie")
    hand.keys("Escape")
    assert QApplication.focusWidget() is note
