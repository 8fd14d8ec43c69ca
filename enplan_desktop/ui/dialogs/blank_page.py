"""An empty page for work on paper, to be printed or saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.sheet.blank import blank_sheet
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper, room_for_page
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import tr


class BlankPage(QDialog):
    """It is nobody's yet, so nothing is recorded."""

    def __init__(self, language: str, printing: Printing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("A blank page"))
        sheet = blank_sheet(language)
        page = PagePreview(printing.looks(sheet), room_for_page(parent, theme))
        ways = WaysOut(sheet, "plan.pdf", printing, theme)
        ways.handed.connect(self.accept)
        ways.looks_changed.connect(lambda: page.show_sheet(printing.looks(sheet)))
        side = QWidget()
        side.setMinimumWidth(theme.px(280))
        lines = column(side, gap=theme.px(10))
        lines.addWidget(label(tr("A page to write on by hand"), "Heading", wraps=True))
        lines.addWidget(
            label(
                tr("For where there is no laptop. Afterwards it is typed in: The page, A page from paper."),
                "Quiet",
                wraps=True,
            )
        )
        lines.addStretch(1)
        lines.addWidget(ways)
        lines.addWidget(button(tr("Close"), self.reject))
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        layout.addWidget(Paper(page, theme), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(side, 1)
        ways.setFocus()
