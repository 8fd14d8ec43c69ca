"""One goal: the citizen's words, when, what it is about, its steps and who has the ball."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.changes import creation, deletion, difference
from enplan_desktop.domain.making import new_step
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Step
from enplan_desktop.domain.rules import move_step
from enplan_desktop.domain.terms import Area, GoalStatus, Horizon, StepSide
from enplan_desktop.ui import phrases
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.buttons import button
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.day_field import DayField
from enplan_desktop.ui.widgets.ease_hint import EaseHint
from enplan_desktop.ui.widgets.layouts import label
from enplan_desktop.ui.widgets.new_line import NewLine
from enplan_desktop.ui.widgets.step_list import StepList
from enplan_desktop.ui.wording import tr


class GoalPanel(Panel):
    """Emits `chosen` with a step's id."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        self._title = label("", "Heading")
        self.column.addWidget(self._title)
        self.words = self.words_field(
            tr("The citizen's own words"), "words", tr("Words of a goal"), lines=2, quoted=True
        )
        self.heading(tr("When"))
        self._horizon = Chips(tr("When"), [(each, phrases.word(each)) for each in Horizon])
        self._horizon.chosen.connect(lambda value: self.change(tr("When a goal is for"), horizon=value))
        self.column.addWidget(self._horizon)
        self._day = DayField(tr("By when"), desk.today, theme)
        self._day.chosen.connect(lambda day: self.change(tr("Date of a goal"), target_date=day))
        self.keep_typed(self._day)
        self.column.addWidget(self._day)
        self.heading(tr("Area"))
        self._area = Chips(tr("Area"), [(each, phrases.word(each)) for each in Area], optional=True)
        self._area.chosen.connect(lambda value: self.change(tr("Area of a goal"), area=value))
        self.column.addWidget(self._area)
        self.heading(tr("Steps – who has the ball"))
        self._steps = StepList(desk.today, theme)
        self._steps.chosen.connect(self.chosen)
        self._steps.moved.connect(self._move)
        self.column.addWidget(self._steps)
        self._new_step = NewLine(tr("New step"), theme)
        self._new_step.written.connect(self._add_step)
        desk.about_to_leave.connect(self._new_step.finish)
        self.column.addWidget(self._new_step)
        self.words_field(
            tr("Professional wording"), "professional_wording", tr("Professional wording"), lines=2
        )
        self._ease = EaseHint()
        self.column.addWidget(self._ease)
        self._add_standing()
        self.column.addStretch(1)

    def _add_standing(self) -> None:
        self.heading(tr("How it goes"))
        self._status = Chips(tr("How it goes"), [(each, phrases.word(each)) for each in GoalStatus])
        self._status.chosen.connect(lambda value: self.change(tr("How a goal goes"), status=value))
        self._on_sheet = CheckBox(tr("On the sheet"))
        self._on_sheet.clicked.connect(lambda on: self.change(tr("Goal on the sheet"), on_sheet=bool(on)))
        self.column.addWidget(self._status)
        self.column.addWidget(self._on_sheet)
        delete = button(tr("Delete goal"), self._delete, kind="Danger")
        self.column.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, plan: Plan, record_id: str) -> None:
        super().show_record(plan, record_id)
        goal = plan.records.get(record_id)
        if not isinstance(goal, Goal):
            return
        of_horizon = plan.goals(goal.horizon)
        number = next((index for index, each in enumerate(of_horizon, 1) if each.id == goal.id), None)
        now = number is not None and goal.horizon is Horizon.NOW
        self._title.setText(tr("Goal {n}", n=number) if now else tr("Goal"))
        self._horizon.show_choice(goal.horizon)
        self._day.show_value(goal.target_date)
        self._area.show_choice(goal.area)
        self._ease.show_for(goal.professional_wording)
        self._status.show_choice(goal.status)
        self._on_sheet.setChecked(goal.on_sheet)
        self._steps.show_steps(plan, goal.id)

    def _add_step(self, words: str) -> None:
        plan = self.desk.plan
        if plan is not None:
            step = new_step(
                plan, self.desk.new_id(), self.record_id, words, StepSide.CITIZEN, self.desk.today()
            )
            self.desk.commit([creation(step)], tr("New step"))
            self.chosen.emit(step.id)

    def _move(self, step_id: str, place: int) -> None:
        plan = self.desk.plan
        step = plan.records.get(step_id) if plan else None
        if plan is not None and isinstance(step, Step):
            moved = move_step(plan.steps(step.goal_id), step, place)
            self.desk.commit(difference(step, moved), tr("Order of steps"))

    def _delete(self) -> None:
        plan = self.desk.plan
        goal = plan.records.get(self.record_id) if plan else None
        if plan is not None and goal is not None:
            steps = [deletion(step) for step in plan.steps(goal.id)]
            self.desk.commit([*steps, deletion(goal)], tr("Delete goal"))
