"""Joining a server: its address and a one-time code, both from IT."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.remote import BadAddress, BadCode
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.told_line import ToldLine
from enplan_desktop.ui.wording import tr, tr_trouble


class JoinServer(QDialog):
    """`join` takes an address and a code, runs on `network`, and raises a Trouble where it cannot."""

    def __init__(
        self, network: Lane, join: Callable[[str, str], object], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._network = network
        self._join = join
        self._address = ToldLine(tr("The server's address"), theme, hint="https://enplan.kommune.dk")
        self._code = ToldLine(tr("One-time code"), theme, hint=tr("IT gives it to you. It works once."))
        self._trouble = label("", "Trouble", wraps=True)
        self._working = label(tr("Asking the server …"), "Quiet", wraps=True)
        self._go = button(tr("Join"), self._try, kind="Primary")
        buttons = (self._go, button(tr("Cancel"), self.reject))
        fields = frame_dialog(self, tr("Join a server"), buttons, 440, theme)
        fields.addWidget(
            label(
                tr(
                    "What you have written here stays as it is, and goes to the server. Colleagues who work on the "
                    "same case see its plan."
                ),
                wraps=True,
            )
        )
        fields.addWidget(self._address)
        fields.addWidget(self._code)
        for each in (self._trouble, self._working):
            each.hide()
            fields.addWidget(each)
        fields.addStretch(1)
        self._address.entered.connect(self._code.setFocus)
        self._code.entered.connect(self._try)
        self._address.setFocus()

    def _try(self) -> None:
        address, code = self._address.words(), self._code.words()
        self._address.complain("")
        self._code.complain("")
        if not address:
            self._address.complain(tr("Write the server's address."), focus=True)
        elif not code:
            self._code.complain(tr("Write the one-time code."), focus=True)
        elif self._go.isEnabled():
            self._show_working(True)
            self._network.run(self, lambda: self._join(address, code), lambda _: self.accept(), self._fail)

    def _show_working(self, working: bool) -> None:
        self._go.setEnabled(not working)
        self._working.setVisible(working)
        self._trouble.hide()

    def _fail(self, error: Exception) -> None:
        self._show_working(False)
        if not isinstance(error, Trouble):
            raise error
        sentence = tr_trouble(error)
        if isinstance(error, BadAddress):
            self._address.complain(sentence, focus=True)
        elif isinstance(error, BadCode):
            self._code.complain(sentence, focus=True)
        else:
            self._trouble.setText(breakable(sentence))
            self._trouble.show()
