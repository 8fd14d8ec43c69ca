"""A goal in the hand: where it was taken up, and where it would land."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from enplan_desktop.ui.page_drops import Drop, Drops


@dataclass(slots=True)
class GoalDrag:
    """Begins with the press of a button; `goal` is "" where there is nothing to take up.

    How far a hand has gone is measured on the screen, since the page may move beneath it.
    """

    start: QPointF
    goal: str
    threshold: int
    """How many pixels a hand may shake and still only point."""
    is_finger: bool = False
    has_strayed: bool = False
    is_let_go: bool = False
    """Given up while the button is still held down."""
    drop: Drop | None = None

    def move(self, on_screen: QPointF) -> None:
        self.has_strayed |= (on_screen - self.start).manhattanLength() > self.threshold

    @property
    def is_taken_up(self) -> bool:
        return bool(self.goal) and self.has_strayed

    @property
    def only_points(self) -> bool:
        """Whether letting go means what lies there; a finger that has moved has moved the page."""
        return not self.is_taken_up and not (self.is_finger and self.has_strayed)

    def look(self, drops: Drops, x: float, y: float) -> None:
        """Where the goal would land at a point of the page."""
        if self.is_taken_up and not self.is_let_go:
            self.drop = drops.at(self.goal, x, y)

    def let_go(self) -> None:
        self.is_let_go, self.drop = True, None
