"""How the citizen wants their sheet: written down as part of the plan, so that it stays theirs."""

from dataclasses import replace
from typing import Any

from enplan_desktop.domain.changes import creation, difference
from enplan_desktop.domain.making import new_sheet_choice
from enplan_desktop.ui.state import Desk


def choose_sheet(desk: Desk, name: str, **values: Any) -> None:
    """Notes the citizen's choice; `name` is what undoing it is called."""
    plan = desk.plan
    if plan is None:
        return
    choice = plan.sheet_choice()
    after = replace(choice or new_sheet_choice(plan), **values)
    desk.commit(difference(choice, after) if choice else (creation(after),), name)
