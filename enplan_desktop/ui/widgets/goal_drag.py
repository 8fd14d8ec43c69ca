"""A goal in the hand: where it was taken up, and where it would land."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from enplan_desktop.ui.page_drops import Drop, Drops


@dataclass(slots=True)
class GoalDrag:
    """Begins with the press of a button; `goal` is "" where there is nothing to take up."""

    start: QPointF
    goal: str
    threshold: int
    """How many pixels a hand may shake and still only point."""
    is_taken_up: bool = False
    is_let_go: bool = False
    """Given up while the button is still held down."""
    drop: Drop | None = None

    def move(self, position: QPointF, scale: float, drops: Drops) -> None:
        if not self.goal or self.is_let_go:
            return
        self.is_taken_up |= (position - self.start).manhattanLength() > self.threshold
        if self.is_taken_up:
            self.drop = drops.at(self.goal, position.x() / scale, position.y() / scale)

    def let_go(self) -> None:
        self.is_let_go, self.drop = True, None
