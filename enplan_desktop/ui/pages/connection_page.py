"""*Forbindelse*: how it stands with the server, what waits here, and what was not taken."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QLayout, QPushButton, QScrollArea, QWidget

from enplan_desktop.ui.outgoing import OfCase, Refusal, read_outgoing, tell_refused, tell_waiting
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.history_row import HistoryRow
from enplan_desktop.ui.widgets.layouts import FlowLayout, clear, column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr, tr_count

_MOST_ROWS = 20


class ConnectionPage(QWidget):
    """Never stands in anybody's way: it is left by going anywhere else."""

    left = Signal()
    wants_to_settle = Signal()

    def __init__(self, desk: Desk, syncing: Syncing, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("Ground")
        self._desk = desk
        self._syncing = syncing
        self._theme = theme
        self._status = label("", "Title", wraps=True)
        self._more = label("", wraps=True)
        self._clock = label(
            tr("The clock on this computer is wrong. Nothing is lost by that, but put it right."),
            "Care",
            wraps=True,
        )
        self._settle = button("", self.wants_to_settle.emit)
        self._resume = button(tr("Speak with the server again"), syncing.resume, kind="Primary")
        self._fetch = button(tr("Fetch and send now"), syncing.sync_now)
        self._rows = QWidget()
        self._list = column(self._rows, gap=theme.px(10))
        # Else every row that joins would first squeeze all the others.
        self._list.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self._keep: QPushButton | None = None
        self._outgoing: tuple[OfCase, ...] | None = None
        self._most: dict[str, int] = {}
        """How many refused changes of a case are shown, where somebody wanted to see more."""
        self._asked_about: tuple[str, ...] = ()
        """The refused changes of which it is asked whether they should really be taken back."""
        self._build()
        syncing.status_changed.connect(lambda *_: self._show_status())
        syncing.counted.connect(self._look)

    def _build(self) -> None:
        theme = self._theme
        content = QWidget()
        content.setMaximumWidth(theme.px(860))
        inner = column(content, gap=theme.px(10))
        inner.setContentsMargins(theme.px(26), theme.px(18), theme.px(26), theme.px(30))
        for words in (self._status, self._more, self._clock):
            inner.addWidget(words)
        buttons = QWidget()
        flow = FieldFlow(buttons, gap=theme.px(8))
        back = button(tr("Back to the case"), self.left.emit)
        for each in (self._settle, self._resume, self._fetch, back):
            flow.add(each)
        inner.addWidget(buttons)
        inner.addSpacing(theme.px(12))
        inner.addWidget(self._rows)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        column(self, gap=0).addWidget(scroll)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_status()
        self._look()

    def _show_status(self) -> None:
        if not self.isVisible():
            return
        syncing = self._syncing
        self._status.setText(breakable(syncing.net_words))
        self._more.setText(breakable(syncing.net_sentence()))
        self._more.setVisible(bool(self._more.text()))
        self._clock.setVisible(syncing.clock_is_wrong)
        to_settle = syncing.to_settle
        self._settle.setText(tr_count(to_settle, "{n} to settle", "{n} to settle"))
        self._settle.setVisible(bool(to_settle))
        self._resume.setVisible(syncing.paused)
        self._fetch.setVisible(syncing.joined and not syncing.offline and not syncing.paused)

    def _look(self) -> None:
        if self.isVisible() and self._syncing.joined:
            vault = self._desk.vault
            self._desk.storage.run(
                self, lambda: read_outgoing(vault), self._take_outgoing, failed=lambda _: None
            )

    def _take_outgoing(self, outgoing: tuple[OfCase, ...]) -> None:
        if outgoing == self._outgoing:
            return  # whoever reads or presses something here is left in peace
        self._outgoing = outgoing
        self._show_outgoing()

    def _show_outgoing(self) -> None:
        outgoing, self._keep = self._outgoing or (), None
        clear(self._list)
        refused = [each for each in outgoing if each.refused]
        if refused:
            self._list.addWidget(label(tr("Not accepted by the server"), "Heading", wraps=True))
            for each in refused:
                self._show_refused(each)
        waiting = [each for each in outgoing if each.waiting]
        if waiting:
            self._list.addWidget(label(tr("Waits here and is sent by itself"), "Heading", wraps=True))
            for each in waiting:
                self._show_waiting(each)
        if not outgoing:
            self._list.addWidget(label(tr("Nothing waits here."), "Quiet", wraps=True))

    def _show_waiting(self, of_case: OfCase) -> None:
        count = len(of_case.waiting)
        words = tr_count(
            count, "{name}: {n} change", "{name}: {n} changes", name=of_case.plan.case.display_name
        )
        self._list.addWidget(label(breakable(words), wraps=True))
        listed = tell_waiting(of_case, self._desk.today())
        for each in listed[:_MOST_ROWS]:
            self._list.addWidget(HistoryRow(each.entry, self._theme))
        if (more := len(listed) - _MOST_ROWS) > 0:
            self._list.addWidget(label(tr_count(more, "and {n} more", "and {n} more"), "Quiet"))

    def _show_refused(self, of_case: OfCase) -> None:
        self._list.addWidget(label(breakable(of_case.plan.case.display_name), wraps=True))
        every = tell_refused(of_case, self._desk.today())
        case_id = of_case.plan.case.id
        most = self._most.get(case_id, _MOST_ROWS)
        for refusal in every[:most]:
            row = HistoryRow(refusal.listed.entry, self._theme)
            is_asked = refusal.ids == self._asked_about
            row.add_beneath(self._question(refusal) if is_asked else self._answers(refusal))
            self._list.addWidget(row)
        if (more := len(every) - most) > 0:
            words = tr("Show {n} more", n=more)
            name = f"{words}: {of_case.plan.case.display_name}"
            show = button(words, lambda: self._show_more(case_id, len(every)), kind="Plain", name=name)
            self._list.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_more(self, case_id: str, most: int) -> None:
        self._most[case_id] = most
        self._show_outgoing()

    def _answers(self, refusal: Refusal) -> QWidget:
        answers = QWidget()
        flow = FlowLayout(answers, gap=self._theme.px(8))
        told = refusal.listed.entry.told.text

        def add(words: str, run: Callable[[], object]) -> None:
            flow.addWidget(button(words, run, kind="Chip", name=f"{words}: {told}"))

        add(tr("Try again"), lambda: self._offer(refusal))
        if refusal.words:
            add(tr("Copy the text"), lambda: QGuiApplication.clipboard().setText(refusal.words))
        if refusal.may_go:
            add(tr("Take back"), lambda: self._ask_about(refusal.ids))
        return answers

    def _question(self, refusal: Refusal) -> QWidget:
        """Stands in the place of the answers, and in nobody's way."""
        question = QWidget()
        words = tr("What you wrote disappears from this computer.")
        if refusal.makes_record:
            words = tr(
                "What you wrote, and all that you have written in it since, disappears from this computer."
            )
        inner = column(question, gap=self._theme.px(8))
        inner.addWidget(label(words, "Care", wraps=True))
        flow = FlowLayout(gap=self._theme.px(8))
        told = refusal.listed.entry.told.text
        take, keep = tr("Take it back"), tr("Keep it")
        flow.addWidget(button(take, lambda: self._take_back(refusal), kind="Danger", name=f"{take}: {told}"))
        self._keep = button(keep, lambda: self._ask_about(()), kind="Chip", name=f"{keep}: {told}")
        flow.addWidget(self._keep)
        inner.addLayout(flow)
        return question

    def _ask_about(self, ids: tuple[str, ...]) -> None:
        self._asked_about = ids
        self._show_outgoing()
        if ids and self._keep is not None:
            # What is new in a layout can only have the keyboard once it is shown.
            QTimer.singleShot(0, self._keep, self._keep.setFocus)

    def _take_back(self, refusal: Refusal) -> None:
        vault = self._desk.vault
        self._ask_about(())
        self._desk.storage.run(self, lambda: vault.unwrite(refusal.ids), self._desk.changed_in_vault)

    def _offer(self, refusal: Refusal) -> None:
        vault = self._desk.vault
        self._desk.storage.run(
            self, lambda: vault.offer_again(refusal.ids), lambda _: self._syncing.sync_now()
        )
