"""Somebody whom the page names: who it is, and how to reach them, beside the page."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Contact
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.contact_fields import ContactFields
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.wording import tr


class ContactPanel(Panel):
    """What somebody has the ball for is seen in the network."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        self.column.addWidget(label(tr("Contact"), "Heading"))
        self.fields = ContactFields(theme)
        self.fields.settled.connect(self._settle)
        desk.about_to_leave.connect(self.fields.flush)
        self.column.addWidget(self.fields)
        self._on_sheet = CheckBox(tr("On the sheet"))
        self._on_sheet.clicked.connect(lambda on: self.change(tr("Contact on the sheet"), on_sheet=bool(on)))
        self.column.addWidget(self._on_sheet)
        self.column.addStretch(1)

    def show_record(self, plan: Plan, record_id: str) -> None:
        if record_id != self.record_id:
            self.fields.empty()
        super().show_record(plan, record_id)
        contact = plan.records.get(record_id)
        if isinstance(contact, Contact):
            self.fields.show_contact(contact)
            self._on_sheet.setChecked(contact.on_sheet)

    def _settle(self, now: dict[str, Any], seen: dict[str, Any]) -> None:
        record = self.desk.plan.records.get(self.record_id) if self.desk.plan else None
        if isinstance(record, Contact):
            self.desk.commit(difference(replace(record, **seen), replace(record, **now)), tr("Contact"))
