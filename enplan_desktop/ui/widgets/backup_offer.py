"""What is wrong with the vault itself, and the newest good backup where there is one."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.dates import day_and_time
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label, row
from enplan_desktop.ui.widgets.long_words import breakable
from enplan_desktop.ui.wording import language, tr


class BackupOffer(QWidget):
    accepted = Signal(object)
    """Path of the backup."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backup: Path | None = None
        self._trouble = label("", "Trouble", wraps=True)
        self._about = label(
            tr("What was written after that is not in it. The damaged vault is set aside, not thrown away."),
            "Quiet",
            wraps=True,
        )
        self._restore = button("", self._accept)
        line = row()
        line.addWidget(self._restore)
        line.addStretch(1)
        layout = column(self, gap=theme.px(6))
        layout.addWidget(self._trouble)
        layout.addLayout(line)
        layout.addWidget(self._about)
        self.hide()

    def say(self, sentence: str, backup: Path | None = None) -> None:
        """`sentence` "" takes it all back."""
        self._backup = backup
        self._trouble.setText(breakable(sentence))
        made_at = _made_at(backup)
        self._restore.setText(
            tr("Restore the backup from {moment}", moment=day_and_time(made_at, language()))
            if made_at
            else tr("Restore the newest backup")
        )
        self._restore.setAccessibleName(self._restore.text())
        for each in (self._restore, self._about):
            each.setVisible(backup is not None)
        self.setVisible(bool(sentence))
        if backup is not None:
            self._restore.setFocus()

    def _accept(self) -> None:
        if self._backup is not None:
            self.accepted.emit(self._backup)


def _made_at(backup: Path | None) -> datetime | None:
    """When a backup was made, on this computer's clock."""
    if backup is None:
        return None
    from enplan_desktop.storage.backups import backups_in

    beside = backups_in(backup.parent)
    return next((each.made_at.astimezone() for each in beside if each.path == backup), None)
