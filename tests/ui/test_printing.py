"""The printer that was chosen: remembered, asked for when it is gone, and nothing left lying about."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import SheetChoice, Step
from enplan_desktop.domain.terms import HandingOut, SheetFormat
from enplan_desktop.sheet import Sheet, in_grey, sheet_for
from enplan_desktop.sheet.pdf import sheet_pdf
from enplan_desktop.ui.handing_out import NotHandedOut, fit_printer, print_sheet, save_pdf
from enplan_desktop.ui.preferences import Preferences, load_preferences, save_preferences
from enplan_desktop.ui.printing import Printing
from tests.ui.kitchen import NOW, OFFSCREEN
from tests.ui.printers import FolderPrinters, watched
from tests.ui.sofie import PLAN, SOFIE

pytestmark = [OFFSCREEN, pytest.mark.usefixtures("theme")]


SOFIES = Plan(SOFIE, {record.id: record for record in PLAN[1:]})


@pytest.fixture
def sheet() -> Sheet:
    return sheet_for(SOFIES, NOW)


def printing(folder: Path, preferences: Preferences, *names: str, black: tuple[str, ...] = ()) -> Printing:
    return Printing(preferences, save_preferences, FolderPrinters(folder, *names, black=black))


class Named(QPrinter):
    """What the system's window hands back: a printer of that name, which can turn paper over as no file can."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._duplex = QPrinter.DuplexMode.DuplexNone

    def duplex(self) -> QPrinter.DuplexMode:
        return self._duplex

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:
        self._duplex = duplex

    def printerName(self) -> str:
        return self._name

    def outputFormat(self) -> QPrinter.OutputFormat:
        return QPrinter.OutputFormat.NativeFormat


