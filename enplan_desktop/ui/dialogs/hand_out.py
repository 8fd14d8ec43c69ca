"""The page before it leaves: just as it will be printed, what to look at first, and the ways out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from enplan_desktop.domain.terms import HandingOut
from enplan_desktop.sheet.display import Box, Sheet
from enplan_desktop.sheet.leaving.checks import places_of_words
from enplan_desktop.sheet.leaving.findings import Finding
from enplan_desktop.ui.last_look import LastLook
from enplan_desktop.ui.printing import Printing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.finding_list import FindingList
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.page_preview import PagePreview
from enplan_desktop.ui.widgets.paper import Paper
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import tr, tr_count


class HandOut(QDialog):
    """`handed` is told how the page left, so that it can be recorded."""

    def __init__(
        self,
        look: LastLook,
        file_name: str,
        handed: Callable[[HandingOut], object],
        printing: Printing,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Print or save"))
        self._look = look
        self._on_the_back = False
        self._handed = handed
        self._printing = printing
        self._theme = theme
        self._ways = WaysOut(look.sheet, file_name, printing, theme)
        self._ways.handed.connect(self._on_handed)
        self._ways.looks_changed.connect(self._show)
        layout = row(self, margin=theme.px(18), gap=theme.px(24))
        height = min(760, parent.window().height() - 90)
        self._preview = PagePreview(look.sheet, height)
        layout.addWidget(Paper(self._preview, theme), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._side(), 1)
        look.setParent(self)
        look.changed.connect(self._show)
        self._show()
        if not self._questions.begin():
            self._ways.setFocus()

    @property
    def _page(self) -> Sheet:
        """The side of the sheet that is looked at."""
        sheet = self._look.sheet
        return sheet.back if self._on_the_back and sheet.back else sheet

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
        self._turn = button(tr("Turn the page over"), self._turn_over, kind="Plain")
        lines.addWidget(self._turn)
        lines.addWidget(self._ways)
        lines.addWidget(button(tr("Close"), self.reject))
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
        self._ways.show_sheet(look.sheet)
        self._turn.setVisible(look.sheet.back is not None)
        self._preview.show_sheet(self._printing.looks(self._page), self._places(look.findings))
        self._proposals.show_proposals(look.sheet.proposals)
        if not self._questions.show_findings(look.plan, look.findings):
            self._ways.setFocus()
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
        return [box for finding in findings for box in places_of_words(self._page, finding)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that it is at, and never prints from somewhere else."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def save_to(self, path: Path) -> bool:
        """Saves the page, and records that it was handed out."""
        return self._ways.save_to(path)

    def _turn_over(self) -> None:
        self._on_the_back = not self._on_the_back
        self._show()

    def _on_handed(self, how: HandingOut) -> None:
        self._handed(how)
        self.accept()
