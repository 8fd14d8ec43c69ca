"""Pages of several cases, printed in one go: each recorded, and none left out in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_case, new_goal, new_sheet_choice
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Record, SheetChoice
from enplan_desktop.domain.terms import HandingOut
from tests.journeys.conftest import Begin
from tests.journeys.hand import KITCHEN_CLOCK, Hand
from tests.journeys.test_printing import PRINTERS_ARE_ASKED_FOR_BY_QT, choosing_a_file
from tests.journeys.test_sheets import handed_out, line_over_the_page, look_at
from tests.ui.kitchen import OFFSCREEN
from tests.ui.printers import FolderPrinters

pytestmark = OFFSCREEN


def several(hand: Hand, act: Callable[[QDialog], object], cases: int = 2) -> None:
    def once_listed(dialog: QDialog) -> None:
        hand.until(lambda: listed(dialog).count() == cases)
        act(dialog)

    look_at(hand, lambda: hand.keys("Ctrl+Alt+P"), once_listed)
    hand.rest()


def listed(dialog: QDialog) -> QListWidget:
    return dialog.findChildren(QListWidget)[0]


def lines(dialog: QDialog) -> dict[str, str]:
    rows = [listed(dialog).item(row).text() for row in range(listed(dialog).count())]
    return dict(row.split("\n") for row in rows)


def ticked(dialog: QDialog) -> list[str]:
    rows = [listed(dialog).item(row) for row in range(listed(dialog).count())]
    return [row.text().split("\n")[0] for row in rows if row.checkState() is Qt.CheckState.Checked]


def add(hand: Hand, *records: Record) -> None:
    hand.desk.storage.wait(lambda: hand.desk.vault.commit([creation(each) for each in records]))
    hand.desk.load_caseload()
    hand.rest()


def plan_of(hand: Hand, case_id: str) -> Plan:
    hand.rest()
    return hand.desk.storage.wait(lambda: hand.desk.vault.plan(case_id))


def another(name: str) -> Record:
    return new_case(name.lower(), name, KITCHEN_CLOCK.date())


def test_pages_that_are_new_are_ticked_and_printed_and_recorded_each_in_its_case(
    at_a_printer: Hand, printers: FolderPrinters
):
    hand = at_a_printer

    def print_them(dialog: QDialog) -> None:
        assert ticked(dialog) == ["Sofie N.", "Bo L."]
        hand.press("Udskriv 2 ark", dialog)
        assert lines(dialog) == {"Sofie N.": "udskrevet nu", "Bo L.": "udskrevet nu"}
        assert "2 ark er udskrevet og gemt i historikken." in hand.seen()

    several(hand, print_them)

    assert len(printers.printed()) == 2
    for case_id in ("case", "bo"):
        assert [each.how for each in plan_of(hand, case_id).issues()] == [HandingOut.PRINTED]
    assert line_over_the_page(hand) == "Arket på køleskabet er fra mandag den 9. marts og gælder stadig."
    looked = hand.desk.storage.wait(lambda: hand.desk.vault.lookups("bo"))
    assert [each.what for each in looked] == ["page printed with others"]


def test_the_choice_ticks_and_a_hand_may_tick_otherwise(at_a_printer: Hand, printers: FolderPrinters):
    hand = at_a_printer
    handed_out(hand, KITCHEN_CLOCK)

    def choose(dialog: QDialog) -> None:
        assert ticked(dialog) == ["Bo L."]
        hand.press("Aftale inden for en uge", dialog)
        assert ticked(dialog) == ["Sofie N."]
        hand.press("Aftale i dag", dialog)
        assert ticked(dialog) == []
        hand.press("Alle", dialog)
        assert ticked(dialog) == ["Sofie N.", "Bo L."]
        listed(dialog).setCurrentRow(0)
        QTest.keyClick(listed(dialog), Qt.Key.Key_Space)
        assert ticked(dialog) == ["Bo L."]
        hand.press("Udskriv 1 ark", dialog)

    several(hand, choose)

    assert len(printers.printed()) == 1
    assert len(hand.stored.issues()) == 1


@PRINTERS_ARE_ASKED_FOR_BY_QT
def test_in_files_each_case_has_its_own_and_no_other_file_is_lost(hand: Hand, tmp_path: Path):
    file, others = tmp_path / "planer.pdf", tmp_path / "planer-2.pdf"
    others.write_text("another citizen's", encoding="utf-8")

    def print_into_files(dialog: QDialog) -> None:
        choosing_a_file(file, lambda: hand.press("Udskriv 2 ark …", dialog))

    several(hand, print_into_files)

    assert others.read_text(encoding="utf-8") == "another citizen's"
    for case_id, name in (("case", "planer.pdf"), ("bo", "planer-3.pdf")):
        (issue,) = plan_of(hand, case_id).issues()
        assert issue.how is HandingOut.SAVED
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-1.7")


@pytest.fixture
def some_that_cannot_be_printed(at_a_printer: Hand) -> Hand:
    hand = at_a_printer
    no, empty, full = another("Per"), another("Tom"), another("Ida")
    declined = SheetChoice(id=new_sheet_choice(Plan(no)).id, case_id="per", declined=True)  # type: ignore[arg-type]
    goals: list[Record] = []
    plan = Plan(full)  # type: ignore[arg-type]
    for number in range(4):
        goals.append(new_goal(plan, f"goal-{number}", f"Mål {number}"))
        plan = plan.after([creation(goals[-1])])
    add(hand, no, empty, full, declined, *goals)
    return hand


def test_what_is_not_printed_says_why_and_cannot_be_ticked(
    some_that_cannot_be_printed: Hand, printers: FolderPrinters
):
    hand = some_that_cannot_be_printed

    def print_all(dialog: QDialog) -> None:
        hand.press("Alle", dialog)
        said = lines(dialog)
        assert ticked(dialog) == ["Sofie N.", "Bo L."]
        assert said["Per"] == "vil ikke have et ark"
        assert said["Tom"] == "der står ikke noget på arket endnu"
        assert said["Ida"].startswith("skal ses på først: Der er plads til tre mål lige nu.")
        hand.press("Udskriv 2 ark", dialog)

    several(hand, print_all, cases=5)

    assert len(printers.printed()) == 2
    assert plan_of(hand, "ida").issues() == []


class RunsOut(FolderPrinters):
    """Prints one page, and no other."""

    def make(self, name: str) -> QPrinter:
        printer = super().make(name)
        if self.printed():
            printer.setOutputFileName(str(self.folder / "gone" / "page.pdf"))
        return printer


@pytest.mark.qt_log_ignore("QPainter::begin", "This plugin does not support", extend=True)
def test_a_printer_that_stops_leaves_the_rest_ticked_and_only_what_is_out_is_recorded(
    begin: Begin, written: Path, tmp_path: Path
):
    hand = begin(written, RunsOut(tmp_path / "printed", "Laser"), printer="Laser")
    hand.unlock()
    hand.open_case("Bo L.")

    def print_them(dialog: QDialog) -> None:
        hand.press("Udskriv 2 ark", dialog)
        assert ticked(dialog) == ["Bo L."]
        assert "Ikke udskrevet (Bo L.): Printeren svarede ikke." in hand.seen()

    several(hand, print_them)

    assert len(plan_of(hand, "case").issues()) == 1
    assert plan_of(hand, "bo").issues() == []
