"""One consent that stands: to whom, about what, for what; and the way to take it back."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.domain.records import ConsentEvent
from enplan_desktop.ui import phrases
from enplan_desktop.ui.consent_words import about_words, leaving_sentence, told_line
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import clear, column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr


class ConsentCard(QFrame):
    """Emits `withdrawn` once somebody has read what follows and said yes to it."""

    withdrawn = Signal(object)
    """ConsentEvent"""

    def __init__(self, event: ConsentEvent, today: date, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert event.to_unit is not None
        self.setObjectName("Card")
        self._event = event
        self._unit = event.to_unit
        self._theme = theme
        unit = phrases.word(event.to_unit)
        self.setAccessibleName(unit)
        layout = column(self, gap=theme.px(4))
        layout.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        layout.addWidget(label(unit, "Heading", wraps=True))
        for words in self._lines():
            layout.addWidget(label(breakable(words), wraps=True))
        layout.addWidget(label(breakable(told_line(event, today)), "Quiet", wraps=True))
        layout.addSpacing(theme.px(4))
        self._asks = column(gap=theme.px(8))
        layout.addLayout(self._asks)
        self._offer()

    def _lines(self) -> list[str]:
        about = about_words(self._event)
        lines = [tr("May read about: {about}", about=about) if about else tr("May read the whole plan")]
        if self._event.purpose.strip():
            lines.append(tr("So that: {purpose}", purpose=self._event.purpose))
        return lines

    def _offer(self) -> None:
        clear(self._asks)
        holder = QWidget()
        flow = FieldFlow(holder, gap=self._theme.px(8))
        flow.add(
            button(
                tr("The citizen withdraws the consent"),
                self._ask,
                name=tr("The citizen withdraws the consent: {unit}", unit=phrases.word(self._unit)),
            )
        )
        self._asks.addWidget(holder)

    def _ask(self) -> None:
        """Says what follows, in the place where it was pressed."""
        clear(self._asks)
        self._asks.addWidget(label(leaving_sentence(self._unit), "Care", wraps=True))
        self._asks.addWidget(
            label(tr("What they had written and not sent is kept by the server."), "Quiet", wraps=True)
        )
        answers = QWidget()
        flow = FieldFlow(answers, gap=self._theme.px(8))
        keep = button(tr("Keep the consent"), self._keep, kind="Primary")
        flow.add(keep)
        flow.add(button(tr("Withdraw the consent"), lambda: self.withdrawn.emit(self._event), kind="Danger"))
        self._asks.addWidget(answers)
        keep.setFocus()

    def _keep(self) -> None:
        self._offer()
        self.setFocus()
