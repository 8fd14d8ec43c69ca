"""Another recovery key, where the first was lost, or never kept since the computer stopped before that."""

from PySide6.QtWidgets import QDialog, QWidget

from enplan_desktop.domain.trouble import Trouble
from enplan_desktop.ui.dialogs.frame import frame_dialog
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from enplan_desktop.ui.widgets.recovery_key_card import RecoveryKeyCard
from enplan_desktop.ui.wording import tr, tr_trouble


class NewRecoveryKey(QDialog):
    """Asks for the passphrase, since whoever has the key and the computer has everything; then shows the key."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._passphrase = PassphraseEdit(tr("Passphrase"), theme)
        self._card = RecoveryKeyCard(desk.today, theme, goes_on=tr("Close"))
        self._make = button(tr("Make a new key"), self._ask, kind="Primary")
        cancel = button(tr("Cancel"), self.reject)
        said = label(
            tr("The vault gets another recovery key. The one that it has now opens it no more."), wraps=True
        )
        fields = frame_dialog(self, tr("New recovery key"), (self._make, cancel), 520, theme)
        self._before = (said, self._passphrase, self._make, cancel)
        for each in (said, self._passphrase, self._card):
            fields.addWidget(each)
        fields.addStretch(1)
        self._card.hide()
        self._card.kept.connect(self.accept)
        self._passphrase.entered.connect(self._ask)
        self._passphrase.setFocus()

    def reject(self) -> None:
        if self._card.isVisible() and not self._card.warned:
            self._card.warn()
            return
        super().reject()

    def _ask(self) -> None:
        if not self._make.isEnabled():
            return
        self._make.setEnabled(False)
        passphrase, vault = self._passphrase.words(), self._desk.vault
        self._desk.storage.run(self, lambda: vault.renew_recovery_key(passphrase), self._show, self._fail)

    def _show(self, recovery_key: str) -> None:
        self._passphrase.empty()
        for each in self._before:
            each.hide()
        self._card.show_key(recovery_key, keyring_protected=self._desk.vault.keyring_protected)
        self._card.show()
        self._card.setFocus()

    def _fail(self, error: Exception) -> None:
        self._make.setEnabled(True)
        if not isinstance(error, Trouble):
            raise error
        self._passphrase.complain(tr_trouble(error))
