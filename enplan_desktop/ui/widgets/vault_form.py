"""What a new vault needs: whose it is, a passphrase, and a place."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.storage.first_vault import Wish
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.folder_line import FolderLine
from enplan_desktop.ui.widgets.layouts import FlowLayout, column, label, section
from enplan_desktop.ui.widgets.new_passphrase import NewPassphrase
from enplan_desktop.ui.widgets.owner_fields import OwnerFields
from enplan_desktop.ui.wording import tr


class VaultForm(QWidget):
    wished = Signal(object)
    """Wish, when everything is there."""
    left = Signal()
    wants_existing = Signal(object)
    """Path of the vault that is there already."""

    def __init__(self, folder: Path, theme: Theme, *, example: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example = example
        self._owner = OwnerFields(theme)
        self._passphrase = NewPassphrase(tr("Passphrase"), theme)
        self._folder = FolderLine(tr("Choose another folder …"), folder, theme)
        self._existing = button(tr("Open the vault that is there"), self._open_existing, kind="Plain")
        self._existing.hide()
        self._owner.entered.connect(self._passphrase.setFocus)
        self._passphrase.entered.connect(self._wish)
        self._folder.changed.connect(lambda _: self._existing.hide())
        make = button(tr("Make the vault"), self._wish, kind="Primary")
        back = button(tr("Back"), self.left.emit)
        ends = FlowLayout(gap=theme.px(8))
        ends.addWidget(make)
        ends.addWidget(back)
        layout = column(self, gap=theme.px(12))
        layout.addWidget(label(self._heading(), "Title", wraps=True))
        layout.addWidget(label(self._lead(), wraps=True))
        layout.addWidget(self._owner)
        layout.addWidget(self._passphrase)
        place = column(gap=theme.px(4))
        place.addWidget(section(tr("Where it lies")))
        place.addWidget(self._folder)
        place.addWidget(self._existing)
        layout.addLayout(place)
        layout.addSpacing(theme.px(6))
        layout.addLayout(ends)
        self.setFocusProxy(self._owner)

    def _heading(self) -> str:
        return tr("A vault with invented citizens") if self._example else tr("Make your vault")

    def _lead(self) -> str:
        if self._example:
            return tr(
                "It is a real vault with a passphrase of its own, so that you see how it works. Delete its folder "
                "when you have seen enough."
            )
        return tr(
            "You open it with a passphrase each time. Nobody else knows it, so nobody can find it again for you: "
            "that is what the key in the next step is for."
        )

    def complain_passphrase(self, sentence: str) -> None:
        self._passphrase.complain(sentence)

    def complain_folder(self, sentence: str, *, exists: bool) -> None:
        """`exists` where there is a vault already, which can be opened instead."""
        self._folder.complain(sentence)
        self._existing.setVisible(exists)

    def forget(self) -> None:
        """Lets go of the passphrase."""
        self._passphrase.empty()

    def _wish(self) -> None:
        owner = self._owner.owner()
        passphrase = self._passphrase.chosen() if owner is not None else None
        if owner is not None and passphrase is not None:
            self._folder.complain("")
            name, unit = owner
            self.wished.emit(Wish(self._folder.folder, passphrase, name, unit, self._example))

    def _open_existing(self) -> None:
        self.wants_existing.emit(self._folder.folder)
