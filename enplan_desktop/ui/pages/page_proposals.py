"""What does not fit on the page or is not ready for it, beside the page, and what can be done about it there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.display import Sheet
from enplan_desktop.sheet.layout import has_back
from enplan_desktop.sheet.proposals import Proposal, ProposalKind
from enplan_desktop.ui.proposal_deeds import Way, edits_of
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import BESIDE_THE_PAGE, column, section
from enplan_desktop.ui.widgets.proposal_list import ProposalList
from enplan_desktop.ui.wording import tr

_GIVES_WAY = {ProposalKind.LEAVE_OFF, ProposalKind.SHORTEN}


class PageProposals(QWidget):
    """Hidden where there is nothing to look at. `chosen` carries a record's id, `wants_to_write` a source;
    `done` comes where the keyboard was here and nothing is left."""

    chosen = Signal(str)
    wants_to_write = Signal(object)
    wants_to_settle = Signal()
    done = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id = ""
        self._uses_back = False
        self._shown: tuple[object, ...] | None = None
        self.back = button("", self._turn, kind="Chip")
        self.back.give_way()
        self.list = ProposalList(theme, self.back)
        self.list.chosen.connect(self.chosen)
        self.list.wanted.connect(self._do)
        whole = column(self, margin=BESIDE_THE_PAGE, gap=theme.px(6))
        whole.addWidget(section(tr("Before the page is ready")))
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.list)
        self.hide()

    def show_sheet(self, plan: Plan, sheet: Sheet) -> None:
        """Follows the page at every keystroke, so it does nothing where nothing has changed."""
        choice = plan.sheet_choice()
        uses_back = choice is not None and choice.use_back
        shown = (plan.case.id, uses_back, sheet.format, sheet.back is None, sheet.proposals)
        if shown == self._shown:
            return
        self._shown, self._uses_back = shown, uses_back
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        if plan.case.id != self._case_id:
            self._case_id = plan.case.id
            self.list.begin_again()
        self.list.show_proposals(sheet.proposals, plan)
        self._show_back(sheet)
        self.setVisible(bool(sheet.proposals) or not self.back.isHidden())
        if was_here and self.isHidden():
            self.done.emit()

    def _show_back(self, sheet: Sheet) -> None:
        """Nobody is asked about a back that nothing would stand on."""
        gives_way = any(each.kind in _GIVES_WAY for each in sheet.proposals)
        self.back.setText(tr("The front only") if self._uses_back else tr("The rest on the back"))
        whole = tr("Put what there is no room for on the back")
        self.back.setAccessibleName(self.back.text() if self._uses_back else whole)
        self.back.setVisible(has_back(sheet.format) and (gives_way or sheet.back is not None))

    def _turn(self) -> None:
        choose_sheet(self._desk, tr("Choice of sheet"), use_back=not self._uses_back)

    def _do(self, proposal: Proposal, way: Way) -> None:
        plan = self._desk.plan
        if plan is None or proposal.source is None:
            return
        if way is Way.SETTLE:
            self.wants_to_settle.emit()
        elif way in (Way.SHORTEN, Way.WRITE):
            self.wants_to_write.emit(proposal.source)
        else:
            self._desk.about_to_leave.emit()
            plan = self._desk.plan or plan
            self._desk.commit(*edits_of(plan, proposal.source.record, way))
