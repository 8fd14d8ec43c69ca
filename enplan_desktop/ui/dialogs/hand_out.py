"""The page before it leaves: just as it will be printed, what to look at first, and the ways out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog, QScrollArea, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sheet.display import Box
from enplan_desktop.sheet.findings import Finding
from enplan_desktop.sheet.leaving import places_of_words
from enplan_desktop.ui.handing_out import make_printer, print_sheet, save_pdf
from enplan_desktop.ui.last_look import LastLook
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.finding_list import FindingList
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.wording import tr, tr_count, tr_trouble


class HandOut(QDialog):
    """`handed` is told how the page left, so that it can be recorded."""

    def __init__(
        self,
        look: LastLook,
        file_name: str,
        handed: Callable[[HandingOut], object],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print or save"))
        self._look = look
        self._sheet = look.sheet
        self._file_name = file_name
        self._handed = handed
        self._theme = theme
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        height = min(760, parent.window().height() - 90)
        self._preview = PagePreview(look.sheet, height)
        layout.addWidget(Paper(self._preview, theme), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._side(), 1)
        look.setParent(self)
        look.changed.connect(self._show)
        self._show()
        if not self._questions.begin():
            self._print_button.setFocus()

    def _side(self) -> QWidget:
        """What to look at, which scrolls where it is much, and under it the ways out, always in sight."""
        theme = self._theme
        side = QWidget()
        side.setMinimumWidth(theme.px(300))
        lines = column(side, gap=theme.px(10))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._to_look_at())
        lines.addWidget(self._area, 1)
        self._left = label("", "Quiet", wraps=True)
        lines.addWidget(self._left)
        lines.addWidget(self._trouble)
        self._print_button = button(
            tr("Print …"), self._print, kind="Primary", picture="printer", colour=theme.colours.accent_text
        )
        save_button = button(tr("Save as PDF …"), self._save, picture="file-pdf", colour=theme.colours.text)
        lines.addWidget(self._print_button)
        # Side by side, so that large text leaves room for what is to be looked at.
        others = row(gap=theme.px(8))
        others.addWidget(save_button, 1)
        others.addWidget(button(tr("Close"), self.reject))
        lines.addLayout(others)
        return side

    def _to_look_at(self) -> QWidget:
        theme = self._theme
        inside = QWidget()
        lines = column(inside, gap=theme.px(10))
        lines.addWidget(label(tr("Ready for the fridge?"), "Heading", wraps=True))
        lines.addWidget(
            label(
                tr("Read it together once more. Who else can see it where it will hang?"), "Quiet", wraps=True
            )
        )
        self._proposals = ProposalList(theme)
        self._questions = FindingList(theme)
        self._questions.taken_away.connect(self._look.take_away)
        self._questions.kept.connect(self._look.keep)
        self._questions.pointed.connect(self._point_at)
        self._questions.reached.connect(lambda line: self._area.ensureWidgetVisible(line))
        self._back = button(tr("Take back the last answer"), self._look.take_back, kind="Plain")
        self._back.setAutoDefault(False)
        lines.addWidget(self._proposals)
        lines.addWidget(self._questions)
        lines.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        return inside

    def _show(self) -> None:
        """The page and the questions as they are now."""
        look = self._look
        self._sheet = look.sheet
        self._preview.show_sheet(look.sheet, self._places(look.findings))
        self._proposals.show_proposals(look.sheet.proposals)
        if not self._questions.show_findings(look.plan, look.findings):
            self._print_button.setFocus()
        self._back.setVisible(look.answered)
        count = len(look.findings)
        words = tr_count(
            count,
            "{n} thing is not decided yet. The page can be printed all the same.",
            "{n} things are not decided yet. The page can be printed all the same.",
        )
        self._left.setText(words)
        self._left.setVisible(bool(count))

    def _point_at(self, finding: Finding) -> None:
        self._preview.point_at(self._places([finding]))

    def _places(self, findings: Sequence[Finding]) -> list[Box]:
        return [box for finding in findings for box in places_of_words(self._sheet, finding)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that it is at, and never prints from somewhere else."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

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
