"""Shows the panel of what is chosen on the page: a goal, a step, an appointment, a contact, or the case itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Appointment, Contact, Goal, Record, Step
from enplan_desktop.ui.inspector.appointment_panel import AppointmentPanel
from enplan_desktop.ui.inspector.case_panel import CasePanel
from enplan_desktop.ui.inspector.contact_panel import ContactPanel
from enplan_desktop.ui.inspector.goal_panel import GoalPanel
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.inspector.step_panel import StepPanel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import Button, button
from enplan_desktop.ui.widgets.layouts import BESIDE_THE_PAGE, column
from enplan_desktop.ui.wording import tr, tr_count


class Inspector(QScrollArea):
    """Emits `chosen` when the person goes on to another record from here."""

    chosen = Signal(str)
    wants_to_settle = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("More about what is chosen"))
        self._unsettled = button("", self.wants_to_settle.emit, kind="Danger")
        self.case_panel = CasePanel(desk, theme)
        self.goal_panel = GoalPanel(desk, theme)
        self.step_panel = StepPanel(desk, theme)
        self.goal_panel.chosen.connect(self.chosen)
        self.step_panel.left.connect(self.chosen)
        self._own: dict[type[Record], Panel] = {
            Goal: self.goal_panel,
            Step: self.step_panel,
            Appointment: AppointmentPanel(desk, theme),
            Contact: ContactPanel(desk, theme),
        }
        self._panels = (self.case_panel, *self._own.values())
        inside = QWidget()
        inside.setObjectName("Panel")
        layout = column(inside, margin=BESIDE_THE_PAGE)
        layout.addWidget(self._unsettled)
        for panel in self._panels:
            # Hidden rather than stacked: the column is as tall as what it shows.
            panel.hide()
            layout.addWidget(panel, 1)
        for each in inside.findChildren(Button):
            each.give_way()
        self.setWidget(inside)

    def show_choice(self, plan: Plan, record_id: str) -> None:
        """Shows a record's panel; the case's for anything that has none of its own."""
        record = plan.records.get(record_id)
        panel = self._own.get(type(record), self.case_panel) if record else self.case_panel
        shown_id = record_id if panel is not self.case_panel else plan.case.id
        cells = plan.unsettled.get(shown_id, frozenset())
        self._unsettled.setText(tr_count(len(cells), "{n} thing to settle here", "{n} things to settle here"))
        self._unsettled.setVisible(bool(cells))
        if panel.isHidden():
            self.verticalScrollBar().setValue(0)
        panel.show_record(plan, shown_id)
        for each in self._panels:
            each.setVisible(each is panel)

    def write(self, field: str) -> None:
        """Puts the caret on a text of what is chosen."""
        for panel in self._panels:
            if not panel.isHidden():
                panel.write(field)
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused)
