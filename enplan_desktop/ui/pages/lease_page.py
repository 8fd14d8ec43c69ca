"""Between the door and the desk: a computer that was long away from its server speaks with it first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.engine import sync_once
from enplan_desktop.sync.joining import connect
from enplan_desktop.sync.ports import SyncOutcome
from enplan_desktop.sync.troubles import NotEnrolled
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.entry_frame import EntryFrame
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import tr, tr_count, tr_trouble

if TYPE_CHECKING:
    from enplan_desktop.storage.vault import Vault

_AGAIN_MS = 10_000


class LeasePage(EntryFrame):
    """Shows nothing of the vault; tries by itself, and emits `renewed` once the server has answered."""

    renewed = Signal()
    left = Signal()

    def __init__(
        self,
        vault: "Vault",
        days: int,
        storage: Lane,
        network: Lane,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._vault = vault
        self._storage = storage
        self._network = network
        self._over = False
        self._trouble = label("", "Care", wraps=True)
        self._again = button(tr("Try again"), self._try, kind="Primary")
        step = QWidget()
        inner = column(step, gap=theme.px(14))
        inner.addWidget(label(tr("The vault must speak with the server first"), "Title", wraps=True))
        why = tr_count(
            days,
            "This computer has not spoken with the server for {n} day. That is why nothing is shown until the "
            "server has answered. Everything you have written is still here.",
            "This computer has not spoken with the server for {n} days. That is why nothing is shown until the "
            "server has answered. Everything you have written is still here.",
        )
        inner.addWidget(label(why, wraps=True))
        inner.addWidget(self._trouble)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.px(8))
        flow.addWidget(self._again)
        flow.addWidget(button(tr("Lock"), self._leave))
        inner.addWidget(buttons)
        self.add_step(step)
        self.show_step(step)
        self._timer = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._timer.timeout.connect(self._try)
        self._try()

    def _try(self) -> None:
        self._timer.stop()
        self._again.setEnabled(False)
        self._trouble.setText(tr("Asking the server …"))
        self._network.run(self, self._ask, self._asked, self._failed)

    def _ask(self) -> SyncOutcome:
        """On the network lane."""
        remote = connect(self._vault, self._storage.wait)
        if remote is None:
            raise NotEnrolled
        try:
            return sync_once(self._vault, remote, self._storage.wait, cancelled=lambda: self._over)
        finally:
            remote.close()

    def _asked(self, outcome: SyncOutcome) -> None:
        if self._over:
            return
        if outcome.trouble is None:
            self._over = True
            self.renewed.emit()
        else:
            self._say(outcome.trouble)

    def _failed(self, error: Exception) -> None:
        if self._over:
            return
        if not isinstance(error, Trouble):
            raise error
        self._say(error)

    def _say(self, trouble: Trouble) -> None:
        self._again.setEnabled(True)
        self._trouble.setText(breakable(tr_trouble(trouble)))
        self._timer.start()

    def _leave(self) -> None:
        self.let_go()
        self.left.emit()

    def let_go(self) -> bool:
        """What is under way ends by itself, and nobody waits for it."""
        self._over = True
        self._timer.stop()
        return True
