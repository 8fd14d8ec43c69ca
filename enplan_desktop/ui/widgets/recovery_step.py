"""The way in where the passphrase is forgotten: the recovery key, and a new passphrase."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.backup_offer import BackupOffer
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label, section
from enplan_desktop.ui.widgets.new_passphrase import NewPassphrase
from enplan_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from enplan_desktop.ui.wording import tr


class RecoveryStep(QWidget):
    entered = Signal()
    left = Signal()
    wants_backup = Signal(object)
    """Path of the backup."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = PassphraseEdit(tr("Recovery key"), theme)
        self._new = NewPassphrase(tr("New passphrase"), theme)
        self._offer = BackupOffer(theme)
        ends = FlowLayout(gap=theme.px(8))
        ends.addWidget(button(tr("Open the vault"), self._enter, kind="Primary"))
        ends.addWidget(button(tr("Back"), self.left.emit))
        layout = column(self, gap=theme.px(8))
        layout.addWidget(label(tr("Open with the recovery key"), "Title", wraps=True))
        layout.addWidget(
            label(
                tr(
                    "It was printed or saved when the vault was made: seven groups of four letters and digits."
                ),
                wraps=True,
            )
        )
        layout.addSpacing(theme.px(8))
        layout.addWidget(section(tr("Recovery key")))
        layout.addWidget(self._key)
        layout.addWidget(self._new)
        layout.addWidget(self._offer)
        layout.addSpacing(theme.px(6))
        layout.addLayout(ends)
        self._key.entered.connect(self._new.setFocus)
        self._new.entered.connect(self._enter)
        self._offer.accepted.connect(self.wants_backup.emit)
        self.setFocusProxy(self._key)

    def recovery_key(self) -> str:
        return self._key.words()

    def passphrase(self) -> str:
        return self._new.chosen() or ""

    def complain_secret(self, sentence: str) -> None:
        self._key.complain(sentence)

    def complain_passphrase(self, sentence: str) -> None:
        self._new.complain(sentence)

    def complain_vault(self, sentence: str, backup: Path | None) -> None:
        self._offer.say(sentence, backup)

    def forget(self) -> None:
        """Lets go of the key and the passphrase."""
        self._key.empty()
        self._new.empty()

    def _enter(self) -> None:
        if not self._key.words().strip():
            self._key.complain(tr("Write the recovery key."))
        elif self._new.chosen() is not None:
            self._offer.say("")
            self.entered.emit()
