"""What to look at before the page is handed out, one line each, over the page."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.proposals import Proposal, proposal_sentence
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import clear, column, label
from enplan_desktop.ui.widgets.link import Link
from enplan_desktop.ui.wording import language, tr_count

_MOST = 4


class ProposalList(QFrame):
    """A press on a line chooses the record that it is about."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._theme = theme
        self._shown: tuple[Proposal, ...] | None = None
        self._lines = column(self, margin=theme.px(8), gap=theme.px(2))
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        if tuple(proposals) == self._shown:
            return
        self._shown = tuple(proposals)
        clear(self._lines)
        phrases = phrases_for(language())
        for proposal in self._shown[:_MOST]:
            record = proposal.source.record if proposal.source else ""
            link = Link(proposal_sentence(proposal, phrases), "warning", self._theme)
            link.pressed.connect(lambda record=record: self.chosen.emit(record))
            self._lines.addWidget(link)
        if (more := len(self._shown) - _MOST) > 0:
            self._lines.addWidget(label(tr_count(more, "and {n} more", "and {n} more"), "Quiet"))
        self.setVisible(bool(self._shown))
