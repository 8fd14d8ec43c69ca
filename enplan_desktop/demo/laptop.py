"""One person's laptop: their window, and what both people of the story do with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from shiboken6 import isValid

from enplan_desktop.demo.hand import Hand
from enplan_desktop.demo.people import PASSPHRASE, Person
from enplan_desktop.domain.plan import Plan
from enplan_desktop.domain.records import Goal, Step
from enplan_desktop.ui.jobs import Lane
from enplan_desktop.ui.preferences import Preferences
from enplan_desktop.ui.shell import Lanes, Shell
from enplan_desktop.ui.start import new_id
from enplan_desktop.ui.state import Desk
from enplan_desktop.ui.syncing import Syncing
from enplan_desktop.ui.wording import tr
from enplan_desktop.ui.workplace import Workplace


@contextmanager
def laptop_of(
    person: Person, app: QApplication, clock: Callable[[], datetime], pictures: Path
) -> "Iterator[Laptop]":
    """The window with its locked vault, until the block ends."""
    lanes = Lanes(Lane("storage"), Lane("network"), Lane("news"))
    preferences = Preferences(vault_folder=person.folder)
    shell = Shell(app, lanes, preferences, clock, new_id, remember=lambda _: None)
    shell.show()
    try:
        yield Laptop(shell, pictures)
    finally:
        if isValid(shell):
            shell.close()
            shell.deleteLater()
        lanes.news.close()
        lanes.network.close()
        lanes.storage.close()


class Laptop(Hand):
    """What it shows is read from the same desk that its widgets show."""

    @property
    def desk(self) -> Desk:
        assert self.shell.desk is not None
        return self.shell.desk

    @property
    def syncing(self) -> Syncing:
        assert self.shell.syncing is not None
        return self.shell.syncing

    @property
    def workplace(self) -> Workplace:
        assert self.shell.workplace is not None
        return self.shell.workplace

    @property
    def plan(self) -> Plan:
        assert self.desk.plan is not None
        return self.desk.plan

    def picture(self, name: str, widget: QWidget | None = None) -> None:
        """Takes a picture once everything that was asked for is shown."""
        if self.shell.desk is not None:
            self.until(lambda: self.desk.idle and not self.syncing.running, "the window comes to rest")
        super().picture(name, widget)

    def goal(self, words: str) -> Goal | None:
        return next((goal for goal in self.plan.of(Goal) if goal.words == words), None)

    def step(self, words: str) -> Step | None:
        return next((step for step in self.plan.of(Step) if step.text == words), None)

    def unlock(self) -> None:
        self.write(tr("Passphrase"), PASSPHRASE)
        self.press(tr("Unlock"))
        self.until(lambda: self.shell.desk is not None and self.desk.caseload, "the vault opens")
        self.until(lambda: self.syncing.joined, "the vault knows its server")

    def open_case(self, name: str) -> None:
        """Finds a case with Ctrl+K."""
        self.until(
            lambda: name in [facts.case.display_name for facts in self.desk.caseload], f"{name} is there"
        )
        self.shortcut("Ctrl+K")
        palette = self.shell.palette_window
        assert palette is not None
        field = self.find(QLineEdit, tr("Search or do something"), palette)
        self.type(field, name)
        finds = self.find(QListWidget, tr("What was found"), palette)
        self.until(lambda: finds.count() and name in finds.item(0).text(), f"{name} is found")
        self.key(field, Qt.Key.Key_Return)
        self.until(lambda: self.desk.plan and self.plan.case.display_name == name, "the case opens")

    def choose_goal(self, words: str) -> None:
        """Shows a goal of the page in the inspector."""
        self.shortcut("Ctrl+1")
        goal = self.goal(words)
        assert goal is not None
        self.workplace.choose(goal.id)

    def set_day(self, goal_words: str, day: str) -> None:
        """Writes by when a goal should be reached."""
        self.choose_goal(goal_words)
        before = self.goal(goal_words)
        self.rewrite(tr("By when"), f"{day}\n", self.workplace.inspector.goal_panel)
        self.until(lambda: self.goal(goal_words) != before, f"the goal has its day, {day}")

    def sync(self) -> None:
        """Waits until everything that was written here is with the server, and everything new is here."""
        self.until(lambda: self.desk.idle, "everything is stored")
        ended: list[object] = []
        self.syncing.synced.connect(ended.append)
        self.syncing.sync_now()
        self.until(lambda: ended and not self.syncing.waiting and self.desk.idle, "everything is sent")
        self.syncing.synced.disconnect(ended.append)
