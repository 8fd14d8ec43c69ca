"""How a page leaves the program: as a file that a person named, whole or not at all, or on paper."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.terms import SheetFormat
from enplan_desktop.sheet import sheet_for
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.file_names import file_name
from enplan_desktop.ui.handing_out import NotHandedOut, fit_printer, print_sheet, save_pdf
from tests.ui.kitchen import NOW, OFFSCREEN
from tests.ui.sofie import PLAN, SOFIE

pytestmark = [OFFSCREEN, pytest.mark.usefixtures("theme")]


@pytest.fixture
def sheet() -> Sheet:
    return sheet_for(Plan(SOFIE, {record.id: record for record in PLAN[1:]}), NOW)


def printer_for(sheet: Sheet) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    fit_printer(printer, sheet)
    return printer


def test_a_page_is_saved_whole_and_leaves_nothing_else_behind(sheet, tmp_path):
    save_pdf(sheet, tmp_path / "sofie-plan.pdf")
    assert (tmp_path / "sofie-plan.pdf").read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["sofie-plan.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps who may read what otherwise")
def test_only_its_owner_may_read_a_page_that_is_saved(sheet, tmp_path):
    page = tmp_path / "sofie-plan.pdf"
    page.touch(mode=0o644)

    save_pdf(sheet, page)

    assert page.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", ["no such folder/plan.pdf", "file/plan.pdf", "folder", "x" * 300 + ".pdf"])
def test_where_it_cannot_be_saved_that_is_said_and_nothing_is_left_behind(sheet, tmp_path, place):
    (tmp_path / "file").write_text("here already", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotHandedOut, match=r"could not be saved in “.+”"):
        save_pdf(sheet, tmp_path / place)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


def test_the_file_that_was_there_stays_when_the_new_one_fails(sheet, tmp_path, monkeypatch):
    old = tmp_path / "sofie-plan.pdf"
    old.write_bytes(b"the old page")

    def no_room(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", no_room)
    with pytest.raises(NotHandedOut):
        save_pdf(sheet, old)
    assert old.read_bytes() == b"the old page"
    assert list(tmp_path.iterdir()) == [old]


def test_the_printer_gets_one_page_and_a_name_that_says_nothing(sheet, tmp_path):
    printer = printer_for(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert "sofie" not in printer.docName().casefold()
    print_sheet(sheet, printer)
    assert (tmp_path / "printed.pdf").stat().st_size > 5_000


@pytest.mark.parametrize("page_format", [SheetFormat.A4, SheetFormat.A4_LYING, SheetFormat.A5])
def test_the_printer_is_asked_for_paper_of_the_sheets_own_size(page_format):
    plan = Plan(SOFIE, {record.id: record for record in PLAN[1:]})
    sheet = sheet_for(plan, NOW, page_format=page_format)
    size = printer_for(sheet).pageLayout().fullRectPoints().size()
    assert (size.width(), size.height()) == (round(sheet.width), round(sheet.height))


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_does_not_answer_is_said(sheet, tmp_path):
    printer = printer_for(sheet)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    with pytest.raises(NotHandedOut, match="printer did not answer"):
        print_sheet(sheet, printer)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Sofie N.", "sofie-plan.pdf"),
        ("Åse-Marie Ø.", "åse-marie-plan.pdf"),
        ("../../etc/passwd", "etcpasswd-plan.pdf"),
        ("", "plan.pdf"),
        ("🙂", "plan.pdf"),
        ("  ", "plan.pdf"),
    ],
)
def test_the_file_is_named_by_first_name_alone(name, file):
    assert file_name(Plan(replace(SOFIE, display_name=name))) == file


def test_a_name_without_end_still_names_a_file(sheet, tmp_path: Path):
    save_pdf(sheet, tmp_path / file_name(Plan(replace(SOFIE, display_name="å" * 500))))
    assert len(list(tmp_path.iterdir())) == 1
