"""The page before it leaves: just as it will be printed, what to look at first, and the ways out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QScrollArea, QWidget

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
from enplan_desktop.ui.widgets.paper import AROUND_PAGE, Paper, room_for_page
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.widgets.ways_out import WaysOut
from enplan_desktop.ui.wording import tr, tr_count

_MARGIN, _GAP = 18, 24
_LOW = 560
"""Where the page has less height, at 100 % text, there is no room for questions over the ways out."""
_LEAST, _LEAST_BETWEEN, _NARROWEST_PAGE = 300, 270, 100
"""How wide the questions and the page must be, at 100 % text."""
_SPARE = 60


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
        self._lay_out(parent)
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

    def _lay_out(self, parent: QWidget) -> None:
        """The page, what to look at, and under that the ways out; beside it where letters are large for the window."""
        theme, sheet = self._theme, self._look.sheet
        room = room_for_page(parent, theme)
        is_low = room < theme.px(_LOW)
        directions = QBoxLayout.Direction
        side = QBoxLayout(directions.LeftToRight if is_low else directions.TopToBottom)
        side.setSpacing(theme.px(_GAP if is_low else 10))
        look = self._to_look_at()
        look.setMinimumWidth(theme.px(_LEAST_BETWEEN if is_low else _LEAST))
        side.addWidget(look, 1)
        side.addWidget(self._ways_out())
        layout = row(self, margin=theme.px(_MARGIN), gap=theme.px(_GAP))
        layout.addLayout(side, 1)
        for each in self.findChildren(QWidget):
            each.ensurePolished()  # else they do not know yet how large their letters are
        beside = self.minimumSizeHint().width() + theme.px(_GAP) + AROUND_PAGE
        wide = max(theme.px(_NARROWEST_PAGE), parent.window().width() - beside)
        longer = round(wide * max(sheet.width, sheet.height) / sheet.width)
        self._preview = PagePreview(sheet, min(room, longer))
        layout.insertWidget(0, Paper(self._preview, theme), 0, Qt.AlignmentFlag.AlignTop)
        if is_low:
            spacious = self.minimumSizeHint().width() + theme.px(_SPARE)
            self.resize(min(spacious, parent.window().width()), room + AROUND_PAGE + 2 * theme.px(_MARGIN))

    def _ways_out(self) -> QWidget:
        """Always in sight."""
        theme = self._theme
        ways = QWidget()
        lines = column(ways, gap=theme.px(10))
        self._turn = button(tr("Turn the page over"), self._turn_over, kind="Plain")
        lines.addWidget(self._turn)
        lines.addWidget(self._ways)
        lines.addStretch(1)
        lines.addWidget(button(tr("Close"), self.reject))
        return ways

    def _to_look_at(self) -> QWidget:
        """What is to be thought of stays in sight; what is asked scrolls under it where it is much."""
        theme = self._theme
        whole = QWidget()
        lines = column(whole, gap=theme.px(10))
        lines.addWidget(label(tr("Ready for the fridge?"), "Heading", wraps=True))
        lines.addWidget(
            label(
                tr("Read it together once more. Who else can see it where it will hang?"), "Quiet", wraps=True
            )
        )
        self._declined = label(tr("The citizen does not want a sheet."), "Quiet", wraps=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._asked())
        self._left = label("", "Quiet", wraps=True)
        lines.addWidget(self._declined)
        lines.addWidget(self._area, 1)
        lines.addWidget(self._left)
        return whole

    def _asked(self) -> QWidget:
        theme = self._theme
        inside = QWidget()
        lines = column(inside, gap=theme.px(10))
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
        choice = look.plan.sheet_choice()
        self._declined.setVisible(choice is not None and choice.declined)
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
