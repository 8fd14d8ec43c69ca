"""Somebody whose recovery key was never kept: another is made while the vault is open."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLabel

from tests.journeys.hand import PASSPHRASE, Hand
from tests.journeys.test_locking import is_locked, nobody_is_there
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def asks(hand: Hand, act: Callable[[QDialog], object]) -> None:
    """Searches for what makes another key, and answers the window that comes."""

    def answer(dialog: QDialog) -> None:
        try:
            act(dialog)
        except BaseException:
            dialog.done(0)  # or a test that fails would wait for ever
            raise

    hand.search("ny gendannelses")
    hand.in_dialog(lambda: hand.keys("Return"), answer)


def shows(hand: Hand, dialog: QDialog) -> str:
    """The key that is shown, once it is."""

    def named() -> list[str]:
        labels = dialog.findChildren(QLabel)
        return [each.text() for each in labels if each.isVisible() and each.accessibleName()]

    hand.until(named)
    (shown,) = named()
    return shown.replace("\n", " ").replace(" – ", "-")


def test_the_vault_gets_another_recovery_key_that_opens_it(hand: Hand):
    keys: list[str] = []

    def fill(dialog: QDialog) -> None:
        hand.write("Passphrase", "gæt", dialog)
        hand.press("Make a new key", dialog)
        hand.until(lambda: "Det er ikke boksens adgangssætning." in hand.seen())
        hand.write("Passphrase", PASSPHRASE, dialog)
        hand.press("Make a new key", dialog)
        keys.append(shows(hand, dialog))
        dialog.reject()
        assert dialog.isVisible(), "a key that is shown only once is not lost without a word"
        hand.press("I have kept the key somewhere else than on this computer", dialog)
        hand.press("Close", dialog)

    asks(hand, fill)
    hand.shell.lock()
    hand.press("Forgotten your passphrase? Use the recovery key")
    hand.write("Recovery key", keys[0])
    for name in ("New passphrase", "Once more"):
        hand.write(name, "te og tebirkes hver dag")
    hand.press("Open the vault")
    hand.until(lambda: hand.shell.desk is not None and hand.desk.caseload)
    assert "Sofie N." in hand.seen()


def test_a_key_that_is_shown_goes_when_the_vault_is_locked(hand: Hand):
    def fill(dialog: QDialog) -> None:
        hand.write("Passphrase", PASSPHRASE, dialog)
        hand.press("Make a new key", dialog)
        shows(hand, dialog)
        nobody_is_there(hand)

    asks(hand, fill)
    hand.until(lambda: is_locked(hand))
    assert "Gendannelsesnøgle" not in hand.seen()
