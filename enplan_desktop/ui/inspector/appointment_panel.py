"""The appointment that the page names: everything that is written about it, beside the page."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.checks import appointment_cautions
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.appointment_fields import AppointmentFields
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.wording import tr


class AppointmentPanel(Panel):
    """How it went, and whether it holds at all, is said among the appointments."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        self.column.addWidget(label(tr("Appointment"), "Heading"))
        self.fields = AppointmentFields(desk.today, theme)
        self.fields.settled.connect(self._settle)
        desk.about_to_leave.connect(self.fields.flush)
        self.column.addWidget(self.fields)
        self.column.addStretch(1)

    def show_record(self, plan: Plan, record_id: str) -> None:
        if record_id != self.record_id:
            self.fields.empty()
        super().show_record(plan, record_id)
        appointment = plan.records.get(record_id)
        if isinstance(appointment, Appointment):
            self.fields.show_appointment(appointment, plan.contacts())
            self.fields.show_cautions(appointment_cautions(appointment, plan))

    def _settle(self, now: dict[str, Any], seen: dict[str, Any]) -> None:
        record = self.desk.plan.records.get(self.record_id) if self.desk.plan else None
        if isinstance(record, Appointment):
            self.desk.commit(difference(replace(record, **seen), replace(record, **now)), tr("Appointment"))
