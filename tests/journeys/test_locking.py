"""The door: locked by hand, by itself, and while the screen is turned toward the citizen."""

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from enplan_desktop.storage.files import DATABASE
from enplan_desktop.ui.pages.unlock_page import UnlockPage
from enplan_desktop.ui.widgets.sheet_view import SheetView
from enplan_desktop.ui.wording import tr
from tests.journeys.hand import PASSPHRASE, Hand
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def is_locked(hand: Hand) -> bool:
    return hand.shell.desk is None and isinstance(hand.shell.centralWidget(), UnlockPage)


def nobody_is_there(hand: Hand) -> None:
    """Ten minutes go by without a key or a mouse."""
    hand.shell._idle._last_sign -= 601
    hand.shell._idle.look()


def shows_nobody(hand: Hand) -> bool:
    hand.until(lambda: "Sofie" not in hand.seen())
    return not any(name in hand.seen() for name in ("Sofie", "Bo L.", "Jonas", "behandling"))


def test_lock_now_keeps_what_is_typed_and_shows_nothing_of_anybody(hand):
    hand.click_on("treatment", "words")
    hand.type(" hver gang")
    hand.keys("Ctrl+L")
    assert is_locked(hand)
    assert shows_nobody(hand)
    hand.unlock()
    hand.open_case("Sofie N.")
    assert "hver gang" in hand.page.accessibleDescription()


def test_a_wrong_passphrase_opens_nothing(hand):
    hand.keys("Ctrl+L")
    hand.write("Passphrase", "gæt")
    hand.keys("Return")
    hand.until(lambda: "adgangssætning" in hand.seen() and hand.find(QLineEdit, "Passphrase").isEnabled())
    assert is_locked(hand)
    hand.unlock()


def test_it_locks_itself_when_nobody_is_there_and_keeps_what_is_typed(hand):
    hand.click_on("treatment", "words")
    hand.type(" hver gang")
    nobody_is_there(hand)
    assert is_locked(hand)
    assert shows_nobody(hand)
    hand.unlock()
    hand.open_case("Sofie N.")
    assert "hver gang" in hand.page.accessibleDescription()


def test_it_locks_itself_over_an_open_search(hand):
    hand.search("sofie")
    nobody_is_there(hand)
    assert is_locked(hand)
    assert shows_nobody(hand)


@pytest.mark.parametrize(
    "words",
    [
        "Print or save the page …",
        "New case …",
        "Print several pages …",
        "A blank page to write on by hand …",
        "A page from paper …",
        "Join a server …",
        "New recovery key …",
    ],
)
def test_it_locks_itself_over_a_window_that_asks_something(hand, words):
    action = next(each for each in hand.shell.commands.actions if each.text() == tr(words))
    hand.in_dialog(action.trigger, lambda _: nobody_is_there(hand))
    hand.until(lambda: is_locked(hand))
    assert shows_nobody(hand)
    hand.unlock()


def test_it_locks_while_a_case_is_being_fetched(hand):
    hand.desk.open_case("bo")
    hand.shell.lock()
    assert is_locked(hand)
    hand.until(lambda: not hand.shell._lanes.storage.busy)
    assert shows_nobody(hand)


def test_locked_and_unlocked_again_and_again_it_is_the_same_vault(hand):
    for _ in range(3):
        hand.keys("Ctrl+L")
        hand.unlock()
    hand.open_case("Sofie N.")
    assert (hand.folder / DATABASE).exists()
    assert hand.stored.case.display_name == "Sofie N."


# Turned toward the citizen


def test_turned_toward_the_citizen_there_is_only_their_page_and_the_way_back_takes_the_passphrase(hand):
    view = hand.turn_to_the_citizen()
    assert not hand.shell.isVisible()
    seen = hand.seen()
    assert "Komme til min behandling" in seen
    for name in ("Bo L.", "Mette", "Sofie N.", "En plan", tr("History"), tr("Stored on this computer")):
        assert name not in seen

    hand.press("Leave the citizen's page", view)
    hand.write("Passphrase", "gæt", view)
    hand.keys("Return")
    hand.until(lambda: tr("That is not the passphrase.") in hand.seen())
    assert not hand.shell.isVisible()
    hand.write("Passphrase", PASSPHRASE, view)
    hand.keys("Return")
    hand.until(hand.shell.isVisible)
    assert hand.shell.citizen_view is None
    hand.come_to(hand.shell)
    assert "Bo L." in hand.seen()


def test_no_shortcut_leads_from_the_citizens_page_to_anybody_else(hand):
    view = hand.turn_to_the_citizen()
    view.findChild(SheetView).setFocus()
    for keys in (
        "Ctrl+K",
        "Ctrl+0",
        "Ctrl+PgDown",
        "Ctrl+5",
        "F11",
        "Ctrl+N",
        "Ctrl+P",
        "Alt+F4",
        "Ctrl+Q",
        "Escape",
    ):
        hand.keys(keys)
        assert view.isVisible()
        assert not hand.shell.isVisible()
        assert not [each for each in hand.shell.findChildren(QDialog) if each.isVisible()]
    view.close()
    assert view.isVisible()


def test_the_citizens_page_is_locked_too_when_nobody_is_there(hand):
    hand.turn_to_the_citizen()
    nobody_is_there(hand)
    assert is_locked(hand)
    assert hand.shell.citizen_view is None
    assert shows_nobody(hand)


def test_without_a_case_there_is_nothing_to_show_a_citizen(begin, written):
    hand = begin(written)
    hand.unlock()
    hand.keys("F11")
    assert hand.shell.citizen_view is None
    assert hand.shell.isVisible()
