"""The page before it leaves: just as it will be printed, what to look at first, and the ways out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.handing_out import make_printer, print_sheet, save_pdf
from enplan_desktop.ui.sheet_painter import paint
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.wording import tr, tr_trouble


class PagePreview(QWidget):
    """A page that was laid out for paper."""

    def __init__(self, sheet: Sheet, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._scale = min(height / sheet.height, height / sheet.width)
        self.setFixedSize(round(sheet.width * self._scale), round(sheet.height * self._scale))
        self.setAccessibleName(tr("The page as it will be printed"))
        self.setAccessibleDescription("\n".join(text.text for text in sheet.texts()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        paint(painter, self._sheet, self._scale)


class HandOut(QDialog):
    """`handed` is told how the page left, so that it can be recorded."""

    def __init__(
        self,
        sheet: Sheet,
        file_name: str,
        handed: Callable[[HandingOut], object],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print or save"))
        self._sheet = sheet
        self._file_name = file_name
        self._handed = handed
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        proposals = ProposalList(theme)
        proposals.show_proposals(sheet.proposals)
        side = column(gap=theme.px(10))
        side.addWidget(label(tr("Ready for the fridge?"), "Heading", wraps=True))
        side.addWidget(
            label(
                tr("Read it together once more. Who else can see it where it will hang?"), "Quiet", wraps=True
            )
        )
        side.addWidget(proposals)
        side.addStretch(1)
        side.addWidget(self._trouble)
        print_button = button(
            tr("Print …"), self._print, kind="Primary", picture="printer", colour=theme.colours.accent_text
        )
        save_button = button(tr("Save as PDF …"), self._save, picture="file-pdf", colour=theme.colours.text)
        for each in (print_button, save_button, button(tr("Close"), self.reject)):
            side.addWidget(each)
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        height = min(760, parent.window().height() - 90)
        layout.addWidget(Paper(PagePreview(sheet, height), theme), 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(side)
        holder.setMinimumWidth(theme.px(280))
        layout.addWidget(holder, 1)
        print_button.setFocus()

    def save_to(self, path: Path) -> bool:
        """Saves the page, and records that it was handed out."""
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
        self._handed(how)
        self.accept()
        return True


def _pdf(path: Path) -> Path:
    """The file that was named, as a PDF: a full stop in a name is no reason to cut it there."""
    return path if path.suffix.casefold() == ".pdf" else path.with_name(f"{path.name}.pdf")
