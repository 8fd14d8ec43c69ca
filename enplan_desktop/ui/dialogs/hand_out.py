"""The page before it leaves: just as it will be printed, what to look at first, and the ways out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import tr


class HandOut(QDialog):
    """`handed` is told how the page left, so that it can be recorded."""

    def __init__(
        self,
        sheet: Sheet,
        file_name: str,
        handed: Callable[[HandingOut], object],
        printing: Printing,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print or save"))
        self._handed = handed
        page = PagePreview(printing.looks(sheet), min(760, parent.window().height() - 90))
        self._ways = WaysOut(sheet, file_name, printing, theme)
        self._ways.handed.connect(self._on_handed)
        self._ways.looks_changed.connect(lambda: page.show_sheet(printing.looks(sheet)))
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
        side.addWidget(self._ways)
        side.addWidget(button(tr("Close"), self.reject))
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        layout.addWidget(Paper(page, theme), 0, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(side)
        holder.setMinimumWidth(theme.px(280))
        layout.addWidget(holder, 1)
        self._ways.setFocus()

    def save_to(self, path: Path) -> bool:
        """Saves the page, and records that it was handed out."""
        return self._ways.save_to(path)

    def _on_handed(self, how: HandingOut) -> None:
        self._handed(how)
        self.accept()
