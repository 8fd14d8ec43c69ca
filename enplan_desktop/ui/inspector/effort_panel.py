"""What an authority must grant: how far it has come, since when, why, and what happens meanwhile."""

from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Step
from enplan_desktop.domain.rules import is_effort
from enplan_desktop.domain.terms import Answer, EffortStage, Unit
from enplan_desktop.ui import phrases
from enplan_desktop.ui.inspector.panel import Panel
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.check_box import CheckBox
from enplan_desktop.ui.widgets.chips import Chips
from enplan_desktop.ui.widgets.choice_box import ChoiceBox
from enplan_desktop.ui.widgets.day_field import DayField
from enplan_desktop.ui.widgets.layouts import column
from enplan_desktop.ui.wording import tr


class EffortPanel(Panel):
    """Folded away until the step is one that somebody must grant."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(desk, theme, parent)
        self._is_effort = CheckBox(tr("Must be granted"))
        self._is_effort.clicked.connect(self._turn)
        self.column.addWidget(self._is_effort)
        self._more = QWidget()
        outer, self.column = self.column, column(self._more, gap=theme.px(6))
        outer.addWidget(self._more)
        self.heading(tr("How far"))
        self._stage = Chips(tr("How far"), [(each, phrases.word(each)) for each in EffortStage])
        self._stage.chosen.connect(
            lambda stage: self.change(tr("How far an effort is"), stage=stage, stage_date=desk.today())
        )
        self.column.addWidget(self._stage)
        self._since = DayField(tr("Since"), desk.today, theme)
        self._since.chosen.connect(lambda day: self.change(tr("How far an effort is"), stage_date=day))
        self.column.addWidget(self._since)
        self.words_field(tr("Why"), "stage_reason", tr("Reason of an effort"))
        self.heading(tr("Who decides"))
        self._unit = ChoiceBox(tr("Who decides"))
        self._unit.chosen.connect(lambda unit: self.change(tr("Who decides an effort"), deciding_unit=unit))
        self.column.addWidget(self._unit)
        self.words_field(tr("By what law"), "legal_basis", tr("Legal basis"))
        self.heading(tr("Waiting since"))
        self._waiting = DayField(tr("Waiting since"), desk.today, theme)
        self._waiting.chosen.connect(lambda day: self.change(tr("Waiting since"), waiting_since=day))
        self.keep_typed(self._since, self._waiting)
        self.column.addWidget(self._waiting)
        self.words_field(tr("What to do meanwhile"), "meanwhile", tr("What to do meanwhile"), lines=2)
        self.heading(tr("What the citizen says to it"))
        self._answer = Chips(
            tr("What the citizen says to it"), [(each, phrases.word(each)) for each in Answer], optional=True
        )
        self._answer.chosen.connect(
            lambda value: self.change(tr("The citizen's answer"), citizen_answer=value)
        )
        self.column.addWidget(self._answer)

    def show_record(self, plan: Plan, record_id: str) -> None:
        super().show_record(plan, record_id)
        step = plan.records.get(record_id)
        if not isinstance(step, Step):
            return
        self._is_effort.setChecked(is_effort(step))
        self._more.setVisible(is_effort(step))
        self._stage.show_choice(step.stage)
        self._since.show_value(step.stage_date)
        units = [(each, phrases.word(each)) for each in Unit]
        self._unit.show_choices([(None, tr("Not known")), *units], step.deciding_unit)
        self._waiting.show_value(step.waiting_since)
        self._answer.show_choice(step.citizen_answer)

    def _turn(self, is_effort: bool) -> None:
        stage = EffortStage.RECOMMENDED if is_effort else None
        self.change(
            tr("How far an effort is"),
            stage=stage,
            stage_date=self.desk.today() if stage else None,
            stage_reason="",
        )
