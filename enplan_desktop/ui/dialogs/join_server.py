"""Joining a server: its address first, then a login where the server has a place for that, or a code from IT."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.sync.protocol import Welcome
from enplan_desktop.sync.troubles import BadAddress, BadCode
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.widgets.told_line import ToldLine
from enplan_desktop.ui.wording import tr, tr_trouble


class Ways(Protocol):
    """How a vault comes to a server. All run on the network's lane, and raise a Trouble where they cannot."""

    def welcome(self, address: str) -> Welcome: ...
    def join_with(self, address: str, code: str) -> object: ...
    def log_in(self, address: str, greeting: Welcome, cancelled: Callable[[], bool]) -> object: ...


class JoinServer(QDialog):
    """Asks the address; when the server has answered to that, how to come in.

    `joined` also where somebody cancelled when the server had already taken the laptop in.
    """

    joined = Signal()

    def __init__(self, network: Lane, ways: Ways, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = network
        self._ways = ways
        self._welcome: Welcome | None = None
        self._given_up = False
        self._address = ToldLine(tr("The server's address"), theme, hint="https://enplan.kommune.dk")
        self._named = label("", wraps=True)
        self._code = ToldLine(tr("One-time code"), theme, hint=tr("IT gives it to you. It works once."))
        self._trouble = label("", "Trouble", wraps=True)
        self._working = label("", "Quiet", wraps=True)
        self._go_on = button(tr("Go on"), self._ask, kind="Primary")
        self._log_in = button(tr("Log in"), self._try_login, kind="Primary")
        self._join = button(tr("Join"), self._try_code, kind="Primary")
        buttons = (self._go_on, self._log_in, self._join, button(tr("Cancel"), self.reject))
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
        for each in (self._address, self._named, self._code, self._trouble, self._working):
            fields.addWidget(each)
        self._trouble.hide()
        self._working.hide()
        fields.addStretch(1)
        self._address.entered.connect(self._ask)
        self._address.typed.connect(lambda _: self._greet(None))
        self._code.entered.connect(self._try_code)
        self._greet(None)
        self._address.setFocus()

    def reject(self) -> None:
        self._given_up = True
        super().reject()

    def _greet(self, welcome: Welcome | None) -> None:
        """Shows the ways in that the server has; None before it was asked."""
        self._welcome = welcome
        known = welcome is not None
        has_logins = welcome is not None and bool(welcome.issuer)
        self._go_on.setVisible(not known)
        self._log_in.setVisible(has_logins)
        self._code.setVisible(known)
        self._join.setVisible(known)
        self._named.setVisible(known)
        if welcome is None:
            return
        said = tr("This is {server}. Log in, or write a code from IT.", server=welcome.server_name)
        if not has_logins:
            said = tr("This is {server}. Write the code that IT gave you.", server=welcome.server_name)
        self._named.setText(breakable(said))
        (self._log_in if has_logins else self._code).setFocus()

    # Three questions to the server

    def _ask(self) -> None:
        address = self._address.words()
        if not address:
            self._address.complain(tr("Write the server's address."), focus=True)
        elif self._may_work(tr("Asking the server …")):
            self._network.run(self, lambda: self._ways.welcome(address), self._greeted, self._fail)

    def _greeted(self, welcome: Welcome) -> None:
        self._set_working(False)
        self._greet(welcome)

    def _try_code(self) -> None:
        address, code = self._address.words(), self._code.words()
        if not code:
            self._code.complain(tr("Write the one-time code."), focus=True)
        elif self._may_work(tr("Asking the server …")):
            self._network.run(self, lambda: self._ways.join_with(address, code), self._come_in, self._fail)

    def _try_login(self) -> None:
        address, welcome = self._address.words(), self._welcome
        if welcome is not None and self._may_work(tr("Log in in your browser. En plan waits for you here.")):
            self._network.run(
                self,
                lambda: self._ways.log_in(address, welcome, lambda: self._given_up),
                self._come_in,
                self._fail,
            )

    def _come_in(self, _: object) -> None:
        self.joined.emit()
        self.accept()

    def _may_work(self, words: str) -> bool:
        """Says what is under way; False while something else is."""
        if self._working.isVisible():
            return False
        self._address.complain("")
        self._code.complain("")
        self._working.setText(words)
        self._set_working(True)
        return True

    def _set_working(self, working: bool) -> None:
        for each in (self._go_on, self._log_in, self._join, self._address):
            each.setEnabled(not working)
        self._working.setVisible(working)
        self._trouble.hide()

    def _fail(self, error: Exception) -> None:
        self._set_working(False)
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
