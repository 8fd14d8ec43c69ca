"""Asked once of a vault that was made without a name: whose is it?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.widgets.owner_fields import OwnerFields
from enplan_desktop.ui.wording import tr


class OwnerStep(QWidget):
    chosen = Signal(object)
    """Owner"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = OwnerFields(theme)
        self._fields.entered.connect(self._enter)
        layout = column(self, gap=theme.px(12))
        layout.addWidget(label(tr("Who are you?"), "Title", wraps=True))
        layout.addWidget(
            label(tr("Your name stands with what you write, so that colleagues can ask you."), wraps=True)
        )
        layout.addWidget(self._fields)
        layout.addWidget(button(tr("Begin"), self._enter, kind="Primary"), 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._fields)

    def _enter(self) -> None:
        owner = self._fields.owner()
        if owner is not None:
            self.chosen.emit(owner)
