"""The steps of a goal change places by mouse and by keyboard, and the plan remembers it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from enplan_desktop.domain.changes import creation
from enplan_desktop.domain.making import new_goal, new_step
from enplan_desktop.domain.terms import StepSide
from enplan_desktop.ui.inspector.goal_panel import GoalPanel
from enplan_desktop.ui.widgets.step_row import StepRow

WORDS = ("åbner brevene", "ringer til banken", "skriver et budget")


def panel_with_steps(desk, theme, on_screen) -> tuple[GoalPanel, str]:
    goal = new_goal(desk.plan, desk.new_id(), "Få ro på økonomien")
    desk.commit([creation(goal)], "goal")
    for words in WORDS:
        step = new_step(desk.plan, desk.new_id(), goal.id, words, StepSide.CITIZEN, desk.today())
        desk.commit([creation(step)], "step")
    panel = GoalPanel(desk, theme)
    desk.plan_changed.connect(lambda plan: panel.show_record(plan, goal.id))
    panel.show_record(desk.plan, goal.id)
    around = QScrollArea()
    around.setWidgetResizable(True)
    around.setWidget(panel)
    on_screen(around, height=900)
    return panel, goal.id


def rows(panel: GoalPanel) -> list[StepRow]:
    shown = [row for row in panel.findChildren(StepRow) if row.isVisible()]
    return sorted(shown, key=lambda row: row.mapToGlobal(QPoint(0, 0)).y())


def order(desk, goal: str) -> list[str]:
    return [step.text for step in desk.plan.steps(goal)]


def test_alt_and_an_arrow_move_a_step_and_it_keeps_the_keyboard(desk, theme, on_screen, qtbot):
    panel, goal = panel_with_steps(desk, theme, on_screen)
    rows(panel)[0].setFocus()
    moved = rows(panel)[0].step_id
    QTest.keyClick(rows(panel)[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(desk, goal) == [WORDS[1], WORDS[0], WORDS[2]]
    qtbot.waitUntil(lambda: [row.step_id for row in rows(panel) if row.hasFocus()] == [moved])
    QTest.keyClick(rows(panel)[0], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(desk, goal) == [WORDS[1], WORDS[0], WORDS[2]]


def test_a_step_is_dragged_to_its_place(desk, theme, on_screen, qtbot):
    panel, goal = panel_with_steps(desk, theme, on_screen)
    qtbot.waitUntil(lambda: len({row.y() for row in rows(panel)}) == len(WORDS))
    first, last = rows(panel)[0], rows(panel)[-1]
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    below = first.mapFromGlobal(last.mapToGlobal(QPoint(20, last.height() - 2)))
    QTest.mouseMove(first, below)
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=below)
    assert order(desk, goal) == [WORDS[1], WORDS[2], WORDS[0]]
    desk.undo()
    assert order(desk, goal) == list(WORDS)


def test_a_press_that_does_not_move_opens_the_step(desk, theme, on_screen):
    panel, goal = panel_with_steps(desk, theme, on_screen)
    chosen: list[str] = []
    panel.chosen.connect(chosen.append)
    QTest.mouseClick(rows(panel)[1], Qt.MouseButton.LeftButton)
    assert chosen == [desk.plan.steps(goal)[1].id]
    assert order(desk, goal) == list(WORDS)
