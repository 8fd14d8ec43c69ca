"""What to look at before the page is handed out, one thing a line, each with what can be done about it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet.languages.phrases import phrases_for
from enplan_desktop.sheet.proposals import Proposal, proposal_sentences
from enplan_desktop.ui.proposal_deeds import Advice, advice
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.arranging import arrange, dismiss
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.widgets.proposal_line import ProposalLine
from enplan_desktop.ui.wording import language, tr

_FEW = 4

_Key = tuple[object, ...]


class ProposalList(QWidget):
    """The first few, and all of them once somebody asks. A line keeps its widgets while it is about the same thing.

    The keyboard comes here `after` another widget.
    `chosen` carries the id of the record that a line is about, `wanted` a proposal and what to do about it.
    """

    chosen = Signal(str)
    wanted = Signal(object, object)

    def __init__(self, theme: Theme, after: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._after = after or self
        self._advice: tuple[Advice, ...] = ()
        self._lines: dict[_Key, ProposalLine] = {}
        self._shows_all = False
        self._column = column(self, gap=theme.px(6))
        self.more = button("", self._show_all, kind="Plain")
        self.more.setAutoDefault(False)
        self.more.give_way()
        self._column.addWidget(self.more)
        self.hide()

    def show_proposals(self, proposals: Sequence[Proposal], plan: Plan | None = None) -> None:
        """Without the `plan`, nothing can be done about them here."""
        lines = _said(proposals) if plan is None else advice(plan, proposals)
        if lines != self._advice:
            self._advice = lines
            self._show()

    def begin_again(self) -> None:
        """Shows no more than the first few, for another page than before."""
        self._shows_all = False
        self._show()

    def _show_all(self) -> None:
        self._shows_all = True
        before = len(self._lines)
        self._show()
        list(self._lines.values())[before].setFocus()

    def _show(self) -> None:
        # One line more takes no more room than the button that says so.
        few = len(self._advice) if self._shows_all or len(self._advice) == _FEW + 1 else _FEW
        shown = dict(_keyed(self._advice[:few]))
        are_others = list(shown) != list(self._lines)
        dismiss(self._column, [self._lines.pop(key) for key in list(self._lines) if key not in shown])
        self._lines = {key: self._line(key, each) for key, each in shown.items()}
        self.more.setText(tr("Show all {n}", n=len(self._advice)))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(few < len(self._advice))
        if are_others:
            self._put_in_order()
        self.setVisible(bool(self._advice))

    def _put_in_order(self) -> None:
        lines = list(self._lines.values())
        arrange(self._column, lines)
        for each in lines:
            each.show()
        in_order = [each for line in lines for each in line.in_order]
        for before, after in pairwise([self._after, *in_order, self.more]):
            QWidget.setTabOrder(before, after)

    def _line(self, key: _Key, said: Advice) -> ProposalLine:
        line = self._lines.get(key)
        if line is not None:
            line.show_advice(said)
            return line
        line = ProposalLine(said, self._theme)
        line.chosen.connect(self.chosen)
        line.wanted.connect(self.wanted)
        return line


def _said(proposals: Sequence[Proposal]) -> tuple[Advice, ...]:
    sentences = proposal_sentences(proposals, phrases_for(language()))
    return tuple(
        Advice(proposal, "", sentence, ()) for proposal, sentence in zip(proposals, sentences, strict=True)
    )


def _keyed(lines: Sequence[Advice]) -> Iterator[tuple[_Key, Advice]]:
    """By what a line is about, whatever its words."""
    seen: Counter[_Key] = Counter()
    for each in lines:
        about = (each.proposal.kind, each.proposal.source)
        seen[about] += 1
        yield (*about, seen[about]), each
