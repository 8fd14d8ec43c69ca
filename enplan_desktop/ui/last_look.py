"""A page just before it leaves, for the first time or once more: what is asked about, and what was answered."""

from PySide6.QtCore import QObject, Signal

from enplan_desktop.domain.changes import Edit, difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.sheet import Sheet, sheet_for
from enplan_desktop.sheet.leaving.checks import findings, stays_away, without
from enplan_desktop.sheet.leaving.findings import Finding
from enplan_desktop.ui.sheet_choosing import choose_sheet
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.wording import tr


class LastLook(QObject):
    """`changed` tells that `sheet` and `findings` are new.

    An answer that lasts is part of the plan at once, as everything is; one that concerns this page only is
    kept here and gone with it.
    """

    changed = Signal()

    def __init__(self, desk: Desk, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self._answers: list[tuple[Edit, ...]] = []
        """What each answer leaves off this page only; nothing where the plan itself has the answer."""
        self._look()
        desk.plan_changed.connect(self._follow)

    @property
    def plan(self) -> Plan:
        """As it is on this page."""
        return self._plan.after(edit for answer in self._answers for edit in answer)

    @property
    def whole_plan(self) -> Plan:
        """As it is, whatever is left off this page."""
        return self._plan

    @property
    def answered(self) -> bool:
        return bool(self._answers)

    def take_away(self, finding: Finding) -> None:
        """Takes the goal, step, contact or line off the page that a finding stands in."""
        found = without(self.plan, finding)
        if found is None:
            return
        before, after = found
        edits = difference(before, after)
        if stays_away(before):
            self._answers.append(())
            self._desk.commit(edits, tr("Taken off the sheet"))
        else:
            self._answers.append(edits)
            self._look()

    def keep(self, finding: Finding) -> None:
        """Remembers that the words may stay, for whoever prints the page next, too."""
        self._answers.append(())
        _keep(self._desk, finding)

    def take_back(self) -> None:
        """Takes back the last answer."""
        if not self._answers:
            return
        if self._answers.pop():
            self._look()
        else:
            self._desk.undo()

    def _follow(self, plan: Plan) -> None:
        if plan.case.id == self._plan.case.id:
            self._plan = plan
            self._look()

    def _look(self) -> None:
        self.sheet: Sheet = sheet_for(self.plan, self._desk.now())
        self.findings = findings(self.plan, self.sheet)
        self.changed.emit()


class LookBack(QObject):
    """For pages that have left before: nothing on them can be altered, only kept. `changed` tells of an answer."""

    changed = Signal()

    def __init__(self, desk: Desk, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.plan = plan
        desk.plan_changed.connect(self._follow)

    def findings(self, sheet: Sheet) -> tuple[Finding, ...]:
        """What nobody has answered, neither on this page nor on another that says the same in the same place."""
        return findings(self.plan, sheet)

    def keep(self, finding: Finding) -> None:
        _keep(self._desk, finding)

    def _follow(self, plan: Plan) -> None:
        if plan.case.id == self.plan.case.id:
            self.plan = plan
            self.changed.emit()


def _keep(desk: Desk, finding: Finding) -> None:
    choice = desk.plan.sheet_choice() if desk.plan else None
    kept = choice.kept if choice else ()
    choose_sheet(desk, tr("Words that may stay"), kept=(*kept, finding.mark))
