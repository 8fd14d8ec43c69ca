"""Moves a goal to another place on the page: among those for now, those in three months, or those for later."""

from collections.abc import Sequence
from dataclasses import replace

from enplan_desktop.domain.changes import difference
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal
from enplan_desktop.domain.rules import move_goal
from enplan_desktop.domain.terms import Horizon
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.wording import tr


def moved(plan: Plan, goal: Goal, horizon: Horizon, place: int, shown: Sequence[str]) -> Goal:
    """The goal at a place among those of a horizon that the page shows; those it does not show keep theirs."""
    those = plan.goals(horizon)
    others = [each.id for each in those if each.id != goal.id]
    seen = [each for each in shown if each in others]
    follows = others.index(seen[-1]) + 1 if seen else 0
    index = others.index(seen[place]) if place < len(seen) else follows
    if goal in those and those.index(goal) == index:
        return goal
    return move_goal(those, replace(goal, horizon=horizon), index)


def move_on_page(desk: Desk, goal_id: str, horizon: Horizon, place: int, shown: Sequence[str]) -> None:
    """Makes the move on the desk, under a name that undo can say."""
    plan = desk.plan
    goal = plan.records.get(goal_id) if plan else None
    if plan is None or not isinstance(goal, Goal):
        return
    names = {
        Horizon.NOW: tr("A goal for now"),
        Horizon.THREE_MONTHS: tr("A goal in three months"),
        Horizon.LATER: tr("A goal for later"),
    }
    name = tr("Order of goals") if goal.horizon is horizon else names[horizon]
    desk.commit(difference(goal, moved(plan, goal, horizon, place, shown)), name)
