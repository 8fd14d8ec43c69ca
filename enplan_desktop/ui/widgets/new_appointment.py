"""The line at the top where a new appointment is written; Enter makes it one of the list."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from enplan_desktop.domain.checks import Caution
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment
from enplan_desktop.domain.trouble import BadValue
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.appointment_fields import AppointmentFields
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.wording import tr


class NewAppointment(QFrame):
    """Says nothing until it is entered; `leave` hands over what is written, whatever it is."""

    written = Signal(object)
    """The appointment, still without an identity."""
    typed = Signal()

    def __init__(self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Banner")
        self._fields = AppointmentFields(today, theme)
        add = button(tr("Add appointment"), self._enter, kind="Primary")
        self._fields.flow.add(add)
        self._fields.flow.setAlignment(add, Qt.AlignmentFlag.AlignBottom)
        layout = column(self, margin=theme.px(12))
        layout.addWidget(self._fields)
        self._fields.entered.connect(self._enter)
        self._fields.typed.connect(self.typed.emit)

    def show_plan(self, plan: Plan) -> None:
        """Offers the network of this plan; what is being written stays."""
        self._fields.offer_contacts(plan.contacts())

    def draft(self) -> Appointment | None:
        """What is written, as far as it says when."""
        try:
            return self._fields.draft()
        except BadValue:
            return None

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        self._fields.show_cautions(cautions)

    def refill(self, appointment: Appointment, plan: Plan) -> None:
        """Puts back what was handed over by leaving, unless something else is written by now."""
        if self._fields.is_blank():
            self._fields.show_appointment(appointment, plan.contacts())

    def leave(self) -> Appointment | None:
        """What is written, in the form in which it can be kept; the line is empty afterwards."""
        if self._fields.is_blank():
            return None
        written = self._fields.rescued()
        self._fields.empty()
        return written

    def focus_first(self) -> None:
        self._fields.focus_first()

    def _enter(self) -> None:
        finished = self._fields.finished()
        if finished is not None:
            self._fields.empty()
            self.written.emit(finished)
            self._fields.focus_first()
