"""Printing in the window: one press where a printer was chosen, and a calm word where it is gone."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QDialog

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.journeys.conftest import Begin
from tests.journeys.hand import Hand
from tests.journeys.test_sheets import look_at
from tests.ui.kitchen import OFFSCREEN
from tests.ui.printers import FolderPrinters
from tests.ui.test_printing import has_colours

pytestmark = OFFSCREEN


def test_where_a_printer_was_chosen_it_is_one_press(at_a_printer: Hand, printers: FolderPrinters):
    hand = at_a_printer
    look_at(hand, lambda: hand.keys("Ctrl+P"), lambda dialog: hand.press("Print", dialog))

    (page,) = printers.printed()
    assert page.stat().st_size > 5_000
    assert has_colours(page)
    assert [each.how for each in hand.stored.issues()] == [HandingOut.PRINTED]


def test_in_black_and_white_the_page_is_seen_as_it_is_printed_and_the_next_time_too(at_a_printer: Hand):
    hand = at_a_printer

    def colours(dialog: QDialog) -> set[str]:
        image = dialog.findChildren(PagePreview)[0].grab().toImage()
        spots = (image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height()))
        return {spot.name() for spot in spots if len({spot.red(), spot.green(), spot.blue()}) > 1}

    def tick(dialog: QDialog) -> None:
        assert colours(dialog)
        dialog.findChildren(QCheckBox)[0].click()
        assert not colours(dialog)

    look_at(hand, lambda: hand.keys("Ctrl+P"), tick)
    look_at(hand, lambda: hand.keys("Ctrl+P"), lambda dialog: hand.until(lambda: not colours(dialog)))


def test_a_printer_that_is_gone_is_said_and_another_is_asked_for(begin: Begin, written: Path, tmp_path: Path):
    hand = begin(written, FolderPrinters(tmp_path / "printed", "Another"), printer="Laser")
    hand.unlock()
    hand.open_case("Sofie N.")

    def look(dialog: QDialog) -> None:
        words = {each.strip() for each in hand.seen().splitlines()}
        assert "Printeren Laser er her ikke nu." in words
        assert "Udskriv …" in words
        assert "Udskriv" not in words

    look_at(hand, lambda: hand.keys("Ctrl+P"), look)
