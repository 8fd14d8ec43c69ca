"""One step: whose line it is, who has the ball, by when, and how far an effort has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import deletion
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import days_with_ball, pass_ball
from enplan_desktop.domain.terms import CITIZEN, StepSide, StepStatus
from enplan_desktop.ui import phrases
from enplan_desktop.ui.inspector.effort_panel import EffortPanel
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.day_field import DayField
from enplan_desktop.ui.widgets.ease_hint import EaseHint
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.widgets.time_field import TimeField
from enplan_desktop.ui.wording import tr, tr_count


class StepPanel(Panel):
    """Emits `left` with the id of the step's goal when the person goes back to it."""

    left = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        back = button(f"‹ {tr('Back to the goal')}", self._leave, kind="Plain", name=tr("Back to the goal"))
        self.column.addWidget(back)
        self.column.addWidget(label(tr("Step"), "Heading"))
        self.words = self.words_field(tr("What"), "text", tr("Words of a step"), lines=2)
        self._ease = EaseHint()
        self.column.addWidget(self._ease)
        self.heading(tr("On the sheet under"))
        self._side = Chips(tr("On the sheet under"), [(each, phrases.word(each)) for each in StepSide])
        self._side.chosen.connect(lambda value: self.change(tr("Whose step it is"), side=value))
        self.column.addWidget(self._side)
        self.heading(tr("Who has the ball"))
        self._holder = ChoiceBox(tr("Who has the ball"))
        self._holder.chosen.connect(self._pass_ball)
        self._held = label("", "Hint")
        self.column.addWidget(self._holder)
        self.column.addWidget(self._held)
        self.heading(tr("By when"))
        self._day = DayField(tr("By when"), desk.today, theme)
        self._day.chosen.connect(self._set_day)
        self._time = TimeField(tr("At what time"), theme)
        self._time.chosen.connect(lambda at: self.change(tr("Time of a step"), due_time=at))
        self.keep_typed(self._day, self._time)
        self.column.addWidget(self._day)
        self.column.addWidget(self._time)
        self._add_standing()
        self._effort = EffortPanel(desk, theme)
        self.column.addWidget(self._effort)
        self.column.addStretch(1)

    def _add_standing(self) -> None:
        self.heading(tr("How it goes"))
        self._status = Chips(tr("How it goes"), [(each, phrases.word(each)) for each in StepStatus])
        self._status.chosen.connect(self._set_status)
        self._on_sheet = CheckBox(tr("On the sheet"))
        self._on_sheet.clicked.connect(lambda on: self.change(tr("Step on the sheet"), on_sheet=bool(on)))
        self.column.addWidget(self._status)
        self.column.addWidget(self._on_sheet)
        delete = button(tr("Delete step"), self._delete, kind="Danger")
        self.column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, plan: Plan, record_id: str) -> None:
        super().show_record(plan, record_id)
        self._effort.show_record(plan, record_id)
        step = plan.records.get(record_id)
        if not isinstance(step, Step):
            return
        self._side.show_choice(step.side)
        self._ease.show_for(step.text if step.side is StepSide.PROFESSIONALS else "")
        holders = [(CITIZEN, plan.case.display_name)]
        holders += [
            (contact.id, f"{contact.name} – {contact.role}" if contact.role else contact.name)
            for contact in plan.contacts()
        ]
        has_it = step.ball_holder if plan.holder_name(step.ball_holder) is not None else None
        self._holder.show_choices([*holders, (None, tr("Nobody"))], has_it)
        held = days_with_ball(step, self.desk.today())
        self._held.setText("" if not held else tr_count(held, "for {n} day", "for {n} days"))
        self._held.setVisible(bool(held))
        self._day.show_value(step.due_date)
        self._time.show_value(step.due_time)
        self._status.show_choice(step.status)
        self._on_sheet.setChecked(step.on_sheet)

    def _step(self) -> Step | None:
        record = self.desk.plan.records.get(self.record_id) if self.desk.plan else None
        return record if isinstance(record, Step) else None

    def _pass_ball(self, holder: str | None) -> None:
        step = self._step()
        if step is not None:
            passed = pass_ball(step, holder, self.desk.today())
            self.change(tr("Who has the ball"), ball_holder=passed.ball_holder, ball_since=passed.ball_since)

    def _set_day(self, day: object) -> None:
        step = self._step()
        if step is not None:
            self.change(tr("Date of a step"), due_date=day, due_time=step.due_time if day else None)

    def _set_status(self, status: StepStatus) -> None:
        done = self.desk.today() if status is StepStatus.DONE else None
        self.change(tr("How a step goes"), status=status, done_on=done)

    def _delete(self) -> None:
        step = self._step()
        if step is not None:
            self.desk.commit([deletion(step)], tr("Delete step"))

    def _leave(self) -> None:
        step = self._step()
        if step is not None:
            self.left.emit(step.goal_id)