def test_a_printer_that_was_chosen_is_remembered_to_the_next_day(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    printing(tmp_path, Preferences(), "Laser").learn(Named("Laser"))

    next_day = printing(tmp_path, load_preferences(), "Laser")

    assert (next_day.remembered, next_day.is_there(), next_day.black) == ("Laser", True, False)


def test_a_printer_without_colours_is_known_as_one_until_somebody_says_otherwise(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    first = printing(tmp_path, Preferences(), "Laser", black=("Laser",))
    first.learn(Named("Laser"))
    assert first.black

    first.choose_black(False)

    assert not printing(tmp_path, load_preferences(), "Laser").black


def test_a_printer_that_is_gone_is_remembered_and_not_printed_on(tmp_path):
    gone = printing(tmp_path, Preferences(printer="Laser"), "Another")

    assert (gone.remembered, gone.is_there()) == ("Laser", False)


def test_a_file_is_no_printer(tmp_path):
    preferences = Preferences()
    file = QPrinter()
    file.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

    printing(tmp_path, preferences).learn(file)

    assert preferences == Preferences()


def test_a_page_that_goes_into_a_file_is_saved_and_not_printed(sheet, tmp_path):
    printers = FolderPrinters(tmp_path / "printed")
    asked = Printing(Preferences(), lambda _: None, printers)

    assert asked.print(sheet, printers.make("")) is HandingOut.SAVED


def test_a_file_that_was_chosen_instead_of_a_printer_is_the_page_that_is_saved(sheet, tmp_path):
    asked = Printing(Preferences(), lambda _: None, FolderPrinters(tmp_path / "printed"))
    alone, first = chosen_file(tmp_path / "alone.pdf"), chosen_file(tmp_path / "first.pdf")

    assert asked.print(sheet, alone) is HandingOut.SAVED
    assert asked.print_one_of(sheet, first, 0) is HandingOut.SAVED

    for file in ("alone.pdf", "first.pdf"):
        assert (tmp_path / file).read_bytes() == sheet_pdf(sheet)


@pytest.mark.parametrize("black", ["for all pages", "for this file"])
def test_a_file_that_was_asked_for_in_black_and_white_is_saved_so(sheet, tmp_path, black):
    preferences = Preferences(printer_black=black == "for all pages")
    file = chosen_file(tmp_path / "grey.pdf")
    if black == "for this file":
        file.setColorMode(QPrinter.ColorMode.GrayScale)

    printing(tmp_path, preferences).print(sheet, file)

    assert (tmp_path / "grey.pdf").read_bytes() == sheet_pdf(in_grey(sheet))


def test_several_pages_leave_as_the_first_was_asked_for_each_on_paper_of_its_size(tmp_path):
    sheets = [sheet_for(SOFIES, NOW, page_format=each) for each in (SheetFormat.A4, SheetFormat.A4_LYING)]
    printers = FolderPrinters(tmp_path / "others", "Laser")
    chosen = Named("Laser")
    chosen.setCopyCount(2)
    chosen.setPaperSource(QPrinter.PaperSource.Manual)
    asked = Printing(Preferences(), lambda _: None, printers)
    asked.learn(chosen)

    for number, sheet in enumerate(sheets):
        chosen.setOutputFileName(str(tmp_path / f"{number}.pdf"))
        assert asked.print_one_of(sheet, chosen, number) is HandingOut.PRINTED

        assert paper_of(tmp_path / f"{number}.pdf") == [(round(sheet.width), round(sheet.height))]
        assert (chosen.copyCount(), chosen.paperSource()) == (2, QPrinter.PaperSource.Manual)
    assert printers.printed() == []


@pytest.mark.parametrize(
    ("asked_for", "upright", "lying"),
    [
        (QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexNone),
        (
            QPrinter.DuplexMode.DuplexShortSide,
            QPrinter.DuplexMode.DuplexLongSide,
            QPrinter.DuplexMode.DuplexShortSide,
        ),
    ],
)
def test_several_pages_are_turned_over_each_along_its_own_edge_or_not_at_all(
    tmp_path, asked_for, upright, lying
):
    chosen = Named("Laser")
    chosen.setDuplex(asked_for)
    chosen.setOutputFileName(str(tmp_path / "page.pdf"))
    asked = printing(tmp_path, Preferences(), "Laser")

    for number, (page_format, edge) in enumerate(
        [(SheetFormat.A4_LYING, lying), (SheetFormat.A4, upright), (SheetFormat.A4_LYING, lying)]
    ):
        asked.print_one_of(on_both_sides(page_format), chosen, number)

        assert chosen.duplex() is edge
        assert len(paper_of(tmp_path / "page.pdf")) == 2


def on_both_sides(page_format: SheetFormat = SheetFormat.A4) -> Sheet:
    """Sofie's page where she has more to say than the front holds."""
    long = tuple(replace(each, text=each.text * 40) for each in SOFIES.of(Step))
    choice = SheetChoice(id="choice", case_id=SOFIE.id, use_back=True)
    plan = Plan(SOFIE, {**SOFIES.records, **{each.id: each for each in (*long, choice)}})
    sheet = sheet_for(plan, NOW, page_format=page_format)
    assert sheet.back
    return sheet


def test_both_sides_of_a_page_are_printed(tmp_path):
    sheet = on_both_sides()
    printers = FolderPrinters(tmp_path / "printed", "Laser")

    Printing(Preferences(printer="Laser"), lambda _: None, printers).print(sheet)

    for side, seen in zip(sheet.pages, seen_on(*printers.printed()), strict=True):
        alone = chosen_file(tmp_path / "alone.pdf")
        fit_printer(alone, side)
        print_sheet(replace(side, back=None), alone)
        assert seen_on(tmp_path / "alone.pdf") == [seen]


def seen_on(pdf: Path) -> list[bytes]:
    """Each page as a picture."""
    subprocess.run(["pdftoppm", "-r", "40", pdf, pdf.with_suffix("")], check=True)
    return [page.read_bytes() for page in sorted(pdf.parent.glob(f"{pdf.stem}-*.ppm"))]


def paper_of(pdf: Path) -> list[tuple[int, int]]:
    """The width and height of each page, in points."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        boxes = [[float(side) for side in page.mediabox] for page in document.pages]
    return [(round(right), round(top)) for _, _, right, top in boxes]


def test_pages_that_follow_in_files_of_their_own_take_names_that_are_free(sheet, tmp_path):
    asked = printing(tmp_path, Preferences())
    for taken in ("pages.pdf", "pages-2.pdf", "pages-4.pdf"):
        (tmp_path / taken).write_text(taken, encoding="utf-8")

    for number in range(3):
        asked.print_one_of(sheet, chosen_file(tmp_path / "pages.pdf"), number)

    page = sheet_pdf(sheet)
    assert {file.name for file in tmp_path.iterdir() if file.read_bytes() == page} == {
        "pages.pdf",  # for this one the system's window asked whether it may go
        "pages-3.pdf",
        "pages-5.pdf",
    }
    for taken in ("pages-2.pdf", "pages-4.pdf"):
        assert (tmp_path / taken).read_text(encoding="utf-8") == taken


def test_a_file_that_cannot_be_written_is_said(sheet, tmp_path):
    with pytest.raises(NotHandedOut, match="could not be saved in “nowhere”"):
        printing(tmp_path, Preferences()).print(sheet, chosen_file(tmp_path / "nowhere" / "page.pdf"))


def chosen_file(path: Path) -> QPrinter:
    """What the system's window hands back where somebody chose a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.parametrize("black", [False, True])
def test_a_printed_page_has_colours_or_none(sheet, tmp_path, black):
    preferences = Preferences(printer="Laser", printer_black=black)

    assert printing(tmp_path, preferences, "Laser").print(sheet) is HandingOut.PRINTED

    page = tmp_path / "01.pdf"
    assert has_colours(page) is not black


def has_colours(pdf: Path) -> bool:
    """Whether a page that Qt wrote asks for a colour that is no grey."""
    import pikepdf

    with pikepdf.open(pdf) as document:
        drawn = pikepdf.parse_content_stream(document.pages[0])
    asked = [tuple(map(float, each.operands)) for each in drawn if str(each.operator) in ("scn", "SCN", "rg")]
    return any(len(set(values)) > 1 for values in asked if len(values) == 3)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux tells of files that come and go")
def test_neither_printing_nor_saving_leaves_or_ever_makes_another_file(sheet, tmp_path, monkeypatch):
    places = {name: tmp_path / name for name in ("temp", "home", "run", "printed")}
    for place in places.values():
        place.mkdir()
    monkeypatch.setenv("TMPDIR", str(places["temp"]))
    monkeypatch.setenv("HOME", str(places["home"]))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(places["run"]))

    printers = FolderPrinters(places["printed"], "Laser")
    printer = printers.make("Laser")  # a print system describes its printers in files of its own
    fit_printer(printer, sheet)

    with watched(*places.values()) as made:
        print_sheet(sheet, printer)
        save_pdf(sheet, places["printed"] / "saved.pdf")

    assert made == ["01.pdf", ".saved.pdf.part", "saved.pdf"]
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["01.pdf", "saved.pdf"]


def test_the_eye_on_the_folder_sees_what_is_gone_again(tmp_path):
    with watched(tmp_path) as made:
        (tmp_path / "brief").touch()
        (tmp_path / "brief").unlink()

    assert made == ["brief"]
