"""The page large on the screen, for the citizen's own camera."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from enplan_desktop.domain.terms import HandingOut, SheetFormat
from enplan_desktop.ui.phone_picture import PhonePicture
from tests.journeys.hand import Hand
from tests.journeys.test_locking import is_locked, nobody_is_there
from tests.ui.kitchen import OFFSCREEN

pytestmark = OFFSCREEN


def shown_large(hand: Hand, dialog: QDialog) -> PhonePicture:
    hand.press("Show it large", dialog)
    hand.rest()
    (picture,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PhonePicture)]
    hand.come_to(picture)
    return picture


def test_it_stays_until_the_citizen_has_taken_a_picture_of_it_and_is_recorded(hand: Hand):
    hand.workplace.plan_page.wishes.choose(format=SheetFormat.PHONE)
    hand.rest()

    def take(dialog: QDialog) -> None:
        picture = shown_large(hand, dialog)
        assert picture.isFullScreen()
        assert "Komme til min behandling" in picture.accessibleDescription()
        middle = picture.grab().toImage().pixelColor(picture.width() // 2, picture.height() // 2)
        assert middle.lightness() > 200
        QTest.keyClick(picture, Qt.Key.Key_Space)
        hand.until(lambda: not dialog.isVisible())

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), take)
    hand.rest()

    assert [issue.how for issue in hand.stored.issues()] == [HandingOut.SHOWN]
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, PhonePicture)]


def test_it_goes_when_the_vault_is_locked(hand: Hand):
    hand.workplace.plan_page.wishes.choose(format=SheetFormat.PHONE)
    hand.rest()

    def leave(dialog: QDialog) -> None:
        shown_large(hand, dialog)
        nobody_is_there(hand)

    hand.in_dialog(lambda: hand.keys("Ctrl+P"), leave)

    hand.until(lambda: is_locked(hand))
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, PhonePicture)]
