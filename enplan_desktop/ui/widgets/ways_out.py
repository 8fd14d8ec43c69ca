"""How a page leaves the program: printed, or saved under a name that a person chooses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.handing_out import make_printer, print_sheet, save_pdf
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr, tr_trouble


class WaysOut(QWidget):
    """Emits `handed` with how the page left, so that it can be recorded."""

    handed = Signal(object)
    """HandingOut"""

    def __init__(
        self,
        sheet: Sheet,
        file_name: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        print_word: str = "",
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._file_name = file_name
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        colours = theme.colours
        self._print_button = button(
            print_word or tr("Print …"),
            self._print,
            kind="Primary",
            picture="printer",
            colour=colours.accent_text,
        )
        save = button(tr("Save as PDF …"), self._save, picture="file-pdf", colour=colours.text)
        layout = column(self, gap=theme.px(10))
        for each in (self._trouble, self._print_button, save):
            layout.addWidget(each)
        self.setFocusProxy(self._print_button)

    def show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._trouble.hide()

    def save_to(self, path: Path) -> bool:
        """Saves the page, and tells that it was handed out."""
        return self._try(lambda: save_pdf(self._sheet, path), HandingOut.SAVED)

    def _save(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save as PDF"), str(Path(folder) / self._file_name), "PDF (*.pdf)"
        )
        if chosen:
            self.save_to(_pdf(Path(chosen)))

    def _print(self) -> None:
        printer = make_printer(self._sheet)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self._try(lambda: print_sheet(self._sheet, printer), HandingOut.PRINTED)

    def _try(self, work: Callable[[], None], how: HandingOut) -> bool:
        try:
            work()
        except Trouble as trouble:
            self._trouble.setText(tr_trouble(trouble))
            self._trouble.show()
            return False
        self.handed.emit(how)
        return True


def _pdf(path: Path) -> Path:
    """The file that was named, as a PDF: a full stop in a name is no reason to cut it there."""
    return path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
