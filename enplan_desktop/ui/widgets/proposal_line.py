"""One proposal: what to look at, and a button for each thing that can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from enplan_desktop.ui.proposal_deeds import Advice, Way, way_word
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout, clear, column, row
from enplan_desktop.ui.widgets.link import Link


class ProposalLine(QFrame):
    """`chosen` carries the record's id, `wanted` the proposal and the way that was pressed."""

    chosen = Signal(str)
    wanted = Signal(object, object)

    def __init__(self, advice: Advice, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._advice = advice
        self._buttons: dict[Way, QPushButton] = {}
        self._link = Link("warning", theme)
        self._link.pressed.connect(self._choose)
        self._ways = FlowLayout(gap=theme.px(6))
        under = row()
        under.addSpacing(theme.px(30))  # under the sentence, not under its sign
        under.addLayout(self._ways, 1)
        lines = column(self, margin=theme.px(6), gap=theme.px(2))
        lines.addWidget(self._link)
        lines.addLayout(under)
        self.show_advice(advice)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """Where the keyboard goes, one after another."""
        return (self._link, *self._buttons.values())

    def show_advice(self, advice: Advice) -> None:
        """Another proposal about the same text; at a keystroke nearly always with the same words."""
        heard = self._link.accessibleName()
        self._advice = advice
        self._link.show_words(advice.sentence, advice.place)
        if advice.ways != tuple(self._buttons):
            clear(self._ways)
            self._buttons = {way: self._button(way) for way in advice.ways}
        elif heard == self._link.accessibleName():
            return
        for way, made in self._buttons.items():
            made.setAccessibleName(f"{way_word(way)}: {self._link.accessibleName()}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line above has gone under a hand that pressed its last button: here is the next one to press."""
        super().focusInEvent(event)
        self.in_order[-1].setFocus()

    def _button(self, way: Way) -> QPushButton:
        made = button(way_word(way), lambda: self.wanted.emit(self._advice.proposal, way), kind="Chip")
        made.setAutoDefault(False)
        self._ways.addWidget(made)
        return made

    def _choose(self) -> None:
        source = self._advice.proposal.source
        self.chosen.emit(source.record if source else "")
