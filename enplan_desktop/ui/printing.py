"""The printer that was chosen: remembered by its name, with whether it prints in colours."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet import Sheet, in_grey
from enplan_desktop.ui.file_names import name_beside
from enplan_desktop.ui.handing_out import fit_printer, print_sheet, save_pdf
from enplan_desktop.ui.preferences import Preferences


class Printers(Protocol):
    """What this computer can print on."""

    def names(self) -> Sequence[str]: ...

    def make(self, name: str) -> QPrinter:
        """A printer for one job; "" for the one that the system offers first."""
        ...

    def only_black(self, name: str) -> bool:
        """Whether it is known to have no colours."""
        ...


class SystemPrinters:
    """Those that the system knows."""

    def names(self) -> Sequence[str]:
        return QPrinterInfo.availablePrinterNames()

    def make(self, name: str) -> QPrinter:
        if name:
            return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
        return QPrinter(QPrinter.PrinterMode.HighResolution)

    def only_black(self, name: str) -> bool:
        modes = QPrinterInfo.printerInfo(name).supportedColorModes()
        return bool(modes) and QPrinter.ColorMode.Color not in modes


class Printing:
    """Prints sheets where somebody chose to print, and remembers that they did."""

    def __init__(
        self, preferences: Preferences, remember: Callable[[Preferences], object], printers: Printers
    ) -> None:
        self._preferences = preferences
        self._remember = remember
        self._printers = printers

    @property
    def remembered(self) -> str:
        """The name of the printer that was chosen last, there or not; "" before the first time."""
        return self._preferences.printer

    def is_there(self) -> bool:
        """Whether the printer that was chosen last can be printed on now."""
        return bool(self.remembered) and self.remembered in self._printers.names()

    @property
    def black(self) -> bool:
        """Whether pages are printed in black and white."""
        return self._preferences.printer_black

    def choose_black(self, black: bool) -> None:
        self._preferences.printer_black = black
        self._remember(self._preferences)

    def looks(self, sheet: Sheet) -> Sheet:
        """The sheet as it comes out of the printer."""
        return in_grey(sheet) if self.black else sheet

    def ask(self, sheets: Sequence[Sheet], parent: QWidget) -> QPrinter | None:
        """Lets somebody choose a printer for these sheets; None where they would rather not.

        A sheet with a back is shown to them as paper that is printed on both sides, so that they can have it otherwise.
        """
        sheet = next((each for each in sheets if each.back), sheets[0])
        printer = self._for(sheet, self.remembered if self.is_there() else "")
        if QPrintDialog(printer, parent).exec() != QDialog.DialogCode.Accepted:
            return None
        self.learn(printer)
        return printer

    def learn(self, printer: QPrinter) -> None:
        """Remembers what was chosen in the system's own window; a file is no printer."""
        name = printer.printerName()
        if printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or not name:
            return
        if name != self.remembered:
            self._preferences.printer_black = self._printers.only_black(name)
        self._preferences.printer_black |= printer.colorMode() is QPrinter.ColorMode.GrayScale
        self._preferences.printer = name
        self._remember(self._preferences)

    def print(self, sheet: Sheet, printer: QPrinter | None = None) -> HandingOut:
        """Prints on the remembered printer, or on one that was just chosen; tells how the page left.

        Where a file was chosen, the page is saved in it as in any other. Raises NotHandedOut.
        """
        file = _file_of(printer) if printer else None
        if printer and file:
            return self._save(sheet, file, printer)
        chosen = printer or self._for(sheet, self.remembered)
        if self.black:
            chosen.setColorMode(QPrinter.ColorMode.GrayScale)
        print_sheet(self.looks(sheet), chosen)
        return HandingOut.PRINTED

    def print_one_of(self, sheet: Sheet, chosen: QPrinter | None, number: int) -> HandingOut:
        """Prints one of several, each as a job of its own since their paper may differ. Raises NotHandedOut.

        Where a file was chosen, it is the first page's. Nobody was asked about any other file, so those that follow
        have names that are free, with numbers. A printer that was chosen keeps what was asked of it: copies, tray,
        and paper that is printed on one side.
        """
        if chosen is None:
            return self.print(sheet)
        file = _file_of(chosen)
        if file:
            return self._save(sheet, name_beside(file, number + 1) if number else file, chosen)
        one_sided = chosen.duplex() is QPrinter.DuplexMode.DuplexNone
        fit_printer(chosen, sheet)
        if one_sided:
            chosen.setDuplex(QPrinter.DuplexMode.DuplexNone)
        return self.print(sheet, chosen)

    def _save(self, sheet: Sheet, file: Path, chosen: QPrinter) -> HandingOut:
        """The page itself and no print of it, which nobody could search, or have read aloud."""
        grey = self.black or chosen.colorMode() is QPrinter.ColorMode.GrayScale
        save_pdf(in_grey(sheet) if grey else sheet, file)
        return HandingOut.SAVED

    def _for(self, sheet: Sheet, name: str) -> QPrinter:
        printer = self._printers.make(name)
        printer.setColorMode(QPrinter.ColorMode.GrayScale if self.black else QPrinter.ColorMode.Color)
        fit_printer(printer, sheet)
        return printer


def _file_of(printer: QPrinter) -> Path | None:
    """The file that somebody chose instead of a printer."""
    name = printer.outputFileName()
    return Path(name) if name and printer.outputFormat() is QPrinter.OutputFormat.PdfFormat else None
