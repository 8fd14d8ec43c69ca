"""The first thing seen each morning: which vault, and its passphrase."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.backup_offer import BackupOffer
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.folder_line import FolderLine
from enplan_desktop.ui.widgets.layouts import column, label, line, section
from enplan_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from enplan_desktop.ui.wording import tr


class PassphraseStep(QWidget):
    entered = Signal()
    wants_recovery = Signal()
    wants_new = Signal()
    wants_backup = Signal(object)
    """Path of the backup."""

    def __init__(self, folder: Path, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passphrase = PassphraseEdit(tr("Passphrase"), theme)
        self._offer = BackupOffer(theme)
        self._folder = FolderLine(tr("Choose another vault …"), folder, theme)
        forgotten = button(
            tr("Forgotten your passphrase? Use the recovery key"), self.wants_recovery.emit, kind="Plain"
        )
        new = button(tr("Make a new vault …"), self.wants_new.emit, kind="Plain")
        layout = column(self, gap=theme.px(8))
        layout.addWidget(label(tr("Your vault is locked"), "Title", wraps=True))
        layout.addSpacing(theme.px(8))
        layout.addWidget(section(tr("Passphrase")))
        layout.addWidget(self._passphrase)
        layout.addWidget(self._offer)
        layout.addSpacing(theme.px(4))
        layout.addWidget(button(tr("Unlock"), self._enter, kind="Primary"), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(theme.px(18))
        layout.addWidget(line())
        layout.addSpacing(theme.px(8))
        layout.addWidget(section(tr("The vault lies in")))
        layout.addWidget(self._folder)
        layout.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        self._passphrase.entered.connect(self._enter)
        self._passphrase.typed.connect(lambda _: self._offer.say(""))
        self._folder.changed.connect(lambda _: self._start_over())
        self._offer.accepted.connect(self.wants_backup.emit)
        self.setFocusProxy(self._passphrase)

    @property
    def folder(self) -> Path:
        return self._folder.folder

    def passphrase(self) -> str:
        return self._passphrase.words()

    def complain_secret(self, sentence: str) -> None:
        self._passphrase.complain(sentence)

    def complain_vault(self, sentence: str, backup: Path | None) -> None:
        self._offer.say(sentence, backup)

    def forget(self) -> None:
        """Lets go of the passphrase."""
        self._passphrase.empty()

    def _start_over(self) -> None:
        self._passphrase.empty()
        self._passphrase.complain("")
        self._offer.say("")
        self._passphrase.setFocus()

    def _enter(self) -> None:
        if self._passphrase.words():
            self._offer.say("")
            self.entered.emit()
        else:
            self._passphrase.complain(tr("Write the passphrase."))
