"""Printing in the window: one press where a printer was chosen, and a calm word where it is gone."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLineEdit

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.ui.widgets.page_preview import PagePreview
from tests.journeys.conftest import Begin
from tests.journeys.hand import KITCHEN_CLOCK, Hand
from tests.journeys.test_sheets import look_at
from tests.ui.kitchen import OFFSCREEN
from tests.ui.printers import FolderPrinters
from tests.ui.test_printing import has_colours

pytestmark = OFFSCREEN

PRINTERS_ARE_ASKED_FOR_BY_QT = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="other systems have a window of their own for it"
)


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


def choosing_a_file(file: Path, ask: Callable[[], object]) -> None:
    """Answers the system's own window for printers, which `ask` opens, with a file."""
    timer = QTimer()

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, QPrintDialog):
            return
        timer.stop()
        (printers,) = asked.findChildren(QComboBox, "printers")
        printers.setCurrentIndex(printers.count() - 1)
        (name,) = asked.findChildren(QLineEdit, "filename")
        name.setText(str(file))
        asked.accept()

    timer.timeout.connect(answer)
    timer.start(5)
    ask()
    timer.stop()


@PRINTERS_ARE_ASKED_FOR_BY_QT
def test_a_file_that_is_chosen_where_printers_are_is_the_page_that_is_saved(hand: Hand, tmp_path: Path):
    file, page = tmp_path / "chosen.pdf", sheet_pdf(sheet_for(hand.plan, KITCHEN_CLOCK))

    def print_into_it(dialog: QDialog) -> None:
        choosing_a_file(file, lambda: hand.press("Udskriv …", dialog))

    look_at(hand, lambda: hand.keys("Ctrl+P"), print_into_it)
    hand.rest()

    assert file.read_bytes() == page
    assert [each.how for each in hand.stored.issues()] == [HandingOut.SAVED]
