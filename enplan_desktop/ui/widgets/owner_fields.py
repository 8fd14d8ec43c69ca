"""Whose vault it is: a name and a unit, which stand with everything that is written in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from enplan_desktop.domain.terms import Unit
from enplan_desktop.ui import phrases
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.field_flow import FieldFlow
from enplan_desktop.ui.widgets.layouts import column, label
from enplan_desktop.ui.wording import tr

Owner = tuple[str, Unit]


class OwnerFields(QWidget):
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setAccessibleName(tr("Your name"))
        self._name.returnPressed.connect(self.entered.emit)
        self._unit = ChoiceBox(tr("Your unit"))
        self._unit.show_choices([(each, phrases.word(each)) for each in Unit], Unit.JOBCENTER)
        self._trouble = label("", "Trouble", wraps=True)
        self._trouble.hide()
        self._name.textEdited.connect(lambda _: self._trouble.hide())
        flow = FieldFlow(gap=theme.px(10))
        flow.add_field(tr("Your name"), self._name, theme.px(220), 2)
        flow.add_field(tr("Your unit"), self._unit, theme.px(190), 1)
        layout = column(self, gap=theme.px(4))
        layout.addLayout(flow)
        layout.addWidget(self._trouble)
        self.setFocusProxy(self._name)

    def owner(self) -> Owner | None:
        """Who it is; None, and a word about it, where no name is written."""
        name = " ".join(self._name.text().split())
        if name:
            return name, self._unit.currentData()
        self._trouble.setText(tr("Write your name: it stands with what you write, for your colleagues."))
        self._trouble.show()
        self._name.setAccessibleDescription(self._trouble.text())
        self._name.setFocus()
        return None
