"""The steps of a goal, one under the other, in an order that mouse and keyboard can change."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from enplan_desktop.domain.plan import Plan
from enplan_desktop.ui.theme import Theme
from enplan_desktop.ui.widgets.layouts import clear, column
from enplan_desktop.ui.widgets.step_row import StepRow


class StepList(QWidget):
    """`moved` carries a step's id and its new place among the steps of the goal."""

    chosen = Signal(str)
    moved = Signal(str, int)

    def __init__(self, today: Callable[[], date], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._theme = theme
        self._order: list[str] = []
        self._rows = column(self, gap=0)

    def show_steps(self, plan: Plan, goal_id: str) -> None:
        """Shows the steps anew; the one that had the keyboard keeps it."""
        focused = next((row.step_id for row in self._shown() if row.hasFocus()), None)
        clear(self._rows)
        steps = plan.steps(goal_id)
        self._order = [step.id for step in steps]
        for step in steps:
            row = StepRow(step, plan, self._today(), self._theme)
            row.chosen.connect(self.chosen)
            row.nudged.connect(self._nudge)
            row.dragged.connect(self._drag)
            row.dropped.connect(self._drop)
            self._rows.addWidget(row)
            if step.id == focused:
                row.setFocus()

    def _shown(self) -> list[StepRow]:
        items = (self._rows.itemAt(index) for index in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, StepRow)]

    def _nudge(self, step_id: str, by: int) -> None:
        place = self._order.index(step_id) + by
        if 0 <= place < len(self._order):
            self.moved.emit(step_id, place)

    def _drag(self, step_id: str, at: QPoint) -> None:
        """Lets the row follow the mouse among its fellows; nothing is kept before it is let go."""
        rows = self._shown()
        row = next(each for each in rows if each.step_id == step_id)
        y = self.mapFromGlobal(at).y()
        self._rows.removeWidget(row)
        self._rows.insertWidget(
            sum(each.geometry().center().y() < y for each in rows if each is not row), row
        )

    def _drop(self, step_id: str) -> None:
        place = next(index for index, row in enumerate(self._shown()) if row.step_id == step_id)
        if self._order[place] != step_id:
            self.moved.emit(step_id, place)
